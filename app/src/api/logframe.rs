//! A logframe copied out of a spreadsheet: taking it in, saying what its columns hold, adding its rows.

use std::collections::HashMap;

use backend::error::Result;
use domain::code::ProjectCode;
use leptos::prelude::*;

use crate::{
    flash,
    logframe::{self, Said},
    pages::project::{
        logframe::{FORM, columns_form, href},
        matrix::WHOLE,
    },
    request::{self, Visit},
    t,
};

fn begin(project: &str) -> Result<(Visit, ProjectCode)> {
    let (_, code) = super::begin(project)?;
    Ok((request::visit(), code))
}

#[server(LogframeTake, prefix = "/api", endpoint = "logframe_take")]
pub async fn logframe_take(
    #[server(default)] project: String,
    #[server(default)] text: String,
) -> Result<(), ServerFnError> {
    let outcome = async {
        let (visit, code) = begin(&project)?;
        logframe::take(&visit, &code, &text).await?;
        Ok((href(&project), String::new()))
    };
    let outcome = outcome.await;
    let back = format!("{}?again=yes", href(&project));
    flash::answer(FORM, [("text".to_owned(), text)], &back, outcome).await
}

/// `columns[c0]` says what the first column holds; `headings` is sent where the first row holds none of the matrix.
#[server(LogframeSay, prefix = "/api", endpoint = "logframe_say")]
pub async fn logframe_say(
    #[server(default)] project: String,
    #[server(default)] columns: HashMap<String, String>,
    #[server(default)] headings: String,
    #[server(default)] unit: String,
) -> Result<(), ServerFnError> {
    let typed = columns.iter().map(|(at, column)| (format!("columns[{at}]"), column.clone()));
    let typed: Vec<_> = typed.chain([("unit".to_owned(), unit.clone())]).collect();
    let outcome = async {
        let (visit, code) = begin(&project)?;
        let said = (0..columns.len()).map(|at| columns.get(&format!("c{at}")).and_then(|column| column.parse().ok()));
        let said = Said { columns: said.collect(), headings: !headings.is_empty(), unit };
        logframe::say(&visit, &code, said).await?;
        Ok((format!("{}#preview", href(&project)), String::new()))
    };
    let outcome = outcome.await;
    flash::answer(&columns_form(), typed, &href(&project), outcome).await
}

/// With `then` "all" everything is added or nothing, else what is good.
#[server(LogframeApply, prefix = "/api", endpoint = "logframe_apply")]
pub async fn logframe_apply(
    #[server(default)] project: String,
    #[server(default)] then: String,
) -> Result<(), ServerFnError> {
    let outcome = async {
        let (visit, code) = begin(&project)?;
        let done = logframe::apply(&visit, &code, then == "all").await?;
        let message = t!("logframe-done", rows = done.nodes, indicators = done.indicators, left = done.left);
        Ok((format!("/projects/{project}/matrix?at={WHOLE}"), message))
    };
    let outcome = outcome.await;
    flash::answer(FORM, [], &format!("{}#preview", href(&project)), outcome).await
}
