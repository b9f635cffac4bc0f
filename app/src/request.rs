//! What a page or a server function gets from its request, and how it answers.
//!
//! The server puts one [`Visit`] into every request; nothing else of the server is known here.

use axum::http::{HeaderValue, StatusCode, header, request::Parts};
use backend::{
    ctx::Ctx,
    db::Db,
    error::Error,
    files::Files,
    query::user::{self, Person},
    usecase::session::SignedIn,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::location::Url;
use tower_sessions::Session;

/// Who asks, when, and with what session: made by the server for every request.
#[derive(Clone, Debug)]
pub struct Visit {
    pub ctx: Ctx,
    pub person: Option<Person>,
    pub session: Session,
    /// Where files behind values lie.
    pub files: Files,
    /// Where the request came from, for limits on signing in.
    pub address: String,
}

impl Visit {
    /// What is asked about the end of a past day, as its file is asked for: the present where no day is named. What is no day, or one to
    /// come, is not there.
    pub fn about(&self, day: &str) -> backend::error::Result<Ctx> {
        if day.is_empty() {
            return Ok(self.ctx.clone());
        }
        let day = day.parse().map_err(|_| Error::NotFound)?;
        self.ctx.as_at(day).ok_or(Error::NotFound)
    }
}

/// The visit of the request under way.
///
/// # Panics
/// Outside a request, or where the server put no visit into it: a fault of the build, not of a person.
pub fn visit() -> Visit {
    let parts = parts();
    let visit = parts.extensions.get::<Visit>().expect("the server puts a visit into every request").clone();
    match asked_day(&parts) {
        Some(Ok(day)) => Visit { ctx: visit.ctx.as_at(day).unwrap_or(visit.ctx), ..visit },
        Some(Err(_)) | None => visit,
    }
}

/// The past day that the page is about: `?as_at=2026-03-31`. What is no day, or has not ended, is not found.
pub fn past_day() -> Result<Option<NaiveDate>, Error> {
    match asked_day(&parts()) {
        None => Ok(None),
        Some(asked) if asked.is_ok() && visit().ctx.past_day().is_some() => asked.map(Some),
        Some(_) => Err(Error::NotFound),
    }
}

fn asked_day(parts: &Parts) -> Option<Result<NaiveDate, Error>> {
    let pairs = parts.uri.query()?.split('&').filter_map(|pair| pair.split_once('='));
    let day = pairs.filter(|(name, _)| *name == AS_AT).map(|(_, day)| day).find(|day| !day.is_empty())?;
    Some(day.parse().map_err(|_| Error::NotFound))
}

/// The name of the past day in an address.
pub const AS_AT: &str = "as_at";

/// An address about the same past day as this page; as it is where the page is about the present.
pub fn dated(address: String) -> String {
    let Ok(Some(day)) = past_day() else { return address };
    let (page, place) = address.split_once('#').map_or((address.as_str(), None), |(page, place)| (page, Some(place)));
    let mark = if page.contains('?') { '&' } else { '?' };
    let place = place.map(|place| format!("#{place}")).unwrap_or_default();
    format!("{page}{mark}{AS_AT}={day}{place}")
}

pub fn ctx() -> Ctx {
    visit().ctx
}

/// The path and query of the request, to come back to.
pub fn here() -> String {
    parts().uri.path_and_query().map_or_else(|| "/".into(), |here| here.as_str().to_owned())
}

/// The path of the request alone.
pub fn path() -> String {
    parts().uri.path().to_owned()
}

/// The query of this page without its past day, as pairs, to be sent again by a form.
pub fn filters() -> Vec<(String, String)> {
    pairs(parts().uri.query().unwrap_or_default())
}

/// The same of any query.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let plain = |text: &str| Url::unescape(&text.replace('+', " "));
    let pairs = pairs.filter(|(name, value)| *name != AS_AT && !value.is_empty());
    pairs.map(|(name, value)| (plain(name), plain(value))).collect()
}

/// Under which path the style sheet, the browser build and the maps are served.
#[derive(Clone, Debug)]
struct Assets(String);

/// Tells the pages of this request where its files are.
pub fn provide_assets(folder: &str) {
    provide_context(Assets(format!("/{folder}")));
}

/// The address of a file that pages refer to.
pub fn asset(name: &str) -> String {
    let folder = use_context::<Assets>().map(|assets| assets.0).unwrap_or_default();
    format!("{folder}/{name}")
}

fn parts() -> Parts {
    use_context::<Parts>().expect("pages and server functions run inside a request")
}

/// Sets the status of the answer under way.
pub fn status(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

/// Answers with 303 to a page of our own; anything else, as a forged `next`, goes to the first page.
pub fn go_to(path: &str) {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    let location = HeaderValue::from_str(if ours { path } else { "/" }).unwrap_or(HeaderValue::from_static("/"));
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(header::LOCATION, location);
        response.set_status(StatusCode::SEE_OTHER);
    }
}

/// Only what this page itself brings may run or load: scripts by the page's nonce, and WebAssembly for its islands.
pub fn content_security_policy() {
    let (Some(nonce), Some(response)) = (leptos::nonce::use_nonce(), use_context::<ResponseOptions>()) else { return };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    if let Ok(value) = HeaderValue::from_str(&policy) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, value);
    }
}

const THEMES: [&str; 3] = ["auto", "light", "dark"];

/// The theme this browser asked for.
pub fn theme() -> &'static str {
    let parts = parts();
    let cookies = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let chosen = cookies.flat_map(|cookies| cookies.split("; ")).find_map(|cookie| cookie.strip_prefix("theme="));
    THEMES.into_iter().find(|theme| Some(*theme) == chosen).unwrap_or("auto")
}

/// Keeps a theme in this browser for a year; an unknown one is ignored.
pub fn keep_theme(theme: &str) {
    let Some(theme) = THEMES.into_iter().find(|known| *known == theme) else { return };
    let cookie = format!("theme={theme}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&cookie)) {
        response.append_header(header::SET_COOKIE, value);
    }
}

/// Where a session keeps who is signed in.
const SIGNED_IN: &str = "signed-in";

/// Begins a session for a person who has just proved who they are, under a new id so that a planted one is worthless.
pub async fn begin_session(visit: &Visit, signed_in: SignedIn) -> Result<(), Error> {
    visit.session.cycle_id().await.map_err(Error::internal)?;
    visit.session.insert(SIGNED_IN, signed_in).await.map_err(Error::internal)
}

/// Forgets the session, here and in the database.
pub async fn end_session(visit: &Visit) {
    if let Err(cause) = visit.session.flush().await {
        let _logged = Error::internal(cause);
    }
}

/// The person of a session: none where nobody signed in, the account is gone, or its password has changed since.
pub async fn person(session: &Session, db: &Db) -> Result<Option<Person>, Error> {
    let Some(signed_in) = session.get::<SignedIn>(SIGNED_IN).await.map_err(Error::internal)? else { return Ok(None) };
    let person = user::person(db, signed_in.user).await?;
    Ok(person.filter(|person| person.seal == signed_in.seal))
}
