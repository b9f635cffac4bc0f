//! `/projects/:code/progress?indicator=ID`: one indicator over all the periods of its project, a line each, with the cells and
//! the form of the grid. What stands carried from an earlier period says from which.

use backend::{
    ctx::Ctx,
    error::{Error, Result},
    query::{
        progress::{PeriodLine, Row, across},
        project::Project,
    },
};
use domain::{
    code::ProjectCode,
    format,
    id::{IndicatorId, UserId},
    policy::Action,
    progress::Progress,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    aside, bar, chart,
    columns::Columns,
    desk::{self, Form, Sides},
    grid::{self, Heads, Line, Part},
    words,
};
use crate::{
    api::actual::SaveAcross,
    flash::{self, Flash},
    request, t,
};

/// What the page draws.
pub(super) struct Page {
    code: ProjectCode,
    me: UserId,
    indicator: IndicatorId,
    across: across::Across,
    typed: Flash,
    may_enter: bool,
    may_submit: bool,
}

/// The address of the page for one indicator.
pub(crate) fn href(project: &str, indicator: impl std::fmt::Display) -> String {
    format!("/projects/{project}/progress?indicator={indicator}")
}

pub(super) async fn load(ctx: Ctx, project: Project, indicator: &str) -> Result<Page> {
    let indicator: IndicatorId = indicator.parse().map_err(|_| Error::NotFound)?;
    let across = across::across(&ctx, &project, indicator).await?;
    Ok(Page {
        typed: flash::take(&request::visit(), &format!("across:{indicator}")).await,
        me: ctx.subject()?.user,
        may_enter: ctx.may(&project, Action::EnterValues),
        may_submit: ctx.may(&project, Action::SubmitValues),
        code: project.code,
        indicator,
        across,
    })
}

impl Page {
    /// May this person type into this period? What was typed before a lock is shown once more, so as not to be lost.
    fn writes(&self, period: &PeriodLine, row: &Row) -> bool {
        let open = period.begun && (!period.closed() || !self.typed.is_empty());
        self.may_enter && open && row.measured.entry.as_ref().is_none_or(|entry| entry.state.is_writable())
    }

    fn lines<'a>(&'a self, columns: &'a Columns) -> Vec<Line<'a>> {
        let periods = &self.across.periods;
        let rows = periods.iter().zip(&self.across.rows).zip(&self.across.carried);
        // A period that has not begun has nothing yet.
        rows.filter(|((period, _), _)| period.begun)
            .map(|((period, row), carried)| {
                let writes = self.writes(period, row);
                let due = t!("across-due", day = format::date(period.dates.due));
                let small = if period.closed() { t!("across-locked") } else { due };
                // Where the title does not say when it is.
                let days = period.dates.name.as_ref().map(|_| period.dates.days());
                let from = carried.as_ref().and_then(|from| periods.get(*from));
                let from = from.map(|line| t!("across-carried", period = line.dates.label()));
                let planned = (!row.planned.is_empty()).then(|| (grid::rounded(row, row.planned_for(period.id)), None));
                Line {
                    key: period.id.0,
                    title: period.dates.label(),
                    href: Some(request::dated(super::href(self.code.as_str(), period.id))),
                    small: days.into_iter().chain([small]).collect::<Vec<_>>().join(" · "),
                    figures: planned.into_iter().chain([(grid::rounded(row, row.so_far), from)]).collect(),
                    code: &self.code,
                    period: period.id,
                    row,
                    typed: &self.typed,
                    periods,
                    columns,
                    writes,
                    chooses: writes && self.may_submit,
                }
            })
            .collect()
    }
}

pub(super) fn draw(page: &Page) -> AnyView {
    let columns = Columns::of_all(page.across.rows.iter().map(|row| &row.measured.axes));
    let parts = [Part { title: None, lines: page.lines(&columns) }];
    let lines: Vec<&Line> = parts[0].lines.iter().collect();
    let Some(row) = page.across.rows.last() else { return ().into_any() };
    let writes = lines.iter().any(|line| line.writes);
    let planned = !row.planned.is_empty();
    let heads = Heads {
        label: t!("across-values-of", title = row.measured.title.clone()),
        line: t!("across-period"),
        short: true,
        figures: planned.then(|| t!("progress-target")).into_iter().chain([t!("across-stands")]).collect(),
    };
    let sides = Sides {
        notice: (!page.typed.is_empty()).then(|| aside::refused(&lines, &page.typed)),
        bar: head(page, row, &lines, writes),
        grid: grid::grid(&heads, &columns, &parts),
        below: writes.then(|| bar::below(page.may_submit.then(|| t!("across-submit")))),
        aside: aside::aside(&lines, &page.typed, chart::whole(row, &page.across.periods)),
    };
    let form = writes.then(|| Form {
        action: SaveAcross::url(),
        page: href(page.code.as_str(), page.indicator),
        draft: format!("baseline.draft.{}.across.{}.{}", page.code, page.indicator, page.me),
        fields: vec![("project", page.code.to_string()), ("indicator", page.indicator.to_string())],
        refused: !page.typed.is_empty(),
    });
    desk::desk(sides, form, &columns)
}

/// The way back, which indicator, what it is to reach, how much is filled, and saving.
fn head(page: &Page, row: &Row, lines: &[&Line], writes: bool) -> AnyView {
    let back = request::dated(format!("/projects/{}/progress", page.code));
    let filled = lines.iter().filter(|line| line.row.total().is_some()).count();
    let figures =
        [("across-baseline", row.baseline), ("across-target", row.target), ("across-stands-at", page.across.so_far)];
    let figures =
        figures.into_iter().filter_map(|(key, value)| Some(t!(key, value = grid::rounded(row, Some(value?)))));
    let reached = match row.progress {
        Progress::Unknown(_) => None,
        known => Some(t!("across-progress", value = words::progress(known))),
    };
    let about = std::iter::once(grid::measure(row)).chain(figures).chain(reached);
    let about = about.chain([words::coverage(row.coverage)]).collect::<Vec<_>>().join(" · ");
    view! {
        <div class="period-bar">
            <a class="btn" href=back>{t!("across-back")}</a>
            <h2 class="period long">{row.measured.title.clone()}</h2>
            <p class="due">{about}</p>
            <div class="actions">
                {bar::saved(t!("across-filled", filled = filled, of = lines.len()))}
                {writes.then(|| view! { <button class="btn primary" type="submit" name="then" value="save">{t!("progress-save")}</button> })}
            </div>
        </div>
    }
    .into_any()
}
