//! What would become of each row and indicator of the table, before anything is added.

use backend::usecase::matrix::{Fate, Looked};
use domain::logframe::{Indicator, What};
use leptos::{prelude::*, server_fn::ServerFn};

use super::Page;
use crate::{api::logframe::LogframeApply, t, ui::state::chip, words};

pub(super) fn card(page: &Page) -> AnyView {
    let blocked = page.blocked.iter().map(|problem| view! { <p class="notice bad">{words::problem(problem)}</p> });
    let count = |is: fn(&Fate) -> bool| page.looked.iter().filter(|looked| is(&looked.fate)).count();
    let good = count(|fate| *fate == Fate::Added);
    let there = count(|fate| *fate == Fate::There);
    let refused = count(|fate| matches!(fate, Fate::Refused(_)));
    let said = [("good", good), ("there", there), ("refused", refused)].into_iter().filter(|(_, count)| *count > 0);
    let said: Vec<String> = said.map(|(what, count)| t!(&format!("logframe-count-{what}"), count = count)).collect();
    let rows = page.looked.iter().map(row).collect_view();
    let table = (!page.looked.is_empty()).then(|| {
        view! {
            <div class="card flush">
                <table class="data wide">
                    <thead>
                        <tr>
                            <th scope="col">{t!("logframe-head-row")}</th>
                            <th scope="col">{t!("logframe-head-what")}</th>
                            <th scope="col">{t!("logframe-head-text")}</th>
                            <th scope="col">{t!("logframe-head-lot")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    });
    let nothing = (page.looked.is_empty() && page.blocked.is_empty())
        .then(|| view! { <p class="notice info">{t!("logframe-no-lines")}</p> });
    view! {
        <div class="section-head" id="preview">
            <h2>{t!("logframe-preview")}</h2>
            <p class="status-line">{said.join(" · ")}</p>
        </div>
        {blocked.collect_view()}
        {nothing}
        {(good > 0).then(|| buttons(page, good, refused))}
        {table}
    }
    .into_any()
}

/// All at once where everything is good; else what is good, and that the rest is left.
fn buttons(page: &Page, good: usize, refused: usize) -> AnyView {
    let (then, words) = match refused {
        0 => ("all", t!("logframe-add-all", count = good)),
        _ => ("good", t!("logframe-add-good", count = good, refused = refused)),
    };
    view! {
        <form method="post" action=LogframeApply::url() class="form-actions">
            <input type="hidden" name="project" value=page.code.to_string() />
            <button class="btn primary" type="submit" name="then" value=then>{words}</button>
        </form>
    }
    .into_any()
}

fn row(looked: &Looked) -> AnyView {
    let number = looked.number.clone();
    let (what, text, under) = match &looked.line.what {
        What::Node(node) => {
            let level = if number.is_empty() {
                t!(&format!("logframe-holds-{}", node.kind))
            } else {
                t!(&format!("matrix-level-{}", node.kind), number = number)
            };
            let assumptions =
                (!node.assumptions.is_empty()).then(|| format!("{}: {}", t!("matrix-assumptions"), node.assumptions));
            (level, node.statement.clone(), assumptions.unwrap_or_default())
        }
        What::Indicator(of) => {
            let named = if number.is_empty() {
                t!("logframe-holds-indicator")
            } else {
                t!("logframe-indicator", number = number)
            };
            (named, of.title.clone(), measure(of))
        }
        What::NoLevel(text) => (t!("logframe-unknown"), text.clone(), String::new()),
    };
    let (kind, word) = match &looked.fate {
        Fate::Added => ("good", "logframe-lot-added"),
        Fate::There => ("", "logframe-lot-there"),
        Fate::Refused(_) => ("bad", "logframe-lot-refused"),
    };
    let why: Vec<String> = match &looked.fate {
        Fate::Refused(problems) => {
            problems.iter().map(|problem| why(&problem.field, words::problem(problem))).collect()
        }
        Fate::Added | Fate::There => Vec::new(),
    };
    view! {
        <tr>
            <th scope="row" class="name">{t!("logframe-row", number = looked.line.row)}</th>
            <td data-label=t!("logframe-head-what")>{what}</td>
            <td data-label=t!("logframe-head-text")>{text} {(!under.is_empty()).then(|| view! { <small class="under">{under}</small> })}</td>
            <td class="state-cell">{chip(kind, t!(word))} " " {why.join(" ")}</td>
        </tr>
    }
    .into_any()
}

/// The column in which something is wrong, and what.
fn why(field: &str, said: String) -> String {
    match field {
        "title" => format!("{}: {said}", t!("logframe-holds-indicator")),
        "unit" | "baseline" | "target" | "source" | "statement" | "assumptions" => {
            format!("{}: {said}", t!(&format!("logframe-holds-{field}")))
        }
        _ => said,
    }
}

/// "people · count · 0 → 240 · register".
fn measure(of: &Indicator) -> String {
    let none = |text: &str| if text.is_empty() { t!("progress-none") } else { text.to_owned() };
    let way = t!("logframe-way", baseline = none(&of.baseline), target = none(&of.target));
    let kind = t!(&format!("logframe-kind-{}", of.kind));
    let parts = [of.unit.clone(), kind, way, of.source.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
