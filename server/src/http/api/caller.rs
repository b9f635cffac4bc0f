//! Who calls: the person of a bearer token, with what they were granted.

use app::request::AS_AT;
use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use backend::{
    ctx::Ctx,
    db::Db,
    error::{Error, Problem},
    files::Files,
    query::{
        project::Project,
        token,
        user::{self, Person},
    },
};
use domain::{code::ProjectCode, policy::Action};

use super::{super::Clock, problem::Failure};

/// What every handler stands on.
#[derive(Clone)]
pub(crate) struct Door {
    pub db: Db,
    pub clock: Clock,
    pub files: Files,
}

/// A person who called with a good token. Every handler but that of the document takes one, first of all.
pub(crate) struct Caller {
    pub ctx: Ctx,
    pub person: Person,
}

impl Caller {
    /// The check comes before the body is looked at: who may not do it learns nothing of how it is done.
    pub async fn project(&self, code: &ProjectCode, action: Action) -> Result<Project, Failure> {
        Ok(self.ctx.project(code, action).await?)
    }
}

impl FromRequestParts<Door> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, door: &Door) -> Result<Self, Failure> {
        let now = (door.clock)();
        let token = bearer(parts).ok_or(Error::SignedOut)?;
        let known = token::known(&door.db, token, now.timestamp_micros()).await?.ok_or(Error::SignedOut)?;
        let person = user::person(&door.db, known.user).await?.ok_or(Error::SignedOut)?;
        if known.is_due(now.timestamp_micros()) {
            let db = door.db.clone();
            // Beside the request: a call that only reads must not wait for the one writer.
            tokio::spawn(async move { token::used(&db, known.id, now.timestamp_micros()).await });
        }
        let ctx = Ctx::new(door.db.clone(), now, Some(person.subject.clone()));
        Ok(Self { ctx: about(ctx, parts)?, person })
    }
}

/// The same request about a past day, where the address asks for one: `?as_at=2026-03-31`. Nothing can be written then.
fn about(ctx: Ctx, parts: &Parts) -> Result<Ctx, Failure> {
    let Some(asked) = past_day(parts.uri.query()) else { return Ok(ctx) };
    let wrong = || Error::from(Problem::new(AS_AT, "no-past-day").with("typed", asked));
    let day = asked.parse().map_err(|_| wrong())?;
    Ok(ctx.as_at(day).ok_or_else(wrong)?)
}

/// The day that is asked for in a query; it needs no decoding.
fn past_day(query: Option<&str>) -> Option<&str> {
    let mut pairs = query?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(name, _)| *name == AS_AT).map(|(_, day)| day)
}

fn bearer(parts: &Parts) -> Option<&str> {
    let (scheme, token) = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
