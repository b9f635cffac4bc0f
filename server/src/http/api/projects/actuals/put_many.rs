//! `PUT /api/v1/projects/{code}/periods/{period}/actuals`

use axum::Json;
use backend::usecase::actual::{Save, save};
use domain::{code::ProjectCode, id::PeriodId, policy::Action};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    super::super::{
        Answer,
        caller::Caller,
        problem::Unwritten,
        sent::{At, Sent},
        value::{Batch, ValueOf},
    },
    shape::{Actuals, standing},
};

/// Values of one period; those of other indicators stay as they are.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ValuesSent {
    values: Vec<ValueOf>,
}

/// What was written, and what stands there now.
#[derive(Serialize, ToSchema)]
pub(crate) struct Written {
    /// Values that differed
    written: u32,
    actuals: Actuals,
}

/// Keeps several values as drafts, all of them or none
#[utoipa::path(
    put, path = "/projects/{code}/periods/{period}/actuals", operation_id = "put_actuals", request_body = ValuesSent,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("period" = i64, Path, description = "The period")
    ),
    responses((status = 200, description = "What stands there now", body = Written), Unwritten)
)]
pub(crate) async fn put_many(
    caller: Caller,
    At((code, period)): At<(ProjectCode, PeriodId)>,
    sent: Sent,
) -> Answer<Written> {
    caller.project(&code, Action::EnterValues).await?;
    let ValuesSent { values } = sent.read()?;
    let batch = Batch::many(values);
    let command = Save { project: code.clone(), period, rows: batch.rows()? };
    let written = save(&caller.ctx, command).await.map_err(|error| batch.explain(error))?;
    Ok(Json(Written { written, actuals: standing(&caller, &code, period).await? }))
}
