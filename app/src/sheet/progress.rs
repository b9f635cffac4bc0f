//! The sheet to fill in: one row for each indicator in the order of the matrix, a column for each of its cells.

use backend::{
    query::{
        matrix::Matrix,
        progress::{PeriodLine, Progress, Row},
        project::Project,
    },
    sheet::{
        NOTE, NUMBER,
        write::{Cell, Column, Content, Line, Look, Progress as Filled, Row as Written},
    },
};
use domain::{
    approval::ActualState,
    format, grid,
    indicator::{Direction, Kind},
    value::Value,
};

use super::matrix::value;
use crate::{
    pages::project::progress::{
        columns::{self, Columns, Split},
        grid::group_title,
        words,
    },
    t,
    ui::figure,
};

/// What a sheet is made of.
pub(super) struct Sheet<'a> {
    pub project: &'a Project,
    pub progress: &'a Progress,
    pub period: &'a PeriodLine,
    pub matrix: &'a Matrix,
    /// This person may type into this period.
    pub may_enter: bool,
}

/// Columns that stay in sight: the number and the indicator.
const FROZEN: u16 = 2;

/// Over what it amounts, how it is typed, and what is good: "sum · a fall is good".
pub(super) fn how(kind: Kind, over: &str, direction: &str, answers: &[String]) -> String {
    let typed = match kind {
        Kind::Count => None,
        Kind::Percentage | Kind::Rate | Kind::Mean => Some(t!("sheet-how-ratio")),
        Kind::Scale => Some(answers.join(" < ")),
        Kind::YesNo => Some(t!("sheet-how-yes-no")),
        Kind::Narrative => Some(t!("sheet-how-narrative")),
    };
    let good = (direction != Direction::Increase.as_str()).then(|| t!(&format!("matrix-short-{direction}")));
    [Some(over.to_owned()), typed, good].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Into what one types, from left to right.
enum Place<'a> {
    Cell(&'a Split, &'a domain::axes::Cell, String),
    Total,
    Note,
}

impl Sheet<'_> {
    pub(super) fn progress(&self, now: i64, who: &str) -> Filled {
        let columns = Columns::of(self.progress);
        let places = places(&columns);
        let past = self.progress.chosen.unwrap_or_default();
        let past = &self.progress.periods[..past];
        let mut lines = Vec::new();
        for group in &self.progress.groups {
            lines.push(Line::Group(group_title(group)));
            lines.extend(group.rows.iter().map(|row| Line::Row(self.row(row, &places, past))));
        }
        Filled {
            name: t!("sheet-name-progress"),
            top: vec![
                format!("{} · {}", self.project.code, self.project.title),
                t!(
                    "sheet-downloaded",
                    period = self.period.dates.label(),
                    moment = format::moment(now),
                    who = who.to_owned()
                ),
                t!(if self.may_enter { "sheet-how-to-fill" } else { "sheet-to-read" }),
            ],
            columns: self.columns(&places, past),
            lines,
            frozen: FROZEN,
        }
    }

    fn columns(&self, places: &[Place], past: &[PeriodLine]) -> Vec<Column> {
        let read = |heading: String, width: f64| Column { heading, width, place: None };
        let number = Column { place: Some(NUMBER.to_owned()), ..read(t!("sheet-number"), 8.0) };
        let mut columns = vec![
            number,
            read(t!("progress-indicator"), 46.0),
            read(t!("sheet-unit"), 12.0),
            read(t!("sheet-how"), 22.0),
            read(t!("progress-target"), 12.0),
        ];
        if self.plans() {
            columns.push(read(t!("sheet-target-of", period = self.period.dates.label()), 12.0));
        }
        columns.push(read(t!("progress-so-far"), 12.0));
        columns.extend(places.iter().map(|place| match place {
            Place::Cell(split, cell, words) => {
                let heading = t!("sheet-cell", split = split.name.clone(), category = words.clone());
                Column { heading, width: 13.0, place: Some(cell.to_string()) }
            }
            Place::Total => {
                Column { heading: t!("progress-total"), width: 14.0, place: Some(grid::Column::Total.to_string()) }
            }
            Place::Note => Column { heading: t!("progress-note"), width: 40.0, place: Some(NOTE.to_owned()) },
        }));
        columns.push(read(t!("progress-state"), 12.0));
        columns.push(read(t!("sheet-progress"), 12.0));
        columns.push(read(t!("sheet-reported"), 26.0));
        columns.extend(past.iter().map(|line| read(t!("sheet-past", period = line.dates.label()), 12.0)));
        columns
    }

    fn row(&self, row: &Row, places: &[Place], past: &[PeriodLine]) -> Written {
        let measured = &row.measured;
        let entry = measured.entry.as_ref();
        let number = self.matrix.indicator(measured.indicator).map(|indicator| indicator.number.clone());
        let number = number.unwrap_or_default();
        let over = figure::accumulation(measured.kind, measured.accumulation);
        let how = how(measured.kind, &over, measured.direction.as_str(), &measured.answers);
        let words = |text: String| Cell { content: Content::text(text), look: Look::Words };
        let figure = |of: Option<Value>| Cell { content: value(&measured.answers, of), look: Look::Figure };
        let mut cells = vec![
            words(number.clone()),
            words(measured.title.clone()),
            words(measured.unit.clone()),
            words(how),
            figure(row.target),
        ];
        if self.plans() {
            cells.push(figure(row.planned_for(self.period.id)));
        }
        cells.push(figure(row.so_far));
        cells.extend(places.iter().map(|place| self.field(row, place)));
        cells.push(words(match entry {
            Some(entry) if entry.state != ActualState::Draft || row.total().is_some() => words::state(entry.state),
            _ => t!("progress-state-blank"),
        }));
        cells.push(words(words::progress(row.progress)));
        cells.push(words(words::coverage(row.coverage)));
        cells.extend(past.iter().map(|line| figure(row.past.iter().find(|(of, _)| *of == line.id).map(|of| of.1))));
        Written {
            indicator: measured.indicator,
            version: entry.map(|entry| entry.version.to_string()).unwrap_or_default(),
            number,
            cells,
            answers: answers(row).into_iter().map(|of| (figure::exact(&measured.answers, of), of.typed())).collect(),
        }
    }

    /// Whether any indicator has a target of this period.
    fn plans(&self) -> bool {
        self.progress.rows().any(|row| row.planned_for(self.period.id).is_some())
    }

    /// May this person type into this row?
    fn writes(&self, row: &Row) -> bool {
        self.may_enter && row.measured.entry.as_ref().is_none_or(|entry| entry.state.is_writable())
    }

    fn field(&self, row: &Row, place: &Place) -> Cell {
        let measured = &row.measured;
        let entry = measured.entry.as_ref();
        let reported = entry.map(|entry| &entry.reported);
        let there = match place {
            Place::Cell(split, cell, _) => columns::has(&measured.axes, split, cell),
            Place::Total => measured.kind != Kind::Narrative,
            Place::Note => true,
        };
        if !there {
            return Cell { content: Content::Blank, look: Look::Absent };
        }
        let content = match place {
            Place::Cell(_, cell, _) => Content::value(reported.and_then(|reported| reported.cell(cell))),
            Place::Total => value(&measured.answers, reported.and_then(|reported| reported.total)),
            Place::Note => Content::text(entry.and_then(|entry| entry.narrative.clone()).unwrap_or_default()),
        };
        let look = match (place, measured.kind) {
            (Place::Note, _) if self.writes(row) => Look::Note,
            (Place::Note, _) => Look::Words,
            _ if !self.writes(row) => Look::Shut,
            (_, Kind::Count) => Look::Number,
            (_, Kind::Scale | Kind::YesNo) => Look::Choice,
            _ => Look::Text,
        };
        Cell { content, look }
    }
}

/// The cells with the total, before them where there are several splits, as on the page; and the note.
fn places(columns: &Columns) -> Vec<Place<'_>> {
    let cells = columns
        .splits
        .iter()
        .flat_map(|split| split.cells.iter().map(move |(cell, words)| Place::Cell(split, cell, words.clone())));
    let mut places: Vec<Place> = cells.collect();
    let total = if columns.is_wide() { 0 } else { places.len() };
    places.insert(total, Place::Total);
    places.push(Place::Note);
    places
}

/// What can be chosen, the lowest first.
fn answers(row: &Row) -> Vec<Value> {
    match row.measured.kind {
        Kind::YesNo => vec![Value::YesNo(false), Value::YesNo(true)],
        _ => (1..).zip(&row.measured.answers).map(|(place, _)| Value::Answer(place)).collect(),
    }
}
