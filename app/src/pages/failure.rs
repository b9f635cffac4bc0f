//! What a person sees instead of a page: not found, not allowed, our fault, sign in first.

use axum::http::StatusCode;
use backend::error::Error;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{request, t};

/// Sends a signed-out person to the sign-in page, and from there back here.
pub(crate) fn sign_in_first() -> impl IntoView {
    request::go_to(&format!("/login?next={}", leptos_router::location::Url::escape(&request::here())));
}

/// The title and body for an error, with its status set. Never a cause: at most the id under which it was logged.
pub(crate) fn failed(error: &Error) -> (String, AnyView) {
    let (code, key) = match error {
        Error::NotFound => (StatusCode::NOT_FOUND, "not-found"),
        Error::Forbidden | Error::SignedOut => (StatusCode::FORBIDDEN, "forbidden"),
        Error::Invalid(_) | Error::Conflict(_) => (StatusCode::UNPROCESSABLE_ENTITY, "refused"),
        Error::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
    };
    request::status(code);
    let id = match error {
        Error::Internal(id) if !id.is_empty() => Some(t!("failure-internal-id", id = id.clone())),
        _ => None,
    };
    let title = t!(&format!("failure-{key}-title"));
    let body = view! {
        <div class="empty">
            <h1>{title.clone()}</h1>
            <p>{t!(&format!("failure-{key}-text"))}</p>
            {id.map(|id| view! { <p class="hint">{id}</p> })}
            <p><a class="btn" href="/">{t!("failure-back")}</a></p>
        </div>
    };
    (title, body.into_any())
}

/// No route has this address.
#[component]
pub(crate) fn Missing() -> impl IntoView {
    let (title, body) = failed(&Error::NotFound);
    view! {
        <Title text=format!("{title} · Baseline") />
        <main id="main" class="page">{body}</main>
    }
}

/// The whole document for a form post that may not be carried out; the server puts it under the status.
pub fn document(status: StatusCode, style: &str) -> String {
    let error = match status {
        StatusCode::NOT_FOUND => Error::NotFound,
        StatusCode::FORBIDDEN => Error::Forbidden,
        StatusCode::INTERNAL_SERVER_ERROR => Error::Internal(String::new()),
        _ => Error::Invalid(Vec::new()),
    };
    let (title, body) = failed(&error);
    let view = view! {
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>{format!("{title} · Baseline")}</title>
                <link rel="stylesheet" href=style.to_owned() />
            </head>
            <body>
                <main id="main" class="page">{body}</main>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", Owner::new_root(None).with(|| view.to_html()))
}
