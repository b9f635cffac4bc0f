//! What every question over the portfolio is asked of: the projects that a person may see, with what is known of each.

use chrono::NaiveDate;

use super::{money, rule::InForce};
use crate::{query::expected, reads::Reads};

/// How many values the period `q` lacks, remembered beside it; at a past moment it is counted.
pub(super) fn missing(reads: &Reads) -> String {
    if !reads.is_past() {
        return "q.missing".into();
    }
    format!(
        "(SELECT COUNT(*) FROM indicators i WHERE i.project_id = q.project_id AND i.retired_at IS NULL AND {}
            AND NOT EXISTS (SELECT 1 FROM actuals a WHERE a.indicator_id = i.id AND a.period_id = q.id
              AND a.superseded_at IS NULL AND a.state IN ('submitted', 'approved')))",
        expected("i", "q")
    )
}

/// The periods that are due and lack something, with how much, and whether nothing at all was handed in.
fn lacking(reads: &Reads, projects: Option<&str>, today: NaiveDate) -> String {
    let among = projects.map(|ids| format!(" AND q.project_id IN ({ids})")).unwrap_or_default();
    let missing = missing(reads);
    format!(
        "(SELECT z.project_id, CAST(SUM(z.missing) AS BIGINT) AS overdue, MIN(z.due) AS overdue_since,
                 MIN(CASE WHEN z.silent THEN z.due END) AS silent_since
          FROM (SELECT q.project_id, q.due, {missing} AS missing, NOT EXISTS (SELECT 1 FROM actuals a
                  WHERE a.period_id = q.id AND a.superseded_at IS NULL AND a.state IN ('submitted', 'approved')) AS silent
                FROM periods q
                WHERE q.retired_at IS NULL AND q.due < '{today}' AND {missing} > 0{among}) z
          GROUP BY z.project_id)"
    )
}

/// What a question asks of projects beside where they stand: what is not asked for is not joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Needs {
    pub money: bool,
    /// What donors have promised.
    pub given: bool,
    /// What is overdue.
    pub due: bool,
}

impl Needs {
    pub fn all(held: &InForce) -> Self {
        Self { money: true, given: held.asks_given(), due: true }
    }
}

/// The FROM of a list: projects `p`, office `o`, state `s`, marker `g`; and as far as they are needed money `m`, what is promised `y`, what
/// is overdue `d`. All of the organization, or only these projects.
pub(super) fn from(reads: &Reads, needs: Needs, projects: Option<&str>, today: NaiveDate) -> String {
    let mut from = "FROM projects p
         JOIN offices o ON o.id = p.office_id
         JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
         LEFT JOIN gender_assessments g ON g.project_id = p.id AND g.superseded_at IS NULL"
        .to_owned();
    if needs.money {
        from += &format!(" LEFT JOIN {} m ON m.project_id = p.id", money::table(reads, projects));
    }
    if needs.given {
        from += &format!(" LEFT JOIN {} y ON y.project_id = p.id", money::given(projects));
    }
    if needs.due {
        from += &format!(" LEFT JOIN {} d ON d.project_id = p.id", lacking(reads, projects, today));
    }
    from
}
