//! The grid: its headings, its groups, and how its values read.

mod line;

use backend::query::progress::{Group, PeriodLine, Row};
use domain::{
    indicator::Direction,
    matrix::NodeKind,
    quantity::Quantity,
    value::{Reported, Value},
};
use leptos::prelude::*;

use self::line::Line;
use super::{Page, columns::Columns};
use crate::{t, ui::figure};

pub(super) fn grid(page: &Page, period: &PeriodLine) -> AnyView {
    let columns = Columns::of(&page.progress);
    let groups = page.progress.groups.iter().map(|group| self::group(page, &columns, group)).collect_view();
    view! {
        <div class="grid-scroll" role="region" tabindex="0" aria-label=t!("progress-values-of", period = period.dates.label())>
            <table class="grid" data-columns=columns.names().join(" ")>
                {head(&columns)}
                {groups}
            </table>
        </div>
    }
    .into_any()
}

/// One line of headings where there is one split, whose categories speak for themselves; else the splits above theirs, and
/// the total before them, where it is seen.
fn head(columns: &Columns) -> AnyView {
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
            <th scope="col" class="num"><abbr title=t!("progress-unspecified-long")>{t!("progress-unspecified")}</abbr></th>
        }
    });
    let total = || view! { <th scope="col" class="num" rowspan=rows>{t!("progress-total")}</th> };
    let mut cells = Some(cells.collect_view().into_any());
    let flat = if deep { None } else { cells.take() };
    view! {
        <thead>
            <tr>
                <th scope="col" rowspan=rows>{t!("progress-indicator")}</th>
                <th scope="col" class="num" rowspan=rows>{t!("progress-target")}</th>
                <th scope="col" class="num" rowspan=rows>{t!("progress-so-far")}</th>
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

fn group(page: &Page, columns: &Columns, group: &Group) -> AnyView {
    let rows = group.rows.iter().map(|row| Line { page, columns, row }.draw()).collect_view();
    view! {
        <tbody>
            <tr class="group"><th colspan=columns.number().to_string() scope="rowgroup"><span>{group_title(group)}</span></th></tr>
            {rows}
        </tbody>
    }
    .into_any()
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
