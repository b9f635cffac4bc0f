//! `/projects/:code/budget`: what a project costs, by section, result, currency and year; how it stands against the rules; its versions
//! and how they differ (`?from=1&to=now`). `?edit=yes` makes a form of the lines.
//!
//! For whoever may view the project; forms are drawn only for those who may use them, and checked again by the use cases.

mod allocations;
pub(crate) mod checks;
mod contributions;
mod edit;
pub(crate) mod ledger;
mod lines;
pub(crate) mod spent;
mod sums;
mod versions;
mod words;

use backend::{
    ctx::Ctx,
    error::Result,
    query::{
        budget::{
            self, Budget,
            compare::{self, Compared, State},
        },
        expenditure,
        project::Project,
        rate,
    },
};
use domain::{burn::Measured, code::ProjectCode};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

pub(crate) use self::allocations::{BudgetAllocations, allocate_form, allocations_href, cell_href};
use super::frame::{Tab, project_page};
use crate::{
    api::budget::ConvertBudget,
    flash::{self, Flash},
    pages::funding::not_converted,
    request, t, ui,
};

/// The names under which the session keeps what was typed.
pub(crate) const FORM: &str = "budget";
pub(crate) const FIX_FORM: &str = "budget_fix";
pub(crate) const CONVERT_FORM: &str = "budget_convert";

/// The address of the budget of a project.
pub(crate) fn href(project: &str) -> String {
    format!("/projects/{project}/budget")
}

/// The address of its form.
pub(crate) fn edit_href(project: &str) -> String {
    format!("{}?edit=yes", href(project))
}

/// The address of the budget as a spreadsheet, of the same day as this page.
fn sheet_href(project: &str) -> String {
    request::dated(format!("/projects/{project}/budget.xlsx"))
}

/// What was asked for in the address.
#[derive(Clone, Default)]
struct Asked {
    edit: bool,
    /// Blank rows of the form.
    rows: Option<usize>,
    from: String,
    to: String,
}

struct Page {
    code: ProjectCode,
    budget: Budget,
    spent: Vec<expenditure::Line>,
    whole: Measured,
    compared: Option<Compared>,
    fix: Flash,
    convert: Flash,
}

enum View {
    Read(Box<Page>),
    Edit(Box<edit::Form>),
}

#[component]
pub(crate) fn ProjectBudget() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let get = |name: &str| map.get(name).unwrap_or_default();
    let asked = Asked { edit: get("edit") == "yes", rows: get("rows").parse().ok(), from: get("from"), to: get("to") };
    project_page(
        Tab::Budget,
        move |ctx, project| load(ctx, project, asked),
        |_, view| match view {
            View::Read(page) => page.draw(),
            View::Edit(form) => form.draw(),
        },
    )
}

async fn load(ctx: Ctx, project: Project, asked: Asked) -> Result<View> {
    let budget = budget::budget(&ctx, &project).await?;
    let visit = request::visit();
    if asked.edit && budget.may_edit {
        let rates = rate::today(&ctx).await?;
        let flash = flash::take(&visit, FORM).await;
        let years = (project.starts, project.ends);
        return Ok(View::Edit(Box::new(edit::Form {
            code: project.code,
            years,
            lines: budget.lines,
            nodes: budget.nodes,
            rates,
            blank: asked.rows,
            flash,
        })));
    }
    let states = match (asked.from.as_str(), asked.to.as_str()) {
        ("", "") => compare::usual(&budget),
        (from, to) => {
            let state = |text: &str| if text.is_empty() { Ok(State::Now) } else { text.parse() };
            Some((state(from)?, state(to)?))
        }
    };
    let compared = match states {
        Some(states) => Some(compare::compare(&ctx, &project, &budget, states).await?),
        None => None,
    };
    let fix = if budget.may_fix { flash::take(&visit, FIX_FORM).await } else { Flash::default() };
    let convert = if budget.may_edit { flash::take(&visit, CONVERT_FORM).await } else { Flash::default() };
    let spent = expenditure::by_line(&ctx, project.id, &budget.lines).await?;
    let whole = expenditure::sum(spent.iter())?;
    Ok(View::Read(Box::new(Page { code: project.code, budget, spent, whole, compared, fix, convert })))
}

impl Page {
    fn draw(&self) -> AnyView {
        let budget = &self.budget;
        let code = self.code.as_str();
        let edit = budget.may_edit.then(|| {
            view! { <a class="btn primary" href=edit_href(code)>{t!("budget-edit")}</a> }
        });
        let status = t!("budget-lines", count = budget.lines.len());
        let empty = budget.lines.is_empty();
        view! {
            <div class="section-head">
                <h2>{t!("budget-title")}</h2>
                <p class="status-line">{status}</p>
                <div class="actions">
                    {edit}
                    {(!empty).then(|| {
                        let href = request::dated(allocations_href(code));
                        view! { <a class="btn" href=href>{t!("allocation-open")}</a> }
                    })}
                    {(!empty).then(|| view! { <a class="btn" href=request::dated(spent::href(code))>{t!("spent-link")}</a> })}
                    {(!empty).then(|| view! { <a class="btn" href=sheet_href(code) download="">{t!("budget-sheet")}</a> })}
                </div>
            </div>
            {ui::form::summary(&self.convert)}
            {self.convertible()}
            {empty.then(|| view! { <div class="card empty"><p>{self.nothing()}</p></div> })}
            {(!empty).then(|| self.contents())}
            {versions::card(self)}
        }
        .into_any()
    }

    fn nothing(&self) -> String {
        if self.budget.may_edit { t!("budget-none-edit") } else { t!("overview-no-budget") }
    }

    fn contents(&self) -> AnyView {
        let budget = &self.budget;
        view! {
            {sums::figures(budget, &self.whole, &spent::href(self.code.as_str()))}
            <div class="columns wide-left">
                {checks::card(budget)}
                {sums::sections(budget)}
            </div>
            {lines::table(budget, &self.spent, &self.whole)}
            {contributions::card(budget)}
            <div class="columns wide-left">
                {sums::results(budget)}
                <div class="stack">{sums::currencies(budget)} {sums::years(budget)}</div>
            </div>
        }
        .into_any()
    }

    /// Amounts that have no rate: what that means, and the button once there is one.
    fn convertible(&self) -> Option<AnyView> {
        let said = not_converted(self.budget.total.not_converted)?;
        let count = self.budget.convertible;
        let form = (self.budget.may_edit && count > 0).then(|| {
            view! {
                <form method="post" action=ConvertBudget::url()>
                    <input type="hidden" name="project" value=self.code.to_string() />
                    <button class="btn" type="submit">{t!("budget-convert", count = count)}</button>
                </form>
            }
        });
        let why = if count > 0 { t!("budget-convert-can") } else { t!("budget-convert-cannot") };
        Some(
            view! {
                <div class="notice warn">
                    <p><strong>{said}</strong> " " {why} " " <a href="/rates">{t!("budget-see-rates")}</a></p>
                    {form}
                </div>
            }
            .into_any(),
        )
    }
}
