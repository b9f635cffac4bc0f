//! `/projects/:code/budget/spent`: what was spent of the budget, held against time, results and the budget itself, with what to look at.
//! `?month=2026-10` makes a form of all lines for that month.
//!
//! For whoever may view the project; the form is drawn only for those who may use it, and checked again by the use case.

mod chart;
mod figures;
mod lines;
mod month;
mod results;
pub(crate) mod warnings;
pub(crate) mod words;

use backend::{
    ctx::Ctx,
    error::{Error, Result},
    query::{
        expenditure::{self, MonthOf, Spending},
        project::Project,
    },
};
use domain::{code::ProjectCode, format, spending::Month};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    super::frame::{Tab, project_page},
    ledger,
};
use crate::{
    flash::{self, Flash},
    request, t,
};

/// The name under which the session keeps what was typed.
pub(crate) const MONTH_FORM: &str = "spent_month";

/// The address of what was spent of a project.
pub(crate) fn href(project: &str) -> String {
    format!("/projects/{project}/budget/spent")
}

/// The address of the form of a month; of the usual one where none is said.
pub(crate) fn month_href(project: &str, month: &str) -> String {
    let month: Option<Month> = month.parse().ok();
    let month = month.map_or_else(|| "usual".to_owned(), |month| month.to_string());
    format!("{}?month={month}", href(project))
}

/// The address of all entries as a spreadsheet, of the same day as this page.
pub(crate) fn sheet_href(project: &str) -> String {
    request::dated(format!("/projects/{project}/budget/spent.xlsx"))
}

struct Page {
    code: ProjectCode,
    of: Spending,
}

enum View {
    Read(Box<Page>),
    Month(Box<(ProjectCode, MonthOf, Flash)>),
}

#[component]
pub(crate) fn Spent() -> impl IntoView {
    let month = use_query_map().read_untracked().get("month");
    project_page(
        Tab::Budget,
        move |ctx, project| load(ctx, project, month),
        |project, view| match view {
            View::Read(page) => page.draw(project),
            View::Month(month) => month::draw(&month.0, &month.1, &month.2),
        },
    )
}

async fn load(ctx: Ctx, project: Project, asked: Option<String>) -> Result<View> {
    if let Some(asked) = asked {
        let month = match asked.as_str() {
            "usual" | "" => None,
            month => Some(month.parse().map_err(|_| Error::NotFound)?),
        };
        let of = expenditure::month(&ctx, &project, month).await?;
        if of.may_enter {
            let flash = flash::take(&request::visit(), MONTH_FORM).await;
            return Ok(View::Month(Box::new((project.code, of, flash))));
        }
    }
    let of = expenditure::spending(&ctx, &project).await?;
    Ok(View::Read(Box::new(Page { code: project.code, of })))
}

impl Page {
    fn draw(&self, project: &Project) -> AnyView {
        let code = self.code.as_str();
        let of = &self.of;
        let booked = of.whole.spent.amounts;
        let enter = of.may_enter.then(|| {
            view! {
                <a class="btn primary" href=month_href(code, "")>{t!("spent-enter")}</a>
                <a class="btn" href=ledger::href(code)>{t!("ledger-bring")}</a>
            }
        });
        let look = (!of.may_enter)
            .then(|| view! { <a class="btn" href=request::dated(ledger::href(code))>{t!("ledger-entries")}</a> });
        let sheet =
            (booked > 0).then(|| view! { <a class="btn" href=sheet_href(code) download="">{t!("budget-sheet")}</a> });
        let status = match booked {
            0 => t!("spent-nothing-yet"),
            count => t!("spent-entries", count = count, day = format::date(of.until)),
        };
        let empty = of.lines.is_empty().then(|| view! { <div class="card empty"><p>{t!("spent-no-budget")}</p></div> });
        view! {
            <div class="section-head">
                <h2>{t!("spent-title")}</h2>
                <p class="status-line">{status}</p>
                <div class="actions">
                    {enter} {look} {sheet}
                    <a class="btn" href=request::dated(super::href(code))>{t!("budget-back")}</a>
                </div>
            </div>
            {empty}
            {(!of.lines.is_empty()).then(|| self.contents(project))}
        }
        .into_any()
    }

    fn contents(&self, project: &Project) -> AnyView {
        let of = &self.of;
        view! {
            {figures::figures(of)}
            <div class="columns wide-left">
                {chart::card(of, project)}
                {warnings::card(of)}
            </div>
            {results::card(of)}
            {lines::sections(of)}
            {lines::table(of)}
        }
        .into_any()
    }
}
