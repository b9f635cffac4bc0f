//! `/results/frameworks/:framework`: one framework whole: its areas, what is to be achieved in each, its indicators and their targets;
//! for headquarters with the ways to change it.

use backend::{
    error::Error,
    query::framework::{self as query, Area, Framework, Indicator},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{LIST, form, indicator, open::Open, parts, years};
use crate::{
    flash::{self, Flash},
    pages::{
        as_at,
        frame::{Nav, page},
    },
    request::{self, dated},
    t,
    ui::figure,
};

/// What the page draws.
pub(super) struct Page {
    pub framework: Framework,
    pub open: Option<Open>,
    pub flash: Flash,
}

#[component]
pub(crate) fn One() -> impl IntoView {
    let code = use_params_map().read_untracked().get("framework").unwrap_or_default();
    let asked = use_query_map().read_untracked().get("open").unwrap_or_default();
    let load = async move {
        let framework = query::framework(&request::ctx(), &code).await?;
        let open = Open::from_query(&asked).filter(|_| framework.may_edit);
        if open.is_some_and(|open| !parts::is_there(&framework, open)) {
            return Err(Error::NotFound);
        }
        let flash = match open {
            Some(open) => flash::take(&request::visit(), &form(&code, open)).await,
            None => Flash::default(),
        };
        Ok(Page { framework, open, flash })
    };
    page(Nav::Results, load, |page| (page.framework.title.clone(), draw(&page)))
}

impl Page {
    /// A link that opens a form; nothing for those who may not, and none beside the form itself.
    pub(super) fn way(&self, open: Open, word: String, what: String) -> Option<AnyView> {
        let href = open.href(&self.framework.code);
        self.framework.may_edit.then(|| {
            view! { <a class="edit-link" href=href>{word}<span class="visually-hidden">" "{what}</span></a> }.into_any()
        })
    }

    fn add(&self, open: Open, word: String) -> Option<AnyView> {
        let href = open.href(&self.framework.code);
        self.framework.may_edit.then(|| view! { <a class="add-link" href=href>{word}</a> }.into_any())
    }
}

fn draw(page: &Page) -> AnyView {
    let framework = &page.framework;
    let lead = t!("framework-lead", code = framework.code.clone(), years = years(framework.years));
    let follows = framework.previous.clone().map(|code| t!("framework-follows", code = code));
    let areas = framework.areas.iter().map(|area| card(page, area)).collect_view();
    let none = framework.areas.is_empty().then(|| {
        view! { <section class="card empty"><p>{t!("framework-no-areas")}</p></section> }
    });
    let results = dated(format!("/results?framework={}", framework.code));
    let whole = page.open.filter(|open| matches!(open, Open::Framework | Open::NewArea));
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href=dated("/results".into())>{t!("nav-results")}</a></li>
                <li><a href=dated(LIST.into())>{t!("frameworks-title")}</a></li>
                <li>{framework.code.clone()}</li>
            </ol>
        </nav>
        <div class="page-head">
            <h1>{framework.title.clone()}</h1>
            <p class="lead">{[Some(lead), follows].into_iter().flatten().collect::<Vec<_>>().join(" · ")}</p>
            <div class="actions">
                <a class="btn" href=results>{t!("framework-totals")}</a>
                {framework.may_edit.then(|| view! {
                    <a class="btn" href=Open::Framework.href(&framework.code)>{t!("framework-edit")}</a>
                    <a class="btn" href=Open::NewArea.href(&framework.code)>{t!("framework-add-area")}</a>
                })}
            </div>
        </div>
        {as_at::ask(request::ctx().day())}
        {whole.map(|open| parts::form(page, open))}
        <div class="stack">{none} {areas}</div>
    }
    .into_any()
}

fn card(page: &Page, area: &Area) -> AnyView {
    let name = format!("{} · {}", area.code, area.name);
    let results = area.results.iter().map(|one| parts::line(page, one)).collect_view();
    let results = (!area.results.is_empty()).then(|| view! { <ul class="worklist">{results}</ul> });
    let open = page.open.filter(|open| parts::is_in(area, *open));
    view! {
        <section class="card" id=format!("area-{}", area.id) aria-labelledby=format!("area-name-{}", area.id)>
            <div class="card-head">
                <h2 id=format!("area-name-{}", area.id)>{name.clone()}</h2>
                {page.way(Open::Area(area.id), t!("framework-change"), name)}
            </div>
            <p>{area.statement.clone()}</p>
            {results}
            {table(page, area)}
            {page.framework.may_edit.then(|| view! {
                <p class="actions">
                    {page.add(Open::NewOutcome(area.id), t!("framework-add-outcome"))}
                    " "
                    {page.add(Open::NewIndicator(area.id), t!("framework-add-indicator"))}
                </p>
            })}
            {open.map(|open| parts::form(page, open))}
        </section>
    }
    .into_any()
}

fn table(page: &Page, area: &Area) -> AnyView {
    if area.indicators.is_empty() {
        return view! { <p class="muted">{t!("framework-no-indicators")}</p> }.into_any();
    }
    let rows = area.indicators.iter().map(|one| row(page, area, one)).collect_view();
    let name = t!("framework-indicators-of", area = area.name.clone());
    view! {
        <table class="data" aria-label=name>
            <thead>
                <tr>
                    <th scope="col">{t!("framework-indicator")}</th>
                    <th scope="col" class="num">{t!("framework-target")}</th>
                    <th scope="col">{t!("framework-by-year")}</th>
                    <th scope="col" class="num">{t!("framework-links")}</th>
                    {page.framework.may_edit.then(|| view! {
                        <th scope="col"><span class="visually-hidden">{t!("framework-change")}</span></th>
                    })}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(page: &Page, area: &Area, one: &Indicator) -> AnyView {
    let result = one.result.and_then(|id| area.results.iter().find(|result| result.id == id));
    let result = result.map(|result| t!(&format!("framework-of-{}", result.level), number = result.number.clone()));
    let measured = [Some(one.unit.clone()), Some(indicator::over_projects(one)), result];
    let measured = measured.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let target = one.target.map_or_else(|| t!("progress-none"), |value| figure::exact(&one.answers, value));
    let years = one.targets.iter().map(|(year, value)| {
        view! { <span class="nowrap">{format!("{year}: {}", figure::exact(&one.answers, *value))}</span> " " }
    });
    let years = years.collect_view();
    let what = format!("{} {}", one.code, one.title);
    view! {
        <tr id=format!("indicator-{}", one.id)>
            <th scope="row" class="name">
                {format!("{} · {}", one.code, one.title)}
                <small>{measured}</small>
                {(!one.definition.is_empty()).then(|| view! { <small>{one.definition.clone()}</small> })}
                {(!one.method.is_empty()).then(|| view! { <small>{t!("framework-method-is", text = one.method.clone())}</small> })}
            </th>
            <td class="num" data-label=t!("framework-target")>{target}</td>
            <td data-label=t!("framework-by-year")>{years}</td>
            <td class="num" data-label=t!("framework-links")>{one.links}</td>
            {page.framework.may_edit.then(|| view! {
                <td>
                    {page.way(Open::Indicator(one.id), t!("framework-change"), what.clone())}
                    " "
                    {page.way(Open::Targets(one.id), t!("framework-targets"), what)}
                </td>
            })}
        </tr>
    }
    .into_any()
}
