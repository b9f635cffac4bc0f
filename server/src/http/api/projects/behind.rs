//! What stands behind a value, as JSON: `…/actuals/{indicator}/versions`, `…/comments`, `…/evidence`.

pub(super) mod comment;
pub(super) mod evidence;
pub(super) mod versions;

use backend::{
    error::Result,
    insert::evidence::Of,
    query::value::{Behind, behind},
};
use domain::{
    code::ProjectCode,
    id::{IndicatorId, PeriodId},
    policy::Action,
};

use super::super::caller::Caller;

/// Where a value is, in an address.
pub(super) type Place = (ProjectCode, PeriodId, IndicatorId);

fn of((_, period, indicator): &Place) -> Of {
    Of { indicator: *indicator, period: *period }
}

/// All of it, for whoever may see the project.
async fn read(caller: &Caller, place: &Place) -> Result<Behind> {
    let project = caller.ctx.project(&place.0, Action::View).await?;
    behind(&caller.ctx, &project, of(place)).await
}
