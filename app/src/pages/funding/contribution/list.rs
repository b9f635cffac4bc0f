//! `/funding/contributions`: every contribution, filtered and sorted in the URL, with what they add to.

use backend::query::contribution::{
    Sums,
    list::{self, Filter, Item, Listed, PAGE, Sort},
};
use domain::{
    contribution::{DonorKind, Earmarking},
    format,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{DONORS, LIST, NEW, words};
use crate::{
    pages::{
        as_at,
        frame::{Nav, page},
    },
    request::{self, dated},
    t,
    ui::pagination::{pagination, query},
};

#[component]
pub(crate) fn Contributions() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let get = |name: &str| map.get(name).unwrap_or_default();
    let filter = Filter {
        search: get("q"),
        year: get("year").parse().ok(),
        donor: get("donor").parse().ok(),
        kind: get("kind").parse().ok(),
        earmarking: get("earmarking").parse().ok(),
        pool: get("pool") == "yes",
        project: get("project"),
        sort: match get("sort").as_str() {
            "donor" => Sort::Donor,
            "received" => Sort::Received,
            "left" => Sort::Left,
            _ => Sort::Promised,
        },
        page: get("page").parse().unwrap_or(1),
    };
    let load = {
        let filter = filter.clone();
        async move { list::contributions(&request::ctx(), &filter).await }
    };
    page(Nav::Funding, load, move |listed| (t!("contributions-title"), draw(&filter, &listed)))
}

/// The address of this list with another page or order.
fn address(filter: &Filter, sort: Sort, page: u64) -> String {
    let sort = match sort {
        Sort::Promised => "",
        Sort::Donor => "donor",
        Sort::Received => "received",
        Sort::Left => "left",
    };
    let pairs = [
        ("q", filter.search.clone()),
        ("year", filter.year.map(|year| year.to_string()).unwrap_or_default()),
        ("donor", filter.donor.map(|donor| donor.to_string()).unwrap_or_default()),
        ("kind", filter.kind.map(|kind| kind.to_string()).unwrap_or_default()),
        ("earmarking", filter.earmarking.map(|one| one.to_string()).unwrap_or_default()),
        ("pool", if filter.pool { "yes".into() } else { String::new() }),
        ("project", filter.project.clone()),
        ("sort", sort.to_owned()),
        ("page", if page > 1 { page.to_string() } else { String::new() }),
    ];
    dated(format!("{LIST}{}", query(&pairs)))
}

fn is_filtered(filter: &Filter) -> bool {
    let words = !filter.search.trim().is_empty() || !filter.project.trim().is_empty();
    let choices = filter.year.is_some() || filter.donor.is_some() || filter.kind.is_some();
    words || choices || filter.earmarking.is_some() || filter.pool
}

fn draw(filter: &Filter, listed: &Listed) -> AnyView {
    let pages = pagination(listed.page, listed.pages, PAGE, listed.total, |page| address(filter, filter.sort, page));
    let add = listed.may_edit.then(|| view! { <a class="btn primary" href=NEW>{t!("contribution-new")}</a> });
    let none_at_all = listed.items.is_empty() && !is_filtered(filter);
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href=dated("/funding".into())>{t!("nav-funding")}</a></li>
                <li>{t!("contributions-title")}</li>
            </ol>
        </nav>
        <div class="page-head">
            <h1>{t!("contributions-title")}</h1>
            <div class="actions">
                {add}
                <a class="btn" href=dated(DONORS.into())>{t!("donors-title")}</a>
            </div>
        </div>
        {none_at_all.then(|| nothing(listed.may_edit))}
        {(!none_at_all).then(|| view! {
            {filters(filter, listed)}
            {as_at::ask(request::ctx().day())}
            {figures(&listed.sums)}
            {table(filter, listed)}
            {pages}
        })}
    }
    .into_any()
}

fn nothing(may_edit: bool) -> AnyView {
    let text = if may_edit { t!("contributions-none-edit") } else { t!("contributions-none") };
    view! { <section class="card empty"><p>{text}</p></section> }.into_any()
}

/// What all that fit add to. Promised is what can be counted on; both books of allocations stand beside it.
fn figures(sums: &Sums) -> AnyView {
    let figure = |label: String, usd: i64, notes: Vec<Option<String>>| {
        let notes = notes.into_iter().flatten().map(|note| view! { <dd class="note">{note}</dd> }).collect_view();
        view! {
            <div class="figure">
                <dt>{label}</dt>
                <dd>{format::usd(usd)}</dd>
                {notes}
            </div>
        }
    };
    let of_promised = |usd| format::percent_of(usd, sums.promised_usd);
    let share = |usd| of_promised(usd).map(|share| t!("contribution-of-promised", share = share));
    let (pledged, committed) = (sums.stages.pledged, sums.stages.committed);
    let open = |count: u32| (count > 0).then(|| t!("contribution-plus-missing", count = count));
    let stages =
        t!("contribution-stages-note", pledged = format::usd(pledged.usd), committed = format::usd(committed.usd));
    let received = sums.stages.received;
    view! {
        <dl class="figures">
            {figure(t!("contribution-promised"), sums.promised_usd, vec![Some(stages), open(sums.stages.not_converted())])}
            {figure(t!("contribution-received"), received.usd, vec![share(received.usd), open(received.not_converted)])}
            {figure(t!("contribution-for-lines"), sums.lines_usd, vec![share(sums.lines_usd)])}
            {figure(t!("contribution-for-cells"), sums.cells_usd, vec![share(sums.cells_usd)])}
        </dl>
    }
    .into_any()
}

fn option(value: String, word: String, selected: bool) -> AnyView {
    view! { <option value=value selected=selected>{word}</option> }.into_any()
}

fn filters(filter: &Filter, listed: &Listed) -> AnyView {
    let years = listed.years.iter().map(|year| option(year.to_string(), year.to_string(), filter.year == Some(*year)));
    let years = years.collect_view();
    let kinds = DonorKind::ALL.iter().map(|one| option(one.to_string(), words::kind(*one), filter.kind == Some(*one)));
    let kinds = kinds.collect_view();
    let earmarkings = Earmarking::ALL
        .iter()
        .map(|one| option(one.to_string(), words::earmarking(*one), filter.earmarking == Some(*one)))
        .collect_view();
    let donor = filter.donor.map(|donor| {
        let name = listed.donor.clone().unwrap_or_default();
        view! {
            <input type="hidden" name="donor" value=donor.to_string() />
            <p class="filter">{t!("contribution-donor")} " " <strong>{name}</strong></p>
        }
    });
    let clear = is_filtered(filter)
        .then(|| view! { <a class="btn" href=address(&Filter::default(), filter.sort, 1)>{t!("funding-clear")}</a> });
    view! {
        <form class="filters" method="get" action=LIST>
            <label class="filter">
                {t!("contributions-search")}
                <input type="search" name="q" value=filter.search.clone() placeholder=t!("contributions-search-hint") />
            </label>
            {donor}
            <label class="filter">
                {t!("contribution-year")}
                <select name="year"><option value="">{t!("filter-all")}</option>{years}</select>
            </label>
            <label class="filter">
                {t!("contribution-donor-kind")}
                <select name="kind"><option value="">{t!("filter-all")}</option>{kinds}</select>
            </label>
            <label class="filter">
                {t!("contribution-earmarking")}
                <select name="earmarking"><option value="">{t!("filter-all")}</option>{earmarkings}</select>
            </label>
            <label class="filter">
                {t!("contribution-project")}
                <input type="text" name="project" value=filter.project.clone() placeholder="DP.1649" />
            </label>
            <label class="filter">
                {t!("contributions-pool")}
                <select name="pool">
                    <option value="">{t!("contributions-pool-all")}</option>
                    {option("yes".into(), t!("contributions-pool-only"), filter.pool)}
                </select>
            </label>
            {as_at::kept()}
            <button class="btn outline" type="submit">{t!("filter-apply")}</button>
            {clear}
        </form>
    }
    .into_any()
}

fn table(filter: &Filter, listed: &Listed) -> AnyView {
    let heading = |sort: Sort, word: String, class: &'static str, way: &'static str| {
        view! {
            <th scope="col" class=class aria-sort=(filter.sort == sort).then_some(way)>
                <a href=address(filter, sort, 1)>{word}</a>
            </th>
        }
    };
    let rows = listed.items.iter().map(row).collect_view();
    let empty = listed.items.is_empty();
    view! {
        <div class="card flush">
            <table class="data" aria-label=t!("contributions-title")>
                <thead>
                    <tr>
                        {heading(Sort::Donor, t!("contribution-donor"), "", "ascending")}
                        <th scope="col">{t!("contribution-purpose")}</th>
                        <th scope="col" class="num">{t!("contribution-year")}</th>
                        {heading(Sort::Promised, t!("contribution-promised"), "num", "descending")}
                        {heading(Sort::Received, t!("contribution-received"), "num", "descending")}
                        {heading(Sort::Left, t!("contribution-left-lines"), "num", "descending")}
                        <th scope="col" class="num">{t!("contribution-left-cells")}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    {empty.then(|| view! { <tr class="nothing"><td colspan="7">{t!("contributions-none-found")}</td></tr> })}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(item: &Item) -> AnyView {
    let sums = item.sums;
    let open = sums.stages.not_converted();
    view! {
        <tr>
            <th scope="row" class="name">
                <a href=dated(format!("{LIST}/{}", item.id))>{item.donor_name.clone()}</a>
                <small>{item.reference.clone()} " · " {words::kind(item.kind)}</small>
            </th>
            <td data-label=t!("contribution-purpose")>{words::purpose(item)}</td>
            <td class="num" data-label=t!("contribution-year")>{item.year}</td>
            <td class="num" data-label=t!("contribution-promised")>{words::promised(&sums)} {words::left_out(open)}</td>
            <td class="num" data-label=t!("contribution-received")>{words::total(sums.stages.received)}</td>
            <td class="num" data-label=t!("contribution-left-lines")>{words::left(sums.left_for_lines())}</td>
            <td class="num" data-label=t!("contribution-left-cells")>{words::left(sums.left_for_cells())}</td>
        </tr>
    }
    .into_any()
}
