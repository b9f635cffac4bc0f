//! What a server started with `--measure` says of an answer, and the arithmetic of many.

use std::time::Duration;

use anyhow::Context;
use ureq::Body;
use ureq::http::Response;

use crate::tools::Result;

/// Milliseconds until the body was there, milliseconds of its statements, their number, and the rows written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Took {
    pub(super) total: f64,
    pub(super) sql: f64,
    pub(super) statements: u64,
    pub(super) rows: u64,
}

impl Took {
    pub(super) fn of(answer: &Response<Body>) -> Result<Took> {
        let header = answer.headers().get("server-timing").and_then(|value| value.to_str().ok());
        let header = header.context("the answer says nothing of what it took")?;
        Took::read(header).with_context(|| format!("cannot read {header:?}"))
    }

    fn read(header: &str) -> Option<Took> {
        let part = |name: &str| {
            let part = header.split(", ").find_map(|part| part.strip_prefix(name)?.strip_prefix(';'))?;
            Some(part.split_once('=')?.1.trim_matches('"'))
        };
        Some(Took {
            total: part("total")?.parse().ok()?,
            sql: part("sql")?.parse().ok()?,
            statements: part("statements")?.parse().ok()?,
            rows: part("rows")?.parse().ok()?,
        })
    }
}

/// The smallest of the sorted values that at least so many per cent do not exceed.
pub(super) fn percentile<T: Copy>(sorted: &[T], percent: usize) -> T {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted[rank - 1]
}

pub(super) fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_nearest_ranks() {
        let times: Vec<_> = (1..=20).map(Duration::from_millis).collect();
        assert_eq!(percentile(&times, 95), Duration::from_millis(19));
        assert_eq!(percentile(&times, 50), Duration::from_millis(10));
        assert_eq!(percentile(&times, 100), Duration::from_millis(20));
        assert_eq!(percentile(&times[..1], 50), Duration::from_millis(1));
    }

    #[test]
    fn the_header_is_read() {
        let header = "total;dur=12.345, sql;dur=3.200, statements;desc=\"7\", rows;desc=\"4\"";
        assert_eq!(Took::read(header), Some(Took { total: 12.345, sql: 3.2, statements: 7, rows: 4 }));
        assert_eq!(Took::read("total;dur=1"), None);
    }
}
