//! What the columns of a table hold that a person brought: a line for each, with some of its texts, and a choice.

use std::fmt::Display;

use leptos::prelude::*;

use crate::{flash::Flash, t, words};

/// Texts of a column that are shown, so that one can tell what it holds.
const SAMPLES: usize = 3;

/// The table that was brought.
pub(crate) struct Brought<'a, C> {
    pub(crate) table: &'a [Vec<String>],
    /// Whether its first row has headings.
    pub(crate) headings: bool,
    /// What each column is taken to hold.
    pub(crate) columns: &'a [C],
}

/// `holds` is everything that a column can hold, with its words. The choices are sent as `columns[c0]`, `columns[c1]`, …
pub(crate) fn columns<C: Display>(flash: &Flash, of: &Brought<'_, C>, holds: &[(C, String)]) -> AnyView {
    let rows = of.columns.iter().enumerate().map(|(at, column)| row(flash, of, at, column, holds)).collect_view();
    view! {
        <table class="data">
            <thead>
                <tr>
                    <th scope="col">{t!("logframe-head-column")}</th>
                    <th scope="col">{t!("logframe-head-samples")}</th>
                    <th scope="col">{t!("logframe-head-holds")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row<C: Display>(flash: &Flash, of: &Brought<'_, C>, at: usize, column: &C, holds: &[(C, String)]) -> AnyView {
    let cell = |row: &Vec<String>| row.get(at).cloned().unwrap_or_default();
    let heading = of.table.first().filter(|_| of.headings).map(cell).filter(|heading| !heading.is_empty());
    let named = heading.unwrap_or_else(|| t!("logframe-column", letters = letters(at)));
    let below = of.table.iter().skip(usize::from(of.headings)).map(cell).filter(|text| !text.is_empty());
    let samples = below.take(SAMPLES).map(|text| short(&text)).collect::<Vec<_>>().join(" · ");
    let samples = if samples.is_empty() { t!("progress-none") } else { samples };
    let name = format!("columns[c{at}]");
    let chosen = flash.typed(&name).map_or_else(|| column.to_string(), str::to_owned);
    let option = |(column, words): &(C, String)| {
        let value = column.to_string();
        let selected = value == chosen;
        view! { <option value=value selected=selected>{words.clone()}</option> }
    };
    let options = holds.iter().map(option).collect_view();
    let wrong = flash.problem(&name).map(words::problem);
    let id = format!("column-{at}");
    view! {
        <tr>
            <th scope="row" class="name"><label for=id.clone()>{named}</label></th>
            <td data-label=t!("logframe-head-samples")>{samples}</td>
            <td data-label=t!("logframe-head-holds")>
                <div class="field">
                    <select
                        id=id.clone()
                        name=name
                        aria-invalid=wrong.is_some().then_some("true")
                        aria-describedby=wrong.is_some().then(|| format!("{id}-error"))
                    >
                        {options}
                    </select>
                    {wrong.map(|wrong| view! { <p class="error" id=format!("{id}-error")>{wrong}</p> })}
                </div>
            </td>
        </tr>
    }
    .into_any()
}

/// A, B, …, Z, AA: as spreadsheets name their columns.
fn letters(at: usize) -> String {
    let letter = |place: usize| char::from(b'A' + (place % 26) as u8);
    if at < 26 { letter(at).to_string() } else { format!("{}{}", letter(at / 26 - 1), letter(at)) }
}

/// The beginning of a long text.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= MOST { text } else { text.chars().take(MOST).chain(['…']).collect() }
}
