//! Ties amounts of a budget line to the cells of one row of an appeal: sets them, changes them, takes them away.
//!
//! An allocation never goes above what is left of the line, nor above what is left of the cell. Both are read inside the one write
//! transaction, so that of two people who take the last of a cell at once, the second is told what is left.

use std::collections::{BTreeMap, HashMap};

use domain::{
    allocation::{End, Refused, check},
    appeal::{Area, Areas},
    code::ProjectCode,
    id::{AppealRowId, BudgetLineId, ProjectId},
    policy::Action,
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::Expr};

use crate::{
    ctx::{Ctx, Tx},
    entity::allocations,
    error::{Error, Problem, Result},
    event::Change,
    insert::money,
    query::{
        all, appeal,
        budget::allocation::{Cell, When, cells, states},
        funding::unknown,
        one,
    },
    usecase::text::dollars,
};

/// What of a line becomes tied to a row.
#[derive(Clone, Debug)]
pub struct Allocate {
    pub project: ProjectCode,
    pub line: BudgetLineId,
    /// Of what is tied, as it was read ([`crate::query::budget::Line::tied_version`]).
    pub version: i64,
    /// The year of the appeal, and its row.
    pub year: i64,
    pub row: AppealRowId,
    /// In dollars, as typed, by the field of the area ([`Area::slug`]); blank and zero take it away. What is not named stays.
    pub amounts: HashMap<String, String>,
}

#[derive(FromQueryResult)]
struct LineRow {
    row_id: i64,
    version: i64,
    amount_usd: Option<i64>,
}

#[derive(FromQueryResult)]
struct TiedRow {
    appeal_row_id: i64,
    area: String,
    allocated_usd: i64,
    who: Option<String>,
    recorded_at: i64,
}

/// What stands tied of the line to one area of the row, by whom and since when.
#[derive(Clone, Debug, Default)]
struct Standing {
    usd: i64,
    by: Option<(Option<String>, i64)>,
}

/// An area whose amount is to become another one.
struct Wanted {
    area: Area,
    field: String,
    before: i64,
    after: i64,
}

/// Gives how many amounts were changed: all that are named, or none.
///
/// Errors, each at the field of its area: what is no amount of dollars; more than is left of the line (`tied-above-line`) or of the
/// cell (`tied-above-cell`), with what is left; a line that is not converted (`tied-no-rate`); an area that is none
/// (`area-unknown`). Conflict: the line, or what is tied to it, was changed since it was read (`tied-changed`).
pub async fn allocate(ctx: &Ctx, command: Allocate) -> Result<u32> {
    let project = ctx.project(&command.project, Action::EditBudget).await?;
    let tx = ctx.write().await?;
    let line = line(&tx, project.id, command.line).await?;
    let (appeal, name_of_row) = appeal::of_row(tx.conn(), command.year, command.row).await?;
    let (standing, elsewhere) = tied(&tx, line.row_id, command.row).await?;
    let areas = appeal::areas(tx.conn(), appeal).await?;
    let wanted = wanted(&command.amounts, &standing, &areas)?;
    if wanted.is_empty() {
        return Ok(0);
    }
    let version = line.version + states(tx.conn(), project.id).await?.get(&command.line).copied().unwrap_or(0);
    if version != command.version {
        return Err(Error::Conflict(wanted.iter().map(|one| met(one, standing.get(&one.area))).collect()));
    }
    let cells = cells(tx.conn(), &[command.row.0], When::Now).await?;
    let of_line = elsewhere + standing.values().map(|one| one.usd).sum::<i64>();
    fits(line.amount_usd, of_line, &wanted, |area| cells.get(&(command.row.0, area)).copied().unwrap_or_default())?;
    for one in &wanted {
        end(&tx, line.row_id, command.row, one.area).await?;
        if one.after > 0 {
            let user = Some(ctx.subject()?.user);
            let line = BudgetLineId(line.row_id);
            money::allocation(&tx, line, command.row, one.area.as_str(), one.after, user).await?;
        }
    }
    let name = |one: &Wanted| format!("line {}: {} {}, {}", command.line, command.year, name_of_row, one.area);
    let facts = |usd: fn(&Wanted) -> i64| -> BTreeMap<String, String> {
        let tied = wanted.iter().filter(|one| usd(one) > 0);
        tied.map(|one| (name(one), format!("USD {}", domain::format::usd_exact(usd(one))))).collect()
    };
    let change = Change::new("budget.allocate", format!("budget:{}", project.id)).project(project.id);
    tx.record(change.before(&facts(|one| one.before))?.after(&facts(|one| one.after))?).await?;
    tx.commit().await?;
    u32::try_from(wanted.len()).map_err(Error::internal)
}

async fn line(tx: &Tx, project: ProjectId, line: BudgetLineId) -> Result<LineRow> {
    let found: Option<LineRow> = one(
        tx.conn(),
        "SELECT l.id AS row_id, l.version, a.amount_usd
         FROM budget_lines l
         JOIN budget_amounts a ON a.line_id = l.id AND a.superseded_at IS NULL
         WHERE l.project_id = $1 AND COALESCE(l.first_id, l.id) = $2 AND l.retired_at IS NULL",
        [project.0.into(), line.0.into()],
    )
    .await?;
    found.ok_or(Error::NotFound)
}

/// What the line has tied to this row, by area, and to all other rows together.
async fn tied(tx: &Tx, line: i64, row: AppealRowId) -> Result<(HashMap<Area, Standing>, i64)> {
    let rows: Vec<TiedRow> = all(
        tx.conn(),
        "SELECT t.appeal_row_id, t.area, t.allocated_usd, u.name AS who, t.recorded_at
         FROM allocations t LEFT JOIN users u ON u.id = t.user_id
         WHERE t.line_id = $1 AND t.superseded_at IS NULL",
        [line.into()],
    )
    .await?;
    let (mut here, mut elsewhere) = (HashMap::<Area, Standing>::new(), 0);
    for tied in rows {
        if tied.appeal_row_id != row.0 {
            elsewhere += tied.allocated_usd;
            continue;
        }
        let standing = here.entry(tied.area.parse().map_err(Error::internal)?).or_default();
        standing.usd += tied.allocated_usd;
        standing.by = Some((tied.who, tied.recorded_at));
    }
    Ok((here, elsewhere))
}

/// The amounts that are to become other ones, in the order of the areas. Every field that cannot be read is named.
fn wanted(amounts: &HashMap<String, String>, standing: &HashMap<Area, Standing>, areas: &Areas) -> Result<Vec<Wanted>> {
    let (mut wanted, mut problems) = (Vec::new(), Vec::new());
    for (field, typed) in amounts {
        let Some(area) = areas.by_slug(field) else {
            problems.push(unknown(field, field, areas));
            continue;
        };
        let before = standing.get(&area).map_or(0, |one| one.usd);
        match dollars(field, typed) {
            Ok(after) if after.unwrap_or(0) != before => {
                wanted.push(Wanted { area, field: field.clone(), before, after: after.unwrap_or(0) });
            }
            Ok(_) => {}
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    wanted.sort_by_key(|one| areas.place(one.area));
    Ok(wanted)
}

/// Whether all of them fit together, those first that shrink and so make room.
fn fits(line_usd: Option<i64>, of_line: i64, wanted: &[Wanted], cell: impl Fn(Area) -> Cell) -> Result<()> {
    let mut of_line = of_line;
    let mut problems = Vec::new();
    let (shrinking, growing): (Vec<_>, Vec<_>) = wanted.iter().partition(|one| one.after <= one.before);
    for one in shrinking.into_iter().chain(growing) {
        let cell = cell(one.area).need;
        let ends = [
            End { limit_usd: line_usd.unwrap_or(0), others_usd: of_line - one.before },
            End { limit_usd: cell.required_usd, others_usd: cell.budgeted_usd - one.before },
        ];
        match check(one.before, one.after, &ends) {
            Ok(()) => of_line += one.after - one.before,
            Err(Refused::Negative) => {
                problems.push(Problem::new(&one.field, "amount-negative").with("found", one.after))
            }
            Err(Refused::Above { .. }) if line_usd.is_none() => problems.push(Problem::new(&one.field, "tied-no-rate")),
            Err(Refused::Above { end, left_usd }) => {
                let code = if end == 0 { "tied-above-line" } else { "tied-above-cell" };
                problems.push(Problem::new(&one.field, code).with("left", domain::format::usd_exact(left_usd)));
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// Somebody changed the line or what is tied to it: what stands in this field now.
fn met(wanted: &Wanted, now: Option<&Standing>) -> Problem {
    let problem = Problem::new(&wanted.field, "tied-changed").with("value", domain::format::usd_exact(wanted.before));
    match now.and_then(|now| now.by.clone()) {
        Some((Some(who), at)) => problem.with("by", "person").with("who", who).since(at),
        _ => problem.with("by", "nobody").with("who", "").with("when", ""),
    }
}

/// Ends what the line has tied to this cell.
async fn end(tx: &Tx, line: i64, row: AppealRowId, area: Area) -> Result<()> {
    tx.touch_line(BudgetLineId(line));
    use allocations::Column as Tied;
    allocations::Entity::update_many()
        .col_expr(Tied::SupersededAt, Expr::value(tx.now()))
        .filter(Tied::LineId.eq(line))
        .filter(Tied::AppealRowId.eq(row.0))
        .filter(Tied::Area.eq(area.as_str()))
        .filter(Tied::SupersededAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::funding::Need;

    use super::*;

    fn one(name: &str, before: i64, after: i64) -> Wanted {
        let area: Area = name.parse().unwrap();
        Wanted { area, field: area.slug(), before, after }
    }

    fn told(result: Result<()>) -> Vec<(String, String)> {
        match result {
            Err(Error::Invalid(problems)) => problems.into_iter().map(|of| (of.field, of.code)).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_shrinks_makes_room_for_what_grows() {
        let cell = |_| Cell { need: Need { required_usd: 1_000, budgeted_usd: 100, ..Need::default() }, own_usd: 0 };
        let moved = [one("Principle 1", 0, 100), one("Objective 1", 100, 0)];
        assert_eq!(fits(Some(100), 100, &moved, cell), Ok(()));
        let more = [one("Principle 1", 0, 101), one("Objective 1", 100, 0)];
        assert_eq!(told(fits(Some(100), 100, &more, cell)), [("principle-1".into(), "tied-above-line".into())]);
    }

    #[test]
    fn several_amounts_share_one_line() {
        let cell = |_| Cell { need: Need { required_usd: 1_000, ..Need::default() }, own_usd: 0 };
        let both = [one("Principle 1", 0, 60), one("Objective 1", 0, 60)];
        assert_eq!(told(fits(Some(100), 0, &both, cell)), [("objective-1".into(), "tied-above-line".into())]);
        assert_eq!(told(fits(None, 0, &both[..1], cell)), [("principle-1".into(), "tied-no-rate".into())]);
    }
}
