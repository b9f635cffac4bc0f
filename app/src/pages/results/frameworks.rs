//! `/results/frameworks`: every corporate framework, and for headquarters the form that adds one. `/results/frameworks/:framework` is one
//! of them.

mod indicator;
mod one;
mod open;
mod parts;

use backend::query::framework::{self as query, Frameworks, Listed};
use leptos::{prelude::*, server_fn::ServerFn};

pub(crate) use one::One;
pub(crate) use open::{Open, form, href};

use crate::{
    api::framework::AddFramework,
    flash::{self, Flash},
    pages::{
        as_at,
        frame::{Nav, page},
    },
    request::{self, dated},
    t,
    ui::form::{select, summary, text},
};

/// The address of the list.
pub(crate) const LIST: &str = "/results/frameworks";

#[component]
pub(crate) fn List() -> impl IntoView {
    let load = async {
        let found = query::frameworks(&request::ctx()).await?;
        let flash =
            if found.may_edit { flash::take(&request::visit(), "framework_add").await } else { Flash::default() };
        Ok((found, flash))
    };
    page(Nav::Results, load, |(found, flash)| (t!("frameworks-title"), draw(&found, &flash)))
}

fn draw(found: &Frameworks, flash: &Flash) -> AnyView {
    let rows = found.frameworks.iter().map(row).collect_view();
    let none = found.frameworks.is_empty();
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href=dated("/results".into())>{t!("nav-results")}</a></li>
                <li>{t!("frameworks-title")}</li>
            </ol>
        </nav>
        <div class="page-head">
            <h1>{t!("frameworks-title")}</h1>
            <p class="lead">{t!("frameworks-lead")}</p>
        </div>
        {as_at::ask(request::ctx().day())}
        <div class="stack">
            <div class="card flush">
                <table class="data" aria-label=t!("frameworks-title")>
                    <thead>
                        <tr>
                            <th scope="col">{t!("results-framework")}</th>
                            <th scope="col">{t!("framework-years")}</th>
                            <th scope="col" class="num">{t!("framework-areas")}</th>
                            <th scope="col" class="num">{t!("framework-indicators")}</th>
                            <th scope="col" class="num">{t!("framework-links")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows}
                        {none.then(|| view! { <tr class="nothing"><td colspan="5">{t!("frameworks-none")}</td></tr> })}
                    </tbody>
                </table>
            </div>
            {found.may_edit.then(|| add(found, flash))}
        </div>
    }
    .into_any()
}

fn row(one: &Listed) -> AnyView {
    let previous = one.previous.clone().map(|code| {
        view! { <small>{t!("framework-follows", code = code)}</small> }
    });
    view! {
        <tr>
            <th scope="row" class="name">
                <a href=dated(href(&one.code))>{one.title.clone()}</a>
                <small>{one.code.clone()}</small>
                {previous}
            </th>
            <td data-label=t!("framework-years")>{years(one.years)}</td>
            <td class="num" data-label=t!("framework-areas")>{one.areas}</td>
            <td class="num" data-label=t!("framework-indicators")>{one.indicators}</td>
            <td class="num" data-label=t!("framework-links")>{one.links}</td>
        </tr>
    }
    .into_any()
}

/// "2025–2028".
fn years((first, last): (i64, i64)) -> String {
    if first == last {
        first.to_string()
    } else {
        t!("framework-from-to", first = first.to_string(), last = last.to_string())
    }
}

fn add(found: &Frameworks, flash: &Flash) -> AnyView {
    let none = (String::new(), t!("framework-copy-none"));
    let copies = found.frameworks.iter().map(|one| (one.code.clone(), format!("{} · {}", one.code, one.title)));
    let copies: Vec<_> = std::iter::once(none).chain(copies).collect();
    view! {
        <details class="edit add" id="add" open=!flash.is_empty()>
            <summary>{t!("framework-add")}</summary>
            <form class="panel" method="post" action=AddFramework::url()>
                {summary(flash)}
                <div class="fields">
                    {text(flash, "code", t!("framework-code"), Some(t!("framework-code-hint")), "")}
                    <div class="wide">{text(flash, "title", t!("framework-name"), None, "")}</div>
                    {text(flash, "first", t!("framework-first"), None, "")}
                    {text(flash, "last", t!("framework-last"), None, "")}
                    {select(flash, "copy_of", t!("framework-copy"), Some(t!("framework-copy-hint")), copies, "")}
                </div>
                <div class="form-actions"><button class="btn primary" type="submit">{t!("framework-add-submit")}</button></div>
            </form>
        </details>
    }
    .into_any()
}
