//! One line of the grid, an indicator in a period: its cells fields where this person may type, what is wrong and what it
//! waits for.

use backend::{
    error::Problem,
    query::progress::{PeriodLine, Row},
};
use domain::{approval::ActualState, code::ProjectCode, grid::Column, id::PeriodId, indicator::Kind, value::Value};
use leptos::prelude::*;

use super::{
    super::{
        aside,
        columns::{self, Columns, Split},
        value, warning, words,
    },
    rest, shown,
};
use crate::{flash::Flash, t, ui::state::chip, words::problem};

/// Characters of a note that is folded away.
const NOTE_SHOWN: usize = 60;

/// One line: of all the indicators in one period, or of all the periods of one indicator.
pub(in super::super) struct Line<'a> {
    /// What tells it from the other lines of its form: the id of its indicator, or of its period.
    pub key: i64,
    pub title: String,
    /// Where its title leads, and what stands beside it in grey.
    pub href: Option<String>,
    pub small: String,
    /// What is to be read before its cells, each with what stands under it in grey.
    pub figures: Vec<(String, Option<String>)>,
    pub row: &'a Row,
    pub code: &'a ProjectCode,
    pub period: PeriodId,
    /// Its form as it came back.
    pub typed: &'a Flash,
    pub periods: &'a [PeriodLine],
    pub columns: &'a Columns,
    /// This person may type into it; may choose it to be handed in.
    pub writes: bool,
    pub chooses: bool,
}

impl Line<'_> {
    pub fn draw(&self) -> AnyView {
        let measured = &self.row.measured;
        let state = measured.entry.as_ref().map_or("blank", |entry| entry.state.as_str());
        let live = |text: String| (self.writes && !text.is_empty()).then_some(text);
        let typed = |values: &mut dyn Iterator<Item = Value>| values.map(Value::typed).collect::<Vec<_>>().join(";");
        let last = self.row.past.last().map(|(period, _)| aside::label(self.periods, *period)).unwrap_or_default();
        let wide = self.columns.is_wide();
        let figures = self.figures.iter().map(|(figure, under)| {
            let under = under.clone().map(|under| view! { <small class="aim">{under}</small> });
            view! { <td class="num">{figure.clone()} {under}</td> }
        });
        let figures = figures.collect_view();
        view! {
            <tr
                data-row=live(self.key.to_string())
                data-kind=live(measured.kind.to_string())
                data-title=live(self.title.clone())
                data-state=live(state.to_owned())
                data-direction=live(measured.direction.to_string())
                data-over=live(measured.accumulation.to_string())
                data-target=live(typed(&mut self.row.target.into_iter()))
                data-before=live(typed(&mut self.row.past.iter().map(|(_, value)| *value)))
                data-after=live(typed(&mut self.row.later.iter().copied()))
                data-last=live(last)
            >
                <th scope="row">
                    {self.name()} " " <small>{self.small.clone()} {self.behind()}</small> {self.note()} {self.why()}
                </th>
                {figures}
                {wide.then(|| self.total())}
                {self.columns.splits.iter().map(|split| self.split(split)).collect_view()}
                {(!wide).then(|| self.total())}
                <td class="state-cell">{self.choose()} {self.state()}</td>
            </tr>
        }
        .into_any()
    }

    /// The target of a cell in this period, under what is typed there.
    fn cell_aim(&self, column: &Column) -> Option<AnyView> {
        let Column::Cell(cell) = column else { return None };
        let target = self.row.measured.planned.get(cell)?;
        let words = t!("progress-aim-cell", target = shown(self.row, *target));
        Some(view! { <small class="aim">{words}</small> }.into_any())
    }

    /// The way to what stands behind its value.
    fn behind(&self) -> Option<AnyView> {
        let begun = self.periods.iter().any(|line| line.id == self.period && line.begun);
        begun.then(|| value::link(self.code, self.period, self.row))
    }

    fn name(&self) -> AnyView {
        let title = self.title.clone();
        match self.href.clone() {
            Some(href) => view! { <a class="plain" href=href>{title}</a> }.into_any(),
            None => title.into_any(),
        }
    }

    /// A tick for handing in this row alone.
    fn choose(&self) -> Option<AnyView> {
        if !self.chooses {
            return None;
        }
        let id = self.key;
        let ticked = self.typed.typed(&format!("chosen.{id}")).is_some();
        let label = t!("progress-choose", title = self.title.clone());
        let name = format!("chosen[i{id}]");
        Some(view! { <input type="checkbox" name=name value="on" checked=ticked aria-label=label /> }.into_any())
    }

    fn field(&self, cell: &str) -> String {
        format!("{}.{cell}", self.key)
    }

    /// What was said against it when its form came back.
    pub fn problems(&self) -> Vec<&Problem> {
        let prefix = self.field("");
        self.typed.problems().iter().filter(|problem| problem.field.starts_with(&prefix)).collect()
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
        if !self.writes || measured.kind == Kind::Narrative {
            let value = saved.map(|value| shown(self.row, value));
            return view! { <td class=format!("num locked{total}")>{value} {self.cell_aim(column)}</td> }.into_any();
        }
        let field = self.field(&column.to_string());
        let typed = self.typed.typed(&field);
        let value = typed.map_or_else(|| saved.map(Value::typed).unwrap_or_default(), str::to_owned);
        let doubt = if *column == Column::Total && self.doubts() { " warn" } else { "" };
        let label = t!("progress-cell", title = self.title.clone(), column = words);
        let input = match measured.kind {
            Kind::Scale | Kind::YesNo => self.choice(&field, value, label),
            _ => self.number(&field, column, value, label),
        };
        view! { <td class=format!("cell{total}{doubt}")>{input} {self.cell_aim(column)}</td> }.into_any()
    }

    fn wrong(&self, field: &str) -> Option<&'static str> {
        self.typed.problem(field).is_some().then_some("true")
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
                aria-describedby=format!("why{}", self.key)
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
                aria-describedby=format!("why{}", self.key)
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
        let live = self.writes.then(|| axis.to_owned());
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
    fn note(&self) -> AnyView {
        let measured = &self.row.measured;
        let saved = measured.entry.as_ref().and_then(|entry| entry.narrative.clone()).unwrap_or_default();
        if !self.writes {
            let read = (!saved.is_empty()).then(|| {
                view! { <span class="remark">{t!("progress-quoted", text = saved)}</span> }
            });
            return read.into_any();
        }
        let field = self.field("narrative");
        let wrong = self.typed.problem(&field).is_some();
        let text = self.typed.typed(&field).map_or_else(|| saved.clone(), str::to_owned);
        // Where words are what is asked for, they are not hidden behind a fold.
        let open = wrong || text != saved || measured.kind == Kind::Narrative;
        let summary = match saved.chars().count() {
            0 => t!("progress-note"),
            1..=NOTE_SHOWN => t!("progress-quoted", text = saved),
            _ => t!("progress-quoted", text = saved.chars().take(NOTE_SHOWN).chain(['…']).collect::<String>()),
        };
        view! {
            <input type="hidden" name=format!("cells[i{}]", self.field("version")) value=self.version() />
            {self.told()}
            " "
            <details class="edit" open=open>
                <summary>{summary}</summary>
                <textarea
                    id=format!("c{field}")
                    name=format!("cells[i{field}]")
                    data-cell="narrative"
                    rows="2"
                    aria-label=t!("progress-note-of", title = self.title.clone())
                    aria-invalid=wrong.then_some("true")
                >
                    {text}
                </textarea>
            </details>
        }
        .into_any()
    }

    /// The version that was read; of a form that came back, the one with which it was sent.
    fn version(&self) -> String {
        let present = || self.row.measured.entry.as_ref().map(|entry| entry.version.to_string()).unwrap_or_default();
        self.typed.typed(&self.field("version")).map_or_else(present, str::to_owned)
    }

    /// After a conflict the version of which the person was told, so that a second try goes through. What only the other
    /// person has changed is not undone by it.
    fn told(&self) -> Option<AnyView> {
        let told = self.problems().iter().find_map(|problem| problem.args.get("version").cloned());
        let told = told.or_else(|| self.typed.typed(&self.field("told")).map(str::to_owned))?;
        let name = format!("cells[i{}]", self.field("told"));
        Some(view! { <input type="hidden" name=name value=told data-told /> }.into_any())
    }

    /// What is wrong, in a sentence: under the name where there is no room at the side, and read aloud with the cells.
    fn why(&self) -> AnyView {
        let said = self.problems().into_iter().map(problem).collect::<Vec<_>>().join(" ");
        view! { <span class="remark why-here" id=format!("why{}", self.key)>{said}</span> }.into_any()
    }
}
