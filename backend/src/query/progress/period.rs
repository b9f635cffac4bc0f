//! The periods of a project with what was entered in each, and which of them to show first.

use chrono::NaiveDate;
use domain::{
    id::PeriodId,
    period::{Period, Timeliness},
    policy::Action,
};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{
        expected,
        lock::{self, Facing, Held},
        project::Project,
    },
};

/// One period with its counts over the indicators of the matrix as it is now.
#[derive(Clone, Debug)]
pub struct PeriodLine {
    pub id: PeriodId,
    pub dates: Period,
    pub timeliness: Timeliness,
    /// Values can be entered from its first day on.
    pub begun: bool,
    /// Those that were there in the period, and those for which something was handed in all the same.
    pub expected: u32,
    /// Values that are not blank, in whatever state.
    pub filled: u32,
    pub submitted: u32,
    pub approved: u32,
    pub returned: u32,
    /// The lock under which it lies for who asks.
    pub held: Option<Held>,
}

impl PeriodLine {
    /// Locked, and the one who asks is not let in.
    pub fn closed(&self) -> bool {
        self.held.as_ref().is_some_and(|held| held.let_in.is_none())
    }

    /// Not everything was handed in.
    pub fn lacks(&self) -> bool {
        self.submitted + self.approved < self.expected
    }
}

#[derive(FromQueryResult)]
struct LineRow {
    id: i64,
    starts: NaiveDate,
    ends: NaiveDate,
    due: NaiveDate,
    period_name: Option<String>,
    expected: i64,
    filled: i64,
    submitted: i64,
    approved: i64,
    returned: i64,
}

/// In one statement, the locks over them included.
pub(super) async fn periods(ctx: &Ctx, project: &Project) -> Result<Vec<PeriodLine>> {
    let list = format!(
        "SELECT q.id, q.starts, q.ends, q.due, q.name AS period_name,
                (SELECT COUNT(*) FROM indicators x WHERE x.project_id = $4 AND x.retired_at IS NULL
                   AND ({expected} OR EXISTS (SELECT 1 FROM actuals e WHERE e.indicator_id = x.id AND e.period_id = q.id
                        AND e.superseded_at IS NULL AND e.state IN ('submitted', 'approved')))) AS expected,
                COUNT(*) FILTER (WHERE a.numerator IS NOT NULL) AS filled,
                COUNT(*) FILTER (WHERE a.state = 'submitted') AS submitted,
                COUNT(*) FILTER (WHERE a.state = 'approved') AS approved,
                COUNT(*) FILTER (WHERE a.state = 'returned') AS returned
         FROM periods q
         LEFT JOIN actuals a ON a.period_id = q.id AND a.superseded_at IS NULL
              AND a.indicator_id IN (SELECT i.id FROM indicators i WHERE i.project_id = $4 AND i.retired_at IS NULL)
         WHERE q.project_id = $4 AND q.retired_at IS NULL
         GROUP BY q.id, q.starts, q.ends, q.due, q.name",
        expected = expected("x", "q")
    );
    let (user, today) = (ctx.subject()?.user, ctx.today());
    let (rows, facing) = lock::beside::<LineRow>(ctx.read(), &list, project.place(), user, today).await?;
    rows.into_iter().map(|row| row.line(&facing, today)).collect()
}

impl LineRow {
    fn line(self, facing: &Facing, today: NaiveDate) -> Result<PeriodLine> {
        let count = |n: i64| u32::try_from(n).map_err(Error::internal);
        let dates = Period { starts: self.starts, ends: self.ends, due: self.due, name: self.period_name };
        Ok(PeriodLine {
            id: PeriodId(self.id),
            timeliness: dates.timeliness(today),
            begun: dates.starts <= today,
            dates,
            expected: count(self.expected)?,
            filled: count(self.filled)?,
            submitted: count(self.submitted)?,
            approved: count(self.approved)?,
            returned: count(self.returned)?,
            held: facing.held(self.ends),
        })
    }
}

/// For who reviews but does not enter: the earliest period with submitted values. Else the earliest period that has
/// ended with something missing, if it is not closed by a lock, else the one under way, else the last that has begun, else the first of all.
pub(super) fn first_to_mind(ctx: &Ctx, project: &Project, periods: &[PeriodLine]) -> Option<usize> {
    let reviews = ctx.may(project, Action::ReviewValues) && !ctx.may(project, Action::EnterValues);
    let to_review = reviews.then(|| periods.iter().position(|line| line.submitted > 0 && !line.closed())).flatten();
    let ended = |line: &PeriodLine| line.timeliness != Timeliness::Open;
    to_review
        .or_else(|| periods.iter().position(|line| ended(line) && line.lacks() && !line.closed()))
        .or_else(|| periods.iter().position(|line| line.begun && !ended(line)))
        .or_else(|| periods.iter().rposition(|line| line.begun))
        .or(if periods.is_empty() { None } else { Some(0) })
}
