//! What was spent on the lines of projects that have begun: month by month, most near the pace of the calendar.
//!
//! One project spends too fast and one too slowly, and one has spent on a result of which nothing was reported. The told project
//! [`LEDGER`] has documents; what others spent was typed for a month. Of a generated project each line has three entries.

use chrono::{Datelike, Months, NaiveDate};
use domain::{budget::Section, lifecycle::ProjectState, money::Money};

use super::{Written, converted};
use crate::{
    demo::{
        framework::Rates,
        past::{Past, moment, plus},
        project::Made,
        random::Random,
        stories,
    },
    error::Result,
    event::Change,
    insert::expenditure::{NewExpenditure, expenditures},
};

/// The project of which the ledger was imported.
const LEDGER: &str = "DP.1649";
/// Spends so much, in hundredths of the pace of the calendar; the others are drawn around 97.
const PACES: [(&str, i64); 2] = [("DP.1588", 117), ("DP.1711", 52)];
/// In so many months a result is paid for of which nothing was reported.
const SOON: usize = 6;
/// The entries of a line of a generated project.
const ENTRIES: usize = 3;

/// A month of the project.
#[derive(Clone, Copy)]
struct Month {
    last: NaiveDate,
    /// When what was spent in it was recorded; none where that would not have been yet.
    at: Option<i64>,
}

pub(super) async fn make(past: &mut Past, made: &Made<'_>, written: &[Written], rates: &Rates) -> Result<()> {
    let code = made.file.code.as_str();
    let Some(begun) = made.steps.iter().find(|step| step.state == ProjectState::Active) else { return Ok(()) };
    let random = &mut Random::new(past.seed, &format!("spending {code}"));
    let halted = made.steps.iter().find(|step| step.state == ProjectState::Suspended).map(|step| step.day);
    let months: Vec<Month> = (0..made.file.months)
        .filter_map(|nth| {
            let next = made.starts.checked_add_months(Months::new(nth + 1))?;
            let last = plus(next, -1);
            let at = moment(plus(last, random.between(5, 12)), random);
            let before = halted.is_none_or(|halted| last < halted) && at < super::midnight(past.today);
            Some(Month { last, at: (before && at > begun.at).then_some(at) })
        })
        .collect();
    let around = random.between(90, 104);
    let pace = PACES.iter().find(|(project, _)| *project == code).map_or(around, |(_, pace)| *pace);
    let mut new = Vec::new();
    for (nth, line) in written.iter().enumerate() {
        let own = months_of(made, line, &months, past.tells);
        for (month, at, minor) in spread(line.amount.amount.minor, &own, pace, past.tells, random) {
            let amount = Money::new(minor, line.amount.amount.currency);
            let (document, description) = match code {
                LEDGER => told(line, nth + 1, month),
                _ => (None, String::new()),
            };
            new.push(NewExpenditure {
                project: made.id,
                line: line.id,
                day: month,
                document,
                description,
                amount,
                converted: converted(rates, amount, month)?,
                user: Some(made.hands.manager),
                at,
            });
        }
    }
    expenditures(past.tx(), new).await?;
    let action = if code == LEDGER { "expenditure.import" } else { "expenditure.enter" };
    for at in months.iter().filter_map(|month| month.at) {
        let change = Change::new(action, format!("expenditure:{}", made.id)).project(made.id);
        past.log_step(at, Some(made.hands.manager), change);
    }
    Ok(())
}

/// The months in which a line is spent: staff and office of a told project in their year, an evaluation towards the end.
fn months_of(made: &Made<'_>, line: &Written, months: &[Month], tells: bool) -> Vec<Month> {
    let by_year = tells && matches!(line.section, Section::Staff | Section::Office);
    let of_year = |month: &&Month| !by_year || i64::from(month.last.year()) == line.year;
    let mut own: Vec<Month> = months.iter().filter(of_year).copied().collect();
    if stories::paid_soon(made.file, &line.result) {
        own.truncate(SOON);
    } else if line.evaluation {
        own.drain(..own.len() * 2 / 3);
    }
    own
}

/// What was spent in which month, recorded when. Not above the amount of the line, but where the project spends too fast.
fn spread(amount: i64, months: &[Month], pace: i64, tells: bool, random: &mut Random) -> Vec<(NaiveDate, i64, i64)> {
    let recorded: Vec<(NaiveDate, i64)> = months.iter().filter_map(|month| Some((month.last, month.at?))).collect();
    let Some(of) = i64::try_from(months.len()).ok().filter(|of| *of > 0) else { return Vec::new() };
    let steps: Vec<usize> = match tells {
        true => (1..=recorded.len()).collect(),
        false => {
            let mut ends: Vec<usize> = (1..=ENTRIES).map(|entry| recorded.len() * entry / ENTRIES).collect();
            ends.dedup();
            ends.retain(|end| *end > 0);
            ends
        }
    };
    let most = if pace > 105 { i64::MAX } else { amount };
    let (mut spent, mut before, mut list) = (0, 0, Vec::new());
    for end in steps {
        let Some((last, at)) = recorded.get(end - 1).copied() else { break };
        let share = amount / of * i64::try_from(end - before).unwrap_or(1);
        let minor = (share / 10_000 * pace * random.between(82, 118)).clamp(0, most.saturating_sub(spent));
        before = end;
        if minor > 0 {
            spent += minor;
            list.push((last, at, minor));
        }
    }
    list
}

/// The document and what it says, as a ledger has them.
fn told(line: &Written, nth: usize, month: NaiveDate) -> (Option<String>, String) {
    let (kind, says) = match line.section {
        Section::Staff => ("PR", "Payroll"),
        Section::Office => ("PV", "Office running costs"),
        Section::Operational => ("PV", "Invoices of the month"),
        Section::Overhead => ("JV", "Overhead charged"),
    };
    (Some(format!("{kind}-{}-{nth:03}", month.format("%Y%m"))), format!("{says}, {}", month.format("%B %Y")))
}
