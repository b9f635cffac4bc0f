//! Where indicators stand: their approved values over the periods, their progress and status.
//!
//! The one place where values of periods are accumulated: project pages, lists and corporate results all use it. What they
//! amount to is remembered ([`sums`](crate::sums)) and read from there; at a past moment it is added up from the values.

pub(crate) mod computed;
pub(crate) mod counted;
mod pace;

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    id::{IndicatorId, PeriodId, ProjectId},
    indicator::Kind,
    progress::{
        Progress, Status, Thresholds,
        expected::{Expected, Passed, Promise},
    },
    value::Value,
};
use sea_orm::FromQueryResult;

use self::{computed::Sum, pace::Pace};
use super::all;
use crate::{
    entity::indicator_sums,
    error::{Error, Result},
    insert::actual::value,
    reads::Reads,
    sums,
};

/// One indicator with what its approved values amount to.
#[derive(Clone, Debug)]
pub struct Standing {
    pub indicator: IndicatorId,
    pub project: ProjectId,
    pub kind: Kind,
    pub baseline: Option<Value>,
    pub target: Option<Value>,
    promise: Promise,
    /// Over the periods, as the indicator accumulates; none where nothing is approved.
    pub so_far: Option<Value>,
    /// What of it is known to be female and male.
    pub(crate) by_sex: (Option<Value>, Option<Value>),
    /// The earliest due day among the expected periods for which nothing was handed in, whether it has passed or not.
    pub(crate) missing_since: Option<NaiveDate>,
    pub progress: Progress,
    /// What it is held against, which makes its status.
    pub expected: Expected,
    pub status: Status,
    /// How much of the project's time had passed at the end of the last period that was due; none before the first was.
    pub passed: Option<Passed>,
    /// Of the periods that have one, in their order.
    pub targets: Vec<(PeriodId, Value)>,
}

impl Standing {
    /// Ten-thousandths of the way from baseline to target that are expected by now.
    pub fn expected_share(&self) -> Option<i64> {
        self.expected.share(self.promise)
    }
}

/// How many indicators, of one project or of another set, have each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub on_track: u32,
    pub at_risk: u32,
    pub off_track: u32,
    pub unknown: u32,
    /// How much of the project's time had passed at the end of the last period that was due; none before the first was, and
    /// for a set over several projects.
    pub passed: Option<Passed>,
}

impl Tally {
    pub fn indicators(&self) -> u32 {
        self.on_track + self.at_risk + self.off_track + self.unknown
    }

    pub(crate) fn count(&mut self, status: Status) {
        match status {
            Status::OnTrack => self.on_track += 1,
            Status::AtRisk => self.at_risk += 1,
            Status::OffTrack => self.off_track += 1,
            Status::Unknown => self.unknown += 1,
        }
    }
}

#[derive(FromQueryResult)]
struct Promised {
    indicator_id: i64,
    project_id: i64,
    kind: String,
    direction: String,
    accumulation: String,
    starts: NaiveDate,
    ends: NaiveDate,
    baseline_numerator: Option<i64>,
    baseline_denominator: Option<i64>,
    target_numerator: Option<i64>,
    target_denominator: Option<i64>,
    /// Null where nothing is remembered of it.
    remembered: Option<i64>,
    numerator: Option<i64>,
    denominator: Option<i64>,
    female_numerator: Option<i64>,
    female_denominator: Option<i64>,
    male_numerator: Option<i64>,
    male_denominator: Option<i64>,
    missing_since: Option<NaiveDate>,
}

/// The approved values of indicators, each in the order of their periods; blanks are left out.
pub(crate) type Approvals = HashMap<IndicatorId, Vec<(PeriodId, Value)>>;

/// Every indicator that satisfies `condition` (over projects `p` and indicators `i`), in two statements; at a past
/// moment in four.
pub(crate) async fn of_projects(conn: &Reads, condition: &str, today: NaiveDate) -> Result<Vec<Standing>> {
    read(conn, condition, today, false).await.map(|(standings, _)| standings)
}

async fn read(
    conn: &Reads,
    condition: &str,
    today: NaiveDate,
    with_values: bool,
) -> Result<(Vec<Standing>, Approvals)> {
    let promised: Vec<Promised> = all(
        conn,
        &format!(
            "SELECT i.id AS indicator_id, i.project_id, i.kind, i.direction, i.accumulation, p.starts, p.ends,
                    b.numerator AS baseline_numerator, b.denominator AS baseline_denominator,
                    t.numerator AS target_numerator, t.denominator AS target_denominator,
                    m.indicator_id AS remembered, m.numerator, m.denominator, m.female_numerator, m.female_denominator,
                    m.male_numerator, m.male_denominator, m.missing_since
             FROM indicators i
             JOIN projects p ON p.id = i.project_id
             LEFT JOIN indicator_sums m ON m.indicator_id = i.id
             LEFT JOIN targets b ON b.indicator_id = i.id AND b.what = 'baseline'
                  AND b.period_id IS NULL AND b.axis IS NULL AND b.superseded_at IS NULL
             LEFT JOIN targets t ON t.indicator_id = i.id AND t.what = 'target'
                  AND t.period_id IS NULL AND t.axis IS NULL AND t.superseded_at IS NULL
             WHERE i.retired_at IS NULL AND {condition}
             ORDER BY i.id"
        ),
        [],
    )
    .await?;
    let projects = promised.iter().map(|row| ProjectId(row.project_id));
    let (pace, approvals) = pace::of(conn, condition, projects, today, with_values).await?;
    let standings = if conn.is_past() {
        let mut sums = computed::sums(conn, &format!("i.retired_at IS NULL AND {condition}")).await?;
        let past = promised.into_iter().map(|row| {
            let sum = sums.remove(&IndicatorId(row.indicator_id)).unwrap_or(Ok(Sum::default()));
            row.standing(sum.map_err(Error::internal)?, &pace)
        });
        past.collect::<Result<_>>()?
    } else {
        let present = promised.into_iter().map(|row| row.remembered().and_then(|sum| row.standing(sum, &pace)));
        present.collect::<Result<_>>()?
    };
    Ok((standings, approvals))
}

/// Every indicator of a project with the approved values that it amounts to, in as many statements.
pub(crate) async fn with_approvals(
    conn: &Reads,
    project: ProjectId,
    today: NaiveDate,
) -> Result<(Vec<Standing>, Approvals)> {
    read(conn, &format!("p.id = {project}"), today, true).await
}

/// The tally of each of these projects that has indicators.
pub(crate) async fn tallies(
    conn: &Reads,
    projects: &[ProjectId],
    today: NaiveDate,
) -> Result<HashMap<ProjectId, Tally>> {
    let mut tallies: HashMap<ProjectId, Tally> = HashMap::new();
    if projects.is_empty() {
        return Ok(tallies);
    }
    let ids: Vec<String> = projects.iter().map(ProjectId::to_string).collect();
    for standing in of_projects(conn, &format!("p.id IN ({})", ids.join(", ")), today).await? {
        let tally = tallies.entry(standing.project).or_default();
        tally.count(standing.status);
        tally.passed = standing.passed;
    }
    Ok(tallies)
}

impl Promised {
    /// What is remembered of it. Every indicator has a row; where one is missing, no total may pass over it in silence.
    fn remembered(&self) -> Result<Sum> {
        let id = self.remembered.ok_or_else(|| {
            Error::internal(format!("nothing is remembered of indicator {}: `baseline rebuild`", self.indicator_id))
        })?;
        let row = indicator_sums::Model {
            indicator_id: id,
            numerator: self.numerator,
            denominator: self.denominator,
            female_numerator: self.female_numerator,
            female_denominator: self.female_denominator,
            male_numerator: self.male_numerator,
            male_denominator: self.male_denominator,
            missing_since: self.missing_since,
        };
        sums::read(self.kind.parse().map_err(Error::internal)?, row)
    }

    fn standing(&self, sum: Sum, pace: &Pace) -> Result<Standing> {
        let kind: Kind = self.kind.parse().map_err(Error::internal)?;
        let baseline = value(kind, self.baseline_numerator, self.baseline_denominator)?;
        let target = value(kind, self.target_numerator, self.target_denominator)?;
        let promise = Promise {
            baseline,
            target,
            direction: self.direction.parse().map_err(Error::internal)?,
            accumulation: self.accumulation.parse().map_err(Error::internal)?,
        };
        let (indicator, project) = (IndicatorId(self.indicator_id), ProjectId(self.project_id));
        let passed = pace.passed(project, self.starts, self.ends);
        let targets = pace.targets(indicator);
        let by_day: Vec<_> = targets.iter().map(|planned| (planned.ends, planned.value)).collect();
        let expected = Expected::by_now(promise.accumulation, passed, &by_day).map_err(Error::internal)?;
        Ok(Standing {
            indicator,
            project,
            kind,
            baseline,
            target,
            promise,
            so_far: sum.so_far,
            by_sex: (sum.female, sum.male),
            missing_since: sum.missing_since,
            progress: promise.progress(sum.so_far),
            expected,
            status: expected.status(promise, sum.so_far, Thresholds::default()),
            passed,
            targets: targets.iter().map(|planned| (planned.period, planned.value)).collect(),
        })
    }
}
