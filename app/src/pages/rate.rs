//! `/rates`: every currency with its latest rate, its day, and how many budget lines hang on it; for who may, the import of a file
//! with a look at what it would do.

use backend::{
    error::Problem,
    query::rate::{self, Line, Listed, PAGE},
    usecase::rate::Imported,
};
use domain::{budget::RATE_DAYS, format};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use crate::{
    api::rate::ImportRates,
    flash::{self, Flash},
    pages::{
        as_at,
        frame::{Nav, page},
    },
    rates::{self, FORM, Waiting},
    request, t,
    ui::{
        self,
        pagination::{pagination, query},
        state::chip,
    },
    words,
};

struct Page {
    search: String,
    listed: Listed,
    waiting: Option<Waiting>,
    flash: Flash,
    today: chrono::NaiveDate,
}

#[component]
pub(crate) fn Rates() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let search = map.get("q").unwrap_or_default();
    let at = map.get("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let load = async move {
        let visit = request::visit();
        let listed = rate::rates(&visit.ctx, &search, at).await?;
        let (waiting, flash) = match listed.may_import {
            true => (rates::waiting(&visit).await?, flash::take(&visit, FORM).await),
            false => (None, Flash::default()),
        };
        Ok(Page { search, listed, waiting, flash, today: visit.ctx.day() })
    };
    page(Nav::Funding, load, |page| (t!("rates-title"), page.draw()))
}

impl Page {
    fn draw(&self) -> AnyView {
        let listed = &self.listed;
        let address = |page: u64| {
            let page = if page > 1 { page.to_string() } else { String::new() };
            format!("/rates{}", query(&[("q", self.search.clone()), ("page", page)]))
        };
        let rows = listed.items.iter().map(row).collect_view();
        let empty = listed.items.is_empty().then(|| {
            let words = if self.search.is_empty() { t!("rates-none-yet") } else { t!("rates-none-found") };
            view! { <tr class="nothing"><td colspan="5">{words}</td></tr> }
        });
        view! {
            <div class="page-head"><h1>{t!("rates-title")}</h1></div>
            <p class="lead">
                {t!("rates-lead", days = RATE_DAYS)} " " <a href="/budget-rules">{t!("rules-title")}</a>
            </p>
            {listed.may_import.then(|| self.import())}
            <form class="filters" method="get" action="/rates">
                <label class="filter">
                    {t!("rates-search")}
                    <input type="search" name="q" value=self.search.clone() placeholder=t!("rates-search-hint") />
                </label>
                <button class="btn outline" type="submit">{t!("filter-apply")}</button>
            </form>
            <div class="card flush">
                <table class="data" aria-label=t!("rates-title")>
                    <thead>
                        <tr>
                            <th scope="col">{t!("budget-currency")}</th>
                            <th scope="col" class="num">{t!("rates-latest")}</th>
                            <th scope="col" class="num">{t!("rates-day")}</th>
                            <th scope="col" class="num">{t!("rates-days")}</th>
                            <th scope="col" class="num">{t!("rates-lines")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows} {empty}</tbody>
                </table>
            </div>
            {pagination(listed.page, listed.pages, PAGE, listed.total, address)}
            {as_at::ask(self.today)}
        }
        .into_any()
    }

    fn import(&self) -> AnyView {
        let waiting = self.waiting.as_ref().map(preview);
        let open = self.waiting.is_some() || !self.flash.is_empty();
        view! {
            <details class="edit" open=open>
                <summary>{t!("rates-import")}</summary>
                <div class="panel">
                    {ui::form::summary(&self.flash)}
                    {waiting}
                    <form class="form" method="post" action="/rates/file" enctype="multipart/form-data">
                        <div class="field">
                            <label for="rates-file">{t!("rates-file")}</label>
                            <input id="rates-file" type="file" name="file" accept=".csv,text/csv" aria-describedby="rates-file-hint" required />
                            <p class="hint" id="rates-file-hint">{t!("rates-file-hint")} " " <code>"day,currency,usd_per_unit"</code></p>
                        </div>
                        <div class="form-actions"><button class="btn" type="submit">{t!("rates-look")}</button></div>
                    </form>
                </div>
            </details>
        }
        .into_any()
    }
}

/// What the file would do, or what is wrong with it by line and column.
fn preview(waiting: &Waiting) -> AnyView {
    let (said, then) = match &waiting.seen {
        Ok(seen) if seen.new > 0 => (good(seen), Some(t!("rates-import-count", count = seen.new))),
        Ok(seen) => (view! { <p>{t!("rates-all-there", count = seen.unchanged)}</p> }.into_any(), None),
        Err(problems) => (bad(problems), None),
    };
    let import = then
        .map(|words| view! { <button class="btn primary" type="submit" name="then" value="import">{words}</button> });
    view! {
        <h3>{t!("rates-preview", name = waiting.name.clone())}</h3>
        {said}
        <form method="post" action=ImportRates::url() class="form-actions">
            {import}
            <button class="btn" type="submit" name="then" value="leave">{t!("rates-leave")}</button>
        </form>
    }
    .into_any()
}

fn good(seen: &Imported) -> AnyView {
    let days = match (seen.first, seen.last) {
        (Some(first), Some(last)) if first != last => format!("{} – {}", format::date(first), format::date(last)),
        (Some(day), _) | (_, Some(day)) => format::date(day),
        (None, None) => String::new(),
    };
    view! {
        <dl class="facts">
            <div><dt>{t!("rates-new")}</dt><dd>{seen.new}</dd></div>
            <div><dt>{t!("rates-unchanged")}</dt><dd>{seen.unchanged}</dd></div>
            <div><dt>{t!("rates-currencies")}</dt><dd>{seen.currencies}</dd></div>
            <div><dt>{t!("rates-of-days")}</dt><dd>{days}</dd></div>
        </dl>
    }
    .into_any()
}

fn bad(problems: &[Problem]) -> AnyView {
    let lines = problems.iter().map(|problem| {
        view! { <li><code>{problem.field.clone()}</code> " " {words::problem(problem)}</li> }
    });
    let lines = lines.collect_view();
    view! {
        <div class="notice bad" role="alert">
            <p><strong>{t!("rates-refused", count = problems.len())}</strong></p>
            <ul>{lines}</ul>
        </div>
    }
    .into_any()
}

fn row(line: &Line) -> AnyView {
    let none = || t!("funding-nothing");
    let latest = line.latest.map_or_else(none, |rate| format::rate(rate.ten_billionths));
    let day = line.latest.map_or_else(none, |rate| format::date(rate.day));
    let old = line.is_old.then(|| view! { " " {chip("warn", t!("rates-old"))} });
    let missing = (line.not_converted > 0)
        .then(|| view! { <small class="under">{t!("rates-not-converted", count = line.not_converted)}</small> });
    view! {
        <tr>
            <th scope="row" class="name">{line.currency.to_string()}</th>
            <td class="num" data-label=t!("rates-latest")>{latest}</td>
            <td class="num" data-label=t!("rates-day")>{day} {old}</td>
            <td class="num" data-label=t!("rates-days")>{line.days}</td>
            <td class="num" data-label=t!("rates-lines")>{line.lines} {missing}</td>
        </tr>
    }
    .into_any()
}
