//! `/`: what one was reminded of, what is late, what came back, what waits for a decision, what is next. Lists, no dashboard.

use backend::query::work::{
    self, DuePeriod, Marker, MarkerStep, MyProject, Reminder, Returned, ToReview, WaitingOverlaps, Work,
    mission::{Mission, may_remind},
};
use chrono::NaiveDate;
use domain::{format, gender::ASSESS_WITHIN_DAYS, id::UserId};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use super::mission::{self, mission_href};
use crate::{
    api::reminder::PutAwayReminder,
    flash::{self, Flash},
    pages::{
        frame::{Nav, page},
        results::indicator_href,
    },
    request, t, ui,
};

#[component]
pub(crate) fn MyWork() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let get = |name: &str| map.get(name).unwrap_or_default();
    let (whole, office, number) = (get("view") == "mission", get("office"), get("page"));
    let load = async move {
        let visit = request::visit();
        let subject = visit.ctx.subject()?;
        let seat = visit.person.as_ref().map(|person| person.office.clone()).unwrap_or_default();
        let lead = format!("{seat} · {}", format::date(visit.ctx.today()));
        let (oversees, me) = (may_remind(subject), subject.user);
        let shown = if whole {
            let mission = mission::load(&visit.ctx, &office, &number).await?;
            Shown::Mission(mission, me, flash::take(&visit, "reminder").await)
        } else {
            Shown::Mine(visit.ctx.today(), work::mine(&visit.ctx).await?)
        };
        Ok((lead, oversees, shown))
    };
    page(Nav::Work, load, |(lead, oversees, shown)| {
        let whole = matches!(shown, Shown::Mission(..));
        let body = match shown {
            Shown::Mission(mission, me, flash) => mission::draw(&mission, me, &flash),
            Shown::Mine(today, work) => draw(today, work).into_any(),
        };
        let view = view! {
            <div class="page-head">
                <h1>{t!("work-title")}</h1>
                <p class="lead">{lead}</p>
            </div>
            {oversees.then(|| views(whole))}
            {body}
        };
        (t!("work-title"), view)
    })
}

/// One's own work, or that of an office.
enum Shown {
    Mine(NaiveDate, Work),
    Mission(Mission, UserId, Flash),
}

fn views(whole: bool) -> AnyView {
    let current = |is: bool| is.then_some("page");
    view! {
        <nav class="tabs" aria-label=t!("work-views")>
            <a href="/" aria-current=current(!whole)>{t!("work-view-mine")}</a>
            <a href=mission_href("") aria-current=current(whole)>{t!("work-view-mission")}</a>
        </nav>
    }
    .into_any()
}

/// What one was reminded of, until it is put away. What it is about stands in the lists below.
fn reminded(reminder: &Reminder) -> AnyView {
    let said =
        t!("reminder-notice", who = reminder.by.clone(), missing = reminder.missing, returned = reminder.returned);
    view! {
        <div class="notice info" role="status">
            <p>{said} " " <small>{t!("reminder-when", when = format::moment(reminder.at))}</small></p>
            {(!reminder.note.is_empty()).then(|| view! { <blockquote>{reminder.note.clone()}</blockquote> })}
            <form method="post" action=PutAwayReminder::url()>
                <input type="hidden" name="reminder" value=reminder.id.to_string() />
                <button class="btn small" type="submit">{t!("reminder-put-away")}</button>
            </form>
        </div>
    }
    .into_any()
}

fn draw(today: NaiveDate, work: Work) -> impl IntoView + use<> {
    let reminders = work.reminders.iter().map(reminded).collect_view();
    let overdue_markers = |marker: &Marker| marker.step == MarkerStep::Code && marker_days(marker, today) > 0;
    let (late_markers, markers): (Vec<_>, Vec<_>) = work.markers.rows.into_iter().partition(overdue_markers);
    let late: Vec<AnyView> = work
        .late
        .rows
        .iter()
        .map(|period| late_period(period, today))
        .chain(late_markers.iter().map(|marker| marker_line(marker, today)))
        .collect();
    let waiting: Vec<AnyView> = work
        .to_review
        .rows
        .iter()
        .map(|values| review_line(values, today))
        .chain(markers.iter().map(|marker| marker_line(marker, today)))
        .chain((work.links > 0).then(|| links_line(work.links)))
        .chain(work.overlaps.rows.iter().map(overlap_line))
        .collect();
    let returned: Vec<AnyView> = work.returned.rows.iter().map(|value| returned_line(value, today)).collect();
    let next: Vec<AnyView> = work.next.rows.iter().map(next_line).collect();
    let projects: Vec<AnyView> = work.projects.rows.iter().map(project_line).collect();
    let nothing =
        late.is_empty() && waiting.is_empty() && returned.is_empty() && next.is_empty() && projects.is_empty();
    view! {
        {reminders}
        <div class="columns">
            <div class="stack">
                {card("work-late", late, work.late.rest)}
                {card("work-returned", returned, work.returned.rest)}
                {card("work-waiting", waiting, work.to_review.rest + work.markers.rest + work.overlaps.rest)}
            </div>
            <div class="stack">
                {card("work-next", next, work.next.rest)}
                {card("work-projects", projects, work.projects.rest)}
            </div>
        </div>
        {nothing.then(|| view! {
            <div class="empty">
                <h2>{t!("work-nothing-title")}</h2>
                <p>{t!("work-nothing-text")}</p>
                <p class="actions">
                    <a class="btn outline" href="/projects">{t!("work-nothing-projects")}</a>
                    <a class="btn outline" href="/results">{t!("work-nothing-results")}</a>
                </p>
            </div>
        })}
    }
}

/// A list with its heading and the number of lines that follow unshown; nothing where there is nothing.
fn card(key: &str, lines: Vec<AnyView>, rest: usize) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let heading = t!(key);
    let rest = (rest > 0).then(|| view! { <p class="hint">{t!("work-rest", count = rest)}</p> });
    Some(view! { <section class="card"><h2>{heading}</h2><ul class="worklist">{lines}</ul>{rest}</section> }.into_any())
}

fn line(href: String, title: String, meta: String, side: AnyView) -> AnyView {
    view! {
        <li>
            <a class="title" href=href>{title}</a>
            <p class="meta">{meta}</p>
            <div class="side">{side}</div>
        </li>
    }
    .into_any()
}

/// Days that are past a day; negative where it is still to come.
fn days_since(day: NaiveDate, today: NaiveDate) -> i64 {
    (today - day).num_days()
}

fn late_period(period: &DuePeriod, today: NaiveDate) -> AnyView {
    line(
        format!("/projects/{}/progress?period={}", period.code, period.period),
        t!("work-progress", period = period.dates.label()),
        t!("work-filled", code = period.code.to_string(), filled = period.filled, expected = period.expected),
        ui::state::chip("bad", t!("work-days", count = days_since(period.dates.due, today))),
    )
}

fn next_line(period: &DuePeriod) -> AnyView {
    line(
        format!("/projects/{}/progress?period={}", period.code, period.period),
        t!("work-progress", period = period.dates.label()),
        t!("work-filled", code = period.code.to_string(), filled = period.filled, expected = period.expected),
        format::date(period.dates.due).into_any(),
    )
}

fn returned_line(value: &Returned, today: NaiveDate) -> AnyView {
    line(
        format!("/projects/{}/progress?period={}", value.code, value.period),
        value.indicator.clone(),
        t!("work-returned-note", code = value.code.to_string(), note = value.note.clone()),
        ui::state::chip("warn", t!("work-days", count = days_since(value.returned_on, today))),
    )
}

fn review_line(values: &ToReview, today: NaiveDate) -> AnyView {
    let late = days_since(values.dates.due, today);
    let side = if late > 0 {
        ui::state::chip("warn", t!("work-days", count = late))
    } else {
        format::date(values.dates.due).into_any()
    };
    line(
        format!("/projects/{}/progress?period={}", values.code, values.period),
        t!("work-review", count = values.values, period = values.dates.label()),
        format!("{} · {}", values.code, values.title),
        side,
    )
}

fn overlap_line(waiting: &WaitingOverlaps) -> AnyView {
    line(
        format!("{}#overlap", indicator_href(&waiting.framework, &waiting.code)),
        t!("work-overlaps", count = waiting.proposals),
        format!("{} · {} · {}", waiting.framework, waiting.code, waiting.title),
        t!("work-since", day = format::moment(waiting.since)).into_any(),
    )
}

/// Days past the day by which the marker must be there.
fn marker_days(marker: &Marker, today: NaiveDate) -> i64 {
    let within = i64::try_from(ASSESS_WITHIN_DAYS).unwrap_or(i64::MAX);
    marker.submitted_on.map_or(0, |submitted| days_since(submitted, today) - within)
}

fn marker_line(marker: &Marker, today: NaiveDate) -> AnyView {
    let key = match marker.step {
        MarkerStep::Code => "work-marker-code",
        MarkerStep::Validate => "work-marker-validate",
        MarkerStep::Confirm => "work-marker-confirm",
    };
    let late = marker_days(marker, today);
    let side = match marker.step {
        MarkerStep::Code if late > 0 => ui::state::chip("bad", t!("work-days", count = late)),
        _ => marker.submitted_on.map_or_else(String::new, format::date).into_any(),
    };
    line(format!("/projects/{}/gender", marker.code), t!(key), format!("{} · {}", marker.code, marker.title), side)
}

/// All proposed links that wait, in one line.
fn links_line(count: u64) -> AnyView {
    line("/results/links".into(), t!("work-links-line", count = count), t!("work-links-meta"), ().into_any())
}

fn project_line(project: &MyProject) -> AnyView {
    let tally = project.tally;
    let share =
        if tally.indicators() == 0 { 0 } else { i64::from(tally.on_track) * 10_000 / i64::from(tally.indicators()) };
    let words = t!("projects-on-track", count = tally.on_track, of = tally.indicators());
    view! {
        <li>
            <a class="title" href=format!("/projects/{}", project.code)>{project.title.clone()}</a>
            {ui::bar::bar(share, None, "", words.clone())}
            <div class="side">{words}<br />{t!("work-ends", day = format::date(project.ends))}</div>
        </li>
    }
    .into_any()
}
