//! `/api/v1/projects`

mod actuals;
mod behind;
mod budget;
mod expenditure;
mod indicators;
mod links;
mod list;
mod matrix;
mod periods;
mod progress;
mod read;
mod schedule;
mod targets;

use utoipa_axum::{router::OpenApiRouter, routes};

use super::caller::Door;

pub(super) fn routes() -> OpenApiRouter<Door> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(read::read))
        .routes(routes!(matrix::read::read))
        .routes(routes!(matrix::add_node::add_node))
        .routes(routes!(matrix::revise_node::revise_node, matrix::retire_node::retire_node))
        .routes(routes!(matrix::move_node::move_node))
        .routes(routes!(matrix::add_indicator::add_indicator))
        .routes(routes!(matrix::revise_indicator::revise_indicator, matrix::retire_indicator::retire_indicator))
        .routes(routes!(schedule::read::read, schedule::put::put))
        .routes(routes!(targets::read::read, targets::put::put))
        .routes(routes!(periods::list))
        .routes(routes!(actuals::read::read, actuals::put_many::put_many))
        .routes(routes!(actuals::put::put))
        .routes(routes!(actuals::submit::submit))
        .routes(routes!(actuals::approve::approve))
        .routes(routes!(actuals::send_back::send_back))
        .routes(routes!(actuals::reopen::reopen))
        .routes(routes!(behind::versions::read))
        .routes(routes!(behind::comment::read, behind::comment::add))
        .routes(routes!(behind::comment::withdraw))
        .routes(routes!(behind::evidence::list, behind::evidence::attach))
        .routes(routes!(behind::evidence::download))
        .routes(routes!(behind::evidence::withdraw))
        .routes(routes!(indicators::read::read, indicators::put::put))
        .routes(routes!(links::read::read))
        .routes(routes!(links::suggest::read))
        .routes(routes!(links::propose::propose))
        .routes(routes!(links::withdraw::withdraw))
        .routes(routes!(progress::read))
        .routes(routes!(budget::read::read, budget::put::put))
        .routes(routes!(budget::allocate::allocate, budget::allocate::release))
        .routes(routes!(budget::convert::convert))
        .routes(routes!(budget::fix::fix))
        .routes(routes!(expenditure::read::read, expenditure::put::put))
        .routes(routes!(expenditure::ledger::record))
        .routes(routes!(expenditure::burn::read))
}
