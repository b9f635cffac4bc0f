//! Reminding people of what they owe, and putting a reminder away.

use backend::{
    error::{Error, Result},
    usecase::reminder,
};
use domain::id::{OfficeId, UserId};
use leptos::prelude::*;

use crate::{flash, pages::work::mission_href, request, t};

/// `person` is one of them by id; blank means everybody who owes something.
#[server(SendReminder, prefix = "/api", endpoint = "reminder_send")]
pub async fn reminder_send(
    #[server(default)] office: String,
    #[server(default)] person: String,
) -> Result<(), ServerFnError> {
    let back = mission_href(&office);
    let outcome = async {
        request::ctx().subject()?;
        let office: OfficeId = office.parse().map_err(|_| Error::NotFound)?;
        let person = match person.as_str() {
            "" => None,
            id => Some(id.parse::<UserId>().map_err(|_| Error::NotFound)?),
        };
        let sent = reminder::send(&request::ctx(), reminder::Send { office, person }).await?;
        Ok((back.clone(), t!("reminder-done-sent", sent = sent.sent, spared = sent.spared)))
    };
    let outcome = outcome.await;
    flash::answer("reminder", [], &back, outcome).await
}

#[server(PutAwayReminder, prefix = "/api", endpoint = "reminder_put_away")]
pub async fn reminder_put_away(#[server(default)] reminder: String) -> Result<(), ServerFnError> {
    let outcome = async {
        request::ctx().subject()?;
        let id = reminder.parse().map_err(|_| Error::NotFound)?;
        reminder::put_away(&request::ctx(), id).await?;
        Ok(("/".to_owned(), t!("reminder-done-put-away")))
    };
    let outcome = outcome.await;
    flash::answer("put-away", [], "/", outcome).await
}
