//! `GET /api/v1/results/{framework}/{indicator}/charts`

use axum::Json;
use backend::query::results::charts::{self, Age, Point};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    super::{
        Answer,
        caller::Caller,
        problem::Unread,
        sent::{Asked, At},
        value::{Amount, amount},
    },
    chosen::Chosen,
};

/// A corporate total over time, and the people in it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Charts {
    /// Gross, at the end of each quarter from the first approved value on; empty for answers
    trend: Vec<TrendPoint>,
    /// Null where nothing is known of sex and age, or values are not added up
    people: Option<People>,
}

#[derive(Serialize, ToSchema)]
struct TrendPoint {
    #[schema(format = Date)]
    ends: String,
    achieved: Option<Amount>,
    /// Project indicators with a value in it
    with_value: u32,
}

/// All of these together are the gross total.
#[derive(Serialize, ToSchema)]
struct People {
    ages: Vec<ByAge>,
    #[schema(example = "12")]
    unspecified: String,
}

#[derive(Serialize, ToSchema)]
struct ByAge {
    /// 0-17, 18-59, 60-plus; null where it is not known
    age: Option<&'static str>,
    #[schema(example = "120")]
    female: String,
    #[schema(example = "110")]
    male: String,
}

impl From<&Point> for TrendPoint {
    fn from(of: &Point) -> Self {
        Self { ends: of.ends.to_string(), achieved: amount(of.achieved.unwrap_or(None)), with_value: of.with_value }
    }
}

impl From<&Age> for ByAge {
    fn from(of: &Age) -> Self {
        Self { age: of.key, female: of.female.to_string(), male: of.male.to_string() }
    }
}

/// One corporate total over time, and by sex and age
#[utoipa::path(
    get, path = "/results/{framework}/{indicator}/charts", operation_id = "read_charts",
    params(
        ("framework" = String, Path, description = "The framework's code"),
        ("indicator" = String, Path, description = "The corporate indicator's code"),
        Chosen
    ),
    responses((status = 200, description = "By quarter, and by sex and age", body = Charts), Unread)
)]
pub(crate) async fn read(caller: Caller, At((framework, code)): At<(String, String)>, asked: Asked) -> Answer<Charts> {
    let chosen: Chosen = asked.read()?;
    let filter = chosen.filter(Some(framework))?;
    let (_, found) = charts::charts(&caller.ctx, &filter, &code).await?;
    Ok(Json(Charts {
        trend: found.trend.iter().map(TrendPoint::from).collect(),
        people: found.people.map(|people| People {
            ages: people.ages.iter().map(ByAge::from).collect(),
            unspecified: people.unspecified.to_string(),
        }),
    }))
}
