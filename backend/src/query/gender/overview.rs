//! Gender compliance over all projects that a person may see: projects and money by code, what is missing or late, and
//! the list behind the figures. Not assessed is a state of its own everywhere, never code 0.

use chrono::{Days, NaiveDate};
use domain::{
    code::ProjectCode,
    gender::{ASSESS_WITHIN_DAYS, GenderCode, Stage},
    id::RegionId,
    lifecycle::ProjectState,
    policy::{Action, Wide},
};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, portfolio, scope},
};

pub const PAGE: u64 = 25;

/// Which markers the list shows; everything stands in the URL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    #[default]
    All,
    NotAssessed,
    /// Not assessed more than 30 days after the proposal was submitted.
    Overdue,
    Code(GenderCode),
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    pub which: Which,
    pub stage: Option<Stage>,
    pub region: Option<RegionId>,
    /// From 1.
    pub page: u64,
}

/// Projects and USD cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub projects: u32,
    pub usd: i64,
}

/// One line of the table by code; `code` is none for the projects that are not assessed.
#[derive(Clone, Copy, Debug)]
pub struct ByCode {
    pub code: Option<GenderCode>,
    pub sum: Sum,
    pub coded: u32,
    pub validated: u32,
    pub confirmed: u32,
    pub stale: u32,
}

#[derive(Clone, Debug)]
pub struct Item {
    pub code: ProjectCode,
    pub title: String,
    pub office: String,
    pub state: ProjectState,
    pub marker: Option<(GenderCode, Stage)>,
    pub coder: Option<String>,
    pub validator: Option<String>,
    pub confirmer: Option<String>,
    pub stale_reason: Option<String>,
    pub usd: i64,
    /// Days past the day by which the marker must be there; none where it is not late.
    pub overdue_days: Option<i64>,
}

#[derive(Clone, Debug)]
pub struct Overview {
    /// Not assessed first, then by code from 2b to N/A; codes without a project are there with zero.
    pub by_code: Vec<ByCode>,
    pub all: Sum,
    pub overdue: Sum,
    pub stale: Sum,
    /// Amounts without a rate, which are in no sum.
    pub not_converted: u32,
    pub items: Vec<Item>,
    pub total: u64,
    pub page: u64,
    pub pages: u64,
    pub regions: Vec<(RegionId, String)>,
}

/// Projects that must have a marker: submitted, and neither rejected nor withdrawn.
const EXPECTED: &str = "p.submitted_on IS NOT NULL AND s.state NOT IN ('concept', 'rejected', 'withdrawn')";

/// The budget of each project in USD cents, and its amounts without a rate.
const MONEY: &str = "LEFT JOIN (
       SELECT l.project_id, CAST(SUM(a.amount_usd) AS BIGINT) AS usd,
              COUNT(*) FILTER (WHERE a.amount_usd IS NULL) AS not_converted
       FROM budget_lines l
       JOIN budget_amounts a ON a.line_id = l.id AND a.superseded_at IS NULL
       WHERE l.retired_at IS NULL GROUP BY l.project_id
     ) m ON m.project_id = p.id";

#[derive(FromQueryResult)]
struct Group {
    code: Option<String>,
    stage: Option<String>,
    projects: i64,
    usd: Option<i64>,
    not_converted: Option<i64>,
    overdue: i64,
    overdue_usd: Option<i64>,
    listed: i64,
}

#[derive(FromQueryResult)]
struct Row {
    code: String,
    title: String,
    office: String,
    state: String,
    submitted_on: Option<NaiveDate>,
    gender_code: Option<String>,
    gender_stage: Option<String>,
    coder: Option<String>,
    validator: Option<String>,
    confirmer: Option<String>,
    stale_reason: Option<String>,
    usd: Option<i64>,
}

/// The whole page in three statements, whatever the size.
pub async fn overview(ctx: &Ctx, filter: &Filter) -> Result<Overview> {
    ctx.wide(Wide::ViewGender)?;
    let within = format!("{EXPECTED} AND {}", scope::may(ctx.subject()?, Action::View));
    let late = format!("(g.id IS NULL AND p.submitted_on < '{}')", ctx.today() - Days::new(ASSESS_WITHIN_DAYS));
    let listed = listed(filter, &late);
    let groups: Vec<Group> = all(
        ctx.read(),
        &format!(
            "SELECT g.code, g.stage, COUNT(*) AS projects, CAST(SUM(m.usd) AS BIGINT) AS usd,
                    CAST(SUM(m.not_converted) AS BIGINT) AS not_converted,
                    COUNT(*) FILTER (WHERE {late}) AS overdue,
                    CAST(SUM(m.usd) FILTER (WHERE {late}) AS BIGINT) AS overdue_usd,
                    COUNT(*) FILTER (WHERE {listed}) AS listed
             FROM projects p
             JOIN offices o ON o.id = p.office_id
             JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
             LEFT JOIN gender_assessments g ON g.project_id = p.id AND g.superseded_at IS NULL
             {MONEY}
             WHERE {within} GROUP BY g.code, g.stage"
        ),
        [],
    )
    .await?;
    let total: i64 = groups.iter().map(|group| group.listed).sum();
    let total = total.unsigned_abs();
    let pages = total.div_ceil(PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let rows = rows(ctx, &format!("{within} AND {listed}"), page).await?;
    let mut overview = add_up(&groups)?;
    overview.items = rows.into_iter().map(|row| row.item(ctx.today())).collect::<Result<_>>()?;
    overview.regions = portfolio::regions(ctx).await?;
    (overview.total, overview.page, overview.pages) = (total, page, pages);
    Ok(overview)
}

/// The list's own condition; `late` is the one for an unassessed proposal that is overdue.
fn listed(filter: &Filter, late: &str) -> String {
    let mut parts = vec![match filter.which {
        Which::All => "TRUE".to_owned(),
        Which::NotAssessed => "g.id IS NULL".into(),
        Which::Overdue => late.to_owned(),
        Which::Code(code) => format!("g.code = '{}'", code.as_str()),
    }];
    if let Some(stage) = filter.stage {
        parts.push(format!("g.stage = '{}'", stage.as_str()));
    }
    if let Some(region) = filter.region {
        parts.push(format!("o.region_id = {region}"));
    }
    parts.join(" AND ")
}

/// What needs attention first: not assessed, stale, then the stages; the oldest submission first.
async fn rows(ctx: &Ctx, condition: &str, page: u64) -> Result<Vec<Row>> {
    let sql = format!(
        "SELECT p.code, p.title, o.name AS office, s.state, p.submitted_on,
                g.code AS gender_code, g.stage AS gender_stage, c.name AS coder, v.name AS validator,
                e.name AS confirmer, g.stale_reason, m.usd
         FROM projects p
         JOIN offices o ON o.id = p.office_id
         JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
         LEFT JOIN gender_assessments g ON g.project_id = p.id AND g.superseded_at IS NULL
         LEFT JOIN users c ON c.id = g.coder_id
         LEFT JOIN users v ON v.id = g.validator_id
         LEFT JOIN users e ON e.id = g.confirmer_id
         {MONEY}
         WHERE {condition}
         ORDER BY CASE WHEN g.stage IS NULL THEN 0 WHEN g.stage = 'stale' THEN 1 WHEN g.stage = 'coded' THEN 2
                       WHEN g.stage = 'validated' THEN 3 ELSE 4 END, p.submitted_on, p.code
         LIMIT {PAGE} OFFSET {}",
        (page - 1) * PAGE
    );
    Ok(all(ctx.read(), &sql, []).await?)
}

fn add_up(groups: &[Group]) -> Result<Overview> {
    let count = |n: i64| u32::try_from(n).map_err(Error::internal);
    let codes = std::iter::once(None).chain(GenderCode::ALL.iter().copied().map(Some));
    let mut by_code: Vec<ByCode> = codes
        .map(|code| ByCode { code, sum: Sum::default(), coded: 0, validated: 0, confirmed: 0, stale: 0 })
        .collect();
    let (mut all, mut overdue, mut stale) = (Sum::default(), Sum::default(), Sum::default());
    let mut not_converted = 0;
    for group in groups {
        let code: Option<GenderCode> = group.code.as_deref().map(str::parse).transpose().map_err(Error::internal)?;
        let stage: Option<Stage> = group.stage.as_deref().map(str::parse).transpose().map_err(Error::internal)?;
        let sum = Sum { projects: count(group.projects)?, usd: group.usd.unwrap_or(0) };
        let Some(line) = by_code.iter_mut().find(|line| line.code == code) else { continue };
        add(&mut line.sum, sum)?;
        add(&mut all, sum)?;
        add(&mut overdue, Sum { projects: count(group.overdue)?, usd: group.overdue_usd.unwrap_or(0) })?;
        not_converted += count(group.not_converted.unwrap_or(0))?;
        match stage {
            Some(Stage::Coded) => line.coded += sum.projects,
            Some(Stage::Validated) => line.validated += sum.projects,
            Some(Stage::Confirmed) => line.confirmed += sum.projects,
            Some(Stage::Stale) => {
                line.stale += sum.projects;
                add(&mut stale, sum)?;
            }
            None => {}
        }
    }
    let (items, regions) = (Vec::new(), Vec::new());
    Ok(Overview { by_code, all, overdue, stale, not_converted, items, total: 0, page: 1, pages: 1, regions })
}

fn add(to: &mut Sum, more: Sum) -> Result<()> {
    to.projects += more.projects;
    to.usd = to.usd.checked_add(more.usd).ok_or_else(|| Error::internal("the budgets add up beyond 64 bits"))?;
    Ok(())
}

impl Row {
    fn item(self, today: NaiveDate) -> Result<Item> {
        let marker = match (self.gender_code, self.gender_stage) {
            (Some(code), Some(stage)) => {
                Some((code.parse().map_err(Error::internal)?, stage.parse().map_err(Error::internal)?))
            }
            _ => None,
        };
        let late = self
            .submitted_on
            .filter(|_| marker.is_none())
            .map(|day| (today - day).num_days() - i64::try_from(ASSESS_WITHIN_DAYS).unwrap_or(i64::MAX));
        Ok(Item {
            code: self.code.parse().map_err(Error::internal)?,
            title: self.title,
            office: self.office,
            state: self.state.parse().map_err(Error::internal)?,
            marker,
            coder: self.coder,
            validator: self.validator,
            confirmer: self.confirmer,
            stale_reason: self.stale_reason,
            usd: self.usd.unwrap_or(0),
            overdue_days: late.filter(|days| *days > 0),
        })
    }
}
