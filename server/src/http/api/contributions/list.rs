//! `GET /api/v1/contributions`

use axum::Json;
use backend::{
    error::{Error, Problem},
    query::contribution::list::{self, Filter, Sort},
};
use domain::id::DonorId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{Answer, caller::Caller, problem::Unread, sent::Asked},
    shape::{ContributionItem, ContributionSums},
};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ContributionsAsked {
    /// Part of the reference, of the donor's name or of a project's code
    q: Option<String>,
    /// Of the appeal that they answer
    year: Option<i64>,
    /// The number of a donor
    donor: Option<i64>,
    /// Kind of the donor, such as government
    kind: Option<String>,
    /// unearmarked, softly or tightly
    earmarking: Option<String>,
    /// Only flexible money
    pool: Option<bool>,
    /// A code: what is earmarked for the project or pays for its lines
    project: Option<String>,
    /// promised, received, left or donor; promised where not given
    sort: Option<String>,
    /// From 1
    page: Option<u64>,
}

/// One page of the contributions, with what all that fit add to.
#[derive(Serialize, ToSchema)]
pub(crate) struct Contributions {
    /// In all, on every page
    total: u64,
    page: u64,
    pages: u64,
    sums: ContributionSums,
    items: Vec<ContributionItem>,
}

pub(super) fn word<T: std::str::FromStr>(field: &str, typed: Option<String>) -> Result<Option<T>, Error> {
    let wrong = |text: &str| Error::from(Problem::new(field, "contribution-no-word").with("typed", text));
    typed.map(|text| text.parse().map_err(|_| wrong(&text))).transpose()
}

/// Contributions, 25 on a page
#[utoipa::path(
    get, path = "/contributions", operation_id = "list_contributions", params(ContributionsAsked),
    responses((status = 200, description = "One page", body = Contributions), Unread)
)]
pub(crate) async fn list(caller: Caller, asked: Asked) -> Answer<Contributions> {
    let asked: ContributionsAsked = asked.read()?;
    let sort = match asked.sort.as_deref() {
        None | Some("promised") => Sort::Promised,
        Some("received") => Sort::Received,
        Some("left") => Sort::Left,
        Some("donor") => Sort::Donor,
        Some(other) => {
            return Err(Error::from(Problem::new("sort", "contribution-no-word").with("typed", other)).into());
        }
    };
    let filter = Filter {
        search: asked.q.unwrap_or_default(),
        year: asked.year,
        donor: asked.donor.map(DonorId),
        kind: word("kind", asked.kind)?,
        earmarking: word("earmarking", asked.earmarking)?,
        pool: asked.pool.unwrap_or(false),
        project: asked.project.unwrap_or_default(),
        sort,
        page: asked.page.unwrap_or(1),
    };
    let listed = list::contributions(&caller.ctx, &filter).await?;
    Ok(Json(Contributions {
        total: listed.total,
        page: listed.page,
        pages: listed.pages,
        sums: listed.sums.into(),
        items: listed.items.iter().map(ContributionItem::from).collect(),
    }))
}
