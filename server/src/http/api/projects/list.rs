//! `GET /api/v1/projects`

use axum::Json;
use backend::query::portfolio::{self, Item, Reported, Totals};
use chrono::NaiveDate;
use domain::{budget::Total, portfolio::Warning};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::{
    Answer,
    caller::Caller,
    coverage::{Tally, share},
    filtered::filtered,
    problem::Unread,
    sent::Asked,
};

filtered! {
    Query {
        /// code, title, ends, overdue, burn or warnings
        sort: Option<String>,
    }
}

/// One page of the projects that this person may see.
#[derive(Serialize, ToSchema)]
pub(crate) struct Projects {
    /// In all, on every page
    total: u64,
    page: u64,
    pages: u64,
    /// Of all pages together
    totals: ProjectTotals,
    items: Vec<ProjectItem>,
}

/// What the projects of all pages amount to.
#[derive(Serialize, ToSchema)]
struct ProjectTotals {
    /// Values that are not handed in although due
    overdue: u64,
    overdue_projects: u32,
    /// US dollars; null where it is more than can be told
    #[schema(example = "120000.00")]
    budget: Option<String>,
    spent: Option<String>,
    /// Amounts that are in neither
    not_converted: u64,
    /// Projects that are warned of anything
    warned: u32,
    /// Projects by the rules in force
    by_rule: Vec<ByRule>,
}

#[derive(Serialize, ToSchema)]
struct ByRule {
    kind: String,
    projects: u32,
}

#[derive(Serialize, ToSchema)]
struct ProjectItem {
    #[schema(example = "DP.1649")]
    code: String,
    title: String,
    office: String,
    countries: Vec<String>,
    state: String,
    funding: String,
    starts: NaiveDate,
    ends: NaiveDate,
    /// Part of its time that has passed, "0.5" is half
    time_passed: String,
    /// Null where not assessed, which is not code 0
    gender: Option<Gender>,
    indicators: Tally,
    reported: ProjectReported,
    money: ProjectMoney,
    warnings: Vec<ProjectWarning>,
}

#[derive(Serialize, ToSchema)]
struct Gender {
    #[schema(example = "2a")]
    code: String,
    stage: String,
}

/// Values of the periods that have ended.
#[derive(Serialize, ToSchema)]
struct ProjectReported {
    /// Handed in or approved
    done: u32,
    expected: u32,
    /// Not handed in although due
    overdue: u32,
    /// The earliest day on which one of them was due
    overdue_since: Option<NaiveDate>,
}

/// In US dollars, as far as it is converted.
#[derive(Serialize, ToSchema)]
struct ProjectMoney {
    /// Null where there is no budget, or nothing of it is converted
    #[schema(example = "120000.00")]
    budget: Option<String>,
    spent: String,
    /// Amounts that are in neither
    not_converted: u32,
    /// Part of the budget that is spent
    #[schema(example = "0.42")]
    burn: Option<String>,
    /// nothing-budgeted, not-converted or too-large where that cannot be known
    why: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct ProjectWarning {
    kind: String,
    /// error or warning
    severity: String,
    /// Indicators or checks; 1 where there is nothing to count
    count: u32,
    /// Since it was due, or since the end
    days: Option<i64>,
}

fn dollars(cents: i64) -> String {
    domain::format::hundredths(cents)
}

impl From<Reported> for ProjectReported {
    fn from(of: Reported) -> Self {
        let Reported { done, expected, overdue, since } = of;
        Self { done, expected, overdue, overdue_since: since }
    }
}

impl From<Warning> for ProjectWarning {
    fn from(of: Warning) -> Self {
        let Warning { kind, severity, count, days } = of;
        Self { kind: kind.to_string(), severity: severity.to_string(), count, days }
    }
}

impl From<Totals> for ProjectTotals {
    fn from(of: Totals) -> Self {
        let by_rule =
            |(kind, projects): (domain::portfolio::RuleKind, u32)| ByRule { kind: kind.to_string(), projects };
        Self {
            overdue: of.overdue,
            overdue_projects: of.overdue_projects,
            budget: of.budget_usd.map(dollars),
            spent: of.spent_usd.map(dollars),
            not_converted: of.not_converted,
            warned: of.warned,
            by_rule: of.by_rule.into_iter().map(by_rule).collect(),
        }
    }
}

impl From<&Item> for ProjectMoney {
    fn from(item: &Item) -> Self {
        let known = |of: Total| of.amounts > 0 && !of.is_unknown();
        Self {
            budget: known(item.budget).then(|| dollars(item.budget.usd)),
            spent: dollars(item.spent.usd),
            not_converted: item.budget.not_converted.saturating_add(item.spent.not_converted),
            burn: item.burn.ok().map(share),
            why: item.burn.err().map(|why| why.to_string()),
        }
    }
}

impl From<Item> for ProjectItem {
    fn from(item: Item) -> Self {
        Self {
            money: (&item).into(),
            code: item.code.to_string(),
            title: item.title,
            office: item.office,
            countries: item.countries,
            state: item.state.to_string(),
            funding: item.funding,
            starts: item.starts,
            ends: item.ends,
            time_passed: share(item.days.share()),
            gender: item.gender.map(|(code, stage)| Gender { code: code.to_string(), stage: stage.to_string() }),
            indicators: item.tally.into(),
            reported: item.reported.into(),
            warnings: item.warnings.into_iter().map(ProjectWarning::from).collect(),
        }
    }
}

/// The projects that this person may see, 25 on a page, with what those who steer look at
#[utoipa::path(
    get, path = "/projects", operation_id = "list_projects", params(Query),
    responses((status = 200, description = "One page", body = Projects), Unread)
)]
pub(crate) async fn list(caller: Caller, asked: Asked) -> Answer<Projects> {
    let query: Query = asked.read()?;
    let filter = query.filter(query.sort.as_deref())?;
    let listed = portfolio::list(&caller.ctx, &filter).await?;
    Ok(Json(Projects {
        total: listed.totals.projects,
        page: listed.page,
        pages: listed.pages,
        totals: listed.totals.into(),
        items: listed.items.into_iter().map(ProjectItem::from).collect(),
    }))
}
