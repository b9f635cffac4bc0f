//! Overlaps of what projects claim: declaring and withdrawing.

use backend::{
    error::Error,
    usecase::overlap::{self, Declare, Withdraw},
};
use leptos::prelude::*;

use super::typed;
use crate::{flash, request, t};

fn page(framework: &str, indicator: &str) -> String {
    // The codes come back in an address of our own; what is no code leads to a page that is not there.
    let code =
        |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric() || "._-".contains(*c)).collect::<String>();
    format!("/results/{}/{}#overlap", code(framework), code(indicator))
}

#[server(DeclareOverlap, prefix = "/api", endpoint = "overlap_declare")]
pub async fn overlap_declare(
    #[server(default)] framework: String,
    #[server(default)] indicator: String,
    #[server(default)] projects: String,
    #[server(default)] amount: String,
    #[server(default)] reason: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("projects", &projects), ("amount", &amount), ("reason", &reason)]);
    let back = page(&framework, &indicator);
    let command = Declare { framework, indicator, projects, amount, reason };
    let outcome = overlap::declare(&request::ctx(), command).await;
    flash::answer("overlap_declare", typed, &back, outcome.map(|_| (back.clone(), t!("overlap-done-declared")))).await
}

#[server(WithdrawOverlap, prefix = "/api", endpoint = "overlap_withdraw")]
pub async fn overlap_withdraw(
    #[server(default)] framework: String,
    #[server(default)] indicator: String,
    #[server(default)] overlap: String,
    #[server(default)] reason: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("overlap", &overlap), ("reason", &reason)]);
    let back = page(&framework, &indicator);
    let outcome = async {
        let id = overlap.parse().map_err(|_| Error::NotFound)?;
        overlap::withdraw(&request::ctx(), Withdraw { overlap: id, reason }).await
    };
    let outcome = outcome.await.map(|()| (back.clone(), t!("overlap-done-withdrawn")));
    flash::answer("overlap_withdraw", typed, &back, outcome).await
}
