//! The indicators of a project with what stands reported for each in one period. The page and the use cases read it
//! from here, so that what is shown is what is checked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    approval::ActualState,
    axes::{Axes, Cell},
    id::{ActualId, IndicatorId, NodeId, PeriodId, ProjectId, UserId},
    indicator::{Accumulation, Direction, Kind},
    value::{Reported, Value},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    error::{Error, Result},
    insert::actual::value,
    query::{all, measure},
};

/// An indicator and its present value in one period.
#[derive(Clone, Debug)]
pub struct Measured {
    pub indicator: IndicatorId,
    pub node: NodeId,
    pub title: String,
    pub unit: String,
    pub kind: Kind,
    pub direction: Direction,
    pub accumulation: Accumulation,
    pub axes: Axes,
    /// Of a scale, the lowest first.
    pub answers: Vec<String>,
    /// The targets of its cells in this period.
    pub planned: BTreeMap<Cell, Value>,
    /// Values are expected for periods that end on this day or after it.
    pub expected_from: NaiveDate,
    /// None where nothing was ever written.
    pub entry: Option<Entry>,
    /// What the reviewer asked for last, until the value is approved.
    pub asked: Option<Asked>,
    /// What stands behind it: comments, and files, that were not withdrawn.
    pub comments: u32,
    pub files: u32,
}

/// A person and the moment at which they did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    pub user: UserId,
    pub name: String,
    pub at: i64,
}

/// The current version of a reported value.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: ActualId,
    pub version: i64,
    pub state: ActualState,
    pub reported: Reported,
    pub narrative: Option<String>,
    pub author: Hand,
    pub submitter: Option<Hand>,
    pub reviewer: Option<Hand>,
    pub note: Option<String>,
    pub recorded_at: i64,
    /// All who wrote or submitted a version of it since it was last approved: none of them judges it.
    pub hands: Vec<UserId>,
}

/// A note with which a value came back, or was reopened.
#[derive(Clone, Debug)]
pub struct Asked {
    pub state: ActualState,
    pub note: String,
    pub by: Option<Hand>,
}

impl Measured {
    /// It waits for a reviewer.
    pub fn is_submitted(&self) -> bool {
        self.entry.as_ref().is_some_and(|entry| entry.state == ActualState::Submitted)
    }
}

impl Entry {
    /// Who touched it last.
    pub fn last(&self) -> &Hand {
        match self.state {
            ActualState::Draft => &self.author,
            ActualState::Submitted => self.submitter.as_ref().unwrap_or(&self.author),
            ActualState::Approved | ActualState::Returned | ActualState::Reopened => {
                self.reviewer.as_ref().unwrap_or(&self.author)
            }
        }
    }
}

#[derive(FromQueryResult)]
struct MeasuredRow {
    period_id: i64,
    indicator_id: i64,
    node_id: i64,
    title: String,
    unit: String,
    kind: String,
    direction: String,
    accumulation: String,
    answers: String,
    actual_id: Option<i64>,
    version: Option<i64>,
    state: Option<String>,
    numerator: Option<i64>,
    denominator: Option<i64>,
    narrative: Option<String>,
    author_id: Option<i64>,
    author: Option<String>,
    submitter_id: Option<i64>,
    submitter: Option<String>,
    submitted_at: Option<i64>,
    reviewer_id: Option<i64>,
    reviewer: Option<String>,
    reviewed_at: Option<i64>,
    note: Option<String>,
    recorded_at: Option<i64>,
    asked_state: Option<String>,
    asked_note: Option<String>,
    asked_id: Option<i64>,
    asked_by: Option<String>,
    asked_at: Option<i64>,
    expected_from: NaiveDate,
    hands: Option<String>,
    comments: i64,
    files: i64,
}

/// Every indicator of the matrix as it is now, in the order of the matrix within its node, in three statements.
pub(crate) async fn measured(
    conn: &impl ConnectionTrait,
    project: ProjectId,
    period: PeriodId,
) -> Result<Vec<Measured>> {
    let rows = rows(conn, project, "q.id = $2", period.0).await?;
    let mut axes = measure::axes(conn, project).await?;
    let mut cells = measure::cells(conn, period).await?;
    rows.into_iter()
        .map(|row| {
            let axes = axes.remove(&IndicatorId(row.indicator_id)).unwrap_or_default();
            let reported = row.actual_id.and_then(|id| cells.values.remove(&ActualId(id))).unwrap_or_default();
            let planned = cells.targets.remove(&IndicatorId(row.indicator_id)).unwrap_or_default();
            Ok(Measured { planned, ..row.measured(axes, reported)? })
        })
        .collect()
}

/// One indicator of the matrix as it is now with what stands reported in each period of the project, in their order, in
/// three statements. Nothing where the project has no such indicator.
pub(crate) async fn over_periods(
    conn: &impl ConnectionTrait,
    project: ProjectId,
    indicator: IndicatorId,
) -> Result<Vec<(PeriodId, Measured)>> {
    let rows = rows(conn, project, "i.id = $2", indicator.0).await?;
    let axes = measure::axes(conn, project).await?.remove(&indicator).unwrap_or_default();
    let mut cells = measure::cells_over_periods(conn, indicator).await?;
    rows.into_iter()
        .map(|row| {
            let cells = row.actual_id.and_then(|id| cells.values.remove(&ActualId(id))).unwrap_or_default();
            Ok((PeriodId(row.period_id), row.measured(axes.clone(), cells)?))
        })
        .collect()
}

/// Indicators and periods of a project that satisfy `condition` (over indicators `i` and periods `q`, its id as `$2`).
async fn rows(conn: &impl ConnectionTrait, project: ProjectId, condition: &str, id: i64) -> Result<Vec<MeasuredRow>> {
    Ok(all(
        conn,
        &format!(
            "SELECT q.id AS period_id, i.id AS indicator_id, i.node_id, i.title, i.unit, i.kind, i.direction, i.accumulation,
                    i.answers, a.id AS actual_id, a.version, a.state, a.numerator, a.denominator,
                    a.narrative, a.author_id, au.name AS author, a.submitter_id, su.name AS submitter, a.submitted_at,
                    a.reviewer_id, ru.name AS reviewer, a.reviewed_at, a.note, a.recorded_at,
                    r.state AS asked_state, r.note AS asked_note, r.reviewer_id AS asked_id, qu.name AS asked_by,
                    r.reviewed_at AS asked_at, i.expected_from,
                    (SELECT STRING_AGG(CAST(w.author_id AS TEXT) || ',' || CAST(COALESCE(w.submitter_id, w.author_id) AS TEXT), ',')
                     FROM actuals w
                     WHERE w.indicator_id = i.id AND w.period_id = q.id AND w.version <= a.version
                       AND w.version > COALESCE((SELECT MAX(x.version) FROM actuals x
                         WHERE x.indicator_id = i.id AND x.period_id = q.id AND x.version < a.version AND x.state = 'approved'), 0)
                    ) AS hands,
                    (SELECT COUNT(*) FROM comments c
                     WHERE c.indicator_id = i.id AND c.period_id = q.id AND c.superseded_at IS NULL) AS comments,
                    (SELECT COUNT(*) FROM evidence f
                     WHERE f.indicator_id = i.id AND f.period_id = q.id AND f.superseded_at IS NULL) AS files
             FROM indicators i
             JOIN periods q ON q.project_id = i.project_id AND q.retired_at IS NULL
             LEFT JOIN actuals a ON a.indicator_id = i.id AND a.period_id = q.id AND a.superseded_at IS NULL
             LEFT JOIN users au ON au.id = a.author_id
             LEFT JOIN users su ON su.id = a.submitter_id
             LEFT JOIN users ru ON ru.id = a.reviewer_id
             LEFT JOIN actuals r ON r.indicator_id = i.id AND r.period_id = q.id AND a.state <> 'approved'
                  AND r.version = (SELECT MAX(x.version) FROM actuals x WHERE x.indicator_id = i.id AND x.period_id = q.id
                                   AND x.version <= a.version AND x.state IN ('returned', 'reopened'))
             LEFT JOIN users qu ON qu.id = r.reviewer_id
             WHERE i.project_id = $1 AND i.retired_at IS NULL AND {condition}
             ORDER BY q.starts, i.position, i.id"
        ),
        [project.0.into(), id.into()],
    )
    .await?)
}

/// A person and a moment from their columns, where all are there.
fn hand(user: Option<i64>, name: Option<String>, at: Option<i64>) -> Option<Hand> {
    Some(Hand { user: UserId(user?), name: name?, at: at? })
}

/// People from the list of their ids, each once.
fn hands(ids: &str) -> Result<Vec<UserId>> {
    let mut hands = ids.split(',').filter(|id| !id.is_empty()).map(str::parse).collect::<Result<Vec<UserId>, _>>();
    if let Ok(hands) = &mut hands {
        hands.sort_unstable();
        hands.dedup();
    }
    hands.map_err(Error::internal)
}

impl MeasuredRow {
    fn measured(self, axes: Axes, cells: BTreeMap<Cell, Value>) -> Result<Measured> {
        let kind = self.kind.parse().map_err(Error::internal)?;
        let reported = Reported { total: value(kind, self.numerator, self.denominator)?, cells };
        let entry = match (self.actual_id, self.version, self.state, self.recorded_at) {
            (Some(id), Some(version), Some(state), Some(recorded_at)) => Some(Entry {
                id: ActualId(id),
                version,
                state: state.parse().map_err(Error::internal)?,
                reported,
                narrative: self.narrative,
                author: hand(self.author_id, self.author, Some(recorded_at))
                    .ok_or_else(|| Error::internal(format!("actual {id} has no author")))?,
                submitter: hand(self.submitter_id, self.submitter, self.submitted_at),
                reviewer: hand(self.reviewer_id, self.reviewer, self.reviewed_at),
                note: self.note,
                recorded_at,
                hands: hands(self.hands.as_deref().unwrap_or_default())?,
            }),
            _ => None,
        };
        let asked = match (self.asked_state, self.asked_note) {
            (Some(state), Some(note)) => Some(Asked {
                state: state.parse().map_err(Error::internal)?,
                note,
                by: hand(self.asked_id, self.asked_by, self.asked_at),
            }),
            _ => None,
        };
        Ok(Measured {
            indicator: IndicatorId(self.indicator_id),
            node: NodeId(self.node_id),
            title: self.title,
            unit: self.unit,
            kind,
            direction: self.direction.parse().map_err(Error::internal)?,
            accumulation: self.accumulation.parse().map_err(Error::internal)?,
            axes,
            answers: measure::answers(&self.answers),
            planned: BTreeMap::new(),
            expected_from: self.expected_from,
            entry,
            asked,
            comments: u32::try_from(self.comments).map_err(Error::internal)?,
            files: u32::try_from(self.files).map_err(Error::internal)?,
        })
    }
}
