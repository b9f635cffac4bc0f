//! `/projects`: the portfolio. Every project this person may see, filtered and sorted in the URL, with what needs a decision.

mod asked;
mod calendar;
mod filters;
mod map;
mod remind;
mod totals;

use backend::{
    error::Result,
    query::portfolio::{self, Item, Listed, PAGE, Sort, calendar::Calendar, map::Map},
};
use domain::{burn::Why, format, portfolio::Warning, progress::Status, view::Page};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub(crate) use self::{
    asked::{Asked, View, sort_word, warning_word},
    remind::REMIND_FORM,
};
use crate::{
    flash::{self, Flash},
    pages::{
        as_at,
        frame::{Nav, page},
    },
    request, t,
    ui::{
        self,
        pagination::pagination,
        saved_views::{self, Saved, saved_views},
        stack::{Part, stack},
        state::status_kind,
    },
};

#[component]
pub(crate) fn List() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let asked = Asked::read(|name| map.get(name));
    let load = {
        let asked = asked.clone();
        async move { load(&asked).await }
    };
    page(Nav::Projects, load, move |(found, saved, flash)| (t!("projects-title"), draw(&asked, found, &saved, &flash)))
}

/// What the view shows.
enum Found {
    List(Listed),
    Calendar(Calendar),
    Map(Map),
}

async fn load(asked: &Asked) -> Result<(Found, Saved, Flash)> {
    let ctx = request::ctx();
    let found = match asked.view {
        View::List => Found::List(portfolio::list(&ctx, &asked.filter).await?),
        View::Calendar => {
            Found::Calendar(portfolio::calendar::calendar(&ctx, &asked.filter, asked.year, asked.month).await?)
        }
        View::Map => Found::Map(portfolio::map::map(&ctx, &asked.filter, asked.measure).await?),
    };
    let flash = if remind::may() { flash::take(&request::visit(), REMIND_FORM).await } else { Flash::default() };
    Ok((found, saved_views::load(Page::Projects).await?, flash))
}

fn draw(asked: &Asked, found: Found, saved: &Saved, flash: &Flash) -> AnyView {
    let (totals, choices) = match &found {
        Found::List(found) => (&found.totals, &found.choices),
        Found::Calendar(found) => (&found.totals, &found.choices),
        Found::Map(found) => (&found.totals, &found.choices),
    };
    let totals = totals::totals(asked, totals);
    let filters = filters::filters(asked, choices);
    let shown = match found {
        Found::List(listed) => list(asked, listed, flash),
        Found::Calendar(calendar) => calendar::calendar(asked, &calendar),
        Found::Map(found) => map::map(asked, &found),
    };
    view! {
        <div class="page-head">
            <h1>{t!("projects-title")}</h1>
            <p class="lead">{t!("portfolio-lead")}</p>
        </div>
        {views(asked)}
        {filters}
        {saved_views(saved, &asked.canonical())}
        {totals}
        {shown}
        {as_at::ask(request::ctx().day())}
    }
    .into_any()
}

/// The ways to look at the same projects.
fn views(asked: &Asked) -> AnyView {
    let view = |view: View| {
        let word = t!(&format!("portfolio-view-{}", view.as_str()));
        let is_this = asked.view == view;
        view! { <a href=asked.viewed(view).address() aria-current=is_this.then_some("page")>{word}</a> }
    };
    view! { <nav class="tabs" aria-label=t!("portfolio-view")>{View::ALL.map(view).into_iter().collect_view()}</nav> }
        .into_any()
}

fn list(asked: &Asked, listed: Listed, flash: &Flash) -> AnyView {
    let total = listed.totals.projects;
    let link = |page| asked.with(asked.filter.paged(page)).address();
    let pages = pagination(listed.page, listed.pages, PAGE, total, link);
    let may_remind = remind::may() && !listed.items.is_empty();
    let table = table(asked, listed.items, may_remind.then_some(flash));
    let shown = if may_remind { remind::form(asked, total, flash, table) } else { table };
    view! {
        {shown}
        {pages}
    }
    .into_any()
}

/// `flash` is there where projects can be ticked.
fn table(asked: &Asked, items: Vec<Item>, flash: Option<&Flash>) -> AnyView {
    let heading = |sort: Sort, word: String| {
        let is_this = asked.filter.sort == sort;
        let direction = match sort {
            Sort::Code | Sort::Title | Sort::Ends => "ascending",
            Sort::Overdue | Sort::Burn | Sort::Warnings => "descending",
        };
        let href = asked.with(asked.filter.sorted(sort)).address();
        view! { <th scope="col" aria-sort=is_this.then_some(direction)><a href=href>{word}</a></th> }
    };
    let headings = (
        heading(Sort::Title, t!("projects-name")),
        heading(Sort::Ends, t!("portfolio-head-dates")),
        heading(Sort::Overdue, t!("portfolio-head-reported")),
        heading(Sort::Burn, t!("portfolio-head-burn")),
        heading(Sort::Warnings, t!("portfolio-head-warnings")),
    );
    let empty = items.is_empty();
    let tick =
        flash.map(|_| view! { <th scope="col"><span class="visually-hidden">{t!("portfolio-remind")}</span></th> });
    let rows = items.into_iter().map(|item| row(item, flash)).collect_view();
    view! {
        <div class="card flush">
            <table class="data wide portfolio" aria-label=t!("projects-title")>
                <thead>
                    <tr>
                        {tick}
                        {headings.0}
                        <th scope="col">{t!("projects-state")}</th>
                        {headings.1}
                        <th scope="col">{t!("portfolio-head-progress")}</th>
                        {headings.2}
                        {headings.3}
                        <th scope="col">{t!("portfolio-gender")}</th>
                        {headings.4}
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    {empty.then(|| view! { <tr class="nothing"><td colspan="9">{t!("projects-none")}</td></tr> })}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(item: Item, flash: Option<&Flash>) -> AnyView {
    let href = request::dated(format!("/projects/{}", item.code));
    // "Mission in Kenya · Kenya" says nothing more.
    let said = matches!(&item.countries[..], [only] if item.office.ends_with(only.as_str()));
    let place = if item.countries.is_empty() || said {
        item.office.clone()
    } else {
        format!("{} · {}", item.office, item.countries.join(", "))
    };
    view! {
        <tr>
            {flash.map(|flash| remind::tick(&item, flash))}
            <th scope="row" class="name main">
                <a href=href>{item.title.clone()}</a>
                <small><span class="chip code">{item.code.to_string()}</span> " " {place}</small>
            </th>
            <td class="state-cell">{ui::state::project_state(item.state)}</td>
            {time(&item)}
            {progress(&item)}
            {reported(&item)}
            {burn(&item)}
            <td data-label=t!("portfolio-gender")>{ui::state::gender(item.gender)}</td>
            <td data-label=t!("portfolio-head-warnings")>{warnings(&item)}</td>
        </tr>
    }
    .into_any()
}

fn time(item: &Item) -> AnyView {
    let share = item.days.share();
    let words = match share {
        10_000.. => t!("portfolio-time-over"),
        0 => t!("portfolio-time-before"),
        share => t!("portfolio-time", share = format::percent(share)),
    };
    view! {
        <td data-label=t!("portfolio-head-dates")>
            <span class="nowrap">{format::date(item.starts)}" –"</span>
            " "
            <span class="nowrap">{format::date(item.ends)}</span>
            <small class="under">{words}</small>
        </td>
    }
    .into_any()
}

/// The statuses of a tally that are there, with their words: "12 on track".
fn tallied(item: &Item) -> Vec<(Status, u32, String)> {
    let tally = item.tally;
    let counts = [
        (Status::OnTrack, tally.on_track, "portfolio-tally-on-track"),
        (Status::AtRisk, tally.at_risk, "portfolio-tally-at-risk"),
        (Status::OffTrack, tally.off_track, "portfolio-tally-off-track"),
        (Status::Unknown, tally.unknown, "portfolio-tally-unknown"),
    ];
    counts
        .into_iter()
        .filter(|(_, count, _)| *count > 0)
        .map(|(status, count, key)| (status, count, t!(key, count = count)))
        .collect()
}

/// What is not known is grey, not the blue of what is done.
fn bar_kind(status: Status) -> &'static str {
    if status == Status::Unknown { "neutral" } else { status_kind(status) }
}

fn progress(item: &Item) -> AnyView {
    let tallied = tallied(item);
    if tallied.is_empty() {
        return view! { <td class="bar-cell">{t!("projects-no-indicators")}</td> }.into_any();
    }
    let words = tallied.iter().map(|(.., words)| words.as_str()).collect::<Vec<_>>().join(" · ");
    let parts: Vec<Part> =
        tallied.iter().map(|(status, count, _)| Part { count: *count, kind: bar_kind(*status) }).collect();
    view! { <td class="bar-cell">{stack(&parts, words.clone())} <small>{words}</small></td> }.into_any()
}

fn reported(item: &Item) -> AnyView {
    let of = item.reported;
    let label = t!("portfolio-head-reported");
    if of.expected == 0 {
        return view! { <td data-label=label><small>{t!("portfolio-nothing-expected")}</small></td> }.into_any();
    }
    let overdue = (of.overdue > 0)
        .then(|| view! { <small class="under late">{t!("portfolio-overdue", count = of.overdue)}</small> });
    view! {
        <td data-label=label class="nowrap">
            {t!("portfolio-reported", done = of.done, expected = of.expected)} {overdue}
        </td>
    }
    .into_any()
}

fn burn(item: &Item) -> AnyView {
    let label = t!("portfolio-head-burn");
    let (figure, under) = match item.burn {
        Ok(share) => (
            format::percent(share),
            t!(
                "portfolio-spent-of",
                spent = format::millions(item.spent.usd),
                budget = format::millions(item.budget.usd)
            ),
        ),
        Err(Why::NotConverted) => (t!("none"), t!("portfolio-not-converted")),
        Err(_) => (t!("none"), t!("portfolio-no-budget")),
    };
    view! { <td data-label=label class="nowrap">{figure} <small class="under">{under}</small></td> }.into_any()
}

fn warnings(item: &Item) -> AnyView {
    use domain::budget::Severity;
    let Some(worst) = item.warnings.iter().map(|warning| warning.severity).min_by_key(|of| *of != Severity::Error)
    else {
        return view! { <small>{t!("portfolio-no-warning")}</small> }.into_any();
    };
    let kind = if worst == Severity::Error { "state bad" } else { "state warn" };
    let lines = item.warnings.iter().map(|warning| view! { <li>{found(warning)}</li> }).collect_view();
    view! {
        <details class="warned">
            <summary>
                <span class=kind>{t!("portfolio-warnings", count = item.warnings.len())}</span>
                <span class="visually-hidden">{format!(": {}", item.title)}</span>
            </summary>
            <ul>{lines}</ul>
        </details>
    }
    .into_any()
}

/// "2 indicators have no target".
pub(crate) fn found(warning: &Warning) -> String {
    let key = format!("quality-found-{}", warning.kind);
    t!(&key, count = warning.count, days = warning.days.unwrap_or_default())
}
