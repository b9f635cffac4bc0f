//! One line of the grid, an indicator in a period: its cells fields where this person may type, what is wrong and what it
//! waits for.

mod field;

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
    Heads, rest, shown,
};
use crate::{flash::Flash, t, ui::state::chip, words::problem};

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
    pub fn draw(&self, heads: &Heads) -> AnyView {
        let measured = &self.row.measured;
        let state = measured.entry.as_ref().map_or("blank", |entry| entry.state.as_str());
        let live = |text: String| (self.writes && !text.is_empty()).then_some(text);
        let typed = |values: &mut dyn Iterator<Item = Value>| values.map(Value::typed).collect::<Vec<_>>().join(";");
        let last = self.row.past.last().map(|(period, _)| aside::label(self.periods, *period)).unwrap_or_default();
        let wide = self.columns.is_wide();
        let figures = self.figures.iter().map(|(figure, under)| {
            let under = under.clone().map(|under| view! { <small class="aim">{under}</small> });
            view! { <td class="num before">{figure.clone()} {under}</td> }
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
                    {self.name()} " " <small>{self.small.clone()} {self.behind()}</small> {self.figures_here(heads)}
                    {self.note()} {self.why()}
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

    /// The figures before its cells, where a narrow page has no columns for them: one of the two is shown, never both.
    fn figures_here(&self, heads: &Heads) -> Option<AnyView> {
        let figures = heads.figures.iter().zip(&self.figures).map(|(name, (value, under))| match under {
            Some(under) => {
                t!("progress-figure-under", name = name.clone(), value = value.clone(), under = under.clone())
            }
            None => t!("progress-figure", name = name.clone(), value = value.clone()),
        });
        let said = figures.collect::<Vec<_>>().join(" · ");
        (!said.is_empty()).then(|| view! { <span class="remark before-here">{said}</span> }.into_any())
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
        if !self.has_cells(split) {
            let none = |class: &'static str| view! { <td class=class>{t!("progress-none")}</td> };
            return split.cells.iter().map(|_| none("na")).chain([none("na rest")]).collect_view().into_any();
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

    /// What the cells leave of the total, under it where a narrow page has no column for that.
    fn rest_here(&self, column: &Column) -> Option<AnyView> {
        let split = self.columns.splits.first().filter(|_| *column == Column::Total && !self.columns.is_wide())?;
        if !self.has_cells(split) {
            return None;
        }
        let rest = self.rest(&split.axis);
        let none = rest.is_none();
        // Where nothing is typed, nothing can come.
        if none && !self.writes {
            return None;
        }
        let rest = rest.unwrap_or_else(|| t!("progress-none"));
        let live = self.writes.then(|| split.axis.clone());
        Some(
            view! {
                <small class="aim rest-here" hidden=none>
                    {t!("progress-unspecified")} " " <span data-rest=live>{rest}</span>
                </small>
            }
            .into_any(),
        )
    }

    fn has_cells(&self, split: &Split) -> bool {
        split.cells.iter().any(|(cell, _)| columns::has(&self.row.measured.axes, split, cell))
    }

    fn cell(&self, column: &Column, words: String) -> AnyView {
        let measured = &self.row.measured;
        let total = if *column == Column::Total { " total" } else { "" };
        let saved = self.saved(column);
        if !self.writes || measured.kind == Kind::Narrative {
            let value = saved.map(|value| shown(self.row, value));
            return view! { <td class=format!("num locked{total}")>{value} {self.cell_aim(column)} {self.rest_here(column)}</td> }
                .into_any();
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
        view! { <td class=format!("cell{total}{doubt}")>{input} {self.cell_aim(column)} {self.rest_here(column)}</td> }
            .into_any()
    }

    fn unspecified(&self, axis: &str) -> AnyView {
        let rest = self.rest(axis).unwrap_or_else(|| t!("progress-none"));
        let live = self.writes.then(|| axis.to_owned());
        view! { <td class="na rest" data-rest=live>{rest}</td> }.into_any()
    }

    /// What the cells along an axis leave of the total.
    fn rest(&self, axis: &str) -> Option<String> {
        let entry = self.row.measured.entry.as_ref().filter(|_| self.problems().is_empty())?;
        rest(&entry.reported, axis).map(|rest| shown(self.row, rest))
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

    /// What is wrong, in a sentence: under the name where there is no room at the side, and read aloud with the cells.
    fn why(&self) -> AnyView {
        let said = self.problems().into_iter().map(problem).collect::<Vec<_>>().join(" ");
        view! { <span class="remark why-here" id=format!("why{}", self.key)>{said}</span> }.into_any()
    }
}
