//! Reminding people of what they owe, and putting a reminder away.

use std::collections::HashMap;

use backend::{
    error::{Error, Result},
    query::portfolio,
    usecase::reminder,
};
use domain::{
    code::ProjectCode,
    id::{OfficeId, UserId},
};
use leptos::prelude::*;

use super::typed;
use crate::{
    flash,
    pages::{
        project::list::{Asked, REMIND_FORM},
        work::mission_href,
    },
    request, t,
};

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

/// `projects` are those that were ticked, by code; `all` not blank means every project of `query`, the present filters of the list.
#[server(SendProjectReminder, prefix = "/api", endpoint = "reminder_send_projects")]
pub async fn reminder_send_projects(
    #[server(default)] projects: HashMap<String, String>,
    #[server(default)] query: String,
    #[server(default)] all: String,
    #[server(default)] note: String,
) -> Result<(), ServerFnError> {
    let pairs = request::pairs(&query);
    let asked = Asked::read(|name| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()));
    let back = asked.address();
    let ticked = projects.keys().map(|code| (format!("projects[{code}]"), "yes".to_owned())).collect::<Vec<_>>();
    let outcome = async {
        let ctx = request::ctx();
        ctx.subject()?;
        let projects: Vec<ProjectCode> = if all.is_empty() {
            projects.keys().map(|code| code.parse().map_err(|_| Error::NotFound)).collect::<Result<_>>()?
        } else {
            portfolio::codes(&ctx, &asked.filter).await?
        };
        let command = reminder::SendProjects { projects, note: note.clone() };
        let of = reminder::send_projects(&ctx, command).await?;
        let told = t!(
            "portfolio-reminded",
            sent = of.sent,
            projects = of.projects,
            spared = of.spared,
            settled = of.settled,
            beyond = of.beyond
        );
        Ok((back.clone(), told))
    };
    let outcome = outcome.await;
    flash::answer(REMIND_FORM, typed([("note", &note)]).chain(ticked), &back, outcome).await
}
