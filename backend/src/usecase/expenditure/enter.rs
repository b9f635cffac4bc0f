//! Records what was spent in a month on the lines of a budget, as it was typed; all of it or nothing.

use std::collections::BTreeMap;

use domain::{
    code::ProjectCode,
    id::{BudgetLineId, ProjectId},
    money::Money,
    policy::Action,
    spending::{self, Month, Window},
};
use sea_orm::FromQueryResult;

use super::written::{check_sums, currency, live, name, supersede, told};
use crate::{
    ctx::{Ctx, Tx},
    error::{Error, Problem, Result},
    event::Change,
    insert::expenditure::{NewExpenditure, expenditures},
    query::{all, rate},
};

/// A figure as it was sent. Blank is no figure; zero is one.
#[derive(Clone, Debug)]
pub struct Typed {
    /// How problems name it.
    pub key: String,
    pub line: BudgetLineId,
    pub text: String,
    /// The entry that was read; none where there was no figure.
    pub entry: Option<i64>,
}

/// Lines that are not there stay as they are.
#[derive(Clone, Debug)]
pub struct Enter {
    pub project: ProjectCode,
    pub month: Month,
    pub lines: Vec<Typed>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// Where there was no figure.
    pub added: u32,
    pub changed: u32,
    /// Figures in whose place there is none now.
    pub removed: u32,
}

/// What was typed for the month through its revisions.
#[derive(FromQueryResult)]
struct EntryRow {
    id: i64,
    line_id: i64,
    currency: String,
    amount_minor: i64,
    superseded_at: Option<i64>,
    who: Option<String>,
    recorded_at: i64,
}

impl EntryRow {
    fn amount(&self) -> Result<Money> {
        Ok(Money::new(self.amount_minor, currency(&self.currency)?))
    }
}

/// What becomes of a figure.
struct Step {
    line: BudgetLineId,
    before: Option<(i64, Money)>,
    after: Option<Money>,
}

/// An amount is in the currency of its line, and is converted at the rate of the last day of the month, or of today where that is still
/// to come.
///
/// Errors: a month that is closed ([`spending::Closed`], at `month`); at its key a figure that cannot be read ([`spending::Fault`]), is
/// too large in USD, or whose line was taken out of the budget. Another figure stands there now, and it says something else: a conflict,
/// with what stands there and by whom. Figures that were not touched are no conflict, whoever changed them.
pub async fn enter(ctx: &Ctx, command: Enter) -> Result<Entered> {
    let project = ctx.project(&command.project, Action::EnterExpenditure).await?;
    let window = Window { starts: project.starts, ends: project.ends, today: ctx.today() };
    if let Err(closed) = window.month(command.month) {
        return Err(Error::invalid("month", closed.code()));
    }
    let tx = ctx.write().await?;
    let steps = plan(&tx, project.id, &command).await?;
    if steps.is_empty() {
        return Ok(Entered::default());
    }
    let day = command.month.last();
    let rates = rate::on(tx.conn(), day.min(ctx.today())).await?;
    let (mut entered, mut new, mut ended) = (Entered::default(), Vec::new(), Vec::new());
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    let mut problems = Vec::new();
    for (key, step) in steps {
        tx.touch_line(step.line);
        match (step.before, step.after) {
            (None, _) => entered.added += 1,
            (Some(_), Some(_)) => entered.changed += 1,
            (Some(_), None) => entered.removed += 1,
        }
        if let Some((entry, amount)) = step.before {
            ended.push(entry);
            before.insert(name(step.line), told(amount));
        }
        let Some(amount) = step.after else { continue };
        after.insert(name(step.line), told(amount));
        match rates.convert(amount) {
            Ok(converted) => new.push(NewExpenditure {
                project: project.id,
                line: step.line,
                day,
                document: None,
                description: String::new(),
                amount,
                converted,
                user: Some(ctx.subject()?.user),
                at: tx.now(),
            }),
            Err(problem) => problems.push(Problem { field: key, ..problem }),
        }
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    supersede(&tx, &ended).await?;
    expenditures(&tx, new).await?;
    check_sums(&tx, project.id).await?;
    let subject = format!("expenditure:{}:{}", project.id, command.month);
    let change = Change::new("expenditure.enter", subject).project(project.id);
    tx.record(change.before(&before)?.after(&after)?).await?;
    tx.commit().await?;
    Ok(entered)
}

/// What each figure becomes, with its key. Every one that cannot be is named: mistakes first, for a conflict is decided over figures
/// that can be read.
async fn plan(tx: &Tx, project: ProjectId, command: &Enter) -> Result<Vec<(String, Step)>> {
    let rows: Vec<EntryRow> = all(
        tx.conn(),
        "SELECT x.id, x.line_id, x.currency, x.amount_minor, x.superseded_at, u.name AS who, x.recorded_at
         FROM expenditures x LEFT JOIN users u ON u.id = x.user_id
         WHERE x.project_id = $1 AND x.day = $2 AND x.document IS NULL ORDER BY x.id",
        [project.0.into(), command.month.last().into()],
    )
    .await?;
    let lines = live(tx.conn(), project).await?;
    let (mut steps, mut invalid, mut conflict) = (Vec::new(), Vec::new(), Vec::new());
    for typed in &command.lines {
        let of_line = |row: &&EntryRow| row.line_id == typed.line.0;
        let now = rows.iter().filter(of_line).find(|row| row.superseded_at.is_none());
        let base = typed.entry.map(|entry| rows.iter().filter(of_line).find(|row| row.id == entry));
        let base = base.map(|base| base.ok_or(Error::NotFound)).transpose()?;
        let line = lines.iter().find(|line| line.id == typed.line);
        // What was typed is in the currency that stood beside the cell.
        let shown = base.or(now).map(|row| currency(&row.currency)).transpose()?;
        let Some(in_currency) = shown.or(line.map(|line| line.amount.currency)) else { return Err(Error::NotFound) };
        let after = match spending::typed(&typed.text, in_currency) {
            Ok(after) => after,
            Err(fault) => {
                let text: String = typed.text.trim().chars().take(40).collect();
                invalid.push(Problem::new(&typed.key, fault.code()).with("typed", text));
                continue;
            }
        };
        let amount = |row: Option<&EntryRow>| row.map(EntryRow::amount).transpose();
        let (read, stands) = (amount(base)?, amount(now)?);
        if after == read || after == stands {
            continue;
        }
        if line.is_none() {
            invalid.push(Problem::new(&typed.key, "spent-line-gone"));
        } else if stands != read {
            conflict.extend(met(typed, now, stands, rows.iter().rfind(of_line)));
        } else {
            let before = now.zip(stands).map(|(row, amount)| (row.id, amount));
            steps.push((typed.key.clone(), Step { line: typed.line, before, after }));
        }
    }
    if !invalid.is_empty() {
        return Err(Error::Invalid(invalid));
    }
    if !conflict.is_empty() {
        return Err(Error::Conflict(conflict));
    }
    Ok(steps)
}

/// Somebody else typed another figure since: who and when, the entry with which a second try goes through, and what stands there now.
fn met(typed: &Typed, now: Option<&EntryRow>, stands: Option<Money>, last: Option<&EntryRow>) -> [Problem; 2] {
    let field = format!("{}.entry", typed.key);
    let whole = match now.or(last).and_then(|row| Some((row.who.as_ref()?, row.recorded_at))) {
        Some((who, at)) => Problem::new(field, "changed-meanwhile").with("who", who).since(at),
        None => Problem::new(field, "changed-meanwhile-by-nobody"),
    };
    let entry = now.map(|row| row.id.to_string()).unwrap_or_default();
    let present = match stands {
        Some(amount) => Problem::new(&typed.key, "present-value").with("value", told(amount)),
        None => Problem::new(&typed.key, "present-blank"),
    };
    [whole.with("entry", entry), present]
}
