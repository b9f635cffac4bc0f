//! The form that ties a line to the areas of a row: first the row is chosen, those for the project's own countries first, then the amounts.

use backend::query::budget::{
    Line,
    allocation::{Cell, Place},
};
use domain::{appeal::Area, format};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{Page, allocations_href, hidden, left};
use crate::{
    api::budget::AllocateBudget,
    pages::funding::{self, area},
    t,
    ui::{form, need::need},
};

/// Nothing where no line is chosen, or this person may not edit.
pub(super) fn form(page: &Page) -> Option<AnyView> {
    let line = page.all.lines.get(page.line?).filter(|_| page.all.may_edit)?;
    let has = match line.usd {
        None => t!("allocation-no-rate-yet"),
        Some(usd) if line.is_overdrawn() => {
            t!("allocation-line-over", usd = format::usd_exact(usd), allocated = format::usd_exact(line.allocated()))
        }
        Some(usd) => t!(
            "allocation-line-has",
            usd = format::usd_exact(usd),
            allocated = format::usd_exact(line.allocated()),
            left = format::usd_exact(line.left())
        ),
    };
    let warn = line.usd.is_none() || line.is_overdrawn();
    Some(
        view! {
            <section class="card" id="allocate">
                <h2>{t!("allocation-of-line", line = line.description.clone())}</h2>
                <p class=if warn { "notice warn" } else { "hint" }>{has}</p>
                {choice(page, line)}
                {amounts(page, line)}
            </section>
        }
        .into_any(),
    )
}

/// Which appeal and which of its rows.
fn choice(page: &Page, line: &Line) -> AnyView {
    let year = page.all.year;
    let years = page.all.years.iter().map(|one| {
        view! { <option value=one.to_string() selected=year == Some(*one)>{one.to_string()}</option> }
    });
    let years = years.collect_view();
    // Another appeal has other rows, which are there once it is chosen.
    let appeals = (page.all.years.len() > 1).then(|| {
        view! {
            <form class="filters" method="get" action=allocations_href(page.code.as_str())>
                <input type="hidden" name="line" value=line.id.to_string() />
                <label class="filter">{t!("funding-appeal")} <select name="appeal">{years}</select></label>
                <button class="btn" type="submit">{t!("allocation-choose-appeal")}</button>
            </form>
        }
    });
    let option = |place: &Place| {
        let chosen = page.all.chosen == Some(place.id);
        let word = t!("allocation-place", name = place.name.clone(), usd = format::usd(place.unmet_usd));
        view! { <option value=place.id.to_string() selected=chosen>{word}</option> }
    };
    let groups = page.all.rows.chunk_by(|one, next| (one.own, &one.region) == (next.own, &next.region)).map(|group| {
        let own = group.first().is_some_and(|place| place.own);
        let region = group.first().map(|place| place.region.clone()).unwrap_or_default();
        let label = if own { t!("allocation-own-countries", region = region) } else { region };
        let options = group.iter().map(option).collect_view();
        view! { <optgroup label=label>{options}</optgroup> }
    });
    let groups = groups.collect_view();
    view! {
        {appeals}
        <form class="filters" method="get" action=allocations_href(page.code.as_str())>
            <input type="hidden" name="line" value=line.id.to_string() />
            <label class="filter">{t!("allocation-row")} <select name="row">{groups}</select></label>
            <button class="btn outline" type="submit">{t!("allocation-choose-row")}</button>
        </form>
    }
    .into_any()
}

/// An amount for each area of the row that was chosen.
fn amounts(page: &Page, line: &Line) -> Option<AnyView> {
    let (row, year) = (page.all.chosen?, page.all.year?);
    let place = page.all.rows.iter().find(|place| place.id == row)?;
    let tied = page.tied(line, row);
    let cell = |area: &Area| page.all.cells.get(&(row.0, *area)).copied().unwrap_or_default();
    let shown: Vec<Area> = page
        .all
        .areas
        .iter()
        .filter(|area| {
            let asked = cell(area).need.required_usd > 0 || tied.contains_key(area);
            asked || page.flash.typed(&area.slug()).is_some()
        })
        .collect();
    let version = form::version(&page.flash, line.tied_version, "tied-changed");
    let fields =
        shown.iter().map(|area| amount(page, *area, cell(area), tied.get(area).copied().unwrap_or(0))).collect_view();
    let none = shown.is_empty().then(|| view! { <p>{t!("funding-no-areas")}</p> });
    let save = (!shown.is_empty()).then(|| {
        view! {
            <div class="form-actions">
                <button class="btn primary" type="submit">{t!("allocation-save")}</button>
                <a class="btn" href=allocations_href(page.code.as_str())>{t!("allocation-cancel")}</a>
            </div>
        }
    });
    Some(
        view! {
            <form class="form" method="post" action=AllocateBudget::url()>
                {form::summary(&page.flash)}
                {hidden(&page.code, line, version, year, &row.to_string())}
                <h3>{t!("allocation-to", year = year.to_string(), row = place.name.clone())}</h3>
                <p class="hint">{t!("allocation-lead")}</p>
                {none}
                <div class="fields">{fields}</div>
                {save}
            </form>
        }
        .into_any(),
    )
}

/// `tied` is what this line has there already.
fn amount(page: &Page, of: Area, cell: Cell, tied: i64) -> AnyView {
    let id = of.slug();
    let value = if tied > 0 { format::hundredths(tied) } else { String::new() };
    let typed = page.flash.typed(&id).unwrap_or(&value).to_owned();
    let wrong = page.flash.problem(&id).is_some();
    let hint = format!("{id}-hint");
    let described = if wrong { format!("{hint} {id}-error") } else { hint.clone() };
    let stands = t!(
        "allocation-cell",
        required = format::usd(cell.need.required_usd),
        all = format::usd(cell.need.budgeted_usd),
        own = format::usd(cell.own_usd),
        left = left(cell)
    );
    view! {
        <div class="field">
            <label for=id.clone()>{area(of)} " " <small>{page.all.areas.about(of).to_owned()}</small></label>
            <input
                id=id.clone()
                name=format!("amounts[{id}]")
                type="text"
                inputmode="decimal"
                value=typed
                aria-invalid=wrong.then_some("true")
                aria-describedby=described
            />
            {need(cell.need, funding::budget_label(cell.need))}
            <p class="hint" id=hint>{stands}</p>
            {form::error(&page.flash, &id)}
        </div>
    }
    .into_any()
}
