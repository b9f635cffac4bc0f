//! Projects, their states, sections, periods and the rows of their matrices.

use chrono::NaiveDate;
use domain::{
    code::ProjectCode,
    id::{CountryId, NodeId, OfficeId, PeriodId, ProjectId, UserId},
    lifecycle::ProjectState,
    matrix::NodeKind,
    period::{DUE_AFTER_DAYS, Period, Schedule},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    ctx::Tx,
    entity::{
        nodes, periods, project_areas, project_countries, project_sdgs, project_sections, project_states, projects,
    },
    error::Result,
};

#[derive(Clone, Debug)]
pub struct NewProject<'a> {
    pub code: &'a ProjectCode,
    pub title: &'a str,
    pub office: OfficeId,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub funding: &'a str,
    pub schedule: Schedule,
    /// The day on which the proposal was submitted; the gender marker is due 30 days later.
    pub submitted_on: Option<NaiveDate>,
    pub countries: &'a [CountryId],
    pub areas: &'a [String],
    pub sdgs: &'a [String],
}

pub async fn project(tx: &Tx, new: NewProject<'_>) -> Result<ProjectId> {
    let row = projects::ActiveModel {
        code: Set(new.code.to_string()),
        title: Set(new.title.into()),
        office_id: Set(new.office.0),
        starts: Set(new.starts),
        ends: Set(new.ends),
        funding: Set(new.funding.into()),
        schedule: Set(new.schedule.as_str().into()),
        due_after_days: Set(DUE_AFTER_DAYS as i64),
        submitted_on: Set(new.submitted_on),
        version: Set(1),
        created_at: Set(tx.now()),
        ..Default::default()
    };
    let id = projects::Entity::insert(row).exec(tx.conn()).await?.last_insert_id;
    for country in new.countries {
        let row = project_countries::ActiveModel { project_id: Set(id), country_id: Set(country.0) };
        project_countries::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    }
    for area in new.areas {
        let row = project_areas::ActiveModel { project_id: Set(id), area: Set(area.clone()) };
        project_areas::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    }
    for target in new.sdgs {
        let row = project_sdgs::ActiveModel { project_id: Set(id), sdg_target: Set(target.clone()) };
        project_sdgs::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    }
    Ok(ProjectId(id))
}

/// The state from now on. The caller supersedes the one before.
pub async fn state(tx: &Tx, project: ProjectId, state: ProjectState, user: Option<UserId>) -> Result<()> {
    let row = project_states::ActiveModel {
        project_id: Set(project.0),
        state: Set(state.as_str().into()),
        note: Set(None),
        user_id: Set(user.map(|user| user.0)),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..Default::default()
    };
    project_states::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

pub async fn section(tx: &Tx, project: ProjectId, section: &str, body: &str) -> Result<()> {
    let row = project_sections::ActiveModel {
        project_id: Set(project.0),
        section: Set(section.into()),
        body: Set(body.into()),
        version: Set(1),
        ..Default::default()
    };
    project_sections::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

pub async fn period(tx: &Tx, project: ProjectId, period: &Period) -> Result<PeriodId> {
    tx.touch_project(project);
    let row = periods::ActiveModel {
        project_id: Set(project.0),
        starts: Set(period.starts),
        ends: Set(period.ends),
        due: Set(period.due),
        name: Set(period.name.clone()),
        created_at: Set(tx.now()),
        retired_at: Set(None),
        ..Default::default()
    };
    Ok(PeriodId(periods::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}

#[derive(Clone, Debug)]
pub struct NewNode<'a> {
    pub project: ProjectId,
    pub parent: Option<NodeId>,
    pub kind: NodeKind,
    pub position: i64,
    pub statement: &'a str,
    pub assumptions: Option<&'a str>,
}

pub async fn node(tx: &Tx, new: NewNode<'_>) -> Result<NodeId> {
    let row = nodes::ActiveModel {
        project_id: Set(new.project.0),
        parent_id: Set(new.parent.map(|parent| parent.0)),
        kind: Set(new.kind.as_str().into()),
        position: Set(new.position),
        statement: Set(new.statement.into()),
        assumptions: Set(new.assumptions.map(Into::into)),
        version: Set(1),
        created_at: Set(tx.now()),
        retired_at: Set(None),
        ..Default::default()
    };
    Ok(NodeId(nodes::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}
