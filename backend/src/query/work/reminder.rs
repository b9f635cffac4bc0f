//! What this person was reminded of and has not put away.

use domain::id::ReminderId;
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::all,
};

#[derive(Clone, Debug)]
pub struct Reminder {
    pub id: ReminderId,
    pub by: String,
    pub at: i64,
    pub missing: u32,
    pub returned: u32,
    /// Of who reminds; blank where there is none.
    pub note: String,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    name: String,
    recorded_at: i64,
    missing: i64,
    returned: i64,
    note: String,
}

/// The last three, the newest first.
pub(super) async fn reminders(ctx: &Ctx) -> Result<Vec<Reminder>> {
    let rows: Vec<Row> = all(
        ctx.read(),
        "SELECT r.id, u.name, r.recorded_at, r.missing, r.returned, r.note
         FROM reminders r
         JOIN users u ON u.id = r.sent_by
         WHERE r.user_id = $1 AND r.superseded_at IS NULL
         ORDER BY r.recorded_at DESC, r.id DESC LIMIT 3",
        [ctx.subject()?.user.0.into()],
    )
    .await?;
    let number = |n: i64| u32::try_from(n).map_err(Error::internal);
    rows.into_iter()
        .map(|row| {
            Ok(Reminder {
                id: ReminderId(row.id),
                by: row.name,
                at: row.recorded_at,
                missing: number(row.missing)?,
                returned: number(row.returned)?,
                note: row.note,
            })
        })
        .collect()
}
