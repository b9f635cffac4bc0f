//! Locks that hold at one place for one person. The progress page shows them and the use cases of reported values obey
//! them; both read them from here.

pub mod list;

use chrono::NaiveDate;
use domain::{
    id::{LockId, UserId},
    lock::{Faced, Hold, Lock, Reach, hold},
    policy::Place,
};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};

use super::all;
use crate::error::{Error, Result};

/// A lock as people read it.
#[derive(Clone, Debug)]
pub struct Standing {
    pub id: LockId,
    pub lock: Lock,
    pub reason: String,
    /// Who set it, and when; the one to ask.
    pub who: String,
    pub at: i64,
    /// The last day on which the one who asked is let in.
    let_in: Option<NaiveDate>,
}

/// The lock under which a period lies.
#[derive(Clone, Debug)]
pub struct Held {
    pub by: Standing,
    /// The person who asked may work on it up to and including this day; none where it is closed to them.
    pub let_in: Option<NaiveDate>,
}

/// The locks that one person faces at one place on one day.
#[derive(Clone, Debug)]
pub(crate) struct Facing {
    place: Place,
    today: NaiveDate,
    standing: Vec<Standing>,
}

impl Facing {
    /// How a period that ends on this day stands; none where no lock covers it.
    pub(crate) fn held(&self, ends: NaiveDate) -> Option<Held> {
        let faced: Vec<Faced> = self.standing.iter().map(|one| Faced { lock: one.lock, let_in: one.let_in }).collect();
        let (at, let_in) = match hold(&faced, self.place, ends, self.today) {
            Hold::Free => return None,
            Hold::LetIn { lock, until } => (lock, Some(until)),
            Hold::Locked { lock } => (lock, None),
        };
        self.standing.get(at).map(|by| Held { by: by.clone(), let_in })
    }
}

#[derive(FromQueryResult)]
struct Row {
    lock_id: i64,
    reach: String,
    reach_id: Option<i64>,
    through: NaiveDate,
    locked_until: Option<NaiveDate>,
    reason: String,
    who: String,
    recorded_at: i64,
    let_in: Option<NaiveDate>,
}

/// What is read of a lock `l`, with its author `u` and the exception `e` of the one who asks.
const COLUMNS: &str = "l.id AS lock_id, l.reach, l.reach_id, l.through, l.until AS locked_until, l.reason,
    u.name AS who, l.recorded_at, e.until AS let_in";
/// A lock over one place that was not lifted and has not ended; parameters as [`parameters`] gives them.
const OVER_PLACE: &str = "l.superseded_at IS NULL AND (l.until IS NULL OR l.until >= $2)
    AND (l.reach = 'everything' OR (l.reach = 'office' AND l.reach_id = $3) OR (l.reach = 'project' AND l.reach_id = $4))";
const EXCEPTION: &str =
    "LEFT JOIN lock_exceptions e ON e.lock_id = l.id AND e.user_id = $1 AND e.superseded_at IS NULL";

/// Person, day, office and project, from `$1`.
fn parameters(place: Place, user: UserId, today: NaiveDate) -> [Value; 4] {
    [user.0.into(), today.into(), place.office.0.into(), place.project.0.into()]
}

/// The rows of `list` (a query over one project, `$4`) with the locks over its place, in one statement. Each row of it
/// comes once, in the order of its column `starts`.
pub(crate) async fn beside<T: FromQueryResult>(
    conn: &impl ConnectionTrait,
    list: &str,
    place: Place,
    user: UserId,
    today: NaiveDate,
) -> Result<(Vec<T>, Facing)> {
    let sql = format!(
        "WITH listed AS ({list})
         SELECT listed.*, {COLUMNS} FROM listed
         LEFT JOIN locks l ON {OVER_PLACE}
         LEFT JOIN users u ON u.id = l.user_id
         {EXCEPTION}
         ORDER BY listed.starts, listed.id, l.id"
    );
    let values = parameters(place, user, today);
    let found = conn.query_all_raw(Statement::from_sql_and_values(conn.get_database_backend(), sql, values)).await?;
    let (mut rows, mut standing, mut last) = (Vec::new(), Vec::new(), None);
    for one in &found {
        let id: i64 = one.try_get("", "id")?;
        if last != Some(id) {
            rows.push(T::from_query_result(one, "")?);
            last = Some(id);
        }
        // Every row of the list stands beside the same locks.
        if rows.len() == 1 && one.try_get::<Option<i64>>("", "lock_id")?.is_some() {
            standing.push(Standing::try_from(Row::from_query_result(one, "")?)?);
        }
    }
    Ok((rows, Facing { place, today, standing }))
}

/// Every lock over this place that was not lifted and has not ended, the oldest first, in one statement.
pub(crate) async fn facing(
    conn: &impl ConnectionTrait,
    place: Place,
    user: UserId,
    today: NaiveDate,
) -> Result<Facing> {
    let rows: Vec<Row> = all(
        conn,
        &format!(
            "SELECT {COLUMNS} FROM locks l JOIN users u ON u.id = l.user_id {EXCEPTION} WHERE {OVER_PLACE} ORDER BY l.id"
        ),
        parameters(place, user, today),
    )
    .await?;
    let standing = rows.into_iter().map(Standing::try_from).collect::<Result<_>>()?;
    Ok(Facing { place, today, standing })
}

/// A condition over projects `p` and periods `q` for those that no lock closes to this person: for the WHERE of a list of what
/// can be done. It says what [`hold`] says, and holds only numbers and a day of our own.
pub(crate) fn open_to(user: UserId, today: NaiveDate) -> String {
    open_to_whom(&user.to_string(), today)
}

/// The same for the person of a column.
pub(crate) fn open_to_whom(column: &str, today: NaiveDate) -> String {
    open(&format!("e.user_id = {column}"), today)
}

/// The same for whoever is let in: closed is what is closed to everybody.
pub(crate) fn open_to_anyone(today: NaiveDate) -> String {
    open("TRUE", today)
}

fn open(exception: &str, today: NaiveDate) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM locks l
           WHERE l.superseded_at IS NULL AND (l.until IS NULL OR l.until >= '{today}') AND q.ends <= l.through
             AND (l.reach = 'everything' OR (l.reach = 'office' AND l.reach_id = p.office_id)
                  OR (l.reach = 'project' AND l.reach_id = p.id))
             AND NOT EXISTS (SELECT 1 FROM lock_exceptions e
               WHERE e.lock_id = l.id AND {exception} AND e.superseded_at IS NULL AND e.until >= '{today}'))"
    )
}

impl TryFrom<Row> for Standing {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let reach = Reach::from_parts(&row.reach, row.reach_id).map_err(Error::internal)?;
        Ok(Self {
            id: LockId(row.lock_id),
            lock: Lock { reach, through: row.through, until: row.locked_until },
            reason: row.reason,
            who: row.who,
            at: row.recorded_at,
            let_in: row.let_in,
        })
    }
}
