//! Overlaps that are not subtracted: what waits for another person, and what was refused, taken back, withdrawn or replaced.

use domain::{
    code::ProjectCode,
    id::{CorporateIndicatorId, OverlapId, OverlapProposalId, UserId},
    overlap::Method,
    quantity::Quantity,
};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, packed},
};

/// So many of those that ended are shown, the latest; the audit log has all.
const EARLIER: u32 = 20;

/// An overlap that waits for approval.
#[derive(Clone, Debug)]
pub struct Proposal {
    pub id: OverlapProposalId,
    /// The declaration that it would take the place of.
    pub replaces: Option<OverlapId>,
    pub projects: Vec<ProjectCode>,
    pub amount: Quantity,
    pub method: Method,
    /// Of [`Method::Other`]; else empty.
    pub method_words: String,
    pub reason: String,
    pub by: UserId,
    pub who: String,
    /// Microseconds UTC.
    pub at: i64,
}

/// How an overlap ended that is not subtracted any more, or never was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Refused,
    /// By who had proposed it.
    TakenBack,
    /// After it had been subtracted.
    Withdrawn,
    /// Another number took its place.
    Replaced,
}

/// One that ended.
#[derive(Clone, Debug)]
pub struct Earlier {
    pub projects: Vec<ProjectCode>,
    pub amount: Quantity,
    pub reason: String,
    pub who: String,
    /// When it was proposed, or from when on it was subtracted; microseconds UTC.
    pub at: i64,
    pub end: End,
    pub ended_by: String,
    pub ended_at: i64,
    /// Why; empty where nothing was said.
    pub note: String,
}

/// Both, the latest first.
#[derive(Clone, Debug, Default)]
pub struct Proposals {
    pub waiting: Vec<Proposal>,
    pub earlier: Vec<Earlier>,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    ended: Option<String>,
    replaces_id: Option<i64>,
    amount: i64,
    method: Option<String>,
    method_words: Option<String>,
    reason: String,
    user_id: i64,
    who: String,
    at: i64,
    ended_by: Option<String>,
    ended_at: Option<i64>,
    note: Option<String>,
    projects: String,
}

/// Of one corporate indicator, in one statement.
pub(in crate::query::results) async fn proposals(ctx: &Ctx, corporate: CorporateIndicatorId) -> Result<Proposals> {
    let rows: Vec<Row> = all(
        ctx.read(),
        &format!(
            "SELECT x.id, x.ended, x.replaces_id, x.amount, x.method, x.method_words, x.reason, x.user_id, u.name AS who, x.at,
                    d.name AS ended_by, x.ended_at, x.note, x.projects
             FROM (
               SELECT * FROM (
                 SELECT h.id, h.outcome AS ended, h.replaces_id, h.amount, h.method, h.method_words, h.reason, h.user_id,
                        h.recorded_at AS at, h.decided_by AS ender_id, h.superseded_at AS ended_at, h.note, {proposed} AS projects
                 FROM overlap_proposals h
                 WHERE h.corporate_indicator_id = $1 AND h.outcome <> 'approved' AND h.superseded_at <= $2
                 ORDER BY h.superseded_at DESC, h.id DESC LIMIT {EARLIER}
               ) refused
               UNION ALL
               SELECT * FROM (
                 SELECT v.id, CASE WHEN EXISTS (SELECT 1 FROM overlap_proposals n
                                                WHERE n.replaces_id = v.id AND n.outcome = 'approved')
                                   THEN 'replaced' ELSE 'withdrawn' END,
                        CAST(NULL AS BIGINT), v.amount, NULL, NULL, v.reason, v.user_id, v.recorded_at, v.withdrawn_by, v.superseded_at,
                        v.withdraw_reason, {declared}
                 FROM claim_overlaps v
                 WHERE v.corporate_indicator_id = $1 AND v.superseded_at <= $2
                 ORDER BY v.superseded_at DESC, v.id DESC LIMIT {EARLIER}
               ) gone
               UNION ALL
               SELECT h.id, NULL, h.replaces_id, h.amount, h.method, h.method_words, h.reason, h.user_id, h.recorded_at,
                      NULL, NULL, NULL, {proposed}
               FROM overlap_proposals h
               WHERE h.corporate_indicator_id = $1 AND h.superseded_at IS NULL
             ) x
             JOIN users u ON u.id = x.user_id
             LEFT JOIN users d ON d.id = x.ender_id
             ORDER BY COALESCE(x.ended_at, x.at) DESC, x.id DESC",
            proposed = between("overlap_proposal_projects", "proposal_id", "h"),
            declared = between("overlap_projects", "overlap_id", "v"),
        ),
        [corporate.0.into(), ctx.read().moment().unwrap_or(ctx.now()).into()],
    )
    .await?;
    let mut found = Proposals::default();
    for row in rows {
        match row.ended.as_deref() {
            None => found.waiting.push(row.proposal()?),
            Some(end) => {
                let end = match end {
                    "refused" => End::Refused,
                    "taken-back" => End::TakenBack,
                    "replaced" => End::Replaced,
                    _ => End::Withdrawn,
                };
                found.earlier.push(row.earlier(end)?);
            }
        }
    }
    found.earlier.truncate(EARLIER as usize);
    Ok(found)
}

/// The codes of its projects, packed.
fn between(table: &str, key: &str, of: &str) -> String {
    let codes = packed::pack(&["p.code"]);
    format!("(SELECT {codes} FROM {table} w JOIN projects p ON p.id = w.project_id WHERE w.{key} = {of}.id)")
}

impl Row {
    fn projects(&self) -> Result<Vec<ProjectCode>> {
        let codes = packed::rows(&self.projects).map(|mut fields| fields.get::<ProjectCode>());
        let mut codes = codes.collect::<Result<Vec<_>>>()?;
        codes.sort();
        Ok(codes)
    }

    fn proposal(self) -> Result<Proposal> {
        Ok(Proposal {
            id: OverlapProposalId(self.id),
            replaces: self.replaces_id.map(OverlapId),
            projects: self.projects()?,
            amount: Quantity::from_ten_thousandths(self.amount),
            method: self.method.unwrap_or_default().parse().map_err(Error::internal)?,
            method_words: self.method_words.unwrap_or_default(),
            reason: self.reason,
            by: UserId(self.user_id),
            who: self.who,
            at: self.at,
        })
    }

    fn earlier(self, end: End) -> Result<Earlier> {
        Ok(Earlier {
            projects: self.projects()?,
            amount: Quantity::from_ten_thousandths(self.amount),
            reason: self.reason,
            who: self.who,
            at: self.at,
            end,
            ended_by: self.ended_by.unwrap_or_default(),
            ended_at: self.ended_at.unwrap_or_default(),
            note: self.note.unwrap_or_default(),
        })
    }
}
