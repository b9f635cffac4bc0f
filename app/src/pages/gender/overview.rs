//! `/gender`: projects and money by code, what is missing or late, and the list behind the figures.

use backend::query::gender::overview::{self, ByCode, Filter, Item, PAGE, Which};
use domain::{
    format,
    gender::{GenderCode, Stage},
    id::RegionId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    pages::{
        frame::{Nav, page},
        project::meaning,
    },
    request, t,
    ui::{
        self,
        pagination::{pagination, query},
    },
};

#[component]
pub(crate) fn Overview() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let get = |name: &str| map.get(name).unwrap_or_default();
    let filter = Filter {
        which: match get("code").as_str() {
            "not-assessed" => Which::NotAssessed,
            "overdue" => Which::Overdue,
            code => code.parse().map_or(Which::All, Which::Code),
        },
        stage: get("stage").parse().ok(),
        region: get("region").parse().ok(),
        page: get("page").parse().unwrap_or(1),
    };
    let load = async move { overview::overview(&request::ctx(), &filter).await };
    page(Nav::Gender, load, move |data| (t!("gender-title"), draw(filter, data)))
}

fn which_word(which: Which) -> &'static str {
    match which {
        Which::All => "",
        Which::NotAssessed => "not-assessed",
        Which::Overdue => "overdue",
        Which::Code(code) => code.as_str(),
    }
}

fn address(filter: Filter, page: u64) -> String {
    let pairs = [
        ("code", which_word(filter.which).to_owned()),
        ("stage", filter.stage.map(|stage| stage.as_str().to_owned()).unwrap_or_default()),
        ("region", filter.region.map(|region| region.to_string()).unwrap_or_default()),
        ("page", if page > 1 { page.to_string() } else { String::new() }),
    ];
    format!("/gender{}#list", query(&pairs))
}

fn draw(filter: Filter, data: overview::Overview) -> impl IntoView {
    let pages = pagination(data.page, data.pages, PAGE, data.total, |page| address(filter, page));
    let empty = data.items.is_empty();
    let missing = (data.not_converted > 0).then(|| t!("money-not-converted", count = data.not_converted));
    let (figures, by_code) = (figures(&data), by_code(&data));
    let filters = filters(filter, &data.regions);
    let rows = data.items.into_iter().map(row).collect_view();
    view! {
        <div class="page-head">
            <h1>{t!("gender-title")}</h1>
            <p class="lead">{t!("gender-lead")}</p>
        </div>
        {figures}
        <section class="card">
            <h2>{t!("gender-by-code")}</h2>
            {by_code}
            {missing.map(|words| view! { <p class="hint">{words}</p> })}
        </section>
        {filters}
        <div class="card flush" id="list">
            <table class="data" aria-label=t!("gender-list")>
                <thead>
                    <tr>
                        <th scope="col">{t!("projects-name")}</th>
                        <th scope="col">{t!("projects-code")}</th>
                        <th scope="col">{t!("projects-office")}</th>
                        <th scope="col">{t!("gender-column-code")}</th>
                        <th scope="col">{t!("gender-column-hands")}</th>
                        <th scope="col" class="num">{t!("gender-column-budget")}</th>
                        <th scope="col">{t!("gender-column-stage")}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    {empty.then(|| view! { <tr class="nothing"><td colspan="7">{t!("projects-none")}</td></tr> })}
                </tbody>
            </table>
        </div>
        {pages}
    }
}

fn figures(data: &overview::Overview) -> impl IntoView + use<> {
    let unassessed = data.by_code.iter().find(|line| line.code.is_none()).map(|line| line.sum).unwrap_or_default();
    let assessed = data.all.projects - unassessed.projects;
    let equal = data
        .by_code
        .iter()
        .filter(|line| matches!(line.code, Some(GenderCode::TwoA | GenderCode::TwoB)))
        .map(|line| line.sum.usd)
        .sum::<i64>();
    let share = |part: i64, whole: i64| {
        if whole == 0 {
            t!("none")
        } else {
            format::percent(i64::try_from(i128::from(part) * 10_000 / i128::from(whole)).unwrap_or(i64::MAX))
        }
    };
    let alarm = if data.overdue.projects > 0 { "figure bad" } else { "figure" };
    view! {
        <dl class="figures">
            <div class="figure">
                <dt>{t!("gender-figure-assessed", of = data.all.projects)}</dt>
                <dd>{assessed}</dd>
                <dd class="note">
                    {t!(
                        "gender-figure-assessed-note",
                        projects = share(i64::from(assessed), i64::from(data.all.projects)),
                        money = share(data.all.usd - unassessed.usd, data.all.usd)
                    )}
                </dd>
            </div>
            <div class=alarm>
                <dt>{t!("gender-not-assessed")}</dt>
                <dd>{unassessed.projects}</dd>
                <dd class="note">
                    {t!("gender-figure-missing-note", usd = format::millions(unassessed.usd), count = data.overdue.projects)}
                </dd>
            </div>
            <div class="figure">
                <dt>{t!("gender-figure-stale")}</dt>
                <dd>{data.stale.projects}</dd>
                <dd class="note">{format!("USD {}", format::millions(data.stale.usd))}</dd>
            </div>
            <div class="figure">
                <dt>{t!("gender-figure-equal")}</dt>
                <dd>{share(equal, data.all.usd)}</dd>
                <dd class="note">
                    {t!("gender-figure-equal-note", part = format::millions(equal), whole = format::millions(data.all.usd))}
                </dd>
            </div>
        </dl>
    }
}

/// Bars against the largest code, each with its words: the table of the chart is the list itself.
fn by_code(data: &overview::Overview) -> impl IntoView + use<> {
    let most = data.by_code.iter().map(|line| line.sum.usd).max().unwrap_or(0).max(1);
    let lines = data.by_code.iter().map(|line| code_line(line, most)).collect_view();
    view! { <ul class="bars">{lines}</ul> }
}

fn code_line(line: &ByCode, most: i64) -> impl IntoView + use<> {
    let (code, word, kind, which) = match line.code {
        None => ("–".to_owned(), t!("gender-not-assessed"), "warn", Which::NotAssessed),
        Some(code @ GenderCode::NotApplicable) => {
            (code.as_str().to_owned(), meaning(code), "neutral", Which::Code(code))
        }
        Some(code) => (code.as_str().to_owned(), meaning(code), "", Which::Code(code)),
    };
    let filled = i64::try_from(i128::from(line.sum.usd) * 10_000 / i128::from(most)).unwrap_or(0);
    let money = format!("USD {}", format::millions(line.sum.usd));
    let stages = t!(
        "gender-stages",
        coded = line.coded,
        validated = line.validated,
        confirmed = line.confirmed,
        stale = line.stale
    );
    let href = address(Filter { which, ..Filter::default() }, 1);
    view! {
        <li>
            <span><a href=href><b>{code.clone()}</b></a>" "<small>{word}</small></span>
            {ui::bar::bar(filled, None, kind, format!("{code}: {money}"))}
            <span class="num">
                {money}" "
                <small>{t!("gender-projects", count = line.sum.projects)}</small>
                {line.code.map(|_| view! { <small>" · "{stages}</small> })}
            </span>
        </li>
    }
}

fn filters(filter: Filter, regions: &[(RegionId, String)]) -> impl IntoView + use<> {
    let option = |value: &str, word: String, now: &str| {
        let selected = value == now;
        view! { <option value=value.to_owned() selected=selected>{word}</option> }
    };
    let which = which_word(filter.which);
    let mut codes = vec![
        option("", t!("filter-all"), which),
        option("not-assessed", t!("gender-not-assessed"), which),
        option("overdue", t!("gender-filter-overdue"), which),
    ];
    codes.extend(GenderCode::ALL.iter().map(|code| option(code.as_str(), code.as_str().to_owned(), which)));
    let stage = filter.stage.map_or("", Stage::as_str);
    let stages: Vec<_> = std::iter::once(option("", t!("filter-all"), stage))
        .chain(
            Stage::ALL
                .iter()
                .map(|known| option(known.as_str(), t!(&format!("gender-stage-{}", known.as_str())), stage)),
        )
        .collect();
    let region = filter.region.map(|region| region.to_string()).unwrap_or_default();
    let regions: Vec<_> = std::iter::once(option("", t!("filter-all"), &region))
        .chain(regions.iter().map(|(id, name)| option(&id.to_string(), name.clone(), &region)))
        .collect();
    view! {
        <form class="filters" method="get" action="/gender#list">
            <label class="filter">{t!("gender-column-code")}<select name="code">{codes}</select></label>
            <label class="filter">{t!("gender-column-stage")}<select name="stage">{stages}</select></label>
            <label class="filter">{t!("projects-region")}<select name="region">{regions}</select></label>
            <button class="btn outline" type="submit">{t!("filter-apply")}</button>
        </form>
    }
}

fn row(item: Item) -> impl IntoView {
    let state = match item.overdue_days {
        Some(days) => ui::state::chip("bad", t!("gender-days-overdue", count = days)),
        None => ui::state::gender_stage(item.marker.map(|(_, stage)| stage)),
    };
    let code = item.marker.map_or_else(|| "–".to_owned(), |(code, _)| code.as_str().to_owned());
    let hands: Vec<String> = [
        item.coder.map(|who| t!("gender-hand-coded", who = who)),
        item.validator.map(|who| t!("gender-hand-validated", who = who)),
        item.confirmer.map(|who| t!("gender-hand-confirmed", who = who)),
        item.stale_reason,
    ]
    .into_iter()
    .flatten()
    .collect();
    let href = format!("/projects/{}/gender", item.code);
    view! {
        <tr>
            <th scope="row" class="name"><a href=href>{item.title}</a></th>
            <td><span class="chip code">{item.code.to_string()}</span></td>
            <td>{item.office}</td>
            <td data-label=t!("gender-column-code")>{code}</td>
            <td class="minor">{hands.join(" · ")}</td>
            <td class="num" data-label=t!("gender-column-budget")>{format!("USD {}", format::usd(item.usd))}</td>
            <td class="state-cell">{state}</td>
        </tr>
    }
}
