//! `/projects/:code/matrix/targets`: the indicators of a project with what is promised for them; `?indicator=ID` shows the
//! targets of one, for the whole, per period and per cell, in one table to type into, and those that stood before.
//!
//! For whoever may view the project; fields are drawn only for those who may edit the matrix, and checked again by the use
//! case.

mod table;

use std::collections::BTreeMap;

use backend::{
    ctx::Ctx,
    error::{Error, Result},
    query::{
        matrix::{Indicator, Matrix},
        project::Project,
        target::{self, Kept, Planned},
    },
};
use domain::{
    format,
    grid::Column,
    id::IndicatorId,
    indicator::Kind,
    period::Period,
    policy::Action,
    target::{Doubt, Place},
    value::Value,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    frame::{Tab, project_page},
    matrix::{form::notice, indicator_anchor},
};
use crate::{
    flash::{self, Flash},
    request, t,
    ui::figure,
};

/// The address of the targets of one indicator.
pub(crate) fn href(project: &str, indicator: impl std::fmt::Display) -> String {
    format!("/projects/{project}/matrix/targets?indicator={indicator}")
}

/// The name under which the session keeps what was typed.
pub(crate) fn form(indicator: impl std::fmt::Display) -> String {
    format!("targets:{indicator}")
}

enum Page {
    List { matrix: Matrix, periods: BTreeMap<IndicatorId, u32> },
    One(Box<One>),
}

/// The targets of one indicator.
struct One {
    code: String,
    planned: Planned,
    may_edit: bool,
    flash: Flash,
}

#[component]
pub(crate) fn Targets() -> impl IntoView {
    let asked = use_query_map().read_untracked().get("indicator");
    project_page(Tab::Matrix, move |ctx, project| load(ctx, project, asked), |project, page| draw(project, &page))
}

async fn load(ctx: Ctx, project: Project, asked: Option<String>) -> Result<Page> {
    let Some(asked) = asked.filter(|asked| !asked.is_empty()) else {
        let (matrix, periods) = target::overview(&ctx, &project).await?;
        return Ok(Page::List { matrix, periods });
    };
    let indicator: IndicatorId = asked.parse().map_err(|_| Error::NotFound)?;
    let planned = target::planned(&ctx, &project, indicator).await?;
    let may_edit = ctx.may(&project, Action::EditMatrix) && planned.indicator.kind != Kind::Narrative;
    let flash = if may_edit { flash::take(&request::visit(), &form(indicator)).await } else { Flash::default() };
    Ok(Page::One(Box::new(One { code: project.code.to_string(), planned, may_edit, flash })))
}

fn draw(project: &Project, page: &Page) -> AnyView {
    match page {
        Page::List { matrix, periods } => list(project, matrix, periods),
        Page::One(one) => one.draw(),
    }
}

/// Every indicator, with the way to its targets.
fn list(project: &Project, matrix: &Matrix, periods: &BTreeMap<IndicatorId, u32>) -> AnyView {
    let indicators = matrix.nodes.iter().flat_map(|node| &node.indicators);
    let rows = indicators.map(|indicator| {
        let count = periods.get(&indicator.id).copied().unwrap_or_default();
        let href = request::dated(href(project.code.as_str(), indicator.id));
        view! {
            <tr>
                <th scope="row" class="name">
                    <span class="no">{indicator.number.clone()}</span>
                    " "
                    <a href=href>{indicator.title.clone()}</a>
                </th>
                <td class="num" data-label=t!("matrix-target")>{shown(indicator, indicator.target)}</td>
                <td class="num" data-label=t!("targets-periods")>{t!("targets-count", count = count)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="section-head">
            <h2>{t!("targets-title")}</h2>
            {back(project.code.as_str(), None)}
        </div>
        <p class="lead">{t!("targets-lead")}</p>
        <div class="card flush">
            <table class="data" aria-label=t!("targets-title")>
                <thead>
                    <tr>
                        <th scope="col">{t!("progress-indicator")}</th>
                        <th scope="col" class="num">{t!("matrix-target")}</th>
                        <th scope="col" class="num">{t!("targets-periods")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn back(project: &str, indicator: Option<IndicatorId>) -> AnyView {
    let place = indicator.map(|id| format!("#{}", indicator_anchor(id))).unwrap_or_default();
    let href = request::dated(format!("/projects/{project}/matrix{place}"));
    view! { <div class="actions"><a class="btn" href=href>{t!("targets-back")}</a></div> }.into_any()
}

/// A ratio with both its numbers: they are what was typed.
fn shown(indicator: &Indicator, value: Option<Value>) -> String {
    value.map_or_else(|| t!("progress-none"), |value| figure::exact(&indicator.answers, value))
}

impl One {
    fn draw(&self) -> AnyView {
        let indicator = &self.planned.indicator;
        let title = t!("targets-of", number = indicator.number.clone(), title = indicator.title.clone());
        let over = figure::accumulation(indicator.kind, indicator.accumulation);
        let doubts = self.planned.doubts.iter().map(|doubt| {
            view! { <p class="notice warn">{self.doubt(doubt)}</p> }
        });
        let doubts = doubts.collect_view();
        let nothing = (indicator.kind == Kind::Narrative).then(|| {
            view! { <p class="notice info">{t!("problem-narrative-promise")}</p> }
        });
        view! {
            <div class="section-head">
                <h2>{title}</h2>
                {back(&self.code, Some(indicator.id))}
            </div>
            <p class="status-line">{format!("{} · {over}", indicator.unit)}</p>
            {nothing}
            {notice(&self.flash)}
            {doubts}
            {(indicator.kind != Kind::Narrative).then(|| table::table(self))}
            {self.kept()}
        }
        .into_any()
    }

    fn place(&self, place: Place) -> String {
        let period = |id| self.planned.periods.iter().find(|(known, _)| *known == id).map(|(_, dates)| dates.label());
        match place {
            Place::Whole => t!("targets-whole"),
            Place::Period(id) => period(id).unwrap_or_else(|| t!("targets-period-gone")),
        }
    }

    fn column(&self, column: &Column) -> String {
        match column {
            Column::Total => t!("progress-total"),
            Column::Cell(cell) => figure::category(&self.planned.indicator.axes, cell),
        }
    }

    fn doubt(&self, doubt: &Doubt) -> String {
        let indicator = &self.planned.indicator;
        let key = format!("targets-doubt-{}", doubt.code());
        match doubt {
            Doubt::CellsAbove { place, axis, sum, total } => t!(
                &key,
                place = self.place(*place),
                axis = figure::split(&indicator.axes, axis).to_lowercase(),
                sum = sum.grouped(),
                total = total.grouped()
            ),
            Doubt::SumDiffers { sum, whole } => {
                t!(&key, sum = shown(indicator, Some(*sum)), whole = shown(indicator, Some(*whole)))
            }
            Doubt::LastDiffers { last, whole } => {
                t!(&key, last = shown(indicator, Some(*last)), whole = shown(indicator, Some(*whole)))
            }
        }
    }

    /// What stood before, by whom and until when.
    fn kept(&self) -> Option<AnyView> {
        if self.planned.kept.is_empty() {
            return None;
        }
        let rows = self.planned.kept.iter().map(|kept| self.kept_row(kept)).collect_view();
        Some(
            view! {
                <section class="card flush">
                    <div class="card-head"><h2>{t!("targets-kept")}</h2></div>
                    <table class="data" aria-label=t!("targets-kept")>
                        <thead>
                            <tr>
                                <th scope="col">{t!("targets-for")}</th>
                                <th scope="col" class="num">{t!("matrix-target")}</th>
                                <th scope="col">{t!("targets-by")}</th>
                                <th scope="col">{t!("targets-since")}</th>
                                <th scope="col">{t!("targets-until")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </section>
            }
            .into_any(),
        )
    }

    fn kept_row(&self, kept: &Kept) -> AnyView {
        let place = match (kept.place, &kept.period) {
            (Place::Period(_), Some(period)) => Period::label(period),
            (place, _) => self.place(place),
        };
        let of = format!("{place} · {}", self.column(&kept.column));
        let by = kept.by.clone().unwrap_or_else(|| t!("log-system"));
        let until = kept.until.map(format::moment).unwrap_or_default();
        view! {
            <tr>
                <th scope="row" class="name">{of}</th>
                <td class="num" data-label=t!("matrix-target")>{shown(&self.planned.indicator, Some(kept.value))}</td>
                <td data-label=t!("targets-by")>{by}</td>
                <td data-label=t!("targets-since")>{format::moment(kept.since)}</td>
                <td data-label=t!("targets-until")>{until}</td>
            </tr>
        }
        .into_any()
    }
}
