//! `/projects/:code/progress`: one period of a project, every indicator in one grid, typed in, handed in and reviewed.
//!
//! `?period=ID` says which; without it the one that needs attention first. `?indicator=ID` shows one indicator over all periods. What a person may not do is not drawn, and
//! checked again by the use case.

pub(crate) mod across;
mod aside;
mod bar;
mod chart;
pub(crate) mod columns;
mod desk;
pub(crate) mod grid;
mod lock;
mod review;
pub(crate) mod sheet;
pub(crate) mod value;
mod warning;
pub(crate) mod words;

pub(in crate::pages::project) use bar::keys;

use backend::{
    ctx::Ctx,
    error::{Error, Result},
    query::{
        progress::{self, Group, PeriodLine, Progress, Row},
        project::Project,
    },
};
use domain::{
    approval::ActualState,
    code::ProjectCode,
    format,
    id::{PeriodId, UserId},
    policy::{Action, Wide},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use self::{
    columns::Columns,
    desk::{Form, Sides},
    grid::{Heads, Line, Part},
};
use super::frame::{Tab, project_page};
use crate::{
    api::actual::SaveActuals,
    flash::{self, Flash},
    request, t,
    ui::state::project_state_word,
};

/// What the page draws.
struct Page {
    code: ProjectCode,
    me: UserId,
    progress: Progress,
    /// The grid, the review and the reopening as they came back.
    typed: Flash,
    review: Flash,
    reopen: Flash,
    /// The form that sends a spreadsheet, likewise.
    sheet: Flash,
    /// The page is about a past day, of which there is no spreadsheet.
    past: bool,
    may_enter: bool,
    may_submit: bool,
    may_review: bool,
    may_plan: bool,
    /// May lock the periods of this project; may open the list of locks.
    may_lock: bool,
    sees_locks: bool,
}

/// The address of the page for one period.
pub(crate) fn href(project: &str, period: impl std::fmt::Display) -> String {
    format!("/projects/{project}/progress?period={period}")
}

/// Its values as a spreadsheet: the address of the file, and of the form with which it comes back.
pub(crate) fn sheet_href(project: &str, period: impl std::fmt::Display) -> String {
    format!("/projects/{project}/progress.xlsx?period={period}")
}

#[component]
pub(crate) fn ProjectProgress() -> impl IntoView {
    let query = use_query_map();
    let (period, indicator) = (query.read_untracked().get("period"), query.read_untracked().get("indicator"));
    let load = async move |ctx, project| match indicator {
        Some(indicator) => across::load(ctx, project, &indicator).await.map(|page| Shown::Indicator(Box::new(page))),
        None => load(ctx, project, period).await.map(|page| Shown::Period(Box::new(page))),
    };
    project_page(Tab::Progress, load, |project, shown| match shown {
        Shown::Period(page) => draw(project, &page),
        Shown::Indicator(page) => across::draw(&page),
    })
}

/// All the indicators in one period, or one indicator over all the periods.
enum Shown {
    Period(Box<Page>),
    Indicator(Box<across::Page>),
}

async fn load(ctx: Ctx, project: Project, asked: Option<String>) -> Result<Page> {
    let asked = match asked.as_deref() {
        None | Some("") => None,
        Some(id) => Some(id.parse::<PeriodId>().map_err(|_| Error::NotFound)?),
    };
    let progress = progress::progress(&ctx, &project, asked).await?;
    let visit = request::visit();
    let mut came_back = (Flash::default(), Flash::default(), Flash::default(), Flash::default());
    if let Some(period) = progress.period() {
        came_back.0 = flash::take(&visit, &format!("progress:{}", period.id)).await;
        came_back.1 = flash::take(&visit, &format!("review:{}", period.id)).await;
        came_back.2 = flash::take(&visit, &format!("reopen:{}", period.id)).await;
        came_back.3 = flash::take(&visit, &crate::sheet::form(period.id)).await;
    }
    let begun = progress.period().is_some_and(|period| period.begun);
    // Under a lock nothing can be done. Only what was typed before it is shown once more in its fields, so as not to be lost.
    let closed = progress.period().is_some_and(PeriodLine::closed);
    let enters = begun && (!closed || !came_back.0.is_empty());
    let reviews = !closed || !came_back.1.is_empty() || !came_back.2.is_empty();
    Ok(Page {
        me: ctx.subject()?.user,
        past: ctx.past_day().is_some(),
        may_enter: enters && ctx.may(&project, Action::EnterValues),
        may_submit: enters && ctx.may(&project, Action::SubmitValues),
        may_review: reviews && ctx.may(&project, Action::ReviewValues),
        may_plan: ctx.may(&project, Action::EditMatrix),
        may_lock: begun && ctx.may(&project, Action::LockPeriods),
        sees_locks: ctx.wide(Wide::ViewLocks).is_ok(),
        code: project.code,
        progress,
        typed: came_back.0,
        review: came_back.1,
        reopen: came_back.2,
        sheet: came_back.3,
    })
}

impl Page {
    /// May this person type into this row?
    fn writes(&self, row: &Row) -> bool {
        self.may_enter && row.measured.entry.as_ref().is_none_or(|entry| entry.state.is_writable())
    }

    /// Values that would be handed in as the grid stands.
    fn drafts(&self) -> usize {
        let draft = |row: &&Row| {
            row.measured.entry.as_ref().is_some_and(|entry| entry.state == ActualState::Draft) && row.total().is_some()
        };
        self.progress.rows().filter(draft).count()
    }

    /// Submitted values that this person may decide about.
    fn to_review(&self) -> usize {
        if !self.may_review {
            return 0;
        }
        self.progress.rows().filter(|row| review::decides(row, self.me)).count()
    }
}

fn draw(project: &Project, page: &Page) -> AnyView {
    let Some(period) = page.progress.period() else {
        return view! {
            <section class="card empty">
                <h2>{t!("progress-empty-title")}</h2>
                <p>{t!("progress-empty-text")}</p>
            </section>
        }
        .into_any();
    };
    if page.progress.groups.is_empty() {
        return no_indicators(page);
    }
    let columns = Columns::of(&page.progress);
    let parts = parts(page, period.id, &columns);
    let lines: Vec<&Line> = parts.iter().flat_map(|part| &part.lines).collect();
    let writes = lines.iter().any(|line| line.writes);
    let heads = Heads {
        label: t!("progress-values-of", period = period.dates.label()),
        line: t!("progress-indicator"),
        short: false,
        figures: vec![t!("progress-target"), t!("progress-so-far")],
    };
    let sides = Sides {
        notice: notice(project, page, period, &lines),
        bar: bar::bar(page, period, writes),
        grid: grid::grid(&heads, &columns, &parts),
        below: writes.then(|| bar::below(page.may_submit.then(|| t!("progress-submit-chosen")))),
        aside: aside::aside(&lines, &page.typed, chart::past(page, period)),
    };
    let form = writes.then(|| Form {
        action: SaveActuals::url(),
        page: href(page.code.as_str(), period.id),
        draft: format!("baseline.draft.{}.{}.{}", page.code, period.id, page.me),
        fields: vec![("project", page.code.to_string()), ("period", period.id.to_string())],
        refused: !page.typed.is_empty(),
    });
    let body = desk::desk(sides, form, &columns);
    view! {
        {body}
        {(!page.past).then(|| sheet::card(page, period.id))}
        {page.may_review.then(|| review::review(project, page, period))}
    }
    .into_any()
}

/// The indicators under what they belong to, in one period.
fn parts<'a>(page: &'a Page, period: PeriodId, columns: &'a Columns) -> Vec<Part<'a>> {
    // The target of the period, under that of the whole.
    let aim = |row: &Row| {
        let target = row.planned_for(period)?;
        Some(t!("progress-aim-period", target = grid::rounded(row, Some(target))))
    };
    let line = |row: &'a Row| {
        let writes = page.writes(row);
        Line {
            key: row.measured.indicator.0,
            title: row.measured.title.clone(),
            href: Some(request::dated(across::href(page.code.as_str(), row.measured.indicator))),
            small: grid::measure(row),
            figures: vec![(grid::rounded(row, row.target), aim(row)), (grid::rounded(row, row.so_far), None)],
            code: &page.code,
            period,
            row,
            typed: &page.typed,
            periods: &page.progress.periods,
            columns,
            writes,
            chooses: writes && page.may_submit,
        }
    };
    let part =
        |group: &'a Group| Part { title: Some(grid::group_title(group)), lines: group.rows.iter().map(line).collect() };
    page.progress.groups.iter().map(part).collect()
}

fn no_indicators(page: &Page) -> AnyView {
    let link = page.may_plan.then(|| {
        let matrix = format!("/projects/{}/matrix", page.code);
        view! { <div class="actions"><a class="btn primary" href=matrix>{t!("progress-no-indicators-link")}</a></div> }
    });
    view! {
        <section class="card empty">
            <h2>{t!("progress-no-indicators-title")}</h2>
            <p>{t!("progress-no-indicators-text")}</p>
            {link}
        </section>
    }
    .into_any()
}

/// What must be said before the grid: what was refused, or why nothing can be typed.
fn notice(project: &Project, page: &Page, period: &PeriodLine, lines: &[&Line]) -> Option<AnyView> {
    if !page.typed.is_empty() {
        return Some(aside::refused(lines, &page.typed));
    }
    let text = if !period.begun {
        t!("progress-not-begun", starts = format::date(period.dates.starts))
    } else if !project.state.reports() {
        t!("progress-not-reporting", state = project_state_word(project.state))
    } else {
        return period.held.as_ref().map(|held| lock::notice(project, page, held));
    };
    Some(view! { <p class="notice info">{text}</p> }.into_any())
}
