//! One line of the grid: an indicator, its cells fields where this person may type, what is wrong and what it waits for.

use backend::{error::Problem, query::progress::Row};
use domain::{approval::ActualState, grid::Column, indicator::Kind, value::Value};
use leptos::prelude::*;

use super::{
    super::{
        Page,
        columns::{self, Columns, Split},
        value, warning, words,
    },
    measure, rest, rounded, shown,
};
use crate::{t, ui::state::chip, words::problem};

/// Characters of a note that is folded away.
const NOTE_SHOWN: usize = 60;

/// One indicator of the page.
pub(super) struct Line<'a> {
    pub page: &'a Page,
    pub columns: &'a Columns,
    pub row: &'a Row,
}

impl Line<'_> {
    pub fn draw(&self) -> AnyView {
        let measured = &self.row.measured;
        let state = measured.entry.as_ref().map_or("blank", |entry| entry.state.as_str());
        let writes = self.page.writes(self.row);
        let wide = self.columns.is_wide();
        view! {
            <tr
                data-row=writes.then(|| measured.indicator.to_string())
                data-kind=writes.then(|| measured.kind.as_str())
                data-title=writes.then(|| measured.title.clone())
                data-state=writes.then_some(state)
            >
                <th scope="row">
                    {measured.title.clone()} " " <small>{measure(self.row)} {value::link(self.page, self.row)}</small>
                    {self.note(writes)} {self.why()}
                </th>
                <td class="num">{rounded(self.row, self.row.target)} {self.aim()}</td>
                <td class="num">{rounded(self.row, self.row.so_far)}</td>
                {wide.then(|| self.total())}
                {self.columns.splits.iter().map(|split| self.split(split)).collect_view()}
                {(!wide).then(|| self.total())}
                <td class="state-cell">{self.choose()} {self.state()}</td>
            </tr>
        }
        .into_any()
    }

    /// The target of this period, under that of the whole.
    fn aim(&self) -> Option<AnyView> {
        let target = self.row.planned_for(self.page.progress.period()?.id)?;
        let words = t!("progress-aim-period", target = rounded(self.row, Some(target)));
        Some(view! { <small class="aim">{words}</small> }.into_any())
    }

    /// The target of a cell in this period, under what is typed there.
    fn cell_aim(&self, column: &Column) -> Option<AnyView> {
        let Column::Cell(cell) = column else { return None };
        let target = self.row.measured.planned.get(cell)?;
        let words = t!("progress-aim-cell", target = shown(self.row, *target));
        Some(view! { <small class="aim">{words}</small> }.into_any())
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

    fn saved(&self, column: &Column) -> Option<Value> {
        let reported = &self.row.measured.entry.as_ref()?.reported;
        match column {
            Column::Cell(cell) => reported.cell(cell),
            Column::Total => reported.total,
        }
    }

    /// The cells of one split, and what they leave.
    fn split(&self, split: &Split) -> AnyView {
        let axes = &self.row.measured.axes;
        if !split.cells.iter().any(|(cell, _)| columns::has(axes, split, cell)) {
            let none = || view! { <td class="na">{t!("progress-none")}</td> };
            return split.cells.iter().map(|_| none()).chain([none()]).collect_view().into_any();
        }
        let cells = split.cells.iter().map(|(cell, words)| match columns::has(axes, split, cell) {
            true => self.cell(&Column::Cell(cell.clone()), words.to_lowercase()),
            false => view! { <td class="na">{t!("progress-none")}</td> }.into_any(),
        });
        let cells = cells.collect_view();
        view! { {cells} {self.unspecified(&split.axis)} }.into_any()
    }

    fn total(&self) -> AnyView {
        self.cell(&Column::Total, t!("progress-column-total"))
    }

    fn cell(&self, column: &Column, words: String) -> AnyView {
        let measured = &self.row.measured;
        let total = if *column == Column::Total { " total" } else { "" };
        let saved = self.saved(column);
        if !self.page.writes(self.row) || measured.kind == Kind::Narrative {
            let value = saved.map(|value| shown(self.row, value));
            return view! { <td class=format!("num locked{total}")>{value} {self.cell_aim(column)}</td> }.into_any();
        }
        let field = self.field(&column.to_string());
        let typed = self.page.typed.typed(&field);
        let value = typed.map_or_else(|| saved.map(Value::typed).unwrap_or_default(), str::to_owned);
        let doubt = if *column == Column::Total && self.doubts() { " warn" } else { "" };
        let label = t!("progress-cell", title = measured.title.clone(), column = words);
        let input = match measured.kind {
            Kind::Scale | Kind::YesNo => self.choice(&field, value, label),
            _ => self.number(&field, column, value, label),
        };
        view! { <td class=format!("cell{total}{doubt}")>{input} {self.cell_aim(column)}</td> }.into_any()
    }

    fn wrong(&self, field: &str) -> Option<&'static str> {
        self.page.typed.problem(field).is_some().then_some("true")
    }

    fn number(&self, field: &str, column: &Column, value: String, label: String) -> AnyView {
        let measured = &self.row.measured;
        view! {
            <input
                id=format!("c{field}")
                name=format!("cells[i{field}]")
                data-cell=column.to_string()
                // A telephone's decimal keyboard has no stroke.
                inputmode=if measured.kind == Kind::Count { "decimal" } else { "text" }
                autocomplete="off"
                placeholder=" "
                value=value
                aria-label=label
                aria-invalid=self.wrong(field)
                aria-describedby=format!("why{}", measured.indicator)
            />
        }
        .into_any()
    }

    /// One of the answers, each in its words.
    fn choice(&self, field: &str, value: String, label: String) -> AnyView {
        let measured = &self.row.measured;
        let answers: Vec<Value> = match measured.kind {
            Kind::YesNo => vec![Value::YesNo(false), Value::YesNo(true)],
            _ => (1..).zip(&measured.answers).map(|(place, _)| Value::Answer(place)).collect(),
        };
        let blank = view! { <option value="" selected=value.is_empty()></option> };
        let options = answers.into_iter().map(|answer| {
            let typed = answer.typed();
            let selected = typed == value;
            view! { <option value=typed selected=selected>{shown(self.row, answer)}</option> }
        });
        let options = options.collect_view();
        view! {
            <select
                id=format!("c{field}")
                name=format!("cells[i{field}]")
                data-cell=Column::Total.to_string()
                data-sent=value
                aria-label=label
                aria-invalid=self.wrong(field)
                aria-describedby=format!("why{}", measured.indicator)
            >
                {blank}
                {options}
            </select>
        }
        .into_any()
    }

    fn unspecified(&self, axis: &str) -> AnyView {
        let entry = self.row.measured.entry.as_ref();
        let rest = entry.and_then(|entry| rest(&entry.reported, axis)).filter(|_| self.problems().is_empty());
        let rest = rest.map_or_else(|| t!("progress-none"), |rest| shown(self.row, rest));
        let live = self.page.writes(self.row).then(|| axis.to_owned());
        view! { <td class="na" data-rest=live>{rest}</td> }.into_any()
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
        // Where words are what is asked for, they are not hidden behind a fold.
        let open = wrong || text != saved || measured.kind == Kind::Narrative;
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
