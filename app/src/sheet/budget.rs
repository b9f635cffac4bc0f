//! The budget to take away: a row for each line, sub-totals, checks, and the moment it is of. For whoever may view the project.

use backend::{
    ctx::Ctx,
    error::{Error, Result},
    query::{
        budget::{Budget, Line, Of, budget},
        expenditure::{self, Line as Spent, by_line},
    },
    sheet::write::{Content, Table, tables},
};
use domain::{
    budget::{Section, Total},
    code::ProjectCode,
    format,
    money::{Currency, Money},
    policy::Action,
};

use super::Download;
use crate::{pages::project::budget::checks, request::Visit, t};

/// The spreadsheet of a budget as it stands, or stood at the end of a past day.
pub async fn budget_sheet(visit: &Visit, code: &str, as_at: &str) -> Result<Download> {
    visit.ctx.subject()?;
    let ctx = visit.about(as_at)?;
    let code: ProjectCode = code.parse().map_err(|_| Error::NotFound)?;
    let project = ctx.project(&code, Action::View).await?;
    let of = budget(&ctx, &project).await?;
    let spent = by_line(&ctx, project.id, &of.lines).await?;
    let moment = moment(&ctx)?;
    let title = t!("budget-sheet-title", code = code.to_string(), title = project.title.clone(), moment = moment);
    let name = match ctx.past_day() {
        Some(day) => format!("{code}-budget-{day}.xlsx"),
        None => format!("{code}-budget.xlsx"),
    };
    let sheets = [lines(&of, &spent, &title)?, totals(&of, &title), checked(&of, &title)];
    Ok(Download { name, bytes: tables(&sheets)? })
}

/// Of when the figures are, and who took them away.
pub(super) fn moment(ctx: &Ctx) -> Result<String> {
    Ok(match ctx.past_day() {
        Some(day) => t!("budget-sheet-as-at", day = format::date(day)),
        None => t!("budget-sheet-now", moment = format::moment(ctx.now()), who = ctx.subject()?.name.clone()),
    })
}

pub(super) fn usd(cents: i64) -> Content {
    Content::number(Money::new(cents, Currency::USD).to_string())
}

/// A sum; words where nothing of it is converted.
pub(super) fn total(of: Total) -> Content {
    if of.is_unknown() { Content::text(t!("money-no-rate")) } else { usd(of.usd) }
}

fn section(section: Section) -> String {
    t!(&format!("budget-{section}"))
}

fn lines(of: &Budget, spent: &[Spent], title: &str) -> Result<Table> {
    let columns = [
        ("budget-column-section", 14.0),
        ("budget-number", 8.0),
        ("budget-column-result", 40.0),
        ("budget-line", 48.0),
        ("budget-year", 8.0),
        ("budget-column-unit", 14.0),
        ("budget-column-evaluation", 11.0),
        ("budget-column-quantity", 11.0),
        ("budget-column-unit-cost", 14.0),
        ("budget-column-duration", 10.0),
        ("budget-currency", 10.0),
        ("budget-amount", 16.0),
        ("funding-rate", 12.0),
        ("rates-day", 14.0),
        ("budget-sheet-usd", 16.0),
        ("budget-tied-usd", 16.0),
        ("spent-spent-usd", 16.0),
        ("spent-left", 16.0),
    ];
    let on = |line: &Line| spent.iter().find(|spent| spent.id == line.id);
    let mut rows = Vec::new();
    for (part, sum) in of.sections.iter().filter(|(_, sum)| sum.amounts > 0) {
        rows.extend(of.lines.iter().filter(|line| line.section == *part).map(|line| (false, row(line, on(line)))));
        let spent = expenditure::sum(spent.iter().filter(|spent| spent.section == *part))?.spent;
        rows.push((true, sum_row(t!("budget-sheet-subtotal", name = section(*part)), *sum, spent, columns.len())));
    }
    let whole = expenditure::sum(spent.iter())?.spent;
    rows.push((true, sum_row(t!("budget-whole"), of.total, whole, columns.len())));
    Ok(Table {
        name: t!("budget-title"),
        title: title.to_owned(),
        columns: columns.map(|(key, width)| (t!(key), width)).into(),
        rows,
    })
}

fn row(line: &Line, spent: Option<&Spent>) -> Vec<Content> {
    let result = line.result.as_ref();
    let rate = line.rate;
    vec![
        Content::text(section(line.section)),
        Content::text(result.and_then(|result| result.number.clone()).unwrap_or_default()),
        Content::text(result.map(|result| result.statement.clone()).unwrap_or_default()),
        Content::text(line.description.clone()),
        Content::number(line.year.to_string()),
        Content::text(line.unit.clone()),
        Content::text(if line.evaluation { t!("budget-is-evaluation") } else { String::new() }),
        Content::number(line.quantity.to_string()),
        Content::number(line.unit_cost.to_string()),
        Content::number(line.duration.to_string()),
        Content::text(line.amount.currency.to_string()),
        Content::number(line.amount.to_string()),
        rate.map_or(Content::Blank, |rate| Content::number(format::rate(rate.ten_billionths))),
        Content::text(rate.map(|rate| rate.day.to_string()).unwrap_or_default()),
        line.usd.map_or_else(|| Content::text(t!("money-no-rate")), usd),
        if line.allocations.is_empty() { Content::Blank } else { usd(line.allocated()) },
        spent.filter(|spent| !spent.spent.is_empty()).map_or(Content::Blank, |spent| total(spent.money.spent)),
        spent.and_then(Spent::left).map_or(Content::Blank, |left| Content::number(left.to_string())),
    ]
}

/// The name stands under the lines, the sum under the dollars, and what it leaves out beside it.
fn sum_row(name: String, sum: Total, spent: Total, width: usize) -> Vec<Content> {
    let mut cells = vec![Content::Blank; width];
    cells[3] = Content::text(name);
    cells[width - 4] = total(sum);
    cells[width - 2] = total(spent);
    if sum.not_converted > 0 {
        cells[width - 3] = Content::text(t!("funding-plus-missing", count = sum.not_converted));
    }
    cells
}

fn totals(of: &Budget, title: &str) -> Table {
    let columns = [
        ("budget-sheet-by", 16.0),
        ("budget-sheet-name", 60.0),
        ("budget-original", 18.0),
        ("budget-sheet-usd", 18.0),
        ("budget-sheet-missing", 16.0),
    ];
    let line = |by: &str, name: String, original: Content, sum: Total| {
        let missing = Content::number(sum.not_converted.to_string());
        (false, vec![Content::text(t!(by)), Content::text(name), original, total(sum), missing])
    };
    let sections =
        of.sections.iter().map(|(part, sum)| line("budget-by-section", section(*part), Content::Blank, *sum));
    let results = of.results.iter().map(|by| {
        let name = match &by.of {
            Of::Result { number, statement, .. } => format!("{number} {statement}"),
            Of::None => t!("budget-no-single-result"),
            Of::Gone => t!("budget-result-out"),
        };
        line("budget-by-result", name, Content::Blank, by.total)
    });
    let currencies = of.currencies.iter().map(|by| {
        line("budget-by-currency", by.original.currency.to_string(), Content::number(by.original.to_string()), by.total)
    });
    let years = of.years.iter().map(|(year, sum)| line("budget-by-year", year.to_string(), Content::Blank, *sum));
    let whole = vec![
        Content::Blank,
        Content::text(t!("budget-whole")),
        Content::Blank,
        total(of.total),
        Content::number(of.total.not_converted.to_string()),
    ];
    Table {
        name: t!("budget-sheet-totals"),
        title: title.to_owned(),
        columns: columns.map(|(key, width)| (t!(key), width)).into(),
        rows: sections.chain(results).chain(currencies).chain(years).chain([(true, whole)]).collect(),
    }
}

fn checked(of: &Budget, title: &str) -> Table {
    let rows = of.findings.iter().map(|finding| {
        let words = [checks::name(finding), checks::verdict(finding), checks::sentence(finding)];
        (false, words.map(Content::text).into())
    });
    Table {
        name: t!("budget-checks"),
        title: title.to_owned(),
        columns: vec![
            (t!("budget-sheet-rule"), 60.0),
            (t!("budget-sheet-verdict"), 14.0),
            (t!("budget-sheet-figures"), 100.0),
        ],
        rows: rows.collect(),
    }
}
