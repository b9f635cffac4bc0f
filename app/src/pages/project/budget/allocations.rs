//! `/projects/:code/budget/allocations`: what each line of a budget is tied to, how full that is, and what is left of the line. A line
//! (`?line=12`) and a row of an appeal (`&row=34`) open the form that ties one to the other.
//!
//! For whoever may view the project; forms are drawn only for those who may edit the budget, and checked again by the use case.

mod form;

use std::collections::HashMap;

use backend::{
    ctx::Ctx,
    error::{Error, Result},
    query::{
        budget::{
            Allocation, Line,
            allocation::{self, Allocations, Asked, Cell},
        },
        project::Project,
    },
};
use domain::{
    appeal::Area,
    budget::Total,
    code::ProjectCode,
    format,
    id::{AppealRowId, BudgetLineId},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use super::{href, words};
use crate::{
    api::budget::AllocateBudget,
    flash::{self, Flash},
    pages::{
        funding::{self, area},
        project::frame::{Tab, project_page},
    },
    request, t,
    ui::need::need,
};

/// The address of the allocations of a project.
pub(crate) fn allocations_href(project: &str) -> String {
    format!("{}/allocations", href(project))
}

/// The address of the form that ties a line to a row. What is no number of ours leads nowhere.
pub(crate) fn cell_href(project: &str, line: &str, row: &str) -> String {
    let number = |text: &str| text.chars().filter(char::is_ascii_digit).take(19).collect::<String>();
    format!("{}?line={}&row={}#allocate", allocations_href(project), number(line), number(row))
}

/// The name under which the session keeps what was typed about a line and a row.
pub(crate) fn allocate_form(line: &str, row: &str) -> String {
    format!("budget_allocate:{}:{}", line.trim(), row.trim())
}

pub(super) struct Page {
    code: ProjectCode,
    all: Allocations,
    /// The place of the line that was chosen.
    line: Option<usize>,
    flash: Flash,
}

#[component]
pub(crate) fn BudgetAllocations() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let number = |name: &str| map.get(name).and_then(|text| text.parse::<i64>().ok());
    let (year, row, line) = (number("appeal"), number("row").map(AppealRowId), number("line").map(BudgetLineId));
    project_page(Tab::Budget, move |ctx, project| load(ctx, project, year, row, line), |_, page| page.draw())
}

async fn load(
    ctx: Ctx,
    project: Project,
    year: Option<i64>,
    row: Option<AppealRowId>,
    line: Option<BudgetLineId>,
) -> Result<Page> {
    let all = allocation::allocations(&ctx, &project, Asked { year, row, choose: line.is_some() }).await?;
    let place = line.map(|line| all.lines.iter().position(|one| one.id == line).ok_or(Error::NotFound)).transpose()?;
    let flash = match (line, row, all.may_edit) {
        (Some(line), Some(row), true) => {
            flash::take(&request::visit(), &allocate_form(&line.to_string(), &row.to_string())).await
        }
        _ => Flash::default(),
    };
    Ok(Page { code: project.code, all, line: place, flash })
}

impl Page {
    fn draw(&self) -> AnyView {
        let code = self.code.as_str();
        let back = request::dated(href(code));
        let body = match (self.all.lines.is_empty(), self.all.years.is_empty()) {
            (true, _) => empty(t!("allocation-no-lines")),
            (_, true) => empty(t!("allocation-no-appeal")),
            _ => view! { {self.figures()} {form::form(self)} {self.choose_line()} {self.table()} }.into_any(),
        };
        view! {
            <div class="section-head">
                <h2>{t!("allocation-title")}</h2>
                <div class="actions"><a class="btn" href=back>{t!("budget-back")}</a></div>
            </div>
            {body}
        }
        .into_any()
    }

    /// What can be tied, what is, and what is left of it.
    fn figures(&self) -> AnyView {
        let lines = &self.all.lines;
        let usd: i64 = lines.iter().filter_map(|line| line.usd).sum();
        let allocated: i64 = lines.iter().map(Line::allocated).sum();
        let left: i64 = lines.iter().map(Line::left).sum();
        let missing = lines.iter().filter(|line| line.usd.is_none()).count();
        let over = lines.iter().filter(|line| line.is_overdrawn()).count();
        let total = Total {
            usd,
            amounts: u32::try_from(lines.len()).unwrap_or(u32::MAX),
            not_converted: u32::try_from(missing).unwrap_or(u32::MAX),
        };
        view! {
            <dl class="figures">
                <div class="figure">
                    <dt>{t!("overview-budget-usd")}</dt>
                    <dd>{words::figure(total)}</dd>
                    {funding::not_converted(total.not_converted).map(|note| view! { <dd class="note">{note}</dd> })}
                </div>
                <div class="figure">
                    <dt>{t!("budget-tied-usd")}</dt>
                    <dd>{format::usd_exact(allocated)}</dd>
                    <dd class="note">
                        {t!(
                            "budget-tied-share",
                            share = format::percent_of(allocated, usd).unwrap_or_else(|| t!("funding-nothing"))
                        )}
                    </dd>
                </div>
                <div class="figure">
                    <dt>{t!("allocation-left-of-lines")}</dt>
                    <dd>{format::usd_exact(left)}</dd>
                    {(over > 0).then(|| view! { <dd class="note">{t!("allocation-lines-over", count = over)}</dd> })}
                </div>
            </dl>
        }
        .into_any()
    }

    /// A row of an appeal was chosen, but no line yet.
    fn choose_line(&self) -> Option<AnyView> {
        let row = self.all.chosen.filter(|_| self.line.is_none() && self.all.may_edit)?;
        let place = self.all.rows.iter().find(|place| place.id == row)?;
        let name = place.name.clone();
        Some(view! { <p class="notice info">{t!("allocation-choose-line", row = name)}</p> }.into_any())
    }

    fn table(&self) -> AnyView {
        let groups = self.all.lines.iter().map(|line| self.group(line)).collect_view();
        view! {
            <section class="card flush">
                <h2>{t!("allocation-table")}</h2>
                <table class="data wide" aria-label=t!("allocation-table")>
                    <thead>
                        <tr>
                            <th scope="col">{t!("allocation-line-cell")}</th>
                            <th scope="col" class="num">{t!("allocation-allocated")}</th>
                            <th scope="col">{t!("allocation-bar")}</th>
                            <th scope="col" class="num">{t!("funding-required")}</th>
                            <th scope="col" class="num">{t!("allocation-by-all")}</th>
                            <th scope="col" class="num">{t!("allocation-by-project")}</th>
                            <th scope="col" class="num">{t!("allocation-left")}</th>
                            <th scope="col"><span class="visually-hidden">{t!("allocation-change")}</span></th>
                        </tr>
                    </thead>
                    {groups}
                </table>
            </section>
            {funding::budget_legend(self.all.cells.values().map(|cell| cell.need))}
        }
        .into_any()
    }

    /// A line with what it has and what is left, and under it what it is tied to.
    fn group(&self, line: &Line) -> AnyView {
        let usd = line.usd.map_or_else(|| t!("money-no-rate"), format::usd_exact);
        let left = match line.usd {
            None => t!("allocation-not-converted").into_any(),
            Some(_) if line.is_overdrawn() => {
                view! { <span class="state warn">{t!("budget-overdrawn")}</span> }.into_any()
            }
            Some(_) => t!("allocation-line-left", usd = format::usd_exact(line.left())).into_any(),
        };
        let rows = line.allocations.iter().map(|one| self.row(line, one)).collect_view();
        let allocate = (self.all.may_edit && line.usd.is_some()).then(|| {
            let row = self.all.chosen.map(|row| row.to_string()).unwrap_or_default();
            let href = match row.as_str() {
                "" => format!("{}?line={}#allocate", allocations_href(self.code.as_str()), line.id),
                row => cell_href(self.code.as_str(), &line.id.to_string(), row),
            };
            let label = t!("allocation-allocate-line", line = line.description.clone());
            view! { <a class="btn" href=href aria-label=label>{t!("allocation-allocate")}</a> }
        });
        view! {
            <tbody>
                <tr class="group" id=format!("line-{}", line.id)>
                    <th colspan="7" scope="rowgroup">
                        {line.description.clone()} " "
                        <small>
                            {words::section(line.section)} " · " {line.year} " · USD " {usd} " · " {left}
                        </small>
                    </th>
                    <td>{allocate}</td>
                </tr>
                {rows}
            </tbody>
        }
        .into_any()
    }

    fn row(&self, line: &Line, one: &Allocation) -> AnyView {
        let cell = self.all.cells.get(&(one.row, one.area)).copied().unwrap_or_default();
        let place = format!("{} {}, {}", one.appeal, one.name, area(one.area));
        let href = request::dated(format!("/funding/{}/{}", one.appeal, one.row));
        let change = self.all.may_edit.then(|| self.change(line, one));
        view! {
            <tr class="sub">
                <th scope="row" class="name"><a href=href>{place}</a></th>
                <td class="num" data-label=t!("allocation-allocated")>{format::usd_exact(one.usd)}</td>
                <td class="bar-cell">{need(cell.need, funding::budget_label(cell.need))}</td>
                <td class="num" data-label=t!("funding-required")>{format::usd(cell.need.required_usd)}</td>
                <td class="num" data-label=t!("allocation-by-all")>{format::usd(cell.need.budgeted_usd)}</td>
                <td class="num" data-label=t!("allocation-by-project")>{format::usd(cell.own_usd)}</td>
                <td class="num" data-label=t!("allocation-left")>{left(cell)}</td>
                <td>{change}</td>
            </tr>
        }
        .into_any()
    }

    /// The ways to change an allocation and to take it away.
    fn change(&self, line: &Line, one: &Allocation) -> AnyView {
        let (id, row) = (line.id.to_string(), one.row.to_string());
        let change = cell_href(self.code.as_str(), &id, &row);
        let what = format!("{}, {}, {}", line.description, one.name, area(one.area));
        view! {
            <form class="row-actions" method="post" action=AllocateBudget::url()>
                {hidden(&self.code, line, line.tied_version.to_string(), one.appeal, &row)}
                <input type="hidden" name=format!("amounts[{}]", one.area.slug()) value="" />
                <a class="btn" href=change aria-label=t!("allocation-change-label", what = what.clone())>
                    {t!("allocation-change")}
                </a>
                <button class="btn" type="submit" aria-label=t!("allocation-remove-label", what = what)>
                    {t!("allocation-remove")}
                </button>
            </form>
        }
        .into_any()
    }

    /// The amounts that this line has tied to the row, by area.
    fn tied(&self, line: &Line, row: AppealRowId) -> HashMap<Area, i64> {
        let mut tied = HashMap::new();
        for one in line.allocations.iter().filter(|one| one.row == row.0) {
            *tied.entry(one.area).or_default() += one.usd;
        }
        tied
    }
}

/// What is left of a cell; more is tied than it asks for in words, never as a negative number.
fn left(cell: Cell) -> String {
    match cell.need.unbudgeted_usd() {
        gap if gap < 0 => t!("funding-over", usd = format::usd(-gap)),
        gap => format::usd(gap),
    }
}

/// What every form about a line and a row says of itself.
fn hidden(code: &ProjectCode, line: &Line, version: String, year: i64, row: &str) -> AnyView {
    view! {
        <input type="hidden" name="project" value=code.to_string() />
        <input type="hidden" name="line" value=line.id.to_string() />
        <input type="hidden" name="version" value=version />
        <input type="hidden" name="year" value=year.to_string() />
        <input type="hidden" name="row" value=row.to_owned() />
    }
    .into_any()
}

fn empty(text: String) -> AnyView {
    view! { <div class="card empty"><p>{text}</p></div> }.into_any()
}
