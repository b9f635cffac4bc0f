//! All that stands behind one corporate total: every approved value, the files behind those that count, and what does not count
//! and why.
//!
//! Contributors are named to everybody, as in the tree. Files are for who may read their project; of the others only the number
//! is told. What is not approved is told without its number: it is no result.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use domain::{
    aggregation::{answers, over_periods, over_projects},
    approval::ActualState,
    code::ProjectCode,
    evidence::FileType,
    id::{EvidenceId, IndicatorId, PeriodId},
    lifecycle::ProjectState,
    period::Period,
    quantity::{Quantity, QuantityError},
    value::Value,
};
use sea_orm::FromQueryResult;

use super::{
    Filter, Overlapped, Results, counts,
    provenance::{IndicatorPart, Opened, Provenance, provenance},
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, one, scope, standing::ends_in},
};

/// One total with everything behind it.
#[derive(Clone, Debug)]
pub struct Pack {
    pub results: Results,
    pub of: Provenance,
    /// Behind the values that count, by project, indicator and period.
    pub files: Vec<Piece>,
    /// Files of projects that this person may not open, by project.
    pub hidden: BTreeMap<ProjectCode, u32>,
    pub beside: Vec<Beside>,
    pub seal: Option<Seal>,
}

/// A file behind a value that counts.
#[derive(Clone, Debug)]
pub struct Piece {
    pub id: EvidenceId,
    pub project: ProjectCode,
    pub indicator: String,
    pub period: Period,
    pub name: String,
    pub kind: FileType,
    pub bytes: u64,
    /// SHA-256 of the content, in hexadecimal.
    pub hash: String,
    /// Who attached it.
    pub who: String,
    /// Microseconds UTC.
    pub at: i64,
}

/// A linked indicator, or a value of one, that is not in the total.
#[derive(Clone, Debug)]
pub struct Beside {
    pub project: ProjectCode,
    pub project_title: String,
    pub indicator: String,
    /// Of a value.
    pub period: Option<Period>,
    pub why: Why,
}

/// Why something does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The value stands there, and is not approved.
    Value(ActualState),
    /// The project does not count.
    Project(ProjectState),
}

/// The last entry of the audit log at the moment that is asked about: whoever has it can tell that nothing before it was changed.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Seal {
    pub id: i64,
    pub hash: String,
}

/// Not found as [`provenance`] says it. In four statements more.
pub async fn pack(ctx: &Ctx, filter: &Filter, code: &str) -> Result<Pack> {
    let everything = Opened { everything: true, ..Opened::default() };
    let (results, of) = provenance(ctx, filter, code, &everything).await?;
    let (files, hidden) = files(ctx, &of).await?;
    let beside = beside(ctx, &of, &results).await?;
    let seal = one(
        ctx.read(),
        "SELECT e.id, e.hash FROM events e WHERE e.recorded_at <= $1 ORDER BY e.id DESC LIMIT 1",
        [ctx.read().moment().unwrap_or(ctx.now()).into()],
    )
    .await?;
    Ok(Pack { results, of, files, hidden, beside, seal })
}

impl Pack {
    /// The values that count, put together again from the values alone: over their periods, by their share, over the projects.
    /// Nothing of answers, which are counted.
    pub fn from_values(&self) -> Result<Option<Value>, QuantityError> {
        match self.of.corporate.kind.adds_up() {
            true => over_projects(self.of.corporate.operator, &self.parts()?),
            false => Ok(None),
        }
    }

    /// Whether that is the total, before an overlap is subtracted; of answers, whether there are as many of each.
    pub fn values_add_up(&self) -> bool {
        let total = &self.of.total;
        if let Some(counted) = &total.answers {
            return self.parts().is_ok_and(|parts| answers(&parts) == *counted);
        }
        let gross = match &total.overlap {
            Some(Overlapped::Net(net)) => Ok(Some(Value::Count(net.gross))),
            Some(Overlapped::TooMuch { gross, .. }) => Ok(Some(Value::Count(*gross))),
            None => total.achieved,
        };
        let nothing = total.overlap.is_some().then_some(Value::Count(Quantity::ZERO));
        gross.is_ok() && self.from_values().map(|value| value.or(nothing)) == gross
    }

    /// What each contributing indicator adds, by its values alone.
    fn parts(&self) -> Result<Vec<Option<Value>>, QuantityError> {
        let part = |part: &IndicatorPart| {
            let counted = part.leaves.iter().flatten().filter(|leaf| leaf.counts);
            let values: Vec<Option<Value>> = counted.map(|leaf| Some(leaf.value)).collect();
            Ok(over_periods(part.accumulation, &values)?.map(|whole| part.share.of(whole)))
        };
        self.of.parts().map(part).collect()
    }
}

impl Provenance {
    /// Every contributing indicator, in the order of the tree.
    pub fn parts(&self) -> impl Iterator<Item = &IndicatorPart> {
        let places = self.regions.iter().flat_map(|region| region.places.iter().flatten());
        places.flat_map(|place| &place.indicators)
    }
}

#[derive(FromQueryResult)]
struct FileRow {
    id: i64,
    indicator_id: i64,
    period_id: i64,
    name: String,
    kind: String,
    bytes: i64,
    hash: String,
    who: String,
    recorded_at: i64,
}

async fn files(ctx: &Ctx, of: &Provenance) -> Result<(Vec<Piece>, BTreeMap<ProjectCode, u32>)> {
    let (mut found, mut hidden) = (Vec::new(), BTreeMap::new());
    let ids: Vec<String> = of.parts().map(|part| part.id.to_string()).collect();
    if ids.is_empty() {
        return Ok((found, hidden));
    }
    let rows: Vec<FileRow> = all(
        ctx.read(),
        &format!(
            "SELECT f.id, f.indicator_id, f.period_id, f.name, f.kind, f.bytes, f.hash, u.name AS who, f.recorded_at
             FROM evidence f
             JOIN users u ON u.id = f.user_id
             WHERE f.superseded_at IS NULL AND f.indicator_id IN ({})
             ORDER BY f.id",
            ids.join(", ")
        ),
        [],
    )
    .await?;
    let mut behind: HashMap<(IndicatorId, PeriodId), Vec<FileRow>> = HashMap::new();
    for row in rows {
        behind.entry((IndicatorId(row.indicator_id), PeriodId(row.period_id))).or_default().push(row);
    }
    for part in of.parts() {
        for leaf in part.leaves.iter().flatten().filter(|leaf| leaf.counts) {
            let Some(rows) = behind.remove(&(part.id, leaf.id)) else { continue };
            if !part.visible {
                let number: &mut u32 = hidden.entry(part.project.clone()).or_default();
                *number = number.saturating_add(u32::try_from(rows.len()).unwrap_or(u32::MAX));
                continue;
            }
            for row in rows {
                found.push(Piece {
                    id: EvidenceId(row.id),
                    project: part.project.clone(),
                    indicator: part.title.clone(),
                    period: leaf.period.clone(),
                    kind: row.kind.parse().map_err(Error::internal)?,
                    name: row.name,
                    bytes: u64::try_from(row.bytes).map_err(Error::internal)?,
                    hash: row.hash,
                    who: row.who,
                    at: row.recorded_at,
                });
            }
        }
    }
    found.sort_by(|a, b| (&a.project, a.id).cmp(&(&b.project, b.id)));
    Ok((found, hidden))
}

#[derive(FromQueryResult)]
struct BesideRow {
    code: String,
    project_title: String,
    indicator_id: i64,
    indicator: String,
    project_state: String,
    state: Option<String>,
    starts: Option<NaiveDate>,
    ends: Option<NaiveDate>,
    due: Option<NaiveDate>,
    period_name: Option<String>,
}

/// Linked indicators of projects that do not count, and values that stand there without being approved.
async fn beside(ctx: &Ctx, of: &Provenance, results: &Results) -> Result<Vec<Beside>> {
    let chosen = results.which.projects(&results.offered)?;
    let chosen = chosen.map(|projects| format!(" AND x.id IN ({projects})")).unwrap_or_default();
    let year = results.years.shown;
    let rows: Vec<BesideRow> = all(
        ctx.read(),
        &format!(
            "SELECT x.code, x.title AS project_title, i.id AS indicator_id, i.title AS indicator, s.state AS project_state, a.state,
                    q.starts, q.ends, q.due, q.name AS period_name
             FROM links l
             JOIN indicators i ON i.id = l.indicator_id AND i.retired_at IS NULL
             JOIN projects x ON x.id = i.project_id
             JOIN project_states s ON s.project_id = x.id AND s.superseded_at IS NULL
             LEFT JOIN actuals a ON a.indicator_id = i.id AND a.superseded_at IS NULL AND a.state <> 'approved'
               AND a.numerator IS NOT NULL AND s.state IN {}
             LEFT JOIN periods q ON q.id = a.period_id
             WHERE l.corporate_indicator_id = $1 AND l.superseded_at IS NULL{chosen}
               AND ((a.id IS NOT NULL{}) OR s.state NOT IN {})
             ORDER BY x.code, i.id, q.starts",
            scope::states(counts),
            ends_in("q", year),
            scope::states(counts)
        ),
        [of.corporate.id.0.into()],
    )
    .await?;
    let inside: HashSet<IndicatorId> = of.parts().map(|part| part.id).collect();
    rows.into_iter().map(|row| row.read(&inside)).collect()
}

impl BesideRow {
    fn read(self, inside: &HashSet<IndicatorId>) -> Result<Beside> {
        let why = match &self.state {
            Some(state) if inside.contains(&IndicatorId(self.indicator_id)) => {
                Why::Value(state.parse().map_err(Error::internal)?)
            }
            _ => Why::Project(self.project_state.parse().map_err(Error::internal)?),
        };
        let period = match (self.starts, self.ends, self.due) {
            (Some(starts), Some(ends), Some(due)) => Some(Period { starts, ends, due, name: self.period_name }),
            _ => None,
        };
        Ok(Beside {
            project: self.code.parse().map_err(Error::internal)?,
            project_title: self.project_title,
            indicator: self.indicator,
            period,
            why,
        })
    }
}
