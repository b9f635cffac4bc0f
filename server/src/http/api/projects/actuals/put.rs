//! `PUT /api/v1/projects/{code}/periods/{period}/actuals/{indicator}`

use axum::Json;
use backend::usecase::actual::{Save, save};
use domain::{
    code::ProjectCode,
    id::{IndicatorId, PeriodId},
    policy::Action,
};

use super::{
    super::super::{
        Answer,
        caller::Caller,
        problem::Unwritten,
        sent::{At, Sent},
        value::{Batch, ValueSent},
    },
    shape::{Actual, standing},
};

/// Keeps one value as a draft
///
/// Nothing is written where nothing differs.
#[utoipa::path(
    put, path = "/projects/{code}/periods/{period}/actuals/{indicator}", operation_id = "put_actual",
    request_body = ValueSent,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("period" = i64, Path, description = "The period"),
        ("indicator" = i64, Path, description = "The indicator")
    ),
    responses((status = 200, description = "What stands there now", body = Actual), Unwritten)
)]
pub(crate) async fn put(
    caller: Caller,
    At((code, period, indicator)): At<(ProjectCode, PeriodId, IndicatorId)>,
    sent: Sent,
) -> Answer<Actual> {
    caller.project(&code, Action::EnterValues).await?;
    standing(&caller, &code, period).await?.only(indicator.0)?;
    let batch = Batch::one(indicator, sent.read()?);
    let command = Save { project: code.clone(), period, rows: batch.rows()? };
    save(&caller.ctx, command).await.map_err(|error| batch.explain(error))?;
    Ok(Json(standing(&caller, &code, period).await?.only(indicator.0)?))
}
