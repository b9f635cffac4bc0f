//! The grid: its headings, its groups, and how its values read.

mod line;

use backend::query::progress::{Group, Row};
use domain::{
    indicator::Direction,
    matrix::NodeKind,
    quantity::Quantity,
    value::{Reported, Value},
};
use leptos::prelude::*;

pub(super) use self::line::Line;
use super::columns::Columns;
use crate::{t, ui::figure};

/// Lines under a heading of their own; without a title, under none.
pub(super) struct Part<'a> {
    pub title: Option<String>,
    pub lines: Vec<Line<'a>>,
}

/// The words above the columns.
pub(super) struct Heads {
    /// What the whole grid is, for those who do not see it.
    pub label: String,
    /// What a line is.
    pub line: String,
    /// Its name is a word or two.
    pub short: bool,
    /// What is to be read before the cells; on a phone under the name of the line.
    pub figures: Vec<String>,
}

impl Heads {
    /// Columns before the cells.
    fn before(&self) -> usize {
        1 + self.figures.len()
    }
}

pub(super) fn grid(heads: &Heads, columns: &Columns, parts: &[Part]) -> AnyView {
    let places = columns.places(heads.before()).iter().map(usize::to_string).collect::<Vec<_>>();
    let bodies = parts.iter().map(|part| body(heads, columns, part)).collect_view();
    let short = if heads.short { " short" } else { "" };
    let deep = if columns.is_wide() { " deep" } else { "" };
    view! {
        <div class="grid-scroll" role="region" tabindex="0" aria-label=heads.label.clone()>
            <table class=format!("grid{short}{deep}") data-columns=columns.names().join(" ") data-places=places.join(" ")>
                {head(heads, columns)}
                {bodies}
            </table>
        </div>
    }
    .into_any()
}

/// One line of headings where there is one split, whose categories speak for themselves; else the splits above theirs, and
/// the total before them, where it is seen.
fn head(heads: &Heads, columns: &Columns) -> AnyView {
    let deep = columns.is_wide();
    let rows = deep.then_some("2");
    let splits = columns.splits.iter().filter(|_| deep).map(|split| {
        let wide = (split.cells.len() + 1).to_string();
        view! { <th scope="colgroup" class="split" colspan=wide>{split.name.clone()}</th> }
    });
    let splits = splits.collect_view();
    let cells = columns.splits.iter().map(|split| {
        let cells = split.cells.iter().map(|(_, words)| view! { <th scope="col" class="num">{words.clone()}</th> });
        view! {
            {cells.collect_view()}
            <th scope="col" class="num rest"><abbr title=t!("progress-unspecified-long")>{t!("progress-unspecified")}</abbr></th>
        }
    });
    let total = || view! { <th scope="col" class="num" rowspan=rows>{t!("progress-total")}</th> };
    let mut cells = Some(cells.collect_view().into_any());
    let flat = if deep { None } else { cells.take() };
    let figures = heads.figures.iter().map(|words| {
        view! { <th scope="col" class="num before" rowspan=rows>{words.clone()}</th> }
    });
    let figures = figures.collect_view();
    view! {
        <thead>
            <tr>
                <th scope="col" rowspan=rows>{heads.line.clone()}</th>
                {figures}
                {deep.then(total)}
                {splits}
                {flat}
                {(!deep).then(total)}
                <th scope="col" rowspan=rows>{t!("progress-state")}</th>
            </tr>
            {cells.map(|cells| view! { <tr>{cells}</tr> })}
        </thead>
    }
    .into_any()
}

/// "Output 1.1 · what it states".
pub(crate) fn group_title(group: &Group) -> String {
    let key = match group.kind {
        NodeKind::Objective => "progress-group-objective",
        NodeKind::Outcome => "progress-group-outcome",
        NodeKind::Output => "progress-group-output",
        NodeKind::Activity => "progress-group-activity",
    };
    t!(key, number = group.number.clone(), statement = group.statement.clone())
}

fn body(heads: &Heads, columns: &Columns, part: &Part) -> AnyView {
    let title = part.title.clone().map(|title| {
        let wide = columns.number(heads.before()).to_string();
        view! { <tr class="group"><th colspan=wide scope="rowgroup"><span>{title}</span></th></tr> }
    });
    let lines = part.lines.iter().map(|line| line.draw(heads)).collect_view();
    view! { <tbody>{title} {lines}</tbody> }.into_any()
}

/// "people · sum · a fall is good".
pub(super) fn measure(row: &Row) -> String {
    let measured = &row.measured;
    let over = figure::accumulation(measured.kind, measured.accumulation);
    let good = match measured.direction {
        Direction::Increase => String::new(),
        Direction::Decrease => format!(" · {}", t!("matrix-short-decrease")),
        Direction::Maintain => format!(" · {}", t!("matrix-short-maintain")),
    };
    format!("{} · {over}{good}", measured.unit)
}

/// A value for reading, in full: both halves of a ratio, an answer in its words.
pub(super) fn shown(row: &Row, value: Value) -> String {
    figure::exact(&row.measured.answers, value)
}

/// A value for reading, a ratio by its quotient.
pub(super) fn rounded(row: &Row, value: Option<Value>) -> String {
    value.map_or_else(|| t!("progress-none"), |value| figure::figure(row.measured.kind, &row.measured.answers, value))
}

/// What the cells along an axis leave of the total; nothing of nothing is not worth showing.
pub(super) fn rest(reported: &Reported, axis: &str) -> Option<Value> {
    let nothing = |value: &Value| matches!(value, Value::Ratio { denominator, .. } if *denominator == Quantity::ZERO);
    reported.unspecified(axis).ok().flatten().filter(|rest| !nothing(rest))
}
