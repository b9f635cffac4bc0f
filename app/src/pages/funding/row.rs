//! `/funding/:appeal/:row`: one row of the appeal, the projects with money in it, and the indicators that depend on it.

mod allocate;
mod areas;
mod edit;
mod gifts;
mod indicators;
mod projects;

use backend::{
    error::Error,
    query::{
        budget::allocation::{self, Offered},
        funding::row::{self, PAGE, RowFunding},
        standing::Tally,
    },
};
use domain::{format, id::AppealRowId, policy::Wide, progress::Status};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{figures, words};
use crate::{
    flash::{self, Flash},
    pages::{
        as_at,
        frame::{Nav, page},
    },
    request::{self, dated},
    t,
    ui::pagination::pagination,
};

#[component]
pub(crate) fn Row() -> impl IntoView {
    let params = use_params_map();
    let params = params.read_untracked();
    let year = params.get("appeal").unwrap_or_default().parse::<i64>();
    let id = params.get("row").unwrap_or_default().parse::<AppealRowId>();
    let at = use_query_map().read_untracked().get("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let load = async move {
        let (Ok(year), Ok(id)) = (year, id) else { return Err(Error::NotFound) };
        let ctx = request::ctx();
        let row = row::row(&ctx, year, id, at).await?;
        let may_edit = ctx.past_day().is_none() && ctx.wide(Wide::EditAppeal).is_ok();
        let flash = match may_edit {
            true => Some(flash::take(&request::visit(), &format!("appeal_revise:{id}")).await),
            false => None,
        };
        let offered = allocation::offered(&ctx, id).await?;
        Ok((row, flash, offered))
    };
    page(Nav::Funding, load, |(row, flash, offered)| {
        (format!("{} · {}", row.name, row.appeal.title), draw(&row, flash.as_ref(), offered.as_ref()))
    })
}

/// `form` is there for who may change the row, `offered` for who may tie budget lines to it.
fn draw(row: &RowFunding, form: Option<&Flash>, offered: Option<&Offered>) -> AnyView {
    let year = row.appeal.year;
    let region = dated(format!("/funding?appeal={year}&by=country&region={}", row.region.0));
    let link = {
        let id = row.id;
        move |page| dated(format!("/funding/{year}/{id}?page={page}"))
    };
    let pages = pagination(row.page, row.pages, PAGE, row.total.projects.into(), link);
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href=dated("/funding".into())>{t!("nav-funding")}</a></li>
                <li><a href=dated(format!("/funding?appeal={year}"))>{row.appeal.title.clone()}</a></li>
                <li><a href=region>{row.region.1.clone()}</a></li>
            </ol>
        </nav>
        <div class="page-head">
            <h1>{row.name.clone()}</h1>
            {countries(row).map(|countries| view! { <p class="lead">{countries}</p> })}
        </div>
        {as_at::ask(request::ctx().day())}
        {figures::figures(Some(row.printed_usd), &row.total, depending(row))}
        {difference(row)}
        {open_cells(row)}
        {areas::areas(row)}
        {form.map(|flash| edit::edit(row, flash))}
        {allocate::from(row, offered)}
        {edit::history(row)}
        {gifts::gifts(row)}
        {projects::projects(row)}
        {indicators::indicators(row)}
        {pages.filter(|_| row.pages > 1)}
    }
    .into_any()
}

/// The countries, where the name of the row does not say them.
fn countries(row: &RowFunding) -> Option<String> {
    let plain = row.countries.is_empty() || row.countries[..] == [row.name.clone()];
    (!plain).then(|| t!("funding-stands-for", countries = row.countries.join(", ")))
}

/// How many projects have money in the row, and how the indicators on this page stand.
fn depending(row: &RowFunding) -> AnyView {
    let mut tally = Tally::default();
    for indicator in row.projects.iter().flat_map(|project| &project.indicators) {
        match indicator.standing.status {
            Status::OnTrack => tally.on_track += 1,
            Status::AtRisk => tally.at_risk += 1,
            Status::OffTrack => tally.off_track += 1,
            Status::Unknown => tally.unknown += 1,
        }
    }
    let note = if row.total.projects == 0 {
        t!("funding-no-projects").into_any()
    } else if tally.indicators() == 0 || row.pages > 1 {
        t!("funding-once-each").into_any()
    } else {
        view! { {t!("funding-depend", count = tally.indicators())}" "{words::tally(tally)} }.into_any()
    };
    view! {
        <dt>{t!("funding-projects-with-money")}</dt>
        <dd>{row.total.projects}</dd>
        <dd class="note">{note}</dd>
    }
    .into_any()
}

fn difference(row: &RowFunding) -> Option<AnyView> {
    let difference = row.difference.as_ref()?;
    let sentence = t!(
        "funding-row-differs",
        added = format::usd(difference.amounts.added_usd),
        printed = format::usd(difference.amounts.printed_usd),
        usd = words::signed(difference.amounts)
    );
    Some(view! { <p class="notice warn"><strong>{sentence}</strong>" "{words::why(difference)}</p> }.into_any())
}

/// The cells that the source leaves open, with what else they may be.
fn open_cells(row: &RowFunding) -> Option<AnyView> {
    if row.open_cells.is_empty() {
        return None;
    }
    let cells = row.open_cells.iter().map(|cell| {
        let mut others: Vec<i64> =
            cell.alternatives_usd.iter().copied().filter(|usd| *usd != cell.chosen_usd).collect();
        others.dedup();
        let others: Vec<String> = others.into_iter().map(format::usd).collect();
        let or = t!("funding-open-or");
        view! {
            <li>
                {t!(
                    "funding-open-cell",
                    area = words::area(cell.area),
                    chosen = format::usd(cell.chosen_usd),
                    others = others.join(&format!(" {or} "))
                )}
            </li>
        }
    });
    let cells = cells.collect_view();
    Some(
        view! {
            <section class="notice">
                <p><strong>{t!("funding-open-cells", count = row.open_cells.len())}</strong>" "{t!("funding-open-text")}</p>
                <ul>{cells}</ul>
            </section>
        }
        .into_any(),
    )
}
