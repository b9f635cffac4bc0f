//! `GET /api/v1/donors`

use axum::Json;
use backend::query::contribution::donors::{self, Donor, Filter};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{Answer, caller::Caller, problem::Unread, sent::Asked},
    list::word,
    shape::ContributionSums,
};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct DonorsAsked {
    /// Part of the name
    q: Option<String>,
    /// Kind of the donor, such as government
    kind: Option<String>,
    /// Sums of what answers the appeal of this year only
    year: Option<i64>,
    /// From 1
    page: Option<u64>,
}

/// One page of the donors, the largest promise first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Donors {
    /// In all, on every page
    total: u64,
    page: u64,
    pages: u64,
    items: Vec<DonorItem>,
}

#[derive(Serialize, ToSchema)]
struct DonorItem {
    id: i64,
    name: String,
    kind: String,
    #[serde(flatten)]
    sums: ContributionSums,
}

impl From<&Donor> for DonorItem {
    fn from(donor: &Donor) -> Self {
        let kind = donor.kind.to_string();
        Self { id: donor.id.0, name: donor.name.clone(), kind, sums: donor.sums.into() }
    }
}

/// Donors, 40 on a page, with what each gives
#[utoipa::path(
    get, path = "/donors", operation_id = "list_donors", params(DonorsAsked),
    responses((status = 200, description = "One page", body = Donors), Unread)
)]
pub(crate) async fn list(caller: Caller, asked: Asked) -> Answer<Donors> {
    let DonorsAsked { q, kind, year, page } = asked.read()?;
    let filter = Filter { search: q.unwrap_or_default(), kind: word("kind", kind)?, year, page: page.unwrap_or(1) };
    let listed = donors::donors(&caller.ctx, &filter).await?;
    Ok(Json(Donors {
        total: listed.total,
        page: listed.page,
        pages: listed.pages,
        items: listed.items.iter().map(DonorItem::from).collect(),
    }))
}
