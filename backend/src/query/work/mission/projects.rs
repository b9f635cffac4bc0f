//! The projects of an office with the state of their reports.

use chrono::NaiveDate;
use domain::{
    code::ProjectCode,
    id::{OfficeId, PeriodId},
};
use sea_orm::FromQueryResult;

use super::{Counts, Shares, Whose, days_late, ended};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, lock},
};

#[derive(Clone, Debug)]
pub struct ProjectLine {
    pub code: ProjectCode,
    pub title: String,
    /// Over all ended periods.
    pub shares: Shares,
    /// Values not handed in of periods that are due, and that no lock closes to everybody.
    pub overdue: u32,
    /// Days since the oldest of these was due.
    pub days: i64,
    /// The oldest period with something overdue; else the last one that ended.
    pub period: Option<PeriodId>,
}

#[derive(FromQueryResult)]
struct Row {
    code: String,
    title: String,
    expected: Option<i64>,
    period_id: Option<i64>,
    due: Option<NaiveDate>,
    approved: Option<i64>,
    submitted: Option<i64>,
    draft: Option<i64>,
    returned: Option<i64>,
    open: i64,
}

/// Every project, the most overdue first, in one statement.
pub(super) async fn projects(ctx: &Ctx, office: OfficeId) -> Result<Vec<ProjectLine>> {
    let today = ctx.today();
    let rows: Vec<Row> = all(
        ctx.read(),
        &format!(
            "{} SELECT p.code, p.title, q.expected, q.period_id, q.due, q.approved, q.submitted, q.draft, q.returned,
                  CAST(CASE WHEN {} THEN 1 ELSE 0 END AS BIGINT) AS open
             FROM mine p
             LEFT JOIN ended q ON q.project_id = p.id
             ORDER BY p.code, q.due",
            ended(ctx.subject()?, Whose::Office(office)),
            lock::open_to_anyone(today)
        ),
        [today.into()],
    )
    .await?;
    let mut lines: Vec<ProjectLine> = Vec::new();
    for row in rows {
        if lines.last().is_none_or(|line| line.code.as_str() != row.code) {
            lines.push(ProjectLine {
                code: row.code.parse().map_err(Error::internal)?,
                title: row.title.clone(),
                shares: Shares::default(),
                overdue: 0,
                days: 0,
                period: None,
            });
        }
        if let Some(line) = lines.last_mut() {
            row.add_to(line, today)?;
        }
    }
    lines.sort_by_key(|line| std::cmp::Reverse((line.overdue, line.shares.returned)));
    Ok(lines)
}

impl Row {
    fn add_to(self, line: &mut ProjectLine, today: NaiveDate) -> Result<()> {
        let (Some(period), Some(due)) = (self.period_id, self.due) else { return Ok(()) };
        let number = |n: Option<i64>| n.unwrap_or_default();
        let counts = Counts {
            expected: number(self.expected),
            approved: number(self.approved),
            submitted: number(self.submitted),
            draft: number(self.draft),
            returned: number(self.returned),
        };
        let shares = counts.shares()?;
        let late = if due < today && self.open == 1 { shares.expected() - shares.reported() } else { 0 };
        if line.overdue == 0 {
            line.period = Some(PeriodId(period));
        }
        if late > 0 {
            line.days = line.days.max(days_late(due, today));
        }
        line.overdue += late;
        line.shares += shares;
        Ok(())
    }
}
