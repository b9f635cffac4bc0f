//! The lock under which a period lies, said where it locks; and the periods in one list, with those that are locked.

use backend::query::{lock::Held, progress::PeriodLine, project::Project};
use domain::format;
use leptos::prelude::*;

use super::{Page, href};
use crate::{request, t};

/// What is locked, why, by whom, until when, and whether this person is let in.
pub(super) fn notice(project: &Project, page: &Page, held: &Held) -> AnyView {
    let lock = &held.by;
    let text = t!(
        "lock-here-text",
        reach = lock.lock.reach.kind(),
        office = project.office_name.clone(),
        through = format::date(lock.lock.through),
        until = lock.lock.until.map_or_else(|| "lifted".to_owned(), format::date),
        reason = lock.reason.clone()
    );
    let cite = t!("lock-here-cite", who = lock.who.clone(), when = format::day(lock.at));
    let (kind, me) = match held.let_in {
        Some(until) => ("notice info", t!("lock-here-let-in", day = format::date(until))),
        None => ("notice warn", t!("lock-here-ask", who = lock.who.clone())),
    };
    let link = page.sees_locks.then(|| {
        let href = format!("/locks#lock-{}", lock.id);
        view! { " " <a href=href>{t!("lock-here-link")}</a> }
    });
    view! {
        <div class=kind role="status">
            <p>{text} " " <small>{cite}</small></p>
            <p>{me} {link}</p>
        </div>
    }
    .into_any()
}

/// Every period that has begun, in a list that opens without script.
pub(super) fn periods(page: &Page) -> Option<AnyView> {
    let periods = &page.progress.periods;
    if periods.len() < 2 {
        return None;
    }
    let links = periods
        .iter()
        .enumerate()
        .filter(|(_, line)| line.begun)
        .map(|(at, line)| {
            let words =
                t!("lock-period-line", period = line.dates.label(), approved = line.approved, expected = line.expected);
            let words = if line.held.is_some() { t!("lock-period-locked", line = words) } else { words };
            let current = (page.progress.chosen == Some(at)).then_some("page");
            view! { <a href=request::dated(href(page.code.as_str(), line.id)) aria-current=current>{words}</a> }
        })
        .collect_view();
    Some(
        view! {
            <details class="menu">
                <summary class="btn">{t!("lock-periods")}</summary>
                <div class="menu-panel">{links}</div>
            </details>
        }
        .into_any(),
    )
}

/// The way to the form that locks up to this period, for who may and where nothing locks it yet.
pub(super) fn link(page: &Page, period: &PeriodLine) -> Option<AnyView> {
    if !page.may_lock || period.held.is_some() {
        return None;
    }
    let href = format!("/locks?project={}&through={}#set", page.code, period.dates.ends);
    Some(view! { <a class="btn quiet" href=href>{t!("lock-here-set")}</a> }.into_any())
}
