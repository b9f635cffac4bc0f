//! `/projects/:code/progress/:period/:indicator`: what stands behind one value. Its versions with what each changed, what is
//! said about it, the files that show it. Every line of the grid leads here.

mod files;
mod talk;
mod versions;

use backend::{
    ctx::Ctx,
    error::Result,
    query::{
        progress::Row,
        project::Project,
        value::{self, Behind},
    },
};
use domain::{
    approval::ActualState,
    code::ProjectCode,
    format,
    id::{PeriodId, UserId},
    policy::Action,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{Page, grid::shown, href, words};
use crate::{
    flash::{self, Flash},
    pages::project::frame::{Tab, project_page},
    request, t,
    ui::{figure, state::chip},
};

/// The address of what stands behind a value.
pub(crate) fn value_href(project: &str, period: impl std::fmt::Display, indicator: impl std::fmt::Display) -> String {
    format!("/projects/{project}/progress/{period}/{indicator}")
}

/// The name of a form about a value.
pub(crate) fn form(what: &str, period: impl std::fmt::Display, indicator: impl std::fmt::Display) -> String {
    format!("{what}:{period}:{indicator}")
}

/// What the page draws.
struct Loaded {
    code: ProjectCode,
    me: UserId,
    behind: Behind,
    begun: bool,
    may_discuss: bool,
    /// May attach a file now, and withdraw one.
    may_attach: bool,
    may_withdraw: bool,
    /// Megabytes that a file may have.
    most: usize,
    comment: Flash,
    evidence: Flash,
    withdraw: Flash,
}

#[component]
pub(crate) fn ProgressValue() -> impl IntoView {
    let params = use_params_map();
    let params = params.read_untracked();
    let get = |name: &str| params.get(name).unwrap_or_default();
    let (period, indicator) = (get("period"), get("indicator"));
    project_page(Tab::Progress, move |ctx, project| load(ctx, project, period, indicator), |_, page| draw(&page))
}

async fn load(ctx: Ctx, project: Project, period: String, indicator: String) -> Result<Loaded> {
    let of = value::of(&indicator, &period)?;
    let behind = value::behind(&ctx, &project, of).await?;
    let visit = request::visit();
    let begun = behind.period.starts <= ctx.today();
    let may_attach = begun && !behind.closed() && ctx.may(&project, Action::EnterValues);
    let open = behind.present().is_none_or(|version| version.state.is_writable());
    Ok(Loaded {
        me: ctx.subject()?.user,
        begun,
        may_discuss: ctx.may(&project, Action::DiscussValues),
        may_attach,
        may_withdraw: may_attach && open,
        most: visit.files.most_megabytes(),
        comment: flash::take(&visit, &form("comment", of.period, of.indicator)).await,
        evidence: flash::take(&visit, &form("evidence", of.period, of.indicator)).await,
        withdraw: flash::take(&visit, &form("withdraw", of.period, of.indicator)).await,
        code: project.code,
        behind,
    })
}

fn draw(page: &Loaded) -> AnyView {
    let behind = &page.behind;
    let period = behind.period.label();
    let state = behind.present().map(|version| {
        let value = version.reported.total.map_or_else(|| t!("behind-blank"), |value| self::value(behind, value));
        view! { {chip(words::kind(version.state), words::state(version.state))} " " {t!("behind-stands", value = value)} }
    });
    let lead = t!("behind-lead", unit = behind.unit.clone(), period = period.clone());
    view! {
        <p>
            <a href=request::dated(href(page.code.as_str(), behind.of.period))>{t!("behind-back", period = period)}</a>
        </p>
        <div class="section-head">
            <h2>{behind.title.clone()}</h2>
            <p class="status-line">{lead} " " {state}</p>
        </div>
        {notice(page)}
        {versions::card(page)}
        <div class="columns">
            <div class="stack">{files::card(page)}</div>
            <div class="stack">{talk::card(page)}</div>
        </div>
    }
    .into_any()
}

/// Why no file can be attached, where it is the period that does not let one.
fn notice(page: &Loaded) -> Option<AnyView> {
    let text = if !page.begun {
        t!("behind-not-begun", starts = format::date(page.behind.period.starts))
    } else {
        let held = page.behind.held.as_ref().filter(|_| page.behind.closed())?;
        let through = format::date(held.by.lock.through);
        t!("behind-locked", through = through, reason = held.by.reason.clone())
    };
    Some(view! { <p class="notice warn">{text}</p> }.into_any())
}

/// A value in full, in the words of its indicator.
fn value(behind: &Behind, value: domain::value::Value) -> String {
    figure::exact(&behind.answers, value)
}

/// Under the name of an indicator in the grid: the way to what stands behind its value, and how much that is.
pub(super) fn link(code: &ProjectCode, period: PeriodId, row: &Row) -> AnyView {
    let measured = &row.measured;
    let version = measured.entry.as_ref().map(|entry| t!("behind-version", number = entry.version));
    let comments = (measured.comments > 0).then(|| t!("behind-comments", count = measured.comments));
    let files = (measured.files > 0).then(|| t!("behind-files", count = measured.files));
    let parts: Vec<String> = [version, comments, files].into_iter().flatten().collect();
    let words = if parts.is_empty() { t!("behind-open") } else { parts.join(" · ") };
    view! { " · " {anchor(code, period, row, words)} }.into_any()
}

/// The same for who decides about a value: that there is no file is worth saying.
pub(super) fn counts(page: &Page, row: &Row) -> Option<AnyView> {
    let period = page.progress.period()?;
    let measured = &row.measured;
    let files = match measured.files {
        0 => t!("behind-no-files"),
        some => t!("behind-files", count = some),
    };
    let comments = (measured.comments > 0).then(|| t!("behind-comments", count = measured.comments));
    let words = [Some(files), comments].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Some(view! { <small>{anchor(&page.code, period.id, row, words)}</small> }.into_any())
}

fn anchor(code: &ProjectCode, period: PeriodId, row: &Row, words: String) -> AnyView {
    let href = request::dated(value_href(code.as_str(), period, row.measured.indicator));
    let value = row.total().map(|value| format!(", {}", shown(row, value))).unwrap_or_default();
    let label = t!("behind-of", title = row.measured.title.clone());
    view! { <a href=href title=format!("{label}{value}")>{words}</a> }.into_any()
}

/// A file that came after the value was approved was not seen by who approved it.
fn approved_at(behind: &Behind) -> Option<i64> {
    let present = behind.present().filter(|version| version.state == ActualState::Approved)?;
    present.reviewer.as_ref().map(|reviewer| reviewer.at)
}
