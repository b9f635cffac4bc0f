//! What indicators are held against: how far the reports of their projects should have come, and the targets of periods.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::{
    aggregation::over_periods,
    id::{IndicatorId, PeriodId, ProjectId},
    progress::expected::Passed,
    value::Value,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{Approvals, When, ends_in, promised::Promised};
use crate::{
    error::{Error, Result},
    insert::actual::value,
    query::all,
};

/// Beyond so many projects it is quicker to look at all of them.
const MOST_NAMED: usize = 500;

/// The target of a period.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub period: PeriodId,
    pub ends: NaiveDate,
    pub value: Value,
}

#[derive(Debug, Default)]
pub(super) struct Pace {
    /// How much of the time of a project had passed at the end of its last period that was due.
    passed: HashMap<ProjectId, Passed>,
    targets: HashMap<IndicatorId, Vec<Planned>>,
}

/// The last day that was due of a project, the target of a period of an indicator, or its approved value.
#[derive(FromQueryResult)]
struct PaceRow {
    what: String,
    project_id: i64,
    ends: NaiveDate,
    project_starts: Option<NaiveDate>,
    project_ends: Option<NaiveDate>,
    indicator_id: Option<i64>,
    kind: Option<String>,
    period_id: Option<i64>,
    numerator: Option<i64>,
    denominator: Option<i64>,
}

/// For the indicators that satisfy `condition` (over indicators `i`), which belong to `projects`; in one
/// statement. With their approved values, in the order of the periods, where these are asked for.
pub(super) async fn of(
    conn: &impl ConnectionTrait,
    condition: &str,
    projects: impl Iterator<Item = ProjectId>,
    when: &When,
    with_values: bool,
) -> Result<(Pace, Approvals)> {
    let projects: BTreeSet<ProjectId> = projects.collect();
    if projects.is_empty() {
        return Ok((Pace::default(), Approvals::new()));
    }
    let among = if projects.len() > MOST_NAMED {
        String::new()
    } else {
        let ids: Vec<String> = projects.iter().map(ProjectId::to_string).collect();
        format!(" AND q.project_id IN ({})", ids.join(", "))
    };
    let of_year = ends_in("q", when.year);
    let values = if with_values {
        format!(
            "UNION ALL
             SELECT 'value', i.project_id, q.ends, NULL, NULL, a.indicator_id, i.kind, a.period_id, a.numerator,
                    a.denominator
             FROM indicators i
             JOIN actuals a ON a.indicator_id = i.id AND a.superseded_at IS NULL
                  AND a.state = 'approved' AND a.numerator IS NOT NULL
             JOIN periods q ON q.id = a.period_id
             WHERE i.retired_at IS NULL AND {condition}"
        )
    } else {
        String::new()
    };
    let rows: Vec<PaceRow> = all(
        conn,
        &format!(
            "SELECT 'due' AS what, q.project_id, MAX(q.ends) AS ends, p.starts AS project_starts, p.ends AS project_ends,
                    NULL AS indicator_id, NULL AS kind, NULL AS period_id, NULL AS numerator, NULL AS denominator
             FROM periods q
             JOIN projects p ON p.id = q.project_id
             WHERE q.retired_at IS NULL AND q.due < $1{among}{of_year} GROUP BY q.project_id, p.starts, p.ends
             UNION ALL
             SELECT 'target', i.project_id, q.ends, NULL, NULL, t.indicator_id, i.kind, t.period_id, t.numerator,
                    t.denominator
             FROM targets t
             JOIN indicators i ON i.id = t.indicator_id AND i.retired_at IS NULL
             JOIN periods q ON q.id = t.period_id AND q.retired_at IS NULL
             WHERE t.period_id IS NOT NULL AND t.what = 'target' AND t.axis IS NULL AND t.superseded_at IS NULL
               AND {condition}{of_year}
             {values}
             ORDER BY 3"
        ),
        [when.today.into()],
    )
    .await?;
    let (mut pace, mut approvals) = (Pace::default(), Approvals::new());
    for row in rows {
        if let (Some(starts), Some(ends)) = (row.project_starts, row.project_ends) {
            let (starts, ends) = when.within(starts, ends);
            pace.passed.insert(ProjectId(row.project_id), Passed::at(row.ends, starts, ends));
            continue;
        }
        let (Some(indicator), Some(kind), Some(period)) = (row.indicator_id, row.kind, row.period_id) else { continue };
        let kind = kind.parse().map_err(Error::internal)?;
        let Some(value) = value(kind, row.numerator, row.denominator)? else { continue };
        let (indicator, period) = (IndicatorId(indicator), PeriodId(period));
        if row.what == "value" {
            approvals.entry(indicator).or_default().push((period, value));
        } else {
            let planned = Planned { period, ends: row.ends, value };
            pace.targets.entry(indicator).or_default().push(planned);
        }
    }
    Ok((pace, approvals))
}

impl When {
    /// What of these days lies in the year.
    fn within(&self, starts: NaiveDate, ends: NaiveDate) -> (NaiveDate, NaiveDate) {
        let year = self.year.and_then(|year| i32::try_from(year).ok());
        let day = |month, day| year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
        (day(1, 1).map_or(starts, |first| first.max(starts)), day(12, 31).map_or(ends, |last| last.min(ends)))
    }
}

impl Pace {
    /// What the targets of the periods amount to, as the indicator accumulates.
    pub(super) fn planned(&self, of: &Promised) -> Result<Option<Value>> {
        let values: Vec<Option<Value>> = self.targets(of.indicator).iter().map(|planned| Some(planned.value)).collect();
        over_periods(of.promise.accumulation, &values).map_err(Error::internal)
    }

    /// None before the first period of the project was due.
    pub(super) fn passed(&self, project: ProjectId) -> Option<Passed> {
        self.passed.get(&project).copied()
    }

    /// In the order of the periods.
    pub(super) fn targets(&self, indicator: IndicatorId) -> &[Planned] {
        self.targets.get(&indicator).map_or(&[][..], Vec::as_slice)
    }
}
