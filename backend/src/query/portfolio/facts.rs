//! What is known of some projects, by their ids: the rows of the list.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    budget::{self, Total},
    burn::{self, Days, Why},
    code::ProjectCode,
    contribution::expects_money,
    gender::{GenderCode, Stage},
    id::ProjectId,
    lifecycle::ProjectState,
    portfolio::{self, Facts, Warning},
};
use sea_orm::FromQueryResult;

use super::{
    listed, number,
    rule::InForce,
    source::{self, Needs},
    warning,
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, expected, standing},
};

/// Projects that are asked for at once.
pub(super) const MOST: usize = 500;

#[derive(Clone, Debug)]
pub struct Item {
    pub id: ProjectId,
    pub code: ProjectCode,
    pub title: String,
    pub office: String,
    /// In the order of their names.
    pub countries: Vec<String>,
    pub state: ProjectState,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    /// How much of its time has passed.
    pub days: Days,
    pub funding: String,
    pub tally: standing::Tally,
    pub reported: Reported,
    pub budget: Total,
    pub spent: Total,
    /// Ten-thousandths of the budget that are spent.
    pub burn: Result<i64, Why>,
    /// None: not assessed, which is not code 0.
    pub gender: Option<(GenderCode, Stage)>,
    pub warnings: Vec<Warning>,
}

/// Values of the periods that have ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reported {
    /// Handed in or approved.
    pub done: u32,
    pub expected: u32,
    /// Not handed in although due; nothing where values are not to be reported.
    pub overdue: u32,
    /// The earliest day on which one of them was due.
    pub since: Option<NaiveDate>,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    code: String,
    title: String,
    office: String,
    countries: Option<String>,
    state: String,
    starts: NaiveDate,
    ends: NaiveDate,
    submitted_on: Option<NaiveDate>,
    funding: String,
    gender_code: Option<String>,
    gender_stage: Option<String>,
    staff_office_usd: i64,
    evaluation_usd: i64,
    overhead_usd: i64,
    budget_usd: i64,
    amounts: i64,
    not_converted: i64,
    spent_usd: i64,
    spent_not_converted: i64,
    given_usd: i64,
    given_not_converted: i64,
    expected: i64,
    missing: i64,
    overdue: i64,
    overdue_since: Option<NaiveDate>,
    silent_since: Option<NaiveDate>,
    indicators: i64,
    without_target: i64,
    without_link: i64,
}

/// In the order of `ids`; in three statements.
pub(super) async fn items(ctx: &Ctx, held: &InForce, ids: &[ProjectId]) -> Result<Vec<Item>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (reads, today) = (ctx.read(), ctx.today());
    let among = listed(ids.iter().copied());
    let needs = Needs::all(held);
    let (given_usd, given_not_converted) =
        if needs.given { ("COALESCE(y.usd, 0)", "COALESCE(y.not_converted, 0)") } else { ("0", "0") };
    let rows: Vec<Row> = all(
        reads,
        &format!(
            "SELECT p.id, p.code, p.title, o.name AS office, s.state, p.starts, p.ends, p.submitted_on, p.funding,
               (SELECT STRING_AGG(c.name, ';') FROM project_countries x JOIN countries c ON c.id = x.country_id
                WHERE x.project_id = p.id) AS countries,
               g.code AS gender_code, g.stage AS gender_stage,
               COALESCE(m.staff_office_usd, 0) AS staff_office_usd, COALESCE(m.evaluation_usd, 0) AS evaluation_usd,
               COALESCE(m.overhead_usd, 0) AS overhead_usd, COALESCE(m.budget_usd, 0) AS budget_usd,
               COALESCE(m.amounts, 0) AS amounts, COALESCE(m.not_converted, 0) AS not_converted,
               COALESCE(m.spent_usd, 0) AS spent_usd, COALESCE(m.spent_not_converted, 0) AS spent_not_converted,
               CAST({given_usd} AS BIGINT) AS given_usd, CAST({given_not_converted} AS BIGINT) AS given_not_converted,
               (SELECT COUNT(*) FROM periods q
                JOIN indicators i ON i.project_id = q.project_id AND i.retired_at IS NULL AND {}
                WHERE q.project_id = p.id AND q.retired_at IS NULL AND q.ends < $1) AS expected,
               (SELECT CAST(COALESCE(SUM({}), 0) AS BIGINT) FROM periods q
                WHERE q.project_id = p.id AND q.retired_at IS NULL AND q.ends < $1) AS missing,
               COALESCE(d.overdue, 0) AS overdue, d.overdue_since, d.silent_since,
               (SELECT COUNT(*) FROM indicators i WHERE i.project_id = p.id AND i.retired_at IS NULL) AS indicators,
               (SELECT COUNT(*) FROM ({}) t) AS without_target,
               (SELECT COUNT(*) FROM ({}) t) AS without_link
             {} WHERE p.id IN ({among})",
            expected("i", "q"),
            source::missing(reads),
            warning::without_target(reads),
            warning::WITHOUT_LINK,
            source::from(reads, needs, Some(&among), today)
        ),
        [today.into()],
    )
    .await?;
    let mut tallies = standing::tallies(reads, ids, today).await?;
    let mut items: HashMap<i64, Item> = HashMap::new();
    for row in rows {
        let tally = tallies.remove(&ProjectId(row.id)).unwrap_or_default();
        items.insert(row.id, row.item(held, tally, today)?);
    }
    Ok(ids.iter().filter_map(|id| items.remove(&id.0)).collect())
}

impl Row {
    fn item(self, held: &InForce, tally: standing::Tally, today: NaiveDate) -> Result<Item> {
        let state: ProjectState = self.state.parse().map_err(Error::internal)?;
        let gender = match (&self.gender_code, &self.gender_stage) {
            (Some(code), Some(stage)) => {
                Some((code.parse().map_err(Error::internal)?, stage.parse().map_err(Error::internal)?))
            }
            _ => None,
        };
        let budget =
            Total { usd: self.budget_usd, amounts: number(self.amounts)?, not_converted: number(self.not_converted)? };
        let spent = Total { usd: self.spent_usd, amounts: 0, not_converted: number(self.spent_not_converted)? };
        let reports = state.reports();
        let (expected, missing) = (number(self.expected)?, number(self.missing)?);
        let facts = Facts {
            state,
            ends: self.ends,
            silent_since: self.silent_since,
            indicators: number(self.indicators)?,
            without_target: number(self.without_target)?,
            without_link: number(self.without_link)?,
            failing_checks: self.failing(held, state)?,
            submitted: self.submitted_on.is_some(),
            gender_assessed: gender.is_some(),
        };
        let mut countries: Vec<String> =
            self.countries.iter().flat_map(|names| names.split(';')).map(str::to_owned).collect();
        countries.sort();
        Ok(Item {
            id: ProjectId(self.id),
            code: self.code.parse().map_err(Error::internal)?,
            title: self.title,
            office: self.office,
            countries,
            state,
            starts: self.starts,
            ends: self.ends,
            days: Days::of(self.starts, self.ends, today),
            funding: self.funding,
            tally,
            reported: Reported {
                done: expected.saturating_sub(missing),
                expected,
                overdue: if reports { number(self.overdue)? } else { 0 },
                since: self.overdue_since.filter(|_| reports),
            },
            budget,
            spent,
            burn: burn::burn_rate(spent, budget),
            gender,
            warnings: portfolio::warnings(&held.rules, &facts, today),
        })
    }

    /// How many of the rules for its budget fail.
    fn failing(&self, held: &InForce, state: ProjectState) -> Result<u32> {
        let sums = budget::Sums {
            staff_office: self.staff_office_usd.into(),
            evaluation: self.evaluation_usd.into(),
            overhead: self.overhead_usd.into(),
            whole: self.budget_usd.into(),
            lines: number(self.amounts)?,
            not_converted: number(self.not_converted)?,
        };
        let given = Total { usd: self.given_usd, amounts: 0, not_converted: number(self.given_not_converted)? };
        let fails = |one: &&super::rule::BudgetRule| {
            let concerns = one.funding.as_ref().is_none_or(|funding| *funding == self.funding)
                && (one.rule.kind != budget::RuleKind::Contributions || expects_money(state));
            concerns && budget::verdict(&one.rule, &sums, given) == budget::Verdict::Failed
        };
        u32::try_from(held.budget.iter().filter(fails).count()).map_err(Error::internal)
    }
}
