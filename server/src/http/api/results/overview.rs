//! `GET /api/v1/results`

use axum::Json;
use backend::query::results::{self, Money};
use domain::format::hundredths;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{Answer, caller::Caller, coverage::Coverage, problem::Unread, sent::Asked},
    chosen::Chosen,
    shape::{CorporateTotal, Total},
};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ResultsAsked {
    /// The code of a framework; the newest where not given
    framework: Option<String>,
    /// Another year to stand beside it
    compare: Option<i64>,
}

/// A framework with its totals.
#[derive(Serialize, ToSchema)]
pub(crate) struct Results {
    /// Null where no framework is defined
    framework: Option<Framework>,
    areas: Vec<Area>,
    /// Counted in projects that now report
    projects: Coverage,
    /// Counted in their linked indicators
    indicators: Coverage,
    /// Of the projects that count; null about a past day
    money: Option<MoneyOfAll>,
}

/// What projects have budgeted and spent in all, in USD.
#[derive(Serialize, ToSchema)]
struct MoneyOfAll {
    #[schema(example = "731000000.00")]
    budgeted: String,
    #[schema(example = "402600000.00")]
    spent: String,
    /// Amounts without a rate, which are in neither
    not_converted: u32,
}

impl From<Money> for MoneyOfAll {
    fn from(of: Money) -> Self {
        Self { budgeted: hundredths(of.budget_usd), spent: hundredths(of.spent_usd), not_converted: of.not_converted }
    }
}

#[derive(Serialize, ToSchema)]
struct Framework {
    code: String,
    title: String,
    from: i64,
    to: i64,
}

/// A principle or an objective.
#[derive(Serialize, ToSchema)]
struct Area {
    code: String,
    name: String,
    statement: String,
    indicators: Vec<CorporateTotal>,
    /// The totals of the year that is compared, in the order of the indicators; empty where none is
    compared: Vec<Total>,
}

/// Every corporate indicator of a framework with its total and coverage
#[utoipa::path(
    get, path = "/results", operation_id = "read_results", params(ResultsAsked, Chosen),
    responses((status = 200, description = "By area", body = Results), Unread)
)]
pub(crate) async fn read(caller: Caller, asked: Asked) -> Answer<Results> {
    let (chosen, asked) = Chosen::beside(&asked)?;
    let ResultsAsked { framework, compare } = asked.read()?;
    let mut filter = chosen.filter(framework)?;
    filter.years.compared = compare;
    let Some(found) = results::results(&caller.ctx, &filter).await? else {
        let none = || domain::aggregation::Coverage::default().into();
        let (projects, indicators) = (none(), none());
        return Ok(Json(Results { framework: None, areas: Vec::new(), projects, indicators, money: None }));
    };
    let areas = found.areas.iter().map(|(area, indicators)| Area {
        code: area.code.clone(),
        name: area.name.clone(),
        statement: area.statement.clone(),
        indicators: indicators.iter().map(CorporateTotal::from).collect(),
        compared: indicators
            .iter()
            .filter_map(|(corporate, _)| found.compared.as_ref()?.get(&corporate.id).map(Total::from))
            .collect(),
    });
    let (from, to) = found.framework.years;
    Ok(Json(Results {
        areas: areas.collect(),
        projects: found.summary.projects.into(),
        indicators: found.summary.indicators.into(),
        money: found.summary.money.map(MoneyOfAll::from),
        framework: Some(Framework { code: found.framework.code, title: found.framework.title, from, to }),
    }))
}
