//! Walks the whole chain of the audit log and finds the first entry that was changed, removed or reordered.
//!
//! It cannot see that the newest entries were cut off: compare the head with one that was written down elsewhere.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{GENESIS, hash};
use crate::{db::Db, entity::events, error::Result};

/// Entries read at a time, so that a long log needs no more memory than a short one.
const PAGE: u64 = 1_000;

/// What the chain says of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every entry is as it was written. `head` is the hash of the last one, or [`GENESIS`].
    Sound { entries: i64, head: String },
    /// The first entry that does not fit.
    Broken { id: i64, why: Broken },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// Its content does not give its hash.
    Changed,
    /// There is no entry with this id, though there are later ones.
    Missing,
    /// It does not follow the entry before it.
    Reordered,
}

pub async fn verify(db: &Db) -> Result<Verdict> {
    verify_by(db, PAGE).await
}

async fn verify_by(db: &Db, page: u64) -> Result<Verdict> {
    let (mut entries, mut head) = (0, GENESIS.to_owned());
    loop {
        let page = events::Entity::find()
            .filter(events::Column::Id.gt(entries))
            .order_by_asc(events::Column::Id)
            .limit(page)
            .all(db.read())
            .await?;
        if page.is_empty() {
            break;
        }
        for event in page {
            if let Some(why) = fault(&event, entries + 1, &head) {
                // Of a gap, the first id that is not there.
                return Ok(Verdict::Broken { id: entries + 1, why });
            }
            entries = event.id;
            head = event.hash;
        }
    }
    // Ids start at 1; what stands below was never given by us.
    let below = events::Entity::find().filter(events::Column::Id.lt(1)).one(db.read()).await?;
    Ok(below.map_or(Verdict::Sound { entries, head }, |event| Verdict::Broken { id: event.id, why: Broken::Reordered }))
}

fn fault(event: &events::Model, expected: i64, before: &str) -> Option<Broken> {
    if event.id != expected {
        Some(Broken::Missing)
    } else if event.previous_hash != before {
        Some(Broken::Reordered)
    } else if event.hash != hash(event) {
        Some(Broken::Changed)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::ConnectionTrait;

    use super::*;
    use crate::{ctx::Ctx, event::Change, testing};

    /// A log of several pages, the last one not full.
    const ENTRIES: i64 = 25;
    const PAGE: u64 = 10;

    async fn log() -> testing::Temporary {
        let temporary = testing::database().await;
        let tx = Ctx::operator(temporary.db.clone(), testing::now()).write().await.unwrap();
        for n in 1..=ENTRIES {
            tx.record(Change::new("test.count", format!("number:{n}")).after(&n).unwrap()).await.unwrap();
        }
        tx.commit().await.unwrap();
        temporary
    }

    #[tokio::test]
    async fn an_empty_log_is_sound() {
        let temporary = testing::database().await;
        let sound = Verdict::Sound { entries: 0, head: GENESIS.to_owned() };
        assert_eq!(verify_by(&temporary.db, PAGE).await.unwrap(), sound);
    }

    #[tokio::test]
    async fn an_untouched_log_is_sound_over_several_pages() {
        let temporary = log().await;
        let Verdict::Sound { entries, head } = verify_by(&temporary.db, PAGE).await.unwrap() else { panic!("broken") };
        assert_eq!(entries, ENTRIES);
        let last = events::Entity::find_by_id(ENTRIES).one(temporary.db.read()).await.unwrap().unwrap();
        assert_eq!(head, last.hash);
    }

    #[tokio::test]
    async fn damage_is_found_at_its_first_entry() {
        use Broken::{Changed, Missing, Reordered};
        let cases: &[(&str, i64, Broken)] = &[
            ("UPDATE events SET after = '7' WHERE id = 13", 13, Changed),
            ("UPDATE events SET recorded_at = recorded_at + 1 WHERE id = 1", 1, Changed),
            ("UPDATE events SET before = '' || COALESCE(after, '') WHERE id = 2", 2, Changed),
            ("UPDATE events SET hash = 'x' || hash WHERE id = 9", 9, Changed),
            ("DELETE FROM events WHERE id = 21", 21, Missing),
            ("DELETE FROM events WHERE id IN (1, 2)", 1, Missing),
            ("DELETE FROM events WHERE id BETWEEN 9 AND 21", 9, Missing),
            // Two entries that changed places.
            (
                "UPDATE events SET id = -1 WHERE id = 10; UPDATE events SET id = 10 WHERE id = 11;
                 UPDATE events SET id = 11 WHERE id = -1",
                10,
                Reordered,
            ),
            // One removed and the gap closed.
            ("DELETE FROM events WHERE id = 25; UPDATE events SET id = 25 WHERE id = 24", 24, Missing),
            (
                "DELETE FROM events WHERE id = 5; UPDATE events SET id = -id WHERE id > 5;
                 UPDATE events SET id = -id - 1 WHERE id < 0",
                5,
                Reordered,
            ),
            ("UPDATE events SET id = 0 WHERE id = 25", 0, Reordered),
        ];
        for (damage, id, why) in cases {
            let temporary = log().await;
            temporary.db.read().execute_unprepared(damage).await.unwrap();
            assert_eq!(
                verify_by(&temporary.db, PAGE).await.unwrap(),
                Verdict::Broken { id: *id, why: *why },
                "{damage}"
            );
        }
    }
}
