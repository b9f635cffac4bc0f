//! Locks of reporting periods: what they hold up, who may set them, and who is let in.

mod hold;
mod let_in;
mod lift;
mod list;
mod set;

use backend::insert::lock;
use domain::{
    id::{LockId, UserId},
    lock::{Lock, Reach},
};

use crate::support::{Browser, Page, World};

/// The headquarters analyst, the seventh person of the template.
pub const ANALYST: UserId = UserId(7);

/// A lock set by the headquarters analyst, until it is lifted.
pub async fn locked(world: &World, reach: Reach, through: &str) -> LockId {
    let tx = world.arrange().await;
    let new = Lock { reach, through: through.parse().unwrap(), until: None };
    let id = lock::lock(&tx, new, "The books are closed.", ANALYST).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// Fills in the form, with some fields changed, and opens the page to which it leads.
async fn set(browser: &mut Browser, changes: &[(&str, &str)]) -> Page {
    let fields = filled(
        &[
            ("place", "project"),
            ("office", ""),
            ("project", "DP.1649"),
            ("through", "2026-09-30"),
            ("until", ""),
            ("reason", "The books are closed."),
        ],
        changes,
    );
    browser.submit("/api/lock_set", &fields).await
}

async fn let_in(browser: &mut Browser, lock: LockId, changes: &[(&str, &str)]) -> Page {
    let lock = lock.to_string();
    let fields = [
        ("lock", lock.as_str()),
        ("email", "project-staff@test.example"),
        ("until", "2026-12-01"),
        ("reason", "The register was corrected."),
    ];
    browser.submit("/api/lock_let_in", &filled(&fields, changes)).await
}

async fn lift(browser: &mut Browser, lock: LockId, reason: &str) -> Page {
    browser.submit("/api/lock_lift", &[("lock", &lock.to_string()), ("reason", reason)]).await
}

fn filled<'a>(fields: &[(&'a str, &'a str)], changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let changed = |name: &str| changes.iter().find(|(changed, _)| *changed == name).map(|(_, text)| *text);
    fields.iter().map(|(name, text)| (*name, changed(name).unwrap_or(text))).collect()
}
