//! The portfolio by month: reports that fall due, those among them that are not complete, and projects that end.

use chrono::{Datelike, NaiveDate};
use domain::{code::ProjectCode, lifecycle::ProjectState, period::Period, spending::Month};
use sea_orm::FromQueryResult;

use super::{Choices, Condition, Filter, PAGE, Totals, choices, condition, number, rule::InForce, source, totals};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, scope},
};

/// What falls into a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Reports that are due in it.
    pub due: u32,
    /// Those among them that are overdue: their day has passed and something is not handed in.
    pub overdue: u32,
    /// Projects whose last day is in it.
    pub ends: u32,
}

#[derive(Clone, Debug)]
pub struct Calendar {
    pub year: i32,
    /// Its twelve months.
    pub months: Vec<(Month, Counts)>,
    /// The month that is opened, with one page of its days.
    pub opened: Option<Opened>,
    pub totals: Totals,
    pub choices: Choices,
}

#[derive(Clone, Debug)]
pub struct Opened {
    pub month: Month,
    pub entries: Vec<Entry>,
    pub total: u64,
    pub page: u64,
    pub pages: u64,
}

/// What falls on a day.
#[derive(Clone, Debug)]
pub struct Entry {
    pub day: NaiveDate,
    pub code: ProjectCode,
    pub title: String,
    pub office: String,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The report of a period, by its label, with how many values are not handed in.
    Report {
        label: String,
        missing: u32,
        overdue: bool,
    },
    End,
}

#[derive(FromQueryResult)]
struct CountRow {
    month: String,
    due: i64,
    overdue: i64,
    ends: i64,
}

#[derive(FromQueryResult)]
struct EntryRow {
    day: NaiveDate,
    code: String,
    title: String,
    office: String,
    missing: Option<i64>,
    starts: Option<NaiveDate>,
    ends: Option<NaiveDate>,
    period_name: Option<String>,
    of_all: i64,
}

/// What falls due from `$first` to `$last` among the projects of a condition: the columns of an [`EntryRow`]. Reports of those that
/// report, ends of those that are not over.
fn entries(ctx: &Ctx, held: &InForce, filter: &Filter, condition: &Condition, days: (NaiveDate, NaiveDate)) -> String {
    let from = source::from(ctx.read(), filter.needs(held), None, ctx.today());
    let (first, last) = days;
    format!(
        "SELECT q.due AS day, p.code, p.title, o.name AS office, {} AS missing, q.starts, q.ends, q.name AS period_name
         {from} JOIN periods q ON q.project_id = p.id AND q.retired_at IS NULL AND q.due BETWEEN '{first}' AND '{last}'
         WHERE s.state IN {} AND {}
         UNION ALL
         SELECT p.ends, p.code, p.title, o.name, NULL, NULL, NULL, NULL
         {from} WHERE s.state IN {} AND p.ends BETWEEN '{first}' AND '{last}' AND {}",
        source::missing(ctx.read()),
        scope::states(ProjectState::reports),
        condition.sql,
        scope::states(ProjectState::is_open),
        condition.sql
    )
}

/// The year of the calendar, and one page of the month that is opened. `month` outside of the year opens none.
pub async fn calendar(ctx: &Ctx, filter: &Filter, year: Option<i32>, month: Option<Month>) -> Result<Calendar> {
    let held = InForce::read(ctx).await?;
    let condition = condition(ctx, filter, &held).await?;
    let totals = totals::totals(ctx, &held, &condition).await?;
    let year = year.or(month.map(|month| month.first().year())).unwrap_or_else(|| ctx.today().year());
    let months: Vec<Month> = (1..=12).filter_map(|n| NaiveDate::from_ymd_opt(year, n, 1)).map(Month::of).collect();
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Err(Error::NotFound) };
    // Without an order nothing but the condition is asked of the projects.
    let unsorted = filter.sorted(super::Sort::Code);
    let of_year = entries(ctx, &held, &unsorted, &condition, (first.first(), last.last()));
    let sql = format!(
        "SELECT SUBSTR(CAST(z.day AS TEXT), 1, 7) AS month, COUNT(z.missing) AS due,
                COUNT(*) FILTER (WHERE z.missing > 0 AND z.day < '{}') AS overdue,
                COUNT(*) FILTER (WHERE z.missing IS NULL) AS ends
         FROM ({of_year}) z GROUP BY SUBSTR(CAST(z.day AS TEXT), 1, 7)",
        ctx.today()
    );
    let rows: Vec<CountRow> = all(ctx.read(), &sql, condition.values.clone()).await?;
    let mut counted = Vec::with_capacity(months.len());
    for month in &months {
        let counts =
            rows.iter().find(|row| row.month == month.to_string()).map_or(Ok(Counts::default()), CountRow::counts);
        counted.push((*month, counts?));
    }
    let opened = match month.filter(|month| months.contains(month)) {
        None => None,
        Some(month) => Some(opened(ctx, &held, &unsorted.paged(filter.page), &condition, month).await?),
    };
    Ok(Calendar { year, months: counted, opened, totals, choices: choices(ctx).await? })
}

async fn opened(ctx: &Ctx, held: &InForce, filter: &Filter, condition: &Condition, month: Month) -> Result<Opened> {
    let page = filter.page.max(1);
    let of_month = entries(ctx, held, filter, condition, (month.first(), month.last()));
    let sql = format!(
        "SELECT z.*, COUNT(*) OVER () AS of_all FROM ({of_month}) z
         ORDER BY z.day, z.code, z.starts LIMIT {PAGE} OFFSET {}",
        (page - 1).saturating_mul(PAGE)
    );
    let rows: Vec<EntryRow> = all(ctx.read(), &sql, condition.values.clone()).await?;
    let total = rows.first().map_or(0, |row| row.of_all.unsigned_abs());
    let entries = rows.into_iter().map(|row| row.entry(ctx.today())).collect::<Result<_>>()?;
    Ok(Opened { month, entries, total, page, pages: total.div_ceil(PAGE).max(1) })
}

impl CountRow {
    fn counts(&self) -> Result<Counts> {
        Ok(Counts { due: number(self.due)?, overdue: number(self.overdue)?, ends: number(self.ends)? })
    }
}

impl EntryRow {
    fn entry(self, today: NaiveDate) -> Result<Entry> {
        let what = match (self.missing, self.starts, self.ends) {
            (Some(missing), Some(starts), Some(ends)) => What::Report {
                label: Period { starts, ends, due: self.day, name: self.period_name }.label(),
                missing: number(missing)?,
                overdue: missing > 0 && self.day < today,
            },
            _ => What::End,
        };
        Ok(Entry {
            day: self.day,
            code: self.code.parse().map_err(Error::internal)?,
            title: self.title,
            office: self.office,
            what,
        })
    }
}
