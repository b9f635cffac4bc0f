//! What [`save`](super::save) would make of typed rows, cell by cell, without writing anything: for who may
//! [`EnterValues`](domain::policy::Action::EnterValues) and has typed somewhere else, as into a spreadsheet.

use std::collections::HashMap;

use domain::{
    grid::Column,
    id::{IndicatorId, PeriodId},
    indicator::Kind,
    policy::Action,
};

use super::{
    Save, TypedRow,
    merge::{Line, NARRATIVE, same},
    plan::{self, Old, Refused},
    versions,
};
use crate::{
    ctx::Ctx,
    error::{Error, Problem, Result},
    query::progress::{Measured, entry},
    sheet::read::Row,
};

/// One row, and how it would fare.
#[derive(Clone, Debug)]
pub struct Looked {
    pub measured: Measured,
    /// Cells that a person could fill, the note among them.
    pub cells: usize,
    /// The cells that were changed; none where the row would not be written.
    pub changes: Vec<Change>,
    pub fate: Fate,
}

/// A cell that says something else than was read, each side as it is typed; blank is blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// "total", "narrative", or the name of a cell.
    pub place: String,
    pub read: String,
    pub now: String,
    pub next: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nothing would be written.
    Same,
    Written,
    /// Somebody else changed the same cells since they were read; each problem names one, who and when.
    Met(Vec<Problem>),
    Refused(Vec<Problem>),
}

/// Looks at every row in its order. An indicator that is no longer in the matrix has no fate: it is left out.
///
/// Errors: as of [`save`](super::save), where they are about the whole: the project, the period, a lock.
pub async fn preview(ctx: &Ctx, typed: &Save) -> Result<Vec<Looked>> {
    let project = ctx.project(&typed.project, Action::EnterValues).await?;
    let period: PeriodId = versions::open(ctx, ctx.read(), &project, typed.period).await?;
    let by = ctx.subject()?.user;
    let measured = entry::measured(ctx.read(), project.id, period).await?;
    let by_id: HashMap<IndicatorId, Measured> = measured.into_iter().map(|row| (row.indicator, row)).collect();
    let old = Old::of(ctx.read(), period, &typed.rows, |row| by_id.get(&row.indicator)).await?;
    let look = |row: &TypedRow| {
        let now = by_id.get(&row.indicator)?;
        let read = old.read(row, now);
        let fate = match plan::typed(row, now, &read, by) {
            Ok(None) => Fate::Same,
            Ok(Some(_)) => Fate::Written,
            Err(Refused::Met(problems)) => Fate::Met(problems),
            Err(Refused::Wrong(problems)) => Fate::Refused(problems),
        };
        let changes = if fate == Fate::Same { Vec::new() } else { changes(row, now, &plan::as_read(now, &read)) };
        Some(Looked { cells: places(now).len(), changes, fate, measured: now.clone() })
    };
    Ok(typed.rows.iter().filter_map(look).collect())
}

/// Into what a person types: the cells, split by split, the total and the note; words are told by the note alone.
fn places(now: &Measured) -> Vec<String> {
    let cells = now.axes.splits().into_iter().flat_map(|split| split.cells).map(Column::Cell);
    let total = (now.kind != Kind::Narrative).then_some(Column::Total);
    cells.chain(total).map(|column| column.to_string()).chain([NARRATIVE.to_owned()]).collect()
}

fn text(line: &Line, place: &str) -> String {
    match place.parse::<Column>() {
        Ok(column) => line.cells.cell(&column).to_owned(),
        Err(_) => line.narrative.clone(),
    }
}

fn changes(row: &TypedRow, now: &Measured, read: &Line) -> Vec<Change> {
    let (next, present) = (plan::as_typed(row, now, read), plan::as_read(now, &plan::said(now)));
    let change = |place: String| {
        let [read, now_there, next] = [read, &present, &next].map(|line| text(line, &place));
        (!same(now.kind, &place, &next, &read)).then_some(Change { place, read, now: now_there, next })
    };
    let foreign = plan::foreign(row, now).map(|cell| Change {
        place: cell.to_string(),
        read: String::new(),
        now: String::new(),
        next: row.cells.get(cell).cloned().unwrap_or_default(),
    });
    places(now).into_iter().filter_map(change).chain(foreign).collect()
}

impl Looked {
    /// The version that stands there now, of which the person is told.
    pub fn version(&self) -> String {
        plan::version(&self.measured)
    }
}

/// What a row of a spreadsheet says. Cells that could not be read are left as they stood; what becomes of the row is for
/// the caller to say.
impl TryFrom<&Row> for TypedRow {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self> {
        let mut typed = Self::new(row.indicator.parse().map_err(|_| Error::NotFound)?);
        typed.version = row.version.clone();
        for cell in row.cells.iter().filter(|cell| cell.fault.is_none()) {
            match cell.place.parse() {
                Ok(Column::Total) => typed.total = Some(cell.text.clone()),
                Ok(Column::Cell(of)) => {
                    typed.cells.insert(of, cell.text.clone());
                }
                Err(_) if cell.place == NARRATIVE => typed.narrative = Some(cell.text.clone()),
                Err(_) => {}
            }
        }
        Ok(typed)
    }
}
