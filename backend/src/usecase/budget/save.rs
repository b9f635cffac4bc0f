//! Saves the lines of a budget: those that were typed otherwise, new ones, and those to be taken out; all of them or none.

use std::collections::BTreeMap;

use domain::{
    budget::{Column, Typed},
    code::ProjectCode,
    id::{BudgetLineId, ProjectId, UserId},
    money::Money,
    policy::Action,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    history::{self, Chain, Facts, Says, State},
    plan::{Present, Step},
};
use crate::{
    ctx::{Ctx, Tx},
    entity::{allocations, budget_amounts, budget_lines, contribution_allocations},
    error::{Error, Problem, Result},
    event::Change,
    insert::money::{self, NewAmount, NewLine},
    query::{
        budget::{Which, check_sums, lines},
        matrix::ordered,
        rate::{self, Rates},
    },
};

/// More lines than any budget has; beyond them a form would be larger than what is taken in.
pub(super) const MOST_LINES: usize = 500;

/// A line as it was sent.
#[derive(Clone, Debug, Default)]
pub struct TypedLine {
    /// How problems name it: `KEY.column`.
    pub key: String,
    /// None for a new one.
    pub line: Option<BudgetLineId>,
    /// The version that was read.
    pub version: i64,
    pub typed: Typed,
    /// The id of a row of the matrix, or blank.
    pub result: String,
    pub evaluation: bool,
    /// To be taken out of the budget.
    pub retire: bool,
}

impl TypedLine {
    pub(super) fn field(&self, column: &str) -> String {
        format!("{}.{column}", self.key)
    }

    pub(super) fn typed_at(&self, column: Column) -> &str {
        let typed = &self.typed;
        match column {
            Column::Section => &typed.section,
            Column::Result => &self.result,
            Column::Year => &typed.year,
            Column::Description => &typed.description,
            Column::Unit => &typed.unit,
            Column::Evaluation => "",
            Column::Quantity => &typed.quantity,
            Column::Currency => &typed.currency,
            Column::UnitCost => &typed.unit_cost,
            Column::Duration => &typed.duration,
        }
    }
}

/// Lines that are not there stay as they are.
#[derive(Clone, Debug)]
pub struct Save {
    pub project: ProjectCode,
    pub lines: Vec<TypedLine>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    pub added: u32,
    pub changed: u32,
    pub retired: u32,
}

/// Each amount is converted at the rate of today; one whose numbers stay keeps the rate that it had.
///
/// Errors, each at its cell (`KEY.column`): what cannot be read ([`domain::budget::Fault`]); a row that is not in the matrix; an
/// amount that is too large in USD, or together with the others. Another version of a line stands there now, and it says something
/// else: a conflict, with what differs. Lines that were not touched are no conflict, whoever changed them.
pub async fn save(ctx: &Ctx, command: Save) -> Result<Saved> {
    let project = ctx.project(&command.project, Action::EditBudget).await?;
    if command.lines.len() > MOST_LINES {
        return Err(Problem::new("", "budget-too-many-lines").with("max", MOST_LINES).into());
    }
    let tx = ctx.write().await?;
    let chains = history::of(&tx, project.id).await?;
    let nodes = ordered(tx.conn(), project.id).await?;
    let steps = Present { chains: &chains, nodes: &nodes }.plan(&command.lines)?;
    if steps.is_empty() {
        return Ok(Saved::default());
    }
    let rates = rate::on(tx.conn(), ctx.today()).await?;
    let mut write = Write {
        tx: &tx,
        project: project.id,
        user: ctx.subject()?.user,
        position: chains.values().flat_map(|chain| &chain.states).map(|state| state.position).max().unwrap_or(0),
        chains: &chains,
        rates,
        saved: Saved::default(),
        before: BTreeMap::new(),
        after: BTreeMap::new(),
    };
    for (key, step) in steps {
        write.step(&key, step).await?;
    }
    let Write { saved, before, after, .. } = write;
    check_sums(&lines(tx.conn(), project.id, &nodes, Which::Now).await?)?;
    let change = Change::new("budget.save", format!("budget:{}", project.id)).project(project.id);
    tx.record(change.before(&before)?.after(&after)?).await?;
    tx.commit().await?;
    Ok(saved)
}

struct Write<'a> {
    tx: &'a Tx,
    project: ProjectId,
    user: UserId,
    /// The last that is taken.
    position: i64,
    chains: &'a BTreeMap<BudgetLineId, Chain>,
    rates: Rates,
    saved: Saved,
    before: BTreeMap<String, Facts>,
    after: BTreeMap<String, Facts>,
}

impl Write<'_> {
    async fn step(&mut self, key: &str, step: Step) -> Result<()> {
        match step {
            Step::Add { says, amount } => {
                self.position += 1;
                let amount = self.amount(key, &says, amount)?;
                let id = money::line(self.tx, self.line(&says, None, 1, self.position), amount).await?;
                self.after.insert(name(id), says.facts());
                self.saved.added += 1;
            }
            Step::Change { line, says, amount } => {
                let (now, version) = self.present(line)?;
                let (now, version) = (now.clone(), version + 1);
                let amount = match now.says.numbers() == says.numbers() {
                    true => now.again(Some(self.user)),
                    false => self.amount(key, &says, amount)?,
                };
                supersede(self.tx, now.amount_row).await?;
                if now.says.is_same_line(&says) {
                    money::amount(self.tx, now.row, amount).await?;
                    next_version(self.tx, now.row, version).await?;
                } else {
                    retire(self.tx, now.row).await?;
                    let new = self.line(&says, Some(line), version, now.position);
                    let successor = money::line(self.tx, new, amount).await?;
                    self.carry(now.row, successor).await?;
                }
                self.before.insert(name(line), now.says.facts());
                self.after.insert(name(line), says.facts());
                self.saved.changed += 1;
            }
            Step::Retire { line } => {
                let (now, _) = self.present(line)?;
                let now = now.clone();
                supersede(self.tx, now.amount_row).await?;
                retire(self.tx, now.row).await?;
                self.free(now.row).await?;
                self.unpay(line).await?;
                self.before.insert(name(line), now.says.facts());
                self.saved.retired += 1;
            }
        }
        Ok(())
    }

    fn present(&self, line: BudgetLineId) -> Result<(&State, i64)> {
        self.chains.get(&line).and_then(Chain::last).ok_or(Error::NotFound)
    }

    fn line<'a>(&self, says: &'a Says, first: Option<BudgetLineId>, version: i64, position: i64) -> NewLine<'a> {
        NewLine {
            project: self.project,
            first,
            version,
            position,
            section: says.section,
            node: says.node,
            year: says.year,
            description: &says.description,
            unit: &says.unit,
            evaluation: says.evaluation,
        }
    }

    fn amount(&self, key: &str, says: &Says, amount: Money) -> Result<NewAmount> {
        let converted = self.rates.convert(amount).map_err(|problem| {
            let field = format!("{key}.{}", Column::UnitCost);
            Error::from(Problem { field, ..problem })
        })?;
        let (quantity, unit_cost, duration) = says.numbers();
        Ok(NewAmount { quantity, unit_cost, duration, amount, converted, user: Some(self.user) })
    }

    /// What was tied to a line is tied to its successor, by whoever tied it.
    async fn carry(&self, from: BudgetLineId, to: BudgetLineId) -> Result<()> {
        for row in self.free(from).await? {
            let row = allocations::ActiveModel {
                line_id: Set(to.0),
                appeal_row_id: Set(row.appeal_row_id),
                area: Set(row.area),
                allocated_usd: Set(row.allocated_usd),
                user_id: Set(row.user_id),
                recorded_at: Set(self.tx.now()),
                superseded_at: Set(None),
                ..Default::default()
            };
            allocations::Entity::insert(row).exec_without_returning(self.tx.conn()).await?;
        }
        Ok(())
    }

    /// Ends what contributions have allocated to a line that is taken out: that money is free again.
    async fn unpay(&self, line: BudgetLineId) -> Result<()> {
        use contribution_allocations::Column as Paid;
        contribution_allocations::Entity::update_many()
            .col_expr(Paid::SupersededAt, Expr::value(self.tx.now()))
            .filter(Paid::LineId.eq(line.0))
            .filter(Paid::SupersededAt.is_null())
            .exec(self.tx.conn())
            .await?;
        Ok(())
    }

    /// Ends what is tied to a line, and gives it.
    async fn free(&self, line: BudgetLineId) -> Result<Vec<allocations::Model>> {
        self.tx.touch_line(line);
        use allocations::Column as Tied;
        let stands =
            || allocations::Entity::find().filter(Tied::LineId.eq(line.0)).filter(Tied::SupersededAt.is_null());
        let rows = stands().all(self.tx.conn()).await?;
        allocations::Entity::update_many()
            .col_expr(Tied::SupersededAt, Expr::value(self.tx.now()))
            .filter(Tied::LineId.eq(line.0))
            .filter(Tied::SupersededAt.is_null())
            .exec(self.tx.conn())
            .await?;
        Ok(rows)
    }
}

/// As the audit log names a line.
fn name(line: BudgetLineId) -> String {
    format!("line {line}")
}

/// Ends an amount.
pub(super) async fn supersede(tx: &Tx, amount: i64) -> Result<()> {
    budget_amounts::Entity::update_many()
        .col_expr(budget_amounts::Column::SupersededAt, Expr::value(tx.now()))
        .filter(budget_amounts::Column::Id.eq(amount))
        .exec(tx.conn())
        .await?;
    Ok(())
}

pub(super) async fn next_version(tx: &Tx, row: BudgetLineId, version: i64) -> Result<()> {
    budget_lines::Entity::update_many()
        .col_expr(budget_lines::Column::Version, Expr::value(version))
        .filter(budget_lines::Column::Id.eq(row.0))
        .exec(tx.conn())
        .await?;
    Ok(())
}

async fn retire(tx: &Tx, row: BudgetLineId) -> Result<()> {
    budget_lines::Entity::update_many()
        .col_expr(budget_lines::Column::RetiredAt, Expr::value(tx.now()))
        .filter(budget_lines::Column::Id.eq(row.0))
        .exec(tx.conn())
        .await?;
    Ok(())
}
