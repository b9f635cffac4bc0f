//! Reading: one module per noun. A function takes a connection or a context and returns view structs.
//!
//! Statements are SQL that both databases understand, with `$1` for parameters.

pub mod appeal;
pub mod budget;
pub mod contribution;
pub mod expenditure;
pub mod framework;
pub mod funding;
pub mod gender;
pub mod link;
pub mod lock;
pub mod log;
pub mod matrix;
pub(crate) mod measure;
pub(crate) mod packed;
pub mod portfolio;
pub mod progress;
pub mod project;
pub mod rate;
pub mod results;
pub(crate) mod scope;
pub mod session;
pub mod standing;
pub mod target;
pub mod token;
pub mod user;
pub mod value;
pub mod view;
pub mod work;

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement, Value};

/// Every row of one statement, as `T`.
pub(crate) async fn all<T: FromQueryResult>(
    conn: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<T>, DbErr> {
    T::find_by_statement(Statement::from_sql_and_values(conn.get_database_backend(), sql, values)).all(conn).await
}

/// The first row of one statement, if there is one.
pub(crate) async fn one<T: FromQueryResult>(
    conn: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<T>, DbErr> {
    T::find_by_statement(Statement::from_sql_and_values(conn.get_database_backend(), sql, values)).one(conn).await
}

/// Whether a value of the indicator with this alias is expected for the period with that one: not for what ended before the
/// indicator was there.
pub(crate) fn expected(indicator: &str, period: &str) -> String {
    format!("{period}.ends >= {indicator}.expected_from")
}

/// Whether nothing was handed in for the period with this alias by an indicator of which something is expected.
pub(crate) fn lacks(period: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM indicators i
           WHERE i.project_id = {period}.project_id AND i.retired_at IS NULL AND {} AND NOT EXISTS (
             SELECT 1 FROM actuals a WHERE a.indicator_id = i.id AND a.period_id = {period}.id
               AND a.superseded_at IS NULL AND a.state IN ('submitted', 'approved')))",
        expected("i", period)
    )
}

/// What a person searched for, with the wildcards of LIKE taken as letters (`ESCAPE '\'`).
pub(crate) fn like(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
