//! A spreadsheet that was uploaded and looked at: applying it.

use std::collections::HashMap;

use backend::error::{Error, Result};
use leptos::prelude::*;

use crate::{
    flash,
    pages::project::progress::{href, sheet::preview_href},
    request,
    sheet::{self, Applied, Apply},
    t,
};

/// With `then` "all" everything is applied or nothing, else what is good. `mine[i12]` is the version over which the row of
/// an indicator is put although a colleague wrote it meanwhile.
#[server(ApplySheet, prefix = "/api", endpoint = "sheet_apply")]
pub async fn sheet_apply(
    #[server(default)] project: String,
    #[server(default)] period: String,
    #[server(default)] then: String,
    #[server(default)] mine: HashMap<String, String>,
) -> Result<(), ServerFnError> {
    let outcome: Result<Applied> = async {
        let visit = request::visit();
        visit.ctx.subject()?;
        let mine = mine.into_iter().map(|(row, version)| (row.trim_start_matches('i').to_owned(), version)).collect();
        let command = Apply {
            project: project.parse().map_err(|_| Error::NotFound)?,
            period: period.parse().map_err(|_| Error::NotFound)?,
            all: then == "all",
            mine,
        };
        sheet::apply(&visit, command).await
    }
    .await;
    let outcome =
        outcome.map(|done| (href(&project, &period), t!("sheet-done", count = done.written, left = done.left)));
    flash::answer(&sheet::form(&period), [], &preview_href(&project, &period), outcome).await
}
