//! `/funding`: what the appeal asks for by region, country or area, and how much of it projects have budgeted.

mod compare;
mod differences;
pub(crate) mod filters;
mod flow;
mod givers;
mod map;
pub(super) mod table;
mod years;

use backend::{
    error::{Error, Problem, Result},
    query::funding::{self, Filter, Funding, Line, STATUSES_UP_TO, Sums},
};
use domain::format;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    asked::{Asked, View},
    figures, words,
};
use crate::{
    pages::{
        as_at,
        frame::{Nav, page},
    },
    request, t,
};

#[component]
pub(crate) fn Overview() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let asked = Asked::read(|name| map.get(name));
    let load = {
        let filter = asked.filter.clone();
        async move { load(filter).await }
    };
    page(Nav::Funding, load, move |(funding, told)| {
        let asked = match told {
            Some(_) => asked.with(Filter { area: None, ..asked.filter.clone() }),
            None => asked,
        };
        let view = match funding {
            Some(funding) => draw(&asked, &funding, told.as_ref()),
            None => nothing(),
        };
        (t!("funding-title"), view)
    })
}

/// An appeal that has not the area that was asked for is shown with all of its areas, and says so: another year may have been chosen
/// with the area of this one.
async fn load(filter: Filter) -> Result<(Option<Funding>, Option<Problem>)> {
    let ctx = request::ctx();
    match funding::funding(&ctx, &filter).await {
        Err(Error::Invalid(problems)) if filter.area.is_some() => {
            let found = funding::funding(&ctx, &Filter { area: None, ..filter }).await?;
            Ok((found, problems.into_iter().next()))
        }
        found => Ok((found?, None)),
    }
}

fn draw(asked: &Asked, funding: &Funding, told: Option<&Problem>) -> AnyView {
    let printed = funding.printed_usd;
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href=request::dated("/funding".into())>{t!("nav-funding")}</a></li>
                <li>{funding.appeal.title.clone()}</li>
            </ol>
        </nav>
        <div class="page-head">
            <h1>{t!("funding-title")}</h1>
        </div>
        {filters::filters(asked, funding)}
        {told.map(|problem| view! { <p class="notice warn">{crate::words::problem(problem)}" "{t!("funding-all-areas")}</p> })}
        {as_at::ask(request::ctx().day())}
        {figures::figures(printed, &funding.total, projects(&funding.total))}
        {differences::differences(funding)}
        {shown(asked, funding)}
        <p class="foot-note">{imported(funding)}</p>
    }
    .into_any()
}

fn shown(asked: &Asked, funding: &Funding) -> AnyView {
    match asked.view {
        View::Donors => givers::donors(asked, funding),
        View::Earmarkings => givers::earmarkings(asked, funding),
        View::Years => view! { {years::years(asked, funding)} {legend(funding)} }.into_any(),
        View::Flow => flow::flow(asked, funding),
        View::Table | View::Map => {
            let uncounted = funding.total.statuses.is_none() && funding.total.projects > STATUSES_UP_TO;
            view! {
                {(asked.view == View::Map).then(|| map::map(asked, funding))}
                {compare::compare(asked, funding)}
                {table::table(asked, funding)}
                {legend(funding)}
                {uncounted.then(|| view! { <p class="foot-note">{t!("funding-statuses-left-out", count = STATUSES_UP_TO)}</p> })}
            }
            .into_any()
        }
    }
}

/// What required means, and since when the appeal is there. A past day does not tell of an import after it.
fn imported(funding: &Funding) -> String {
    let at = funding.appeal.imported_at;
    match request::ctx().read().moment() {
        Some(moment) if at > moment => t!("funding-imported-later"),
        _ => t!("funding-imported", at = format::moment(at)),
    }
}

fn legend(funding: &Funding) -> AnyView {
    let needs = funding.lines.iter().map(|line| line.sums.need);
    let differs = |line: &Line| line.printed_usd.is_some_and(|printed| printed != line.sums.need.required_usd);
    let marks = words::Marks {
        differs: funding.lines.iter().any(differs),
        statuses: funding.total.statuses.is_some_and(|tally| tally.indicators() > 0),
    };
    words::legend(needs, marks, &funding.total)
}

/// How many projects, and how the indicators stand that depend on the money.
fn projects(total: &Sums) -> AnyView {
    let indicators = total.statuses.filter(|tally| tally.indicators() > 0);
    let note = match indicators {
        Some(tally) => {
            let count = t!("funding-depend", count = tally.indicators());
            view! { <dd class="note">{count}" "{words::tally(tally)}</dd> }.into_any()
        }
        None if total.projects == 0 => view! { <dd class="note">{t!("funding-no-projects")}</dd> }.into_any(),
        None => view! { <dd class="note">{t!("funding-once-each")}</dd> }.into_any(),
    };
    view! {
        <dt>{t!("funding-projects-with-money")}</dt>
        <dd>{total.projects}</dd>
        {note}
    }
    .into_any()
}

/// No appeal has ever been imported: what comes here, and the first step.
fn nothing() -> AnyView {
    view! {
        <div class="page-head">
            <h1>{t!("funding-title")}</h1>
        </div>
        <section class="card empty">
            <h2>{t!("funding-empty-title")}</h2>
            <p>{t!("funding-empty-text")}</p>
            <p><code>"baseline import appeal DIR"</code></p>
            <div class="actions">{filters::import()}</div>
        </section>
    }
    .into_any()
}
