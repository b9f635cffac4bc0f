//! The form of the budget: every line in one table, with blank rows at its end; all of it is saved, or nothing.
//!
//! A line keeps its key (`l12`) through its revisions; what came back after a conflict stands in its cells, with what stands there now
//! beside it.

use std::collections::BTreeMap;

use backend::{
    error::Problem,
    query::{budget::Line, matrix::Node},
};
use chrono::{Datelike, NaiveDate};
use domain::{
    budget::{Column, Fault, Section},
    code::ProjectCode,
    matrix::NodeKind,
    money::{Currency, Rate},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{edit_href, href, words};
use crate::{
    api::budget::SaveBudget,
    flash::Flash,
    islands::{BudgetGrid, BudgetWords},
    pages::project::{matrix::form::notice, progress::keys},
    t,
    words::problem,
};

/// Blank rows where no number is asked for, and the most that can be.
const BLANK: usize = 5;
const MOST_BLANK: usize = 60;

/// The columns into which one types, in their order, and whether they hold numbers.
const COLUMNS: [(Column, bool); 9] = [
    (Column::Section, false),
    (Column::Description, false),
    (Column::Result, false),
    (Column::Year, true),
    (Column::Quantity, true),
    (Column::Unit, false),
    (Column::Currency, false),
    (Column::UnitCost, true),
    (Column::Duration, true),
];

pub(super) struct Form {
    pub code: ProjectCode,
    /// First and last day of the project.
    pub years: (NaiveDate, NaiveDate),
    pub lines: Vec<Line>,
    pub nodes: Vec<Node>,
    /// Of today, by currency.
    pub rates: Vec<Rate>,
    pub blank: Option<usize>,
    pub flash: Flash,
}

/// What stands in the cells of a row unless something was typed.
#[derive(Default)]
struct Row {
    key: String,
    number: String,
    version: String,
    section: String,
    result: String,
    /// The words of a result that is no longer in the matrix.
    gone: Option<String>,
    year: String,
    description: String,
    unit: String,
    evaluation: bool,
    quantity: String,
    currency: String,
    unit_cost: String,
    duration: String,
    amount: String,
    /// Its cents; blank where it is not converted, none where it is new.
    usd: Option<String>,
    is_new: bool,
}

impl Form {
    pub fn draw(&self) -> AnyView {
        let code = self.code.to_string();
        let codes = self.rates.iter().map(|rate| rate.currency).chain([Currency::USD]);
        let codes = codes.map(|currency| view! { <option value=currency.to_string()></option> }).collect_view();
        let rows = self.rows().iter().map(|row| self.row(row)).collect_view();
        let known = self.known();
        let more = format!("{}&rows={}", edit_href(&code), (self.blank() + 20).min(MOST_BLANK));
        let names = COLUMNS.map(|(column, _)| column.as_str()).join(" ");
        let places = (1..=COLUMNS.len()).map(|place| place.to_string()).collect::<Vec<_>>().join(" ");
        view! {
            <div class="section-head">
                <h2>{t!("budget-edit-title")}</h2>
                <div class="actions"><a class="btn" href=href(&code)>{t!("budget-back")}</a></div>
            </div>
            <p class="lead">{t!("budget-edit-lead")}</p>
            {notice(&self.flash)}
            <BudgetGrid words=for_browser()>
                <form id="budget-form" class="stack" method="post" action=SaveBudget::url() autocomplete="off">
                    <input type="hidden" name="project" value=code.clone() />
                    <datalist id="currencies">{codes}</datalist>
                    <div class="grid-scroll" role="region" tabindex="0" aria-label=t!("budget-table")>
                        <table class="grid budget" data-columns=names data-places=places data-currencies=known>
                            {head()}
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                    <p class="status-line" role="status" data-sums></p>
                    <p class="hint">{t!("budget-edit-hint")} " " <a href=more>{t!("budget-more-rows")}</a></p>
                    <div class="form-actions">
                        <button class="btn primary" type="submit">{t!("budget-save")}</button>
                        <a class="btn" href=href(&code)>{t!("matrix-cancel")}</a>
                        {keys(false)}
                    </div>
                </form>
            </BudgetGrid>
        }
        .into_any()
    }

    /// The currencies with their decimals and the rates of today: "EUR:2:10837000000", "LYD:3:".
    fn known(&self) -> String {
        let rated = self.rates.iter().map(|rate| (rate.currency, Some(rate.ten_billionths)));
        let used = self.lines.iter().map(|line| (line.amount.currency, None));
        let mut known: BTreeMap<Currency, Option<i64>> = used.chain([(Currency::USD, None)]).collect();
        known.extend(rated);
        let word = |(currency, rate): (Currency, Option<i64>)| {
            format!("{currency}:{}:{}", currency.decimals(), rate.map(|rate| rate.to_string()).unwrap_or_default())
        };
        known.into_iter().map(word).collect::<Vec<_>>().join(" ")
    }

    fn blank(&self) -> usize {
        self.blank.unwrap_or(BLANK).min(MOST_BLANK)
    }

    fn rows(&self) -> Vec<Row> {
        let lines = self.lines.iter().enumerate().map(|(at, line)| self.of_line(at + 1, line));
        // What was typed into new rows comes back, however many there were.
        let is_typed = |n: &usize| self.flash.typed(&format!("n{n}.section")).is_some();
        let typed = (1..=MOST_BLANK).rev().find(is_typed).unwrap_or(0);
        let first = self.years.0.year().to_string();
        let new = (1..=self.blank().max(typed)).map(|n| Row {
            key: format!("n{n}"),
            number: t!("budget-new-row"),
            section: Section::Operational.to_string(),
            year: first.clone(),
            currency: Currency::USD.to_string(),
            is_new: true,
            ..Row::default()
        });
        lines.chain(new).collect()
    }

    fn of_line(&self, number: usize, line: &Line) -> Row {
        let gone = line.result.as_ref().filter(|result| result.number.is_none()).map(words::result);
        Row {
            key: format!("l{}", line.id),
            number: number.to_string(),
            version: line.version.to_string(),
            section: line.section.to_string(),
            result: line.result.as_ref().map(|result| result.node.to_string()).unwrap_or_default(),
            gone,
            year: line.year.to_string(),
            description: line.description.clone(),
            unit: line.unit.clone(),
            evaluation: line.evaluation,
            quantity: line.quantity.to_string(),
            currency: line.amount.currency.to_string(),
            unit_cost: line.unit_cost.to_string(),
            duration: line.duration.to_string(),
            amount: words::money(line.amount),
            usd: Some(line.usd.map(|usd| usd.to_string()).unwrap_or_default()),
            is_new: false,
        }
    }

    /// What was typed into a cell, or else what stands there.
    fn typed(&self, row: &Row, column: Column, saved: &str) -> String {
        self.flash.typed(&field(row, column.as_str())).unwrap_or(saved).to_owned()
    }

    fn problems(&self, row: &Row) -> Vec<&Problem> {
        let prefix = format!("{}.", row.key);
        self.flash.problems().iter().filter(|problem| problem.field.starts_with(&prefix)).collect()
    }

    fn row(&self, row: &Row) -> AnyView {
        let line =
            if row.is_new { t!("budget-row-new", row = row.key[1..].to_owned()) } else { row.description.clone() };
        let cell = |column: Column, saved: &str, kind: &'static str| {
            let input = self.input(row, column, self.typed(row, column, saved), &line, kind);
            view! { <td class=format!("cell {kind}")>{input}</td> }
        };
        // After a conflict the version of which the person was told, so that saving again is a decision.
        let told = self.flash.problem(&field(row, "version")).and_then(|problem| problem.args.get("version").cloned());
        let sent = self.flash.typed(&field(row, "version")).map(str::to_owned);
        let version = told.or(sent).unwrap_or_else(|| row.version.clone());
        let version = (!row.is_new).then(|| {
            view! { <input type="hidden" name=name(row, "version") value=version /> }
        });
        view! {
            <tr data-row=row.key.clone() data-usd=row.usd.clone()>
                <th scope="row">{row.number.clone()} {version}</th>
                <td class="cell">{self.sections(row, &line)}</td>
                {cell(Column::Description, &row.description, "text wide")}
                <td class="cell">{self.results(row, &line)}</td>
                {cell(Column::Year, &row.year, "")}
                {cell(Column::Quantity, &row.quantity, "")}
                {cell(Column::Unit, &row.unit, "text")}
                {cell(Column::Currency, &row.currency, "text short")}
                {cell(Column::UnitCost, &row.unit_cost, "")}
                {cell(Column::Duration, &row.duration, "")}
                <td class="num locked" data-amount>{row.amount.clone()}</td>
                <td class="state-cell">{self.tick(row, "evaluation", row.evaluation, t!("budget-cell-evaluation", line = line.clone()))}</td>
                <td class="state-cell">
                    {(!row.is_new).then(|| self.tick(row, "retire", false, t!("budget-cell-retire", line = line.clone())))}
                </td>
            </tr>
            {self.why(row)}
        }
        .into_any()
    }

    fn input(&self, row: &Row, column: Column, value: String, line: &str, kind: &'static str) -> AnyView {
        let wrong = self.flash.problem(&field(row, column.as_str())).is_some();
        let numeric = kind.is_empty();
        view! {
            <input
                id=format!("c{}", field(row, column.as_str()))
                name=name(row, column.as_str())
                data-cell=column.to_string()
                inputmode=if numeric { "decimal" } else { "text" }
                list=(column == Column::Currency).then_some("currencies")
                placeholder=" "
                value=value
                aria-label=t!("budget-cell", line = line.to_owned(), column = heading(column))
                aria-invalid=wrong.then_some("true")
                aria-describedby=wrong.then(|| format!("why-{}", row.key))
            />
        }
        .into_any()
    }

    fn sections(&self, row: &Row, line: &str) -> AnyView {
        let chosen = self.typed(row, Column::Section, &row.section);
        let options = Section::ALL.iter().map(|section| (section.to_string(), words::section(*section), String::new()));
        self.select(row, Column::Section, options.collect(), &chosen, line)
    }

    /// The rows of the matrix but its objective; the one that is chosen also where it has been taken out.
    fn results(&self, row: &Row, line: &str) -> AnyView {
        let chosen = self.typed(row, Column::Result, &row.result);
        let none = (String::new(), t!("budget-no-result"), String::new());
        let gone = row.gone.clone().map(|words| (row.result.clone(), words, String::new()));
        let nodes = self.nodes.iter().filter(|node| node.kind != NodeKind::Objective);
        let nodes = nodes.map(|node| (node.id.to_string(), node.number.clone(), node.statement.clone()));
        let options = [none].into_iter().chain(gone).chain(nodes).collect();
        self.select(row, Column::Result, options, &chosen, line)
    }

    /// Options are (stored, shown, what it is in full).
    fn select(
        &self,
        row: &Row,
        column: Column,
        options: Vec<(String, String, String)>,
        chosen: &str,
        line: &str,
    ) -> AnyView {
        let wrong = self.flash.problem(&field(row, column.as_str())).is_some();
        let options = options.into_iter().map(|(stored, shown, full)| {
            let selected = stored == chosen;
            let shown = if full.is_empty() { shown } else { format!("{shown} · {}", short(&full)) };
            view! { <option value=stored selected=selected>{shown}</option> }
        });
        let options = options.collect_view();
        view! {
            <select
                id=format!("c{}", field(row, column.as_str()))
                name=name(row, column.as_str())
                data-cell=column.to_string()
                data-sent=chosen.to_owned()
                aria-label=t!("budget-cell", line = line.to_owned(), column = heading(column))
                aria-invalid=wrong.then_some("true")
                aria-describedby=wrong.then(|| format!("why-{}", row.key))
            >
                {options}
            </select>
        }
        .into_any()
    }

    /// A tick that is not sent is not there: of a form that came back, what was sent counts.
    fn tick(&self, row: &Row, what: &'static str, saved: bool, label: String) -> AnyView {
        let came_back = self.flash.typed(&field(row, "section")).is_some();
        let ticked = if came_back { self.flash.typed(&field(row, what)).is_some() } else { saved };
        let is_retire = (what == "retire").then_some("yes");
        view! { <input type="checkbox" name=name(row, what) value="yes" checked=ticked data-retire=is_retire aria-label=label /> }
            .into_any()
    }

    /// What is wrong with a row, in sentences that name the column.
    fn why(&self, row: &Row) -> Option<AnyView> {
        let said: Vec<String> = self.problems(row).into_iter().map(|wrong| self.said(wrong)).collect();
        (!said.is_empty()).then(|| {
            view! { <tr class="why"><td colspan="13" id=format!("why-{}", row.key)>{said.join(" ")}</td></tr> }
                .into_any()
        })
    }

    fn said(&self, wrong: &Problem) -> String {
        let column: Option<Column> = wrong.field.split_once('.').and_then(|(_, column)| column.parse().ok());
        let Some(column) = column else { return problem(wrong) };
        // What stands there now is told by its name.
        let told = match (column, wrong.args.get("value")) {
            (Column::Section, Some(value)) => value.parse().ok().map(words::section),
            (Column::Result, Some(value)) => {
                let node = self.nodes.iter().find(|node| node.id.to_string() == *value);
                node.map(|node| format!("{} {}", node.number, node.statement))
            }
            (Column::Evaluation, Some(_)) => Some(t!("budget-is-evaluation")),
            _ => None,
        };
        let wrong = told.map_or_else(|| wrong.clone(), |told| wrong.clone().with("value", told));
        t!("budget-wrong", column = heading(column), said = problem(&wrong))
    }
}

/// The name of a field of a row, as problems name it.
fn field(row: &Row, column: &str) -> String {
    format!("{}.{column}", row.key)
}

fn name(row: &Row, column: &str) -> String {
    format!("lines[{}]", field(row, column))
}

/// As much of a statement as an option has room for.
fn short(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST { text.to_owned() } else { text.chars().take(MOST).chain(['…']).collect() }
}

fn heading(column: Column) -> String {
    t!(&format!("budget-column-{column}"))
}

fn head() -> AnyView {
    let columns = COLUMNS.map(|(column, number)| {
        view! { <th scope="col" class:num=number>{heading(column)}</th> }
    });
    view! {
        <thead>
            <tr>
                <th scope="col">{t!("budget-number")}</th>
                {columns.into_iter().collect_view()}
                <th scope="col" class="num">{t!("budget-amount")}</th>
                <th scope="col">{heading(Column::Evaluation)}</th>
                <th scope="col">{t!("budget-retire")}</th>
            </tr>
        </thead>
    }
    .into_any()
}

/// Sentences with `{name}` where the browser puts what was typed.
fn for_browser() -> BudgetWords {
    let sentence = |fault: &Fault| {
        let key = format!("problem-{}", fault.code());
        (fault.code().to_owned(), t!(&key, typed = "{typed}", max = "{max}"))
    };
    BudgetWords {
        problems: Fault::ALL.iter().map(sentence).collect(),
        columns: Column::ALL.iter().map(|column| (column.to_string(), heading(*column))).collect(),
        sections: Section::ALL.iter().map(|section| (section.to_string(), words::section(*section))).collect(),
        wrong: t!("budget-wrong", column = "{column}", said = "{said}"),
        in_all: t!("budget-in-all", usd = "{usd}"),
        not_converted: t!("money-no-rate"),
        missing_one: t!("money-not-converted", count = 1),
        missing_many: t!("money-not-converted", count = "{count}"),
    }
}
