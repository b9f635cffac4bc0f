//! The connection from which pages and queries read: as things stand, or as they stood at a past moment.
//!
//! Values, targets, states and links are superseded, never overwritten, and rows of the matrix are retired, never deleted.
//! Every statement says so in one of two sentences, `x.superseded_at IS NULL` and `x.retired_at IS NULL`. For a past moment
//! this connection reads them as "was there then"; no query knows of it, so that no total can forget it.

use std::borrow::Cow;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement};

/// A reading connection with the moment, in microseconds UTC, at which what it reads must have stood.
#[derive(Clone, Debug)]
pub struct Reads {
    connection: DatabaseConnection,
    moment: Option<i64>,
}

impl Reads {
    pub(crate) fn now(connection: &DatabaseConnection) -> Self {
        Self { connection: connection.clone(), moment: None }
    }

    pub(crate) fn at(&self, moment: i64) -> Self {
        Self { connection: self.connection.clone(), moment: Some(moment) }
    }

    /// Whether it reads a past moment, of which nothing is remembered beside the rows themselves.
    pub(crate) fn is_past(&self) -> bool {
        self.moment.is_some()
    }

    /// The past moment at which this reads, in microseconds UTC.
    pub fn moment(&self) -> Option<i64> {
        self.moment
    }

    fn dated(&self, statement: Statement) -> Statement {
        match self.moment {
            None => statement,
            Some(moment) => Statement { sql: then(&statement.sql, moment).into_owned(), ..statement },
        }
    }
}

/// The statement about a past moment: what is superseded or retired later was there, what was recorded later was not.
fn then(sql: &str, moment: i64) -> Cow<'_, str> {
    let superseded = replaced(Cow::Borrowed(sql), "superseded_at", "recorded_at", moment);
    replaced(superseded, "retired_at", "created_at", moment)
}

fn replaced<'a>(sql: Cow<'a, str>, end: &str, begin: &str, moment: i64) -> Cow<'a, str> {
    let sentence = format!(".{end} IS NULL");
    if !sql.contains(&sentence) {
        return sql;
    }
    let mut parts = sql.split(&sentence);
    let mut written = parts.next().unwrap_or_default().to_owned();
    for rest in parts {
        let alias = written.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len();
        let alias = written.split_off(alias);
        written.push_str(&format!(
            "({alias}.{begin} <= {moment} AND ({alias}.{end} IS NULL OR {alias}.{end} > {moment}))"
        ));
        written.push_str(rest);
    }
    Cow::Owned(written)
}

#[async_trait::async_trait]
impl ConnectionTrait for Reads {
    fn get_database_backend(&self) -> DbBackend {
        self.connection.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.connection.execute_raw(self.dated(statement)).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.connection.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.connection.query_one_raw(self.dated(statement)).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.connection.query_all_raw(self.dated(statement)).await
    }
}

#[cfg(test)]
mod tests {
    use super::then;

    #[test]
    fn a_past_moment_is_read_into_every_sentence() {
        let sql = "SELECT 1 FROM actuals a JOIN indicators i ON i.id = a.indicator_id AND i.retired_at IS NULL
                   WHERE a.superseded_at IS NULL AND a.state = 'approved'";
        let expected = "SELECT 1 FROM actuals a JOIN indicators i ON i.id = a.indicator_id AND \
                        (i.created_at <= 7 AND (i.retired_at IS NULL OR i.retired_at > 7))
                   WHERE (a.recorded_at <= 7 AND (a.superseded_at IS NULL OR a.superseded_at > 7)) AND a.state = 'approved'";
        assert_eq!(then(sql, 7), expected);
        assert_eq!(then("SELECT superseded_at FROM actuals", 7), "SELECT superseded_at FROM actuals");
    }

    /// A statement that leaves the alias out would show the present among the past.
    #[test]
    fn no_query_says_it_otherwise() {
        fn files(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    files(&path, found);
                } else if path.extension().is_some_and(|ending| ending == "rs") {
                    found.push(path);
                }
            }
        }
        let mut found = Vec::new();
        files(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/query"), &mut found);
        assert!(found.len() > 20, "the queries are found");
        for path in found {
            let text = std::fs::read_to_string(&path).unwrap();
            for end in ["superseded_at IS NULL", "retired_at IS NULL"] {
                for (at, _) in text.match_indices(end) {
                    assert!(text[..at].ends_with('.'), "{}: {end} without an alias", path.display());
                }
            }
        }
    }
}
