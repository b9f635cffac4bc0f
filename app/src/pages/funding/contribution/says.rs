//! What a contribution says, as fields: of a new one, and of one that is changed.

use backend::query::contribution::one::Contribution;
use domain::{appeal::Areas, contribution::Earmarking, id::RegionId};
use leptos::prelude::*;

use super::{
    fields::{Fields, hinted, said},
    words,
};
use crate::{pages::funding::area, t};

/// What stands there before something was typed.
#[derive(Default)]
pub(super) struct Present {
    reference: String,
    year: String,
    earmarking: String,
    project: String,
    region: String,
    area: String,
    conditions: String,
}

impl Present {
    /// Of a new one: the year of the newest appeal.
    pub(super) fn new(year: Option<i64>) -> Self {
        Self { year: year.map(|year| year.to_string()).unwrap_or_default(), ..Self::default() }
    }
}

impl From<&Contribution> for Present {
    fn from(of: &Contribution) -> Self {
        Self {
            reference: of.item.reference.clone(),
            year: of.item.year.to_string(),
            earmarking: of.item.earmarking.to_string(),
            project: of.item.project.clone().unwrap_or_default(),
            region: of.purpose.region().map(|region| region.to_string()).unwrap_or_default(),
            area: of.item.area.map(|area| area.to_string()).unwrap_or_default(),
            conditions: of.conditions.clone(),
        }
    }
}

/// `areas` are those of the appeal that it answers, or of all appeals.
pub(super) fn fields(fields: Fields<'_>, regions: &[(RegionId, String)], areas: &Areas, present: &Present) -> AnyView {
    let none = || (String::new(), t!("contribution-no-choice"));
    let earmarkings = Earmarking::ALL.iter().map(|one| (one.to_string(), words::earmarking(*one)));
    let regions = regions.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let areas = areas.iter().map(|one| (one.to_string(), area(one)));
    let project = hinted(t!("contribution-project"), t!("contribution-project-hint"));
    let region = hinted(t!("contribution-region"), t!("contribution-region-hint"));
    view! {
        <div class="fields">
            {fields.input("reference", "text", hinted(t!("contribution-reference"), t!("contribution-reference-hint")), &present.reference)}
            {fields.input("year", "text", hinted(t!("contribution-year"), t!("contribution-year-hint")), &present.year)}
            {fields.select("earmarking", hinted(t!("contribution-earmarking"), t!("contribution-earmarking-hint")), earmarkings, &present.earmarking)}
            {fields.input("project", "text", project, &present.project)}
            {fields.select("region", region, std::iter::once(none()).chain(regions), &present.region)}
            {fields.select("area", said(t!("contribution-area")), std::iter::once(none()).chain(areas), &present.area)}
        </div>
        {fields.area("conditions", hinted(t!("contribution-conditions"), t!("contribution-conditions-hint")), &present.conditions)}
    }
    .into_any()
}
