//! What the indicators of one project count towards, what waits, and what was refused or has ended.

use std::collections::HashMap;

use domain::id::IndicatorId;

use super::{Linked, Stand, linked};
use crate::{
    ctx::Ctx,
    error::Result,
    query::{
        matrix::{self, Matrix},
        project::Project,
    },
};

/// At most so many that were refused, and as many that have ended: the last ones.
const MOST: u64 = 50;

/// A matrix with the links of each of its indicators: those that count, those that wait, those that are over.
#[derive(Clone, Debug)]
pub struct Towards {
    pub matrix: Matrix,
    links: HashMap<IndicatorId, Vec<Linked>>,
}

impl Towards {
    pub fn of(&self, indicator: IndicatorId) -> &[Linked] {
        self.links.get(&indicator).map_or(&[], Vec::as_slice)
    }
}

/// Of a project that this person may view, in four statements beside its matrix.
pub async fn towards(ctx: &Ctx, project: &Project) -> Result<Towards> {
    let matrix = matrix::matrix(ctx, project).await?;
    let mut links: HashMap<IndicatorId, Vec<Linked>> = HashMap::new();
    for stand in [Stand::Standing, Stand::Waiting, Stand::Refused, Stand::Ended] {
        let condition = match stand {
            Stand::Standing | Stand::Waiting => {
                format!("p.id = {} ORDER BY f.year_from DESC, ar.position, c.position", project.id)
            }
            Stand::Refused => format!("p.id = {} ORDER BY x.id DESC LIMIT {MOST}", project.id),
            Stand::Ended => format!("p.id = {} ORDER BY l.id DESC LIMIT {MOST}", project.id),
        };
        for one in linked(ctx, stand, &condition, []).await? {
            links.entry(one.indicator).or_default().push(one);
        }
    }
    Ok(Towards { matrix, links })
}
