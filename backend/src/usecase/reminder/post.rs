//! The outbox of reminders, for the server that mails them: taking what is due, and saying what became of it.
//!
//! What is taken is leased for some minutes inside a write transaction, so two servers on one database do not send the same; one
//! that stops in between leaves it to the next. So a mail is sent at least once, and hardly ever twice.

use domain::id::ReminderId;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::Expr};

use crate::{
    ctx::Ctx,
    entity::reminders::{Column, Entity},
    error::{Error, Result},
    query::{all, work::mission::Due},
};

/// A reminder on its way to the mail.
#[derive(Clone, Debug)]
pub struct Letter {
    pub id: ReminderId,
    pub name: String,
    pub email: String,
    pub by: String,
    pub missing: u32,
    pub returned: u32,
    pub due: Vec<Due>,
    /// Of who reminds; blank where there is none.
    pub note: String,
    pub at: i64,
}

/// Mails that are taken at once.
const MOST: u32 = 20;
const MINUTE: i64 = 60 * 1_000_000;
/// A mail that is taken comes back to the outbox after so long, if nobody says what became of it.
const LEASE: i64 = 10 * MINUTE;
/// Minutes until the next attempt after the first failed one, the second and so on; after the last one it is given up.
const PAUSES: [i64; 7] = [1, 5, 15, 60, 240, 720, 1_440];

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    name: String,
    email: String,
    sender: String,
    missing: i64,
    returned: i64,
    items: String,
    note: String,
    recorded_at: i64,
}

/// Takes the mails that are due. Accounts that were closed get none.
pub async fn claim(ctx: &Ctx) -> Result<Vec<Letter>> {
    ctx.operates()?;
    let sql = format!(
        "SELECT r.id, u.name, u.email, s.name AS sender, r.missing, r.returned, r.items, r.note, r.recorded_at
         FROM reminders r
         JOIN users u ON u.id = r.user_id AND u.disabled_at IS NULL
         JOIN users s ON s.id = r.sent_by
         WHERE r.attempt_at IS NOT NULL AND r.attempt_at <= $1
         ORDER BY r.attempt_at, r.id LIMIT {MOST}"
    );
    // Mostly there is nothing, and looking must not wait for the one writer.
    if all::<Row>(ctx.read(), &sql, [ctx.now().into()]).await?.is_empty() {
        return Ok(Vec::new());
    }
    let tx = ctx.write().await?;
    let rows: Vec<Row> = all(tx.conn(), &sql, [tx.now().into()]).await?;
    Entity::update_many()
        .col_expr(Column::AttemptAt, Expr::value(tx.now() + LEASE))
        .filter(Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(tx.conn())
        .await?;
    tx.commit().await?;
    rows.into_iter().map(Row::letter).collect()
}

impl Row {
    fn letter(self) -> Result<Letter> {
        let number = |n: i64| u32::try_from(n).map_err(Error::internal);
        Ok(Letter {
            id: ReminderId(self.id),
            name: self.name,
            email: self.email,
            by: self.sender,
            missing: number(self.missing)?,
            returned: number(self.returned)?,
            due: serde_json::from_str(&self.items).map_err(Error::internal)?,
            note: self.note,
            at: self.recorded_at,
        })
    }
}

/// Keeps what became of an attempt: mailed, or why not, to be tried again later until it is given up.
pub async fn posted(ctx: &Ctx, id: ReminderId, outcome: Result<(), String>) -> Result<()> {
    ctx.operates()?;
    let tx = ctx.write().await?;
    let row = Entity::find_by_id(id.0).one(tx.conn()).await?.ok_or(Error::NotFound)?;
    let update = Entity::update_many().filter(Column::Id.eq(id.0));
    let update = update.col_expr(Column::Attempts, Expr::value(row.attempts + 1));
    let update = match outcome {
        Ok(()) => update
            .col_expr(Column::MailedAt, Expr::value(Some(tx.now())))
            .col_expr(Column::AttemptAt, Expr::value(None::<i64>))
            .col_expr(Column::Failure, Expr::value(None::<String>)),
        Err(why) => {
            let pause = usize::try_from(row.attempts).ok().and_then(|at| PAUSES.get(at));
            let next = pause.map(|minutes| tx.now() + minutes * MINUTE);
            let why: String = why.chars().take(500).collect();
            update.col_expr(Column::AttemptAt, Expr::value(next)).col_expr(Column::Failure, Expr::value(Some(why)))
        }
    };
    update.exec(tx.conn()).await?;
    tx.commit().await
}
