//! What projects have budgeted and spent in all, and what donors have promised for them: as tables for the FROM of a list.

use crate::reads::Reads;

/// A row for each project that has a budget or has spent anything, in the order of the columns of `project_money`; of these projects, or
/// of all. What is not converted is in no sum.
pub(crate) fn computed(projects: Option<&str>) -> String {
    let among = |alias: &str| projects.map(|ids| format!(" AND {alias}.project_id IN ({ids})")).unwrap_or_default();
    format!(
        "SELECT p.id AS project_id, COALESCE(b.staff_office_usd, 0) AS staff_office_usd,
                COALESCE(b.evaluation_usd, 0) AS evaluation_usd, COALESCE(b.overhead_usd, 0) AS overhead_usd,
                COALESCE(b.budget_usd, 0) AS budget_usd, COALESCE(b.amounts, 0) AS amounts,
                COALESCE(b.not_converted, 0) AS not_converted, COALESCE(e.spent_usd, 0) AS spent_usd,
                COALESCE(e.spent_not_converted, 0) AS spent_not_converted
         FROM projects p
         LEFT JOIN (SELECT l.project_id,
                 CAST(SUM(CASE WHEN l.section IN ('staff', 'office') THEN COALESCE(a.amount_usd, 0) ELSE 0 END) AS BIGINT)
                   AS staff_office_usd,
                 CAST(SUM(CASE WHEN l.evaluation THEN COALESCE(a.amount_usd, 0) ELSE 0 END) AS BIGINT) AS evaluation_usd,
                 CAST(SUM(CASE WHEN l.section = 'overhead' THEN COALESCE(a.amount_usd, 0) ELSE 0 END) AS BIGINT)
                   AS overhead_usd,
                 CAST(SUM(COALESCE(a.amount_usd, 0)) AS BIGINT) AS budget_usd, COUNT(*) AS amounts,
                 COUNT(*) FILTER (WHERE a.amount_usd IS NULL) AS not_converted
             FROM budget_lines l
             JOIN budget_amounts a ON a.line_id = l.id AND a.superseded_at IS NULL
             WHERE l.retired_at IS NULL{} GROUP BY l.project_id) b ON b.project_id = p.id
         LEFT JOIN (SELECT x.project_id, CAST(SUM(COALESCE(x.amount_usd, 0)) AS BIGINT) AS spent_usd,
                 COUNT(*) FILTER (WHERE x.amount_usd IS NULL AND x.amount_minor <> 0) AS spent_not_converted
             FROM expenditures x WHERE x.superseded_at IS NULL{} GROUP BY x.project_id) e ON e.project_id = p.id
         WHERE b.project_id IS NOT NULL OR e.project_id IS NOT NULL",
        among("l"),
        among("x")
    )
}

/// The same as it is remembered; at a past moment it is added up.
pub(super) fn table(reads: &Reads, projects: Option<&str>) -> String {
    if reads.is_past() { format!("({})", computed(projects)) } else { "project_money".into() }
}

/// What can be counted on for each project, as [`behind`](crate::query::contribution::behind::behind) adds it up for one: all that was
/// promised of its own contributions, and what its lines have from the pool. What is earmarked for a project pays for no line of another.
pub(super) fn given(projects: Option<&str>) -> String {
    let among = |alias: &str| projects.map(|ids| format!(" AND {alias}.project_id IN ({ids})")).unwrap_or_default();
    let most = |stage: &str| format!("COALESCE(SUM(s.amount_usd) FILTER (WHERE s.stage = '{stage}'), 0)");
    let (pledged, committed, received) = (most("pledged"), most("committed"), most("received"));
    format!(
        "(SELECT y.project_id, CAST(SUM(y.usd) AS BIGINT) AS usd, CAST(SUM(y.not_converted) AS BIGINT) AS not_converted
          FROM (
            SELECT t.project_id, t.not_converted, CASE WHEN t.pledged >= t.committed AND t.pledged >= t.received THEN t.pledged
                WHEN t.committed >= t.received THEN t.committed ELSE t.received END AS usd
            FROM (
              SELECT c.project_id, {pledged} AS pledged, {committed} AS committed, {received} AS received,
                     COUNT(*) FILTER (WHERE s.amount_usd IS NULL) AS not_converted
              FROM contributions c
              JOIN contribution_amounts s ON s.contribution_id = c.id AND s.superseded_at IS NULL
              WHERE c.retired_at IS NULL AND c.project_id IS NOT NULL{} GROUP BY c.id, c.project_id
            ) t
            UNION ALL
            SELECT f.project_id, 0, x.allocated_usd
            FROM contributions c
            JOIN contribution_allocations x ON x.contribution_id = c.id AND x.line_id IS NOT NULL AND x.superseded_at IS NULL
            JOIN budget_lines f ON f.id = x.line_id
            WHERE c.retired_at IS NULL AND c.project_id IS NULL AND (f.retired_at IS NULL OR f.id IN (
              SELECT l.first_id FROM budget_lines l WHERE l.first_id IS NOT NULL AND l.retired_at IS NULL)){}
          ) y GROUP BY y.project_id)",
        among("c"),
        among("f")
    )
}
