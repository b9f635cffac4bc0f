//! `GET /api/v1/funding`

use axum::Json;
use backend::{
    error::{Error, Problem},
    query::funding::{self, By, Filter, Line, Sort, TotalDifference, What, YearLine},
};
use domain::{
    appeal::{Area, NAME_MAX},
    contribution::Earmarking,
    id::{DonorId, RegionId},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{
        Answer,
        caller::Caller,
        problem::{Failure, Unread},
        sent::Asked,
    },
    given::{Flow, GivenBy},
    shape::{Appeal, Differs, Gift, Needed, RowDiffers, Sums},
};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct FundingAsked {
    /// The year of an appeal; the newest where not given
    appeal: Option<i64>,
    /// The year of another appeal to stand beside it
    compare: Option<i64>,
    /// What a line stands for
    #[param(inline)]
    by: Option<Grouped>,
    /// Only the rows of this region
    region: Option<i64>,
    /// Only this area, one of those that the appeal has ("Principle 1")
    area: Option<String>,
    /// Of what donors gave, only what this one gave
    donor: Option<i64>,
    /// Of what donors gave, only what is "unearmarked", "softly" or "tightly" earmarked
    earmarking: Option<String>,
    /// Whether every appeal is added up, too
    every_year: Option<bool>,
    /// Part of the name of a country or region as printed
    search: Option<String>,
    #[param(inline)]
    sort: Option<Sorted>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Grouped {
    Region,
    Country,
    Area,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Sorted {
    Required,
    Name,
    Gap,
}

/// An appeal beside the budgets and the contributions tied to it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Funding {
    /// Null where none was imported
    appeal: Option<Appeal>,
    /// Of every appeal, the newest first
    years: Vec<i64>,
    /// Of this appeal, in its order
    areas: Vec<String>,
    lines: Vec<FundingLine>,
    /// Of all lines together; over the whole appeal with what was given for none of its cells
    total: Option<Sums>,
    /// What was given for no cell of the appeal; null where only a part of the appeal is asked for
    untied: Option<Gift>,
    /// Who gave, the one who promised most first
    donors: Vec<GivenBy>,
    earmarkings: Vec<GivenBy>,
    /// What is allocated to cells on its way from donors to areas to regions
    flow: Flow,
    /// Every appeal, the newest first, where it was asked for
    #[serde(skip_serializing_if = "Option::is_none")]
    by_year: Option<Vec<OfYear>>,
    /// Rows whose cells do not add to what is printed, the largest difference first
    rows_that_differ: Vec<RowDiffers>,
    /// Printed totals to which the cells do not add
    totals_that_differ: Vec<TotalDiffers>,
    /// The other appeal that was asked for
    compared: Option<Compared>,
}

/// The sums of the appeal of one year.
#[derive(Serialize, ToSchema)]
struct OfYear {
    appeal: Appeal,
    #[serde(flatten)]
    sums: Sums,
}

/// Another appeal.
#[derive(Serialize, ToSchema)]
struct Compared {
    appeal: Appeal,
    /// Of all its lines
    total: Needed,
    /// Lines that only it has
    only_there: Vec<FundingLine>,
}

/// A region, a row of the appeal or an area.
#[derive(Serialize, ToSchema)]
struct FundingLine {
    #[serde(flatten)]
    of: Of,
    #[serde(flatten)]
    sums: Sums,
    /// The same in the appeal that is compared
    #[serde(skip_serializing_if = "Option::is_none")]
    compared: Option<Needed>,
}

#[derive(Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Of {
    Region {
        id: i64,
        name: String,
    },
    Country {
        /// The row of the appeal
        row: i64,
        /// As printed
        name: String,
        region: String,
        /// ISO 3166-1 alpha-3; several where it stands for several, none for the initiatives of a region
        countries: Vec<String>,
    },
    Area {
        area: String,
        /// In a few words; "" where nothing is said
        about: String,
    },
}

/// No region or no area means all of them.
#[derive(Serialize, ToSchema)]
struct TotalDiffers {
    region: Option<String>,
    area: Option<String>,
    #[serde(flatten)]
    amounts: Differs,
    /// The rows whose differences add up to this one; null where they do not
    because_of: Option<Vec<String>>,
}

impl From<&Line> for FundingLine {
    fn from(line: &Line) -> Self {
        let of = match &line.what {
            What::Region { id, name } => Of::Region { id: id.0, name: name.clone() },
            What::Row { id, name, region, countries } => Of::Country {
                row: id.0,
                name: name.clone(),
                region: region.clone(),
                countries: countries.iter().map(|(code, _)| code.to_string()).collect(),
            },
            What::Area(area, about) => Of::Area { area: area.to_string(), about: about.clone() },
        };
        Self { of, sums: Sums::of(&line.sums, line.printed_usd), compared: line.compared.map(Needed::from) }
    }
}

impl From<&YearLine> for OfYear {
    fn from(of: &YearLine) -> Self {
        Self { appeal: Appeal::from(&of.appeal), sums: Sums::of(&of.sums, of.printed_usd) }
    }
}

impl From<&TotalDifference> for TotalDiffers {
    fn from(of: &TotalDifference) -> Self {
        Self {
            region: of.region.clone(),
            area: of.area.map(|area| area.to_string()),
            amounts: of.amounts.into(),
            because_of: of.because_of.clone(),
        }
    }
}

impl FundingAsked {
    fn filter(self) -> Result<Filter, Failure> {
        let area = |text: String| {
            let wrong = Problem::new("area", "area-name").with("found", &text).with("max", NAME_MAX);
            text.parse::<Area>().map_err(|_| Error::from(wrong))
        };
        let earmarking = |text: String| {
            text.parse::<Earmarking>().map_err(|_| {
                Error::from(Problem::new("earmarking", "contribution-earmarking-unknown").with("typed", text))
            })
        };
        Ok(Filter {
            year: self.appeal,
            compare: self.compare,
            every_year: self.every_year.unwrap_or(false),
            donor: self.donor.map(DonorId),
            earmarking: self.earmarking.map(earmarking).transpose()?,
            by: match self.by {
                None | Some(Grouped::Region) => By::Region,
                Some(Grouped::Country) => By::Country,
                Some(Grouped::Area) => By::Area,
            },
            region: self.region.map(RegionId),
            area: self.area.map(area).transpose()?,
            search: self.search.unwrap_or_default(),
            sort: match self.sort {
                None | Some(Sorted::Required) => Sort::Required,
                Some(Sorted::Name) => Sort::Name,
                Some(Sorted::Gap) => Sort::Gap,
            },
        })
    }
}

/// What an appeal asks for, what of it is budgeted, promised, received and spent, and the gap, by region, country or area; and who gave
#[utoipa::path(
    get, path = "/funding", operation_id = "read_funding", params(FundingAsked),
    responses((status = 200, description = "A line for each region, row or area", body = Funding), Unread)
)]
pub(crate) async fn read(caller: Caller, asked: Asked) -> Answer<Funding> {
    let filter = asked.read::<FundingAsked>()?.filter()?;
    let Some(found) = funding::funding(&caller.ctx, &filter).await? else {
        return Ok(Json(Funding {
            appeal: None,
            years: Vec::new(),
            areas: Vec::new(),
            lines: Vec::new(),
            total: None,
            untied: None,
            donors: Vec::new(),
            earmarkings: Vec::new(),
            flow: Flow::default(),
            by_year: None,
            rows_that_differ: Vec::new(),
            totals_that_differ: Vec::new(),
            compared: None,
        }));
    };
    let flow = Flow::of(&found);
    Ok(Json(Funding {
        appeal: Some(Appeal::from(&found.appeal)),
        years: found.years,
        areas: found.areas.iter().map(|area| area.to_string()).collect(),
        lines: found.lines.iter().map(FundingLine::from).collect(),
        total: Some(Sums::of(&found.total, found.printed_usd)),
        untied: found.untied.as_ref().map(Gift::from),
        donors: found.givers.donors.iter().map(GivenBy::from).collect(),
        earmarkings: found.givers.earmarkings.iter().map(GivenBy::from).collect(),
        flow,
        by_year: found.by_year.as_ref().map(|years| years.iter().map(OfYear::from).collect()),
        rows_that_differ: found.differences.rows.iter().map(RowDiffers::from).collect(),
        totals_that_differ: found.differences.totals.iter().map(TotalDiffers::from).collect(),
        compared: found.compared.as_ref().map(|other| Compared {
            appeal: Appeal::from(&other.appeal),
            total: other.total.into(),
            only_there: other.only_there.iter().map(FundingLine::from).collect(),
        }),
    }))
}
