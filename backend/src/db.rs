//! Opens the database: SQLite embedded, or PostgreSQL by its URL; the same schema and the same statements on both.
//!
//! Both have one writer at a time: SQLite because it is built so (`BEGIN IMMEDIATE` on a pool of one), PostgreSQL
//! because every write transaction first takes the same advisory lock. So a rule that holds on one holds on the
//! other, and the hash chain of the audit log needs no second mechanism.

use std::{path::Path, sync::Arc};

use migrations::Migrator;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    FromQueryResult, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use crate::{meter::Meter, query, sums};

#[derive(FromQueryResult)]
struct Changes {
    n: i64,
}

/// Taken by every write transaction on PostgreSQL. Any constant would do.
const WRITER_LOCK: i64 = 0x0062_6173_656c;

/// Connections for reading, and the one for writing.
#[derive(Clone, Debug)]
pub struct Db {
    read: DatabaseConnection,
    write: DatabaseConnection,
}

/// Why a database could not be opened, in words for the person who starts the program.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the folder {0} for the database does not exist and could not be made: {1}")]
    Folder(String, std::io::Error),
    #[error("there is no database at {0}; `baseline migrate` makes an empty one, `baseline demo` one with demo data")]
    Missing(String),
    #[error("the database is locked by another program; stop it, or wait until it has finished")]
    Locked,
    #[error("the database schema is older than this program; run `baseline migrate` first")]
    NotMigrated,
    #[error("the values that are there cannot be added up: {0}")]
    Sums(String),
    #[error("the database could not be opened: {0}")]
    Other(DbErr),
}

impl From<DbErr> for OpenError {
    fn from(cause: DbErr) -> Self {
        let text = cause.to_string();
        if text.contains("database is locked") { Self::Locked } else { Self::Other(cause) }
    }
}

impl Db {
    /// Opens a database that is there and has the present schema.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        if let Some(path) = sqlite_path(url)
            && !Path::new(path).exists()
        {
            return Err(OpenError::Missing(path.to_owned()));
        }
        let db = Self::connect(url).await?;
        match Migrator::get_pending_migrations(&db.write).await {
            Ok(pending) if pending.is_empty() => Ok(db),
            Ok(_) => Err(OpenError::NotMigrated),
            Err(cause) => Err(cause.into()),
        }
    }

    /// Opens a database, making it where it is missing, and brings its schema up to date.
    pub async fn migrate(url: &str) -> Result<Self, OpenError> {
        if let Some(folder) = sqlite_path(url).and_then(|path| Path::new(path).parent()) {
            std::fs::create_dir_all(folder).map_err(|cause| OpenError::Folder(folder.display().to_string(), cause))?;
        }
        let db = Self::connect(url).await?;
        Migrator::up(&db.write, None).await?;
        let txn = db.begin().await?;
        sums::fill(&txn).await.map_err(|cause| OpenError::Sums(cause.to_string()))?;
        txn.commit().await?;
        Ok(db)
    }

    async fn connect(url: &str) -> Result<Self, DbErr> {
        let write = Database::connect(options(url, 1)).await?;
        let read = Database::connect(options(url, if sqlite_path(url).is_some() { 4 } else { 8 })).await?;
        Ok(Self { read, write })
    }

    /// Closes every connection; a copy of the database can be taken afterwards.
    pub async fn close(self) -> Result<(), DbErr> {
        self.read.close().await?;
        self.write.close().await
    }

    /// Lets the database look at what it holds, so that it plans its statements well. After much was written at once.
    pub async fn analyze(&self) -> Result<(), DbErr> {
        let sql = match self.write.get_database_backend() {
            DbBackend::Postgres => "VACUUM ANALYZE",
            _ => "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)",
        };
        self.write.execute_unprepared(sql).await?;
        Ok(())
    }

    /// Counts every statement from now on, through whatever copy of this was made afterwards.
    pub fn metered(mut self) -> (Self, Arc<Meter>) {
        let meter = Arc::new(Meter::default());
        for connection in [&mut self.read, &mut self.write] {
            let meter = Arc::clone(&meter);
            connection.set_metric_callback(move |info| meter.count(&info.statement.sql, info.elapsed));
        }
        (self, meter)
    }

    /// The rows that were inserted, changed or deleted since this was opened; SQLite alone knows.
    pub async fn rows_written(&self) -> Result<Option<i64>, DbErr> {
        if self.write.get_database_backend() == DbBackend::Postgres {
            return Ok(None);
        }
        let row = query::one::<Changes>(&self.write, "SELECT total_changes() AS n", []).await?;
        Ok(row.map(|row| row.n))
    }

    /// For reading only.
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// Begins the one write transaction; it is rolled back unless committed.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        #[expect(clippy::disallowed_methods, reason = "the one place where a write transaction begins")]
        let txn = self.write.begin_with_options(options).await?;
        if txn.get_database_backend() == DbBackend::Postgres {
            txn.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({WRITER_LOCK})")).await?;
        }
        Ok(txn)
    }
}

fn sqlite_path(url: &str) -> Option<&str> {
    url.strip_prefix("sqlite://")
        .or_else(|| url.strip_prefix("sqlite:"))
        .map(|rest| rest.split('?').next().unwrap_or(rest))
}

fn options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).sqlx_logging(false).map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .create_if_missing(true)
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("foreign_keys", "ON")
            // KiB for each of five connections; the rest is left to the page cache of the system.
            .pragma("cache_size", "-10000")
            // Rows on their way from the thread of SQLite: with the usual 50, totals over thousands of rows mostly wait.
            .row_buffer_size(2048)
            .busy_timeout(std::time::Duration::from_secs(5))
    });
    options
}

/// Makes a database on a PostgreSQL server, as a copy of `template` where one is named. Tests get one each this way.
pub async fn create_postgres(server: &str, name: &str, template: Option<&str>) -> Result<(), DbErr> {
    let connection = Database::connect(options(server, 1)).await?;
    let template = template.map(|template| format!(" TEMPLATE \"{template}\"")).unwrap_or_default();
    let made = connection.execute_unprepared(&format!("CREATE DATABASE \"{name}\"{template}")).await;
    connection.close().await?;
    made.map(|_| ())
}
