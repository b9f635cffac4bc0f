//! A project's dates and periods as JSON.

use backend::{
    error::Result,
    usecase::project::{OwnText, ProjectText, standing},
};
use chrono::NaiveDate;
use domain::{code::ProjectCode, policy::Action};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::super::caller::Caller;

/// A project's dates, its reporting periods, and the rule by which they are due.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProjectSchedule {
    title: String,
    starts: NaiveDate,
    ends: NaiveDate,
    /// monthly, quarterly, six-monthly, yearly or custom
    schedule: String,
    /// Days from the end of a period until its report is due
    due_after_days: u64,
    /// Of the project; a write names it
    version: i64,
    /// In order
    periods: Vec<ScheduledPeriod>,
}

/// A reporting period of a project.
#[derive(Serialize, ToSchema)]
struct ScheduledPeriod {
    id: i64,
    #[schema(example = "Q3 2026")]
    label: String,
    /// What the project calls it; none where its days say it
    #[schema(example = "Inception phase")]
    name: Option<String>,
    starts: NaiveDate,
    ends: NaiveDate,
    due: NaiveDate,
    /// Something was entered for it, so it keeps its days
    reported: bool,
}

/// What a project's dates and periods are to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScheduleSent {
    /// The version of the project that was read
    version: i64,
    title: String,
    #[schema(example = "2026-01-01")]
    starts: String,
    #[schema(example = "2027-06-30")]
    ends: String,
    /// monthly, quarterly, six-monthly, yearly or custom
    schedule: String,
    /// Days from the end of a period until its report is due: 42 are six weeks
    due_after_days: u64,
    /// With custom: all the periods that are to be; left out, those that are there
    #[serde(default)]
    periods: Vec<OwnSent>,
}

/// A period of the project's own.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OwnSent {
    /// None for a new one
    #[serde(default)]
    id: Option<i64>,
    #[schema(example = "2026-01-01")]
    starts: String,
    #[schema(example = "2026-04-15")]
    ends: String,
    /// At most 60 characters; an empty one is taken away, none leaves the one that is there
    #[serde(default)]
    #[schema(example = "Inception phase")]
    name: Option<String>,
}

impl ScheduleSent {
    pub(super) fn version(&self) -> i64 {
        self.version
    }

    /// How problems name the periods, in the order in which they were sent.
    pub(super) fn keys(&self) -> Vec<String> {
        let key = |(at, own): (usize, &OwnSent)| own.id.map_or_else(|| format!("x{at}"), |id| format!("p{id}"));
        self.periods.iter().enumerate().map(key).collect()
    }
}

impl From<ScheduleSent> for ProjectText {
    fn from(sent: ScheduleSent) -> Self {
        let own = sent.keys().into_iter().zip(sent.periods);
        Self {
            title: sent.title,
            starts: sent.starts,
            ends: sent.ends,
            schedule: sent.schedule,
            due_after: sent.due_after_days.to_string(),
            own: own.map(|(key, own)| OwnText { key, starts: own.starts, ends: own.ends, name: own.name }).collect(),
        }
    }
}

/// A field of the use case's problem (`p12.starts`) as it was sent (`periods[3].starts`).
pub(super) fn named(keys: &[String], field: &str) -> String {
    let of_period = field.split_once('.').and_then(|(key, field)| {
        let at = keys.iter().position(|known| known == key)?;
        Some(format!("periods[{at}].{field}"))
    });
    of_period.unwrap_or_else(|| if field == "due_after" { "due_after_days".to_owned() } else { field.to_owned() })
}

pub(super) async fn schedule(caller: &Caller, code: &ProjectCode) -> Result<ProjectSchedule> {
    let project = caller.ctx.project(code, Action::View).await?;
    let periods = standing(&caller.ctx, &project).await?.into_iter().map(|one| ScheduledPeriod {
        id: one.id.0,
        label: one.dates.label(),
        name: one.dates.name,
        starts: one.dates.starts,
        ends: one.dates.ends,
        due: one.dates.due,
        reported: one.reported,
    });
    Ok(ProjectSchedule {
        periods: periods.collect(),
        title: project.title,
        starts: project.starts,
        ends: project.ends,
        schedule: project.schedule.to_string(),
        due_after_days: project.due_after,
        version: project.version,
    })
}
