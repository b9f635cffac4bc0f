//! Locks of reporting periods: setting, lifting, letting one person in.

use backend::{
    error::{Error, Result},
    usecase::lock::{self, Lift, Set, Where},
};
use domain::id::LockId;
use leptos::prelude::*;

use super::typed;
use crate::{flash, request, t};

const LIST: &str = "/locks";

fn id(lock: &str) -> Result<LockId> {
    lock.parse().map_err(|_| Error::NotFound)
}

#[server(SetLock, prefix = "/api", endpoint = "lock_set")]
pub async fn lock_set(
    #[server(default)] place: String,
    #[server(default)] office: String,
    #[server(default)] project: String,
    #[server(default)] through: String,
    #[server(default)] until: String,
    #[server(default)] reason: String,
) -> Result<(), ServerFnError> {
    let typed = typed([
        ("place", &place),
        ("office", &office),
        ("project", &project),
        ("through", &through),
        ("until", &until),
        ("reason", &reason),
    ]);
    let outcome = async {
        let ctx = request::ctx();
        ctx.subject()?;
        let place = Where::typed(&place, &office, &project)?;
        lock::set(&ctx, Set { place, through, until, reason }).await
    };
    let outcome = outcome.await.map(|id| (format!("{LIST}#lock-{id}"), t!("lock-done-set")));
    flash::answer("lock_set", typed, &format!("{LIST}#set"), outcome).await
}

#[server(LiftLock, prefix = "/api", endpoint = "lock_lift")]
pub async fn lock_lift(
    #[server(default)] lock: String,
    #[server(default)] reason: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("lock", &lock), ("reason", &reason)]);
    let outcome = async { lock::lift(&request::ctx(), Lift { lock: id(&lock)?, reason }).await };
    let outcome = outcome.await.map(|()| (LIST.to_owned(), t!("lock-done-lifted")));
    flash::answer("lock_lift", typed, &format!("{LIST}#lock-{lock}"), outcome).await
}

#[server(LetIn, prefix = "/api", endpoint = "lock_let_in")]
pub async fn lock_let_in(
    #[server(default)] lock: String,
    #[server(default)] email: String,
    #[server(default)] until: String,
    #[server(default)] reason: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("lock", &lock), ("email", &email), ("until", &until), ("reason", &reason)]);
    let outcome = async {
        let form = lock::LetIn { lock: id(&lock)?, email, until, reason };
        lock::let_in(&request::ctx(), form).await
    };
    let back = format!("{LIST}#lock-{lock}");
    let outcome = outcome.await.map(|who| (back.clone(), t!("lock-done-let-in", who = who)));
    flash::answer("lock_let_in", typed, &back, outcome).await
}
