//! `GET` and `PUT /api/v1/funding/{year}/areas`

use axum::Json;
use backend::{
    query::appeal::areas::{self, AppealAreas},
    usecase::appeal::{ReviseAreas, TypedArea, revise_areas},
};
use domain::{id::AppealAreaId, policy::Wide};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::{
    Answer,
    caller::Caller,
    problem::{Unread, Unwritten},
    sent::{At, Sent},
    value::renamed,
};

/// The areas of an appeal, in its order.
#[derive(Serialize, ToSchema)]
pub(crate) struct AreasOfAppeal {
    /// A change names it
    version: i64,
    areas: Vec<AreaOfAppeal>,
}

#[derive(Serialize, ToSchema)]
struct AreaOfAppeal {
    id: i64,
    #[schema(example = "Principle 1")]
    name: String,
    /// In a few words; "" where nothing is said
    about: String,
    /// Cells and printed totals under this name, past ones included
    figures: i64,
    /// Budget lines and contributions that are or were tied to it
    tied: i64,
}

/// All that there are to be, in their order.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AreasSent {
    /// That was read
    version: i64,
    areas: Vec<AreaSent>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AreaSent {
    /// None for a new one
    #[serde(default)]
    id: Option<i64>,
    name: String,
    #[serde(default)]
    about: String,
}

impl From<AppealAreas> for AreasOfAppeal {
    fn from(of: AppealAreas) -> Self {
        let area = |of: areas::UsedArea| AreaOfAppeal {
            id: of.id.0,
            name: of.area.to_string(),
            about: of.about,
            figures: of.figures,
            tied: of.tied,
        };
        Self { version: of.version, areas: of.areas.into_iter().map(area).collect() }
    }
}

/// The areas for which an appeal asks for money, with what uses each of them
#[utoipa::path(
    get, path = "/funding/{year}/areas", operation_id = "read_appeal_areas",
    params(("year" = i64, Path, description = "The year of the appeal")),
    responses((status = 200, description = "In the order of the appeal", body = AreasOfAppeal), Unread)
)]
pub(crate) async fn read(caller: Caller, At(year): At<i64>) -> Answer<AreasOfAppeal> {
    Ok(Json(areas::of_year(&caller.ctx, year).await?.into()))
}

/// Adds, renames, orders and removes areas of an appeal
///
/// Another name is put wherever the appeal has the one before. One that is not listed is removed, which only an area can be that nothing
/// ever used.
#[utoipa::path(
    put, path = "/funding/{year}/areas", operation_id = "put_appeal_areas", request_body = AreasSent,
    params(("year" = i64, Path, description = "The year of the appeal")),
    responses((status = 200, description = "As they stand now", body = AreasOfAppeal), Unwritten)
)]
pub(crate) async fn put(caller: Caller, At(year): At<i64>, sent: Sent) -> Answer<AreasOfAppeal> {
    caller.ctx.wide(Wide::EditAppeal)?;
    let AreasSent { version, areas } = sent.read()?;
    let typed = areas.into_iter().enumerate().map(|(place, of)| TypedArea {
        key: place.to_string(),
        id: of.id.map(AppealAreaId),
        name: of.name,
        about: of.about,
    });
    let command = ReviseAreas { year, version, areas: typed.collect() };
    let named = |field: &str| match field.split_once('.') {
        Some((place, column)) => format!("areas[{place}].{column}"),
        None => field.to_owned(),
    };
    revise_areas(&caller.ctx, command).await.map_err(|error| renamed(error, named))?;
    Ok(Json(areas::of_year(&caller.ctx, year).await?.into()))
}
