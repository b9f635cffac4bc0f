//! Records the rows of a ledger that are new or changed: all of them or, where a person says so, those that are good.

use std::collections::{BTreeMap, HashMap, hash_map::Entry};

use chrono::NaiveDate;
use domain::policy::Action;

use super::{
    ledger::{Fate, Ledger, Looked, look},
    written::{check_sums, name, supersede, told},
};
use crate::{
    ctx::Ctx,
    error::{Error, Problem, Result},
    event::Change,
    insert::expenditure::{NewExpenditure, expenditures},
    query::rate::{self, Rates},
};

/// So many entries the audit log names one by one.
const TOLD: usize = 200;

/// What became of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Refused.
    pub left: usize,
}

/// An amount is converted at the rate of its day; where only the words of an entry change, it keeps its rate.
///
/// Errors: as of the preview; with `all` rows that are refused, each as `ROW.column` (`number` of the row in the file); a row that is too
/// large in USD. The same ledger again changes nothing.
pub async fn import(ctx: &Ctx, command: &Ledger, all: bool) -> Result<Imported> {
    let project = ctx.project(&command.project, Action::EnterExpenditure).await?;
    let tx = ctx.write().await?;
    let looked = look(ctx, tx.conn(), &project, command).await?;
    let mut imported = Imported::default();
    let mut refused = Vec::new();
    for one in &looked {
        match &one.fate {
            Fate::New => imported.new += 1,
            Fate::Changed(_) => imported.changed += 1,
            Fate::Unchanged => imported.unchanged += 1,
            Fate::Refused(problems) => {
                imported.left += 1;
                refused.extend(problems.iter().map(|problem| at(one, problem.clone())));
            }
        }
    }
    if all && !refused.is_empty() {
        return Err(Error::Invalid(refused));
    }
    if imported.new + imported.changed == 0 {
        return Ok(imported);
    }
    let mut rates: HashMap<NaiveDate, Rates> = HashMap::new();
    let (mut new, mut ended, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    for one in looked.iter().filter(|one| one.is_good()) {
        let Some(read) = &one.read else { continue };
        let named = format!("{} {}", name(read.line), read.document);
        let same = one.replaces.as_ref().filter(|now| (now.amount, now.day) == (read.amount, read.day));
        let converted = match same {
            Some(now) => now.converted,
            None => {
                let of_day = match rates.entry(read.day) {
                    Entry::Occupied(there) => there.into_mut(),
                    Entry::Vacant(none) => none.insert(rate::on(tx.conn(), read.day).await?),
                };
                match of_day.convert(read.amount) {
                    Ok(converted) => converted,
                    Err(problem) => {
                        problems.push(at(one, Problem { field: "amount".into(), ..problem }));
                        continue;
                    }
                }
            }
        };
        if let Some(now) = &one.replaces {
            ended.push(now.id);
            if before.len() < TOLD {
                before.insert(named.clone(), format!("{} {}", told(now.amount), now.day));
            }
        }
        if after.len() < TOLD {
            after.insert(named, format!("{} {}", told(read.amount), read.day));
        }
        new.push(NewExpenditure {
            project: project.id,
            line: read.line,
            day: read.day,
            document: Some(read.document.clone()),
            description: read.description.clone(),
            amount: read.amount,
            converted,
            user: Some(ctx.subject()?.user),
            at: tx.now(),
        });
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    supersede(&tx, &ended).await?;
    expenditures(&tx, new).await?;
    check_sums(&tx, project.id).await?;
    after.insert("entries".to_owned(), (imported.new + imported.changed).to_string());
    let change = Change::new("expenditure.import", format!("expenditure:{}", project.id)).project(project.id);
    tx.record(change.before(&before)?.after(&after)?).await?;
    tx.commit().await?;
    Ok(imported)
}

/// A problem with the row on which it stands.
fn at(one: &Looked, problem: Problem) -> Problem {
    Problem { field: format!("{}.{}", one.row.number, problem.field), ..problem }
}
