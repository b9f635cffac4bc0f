//! What was spent of a project to take away: every entry with its document and rate, and what each line has left. For whoever may view the
//! project.

use std::collections::HashMap;

use backend::{
    error::{Error, Result},
    query::expenditure::{Entry, Line, Spending, entries, spending},
    sheet::write::{Content, Table, tables},
};
use domain::{
    budget::Total, code::ProjectCode, format, id::BudgetLineId, money::Money, policy::Action, spending::Month,
};

use super::{
    Download,
    budget::{moment, total, usd},
};
use crate::{
    pages::project::budget::spent::{warnings, words},
    request::Visit,
    t,
};

/// More entries than any project has; a sheet holds a million rows.
const MOST: u64 = 500_000;

/// The spreadsheet of what was spent as it stands, or stood at the end of a past day.
pub async fn spent_sheet(visit: &Visit, code: &str, as_at: &str) -> Result<Download> {
    visit.ctx.subject()?;
    let ctx = visit.about(as_at)?;
    let code: ProjectCode = code.parse().map_err(|_| Error::NotFound)?;
    let project = ctx.project(&code, Action::View).await?;
    let of = spending(&ctx, &project).await?;
    let entries = entries(&ctx, project.id, MOST).await?;
    let moment = moment(&ctx)?;
    let title = t!("spent-sheet-title", code = code.to_string(), title = project.title.clone(), moment = moment);
    let name = match ctx.past_day() {
        Some(day) => format!("{code}-spent-{day}.xlsx"),
        None => format!("{code}-spent.xlsx"),
    };
    let sheets = [listed(&of, &entries, &title), lines(&of, &title), months(&of, &title), warned(&of, &title)];
    Ok(Download { name, bytes: tables(&sheets)? })
}

/// A number, or nothing at all.
fn place(line: Option<&&Line>) -> Content {
    let number = line.and_then(|line| line.number);
    number.map_or(Content::Blank, |number| Content::number(number.to_string()))
}

fn listed(of: &Spending, entries: &[Entry], title: &str) -> Table {
    let by_id: HashMap<BudgetLineId, &Line> = of.lines.iter().map(|line| (line.id, line)).collect();
    let row = |entry: &Entry| {
        let line = by_id.get(&entry.line);
        let cells = vec![
            Content::text(entry.day.to_string()),
            Content::text(Month::of(entry.day).to_string()),
            Content::text(entry.document.clone().unwrap_or_else(|| t!("ledger-typed"))),
            place(line),
            Content::text(line.map(|line| line.description.clone()).unwrap_or_default()),
            Content::text(entry.description.clone()),
            Content::text(entry.amount.currency.to_string()),
            Content::number(entry.amount.to_string()),
            entry.rate.map_or(Content::Blank, |rate| Content::number(format::rate(rate.ten_billionths))),
            Content::text(entry.rate.map(|rate| rate.day.to_string()).unwrap_or_default()),
            entry.usd.map_or_else(|| Content::text(t!("money-no-rate")), usd),
            Content::text(entry.who.clone().unwrap_or_default()),
            Content::text(format::moment(entry.at)),
        ];
        (false, cells)
    };
    let mut sum = vec![Content::Blank; 13];
    sum[5] = Content::text(t!("budget-whole"));
    sum[10] = total(of.whole.spent);
    let columns = [
        ("ledger-holds-day", 12.0),
        ("spent-month", 10.0),
        ("ledger-holds-document", 20.0),
        ("budget-number", 6.0),
        ("budget-line", 44.0),
        ("ledger-holds-description", 36.0),
        ("budget-currency", 10.0),
        ("budget-amount", 16.0),
        ("funding-rate", 12.0),
        ("rates-day", 12.0),
        ("budget-sheet-usd", 16.0),
        ("spent-sheet-who", 22.0),
        ("spent-sheet-at", 20.0),
    ];
    Table {
        name: t!("spent-sheet-entries"),
        title: title.to_owned(),
        columns: columns.map(|(key, width)| (t!(key), width)).into(),
        rows: entries.iter().map(row).chain([(true, sum)]).collect(),
    }
}

fn lines(of: &Spending, title: &str) -> Table {
    let amount = |money: Option<Money>| money.map_or(Content::Blank, |money| Content::number(money.to_string()));
    let row = |line: &Line| {
        let cells = vec![
            place(Some(&line)),
            Content::text(t!(&format!("budget-{}", line.section))),
            Content::text(line.description.clone()),
            Content::number(line.year.to_string()),
            Content::text(line.amount.map(|money| money.currency.to_string()).unwrap_or_default()),
            amount(line.amount),
            Content::text(words::several(&line.spent)),
            amount(line.left()),
            total(line.money.budget),
            total(line.money.spent),
            Content::number(line.money.spent.not_converted.to_string()),
        ];
        (false, cells)
    };
    let mut sum = vec![Content::Blank; 11];
    sum[2] = Content::text(t!("budget-whole"));
    sum[8] = total(of.whole.budget);
    sum[9] = total(of.whole.spent);
    sum[10] = Content::number(of.whole.spent.not_converted.to_string());
    let columns = [
        ("budget-number", 6.0),
        ("budget-column-section", 14.0),
        ("budget-line", 48.0),
        ("budget-year", 8.0),
        ("budget-currency", 10.0),
        ("spent-budget", 16.0),
        ("spent-spent", 24.0),
        ("spent-left", 16.0),
        ("spent-budget-usd", 16.0),
        ("spent-spent-usd", 16.0),
        ("budget-sheet-missing", 16.0),
    ];
    Table {
        name: t!("spent-sheet-lines"),
        title: title.to_owned(),
        columns: columns.map(|(key, width)| (t!(key), width)).into(),
        rows: of.lines.iter().map(row).chain([(true, sum)]).collect(),
    }
}

fn months(of: &Spending, title: &str) -> Table {
    let row = |(month, sum): &(Month, Total)| {
        let missing = Content::number(sum.not_converted.to_string());
        (false, vec![Content::text(month.to_string()), total(*sum), missing])
    };
    Table {
        name: t!("spent-by-month"),
        title: title.to_owned(),
        columns: vec![(t!("spent-month"), 12.0), (t!("spent-in-month"), 18.0), (t!("budget-sheet-missing"), 16.0)],
        rows: of.months.iter().map(row).collect(),
    }
}

fn warned(of: &Spending, title: &str) -> Table {
    let rows = of.findings.iter().map(|finding| {
        let found: Vec<String> =
            finding.offences.iter().map(|offence| warnings::sentence(of, finding, offence)).collect();
        let why = finding.why.map(|why| t!(&format!("burn-{why}-long")));
        let said: Vec<String> = found.into_iter().chain(why).collect();
        let words = [warnings::name(finding), warnings::verdict(finding), said.join(" ")];
        (false, words.map(Content::text).into())
    });
    Table {
        name: t!("spent-warnings"),
        title: title.to_owned(),
        columns: vec![
            (t!("budget-sheet-rule"), 60.0),
            (t!("budget-sheet-verdict"), 22.0),
            (t!("budget-sheet-figures"), 100.0),
        ],
        rows: rows.collect(),
    }
}
