//! Gender markers that wait for this person.

use chrono::NaiveDate;
use domain::{code::ProjectCode, policy::Action};
use sea_orm::FromQueryResult;

use super::{Listed, MOST};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, scope},
};

/// What a gender marker waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkerStep {
    /// Not assessed, or stale: the project manager codes it.
    Code,
    Validate,
    Confirm,
}

#[derive(Clone, Debug)]
pub struct Marker {
    pub code: ProjectCode,
    pub title: String,
    pub step: MarkerStep,
    pub submitted_on: Option<NaiveDate>,
}

#[derive(FromQueryResult)]
struct MarkerRow {
    code: String,
    title: String,
    stage: Option<String>,
    submitted_on: Option<NaiveDate>,
    of_all: i64,
}

pub(super) async fn markers(ctx: &Ctx) -> Result<Listed<Marker>> {
    let subject = ctx.subject()?;
    let may = |action| scope::may(subject, action);
    let rows: Vec<MarkerRow> = all(
        ctx.read(),
        &format!(
            "SELECT p.code, p.title, g.stage, p.submitted_on, COUNT(*) OVER () AS of_all
             FROM projects p
             JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
             LEFT JOIN gender_assessments g ON g.project_id = p.id AND g.superseded_at IS NULL
             WHERE s.state NOT IN ('concept', 'closed', 'rejected', 'withdrawn')
               AND (((g.id IS NULL OR g.stage = 'stale') AND {}) OR (g.stage = 'coded' AND g.coder_id <> $1 AND {})
                 OR (g.stage = 'validated' AND g.coder_id <> $1 AND COALESCE(g.validator_id, 0) <> $1 AND {}))
             ORDER BY p.submitted_on, p.code LIMIT {MOST}",
            may(Action::CodeGender),
            may(Action::ValidateGender),
            may(Action::ConfirmGender)
        ),
        [subject.user.0.into()],
    )
    .await?;
    Listed::of(
        rows,
        |row| row.of_all,
        |row| {
            let step = match row.stage.as_deref() {
                None | Some("stale") => MarkerStep::Code,
                Some("validated") => MarkerStep::Confirm,
                Some(_) => MarkerStep::Validate,
            };
            Ok(Marker {
                code: row.code.parse().map_err(Error::internal)?,
                title: row.title,
                step,
                submitted_on: row.submitted_on,
            })
        },
    )
}
