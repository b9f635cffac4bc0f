//! Declared overlaps: which stand, and what they make of a total. One counts wherever all its projects are: in a country that
//! has them all, in the region, in the whole; between two regions only in the whole.

mod proposal;

use std::collections::BTreeMap;

use domain::{
    code::ProjectCode,
    id::{CorporateIndicatorId, OverlapId, ProjectId, RegionId},
    indicator::{Kind, Operator},
    overlap::{Claims, Declared, Excess, Method, Net, net},
    quantity::{Quantity, QuantityError},
    value::Value,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

pub(super) use self::proposal::proposals;
pub use self::proposal::{Earlier, End, Proposal, Proposals};
use crate::{
    error::{Error, Result},
    query::all,
};

/// A declaration that stands: it was approved, and is subtracted.
#[derive(Clone, Debug)]
pub struct Overlap {
    pub id: OverlapId,
    pub corporate: CorporateIndicatorId,
    pub projects: Vec<Between>,
    pub amount: Quantity,
    pub reason: String,
    /// Who proposed it.
    pub who: String,
    /// From when on it is subtracted; microseconds UTC.
    pub at: i64,
    /// None where it was declared before approvals were asked for.
    pub approval: Option<Approval>,
}

/// How an overlap is known, and who approved it.
#[derive(Clone, Debug)]
pub struct Approval {
    pub method: Method,
    /// Of [`Method::Other`]; else empty.
    pub method_words: String,
    /// Microseconds UTC.
    pub proposed_at: i64,
    pub by: String,
    /// Empty where nothing was said.
    pub note: String,
}

/// One of the projects between whom an overlap was declared, with where it is.
#[derive(Clone, Debug)]
pub struct Between {
    pub project: ProjectId,
    pub code: ProjectCode,
    pub region: RegionId,
    /// The country of its office, or that office where it has none.
    pub place: String,
}

impl Overlap {
    pub(crate) fn declared(&self) -> Declared {
        Declared { projects: self.projects.iter().map(|of| of.project).collect(), amount: self.amount }
    }

    /// Where all its projects satisfy `is_there`.
    pub(super) fn within(&self, is_there: impl Fn(&Between) -> bool) -> Option<Declared> {
        self.projects.iter().all(is_there).then(|| self.declared())
    }
}

/// What the declarations make of a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlapped {
    /// The total is net.
    Net(Net),
    /// The claims have become too small for what was declared: nothing is subtracted, and the total says so.
    TooMuch { gross: Quantity, excess: Excess },
}

/// Whether overlaps can be declared: only what is added up is counted twice.
pub fn adds_people(kind: Kind, operator: Operator) -> bool {
    kind == Kind::Count && operator == Operator::Sum
}

/// A gross amount with what was declared among those who claim it.
pub(super) fn settle(
    achieved: Result<Option<Value>, QuantityError>,
    claims: impl Iterator<Item = (ProjectId, Option<Value>)>,
    declared: &[Declared],
) -> (Result<Option<Value>, QuantityError>, Option<Overlapped>) {
    let gross = match achieved {
        Ok(Some(Value::Count(gross))) if !declared.is_empty() => gross,
        // Nothing is approved any more of which something could be subtracted.
        Ok(None) if !declared.is_empty() => Quantity::ZERO,
        other => return (other, None),
    };
    match net(&together(claims), declared) {
        Ok(found) => (Ok(Some(Value::Count(found.net))), Some(Overlapped::Net(found))),
        Err(excess) => (achieved, Some(Overlapped::TooMuch { gross, excess })),
    }
}

/// What each project claims with all its indicators.
pub(crate) fn together(claims: impl Iterator<Item = (ProjectId, Option<Value>)>) -> Claims {
    let mut of = Claims::new();
    for (project, value) in claims {
        if let Some(Value::Count(value)) = value {
            let claim = of.entry(project).or_default();
            // The gross total fits, so a part of it does; the largest stands for what could not be.
            *claim = claim.checked_add(value).unwrap_or(Quantity::from_ten_thousandths(i64::MAX));
        }
    }
    of
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    corporate_id: i64,
    amount: i64,
    reason: String,
    who: String,
    recorded_at: i64,
    method: Option<String>,
    method_words: Option<String>,
    proposed_at: Option<i64>,
    approved_by: Option<String>,
    note: Option<String>,
    project_id: i64,
    code: String,
    region_id: i64,
    place: String,
}

/// Those that stand, the latest first, in one statement. `condition` is over corporate indicators `c` with their areas `ar`.
pub(crate) async fn standing(conn: &impl ConnectionTrait, condition: &str) -> Result<Vec<Overlap>> {
    let rows: Vec<Row> = all(
        conn,
        &format!(
            "SELECT v.id, v.corporate_indicator_id AS corporate_id, v.amount, v.reason, u.name AS who, v.recorded_at, h.method,
                    h.method_words, h.recorded_at AS proposed_at, d.name AS approved_by, h.note,
                    p.id AS project_id, p.code, o.region_id, COALESCE(k.name, o.name) AS place
             FROM claim_overlaps v
             JOIN corporate_indicators c ON c.id = v.corporate_indicator_id
             JOIN framework_areas ar ON ar.id = c.area_id
             JOIN users u ON u.id = v.user_id
             JOIN overlap_projects w ON w.overlap_id = v.id
             JOIN projects p ON p.id = w.project_id
             JOIN offices o ON o.id = p.office_id
             LEFT JOIN countries k ON k.id = o.country_id
             LEFT JOIN overlap_proposals h ON h.id = v.proposal_id
             LEFT JOIN users d ON d.id = h.decided_by
             WHERE v.superseded_at IS NULL AND {condition}
             ORDER BY v.id DESC, p.code"
        ),
        [],
    )
    .await?;
    let mut overlaps: BTreeMap<std::cmp::Reverse<i64>, Overlap> = BTreeMap::new();
    for row in rows {
        let approval = row.method.as_deref().map(str::parse).transpose().map_err(Error::internal)?;
        let between = Between {
            project: ProjectId(row.project_id),
            code: row.code.parse().map_err(Error::internal)?,
            region: RegionId(row.region_id),
            place: row.place,
        };
        let overlap = overlaps.entry(std::cmp::Reverse(row.id)).or_insert_with(|| Overlap {
            id: OverlapId(row.id),
            corporate: CorporateIndicatorId(row.corporate_id),
            projects: Vec::new(),
            amount: Quantity::from_ten_thousandths(row.amount),
            reason: row.reason,
            who: row.who,
            at: row.recorded_at,
            approval: approval.map(|method| Approval {
                method,
                method_words: row.method_words.unwrap_or_default(),
                proposed_at: row.proposed_at.unwrap_or_default(),
                by: row.approved_by.unwrap_or_default(),
                note: row.note.unwrap_or_default(),
            }),
        });
        overlap.projects.push(between);
    }
    Ok(overlaps.into_values().collect())
}
