//! Many versions of reported values, written some hundreds a statement: for the demo, which has half a million.
//!
//! The pile gives the ids itself, so it needs the one write transaction until it is finished.

use domain::id::ActualId;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult};

use super::actual::{self, NewActual};
use crate::{
    ctx::Tx,
    entity::{actual_cells, actuals},
    error::Result,
    query::one,
};

/// Versions of one statement: seventeen parameters each, and SQLite takes 32,766.
const ROWS: usize = 500;

#[derive(Debug)]
pub(crate) struct Pile {
    last: i64,
    actuals: Vec<actuals::ActiveModel>,
    cells: Vec<actual_cells::ActiveModel>,
}

#[derive(FromQueryResult)]
struct Last {
    id: Option<i64>,
}

impl Pile {
    pub(crate) async fn new(tx: &Tx) -> Result<Self> {
        let last: Option<Last> = one(tx.conn(), "SELECT MAX(id) AS id FROM actuals", []).await?;
        let last = last.and_then(|last| last.id).unwrap_or(0);
        Ok(Self { last, actuals: Vec::new(), cells: Vec::new() })
    }

    /// Adds a version with its cells; it may not be in the database yet.
    pub(crate) async fn add(&mut self, tx: &Tx, new: NewActual) -> Result<ActualId> {
        tx.touch(new.indicator);
        tx.touch_period(new.period);
        self.last += 1;
        self.cells.extend(actual::cells(self.last, new.reported.clone()));
        self.actuals.push(actuals::ActiveModel { id: Set(self.last), ..actual::row(new) });
        if self.actuals.len() == ROWS {
            self.write(tx).await?;
        }
        Ok(ActualId(self.last))
    }

    /// Writes what is left. PostgreSQL is told where to go on counting; SQLite sees it.
    pub(crate) async fn finish(&mut self, tx: &Tx) -> Result<()> {
        self.write(tx).await?;
        if tx.conn().get_database_backend() == DbBackend::Postgres && self.last > 0 {
            let counter = "SELECT setval(pg_get_serial_sequence('actuals', 'id'), (SELECT MAX(id) FROM actuals))";
            tx.conn().execute_unprepared(counter).await?;
        }
        Ok(())
    }

    async fn write(&mut self, tx: &Tx) -> Result<()> {
        if self.actuals.is_empty() {
            return Ok(());
        }
        actuals::Entity::insert_many(std::mem::take(&mut self.actuals)).exec_without_returning(tx.conn()).await?;
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            actual_cells::Entity::insert_many(cells).exec_without_returning(tx.conn()).await?;
        }
        Ok(())
    }
}
