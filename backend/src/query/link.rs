//! Links: what waits, stands, was refused or has ended; what of it a project has; and what an indicator could count towards.

pub mod list;
pub mod project;
pub mod suggest;

use domain::{
    code::ProjectCode,
    id::{IndicatorId, LinkId, OfficeId, ProjectId, ProposalId, RegionId},
    lifecycle::ProjectState,
    link::{Decision, Share},
    policy::{Access, Action, Place, Subject},
    word::UnknownWord,
};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, results::share},
};

/// What became of a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stand {
    /// Proposed, and nobody has decided.
    #[default]
    Waiting,
    /// Confirmed: it counts.
    Standing,
    /// Refused, or taken back by its project.
    Refused,
    /// Counted until it was ended.
    Ended,
}

impl Stand {
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Standing, Self::Refused, Self::Ended];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Standing => "standing",
            Self::Refused => "refused",
            Self::Ended => "ended",
        }
    }
}

impl std::str::FromStr for Stand {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Self::ALL.into_iter().find(|one| one.as_str() == text).ok_or_else(|| UnknownWord::new("state of a link", text))
    }
}

/// A link, or the proposal of one.
#[derive(Clone, Debug)]
pub struct Linked {
    pub stand: Stand,
    /// None where it was linked without one.
    pub proposal: Option<ProposalId>,
    /// The link itself, or the one of the same pair that counts while another share waits.
    pub link: Option<LinkId>,
    pub project: ProjectCode,
    pub project_title: String,
    /// Whether this person may open the project.
    pub visible: bool,
    pub region: String,
    pub indicator: IndicatorId,
    pub title: String,
    pub unit: String,
    pub framework: String,
    pub code: String,
    pub corporate_title: String,
    pub corporate_unit: String,
    pub share: Share,
    /// The share of the link that counts, where another one is proposed.
    pub replaces: Option<Share>,
    /// Why both units mean the same, where they are other words.
    pub same_unit: String,
    pub proposed: Option<Act>,
    /// Who confirmed or refused it, with the note.
    pub decided: Option<Act>,
    /// Taken back by its project, not refused.
    pub withdrawn: bool,
    pub ended: Option<Act>,
    /// This person proposed it, so somebody else decides.
    pub own: bool,
}

/// Who did it, when, and what they said.
#[derive(Clone, Debug)]
pub struct Act {
    /// None where nobody in particular did.
    pub who: Option<String>,
    /// Microseconds UTC.
    pub at: i64,
    /// May be blank.
    pub note: String,
}

#[derive(FromQueryResult)]
struct Row {
    link_id: Option<i64>,
    link_share: Option<i64>,
    link_at: Option<i64>,
    linked_by: Option<String>,
    ended_at: Option<i64>,
    ended_by: Option<String>,
    end_reason: Option<String>,
    proposal_id: Option<i64>,
    proposed_share: Option<i64>,
    same_unit: Option<String>,
    proposer_id: Option<i64>,
    proposer: Option<String>,
    proposed_at: Option<i64>,
    decided_at: Option<i64>,
    decided_by: Option<String>,
    decision: Option<String>,
    note: Option<String>,
    project_id: i64,
    project: String,
    project_title: String,
    state: String,
    office_id: i64,
    region_id: i64,
    region: String,
    indicator_id: i64,
    title: String,
    unit: String,
    framework: String,
    code: String,
    corporate_title: String,
    corporate_unit: String,
}

const COLUMNS: &str = "l.id AS link_id, l.share AS link_share, l.recorded_at AS link_at, lu.name AS linked_by,
     l.superseded_at AS ended_at, eu.name AS ended_by, l.end_reason, x.id AS proposal_id, x.share AS proposed_share, x.same_unit,
     x.user_id AS proposer_id, xu.name AS proposer, x.recorded_at AS proposed_at, x.superseded_at AS decided_at,
     du.name AS decided_by, x.decision, x.note, p.id AS project_id, p.code AS project, p.title AS project_title, s.state,
     p.office_id, o.region_id, g.name AS region, i.id AS indicator_id, i.title, i.unit, f.code AS framework, c.code,
     c.title AS corporate_title, c.unit AS corporate_unit";

/// What stands so, with all that it is about: over `i`, `p`, `o`, `c` and `f`. `before` is the past moment that is read, if any:
/// what is over is so by then.
fn from(stand: Stand, before: Option<i64>) -> String {
    let pair = "x.indicator_id = l.indicator_id AND x.corporate_indicator_id = l.corporate_indicator_id";
    let (rows, of, is) = match stand {
        Stand::Waiting => (
            format!("link_proposals x LEFT JOIN links l ON {pair} AND l.superseded_at IS NULL"),
            "x",
            "x.superseded_at IS NULL AND i.retired_at IS NULL AND c.retired_at IS NULL",
        ),
        Stand::Refused => {
            ("link_proposals x LEFT JOIN links l ON FALSE".into(), "x", "x.decision IN ('refused', 'withdrawn')")
        }
        Stand::Standing => (
            "links l LEFT JOIN link_proposals x ON x.id = l.proposal_id".into(),
            "l",
            "l.superseded_at IS NULL AND i.retired_at IS NULL AND c.retired_at IS NULL",
        ),
        Stand::Ended => {
            ("links l LEFT JOIN link_proposals x ON x.id = l.proposal_id".into(), "l", "l.superseded_at IS NOT NULL")
        }
    };
    let over = before.filter(|_| matches!(stand, Stand::Refused | Stand::Ended));
    let by_then = over.map_or_else(String::new, |moment| format!(" AND {of}.superseded_at <= {moment}"));
    format!(
        "FROM {rows}
         JOIN indicators i ON i.id = {of}.indicator_id
         JOIN projects p ON p.id = i.project_id
         JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
         JOIN offices o ON o.id = p.office_id
         JOIN regions g ON g.id = o.region_id
         JOIN corporate_indicators c ON c.id = {of}.corporate_indicator_id
         JOIN framework_areas ar ON ar.id = c.area_id
         JOIN frameworks f ON f.id = ar.framework_id
         LEFT JOIN users lu ON lu.id = l.user_id
         LEFT JOIN users eu ON eu.id = l.ended_by
         LEFT JOIN users xu ON xu.id = x.user_id
         LEFT JOIN users du ON du.id = x.decided_by
         WHERE {is}{by_then}"
    )
}

/// Those that stand so and satisfy `condition` (which may be followed by an order), as this person sees them.
async fn linked(
    ctx: &Ctx,
    stand: Stand,
    condition: &str,
    values: impl IntoIterator<Item = sea_orm::Value>,
) -> Result<Vec<Linked>> {
    let sql = format!("SELECT {COLUMNS} {} AND {condition}", from(stand, ctx.read().moment()));
    let rows: Vec<Row> = all(ctx.read(), &sql, values).await?;
    let subject = ctx.subject()?;
    rows.into_iter().map(|row| row.read(stand, subject)).collect()
}

impl Row {
    fn read(self, stand: Stand, subject: &Subject) -> Result<Linked> {
        let state: ProjectState = self.state.parse().map_err(Error::internal)?;
        let place = Place {
            project: ProjectId(self.project_id),
            office: OfficeId(self.office_id),
            region: RegionId(self.region_id),
        };
        let is_link = matches!(stand, Stand::Standing | Stand::Ended);
        let of_link = self.link_share.map(share).transpose()?;
        let proposed = self.proposed_share.map(share).transpose()?;
        let part = if is_link { of_link } else { proposed };
        let decided_by = if is_link { self.linked_by } else { self.decided_by };
        let decided_at = if is_link { self.link_at } else { self.decided_at };
        let act = |who: Option<String>, at: Option<i64>, note: Option<String>| {
            at.map(|at| Act { who, at, note: note.unwrap_or_default() })
        };
        Ok(Linked {
            stand,
            proposal: self.proposal_id.map(ProposalId),
            link: self.link_id.map(LinkId),
            project: self.project.parse().map_err(Error::internal)?,
            project_title: self.project_title,
            visible: subject.access(place, Action::View, state) == Access::Allowed,
            region: self.region,
            indicator: IndicatorId(self.indicator_id),
            title: self.title,
            unit: self.unit,
            framework: self.framework,
            code: self.code,
            corporate_title: self.corporate_title,
            corporate_unit: self.corporate_unit,
            share: part.unwrap_or(Share::WHOLE),
            replaces: of_link.filter(|_| stand == Stand::Waiting),
            same_unit: self.same_unit.unwrap_or_default(),
            own: self.proposer_id == Some(subject.user.0),
            proposed: act(self.proposer, self.proposed_at, None),
            // What waits at a past moment may have been decided since; that is not told there.
            decided: act(decided_by, decided_at, self.note).filter(|_| stand != Stand::Waiting),
            withdrawn: self.decision.as_deref() == Some(Decision::Withdrawn.as_str()),
            ended: act(self.ended_by, self.ended_at, self.end_reason).filter(|_| stand == Stand::Ended),
        })
    }
}
