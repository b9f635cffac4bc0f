//! A results matrix as other organizations write it (a "logframe"), read from the rows and columns of a table.
//!
//! Such tables name the level of a row in a column of its own ("Output 1.1"), in front of the statement ("Output 1.1:
//! Shelters are …"), only by a number ("1.1"), or give each level a column. Cells that were merged arrive blank: what
//! stands in such a row belongs to the row above. What each column holds is for a person to say; [`guess`] makes a start.

use crate::{indicator::Kind, matrix::NodeKind, word::words};

mod cell;
mod level;

/// What a column of the table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    Ignored,
    /// "Outcome", "Output 1.1", "1.1".
    Level,
    /// The statement of a row, perhaps with its level in front.
    Statement,
    /// The statement of an objective; likewise of the three other kinds of row, where each has a column.
    Objective,
    Outcome,
    Output,
    Activity,
    Assumptions,
    Indicator,
    Unit,
    Baseline,
    Target,
    /// Data source and collection method, also "means of verification".
    Source,
}

words!(Column: "column of a logframe" {
    Ignored => "ignored",
    Level => "level",
    Statement => "statement",
    Objective => "objective",
    Outcome => "outcome",
    Output => "output",
    Activity => "activity",
    Assumptions => "assumptions",
    Indicator => "indicator",
    Unit => "unit",
    Baseline => "baseline",
    Target => "target",
    Source => "source",
});

/// One row or indicator that the table asks for, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The row of the table, counted from 1.
    pub row: usize,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Node(Node),
    /// Of the row that stands before it.
    Indicator(Indicator),
    /// Words whose level nothing tells.
    NoLevel(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub kind: NodeKind,
    pub statement: String,
    pub assumptions: String,
}

/// An indicator as typed. Its kind is taken from how its numbers are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    pub title: String,
    /// Blank where the table gives none.
    pub unit: String,
    pub kind: Kind,
    /// As [`crate::value::Value::parse`] reads it for this kind; blank where there is none ("TBD").
    pub baseline: String,
    pub target: String,
    pub source: String,
}

/// What the columns seem to hold, by their headings; the first of two that say the same.
pub fn guess(headings: &[String]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::with_capacity(headings.len());
    for heading in headings {
        let found = level::heading(heading);
        let again = found != Column::Ignored && columns.contains(&found);
        columns.push(if again { Column::Ignored } else { found });
    }
    columns
}

/// What the rows of a table ask for, without its headings. `first` is the number of its first row, counted from 1.
///
/// A row may hold several of the columns of levels; then each begins a row of the matrix, the higher first. Bullets in one
/// cell are rows or indicators of their own. Nothing is checked here but the level: texts and numbers are checked as those
/// typed into a form are.
pub fn read(rows: &[Vec<String>], columns: &[Column], first: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut open = Open::default();
    for (row, cells) in (first..).zip(rows) {
        let text = |column: Column| {
            let at = columns.iter().position(|of| *of == column);
            at.and_then(|at| cells.get(at)).map(|text| text.trim()).unwrap_or_default()
        };
        let mut nodes = level::nodes(&text);
        if let Some(last) = nodes.last_mut() {
            last.assumptions = text(Column::Assumptions).to_owned();
        }
        nodes.retain(|node| open.begins(node));
        if nodes.is_empty() && level::is_untold(&text) {
            lines.push(Line { row, what: What::NoLevel(text(Column::Statement).to_owned()) });
        }
        lines.extend(nodes.into_iter().map(|node| Line { row, what: What::Node(node) }));
        let indicators = cell::indicators(&text);
        lines.extend(indicators.into_iter().map(|indicator| Line { row, what: What::Indicator(indicator) }));
    }
    lines
}

/// The statement under which one reads on, of each kind. A merged cell may arrive filled on every row: the same row again
/// is no second one.
#[derive(Default)]
struct Open([Option<String>; 4]);

impl Open {
    fn begins(&mut self, node: &Node) -> bool {
        let depth = node.kind as usize;
        let again = self.0[depth].as_ref() == Some(&node.statement);
        if !again {
            self.0[depth..].fill(None);
            self.0[depth] = Some(node.statement.clone());
        }
        !again
    }
}

/// How texts are compared to tell whether a row is there already: case, spaces and a full stop do not count.
pub fn alike(one: &str, other: &str) -> bool {
    fn plain(text: &str) -> String {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ").trim_end_matches('.').to_owned()
    }
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests;
