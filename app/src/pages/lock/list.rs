//! `/locks`: what is locked now, by whom, why and until when, who is let in; what was locked before; and the form that
//! locks. For who may lock something somewhere, and for auditors, who change nothing.

use backend::query::lock::list::{self, Line, PAGE, Reached};
use domain::format;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{line, set};
use crate::{
    flash::{self, Flash},
    pages::frame::{Nav, page},
    request, t,
    ui::{self, pagination::pagination},
};

/// What the page draws.
struct Loaded {
    locks: list::Locks,
    /// The forms as they came back.
    set: Flash,
    lift: Flash,
    let_in: Flash,
    /// What a link to the form has filled in: project and day.
    asked: (String, String),
}

#[component]
pub(crate) fn Locks() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let get = |name: &str| map.get(name).unwrap_or_default();
    let past = get("past").parse().unwrap_or(1);
    let asked = (get("project"), get("through"));
    let load = async move {
        let locks = list::locks(&request::ctx(), past).await?;
        let visit = request::visit();
        Ok(Loaded {
            locks,
            set: flash::take(&visit, "lock_set").await,
            lift: flash::take(&visit, "lock_lift").await,
            let_in: flash::take(&visit, "lock_let_in").await,
            asked,
        })
    };
    page(Nav::Locks, load, |loaded| (t!("lock-title"), draw(&loaded)))
}

/// What a lock reaches, in words.
pub(super) fn reached(reached: &Reached) -> String {
    match reached {
        Reached::Everything => t!("lock-everything"),
        Reached::Office(name) => name.clone(),
        Reached::Project { code, title } => format!("{code} · {title}"),
    }
}

fn draw(loaded: &Loaded) -> AnyView {
    let locks = &loaded.locks;
    let current = locks.in_force.iter().map(|one| line::line(one, &loaded.lift, &loaded.let_in)).collect_view();
    let none = locks.in_force.is_empty().then(|| {
        view! {
            <section class="card empty"><h2>{t!("lock-none-title")}</h2><p>{t!("lock-none-text")}</p></section>
        }
    });
    let main = view! {
        <div class="stack">
            {lost(&locks.in_force, &loaded.lift)}
            {lost(&locks.in_force, &loaded.let_in)}
            {none}
            {current}
            {past(locks)}
        </div>
    };
    let body = if locks.may_set {
        let form = set::form(&loaded.set, &locks.offices, &loaded.asked);
        view! { <div class="columns wide-left">{main}<div class="stack">{form}</div></div> }.into_any()
    } else {
        main.into_any()
    };
    view! {
        <div class="page-head">
            <h1>{t!("lock-title")}</h1>
            <p class="lead">{t!("lock-lead")}</p>
        </div>
        {body}
    }
    .into_any()
}

/// What came back about a lock that is no longer among those in force: its own card is gone.
fn lost(in_force: &[Line], flash: &Flash) -> Option<AnyView> {
    let about = flash.typed("lock")?;
    if in_force.iter().any(|line| line.id.to_string() == about) { None } else { ui::form::summary(flash) }
}

fn past(locks: &list::Locks) -> Option<AnyView> {
    if locks.total == 0 {
        return None;
    }
    let rows = locks.past.iter().map(past_row).collect_view();
    let pages = pagination(locks.page, locks.pages, PAGE, locks.total, |page| format!("/locks?past={page}#past"));
    Some(
        view! {
            <div class="card flush" id="past">
                <h2>{t!("lock-past")}</h2>
                <table class="data" aria-label=t!("lock-past")>
                    <thead>
                        <tr>
                            <th scope="col">{t!("lock-what")}</th>
                            <th scope="col">{t!("lock-through")}</th>
                            <th scope="col">{t!("lock-why")}</th>
                            <th scope="col">{t!("lock-over")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {pages}
        }
        .into_any(),
    )
}

fn past_row(line: &Line) -> AnyView {
    let cite = t!("lock-cite", who = line.who.clone(), when = format::moment(line.at));
    let over = match (&line.lifted, line.lock.until) {
        (Some(lifted), _) => {
            let cite = t!("lock-lifted-cite", who = lifted.who.clone(), when = format::moment(lifted.at));
            view! { <span>{t!("lock-quoted", text = lifted.reason.clone())} <small class="under">{cite}</small></span> }
                .into_any()
        }
        (None, Some(until)) => view! { <span>{t!("lock-ended", day = format::date(until))}</span> }.into_any(),
        (None, None) => ().into_any(),
    };
    let let_in = line.exceptions.iter().map(|one| {
        let text = t!("lock-was-let-in", who = one.who.clone(), day = format::date(one.until));
        view! { <small class="under">{text}</small> }
    });
    view! {
        <tr>
            <th scope="row" class="name">{reached(&line.reached)}</th>
            <td class="nowrap" data-label=t!("lock-through")>{format::date(line.lock.through)}</td>
            <td data-label=t!("lock-why")>
                {t!("lock-quoted", text = line.reason.clone())} <small class="under">{cite}</small> {let_in.collect_view()}
            </td>
            <td data-label=t!("lock-over")>{over}</td>
        </tr>
    }
    .into_any()
}
