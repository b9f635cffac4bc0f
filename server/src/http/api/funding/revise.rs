//! `PUT /api/v1/funding/{year}/{row}`

use std::collections::BTreeMap;

use backend::{
    error::Error,
    usecase::appeal::{self, Revise},
};
use domain::{format::hundredths, id::AppealRowId, policy::Wide};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::{
        Answer,
        areas::ByArea,
        caller::Caller,
        problem::Unwritten,
        sent::{At, Sent},
    },
    row::{AppealRow, shown},
};

/// What a row asks for, and why it is changed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowSent {
    /// Of the row, as it was read
    version: String,
    /// The total as printed, in US dollars; as it is where not given
    #[schema(example = "37350000.00")]
    printed: Option<String>,
    /// In US dollars by area ("Principle 1"); what is not named stays as it is
    #[serde(default)]
    cells: BTreeMap<String, String>,
    reason: String,
}

/// Changes amounts of a row by hand
///
/// Nothing is overwritten: the row of a past day (`as_at`) shows what stood then.
#[utoipa::path(
    put, path = "/funding/{year}/{row}", operation_id = "revise_appeal_row", request_body = RowSent,
    params(
        ("year" = i64, Path, description = "The year of the appeal"),
        ("row" = i64, Path, description = "The row, as `GET /funding?by=country` gives it")
    ),
    responses((status = 200, description = "The row as it stands now", body = AppealRow), Unwritten)
)]
pub(crate) async fn revise(caller: Caller, At((year, id)): At<(i64, i64)>, sent: Sent) -> Answer<AppealRow> {
    caller.ctx.wide(Wide::EditAppeal)?;
    let RowSent { version, printed, cells, reason } = sent.read()?;
    let row = AppealRowId(id);
    let sent = ByArea::new("cells", cells);
    let cells = sent.fields()?;
    let printed = match printed {
        Some(printed) => printed,
        None => {
            let found = backend::query::funding::row::row(&caller.ctx, year, row, 1).await?;
            hundredths(found.printed_usd)
        }
    };
    let version = version.parse().map_err(|_| Error::invalid("version", "appeal-no-version"))?;
    let command = Revise { year, row, version, printed, cells, reason };
    appeal::revise(&caller.ctx, command).await.map_err(|error| sent.explain(error))?;
    shown(&caller, year, row, 1).await
}
