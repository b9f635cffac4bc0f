//! What would become of each row of a ledger: looked at before anything is recorded, and again inside the transaction that records it.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::{
    code::ProjectCode,
    id::{BudgetLineId, ProjectId},
    ledger::{self, Column},
    money::{Currency, Money},
    policy::Action,
    spending::Window,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::{Deserialize, Serialize};

use super::written::{currency, live};
use crate::{
    ctx::Ctx,
    error::{Problem, Result},
    insert::money::Converted,
    query::{all, budget::Line, project::Project},
    usecase::text::clean,
};

/// More rows than a mission books in a year.
pub(super) const MOST_ROWS: usize = 5_000;
const DOCUMENT_MAX: usize = 60;
const DESCRIPTION_MAX: usize = 300;

/// A row as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its place, counted from 1; the headings count too.
    pub number: usize,
    pub document: String,
    pub day: String,
    /// Number or description of a line, or the text of an account.
    pub line: String,
    pub amount: String,
    /// Blank is that of the line.
    pub currency: String,
    pub description: String,
}

impl Row {
    fn is_blank(&self) -> bool {
        [&self.document, &self.day, &self.line, &self.amount].iter().all(|text| text.trim().is_empty())
    }
}

#[derive(Clone, Debug)]
pub struct Ledger {
    pub project: ProjectCode,
    pub rows: Vec<Row>,
    /// What a person said of texts that name no line.
    pub mapped: BTreeMap<String, BudgetLineId>,
}

/// A row that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    pub document: String,
    pub day: NaiveDate,
    pub line: BudgetLineId,
    /// Its place in the budget, counted from 1.
    pub number: usize,
    pub amount: Money,
    pub description: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    New,
    /// In the place of an entry of this document and line, which has another amount, day or description.
    Changed(Money),
    Unchanged,
    /// Each problem names a column.
    Refused(Vec<Problem>),
}

/// A row with what would become of it.
#[derive(Clone, Debug)]
pub struct Looked {
    pub row: Row,
    /// What was read of it, unless it is refused.
    pub read: Option<Read>,
    pub fate: Fate,
    /// For its line and month a figure was typed as well: both count.
    pub typed_too: Option<Money>,
    /// The document is recorded on another line as well, of which this file says nothing: both count.
    pub elsewhere: bool,
    pub(super) replaces: Option<Present>,
}

/// An entry that stands.
#[derive(Clone, Debug)]
pub(super) struct Present {
    pub id: i64,
    pub amount: Money,
    pub day: NaiveDate,
    pub description: String,
    pub converted: Converted,
}

#[derive(FromQueryResult)]
struct PresentRow {
    id: i64,
    line_id: i64,
    day: NaiveDate,
    document: Option<String>,
    description: String,
    currency: String,
    amount_minor: i64,
    rate_id: Option<i64>,
    amount_usd: Option<i64>,
}

/// What would become of every row but blank ones.
///
/// Errors: more rows than are taken in at once (`ledger-too-many-rows`).
pub async fn preview(ctx: &Ctx, command: &Ledger) -> Result<Vec<Looked>> {
    let project = ctx.project(&command.project, Action::EnterExpenditure).await?;
    look(ctx, ctx.read(), &project, command).await
}

pub(super) async fn look(
    ctx: &Ctx,
    conn: &impl ConnectionTrait,
    project: &Project,
    command: &Ledger,
) -> Result<Vec<Looked>> {
    if command.rows.len() > MOST_ROWS {
        return Err(Problem::new("", "ledger-too-many-rows").with("max", MOST_ROWS).into());
    }
    let window = Window { starts: project.starts, ends: project.ends, today: ctx.today() };
    let reader = Reader { lines: live(conn, project.id).await?, mapped: &command.mapped, window };
    let stands = Stands::of(conn, project.id).await?;
    let rows: Vec<(Row, Result<Read, Vec<Problem>>)> =
        command.rows.iter().filter(|row| !row.is_blank()).map(|row| (row.clone(), reader.read(row))).collect();
    let mut places: HashMap<(String, BudgetLineId), Vec<usize>> = HashMap::new();
    for (row, read) in rows.iter().filter_map(|(row, read)| Some((row, read.as_ref().ok()?))) {
        places.entry((read.document.clone(), read.line)).or_default().push(row.number);
    }
    let look = |(row, read): (Row, Result<Read, Vec<Problem>>)| {
        let read = read.and_then(|read| match places.get(&(read.document.clone(), read.line)).map(Vec::as_slice) {
            Some(several @ [_, _, ..]) => Err(vec![twice(several)]),
            _ => Ok(read),
        });
        match read {
            Ok(read) => stands.meet(row, read, &places),
            Err(problems) => Looked {
                row,
                read: None,
                fate: Fate::Refused(problems),
                typed_too: None,
                elsewhere: false,
                replaces: None,
            },
        }
    };
    Ok(rows.into_iter().map(look).collect())
}

/// A document has one amount for a line: which of several is meant nobody can tell, and adding them would count an error twice.
fn twice(rows: &[usize]) -> Problem {
    let rows = rows.iter().take(10).map(usize::to_string).collect::<Vec<_>>().join(", ");
    Problem::new(Column::Document.as_str(), "ledger-document-twice").with("rows", rows)
}

struct Reader<'a> {
    lines: Vec<Line>,
    mapped: &'a BTreeMap<String, BudgetLineId>,
    window: Window,
}

impl Reader<'_> {
    fn read(&self, row: &Row) -> Result<Read, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut wrong = |column: Column, code: &str, typed: &str| {
            let typed: String = typed.trim().chars().take(40).collect();
            problems.push(Problem::new(column.as_str(), code).with("typed", typed));
        };
        let document = clean(&row.document).replace('\n', " ");
        match document.chars().count() {
            0 => wrong(Column::Document, "ledger-missing", ""),
            length if length > DOCUMENT_MAX => wrong(Column::Document, "ledger-document-too-long", &document),
            _ => {}
        }
        let day = match ledger::day(&row.day) {
            Ok(day) => match self.window.day(day) {
                Ok(()) => Some(day),
                Err(closed) => {
                    wrong(Column::Day, closed.code(), &row.day);
                    None
                }
            },
            Err(fault) => {
                wrong(Column::Day, fault.code(), &row.day);
                None
            }
        };
        let place = self.line(&row.line);
        let line = place.and_then(|place| self.lines.get(place));
        if line.is_none() {
            let code = if row.line.trim().is_empty() { "ledger-missing" } else { "ledger-no-line" };
            wrong(Column::Line, code, &row.line);
        }
        let named = row.currency.trim();
        let in_currency: Option<Currency> = match named {
            "" => line.map(|line| line.amount.currency),
            code => {
                let known = code.to_uppercase().parse().ok();
                if known.is_none() {
                    wrong(Column::Currency, "ledger-not-a-currency", code);
                }
                known
            }
        };
        let amount = in_currency.and_then(|currency| match ledger::amount(&row.amount, currency) {
            Ok(amount) => Some(amount),
            Err(fault) => {
                wrong(Column::Amount, fault.code(), &row.amount);
                None
            }
        });
        let description: String = clean(&row.description).replace('\n', " ").chars().take(DESCRIPTION_MAX).collect();
        match (day, line.zip(place), amount) {
            (Some(day), Some((line, place)), Some(amount)) if problems.is_empty() => {
                Ok(Read { document, day, line: line.id, number: place + 1, amount, description })
            }
            _ => Err(problems),
        }
    }

    /// What a person said of a text counts before what it says itself.
    fn line(&self, text: &str) -> Option<usize> {
        let said = self.mapped.get(text.trim());
        let by_hand = || said.map(|id| self.lines.iter().position(|line| line.id == *id));
        let by_text = || {
            let numbers: Vec<String> = (1..=self.lines.len()).map(|number| number.to_string()).collect();
            let names =
                numbers.iter().zip(&self.lines).map(|(number, line)| (number.as_str(), line.description.as_str()));
            ledger::line_of(text, names)
        };
        by_hand().unwrap_or_else(by_text)
    }
}

/// What is recorded of the project.
struct Stands {
    documents: HashMap<(String, BudgetLineId), Present>,
    /// The lines of each document.
    lines: HashMap<String, Vec<BudgetLineId>>,
    /// By line and month.
    typed: HashMap<(BudgetLineId, String), Money>,
}

impl Stands {
    async fn of(conn: &impl ConnectionTrait, project: ProjectId) -> Result<Self> {
        let rows: Vec<PresentRow> = all(
            conn,
            "SELECT x.id, x.line_id, x.day, x.document, x.description, x.currency, x.amount_minor, x.rate_id, x.amount_usd
             FROM expenditures x WHERE x.project_id = $1 AND x.superseded_at IS NULL",
            [project.0.into()],
        )
        .await?;
        let mut stands = Self { documents: HashMap::new(), lines: HashMap::new(), typed: HashMap::new() };
        for row in rows {
            let (line, amount) = (BudgetLineId(row.line_id), Money::new(row.amount_minor, currency(&row.currency)?));
            let Some(document) = row.document else {
                stands.typed.insert((line, month(row.day)), amount);
                continue;
            };
            // What is worth nothing stands on the line no more.
            if amount.minor != 0 {
                stands.lines.entry(document.clone()).or_default().push(line);
            }
            let converted = row.amount_usd.map(|usd| (row.rate_id, usd));
            let present = Present { id: row.id, amount, day: row.day, description: row.description, converted };
            stands.documents.insert((document, line), present);
        }
        Ok(stands)
    }

    fn meet(&self, row: Row, read: Read, places: &HashMap<(String, BudgetLineId), Vec<usize>>) -> Looked {
        let replaces = self.documents.get(&(read.document.clone(), read.line)).cloned();
        let fate = match &replaces {
            None => Fate::New,
            Some(now) if (now.amount, now.day, &now.description) == (read.amount, read.day, &read.description) => {
                Fate::Unchanged
            }
            Some(now) => Fate::Changed(now.amount),
        };
        let others = self.lines.get(&read.document).into_iter().flatten();
        let elsewhere = fate == Fate::New
            && others
                .filter(|line| **line != read.line)
                .any(|line| !places.contains_key(&(read.document.clone(), *line)));
        let typed_too = self.typed.get(&(read.line, month(read.day))).copied().filter(|typed| typed.minor != 0);
        Looked { row, read: Some(read), fate, typed_too, elsewhere, replaces }
    }
}

fn month(day: NaiveDate) -> String {
    domain::spending::Month::of(day).to_string()
}

impl Looked {
    /// Whether recording it would change something.
    pub fn is_good(&self) -> bool {
        matches!(self.fate, Fate::New | Fate::Changed(_))
    }
}
