//! `/?view=mission`: the work of a whole office, by project and by person; and the way to remind one person, or all who owe
//! something. For who oversees others somewhere.

use backend::query::work::mission::{self, Last, Mission, PAGE, PersonLine, ProjectLine, Shares};
use domain::{
    format,
    id::{OfficeId, UserId},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    api::reminder::SendReminder,
    flash::Flash,
    t,
    ui::{
        self,
        pagination::{pagination, query},
    },
};

/// The address of the work of an office; of one's own where it is blank.
pub(crate) fn mission_href(office: &str) -> String {
    format!("/{}", query(&[("view", "mission".to_owned()), ("office", office.to_owned())]))
}

pub(super) fn draw(mission: &Mission, me: UserId, flash: &Flash) -> AnyView {
    let Some(office) = mission.office else {
        return view! {
            <section class="card empty"><h2>{t!("mission-none-title")}</h2><p>{t!("mission-none-text")}</p></section>
        }
        .into_any();
    };
    view! {
        {ui::form::summary(flash)}
        <p class="lead">{t!("mission-lead")}</p>
        {choice(mission, office)}
        {people(mission, office, me)}
        {projects(mission, office)}
    }
    .into_any()
}

/// Which office, where there are several.
fn choice(mission: &Mission, office: OfficeId) -> Option<AnyView> {
    if mission.offices.len() < 2 {
        return None;
    }
    let options = mission.offices.iter().map(|one| {
        view! { <option value=one.id.to_string() selected=one.id == office>{one.name.clone()}</option> }
    });
    let options = options.collect_view();
    Some(
        view! {
            <form class="filters" method="get" action="/">
                <input type="hidden" name="view" value="mission" />
                <label class="filter">{t!("mission-office")} <select name="office">{options}</select></label>
                <button class="btn outline" type="submit">{t!("mission-show")}</button>
            </form>
        }
        .into_any(),
    )
}

fn share(part: u32, whole: u32) -> String {
    let hundredths = if whole == 0 { 0 } else { u64::from(part) * 10_000 / u64::from(whole) };
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// How far the values have come: approved, submitted, typed; what is left is returned or blank.
fn bar(shares: Shares) -> AnyView {
    let whole = shares.expected();
    if whole == 0 {
        return t!("mission-nothing-expected").into_any();
    }
    let label = t!(
        "mission-shares",
        approved = shares.approved,
        submitted = shares.submitted,
        draft = shares.draft,
        returned = shares.returned,
        blank = shares.blank
    );
    let (submitted_at, draft_at) = (share(shares.approved, whole), share(shares.reported(), whole));
    view! {
        <svg class="bar stacked" role="img" aria-label=label>
            <rect class="track" width="100%" height="16" />
            <rect class="received" width=share(shares.approved, whole) height="16" />
            <rect class="pledged" x=submitted_at width=share(shares.submitted, whole) height="16" />
            <rect class="budgeted" x=draft_at width=share(shares.draft, whole) height="16" />
        </svg>
    }
    .into_any()
}

fn legend() -> AnyView {
    view! {
        <ul class="legend">
            <li class="received">{t!("mission-legend-approved")}</li>
            <li class="pledged">{t!("mission-legend-submitted")}</li>
            <li class="budgeted">{t!("mission-legend-draft")}</li>
            <li class="open">{t!("mission-legend-open")}</li>
        </ul>
    }
    .into_any()
}

fn reported(shares: Shares) -> String {
    t!("mission-reported-of", reported = shares.reported(), of = shares.expected())
}

/// What is overdue, and for how long.
fn overdue(count: u32, days: i64) -> AnyView {
    if count == 0 {
        return t!("progress-none").into_any();
    }
    let since = (days > 0).then(|| view! { <small class="under">{t!("mission-overdue-days", count = days)}</small> });
    view! { <strong>{count}</strong> {since} }.into_any()
}

fn projects(mission: &Mission, office: OfficeId) -> AnyView {
    let rows = mission.projects.iter().map(project).collect_view();
    let link = |page: u64| {
        let pairs = [("view", "mission".to_owned()), ("office", office.to_string()), ("page", page.to_string())];
        format!("/{}#projects", query(&pairs))
    };
    view! {
        <section class="card flush" id="projects">
            <div class="card-head"><h2>{t!("mission-projects")}</h2> {legend()}</div>
            <table class="data" aria-label=t!("mission-projects")>
                <thead>
                    <tr>
                        <th scope="col">{t!("mission-project")}</th>
                        <th scope="col">{t!("mission-state")}</th>
                        <th scope="col" class="num">{t!("mission-reported")}</th>
                        <th scope="col" class="num">{t!("mission-overdue")}</th>
                        <th scope="col" class="num">{t!("mission-returned")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
        {pagination(mission.page, mission.pages, PAGE, mission.total, link)}
    }
    .into_any()
}

fn project(line: &ProjectLine) -> AnyView {
    let href = match line.period {
        Some(period) => crate::pages::project::progress::href(line.code.as_str(), period),
        None => format!("/projects/{}/progress", line.code),
    };
    view! {
        <tr>
            <th scope="row" class="name">
                <a href=href>{line.title.clone()}</a> <small class="under">{line.code.to_string()}</small>
            </th>
            <td class="bar-cell">{bar(line.shares)}</td>
            <td class="num" data-label=t!("mission-reported")>{reported(line.shares)}</td>
            <td class="num" data-label=t!("mission-overdue")>{overdue(line.overdue, line.days)}</td>
            <td class="num" data-label=t!("mission-returned")>{count(line.shares.returned)}</td>
        </tr>
    }
    .into_any()
}

fn count(number: u32) -> String {
    if number == 0 { t!("progress-none") } else { number.to_string() }
}

/// Owes something that they can still hand in, and is somebody else.
fn owes(person: &PersonLine, me: UserId) -> bool {
    !person.due.is_empty() && person.user != me
}

fn people(mission: &Mission, office: OfficeId, me: UserId) -> AnyView {
    if mission.people.is_empty() {
        return view! {
            <section class="card"><h2>{t!("mission-people")}</h2><p>{t!("mission-nobody")}</p></section>
        }
        .into_any();
    }
    let rows = mission.people.iter().map(|one| person(one, office, me)).collect_view();
    let owing = mission.people.iter().filter(|one| owes(one, me)).count();
    let all = (owing > 0).then(|| {
        view! {
            <form method="post" action=SendReminder::url()>
                <input type="hidden" name="office" value=office.to_string() />
                <button class="btn primary" type="submit">{t!("mission-remind-all", count = owing)}</button>
            </form>
        }
    });
    view! {
        <section class="card flush" id="people">
            <div class="card-head"><h2>{t!("mission-people")}</h2> {all}</div>
            <table class="data wide" aria-label=t!("mission-people")>
                <thead>
                    <tr>
                        <th scope="col">{t!("mission-person")}</th>
                        <th scope="col">{t!("mission-state")}</th>
                        <th scope="col" class="num">{t!("mission-reported")}</th>
                        <th scope="col" class="num">{t!("mission-overdue")}</th>
                        <th scope="col" class="num">{t!("mission-returned")}</th>
                        <th scope="col">{t!("mission-reminded")}</th>
                        <th scope="col"><span class="visually-hidden">{t!("mission-remind")}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="foot-note">{t!("mission-remind-hint")}</p>
        </section>
    }
    .into_any()
}

fn person(line: &PersonLine, office: OfficeId, me: UserId) -> AnyView {
    let remind = if line.user == me {
        view! { <small>{t!("mission-you")}</small> }.into_any()
    } else if owes(line, me) {
        let label = t!("mission-remind-one", name = line.name.clone());
        view! {
            <form method="post" action=SendReminder::url()>
                <input type="hidden" name="office" value=office.to_string() />
                <input type="hidden" name="person" value=line.user.to_string() />
                <button class="btn small" type="submit" aria-label=label>{t!("mission-remind")}</button>
            </form>
        }
        .into_any()
    } else {
        ().into_any()
    };
    view! {
        <tr>
            <th scope="row" class="name">
                {line.name.clone()} <small class="under">{t!("mission-on-projects", count = line.projects)}</small>
                {periods(line)}
            </th>
            <td class="bar-cell">{bar(line.shares)}</td>
            <td class="num" data-label=t!("mission-reported")>{reported(line.shares)}</td>
            <td class="num" data-label=t!("mission-overdue")>{overdue(line.missing() + overdue_returned(line), line.days)}</td>
            <td class="num" data-label=t!("mission-returned")>{count(line.returned())}</td>
            <td data-label=t!("mission-reminded")>{last(line.last.as_ref())}</td>
            <td class="do">{remind}</td>
        </tr>
    }
    .into_any()
}

/// Returned values of periods that are due are overdue as well; `missing` leaves them out.
fn overdue_returned(line: &PersonLine) -> u32 {
    line.due.iter().filter(|due| due.missing > 0).map(|due| due.returned).sum()
}

/// Where it is owed, each opening its period; folded away.
fn periods(line: &PersonLine) -> Option<AnyView> {
    if line.due.is_empty() {
        return None;
    }
    let links = line.due.iter().map(|due| {
        let href = crate::pages::project::progress::href(&due.project, due.period);
        let missing = (due.missing > 0).then(|| t!("mail-missing", count = due.missing));
        let returned = (due.returned > 0).then(|| t!("mail-returned", count = due.returned));
        let what = [missing, returned].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let words = format!("{} {}", due.project, due.label);
        view! { <li><a href=href>{words}</a> " " <small>{what}</small></li> }
    });
    let links = links.collect_view();
    Some(
        view! {
            <details class="behind">
                <summary>{t!("mission-periods", count = line.due.len())}</summary>
                <ul>{links}</ul>
            </details>
        }
        .into_any(),
    )
}

fn last(last: Option<&Last>) -> AnyView {
    let Some(last) = last else { return t!("mission-never").into_any() };
    let words = t!("mission-last", when = format::moment(last.at), who = last.by.clone());
    let mail = match (&last.failure, last.mailed_at) {
        (_, Some(at)) => t!("mission-mail-sent", when = format::moment(at)),
        (Some(why), None) => t!("mission-mail-failed", why = why.clone()),
        (None, None) => t!("mission-mail-waits"),
    };
    view! { {words} <small class="under">{mail}</small> }.into_any()
}

/// What the page needs, for who may have it.
pub(super) async fn load(ctx: &backend::ctx::Ctx, office: &str, page: &str) -> backend::error::Result<Mission> {
    let office = match office {
        "" => None,
        id => Some(id.parse::<OfficeId>().map_err(|_| backend::error::Error::NotFound)?),
    };
    mission::mission(ctx, office, page.parse().unwrap_or(1)).await
}
