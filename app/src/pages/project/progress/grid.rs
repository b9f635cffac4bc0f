//! The grid: one line per indicator, its cells fields where this person may type.

use backend::{
    error::Problem,
    query::progress::{Group, PeriodLine, Row},
};
use domain::{
    approval::ActualState,
    format,
    grid::Column,
    indicator::{Direction, Kind, Sex},
    matrix::NodeKind,
    quantity::Quantity,
    value::{Reported, Value},
};
use leptos::prelude::*;

use super::{Page, warning, words};
use crate::{t, ui::state::chip, words::problem};

pub(super) fn grid(page: &Page, period: &PeriodLine) -> AnyView {
    let groups = page.progress.groups.iter().map(|group| self::group(page, group)).collect_view();
    view! {
        <div class="grid-scroll" role="region" tabindex="0" aria-label=t!("progress-values-of", period = period.dates.label())>
            <table class="grid">
                <thead>
                    <tr>
                        <th scope="col">{t!("progress-indicator")}</th>
                        <th scope="col" class="num">{t!("progress-target")}</th>
                        <th scope="col" class="num">{t!("progress-so-far")}</th>
                        <th scope="col" class="num">{t!("progress-female")}</th>
                        <th scope="col" class="num">{t!("progress-male")}</th>
                        <th scope="col" class="num">
                            <abbr title=t!("progress-unspecified-long")>{t!("progress-unspecified")}</abbr>
                        </th>
                        <th scope="col" class="num">{t!("progress-total")}</th>
                        <th scope="col">{t!("progress-state")}</th>
                    </tr>
                </thead>
                {groups}
            </table>
        </div>
    }
    .into_any()
}

/// "Output 1.1 · what it states".
pub(super) fn group_title(group: &Group) -> String {
    let key = match group.kind {
        NodeKind::Objective => "progress-group-objective",
        NodeKind::Outcome => "progress-group-outcome",
        NodeKind::Output => "progress-group-output",
        NodeKind::Activity => "progress-group-activity",
    };
    t!(key, number = group.number.clone(), statement = group.statement.clone())
}

fn group(page: &Page, group: &Group) -> AnyView {
    let rows = group.rows.iter().map(|row| Line { page, row }.draw()).collect_view();
    view! {
        <tbody>
            <tr class="group"><th colspan="8" scope="rowgroup"><span>{group_title(group)}</span></th></tr>
            {rows}
        </tbody>
    }
    .into_any()
}

/// "people · sum · a fall is good".
pub(super) fn measure(row: &Row) -> String {
    let measured = &row.measured;
    let over = t!(&format!("matrix-short-{}-{}", measured.kind, measured.accumulation));
    let good = match measured.direction {
        Direction::Increase => String::new(),
        Direction::Decrease => format!(" · {}", t!("matrix-short-decrease")),
        Direction::Maintain => format!(" · {}", t!("matrix-short-maintain")),
    };
    format!("{} · {over}{good}", measured.unit)
}

/// A value for reading, in full: both halves of a ratio.
pub(super) fn shown(value: Value) -> String {
    match value {
        Value::Count(count) => count.grouped(),
        Value::Ratio { numerator, denominator } => format!("{} / {}", numerator.grouped(), denominator.grouped()),
    }
}

/// What the cells leave of the total; nothing of nothing is not worth showing.
pub(super) fn rest(reported: &Reported) -> Option<Value> {
    let nothing = |value: &Value| matches!(value, Value::Ratio { denominator, .. } if *denominator == Quantity::ZERO);
    reported.unspecified().ok().flatten().filter(|rest| !nothing(rest))
}

/// Characters of a note that is folded away.
const NOTE_SHOWN: usize = 60;

/// One indicator of the page.
struct Line<'a> {
    page: &'a Page,
    row: &'a Row,
}

impl Line<'_> {
    fn draw(&self) -> AnyView {
        let measured = &self.row.measured;
        let figure = |value: Option<Value>| value.map_or_else(|| t!("progress-none"), format::value);
        let state = measured.entry.as_ref().map_or("blank", |entry| entry.state.as_str());
        let writes = self.page.writes(self.row);
        view! {
            <tr
                data-row=writes.then(|| measured.indicator.to_string())
                data-kind=writes.then(|| measured.kind.as_str())
                data-title=writes.then(|| measured.title.clone())
                data-state=writes.then_some(state)
            >
                <th scope="row">
                    {measured.title.clone()} " " <small>{measure(self.row)}</small> {self.note(writes)} {self.why()}
                </th>
                <td class="num">{figure(self.row.target)}</td>
                <td class="num">{figure(self.row.so_far)}</td>
                {self.cell(Column::Female)}
                {self.cell(Column::Male)}
                {self.unspecified()}
                {self.cell(Column::Total)}
                <td class="state-cell">{self.choose()} {self.state()}</td>
            </tr>
        }
        .into_any()
    }

    /// A tick for handing in this row alone.
    fn choose(&self) -> Option<AnyView> {
        if !self.page.may_submit || !self.page.writes(self.row) {
            return None;
        }
        let id = self.row.measured.indicator;
        let ticked = self.page.typed.typed(&format!("chosen.{id}")).is_some();
        let label = t!("progress-choose", title = self.row.measured.title.clone());
        let name = format!("chosen[i{id}]");
        Some(view! { <input type="checkbox" name=name value="on" checked=ticked aria-label=label /> }.into_any())
    }

    fn field(&self, cell: &str) -> String {
        format!("{}.{cell}", self.row.measured.indicator)
    }

    fn problems(&self) -> Vec<&Problem> {
        let prefix = self.field("");
        self.page.typed.problems().iter().filter(|problem| problem.field.starts_with(&prefix)).collect()
    }

    fn saved(&self, column: Column) -> Option<Value> {
        let reported = self.row.measured.entry.as_ref()?.reported;
        match column {
            Column::Female => reported.cell(Sex::Female),
            Column::Male => reported.cell(Sex::Male),
            Column::Total => reported.total,
        }
    }

    fn cell(&self, column: Column) -> AnyView {
        let measured = &self.row.measured;
        let total = if column == Column::Total { " total" } else { "" };
        let saved = self.saved(column);
        if column != Column::Total && !measured.by_sex {
            return view! { <td class="na">{t!("progress-none")}</td> }.into_any();
        }
        if !self.page.writes(self.row) {
            return view! { <td class=format!("num locked{total}")>{saved.map(shown)}</td> }.into_any();
        }
        let field = self.field(column.as_str());
        let wrong = self.page.typed.problem(&field).is_some();
        let typed = self.page.typed.typed(&field);
        let value = typed.map_or_else(|| saved.map(Value::typed).unwrap_or_default(), str::to_owned);
        let doubt = if column == Column::Total && self.doubts() { " warn" } else { "" };
        let label = t!("progress-cell", title = measured.title.clone(), column = words::column(column.as_str()));
        view! {
            <td class=format!("cell{total}{doubt}")>
                <input
                    id=format!("c{field}")
                    name=format!("cells[i{field}]")
                    data-cell=column.as_str()
                    // A telephone's decimal keyboard has no stroke.
                    inputmode=if measured.kind == Kind::Count { "decimal" } else { "text" }
                    autocomplete="off"
                    placeholder=" "
                    value=value
                    aria-label=label
                    aria-invalid=wrong.then_some("true")
                    aria-describedby=format!("why{}", measured.indicator)
                />
            </td>
        }
        .into_any()
    }

    fn unspecified(&self) -> AnyView {
        let reported = self.row.measured.entry.as_ref().map(|entry| entry.reported).unwrap_or_default();
        let rest = rest(&reported).filter(|_| self.problems().is_empty());
        let writes = self.page.writes(self.row) && self.row.measured.by_sex;
        view! { <td class="na" data-rest=writes>{rest.map_or_else(|| t!("progress-none"), shown)}</td> }.into_any()
    }

    fn doubts(&self) -> bool {
        !warning::while_open(self.row).is_empty()
    }

    fn state(&self) -> AnyView {
        let entry = self.row.measured.entry.as_ref();
        if !self.problems().is_empty() {
            return chip("bad", t!("progress-state-error"));
        }
        match entry {
            None => chip("neutral", t!("progress-state-blank")),
            Some(entry) if entry.state == ActualState::Draft && entry.reported.total.is_none() => {
                chip("neutral", t!("progress-state-blank"))
            }
            Some(entry) => match warning::while_open(self.row).first() {
                Some(first) if entry.state == ActualState::Draft => chip("warn", warning::word(first)),
                _ => chip(words::kind(entry.state), words::state(entry.state)),
            },
        }
    }

    /// The author's note: to be read, or to be written under the name of the indicator. With it goes the version that
    /// was read, so that a later save can tell whether somebody else was there.
    fn note(&self, writes: bool) -> AnyView {
        let measured = &self.row.measured;
        let saved = measured.entry.as_ref().and_then(|entry| entry.narrative.clone()).unwrap_or_default();
        if !writes {
            let read = (!saved.is_empty()).then(|| {
                view! { <span class="remark">{t!("progress-quoted", text = saved)}</span> }
            });
            return read.into_any();
        }
        let field = self.field("narrative");
        let wrong = self.page.typed.problem(&field).is_some();
        let text = self.page.typed.typed(&field).map_or_else(|| saved.clone(), str::to_owned);
        let open = wrong || text != saved;
        let summary = match saved.chars().count() {
            0 => t!("progress-note"),
            1..=NOTE_SHOWN => t!("progress-quoted", text = saved),
            _ => t!("progress-quoted", text = saved.chars().take(NOTE_SHOWN).chain(['…']).collect::<String>()),
        };
        view! {
            <input type="hidden" name=format!("cells[i{}]", self.field("version")) value=self.version() />
            " "
            <details class="edit" open=open>
                <summary>{summary}</summary>
                <textarea
                    id=format!("c{field}")
                    name=format!("cells[i{field}]")
                    data-cell="narrative"
                    rows="2"
                    aria-label=t!("progress-note-of", title = measured.title.clone())
                    aria-invalid=wrong.then_some("true")
                >
                    {text}
                </textarea>
            </details>
        }
        .into_any()
    }

    /// The version that was read: after a conflict the one of which the person was told, so that a second try goes
    /// through; else the one with which the form came back.
    fn version(&self) -> String {
        let told = self.problems().iter().find_map(|problem| problem.args.get("version").cloned());
        let present = || self.row.measured.entry.as_ref().map(|entry| entry.version.to_string()).unwrap_or_default();
        told.or_else(|| self.page.typed.typed(&self.field("version")).map(str::to_owned)).unwrap_or_else(present)
    }

    /// What is wrong, in a sentence: under the name where there is no room at the side, and read aloud with the cells.
    fn why(&self) -> AnyView {
        let said = self.problems().into_iter().map(problem).collect::<Vec<_>>().join(" ");
        view! { <span class="remark why-here" id=format!("why{}", self.row.measured.indicator)>{said}</span> }
            .into_any()
    }
}
