//! One contribution: its instalments with their rates, what it is allocated to, and what became of both.

use std::collections::{BTreeMap, btree_map::Entry};

use chrono::NaiveDate;
use domain::{
    appeal::Area,
    contribution::{Purpose, Stage},
    id::{AppealRowId, BudgetLineId, ContributionId},
    money::{Currency, Money, Rate},
    policy::{Action, Wide},
};
use sea_orm::FromQueryResult;

use super::{
    list::{FROM, Item, ItemRow, item_columns},
    sums::{STOOD, USED},
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    insert::contribution::Target,
    query::{all, one, rate, scope},
};

#[derive(Clone, Debug)]
pub struct Contribution {
    pub item: Item,
    pub purpose: Purpose,
    pub conditions: String,
    pub version: i64,
    /// In the order of their days.
    pub instalments: Vec<Instalment>,
    /// Instalments without a rate of whose day there is one by now.
    pub convertible: u32,
    /// Lines of budgets that it pays for.
    pub lines: Vec<LineShare>,
    /// Cells of the appeal that it answers.
    pub cells: Vec<CellShare>,
    /// The latest first.
    pub history: Vec<Happened>,
    pub may_edit: bool,
}

/// What was pledged, committed or received on a day.
#[derive(Clone, Debug)]
pub struct Instalment {
    pub id: i64,
    pub stage: Stage,
    pub day: NaiveDate,
    pub amount: Money,
    /// None for USD, and for what is not converted.
    pub rate: Option<Rate>,
    /// Cents.
    pub usd: Option<i64>,
    pub note: String,
    pub who: Option<String>,
    /// Microseconds UTC.
    pub at: i64,
}

/// A project as it is named beside a line; it opens only for who sees it.
#[derive(Clone, Debug)]
pub struct Of {
    pub code: String,
    pub title: String,
    pub opens: bool,
}

#[derive(Clone, Debug)]
pub struct LineShare {
    pub line: BudgetLineId,
    pub project: Of,
    pub description: String,
    pub year: i64,
    /// Cents of this contribution.
    pub usd: i64,
    /// What the line amounts to; none where it is not converted.
    pub line_usd: Option<i64>,
    /// What all contributions pay for of it.
    pub paid_usd: i64,
}

#[derive(Clone, Debug)]
pub struct CellShare {
    pub row: AppealRowId,
    pub area: Area,
    pub appeal: i64,
    pub name: String,
    /// Cents of this contribution.
    pub usd: i64,
    /// What the appeal asks for there; none where it asks for nothing any more.
    pub required_usd: Option<i64>,
    /// What all contributions answer of it.
    pub answered_usd: i64,
}

/// Something that was recorded, taken back or allocated.
#[derive(Clone, Debug)]
pub struct Happened {
    /// Microseconds UTC.
    pub at: i64,
    pub who: Option<String>,
    pub what: What,
}

#[derive(Clone, Debug)]
pub enum What {
    Recorded {
        stage: Stage,
        amount: Money,
    },
    Withdrawn {
        stage: Stage,
        amount: Money,
        reason: String,
    },
    /// To so much in all, in cents; zero where it was taken back.
    Allocated {
        to: String,
        usd: i64,
    },
}

#[derive(FromQueryResult)]
struct HeadRow {
    #[sea_orm(nested)]
    item: ItemRow,
    project_id: Option<i64>,
    region_id: Option<i64>,
    conditions: String,
    version: i64,
}

#[derive(FromQueryResult)]
struct AmountRow {
    id: i64,
    stage: String,
    day: NaiveDate,
    amount_minor: i64,
    amount_usd: Option<i64>,
    note: String,
    rate_day: Option<NaiveDate>,
    ten_billionths: Option<i64>,
    who: Option<String>,
    recorded_at: i64,
    superseded_at: Option<i64>,
    withdrawer: Option<String>,
    withdraw_reason: Option<String>,
}

#[derive(FromQueryResult)]
struct ShareRow {
    id: i64,
    line_id: Option<i64>,
    appeal_row_id: Option<i64>,
    area: Option<String>,
    allocated_usd: i64,
    recorded_at: i64,
    superseded_at: Option<i64>,
    who: Option<String>,
    description: Option<String>,
    year: Option<i64>,
    code: Option<String>,
    title: Option<String>,
    opens: bool,
    limit_usd: Option<i64>,
    taken_usd: i64,
    appeal: Option<i64>,
    printed_name: Option<String>,
}

/// For who may [`ViewContributions`](Wide::ViewContributions). Four statements, and one for each day with an instalment that is not
/// converted.
pub async fn contribution(ctx: &Ctx, id: ContributionId) -> Result<Contribution> {
    ctx.wide(Wide::ViewContributions)?;
    let until = ctx.read().moment().unwrap_or(i64::MAX);
    let head: Option<HeadRow> = one(
        ctx.read(),
        &format!(
            "WITH {STOOD}, {USED}
             SELECT {}, c.project_id, c.region_id, c.conditions, c.version {FROM}
             WHERE c.id = $1 AND c.retired_at IS NULL",
            item_columns()
        ),
        [id.0.into()],
    )
    .await?;
    let head = head.ok_or(Error::NotFound)?;
    let purpose = head.item.purpose(head.project_id, head.region_id)?;
    let item = head.item.item()?;
    let amounts = amounts(ctx, id, until).await?;
    let shares = shares(ctx, id, until).await?;
    // One that was converted is superseded by another that says the same with its rate: that is no new instalment.
    let is_copy = |row: &AmountRow| {
        let same = |old: &AmountRow| old.stage == row.stage && old.amount_minor == row.amount_minor;
        let converted = |old: &AmountRow| old.superseded_at == Some(row.recorded_at) && old.withdraw_reason.is_none();
        amounts.iter().any(|old| old.id < row.id && converted(old) && same(old))
    };
    let (mut instalments, mut history) = (Vec::new(), Vec::new());
    for row in &amounts {
        let stage: Stage = row.stage.parse().map_err(Error::internal)?;
        let amount = Money::new(row.amount_minor, item.currency);
        if !is_copy(row) {
            let what = What::Recorded { stage, amount };
            history.push(Happened { at: row.recorded_at, who: row.who.clone(), what });
        }
        match (row.superseded_at.filter(|at| *at <= until), &row.withdraw_reason) {
            (None, _) => instalments.push(row.instalment(stage, amount, item.currency)),
            (Some(at), Some(reason)) => {
                let what = What::Withdrawn { stage, amount, reason: reason.clone() };
                history.push(Happened { at, who: row.withdrawer.clone(), what });
            }
            (Some(_), None) => {}
        }
    }
    let (mut lines, mut cells) = (Vec::new(), Vec::new());
    for row in &shares {
        let target = row.target()?;
        let stands = row.superseded_at.is_none_or(|at| at > until);
        history.push(row.happened(row.recorded_at, row.allocated_usd));
        if let Some(at) = row.superseded_at.filter(|_| !stands)
            && !shares
                .iter()
                .any(|next| next.id > row.id && next.recorded_at == at && next.target().ok() == Some(target))
        {
            history.push(row.happened(at, 0));
        }
        match target {
            _ if !stands => {}
            Target::Line(line) => lines.push(row.line(line)),
            Target::Cell(id, area) => cells.push(row.cell(id, area)),
        }
    }
    history.sort_by_key(|happened| std::cmp::Reverse(happened.at));
    let convertible = convertible(ctx, &instalments).await?;
    Ok(Contribution {
        item,
        purpose,
        conditions: head.conditions,
        version: head.version,
        instalments,
        convertible,
        lines,
        cells,
        history,
        may_edit: ctx.past_day().is_none() && ctx.wide(Wide::EditContributions).is_ok(),
    })
}

async fn amounts(ctx: &Ctx, id: ContributionId, until: i64) -> Result<Vec<AmountRow>> {
    let rows = all(
        ctx.read(),
        "SELECT a.id, a.stage, a.day, a.amount_minor, a.amount_usd, a.note, r.day AS rate_day, r.ten_billionths,
                u.name AS who, a.recorded_at, a.superseded_at, w.name AS withdrawer, a.withdraw_reason
         FROM contribution_amounts a
         LEFT JOIN rates r ON r.id = a.rate_id
         LEFT JOIN users u ON u.id = a.user_id
         LEFT JOIN users w ON w.id = a.withdrawn_by
         WHERE a.contribution_id = $1 AND a.recorded_at <= $2 ORDER BY a.day, a.id",
        [id.0.into(), until.into()],
    );
    Ok(rows.await?)
}

/// Every allocation that was ever made by now, with what it is to as that stands.
async fn shares(ctx: &Ctx, id: ContributionId, until: i64) -> Result<Vec<ShareRow>> {
    let rows = all(
        ctx.read(),
        &format!(
            "SELECT x.id, x.line_id, x.appeal_row_id, x.area, x.allocated_usd, x.recorded_at, x.superseded_at, u.name AS who,
                    COALESCE(l.description, f.description) AS description, COALESCE(l.year, f.year) AS year,
                    p.code, p.title, (CASE WHEN {} THEN TRUE ELSE FALSE END) AS opens,
                    COALESCE(b.amount_usd, c.required_usd) AS limit_usd,
                    CAST(COALESCE((SELECT SUM(y.allocated_usd) FROM contribution_allocations y
                      WHERE y.superseded_at IS NULL AND (y.line_id = x.line_id
                        OR (y.appeal_row_id = x.appeal_row_id AND y.area = x.area))), 0) AS BIGINT) AS taken_usd,
                    q.year AS appeal, w.printed_name
             FROM contribution_allocations x
             LEFT JOIN users u ON u.id = x.user_id
             LEFT JOIN budget_lines f ON f.id = x.line_id
             LEFT JOIN budget_lines l ON (l.id = x.line_id OR l.first_id = x.line_id) AND l.retired_at IS NULL
             LEFT JOIN budget_amounts b ON b.line_id = l.id AND b.superseded_at IS NULL
             LEFT JOIN projects p ON p.id = f.project_id
             LEFT JOIN appeal_rows w ON w.id = x.appeal_row_id
             LEFT JOIN appeals q ON q.id = w.appeal_id
             LEFT JOIN appeal_cells c ON c.row_id = x.appeal_row_id AND c.area = x.area AND c.superseded_at IS NULL
             WHERE x.contribution_id = $1 AND x.recorded_at <= $2 ORDER BY p.code, w.printed_name, x.area, x.id",
            scope::may(ctx.subject()?, Action::View)
        ),
        [id.0.into(), until.into()],
    )
    .await?;
    Ok(rows)
}

impl AmountRow {
    fn instalment(&self, stage: Stage, amount: Money, currency: Currency) -> Instalment {
        let rate = self.rate_day.zip(self.ten_billionths);
        Instalment {
            id: self.id,
            stage,
            day: self.day,
            amount,
            rate: rate.map(|(day, ten_billionths)| Rate { day, currency, ten_billionths }),
            usd: self.amount_usd,
            note: self.note.clone(),
            who: self.who.clone(),
            at: self.recorded_at,
        }
    }
}

impl ShareRow {
    fn target(&self) -> Result<Target> {
        match (self.line_id, self.appeal_row_id, &self.area) {
            (Some(line), None, None) => Ok(Target::Line(BudgetLineId(line))),
            (None, Some(row), Some(area)) => Ok(Target::Cell(AppealRowId(row), area.parse().map_err(Error::internal)?)),
            _ => Err(Error::internal("an allocation to nothing")),
        }
    }

    fn happened(&self, at: i64, usd: i64) -> Happened {
        let to = match (&self.code, &self.description, &self.printed_name, &self.area) {
            (Some(code), Some(description), ..) => format!("{code}, {description}"),
            (_, _, Some(name), Some(area)) => format!("{name}, {area}"),
            _ => String::new(),
        };
        // Taken back by whoever took it back, who is not told here.
        let who = self.who.clone().filter(|_| usd > 0);
        Happened { at, who, what: What::Allocated { to, usd } }
    }

    fn line(&self, line: BudgetLineId) -> LineShare {
        let project = Of {
            code: self.code.clone().unwrap_or_default(),
            title: self.title.clone().unwrap_or_default(),
            opens: self.opens,
        };
        LineShare {
            line,
            project,
            description: self.description.clone().unwrap_or_default(),
            year: self.year.unwrap_or(0),
            usd: self.allocated_usd,
            line_usd: self.limit_usd,
            paid_usd: self.taken_usd,
        }
    }

    fn cell(&self, row: AppealRowId, area: Area) -> CellShare {
        CellShare {
            row,
            area,
            appeal: self.appeal.unwrap_or(0),
            name: self.printed_name.clone().unwrap_or_default(),
            usd: self.allocated_usd,
            required_usd: self.limit_usd,
            answered_usd: self.taken_usd,
        }
    }
}

/// How many of them could be converted now.
async fn convertible(ctx: &Ctx, instalments: &[Instalment]) -> Result<u32> {
    let mut days: BTreeMap<NaiveDate, rate::Rates> = BTreeMap::new();
    let mut count = 0;
    for instalment in instalments.iter().filter(|instalment| instalment.usd.is_none()) {
        let rates = match days.entry(instalment.day) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(rate::on(ctx.read(), instalment.day).await?),
        };
        count += u32::from(rates.knows(instalment.amount.currency));
    }
    Ok(count)
}
