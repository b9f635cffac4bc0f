//! What each column of the table holds: a guess, for the person to correct.

use backend::usecase::matrix::{Fate, Paste};
use domain::logframe::Column;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{Page, href};
use crate::{api::logframe::LogframeSay, flash::Flash, t, ui::form, words};

/// Texts of a column that are shown, so that one can tell what it holds.
const SAMPLES: usize = 3;

pub(super) fn card(page: &Page, pasted: &Paste) -> AnyView {
    let rows = (0..pasted.columns.len()).map(|at| row(&page.columns, pasted, at)).collect_view();
    // The first thing to do is the one below, once there is something to add.
    let settled = page.looked.iter().any(|looked| looked.fate == Fate::Added);
    let kind = if settled { "btn" } else { "btn primary" };
    let again = format!("{}?again=yes", href(page.code.as_str()));
    view! {
        <form class="card" method="post" action=LogframeSay::url() aria-labelledby="columns">
            <h2 id="columns">{t!("logframe-columns", count = pasted.columns.len())}</h2>
            <p>{t!("logframe-columns-lead")}</p>
            {form::summary(&page.columns)}
            <input type="hidden" name="project" value=page.code.to_string() />
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
            <div class="fields">
                {form::text(&page.columns, "unit", t!("logframe-unit"), Some(t!("logframe-unit-hint")), &pasted.unit)}
                <label class="choice">
                    <input type="checkbox" name="headings" value="yes" checked=pasted.headings />
                    <span>{t!("logframe-headings")}</span>
                </label>
            </div>
            <div class="form-actions">
                <button class=kind type="submit">{t!("logframe-say")}</button>
                <a class="btn" href=again>{t!("logframe-again")}</a>
            </div>
        </form>
    }
    .into_any()
}

fn row(flash: &Flash, pasted: &Paste, at: usize) -> AnyView {
    let cell = |row: &Vec<String>| row.get(at).cloned().unwrap_or_default();
    let heading = pasted.table.first().filter(|_| pasted.headings).map(cell).filter(|heading| !heading.is_empty());
    let named = heading.unwrap_or_else(|| t!("logframe-column", letters = letters(at)));
    let below = pasted.table.iter().skip(usize::from(pasted.headings)).map(cell).filter(|text| !text.is_empty());
    let samples = below.take(SAMPLES).map(|text| short(&text)).collect::<Vec<_>>().join(" · ");
    let samples = if samples.is_empty() { t!("progress-none") } else { samples };
    let name = format!("columns[c{at}]");
    let holds = flash.typed(&name).map_or_else(|| pasted.columns[at].to_string(), str::to_owned);
    let options = Column::ALL.iter().map(|column| {
        let selected = column.as_str() == holds;
        view! { <option value=column.as_str() selected=selected>{t!(&format!("logframe-holds-{column}"))}</option> }
    });
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
                    {options.collect_view()}
                </select>
                {wrong.map(|wrong| view! { <p class="error" id=format!("{id}-error")>{wrong}</p> })}
                </div>
            </td>
        </tr>
    }
    .into_any()
}

/// A, B, …, Z, AA: as spreadsheets name their columns.
pub(crate) fn letters(at: usize) -> String {
    let letter = |place: usize| char::from(b'A' + (place % 26) as u8);
    if at < 26 { letter(at).to_string() } else { format!("{}{}", letter(at / 26 - 1), letter(at)) }
}

/// The beginning of a long text.
pub(crate) fn short(text: &str) -> String {
    const MOST: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= MOST { text } else { text.chars().take(MOST).chain(['…']).collect() }
}
