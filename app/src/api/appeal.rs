//! Appeals: amounts changed by hand, and files applied after a look at what they change.

use std::collections::HashMap;

use backend::{
    error::{Error, Result},
    usecase::appeal::{self, Revise},
};
use leptos::prelude::*;

use crate::{
    appeal_files::{self, FORM},
    flash, request, t,
};

/// The row's page, with the form that changes it.
fn page(year: &str, row: &str) -> String {
    // Numbers of our own; what is none leads to a page that is not there.
    let number = |text: &str| text.chars().filter(char::is_ascii_digit).take(19).collect::<String>();
    format!("/funding/{}/{}#edit", number(year), number(row))
}

/// `cells` by field, "principle-1".
#[server(ReviseAppeal, prefix = "/api", endpoint = "appeal_revise")]
pub async fn appeal_revise(
    #[server(default)] year: String,
    #[server(default)] row: String,
    #[server(default)] version: String,
    #[server(default)] printed: String,
    #[server(default)] cells: HashMap<String, String>,
    #[server(default)] reason: String,
) -> Result<(), ServerFnError> {
    let back = page(&year, &row);
    let kept = [("printed", printed.clone()), ("reason", reason.clone())].map(|(name, text)| (name.to_owned(), text));
    let kept: Vec<(String, String)> = cells.clone().into_iter().chain(kept).collect();
    let form = format!("appeal_revise:{row}");
    let outcome: Result<()> = async {
        let command = Revise {
            year: year.parse().map_err(|_| Error::NotFound)?,
            row: row.parse().map_err(|_| Error::NotFound)?,
            version: version.parse().map_err(|_| Error::invalid("", "appeal-no-version"))?,
            printed,
            cells,
            reason,
        };
        appeal::revise(&request::ctx(), command).await
    }
    .await;
    flash::answer(&form, kept, &back, outcome.map(|()| (back.clone(), t!("appeal-done-revised")))).await
}

#[server(ApplyAppeal, prefix = "/api", endpoint = "appeal_apply")]
pub async fn appeal_apply() -> Result<(), ServerFnError> {
    let outcome = appeal_files::apply(&request::visit()).await.map(|imported| {
        (format!("/funding?appeal={}", imported.year), t!("appeal-done-imported", year = imported.year))
    });
    flash::answer(FORM, [], "/funding/import", outcome).await
}
