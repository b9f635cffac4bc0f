//! What a change of a project's essentials would make of its periods. Nothing is written.

use domain::{
    code::ProjectCode,
    policy::Action,
    schedule::{Existing, Plan},
};

use super::{
    periods,
    read::{Facts, ProjectText},
};
use crate::{ctx::Ctx, error::Result, query::project::Project};

/// The essentials before and after, and the periods.
#[derive(Clone, Debug)]
pub struct Preview {
    pub before: Facts,
    pub after: Facts,
    pub plan: Plan,
}

/// The same checks and the same plan as [`revise`](super::revise()).
pub async fn preview(ctx: &Ctx, project: &ProjectCode, text: &ProjectText) -> Result<Preview> {
    let project = ctx.project(project, Action::EditProject).await?;
    let read = text.read()?;
    let existing = periods::existing(ctx.read(), project.id).await?;
    let plan = read.plan(&existing, ctx.today())?;
    periods::unlocked(ctx, ctx.read(), &project, &plan).await?;
    Ok(Preview { before: Facts::from(&project), after: read.facts(), plan })
}

/// The periods of a project, for the form; with those for which something was entered.
pub async fn standing(ctx: &Ctx, project: &Project) -> Result<Vec<Existing>> {
    periods::existing(ctx.read(), project.id).await
}
