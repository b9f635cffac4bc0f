//! What was typed into a form that could not be carried out, kept in the session until the form is shown again.
//!
//! Every form answers with a redirect; this is how typed values and their errors survive it, with or without
//! JavaScript, and across a sign-in where the session had expired.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use backend::error::{Error, Problem};
use leptos::prelude::ServerFnError;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::request::{self, Visit};

/// The typed values and problems of one form. Without problems it is typed input waiting for a sign-in.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Flash {
    typed: BTreeMap<String, String>,
    problems: Vec<Problem>,
}

impl Flash {
    /// What was typed into a field, if the form came back.
    pub fn typed(&self, field: &str) -> Option<&str> {
        self.typed.get(field).map(String::as_str)
    }

    /// The problem of one field.
    pub fn problem(&self, field: &str) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.field == field)
    }

    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether the form came back at all.
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty() && self.problems.is_empty()
    }
}

/// The words of what was just done, shown once on the next page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Done {
    pub message: String,
}

fn key(form: &str) -> String {
    format!("flash:{form}")
}

/// Takes what came back of this form; it is shown once.
pub async fn take(visit: &Visit, form: &str) -> Flash {
    once(visit, &key(form)).await.unwrap_or_default()
}

/// Takes a value out of the session, which is written again only where there was one: reading a page writes nothing.
async fn once<T: DeserializeOwned>(visit: &Visit, key: &str) -> Option<T> {
    visit.session.get_value(key).await.ok().flatten()?;
    visit.session.remove(key).await.ok().flatten()
}

/// The end of every server function: success goes on to `then`, with a message; failure goes back to `back` with the typed
/// values; a signed-out person signs in first and finds their input again. What may not be seen or done is answered
/// with its status.
///
/// `form` names the form on its page; where a page has several of a kind, with the id of the row (`review:12`).
pub async fn answer(
    form: &str,
    typed: impl IntoIterator<Item = (String, String)>,
    back: &str,
    outcome: Result<(String, String), Error>,
) -> Result<(), ServerFnError> {
    let visit = request::visit();
    match outcome {
        Ok((then, message)) => {
            if !message.is_empty() {
                keep(&visit, "done", &Done { message }).await;
            }
            request::go_to(&then);
        }
        Err(Error::Invalid(problems) | Error::Conflict(problems)) => {
            keep(&visit, &key(form), &Flash { typed: typed.into_iter().collect(), problems }).await;
            request::go_to(back);
        }
        Err(Error::SignedOut) => {
            keep(&visit, &key(form), &Flash { typed: typed.into_iter().collect(), problems: Vec::new() }).await;
            request::go_to(&format!("/login?next={}", leptos_router::location::Url::escape(back)));
        }
        Err(Error::NotFound) => request::status(StatusCode::NOT_FOUND),
        Err(Error::Forbidden) => request::status(StatusCode::FORBIDDEN),
        Err(Error::Internal(_)) => request::status(StatusCode::INTERNAL_SERVER_ERROR),
    }
    Ok(())
}

/// Keeps what was said against a form that no server function takes, as one with a file.
pub async fn refuse(
    visit: &Visit,
    form: &str,
    typed: impl IntoIterator<Item = (String, String)>,
    problems: Vec<Problem>,
) {
    keep(visit, &key(form), &Flash { typed: typed.into_iter().collect(), problems }).await;
}

/// Keeps the message of what was just done, where no server function did it.
pub async fn say(visit: &Visit, message: String) {
    keep(visit, "done", &Done { message }).await;
}

async fn keep(visit: &Visit, key: &str, value: &impl Serialize) {
    if let Err(cause) = visit.session.insert(key, value).await {
        let _logged = Error::internal(cause);
    }
}

/// Takes the message of what was just done.
pub async fn done(visit: &Visit) -> Option<String> {
    once::<Done>(visit, "done").await.map(|done| done.message)
}
