//! Rates of exchange: importing the file that was looked at, or leaving it.

use leptos::prelude::*;

use crate::{
    flash,
    rates::{self, FORM},
    request, t,
};

const PAGE: &str = "/rates";

/// With `then` "leave" the file is forgotten.
#[server(ImportRates, prefix = "/api", endpoint = "rate_import")]
pub async fn rate_import(#[server(default)] then: String) -> Result<(), ServerFnError> {
    let visit = request::visit();
    let outcome = async {
        rates::may_upload(&visit)?;
        if then == "leave" {
            rates::discard(&visit).await?;
            return Ok((PAGE.to_owned(), t!("rates-left")));
        }
        let done = rates::apply(&visit).await?;
        Ok((PAGE.to_owned(), t!("rates-done", count = done.new, unchanged = done.unchanged)))
    };
    let outcome = outcome.await;
    flash::answer(FORM, [], PAGE, outcome).await
}
