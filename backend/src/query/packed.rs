//! Many narrow rows as one text for each group: a row costs more on its way from the database than what it holds, and totals
//! over an organization read tens of thousands.
//!
//! For numbers, days and words of our own, which have neither a comma nor a semicolon; never for what people wrote.

use std::str::FromStr;

use crate::error::{Error, Result};

/// The aggregate that packs these columns of every row of a group, in no particular order.
pub(crate) fn pack(columns: &[&str]) -> String {
    let columns: Vec<String> = columns.iter().map(|column| format!("COALESCE(CAST({column} AS TEXT), '')")).collect();
    join(&format!("CONCAT_WS(',', {})", columns.join(", ")))
}

/// The aggregate of a column that has packed rows already.
pub(crate) fn join(column: &str) -> String {
    format!("STRING_AGG({column}, ';')")
}

/// The rows of a packed group.
pub(crate) fn rows(packed: &str) -> impl Iterator<Item = Fields<'_>> {
    packed.split(';').filter(|row| !row.is_empty()).map(|row| Fields(row.split(',')))
}

/// The columns of one row, to be read in their order.
pub(crate) struct Fields<'a>(std::str::Split<'a, char>);

impl Fields<'_> {
    /// The next column; none where it is null.
    pub(crate) fn maybe<T: FromStr>(&mut self) -> Result<Option<T>> {
        let text = self.0.next().ok_or_else(|| Error::internal("a packed row has too few columns"))?;
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| Error::internal(format!("{text:?} was packed as something else")))
    }

    /// The next column, which is never null.
    pub(crate) fn get<T: FromStr>(&mut self) -> Result<T> {
        self.maybe()?.ok_or_else(|| Error::internal("a packed column is null"))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use sea_orm::FromQueryResult;

    use super::*;
    use crate::{query::one, testing::database};

    #[derive(FromQueryResult)]
    struct Packed {
        packed: String,
    }

    #[tokio::test]
    async fn what_was_packed_is_read_back() {
        let temporary = database().await;
        let sql = format!(
            "SELECT {} AS packed FROM (
               SELECT CAST(-7 AS BIGINT) AS n, CAST(NULL AS BIGINT) AS m, CAST('2026-03-31' AS DATE) AS day
             ) x",
            pack(&["x.n", "x.m", "'sum'", "(SELECT MAX(q.due) FROM periods q)", "x.m"])
        );
        let read: Packed = one(temporary.db.read(), &sql, []).await.unwrap().unwrap();
        let mut all = rows(&read.packed);
        let mut fields = all.next().unwrap();
        assert_eq!(fields.get::<i64>().unwrap(), -7);
        assert_eq!(fields.maybe::<i64>().unwrap(), None);
        assert_eq!(fields.get::<domain::indicator::Accumulation>().unwrap(), domain::indicator::Accumulation::Sum);
        assert_eq!(fields.maybe::<NaiveDate>().unwrap(), None);
        assert!(fields.get::<i64>().is_err(), "it is null");
        assert!(fields.maybe::<i64>().is_err(), "there is no sixth");
        assert!(all.next().is_none() && rows("").next().is_none());
    }
}
