//! `GET /api/v1/results`

use axum::Json;
use backend::query::results::{self, Filter};
use domain::id::RegionId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{Answer, caller::Caller, coverage::Coverage, problem::Unread, sent::Asked},
    shape::CorporateTotal,
};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ResultsAsked {
    /// The code of a framework; the newest where not given
    framework: Option<String>,
    /// Only the projects of this region
    region: Option<i64>,
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
}

/// Every corporate indicator of a framework with its total and coverage
#[utoipa::path(
    get, path = "/results", operation_id = "read_results", params(ResultsAsked),
    responses((status = 200, description = "By area", body = Results), Unread)
)]
pub(crate) async fn read(caller: Caller, asked: Asked) -> Answer<Results> {
    let ResultsAsked { framework, region } = asked.read()?;
    let filter = Filter { framework, region: region.map(RegionId) };
    let Some(found) = results::results(&caller.ctx, &filter).await? else {
        let none = || domain::aggregation::Coverage::default().into();
        return Ok(Json(Results { framework: None, areas: Vec::new(), projects: none(), indicators: none() }));
    };
    let areas = found.areas.iter().map(|(area, indicators)| Area {
        code: area.code.clone(),
        name: area.name.clone(),
        statement: area.statement.clone(),
        indicators: indicators.iter().map(CorporateTotal::from).collect(),
    });
    let (from, to) = found.framework.years;
    Ok(Json(Results {
        areas: areas.collect(),
        projects: found.summary.projects.into(),
        indicators: found.summary.indicators.into(),
        framework: Some(Framework { code: found.framework.code, title: found.framework.title, from, to }),
    }))
}
