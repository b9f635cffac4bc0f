//! What a project promises, where it stands, what it costs: its first page, and the counts on its tabs.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{lifecycle::ProjectState, money::Currency};
use sea_orm::FromQueryResult;

use super::Project;
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, lacks, one, standing},
};

/// What waits on the tabs of a project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Periods overdue with something missing, and values returned.
    pub progress: u32,
    /// One where the marker is missing or stale.
    pub gender: u32,
}

#[derive(FromQueryResult)]
struct WaitingRow {
    overdue: i64,
    returned: i64,
    stage: Option<String>,
}

/// The counts on the tabs, in one statement.
pub async fn waiting(ctx: &Ctx, project: &Project) -> Result<Waiting> {
    let row: Option<WaitingRow> = one(
        ctx.read(),
        &format!(
            "SELECT (SELECT COUNT(*) FROM periods q
                 WHERE q.project_id = p.id AND q.retired_at IS NULL AND q.due < $2 AND {}) AS overdue,
                (SELECT COUNT(*) FROM actuals a
                 JOIN periods q ON q.id = a.period_id
                 WHERE q.project_id = p.id AND a.superseded_at IS NULL AND a.state = 'returned') AS returned,
                (SELECT g.stage FROM gender_assessments g WHERE g.project_id = p.id AND g.superseded_at IS NULL) AS stage
         FROM projects p WHERE p.id = $1",
            lacks("q")
        ),
        [project.id.0.into(), ctx.today().into()],
    )
    .await?;
    let Some(row) = row else { return Ok(Waiting::default()) };
    let reports = project.state.reports();
    let expected = project.submitted_on.is_some()
        && !matches!(project.state, ProjectState::Closed | ProjectState::Rejected | ProjectState::Withdrawn);
    let settled = row.stage.as_deref().is_some_and(|stage| stage != "stale");
    Ok(Waiting {
        progress: if reports { u32::try_from(row.overdue + row.returned).map_err(Error::internal)? } else { 0 },
        gender: u32::from(expected && !settled),
    })
}

/// One written section of the proposal.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Section {
    pub section: String,
    pub body: String,
}

/// The budget of one section in one currency: minor units, and the cents it converts to.
#[derive(Clone, Debug)]
pub struct BudgetPart {
    pub section: String,
    pub currency: Currency,
    pub minor: i64,
    pub usd: i64,
    /// Lines without a rate, which are in `minor` but not in `usd`.
    pub not_converted: u32,
}

#[derive(Clone, Debug)]
pub struct Overview {
    pub countries: Vec<String>,
    pub areas: Vec<String>,
    pub sdgs: Vec<String>,
    pub funding: String,
    pub sections: Vec<Section>,
    pub budget: Vec<BudgetPart>,
    pub tally: standing::Tally,
    /// The next period that is due and not complete.
    pub next_due: Option<NaiveDate>,
}

#[derive(FromQueryResult)]
struct Tag {
    kind: String,
    word: String,
}

#[derive(FromQueryResult)]
struct BudgetRow {
    section: String,
    currency: String,
    minor: i64,
    usd: Option<i64>,
    not_converted: i64,
}

#[derive(FromQueryResult)]
struct Due {
    due: Option<NaiveDate>,
}

/// The project's first page, in six statements.
pub async fn overview(ctx: &Ctx, project: &Project) -> Result<Overview> {
    let id = project.id.0;
    let tags: Vec<Tag> = all(
        ctx.read(),
        "SELECT 'country' AS kind, c.name AS word FROM project_countries x
           JOIN countries c ON c.id = x.country_id WHERE x.project_id = $1
         UNION ALL SELECT 'area', area FROM project_areas WHERE project_id = $1
         UNION ALL SELECT 'sdg', sdg_target FROM project_sdgs WHERE project_id = $1
         UNION ALL SELECT 'funding', funding FROM projects WHERE id = $1",
        [id.into()],
    )
    .await?;
    let mut tagged: HashMap<String, Vec<String>> = HashMap::new();
    for tag in tags {
        tagged.entry(tag.kind).or_default().push(tag.word);
    }
    let mut take = |kind: &str| {
        let mut words = tagged.remove(kind).unwrap_or_default();
        words.sort();
        words
    };
    let sections: Vec<Section> =
        all(ctx.read(), "SELECT section, body FROM project_sections WHERE project_id = $1 ORDER BY id", [id.into()])
            .await?;
    let budget: Vec<BudgetRow> = all(
        ctx.read(),
        "SELECT l.section, a.currency, CAST(SUM(a.amount_minor) AS BIGINT) AS minor,
                CAST(SUM(a.amount_usd) AS BIGINT) AS usd, COUNT(*) FILTER (WHERE a.amount_usd IS NULL) AS not_converted
         FROM budget_lines l
         JOIN budget_amounts a ON a.line_id = l.id AND a.superseded_at IS NULL
         WHERE l.project_id = $1 AND l.retired_at IS NULL
         GROUP BY l.section, a.currency",
        [id.into()],
    )
    .await?;
    let due: Option<Due> = one(
        ctx.read(),
        &format!(
            "SELECT MIN(q.due) AS due FROM periods q
             WHERE q.project_id = $1 AND q.retired_at IS NULL AND q.ends < $2 AND {}",
            lacks("q")
        ),
        [id.into(), ctx.today().into()],
    )
    .await?;
    let tallies = standing::tallies(ctx.read(), &[project.id], ctx.today()).await?;
    Ok(Overview {
        countries: take("country"),
        areas: take("area"),
        sdgs: take("sdg"),
        funding: take("funding").pop().unwrap_or_default(),
        sections,
        budget: budget.into_iter().map(BudgetPart::try_from).collect::<Result<_>>()?,
        tally: tallies.get(&project.id).copied().unwrap_or_default(),
        next_due: due.and_then(|due| due.due),
    })
}

impl TryFrom<BudgetRow> for BudgetPart {
    type Error = Error;

    fn try_from(row: BudgetRow) -> Result<Self> {
        Ok(Self {
            section: row.section,
            currency: row.currency.parse().map_err(Error::internal)?,
            minor: row.minor,
            usd: row.usd.unwrap_or(0),
            not_converted: u32::try_from(row.not_converted).map_err(Error::internal)?,
        })
    }
}
