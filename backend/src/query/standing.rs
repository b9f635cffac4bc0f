//! Where indicators stand: their approved values over the periods, their progress and status.
//!
//! The one place where values of periods are accumulated: project pages, lists and corporate results all use it. What they
//! promise and amount to is remembered ([`sums`](crate::sums)) and read from there; at a past moment it is added up from the values.

pub(crate) mod computed;
pub(crate) mod counted;
mod pace;
pub(crate) mod promised;

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

use self::{
    computed::{Sum, Sums},
    pace::Pace,
    promised::Promised,
};
use super::{
    all,
    packed::{self, pack},
};
use crate::{
    error::{Error, Result},
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

/// The indicators of one project, packed; in the row of no project, how many there are in all.
#[derive(FromQueryResult)]
struct Remembered {
    project_id: Option<i64>,
    indicators: String,
}

/// The approved values of indicators, each in the order of their periods; blanks are left out.
pub(crate) type Approvals = HashMap<IndicatorId, Vec<(PeriodId, Value)>>;

/// Every indicator that satisfies `condition` (over indicators `i`, of which only the id and the project are there), in two
/// statements; at a past moment in four.
pub(crate) async fn of_projects(conn: &Reads, condition: &str, today: NaiveDate) -> Result<Vec<Standing>> {
    read(conn, condition, &When { today, year: None }, false).await.map(|(standings, _)| standings)
}

/// The same of the periods that end in one year: what they amount to, against the targets of these periods and the part of the
/// project's time that lies in the year. Only those of which something is expected or approved in it.
pub(crate) async fn in_year(conn: &Reads, condition: &str, today: NaiveDate, year: i64) -> Result<Vec<Standing>> {
    read(conn, condition, &When { today, year: Some(year) }, false).await.map(|(standings, _)| standings)
}

/// A condition behind others: the period with this alias ends in the year, where one is named.
pub(crate) fn ends_in(period: &str, year: Option<i64>) -> String {
    year.map(|year| format!(" AND {period}.ends >= '{year:04}-01-01' AND {period}.ends <= '{year:04}-12-31'"))
        .unwrap_or_default()
}

/// When indicators stand so.
struct When {
    today: NaiveDate,
    /// Only the periods that end in it.
    year: Option<i64>,
}

async fn read(conn: &Reads, condition: &str, when: &When, with_values: bool) -> Result<(Vec<Standing>, Approvals)> {
    let mut indicators = match when.year {
        _ if conn.is_past() => computed(conn, condition, when.year).await?,
        None => remembered(conn, condition).await?,
        Some(year) => remembered_of(conn, condition, year).await?,
    };
    let projects = indicators.iter().map(|(promised, _)| promised.project);
    let (pace, approvals) = pace::of(conn, condition, projects, when, with_values).await?;
    if when.year.is_some() {
        for (promised, _) in &mut indicators {
            promised.promise.target = pace.planned(promised)?;
        }
    }
    let standings = indicators.into_iter().map(|(promised, sum)| standing(promised, sum, &pace));
    Ok((standings.collect::<Result<_>>()?, approvals))
}

/// As it stood at a past moment.
async fn computed(conn: &Reads, condition: &str, year: Option<i64>) -> Result<Vec<(Promised, Sum)>> {
    let promised = promised::promised(conn, condition).await?;
    let mut sums = computed::sums(conn, &format!("i.retired_at IS NULL AND {condition}")).await?;
    let mut summed = Vec::with_capacity(promised.len());
    for promised in promised {
        let sums = sums.remove(&promised.indicator).unwrap_or(Ok(Sums::default())).map_err(Error::internal)?;
        match year {
            None => summed.push((promised, sums.whole)),
            Some(year) => summed.extend(sums.years.get(&year).map(|sum| (promised, *sum))),
        }
    }
    Ok(summed)
}

/// What is remembered of one year, in one statement and a row for each project.
async fn remembered_of(conn: &Reads, condition: &str, year: i64) -> Result<Vec<(Promised, Sum)>> {
    let rows: Vec<Remembered> = all(
        conn,
        &format!(
            "SELECT i.project_id, {} AS indicators
             FROM (SELECT m.indicator_id AS id, m.project_id, m.kind, m.direction, m.accumulation, m.baseline_numerator,
                          m.baseline_denominator, '' AS target_numerator, '' AS target_denominator, y.numerator, y.denominator,
                          y.female_numerator, y.female_denominator, y.male_numerator, y.male_denominator, y.missing_since
                   FROM indicator_years y JOIN indicator_sums m ON m.indicator_id = y.indicator_id
                   WHERE y.year = {year}) i
             WHERE {condition} GROUP BY i.project_id",
            pack(&sums::COLUMNS)
        ),
        [],
    )
    .await?;
    let mut read = Vec::new();
    for row in rows {
        let project = row.project_id.map(ProjectId).ok_or_else(|| Error::internal("an indicator without a project"))?;
        for mut fields in packed::rows(&row.indicators) {
            read.push(sums::read(project, &mut fields)?);
        }
    }
    read.sort_unstable_by_key(|(promised, _): &(Promised, Sum)| promised.indicator);
    Ok(read)
}

/// What is remembered, in one statement and a row for each project. Of every indicator something is; where it is not, no total may
/// pass over it in silence.
async fn remembered(conn: &Reads, condition: &str) -> Result<Vec<(Promised, Sum)>> {
    let rows: Vec<Remembered> = all(
        conn,
        &format!(
            "SELECT i.project_id, {} AS indicators
             FROM (SELECT m.indicator_id AS id, m.project_id, m.packed FROM indicator_sums m) i
             WHERE {condition} GROUP BY i.project_id
             UNION ALL
             SELECT NULL, CAST(COUNT(*) AS TEXT) FROM indicators i WHERE i.retired_at IS NULL AND {condition}",
            packed::join("i.packed")
        ),
        [],
    )
    .await?;
    let (mut read, mut there): (Vec<(Promised, Sum)>, usize) = (Vec::new(), 0);
    for row in rows {
        let Some(project) = row.project_id.map(ProjectId) else {
            there = row.indicators.parse().map_err(Error::internal)?;
            continue;
        };
        for mut fields in packed::rows(&row.indicators) {
            read.push(sums::read(project, &mut fields)?);
        }
    }
    if read.len() != there {
        let remembered = read.len();
        return Err(Error::internal(format!("{remembered} of {there} indicators are remembered: `baseline rebuild`")));
    }
    read.sort_unstable_by_key(|(promised, _)| promised.indicator);
    Ok(read)
}

/// Every indicator of a project with the approved values that it amounts to, in as many statements.
pub(crate) async fn with_approvals(
    conn: &Reads,
    project: ProjectId,
    today: NaiveDate,
) -> Result<(Vec<Standing>, Approvals)> {
    read(conn, &format!("i.project_id = {project}"), &When { today, year: None }, true).await
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
    for standing in of_projects(conn, &format!("i.project_id IN ({})", ids.join(", ")), today).await? {
        let tally = tallies.entry(standing.project).or_default();
        tally.count(standing.status);
        tally.passed = standing.passed;
    }
    Ok(tallies)
}

fn standing(promised: Promised, sum: Sum, pace: &Pace) -> Result<Standing> {
    let Promised { indicator, project, kind, promise } = promised;
    let passed = pace.passed(project);
    let targets = pace.targets(indicator);
    let by_day: Vec<_> = targets.iter().map(|planned| (planned.ends, planned.value)).collect();
    let expected = Expected::by_now(promise.accumulation, passed, &by_day).map_err(Error::internal)?;
    Ok(Standing {
        indicator,
        project,
        kind,
        baseline: promise.baseline,
        target: promise.target,
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
