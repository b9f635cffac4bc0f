//! Project indicators that are linked to corporate ones, each with where it stands.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    aggregation::Coverage,
    id::{CorporateIndicatorId, FrameworkId, IndicatorId, ProjectId, RegionId},
    lifecycle::ProjectState,
    link::Share,
    period::Timeliness,
    progress::Status,
    value::Value,
};
use sea_orm::FromQueryResult;

use super::Years;
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{
        all,
        packed::{self, pack},
        standing::{self, Standing},
    },
};

/// One link: a project indicator with what it adds to a corporate one.
#[derive(Clone, Debug)]
pub(super) struct Contributor {
    pub corporate: CorporateIndicatorId,
    pub indicator: IndicatorId,
    pub project: ProjectId,
    pub region: RegionId,
    pub state: ProjectState,
    /// Ten-thousandths of the project's time that had passed at the end of the last period that was due; none before.
    pub elapsed: Option<i64>,
    /// How much of the indicator counts.
    pub share: Share,
    /// The approved values over the periods, whole; none where nothing is approved, which is not zero.
    pub whole: Option<Value>,
    /// The share of it: what it adds.
    pub so_far: Option<Value>,
    /// What of that is known to be female and male.
    pub by_sex: (Option<Value>, Option<Value>),
    /// The share of what was promised.
    pub target: Option<Value>,
    /// The project indicator's own status.
    pub status: Status,
    /// Whether an expected period is past its due day with neither a submitted nor an approved value.
    pub due: Timeliness,
}

impl Contributor {
    /// Nothing is expected any more of a project that is closed; its values stay in the total.
    pub fn coverage(&self) -> Coverage {
        if self.state.reports() { Coverage::of(self.whole, self.due) } else { Coverage::default() }
    }

    /// Reported, but not for every period that is overdue.
    pub fn is_behind(&self) -> bool {
        self.state.reports() && self.whole.is_some() && matches!(self.due, Timeliness::Overdue(_))
    }
}

/// A project counts while it reports and after it was closed; before, it has no values, and what was rejected or
/// withdrawn achieved nothing.
pub(crate) fn counts(state: ProjectState) -> bool {
    state.reports() || state == ProjectState::Closed
}

/// A condition over `i`: the linked indicators, of these projects where not of all.
fn linked(framework: FrameworkId, projects: Option<&str>) -> String {
    let chosen = projects.map(|projects| format!(" AND i.project_id IN ({projects})")).unwrap_or_default();
    format!(
        "i.id IN (SELECT l.indicator_id FROM links l
           JOIN corporate_indicators c ON c.id = l.corporate_indicator_id
           JOIN framework_areas ar ON ar.id = c.area_id
           WHERE ar.framework_id = {framework} AND l.superseded_at IS NULL){chosen}"
    )
}

/// A corporate indicator with the project indicators that are linked to it, packed.
#[derive(FromQueryResult)]
struct LinkRow {
    corporate_id: i64,
    indicators: String,
}

/// The chosen projects of one region in one state, packed.
#[derive(FromQueryResult)]
struct ProjectRow {
    region_id: i64,
    state: String,
    projects: String,
    budget_usd: i64,
    spent_usd: i64,
    not_converted: i64,
}

/// What is the same for all indicators of a project.
#[derive(Clone, Copy, Debug)]
pub(super) struct Within {
    region: RegionId,
    state: ProjectState,
}

/// The projects that are chosen, whatever their state, with what those that count add.
#[derive(Clone, Debug)]
pub(super) struct Linked {
    projects: HashMap<ProjectId, Within>,
    /// Of those that count.
    pub money: Money,
    pub contributors: Vec<Contributor>,
}

/// What projects have budgeted and spent in all, in cents: as it is remembered, which is as it stands now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Money {
    pub budget_usd: i64,
    pub spent_usd: i64,
    /// Amounts without a rate, which are in neither.
    pub not_converted: u32,
}

impl Money {
    fn add(&mut self, row: &ProjectRow) -> Result<()> {
        let too_large = || Error::internal("the money of projects leaves an i64");
        self.budget_usd = self.budget_usd.checked_add(row.budget_usd).ok_or_else(too_large)?;
        self.spent_usd = self.spent_usd.checked_add(row.spent_usd).ok_or_else(too_large)?;
        self.not_converted += u32::try_from(row.not_converted).map_err(Error::internal)?;
        Ok(())
    }
}

impl Linked {
    /// Whether the project is among those that are chosen.
    pub fn has(&self, project: ProjectId) -> bool {
        self.projects.contains_key(&project)
    }

    /// How many projects now report, of one region.
    pub fn active(&self, region: RegionId) -> usize {
        self.projects.values().filter(|within| within.region == region && within.state.reports()).count()
    }
}

/// Every link into one framework of a project that counts and is chosen, in three statements; at a past moment in five. Of one year where
/// one is named, and of another one beside it in two statements more.
pub(super) async fn load(
    ctx: &Ctx,
    framework: FrameworkId,
    chosen: Option<&str>,
    years: &Years,
) -> Result<(Linked, Option<Linked>)> {
    let of_chosen = chosen.map(|projects| format!("WHERE p.id IN ({projects})")).unwrap_or_default();
    let rows: Vec<ProjectRow> = all(
        ctx.read(),
        &format!(
            "SELECT o.region_id, s.state, {} AS projects, CAST(COALESCE(SUM(m.budget_usd), 0) AS BIGINT) AS budget_usd,
                    CAST(COALESCE(SUM(m.spent_usd), 0) AS BIGINT) AS spent_usd,
                    CAST(COALESCE(SUM(m.not_converted + m.spent_not_converted), 0) AS BIGINT) AS not_converted
             FROM projects p
             JOIN offices o ON o.id = p.office_id
             JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
             LEFT JOIN project_money m ON m.project_id = p.id
             {of_chosen} GROUP BY o.region_id, s.state",
            pack(&["p.id"])
        ),
        [],
    )
    .await?;
    let (mut projects, mut money): (HashMap<ProjectId, Within>, Money) = Default::default();
    for row in rows {
        let all = row.within()?;
        if counts(all.state) {
            money.add(&row)?;
        }
        for mut fields in packed::rows(&row.projects) {
            projects.insert(ProjectId(fields.get()?), all);
        }
    }
    let links = links(ctx, framework).await?;
    let condition = linked(framework, chosen);
    let of = async |year: Option<i64>| -> Result<Vec<Contributor>> {
        let today = ctx.today();
        let standings = match year {
            Some(year) => standing::in_year(ctx.read(), &condition, today, year).await?,
            None => standing::of_projects(ctx.read(), &condition, today).await?,
        };
        Ok(contributors(&links, &standings, &projects, today))
    };
    let shown = of(years.shown).await?;
    let beside = match years.beside() {
        Some(year) => Some(Linked { contributors: of(Some(year)).await?, projects: projects.clone(), money }),
        None => None,
    };
    Ok((Linked { projects, money, contributors: shown }, beside))
}

/// What is linked to a corporate indicator, and how much of it counts.
type Links = Vec<(CorporateIndicatorId, Vec<(IndicatorId, Share)>)>;

async fn links(ctx: &Ctx, framework: FrameworkId) -> Result<Links> {
    let rows: Vec<LinkRow> = all(
        ctx.read(),
        &format!(
            "SELECT l.corporate_indicator_id AS corporate_id, {} AS indicators
             FROM links l
             JOIN corporate_indicators c ON c.id = l.corporate_indicator_id
             JOIN framework_areas ar ON ar.id = c.area_id AND ar.framework_id = {framework}
             WHERE l.superseded_at IS NULL
             GROUP BY l.corporate_indicator_id ORDER BY l.corporate_indicator_id",
            pack(&["l.indicator_id", "l.share"])
        ),
        [],
    )
    .await?;
    let mut links = Links::new();
    for row in rows {
        let mut indicators = packed::rows(&row.indicators)
            .map(|mut fields| Ok((IndicatorId(fields.get()?), share(fields.get()?)?)))
            .collect::<Result<Vec<_>>>()?;
        indicators.sort_unstable();
        links.push((CorporateIndicatorId(row.corporate_id), indicators));
    }
    Ok(links)
}

/// What is linked, counts and is chosen.
fn contributors(
    links: &Links,
    standings: &[Standing],
    projects: &HashMap<ProjectId, Within>,
    today: NaiveDate,
) -> Vec<Contributor> {
    let standings: HashMap<IndicatorId, &Standing> =
        standings.iter().map(|standing| (standing.indicator, standing)).collect();
    let mut contributors = Vec::new();
    for (corporate, indicators) in links {
        contributors.extend(indicators.iter().filter_map(|(indicator, share)| {
            let standing = standings.get(indicator)?;
            let within = projects.get(&standing.project).filter(|within| counts(within.state))?;
            Some(within.contributor((*corporate, *share), standing, today))
        }));
    }
    contributors
}

/// A share as it is kept.
pub(crate) fn share(kept: i64) -> Result<Share> {
    Share::from_ten_thousandths(kept).ok_or_else(|| Error::internal("a link has no such share"))
}

impl ProjectRow {
    fn within(&self) -> Result<Within> {
        Ok(Within { region: RegionId(self.region_id), state: self.state.parse().map_err(Error::internal)? })
    }
}

impl Within {
    fn contributor(
        self,
        (corporate, share): (CorporateIndicatorId, Share),
        standing: &Standing,
        today: NaiveDate,
    ) -> Contributor {
        let part = |value: Option<Value>| value.map(|value| share.of(value));
        let late = standing.missing_since.filter(|due| *due < today).map_or(Timeliness::Open, |due| {
            Timeliness::Overdue(u32::try_from((today - due).num_days()).unwrap_or(u32::MAX))
        });
        Contributor {
            corporate,
            indicator: standing.indicator,
            project: standing.project,
            region: self.region,
            state: self.state,
            elapsed: standing.passed.map(|passed| passed.share),
            share,
            whole: standing.so_far,
            so_far: part(standing.so_far),
            by_sex: (part(standing.by_sex.0), part(standing.by_sex.1)),
            target: part(standing.target),
            status: standing.status,
            due: late,
        }
    }
}
