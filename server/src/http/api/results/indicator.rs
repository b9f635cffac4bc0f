//! `GET /api/v1/results/{framework}/{indicator}`

use axum::Json;
use backend::{
    error::Error,
    query::results::{
        self,
        provenance::{self, IndicatorPart, Leaf, Opened, PlacePart, RegionPart},
    },
};
use domain::id::RegionId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{
        Answer,
        caller::Caller,
        problem::Unread,
        sent::{Asked, At},
        value::{Amount, amount, moment},
    },
    chosen::Chosen,
    shape::{CorporateTotal, Total},
};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct IndicatorAsked {
    /// Of a large tree, the region whose projects are listed
    open: Option<i64>,
    /// Of a large tree, the project whose values are listed
    project: Option<String>,
}

/// A corporate total and where it comes from.
#[derive(Serialize, ToSchema)]
pub(crate) struct Provenance {
    indicator: CorporateTotal,
    /// Null where nothing is split, or values are not added up
    by_sex: Option<BySex>,
    /// The largest first
    regions: Vec<RegionTotal>,
    /// What is approved and stands, the latest first, wherever the projects are
    overlaps: Vec<Declared>,
    /// What waits for another person and is not subtracted, the latest first
    overlap_proposals: Vec<Proposed>,
}

/// So many of what these projects claim are claimed more than once.
#[derive(Serialize, ToSchema)]
struct Declared {
    id: i64,
    /// The codes
    projects: Vec<String>,
    #[schema(example = "25")]
    amount: String,
    /// Null where it was declared before approvals were asked for
    method: Option<String>,
    /// Which other method; else null
    method_words: Option<String>,
    reason: String,
    /// Who proposed it
    who: String,
    /// From when on it is subtracted
    #[schema(format = DateTime)]
    at: String,
    /// Null where it was declared before approvals were asked for
    approved_by: Option<String>,
    /// Of who approved it
    note: Option<String>,
}

/// The same as it is proposed.
#[derive(Serialize, ToSchema)]
struct Proposed {
    id: i64,
    /// The overlap whose place it is to take
    replaces: Option<i64>,
    /// The codes
    projects: Vec<String>,
    #[schema(example = "25")]
    amount: String,
    method: String,
    /// Which other method; else null
    method_words: Option<String>,
    reason: String,
    who: String,
    #[schema(format = DateTime)]
    at: String,
}

impl From<results::overlap::Proposal> for Proposed {
    fn from(of: results::overlap::Proposal) -> Self {
        Self {
            id: of.id.0,
            replaces: of.replaces.map(|id| id.0),
            projects: of.projects.iter().map(ToString::to_string).collect(),
            amount: of.amount.to_string(),
            method: of.method.to_string(),
            method_words: said(of.method_words),
            reason: of.reason,
            who: of.who,
            at: moment(of.at),
        }
    }
}

fn said(words: String) -> Option<String> {
    Some(words).filter(|words| !words.is_empty())
}

impl From<results::Overlap> for Declared {
    fn from(of: results::Overlap) -> Self {
        Self {
            id: of.id.0,
            projects: of.projects.into_iter().map(|between| between.code.to_string()).collect(),
            amount: of.amount.to_string(),
            method: of.approval.as_ref().map(|approval| approval.method.to_string()),
            method_words: of.approval.as_ref().and_then(|approval| said(approval.method_words.clone())),
            reason: of.reason,
            who: of.who,
            at: moment(of.at),
            approved_by: of.approval.as_ref().map(|approval| approval.by.clone()),
            note: of.approval.and_then(|approval| said(approval.note)),
        }
    }
}

/// Of a count the three add up to the gross total; of a ratio each is a rate of its own.
#[derive(Serialize, ToSchema)]
struct BySex {
    female: Option<Amount>,
    male: Option<Amount>,
    unspecified: Option<Amount>,
}

#[derive(Serialize, ToSchema)]
struct RegionTotal {
    id: i64,
    name: String,
    /// Against what its projects promised
    total: Total,
    /// Null in a tree of more than 60 indicators, unless it was asked for with `open`
    places: Option<Vec<Place>>,
}

/// A country with its missions, or an office that belongs to none.
#[derive(Serialize, ToSchema)]
struct Place {
    name: String,
    achieved: Option<Amount>,
    indicators: Vec<IndicatorContribution>,
}

/// A project indicator that adds to the total.
#[derive(Serialize, ToSchema)]
struct IndicatorContribution {
    project: String,
    project_title: String,
    title: String,
    accumulation: String,
    /// What its approved values amount to
    whole: Option<Amount>,
    /// How much of it counts, in percent
    #[schema(example = "60")]
    share: String,
    /// The share of it: what it adds
    so_far: Option<Amount>,
    /// Null in a large tree, unless asked for with `project`
    values: Option<Vec<Approved>>,
}

/// An approved value.
#[derive(Serialize, ToSchema)]
struct Approved {
    period: i64,
    label: String,
    value: Amount,
    /// Whether the total rests on it, by the rule of its indicator
    counts: bool,
    author: String,
    submitter: Option<String>,
    reviewer: Option<String>,
    /// RFC 3339
    approved_at: Option<String>,
}

impl From<RegionPart> for RegionTotal {
    fn from(part: RegionPart) -> Self {
        let places = part.places.map(|places| places.into_iter().map(Place::from).collect());
        Self { id: part.id.0, name: part.name, total: Total::from(&part.total), places }
    }
}

impl From<PlacePart> for Place {
    fn from(part: PlacePart) -> Self {
        let indicators = part.indicators.into_iter().map(IndicatorContribution::from).collect();
        Self { name: part.name, achieved: amount(part.achieved.unwrap_or(None)), indicators }
    }
}

impl From<IndicatorPart> for IndicatorContribution {
    fn from(part: IndicatorPart) -> Self {
        Self {
            project: part.project.to_string(),
            project_title: part.project_title,
            title: part.title,
            accumulation: part.accumulation.to_string(),
            whole: amount(part.whole),
            share: part.share.to_string(),
            so_far: amount(part.so_far),
            values: part.leaves.map(|leaves| leaves.into_iter().map(Approved::from).collect()),
        }
    }
}

impl From<Leaf> for Approved {
    fn from(leaf: Leaf) -> Self {
        Self {
            period: leaf.id.0,
            label: leaf.period.label(),
            value: leaf.value.into(),
            counts: leaf.counts,
            author: leaf.author,
            submitter: leaf.submitter,
            reviewer: leaf.reviewer,
            approved_at: leaf.reviewed_at.map(moment),
        }
    }
}

/// One corporate total, down to the approved values behind it
#[utoipa::path(
    get, path = "/results/{framework}/{indicator}", operation_id = "read_result",
    params(
        ("framework" = String, Path, description = "The framework's code"),
        ("indicator" = String, Path, description = "The corporate indicator's code"),
        IndicatorAsked,
        Chosen
    ),
    responses((status = 200, description = "Region, place, project indicator, value", body = Provenance), Unread)
)]
pub(crate) async fn read(
    caller: Caller,
    At((framework, code)): At<(String, String)>,
    asked: Asked,
) -> Answer<Provenance> {
    let (chosen, asked) = Chosen::beside(&asked)?;
    let IndicatorAsked { open, project } = asked.read()?;
    let filter = chosen.filter(Some(framework))?;
    let project = project.map(|code| code.parse().map_err(|_| Error::NotFound)).transpose()?;
    let opened = Opened { region: open.map(RegionId), project, everything: false };
    let (_, found) = provenance::provenance(&caller.ctx, &filter, &code, &opened).await?;
    let indicator = CorporateTotal::from(&(found.corporate, found.total));
    let by_sex = found.sex.map(|sex| BySex {
        female: amount(sex.female),
        male: amount(sex.male),
        unspecified: amount(sex.unspecified),
    });
    Ok(Json(Provenance {
        indicator,
        by_sex,
        regions: found.regions.into_iter().map(RegionTotal::from).collect(),
        overlaps: found.overlaps.into_iter().map(Declared::from).collect(),
        overlap_proposals: found.proposals.waiting.into_iter().map(Proposed::from).collect(),
    }))
}
