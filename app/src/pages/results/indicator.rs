//! `/results/:framework/:indicator`: the table with one indicator selected, and where its total comes from.

use backend::{
    error::Error,
    query::results::{
        Results,
        provenance::{self, Opened, Provenance},
    },
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    address,
    answers::answers,
    by_region::by_region,
    by_sex::by_sex,
    frame,
    overlap::{Forms, overlap},
    source::source,
};
use crate::{
    flash,
    pages::frame::{Nav, page},
    request, t,
};

#[component]
pub(crate) fn Indicator() -> impl IntoView {
    let params = use_params_map();
    let params = params.read_untracked();
    let query = use_query_map();
    let query = query.read_untracked();
    let code = params.get("indicator").unwrap_or_default();
    let filter = address::filter(&query, params.get("framework"));
    let region = address::region(&query, "open");
    let project = query.get("project").filter(|code| !code.is_empty()).map(|code| code.parse());
    let load = async move {
        let project = project.transpose().map_err(|_| Error::NotFound)?;
        let opened = Opened { region: region?, project, everything: false };
        let (results, provenance) = provenance::provenance(&request::ctx(), &filter?, &code, &opened).await?;
        let visit = request::visit();
        let forms = Forms {
            propose: flash::take(&visit, "overlap_propose").await,
            judge: flash::take(&visit, "overlap_judge").await,
            withdraw: flash::take(&visit, "overlap_withdraw").await,
        };
        Ok((results, provenance, forms))
    };
    page(Nav::Results, load, |(results, provenance, forms)| {
        let title = t!("results-indicator-title", title = provenance.corporate.title.clone());
        let side = panel(&results, &provenance, &forms);
        (title, frame::draw(&results, Some(&provenance.corporate.code), side))
    })
}

fn panel(results: &Results, of: &Provenance, forms: &Forms) -> AnyView {
    let framework = results.framework.code.as_str();
    let at = address::At::of(results).indicator(&of.corporate.code);
    view! {
        {source(at, of)}
        {answers(of)}
        {overlap(framework, of, forms)}
        {by_sex(of)}
        {by_region(at, of)}
    }
    .into_any()
}
