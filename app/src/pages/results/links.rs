//! `/results/links`: every link over all projects, by what became of it; what waits is confirmed or refused here, several at once, and what
//! counts is ended. For everybody with a role; the ways to decide are drawn for headquarters.

mod decide;

use backend::{
    error::{Error, Result},
    query::link::{
        Linked, Stand,
        list::{self, Filter, Listed, PAGE},
    },
};
use domain::id::RegionId;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::{hooks::use_query_map, params::ParamsMap};

use crate::{
    api::link::EndLink,
    flash::{self, Flash},
    pages::{
        frame::{Nav, page},
        lock::field::reason,
        project::links::{acts, href, part_words},
    },
    request::{self, dated},
    t, ui,
    ui::pagination::{pagination, query},
};

const LIST: &str = "/results/links";

/// The address of the list with these filters, as a form of the list brought them along.
pub(crate) fn back(query: &str) -> String {
    // It comes back in an address of our own: only what our own filters consist of.
    let plain: String = query.chars().filter(|c| c.is_ascii_alphanumeric() || "=&%._-+".contains(*c)).collect();
    if plain.is_empty() { LIST.into() } else { format!("{LIST}?{plain}") }
}

/// The address of what counts, at this link.
pub(crate) fn standing_href(link: &str) -> String {
    let link: String = link.chars().filter(char::is_ascii_digit).collect();
    format!("{LIST}?state=standing#link-{link}")
}

/// What the page draws.
struct Page {
    filter: Filter,
    listed: Listed,
    decide: Flash,
    end: Flash,
}

#[component]
pub(crate) fn Links() -> impl IntoView {
    let map = use_query_map();
    let filter = filter(&map.read_untracked());
    let load = async move {
        let filter = filter?;
        let listed = list::links(&request::ctx(), &filter).await?;
        let visit = request::visit();
        let (decide, end) = (flash::take(&visit, "link_decide").await, flash::take(&visit, "link_end").await);
        Ok(Page { filter, listed, decide, end })
    };
    page(Nav::Results, load, |page| (t!("links-all-title"), draw(&page)))
}

/// The filter in a query string. A state or a region that is none is not found.
fn filter(map: &ParamsMap) -> Result<Filter> {
    let get = |name: &str| map.get(name).filter(|text| !text.is_empty());
    let stand = get("state").map(|word| word.parse::<Stand>().map_err(|_| Error::NotFound)).transpose()?;
    let region = get("region").map(|id| id.parse::<RegionId>().map_err(|_| Error::NotFound)).transpose()?;
    Ok(Filter {
        stand: stand.unwrap_or_default(),
        framework: get("framework"),
        region,
        search: get("q").unwrap_or_default(),
        page: get("page").and_then(|page| page.parse().ok()).unwrap_or(1),
    })
}

fn pairs(filter: &Filter, stand: Stand, page: u64) -> [(&'static str, String); 5] {
    [
        ("state", if stand == Stand::default() { String::new() } else { stand.as_str().to_owned() }),
        ("framework", filter.framework.clone().unwrap_or_default()),
        ("region", filter.region.map(|region| region.to_string()).unwrap_or_default()),
        ("q", filter.search.trim().to_owned()),
        ("page", if page > 1 { page.to_string() } else { String::new() }),
    ]
}

fn address(filter: &Filter, stand: Stand, page: u64) -> String {
    dated(format!("{LIST}{}", query(&pairs(filter, stand, page))))
}

fn draw(page: &Page) -> AnyView {
    let (filter, listed) = (&page.filter, &page.listed);
    let pages = pagination(listed.page, listed.pages, PAGE, listed.total, |page| address(filter, filter.stand, page));
    let tabs = Stand::ALL.map(|stand| {
        let current = (stand == filter.stand).then_some("page");
        let word = t!(&format!("links-tab-{}", stand.as_str()));
        view! { <a href=address(filter, stand, 1) aria-current=current>{word}</a> }
    });
    let body = if listed.items.is_empty() {
        let key = if is_filtered(filter) { "links-none-found" } else { "links-none" };
        view! { <section class="card empty"><p>{t!(&format!("{key}-{}", filter.stand.as_str()))}</p></section> }
            .into_any()
    } else if filter.stand == Stand::Waiting {
        decide::waiting(page)
    } else {
        others(page)
    };
    let lost = (filter.stand != Stand::Waiting || listed.items.is_empty()).then(|| ui::form::summary(&page.decide));
    let ended = page.end.typed("link").filter(|id| listed.items.iter().all(|one| link_id(one) != **id));
    let ended = ended.and_then(|_| ui::form::summary(&page.end));
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href=dated("/results".into())>{t!("nav-results")}</a></li>
                <li>{t!("links-all-title")}</li>
            </ol>
        </nav>
        <div class="page-head">
            <h1>{t!("links-all-title")}</h1>
            <p class="lead">{t!("links-all-lead")}</p>
        </div>
        <nav class="tabs" aria-label=t!("links-tabs")>{tabs.into_iter().collect_view()}</nav>
        {filters(page)}
        {lost}
        {ended}
        {body}
        {pages}
    }
    .into_any()
}

fn is_filtered(filter: &Filter) -> bool {
    filter.framework.is_some() || filter.region.is_some() || !filter.search.trim().is_empty()
}

fn filters(page: &Page) -> AnyView {
    let (filter, listed) = (&page.filter, &page.listed);
    let option = |value: String, word: String, selected: bool| {
        view! { <option value=value selected=selected>{word}</option> }
    };
    let frameworks = listed.frameworks.iter();
    let frameworks = frameworks
        .map(|(code, title)| option(code.clone(), title.clone(), filter.framework.as_ref() == Some(code)))
        .collect_view();
    let regions = listed.regions.iter();
    let regions =
        regions.map(|(id, name)| option(id.to_string(), name.clone(), filter.region == Some(*id))).collect_view();
    let clear = is_filtered(filter).then(|| {
        let href = address(&Filter::default(), filter.stand, 1);
        view! { <a class="btn" href=href>{t!("funding-clear")}</a> }
    });
    let stand = (filter.stand != Stand::default())
        .then(|| view! { <input type="hidden" name="state" value=filter.stand.as_str() /> });
    view! {
        <form class="filters" method="get" action=LIST>
            {stand}
            <label class="filter">
                {t!("links-search")}
                <input type="search" name="q" value=filter.search.clone() placeholder=t!("links-search-hint") />
            </label>
            <label class="filter">
                {t!("results-framework")}
                <select name="framework"><option value="">{t!("filter-all")}</option>{frameworks}</select>
            </label>
            <label class="filter">
                {t!("projects-region")}
                <select name="region"><option value="">{t!("filter-all")}</option>{regions}</select>
            </label>
            <button class="btn outline" type="submit">{t!("filter-apply")}</button>
            {clear}
        </form>
    }
    .into_any()
}

fn link_id(one: &Linked) -> String {
    one.link.map(|id| id.to_string()).unwrap_or_default()
}

/// The project indicator, as the way to its links where this person may open the project.
fn indicator(one: &Linked) -> AnyView {
    let code = one.project.to_string();
    let title = if one.visible {
        let href = href(&code, one.indicator);
        view! { <a href=href>{one.title.clone()}</a> }.into_any()
    } else {
        one.title.clone().into_any()
    };
    let project = format!("{code} {}", one.project_title);
    view! { {title} <small>{project} " · " {one.region.clone()} " · " {one.unit.clone()}</small> }.into_any()
}

fn corporate(one: &Linked) -> AnyView {
    let href = dated(format!("/results/{}/{}", one.framework, one.code));
    let measured = [Some(one.corporate_unit.clone()), part_words(one)];
    let measured = measured.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let same = (!one.same_unit.is_empty()).then(|| {
        let words = t!("link-same-unit-said", own = one.unit.clone(), corporate = one.corporate_unit.clone());
        view! { <small class="under">{words} " " {t!("lock-quoted", text = one.same_unit.clone())}</small> }
    });
    view! {
        <div><a href=href>{format!("{} · {}", one.code, one.corporate_title)}</a></div>
        <small class="under">{measured}</small>
        {same}
    }
    .into_any()
}

/// What counts, was refused or has ended.
fn others(page: &Page) -> AnyView {
    let ends = page.filter.stand == Stand::Standing && page.listed.may_confirm;
    let rows = page.listed.items.iter().map(|one| {
        let id = (page.filter.stand == Stand::Standing).then(|| format!("link-{}", link_id(one)));
        let acts = acts(one).into_iter().map(|words| view! { <small class="under">{words}</small> }).collect_view();
        view! {
            <tr id=id>
                <th scope="row" class="name">{indicator(one)}</th>
                <td data-label=t!("links-towards")>{corporate(one)}</td>
                <td data-label=t!("links-who")>{acts} {ends.then(|| end(page, one))}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="card flush">
            <table class="data" aria-label=t!("links-all-title")>
                <thead>
                    <tr>
                        <th scope="col">{t!("progress-indicator")}</th>
                        <th scope="col">{t!("links-towards")}</th>
                        <th scope="col">{t!("links-who")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn end(page: &Page, one: &Linked) -> AnyView {
    let id = link_id(one);
    let nothing = Flash::default();
    let flash = if page.end.typed("link") == Some(id.as_str()) { &page.end } else { &nothing };
    let name = format!("{} {}", one.project, one.title);
    view! {
        <details class="edit" open=!flash.is_empty()>
            <summary>{t!("link-end")} <span class="visually-hidden">" "{name}</span></summary>
            <form class="panel" method="post" action=EndLink::url()>
                {ui::form::summary(flash)}
                <input type="hidden" name="link" value=id.clone() />
                <div class="fields">{reason(flash, &format!("end{id}"), t!("link-end-hint"))}</div>
                <div class="form-actions"><button class="btn danger" type="submit">{t!("link-end-submit")}</button></div>
            </form>
        </details>
    }
    .into_any()
}
