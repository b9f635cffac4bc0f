//! Project indicators that are linked to corporate ones, each with where it stands.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    aggregation::Coverage,
    id::{CorporateIndicatorId, FrameworkId, IndicatorId, ProjectId, RegionId},
    lifecycle::ProjectState,
    period::Timeliness,
    progress::{Status, elapsed},
    value::Value,
};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{
        all, scope,
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
    /// Ten-thousandths of the project's time that have passed.
    pub elapsed: i64,
    /// The approved values over the periods; none where nothing is approved, which is not zero.
    pub so_far: Option<Value>,
    pub target: Option<Value>,
    /// The project indicator's own status.
    pub status: Status,
    /// Whether a period is past its due day with neither a submitted nor an approved value.
    pub due: Timeliness,
}

impl Contributor {
    /// Nothing is expected any more of a project that is closed; its values stay in the total.
    pub fn coverage(&self) -> Coverage {
        if self.state.reports() { Coverage::of(self.so_far, self.due) } else { Coverage::default() }
    }

    /// Reported, but not for every period that is overdue.
    pub fn is_behind(&self) -> bool {
        self.state.reports() && self.so_far.is_some() && matches!(self.due, Timeliness::Overdue(_))
    }
}

/// A project counts while it reports and after it was closed; before, it has no values, and what was rejected or
/// withdrawn achieved nothing.
pub(super) fn counts(state: ProjectState) -> bool {
    state.reports() || state == ProjectState::Closed
}

/// A condition over `p` and `i`: the linked indicators of projects that count. It holds only numbers and words of our own.
fn linked(framework: FrameworkId, region: Option<RegionId>) -> String {
    let region = region.map_or_else(String::new, |region| {
        format!(" AND p.office_id IN (SELECT o.id FROM offices o WHERE o.region_id = {region})")
    });
    format!(
        "i.id IN (SELECT l.indicator_id FROM links l
           JOIN corporate_indicators c ON c.id = l.corporate_indicator_id
           JOIN framework_areas ar ON ar.id = c.area_id
           WHERE ar.framework_id = {framework} AND l.superseded_at IS NULL)
         AND p.id IN (SELECT s.project_id FROM project_states s WHERE s.superseded_at IS NULL AND s.state IN {}){region}",
        scope::states(counts)
    )
}

#[derive(FromQueryResult)]
struct LinkRow {
    corporate_id: i64,
    indicator_id: i64,
    project_id: i64,
    region_id: i64,
    state: String,
    starts: NaiveDate,
    ends: NaiveDate,
}

#[derive(FromQueryResult)]
struct GapRow {
    indicator_id: i64,
    due: NaiveDate,
}

/// Every link into one framework, in four statements.
pub(super) async fn contributors(
    ctx: &Ctx,
    framework: FrameworkId,
    region: Option<RegionId>,
) -> Result<Vec<Contributor>> {
    let condition = linked(framework, region);
    let today = ctx.today();
    let rows: Vec<LinkRow> = all(
        ctx.read(),
        &format!(
            "SELECT l.corporate_indicator_id AS corporate_id, i.id AS indicator_id, p.id AS project_id, o.region_id,
                    s.state, p.starts, p.ends
             FROM links l
             JOIN corporate_indicators c ON c.id = l.corporate_indicator_id
             JOIN framework_areas ar ON ar.id = c.area_id AND ar.framework_id = {framework}
             JOIN indicators i ON i.id = l.indicator_id AND i.retired_at IS NULL
             JOIN projects p ON p.id = i.project_id
             JOIN offices o ON o.id = p.office_id
             JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
             WHERE l.superseded_at IS NULL AND {condition}
             ORDER BY l.corporate_indicator_id, i.id"
        ),
        [],
    )
    .await?;
    let gaps: Vec<GapRow> = all(
        ctx.read(),
        &format!(
            "SELECT i.id AS indicator_id, MIN(q.due) AS due
             FROM indicators i
             JOIN projects p ON p.id = i.project_id
             JOIN periods q ON q.project_id = p.id AND q.due < $1
             WHERE i.retired_at IS NULL AND {condition} AND NOT EXISTS (
               SELECT 1 FROM actuals a
               WHERE a.indicator_id = i.id AND a.period_id = q.id AND a.superseded_at IS NULL
                 AND a.state IN ('submitted', 'approved'))
             GROUP BY i.id"
        ),
        [today.into()],
    )
    .await?;
    let gaps: HashMap<i64, NaiveDate> = gaps.into_iter().map(|gap| (gap.indicator_id, gap.due)).collect();
    let standings = standing::of_projects(ctx.read(), &condition, today).await?;
    let standings: HashMap<IndicatorId, Standing> =
        standings.into_iter().map(|standing| (standing.indicator, standing)).collect();
    rows.into_iter().map(|row| row.contributor(&standings, &gaps, today)).collect()
}

impl LinkRow {
    fn contributor(
        self,
        standings: &HashMap<IndicatorId, Standing>,
        gaps: &HashMap<i64, NaiveDate>,
        today: NaiveDate,
    ) -> Result<Contributor> {
        let indicator = IndicatorId(self.indicator_id);
        let standing = standings.get(&indicator);
        let due = gaps.get(&self.indicator_id).map_or(Timeliness::Open, |due| {
            Timeliness::Overdue(u32::try_from((today - *due).num_days()).unwrap_or(u32::MAX))
        });
        Ok(Contributor {
            corporate: CorporateIndicatorId(self.corporate_id),
            indicator,
            project: ProjectId(self.project_id),
            region: RegionId(self.region_id),
            state: self.state.parse().map_err(Error::internal)?,
            elapsed: elapsed(self.starts, self.ends, today),
            so_far: standing.and_then(|standing| standing.so_far),
            target: standing.and_then(|standing| standing.target),
            status: standing.map_or(Status::Unknown, |standing| standing.status),
            due,
        })
    }
}
