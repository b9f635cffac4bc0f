//! Reported values as JSON.

use std::collections::HashMap;

use backend::{
    error::{Error, Result},
    query::progress::{Asked, Hand, Measured, progress},
};
use domain::{
    code::ProjectCode,
    id::{ActualId, PeriodId},
    policy::Action,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::{
    super::{
        caller::Caller,
        value::{Amount, Cell, Split, Unspecified, amount, cells, moment, renamed, splits, unspecified},
    },
    periods::Period,
};

/// The values of one period, one for each indicator of the matrix as it is now.
#[derive(Serialize, ToSchema)]
pub(crate) struct Actuals {
    period: Period,
    values: Vec<Actual>,
}

/// What stands reported for an indicator in a period.
#[derive(Serialize, ToSchema)]
pub(crate) struct Actual {
    indicator: i64,
    title: String,
    unit: String,
    /// count, percentage, rate, mean, scale, yes-no or narrative
    kind: String,
    /// The ways in which it can be split
    splits: Vec<Split>,
    /// Of a scale, the lowest first
    answers: Vec<String>,
    /// The id of this version, by which a reviewer chooses it; null where nothing was written
    id: Option<i64>,
    /// 0 where nothing was written
    version: i64,
    /// draft, submitted, approved, returned or reopened; null where nothing was written
    state: Option<String>,
    /// Null is a blank, which is not 0
    total: Option<Amount>,
    cells: Vec<Cell>,
    /// What the cells leave of the total, along each axis that has some
    unspecified: Vec<Unspecified>,
    narrative: Option<String>,
    author: Option<Person>,
    submitter: Option<Person>,
    reviewer: Option<Person>,
    /// What the reviewer asked for last, until it is approved
    asked: Option<Note>,
    /// Comments on it that were not withdrawn
    comments: u32,
    /// Files behind it that were not withdrawn
    files: u32,
}

/// Who did it, and when.
#[derive(Serialize, ToSchema)]
pub(crate) struct Person {
    id: i64,
    name: String,
    /// RFC 3339
    at: String,
}

/// With what words a value came back, or was reopened.
#[derive(Serialize, ToSchema)]
struct Note {
    state: String,
    note: String,
    by: Option<Person>,
}

impl From<&Hand> for Person {
    fn from(hand: &Hand) -> Self {
        Self { id: hand.user.0, name: hand.name.clone(), at: moment(hand.at) }
    }
}

impl From<&Asked> for Note {
    fn from(asked: &Asked) -> Self {
        Self { state: asked.state.to_string(), note: asked.note.clone(), by: asked.by.as_ref().map(Person::from) }
    }
}

impl From<&Measured> for Actual {
    fn from(of: &Measured) -> Self {
        let entry = of.entry.as_ref();
        let reported = entry.map(|entry| &entry.reported);
        Self {
            indicator: of.indicator.0,
            title: of.title.clone(),
            unit: of.unit.clone(),
            kind: of.kind.to_string(),
            splits: splits(&of.axes),
            answers: of.answers.clone(),
            id: entry.map(|entry| entry.id.0),
            version: entry.map_or(0, |entry| entry.version),
            state: entry.map(|entry| entry.state.to_string()),
            total: amount(reported.and_then(|reported| reported.total)),
            cells: reported.map(cells).unwrap_or_default(),
            unspecified: reported.map(unspecified).unwrap_or_default(),
            narrative: entry.and_then(|entry| entry.narrative.clone()),
            author: entry.map(|entry| Person::from(&entry.author)),
            submitter: entry.and_then(|entry| entry.submitter.as_ref()).map(Person::from),
            reviewer: entry.and_then(|entry| entry.reviewer.as_ref()).map(Person::from),
            asked: of.asked.as_ref().map(Note::from),
            comments: of.comments,
            files: of.files,
        }
    }
}

/// What stands in a period of a project that this person may see.
pub(super) async fn standing(caller: &Caller, code: &ProjectCode, period: PeriodId) -> Result<Actuals> {
    let project = caller.ctx.project(code, Action::View).await?;
    let progress = progress(&caller.ctx, &project, Some(period)).await?;
    let line = progress.period().ok_or(Error::NotFound)?;
    Ok(Actuals { period: line.into(), values: progress.rows().map(|row| Actual::from(&row.measured)).collect() })
}

impl Actuals {
    pub(super) fn only(self, indicator: i64) -> Result<Actual> {
        self.values.into_iter().find(|value| value.indicator == indicator).ok_or(Error::NotFound)
    }
}

/// The ids of the versions that a reviewer chose.
pub(super) fn chosen(ids: &[i64]) -> Vec<ActualId> {
    ids.iter().copied().map(ActualId).collect()
}

/// A problem with a chosen version, `chosen.34`, by its place in what was sent: `chosen[2]`.
pub(super) fn placed(error: Error, ids: &[i64]) -> Error {
    let places: HashMap<String, usize> = ids.iter().enumerate().map(|(n, id)| (format!("chosen.{id}"), n)).collect();
    renamed(error, |field| places.get(field).map_or_else(|| field.to_owned(), |place| format!("chosen[{place}]")))
}
