//! Links and their proposals as JSON.

use backend::query::link::{Act, Linked};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::value::moment;

/// A link from a project indicator to a corporate one, or the proposal of one.
#[derive(Serialize, ToSchema)]
pub(in super::super) struct Link {
    /// waiting, standing (it counts), refused or ended
    state: &'static str,
    /// The number of the proposal; null where it was linked without one
    proposal: Option<i64>,
    /// The number of the link; of a proposal the one that counts while another share waits
    link: Option<i64>,
    project: String,
    project_title: String,
    region: String,
    indicator: i64,
    indicator_title: String,
    unit: String,
    #[schema(example = "MIGOF")]
    framework: String,
    #[schema(example = "P1.1")]
    corporate: String,
    corporate_title: String,
    corporate_unit: String,
    /// In percent
    #[schema(example = "60")]
    share: String,
    /// In percent, of the link that counts while this share waits
    replaces: Option<String>,
    /// Why both units mean the same, where they are other words
    same_unit: Option<String>,
    /// Taken back by its project, not refused
    withdrawn: bool,
    proposed: Option<LinkAct>,
    decided: Option<LinkAct>,
    ended: Option<LinkAct>,
}

/// Who did it, when, and what they said.
#[derive(Serialize, ToSchema)]
pub(in super::super) struct LinkAct {
    /// Null where nobody in particular did
    who: Option<String>,
    #[schema(format = DateTime)]
    at: String,
    note: Option<String>,
}

fn said(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

impl From<Act> for LinkAct {
    fn from(of: Act) -> Self {
        Self { who: of.who, at: moment(of.at), note: said(of.note) }
    }
}

impl From<Linked> for Link {
    fn from(of: Linked) -> Self {
        Self {
            state: of.stand.as_str(),
            proposal: of.proposal.map(|id| id.0),
            link: of.link.map(|id| id.0),
            project: of.project.to_string(),
            project_title: of.project_title,
            region: of.region,
            indicator: of.indicator.0,
            indicator_title: of.title,
            unit: of.unit,
            framework: of.framework,
            corporate: of.code,
            corporate_title: of.corporate_title,
            corporate_unit: of.corporate_unit,
            share: of.share.to_string(),
            replaces: of.replaces.map(|share| share.to_string()),
            same_unit: said(of.same_unit),
            withdrawn: of.withdrawn,
            proposed: of.proposed.map(LinkAct::from),
            decided: of.decided.map(LinkAct::from),
            ended: of.ended.map(LinkAct::from),
        }
    }
}
