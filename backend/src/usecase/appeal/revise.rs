//! Changes amounts of one row of an appeal by hand, with a reason: what it asks for by area, and its total as printed.
//!
//! Nothing is overwritten: an amount that changes is superseded. A cell that the source left open and a person now decides is open
//! no more.

use std::collections::{BTreeMap, HashMap};

use domain::{
    appeal::{Area, Areas},
    id::AppealRowId,
    policy::Wide,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::Expr};
use serde::Serialize;

use super::import::stored;
use crate::{
    ctx::{Ctx, Tx},
    entity::{appeal_ambiguities, appeal_cells, appeal_row_totals},
    error::{Error, Problem, Result},
    event::Change,
    query::{
        all, appeal,
        funding::{row::history, unknown},
    },
    usecase::text,
};

/// Characters in a reason.
pub const REASON_MAX: usize = 500;

/// The field of the printed total; those of the cells are called by their areas ([`Area::slug`]), "principle-1".
pub const PRINTED: &str = "printed";

#[derive(Clone, Debug)]
pub struct Revise {
    pub year: i64,
    pub row: AppealRowId,
    /// Of the row, as it was read.
    pub version: i64,
    /// In dollars, as typed.
    pub printed: String,
    /// In dollars, as typed, by field; blank where nothing is asked. What is not named stays.
    pub cells: HashMap<String, String>,
    pub reason: String,
}

/// An amount that stands, in cents.
#[derive(FromQueryResult)]
struct Standing {
    area: Option<String>,
    usd: i64,
    who: Option<String>,
    recorded_at: i64,
}

/// Cents by field.
#[derive(Serialize)]
struct Facts<'a> {
    amounts: BTreeMap<&'a str, Option<i64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

/// Errors at their fields: what is no amount (`amount-not-dollars`), negative, too large; a blank where an amount stands, which
/// would leave no trace (`amount-blank`: write 0); a missing reason; nothing changed (`appeal-same`). Conflict: somebody changed the row
/// since it was read, for each field that would now be set to something else (`appeal-changed`).
pub async fn revise(ctx: &Ctx, command: Revise) -> Result<()> {
    ctx.wide(Wide::EditAppeal)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let (appeal, _) = appeal::of_row(tx.conn(), command.year, command.row).await?;
    let areas = appeal::areas(tx.conn(), appeal).await?;
    let (version, standing) = read(&tx, &command, &areas).await?;
    let mut problems = Vec::new();
    let mut wanted = Vec::new();
    let fields = areas.iter().filter_map(|area| Some((Some(area), command.cells.get(&area.slug())?)));
    for (area, typed) in fields.chain([(None, &command.printed)]) {
        let name = area.map_or_else(|| PRINTED.to_owned(), |area| area.slug());
        let now = standing.get(&area);
        match amount(&name, typed, now.is_some() || area.is_none()) {
            Ok(Some(cents)) if now.is_none_or(|now| now.usd != cents) => wanted.push((area, name, cents)),
            Ok(_) => {}
            Err(problem) => problems.push(problem),
        }
    }
    problems.extend(
        command.cells.keys().filter(|name| areas.by_slug(name).is_none()).map(|name| unknown(name, name, &areas)),
    );
    let reason = text::reason(&command.reason, REASON_MAX).map_err(|problem| problems.push(problem)).ok();
    let (Some(reason), true) = (reason, problems.is_empty()) else { return Err(Error::Invalid(problems)) };
    if wanted.is_empty() {
        return Err(Error::invalid("", "appeal-same"));
    }
    if version != command.version {
        return Err(Error::Conflict(wanted.iter().map(|(area, name, _)| met(name, standing.get(area))).collect()));
    }
    for (area, _, cents) in &wanted {
        write(&tx, command.row, *area, *cents, by.0, &reason).await?;
    }
    let before = wanted.iter().map(|(area, name, _)| (name.as_str(), standing.get(area).map(|now| now.usd)));
    let before = Facts { amounts: before.collect(), reason: None };
    let after = wanted.iter().map(|(_, name, cents)| (name.as_str(), Some(*cents)));
    let after = Facts { amounts: after.collect(), reason: Some(&reason) };
    let change = Change::new("appeal.revise", format!("appeal-row:{}", command.row));
    tx.record(change.before(&before)?.after(&after)?).await?;
    tx.commit().await
}

/// The version of the row, and its amounts by area; the one of no area is the printed total.
async fn read(tx: &Tx, command: &Revise, areas: &Areas) -> Result<(i64, HashMap<Option<Area>, Standing>)> {
    let rows: Vec<Standing> = all(
        tx.conn(),
        "SELECT CAST(NULL AS TEXT) AS area, t.printed_usd AS usd, u.name AS who, t.recorded_at
           FROM appeal_row_totals t LEFT JOIN users u ON u.id = t.user_id
          WHERE t.row_id = $1 AND t.superseded_at IS NULL
         UNION ALL
         SELECT c.area, c.required_usd, u.name, c.recorded_at
           FROM appeal_cells c LEFT JOIN users u ON u.id = c.user_id
          WHERE c.row_id = $1 AND c.superseded_at IS NULL",
        [command.row.0.into()],
    )
    .await?;
    if rows.iter().all(|row| row.area.is_some()) {
        return Err(Error::NotFound);
    }
    let (version, _) = history(tx.conn(), command.row, None, areas).await?;
    let mut standing = HashMap::new();
    for row in rows {
        let area = row.area.as_deref().map(str::parse).transpose().map_err(Error::internal)?;
        standing.insert(area, row);
    }
    Ok((version, standing))
}

/// Dollars as typed into cents; none where the field is blank and nothing stands there.
fn amount(field: &str, typed: &str, stands: bool) -> Result<Option<i64>, Problem> {
    match text::dollars(field, typed)? {
        None if stands => Err(Problem::new(field, "amount-blank")),
        amount => Ok(amount),
    }
}

/// What stands in a field now, since when and by whom.
fn met(field: &str, now: Option<&Standing>) -> Problem {
    let problem = Problem::new(field, "appeal-changed");
    match now {
        None => problem.with("value", "").with("who", "").with("when", "").with("by", "nobody"),
        Some(now) => {
            let who = now.who.clone();
            let by = if who.is_some() { "person" } else { "import" };
            let value = domain::format::usd_exact(now.usd);
            problem.with("value", value).with("who", who.unwrap_or_default()).with("by", by).since(now.recorded_at)
        }
    }
}

async fn write(tx: &Tx, row: AppealRowId, area: Option<Area>, cents: i64, by: i64, reason: &str) -> Result<()> {
    let Some(area) = area else {
        appeal_row_totals::Entity::update_many()
            .col_expr(appeal_row_totals::Column::SupersededAt, Expr::value(tx.now()))
            .filter(appeal_row_totals::Column::RowId.eq(row.0))
            .filter(appeal_row_totals::Column::SupersededAt.is_null())
            .exec(tx.conn())
            .await?;
        let total = appeal_row_totals::ActiveModel {
            row_id: Set(row.0),
            printed_usd: Set(cents),
            user_id: Set(Some(by)),
            reason: Set(Some(reason.to_owned())),
            recorded_at: Set(tx.now()),
            superseded_at: Set(None),
            ..Default::default()
        };
        appeal_row_totals::Entity::insert(total).exec_without_returning(tx.conn()).await?;
        return Ok(());
    };
    appeal_cells::Entity::update_many()
        .col_expr(appeal_cells::Column::SupersededAt, Expr::value(tx.now()))
        .filter(appeal_cells::Column::RowId.eq(row.0))
        .filter(appeal_cells::Column::Area.eq(area.as_str()))
        .filter(appeal_cells::Column::SupersededAt.is_null())
        .exec(tx.conn())
        .await?;
    appeal_ambiguities::Entity::update_many()
        .col_expr(appeal_ambiguities::Column::SupersededAt, Expr::value(tx.now()))
        .filter(appeal_ambiguities::Column::RowId.eq(row.0))
        .filter(appeal_ambiguities::Column::Area.eq(area.as_str()))
        .filter(appeal_ambiguities::Column::SupersededAt.is_null())
        .exec(tx.conn())
        .await?;
    let cell = appeal_cells::ActiveModel {
        row_id: Set(row.0),
        area: Set(stored(area)),
        required_usd: Set(cents),
        user_id: Set(Some(by)),
        reason: Set(Some(reason.to_owned())),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..Default::default()
    };
    appeal_cells::Entity::insert(cell).exec_without_returning(tx.conn()).await?;
    Ok(())
}
