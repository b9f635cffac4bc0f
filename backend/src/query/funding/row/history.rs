//! What was changed by hand in a row of an appeal, by whom and why; and the version against which the next change is made.

use domain::{
    appeal::{Area, Areas},
    id::AppealRowId,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::super::source::area;
use crate::{
    error::{Error, Result},
    query::all,
};

/// An amount that a person set, in cents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByHand {
    /// None for the total as printed.
    pub area: Option<Area>,
    /// None where nothing was asked before.
    pub before_usd: Option<i64>,
    pub after_usd: i64,
    pub who: String,
    pub reason: String,
    /// Microseconds UTC.
    pub at: i64,
}

#[derive(FromQueryResult)]
struct AmountRow {
    id: i64,
    area: Option<String>,
    usd: i64,
    who: Option<String>,
    reason: Option<String>,
    recorded_at: i64,
    superseded_at: Option<i64>,
}

/// The version of the row (how many amounts were ever written and ended) and what was changed by hand, the latest first, as at this
/// moment; as it stands where none is given. `areas` say their order. One statement.
pub(crate) async fn history(
    conn: &impl ConnectionTrait,
    id: AppealRowId,
    moment: Option<i64>,
    areas: &Areas,
) -> Result<(i64, Vec<ByHand>)> {
    let until = moment.unwrap_or(i64::MAX);
    let rows: Vec<AmountRow> = all(
        conn,
        "SELECT c.id, c.area, c.required_usd AS usd, u.name AS who, c.reason, c.recorded_at, c.superseded_at
           FROM appeal_cells c LEFT JOIN users u ON u.id = c.user_id
          WHERE c.row_id = $1 AND c.recorded_at <= $2
         UNION ALL
         SELECT t.id, CAST(NULL AS TEXT), t.printed_usd, u.name, t.reason, t.recorded_at, t.superseded_at
           FROM appeal_row_totals t LEFT JOIN users u ON u.id = t.user_id
          WHERE t.row_id = $1 AND t.recorded_at <= $2",
        [id.0.into(), until.into()],
    )
    .await?;
    let ended = rows.iter().filter(|row| row.superseded_at.is_some_and(|moment| moment <= until));
    let version = i64::try_from(rows.len() + ended.count()).map_err(Error::internal)?;
    let mut changes = Vec::new();
    let mut rows: Vec<&AmountRow> = rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.id));
    for row in rows.iter().copied() {
        let Some(reason) = &row.reason else { continue };
        let earlier = rows.iter().filter(|before| before.area == row.area && before.id < row.id);
        let before =
            earlier.filter(|before| before.superseded_at == Some(row.recorded_at)).max_by_key(|before| before.id);
        changes.push(ByHand {
            area: row.area.as_deref().map(area).transpose()?,
            before_usd: before.map(|before| before.usd),
            after_usd: row.usd,
            who: row.who.clone().unwrap_or_default(),
            reason: reason.clone(),
            at: row.recorded_at,
        });
    }
    let place = |area: Option<Area>| area.map_or(usize::MAX, |area| areas.place(area));
    changes.sort_by_key(|change| (std::cmp::Reverse(change.at), place(change.area)));
    Ok((version, changes))
}
