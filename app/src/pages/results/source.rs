//! "Where it comes from": the tree from the total down to approved values, each level with the rule that makes it a whole.

use backend::query::results::provenance::{IndicatorPart, Leaf, PlacePart, Provenance, RegionPart};
use domain::{
    format,
    id::RegionId,
    indicator::{Accumulation, Kind},
    value::Value,
};
use leptos::prelude::*;

use super::{
    address,
    shown::{achieved, exact, gaps, progress_words, reported, rounded, rule},
};
use crate::t;

/// What the links of a tree need to know of its page.
struct At<'a> {
    framework: &'a str,
    region: Option<RegionId>,
    of: &'a Provenance,
}

pub(super) fn source(framework: &str, region: Option<RegionId>, of: &Provenance) -> AnyView {
    let at = At { framework, region, of };
    let (corporate, total) = (&of.corporate, &of.total);
    let heading = match total.achieved {
        Ok(Some(value)) if matches!(value, Value::Count(_)) => {
            t!("results-source-count", value = rounded(corporate.kind, value), unit = corporate.unit.clone())
        }
        Ok(Some(value)) => t!("results-source-share", value = rounded(corporate.kind, value)),
        _ if total.linked == 0 => t!("results-source-unlinked"),
        _ => t!("results-source-nothing"),
    };
    let coverage = [reported(total.coverage), gaps(total.coverage, total.behind)];
    let coverage = coverage.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ");
    let body = if total.linked == 0 {
        view! { <p class="empty">{t!("results-no-links-text")}</p> }.into_any()
    } else {
        let regions = of.regions.iter().map(|region| at.region(region)).collect_view();
        let gross = t!("results-gross", count = total.with_value);
        let words = rule(corporate, "regions", of.regions.len(), total.with_value as usize);
        view! {
            <div class="tree">
                <div class="row sum"><span>{gross}</span><span class="num">{achieved(corporate.kind, total.achieved, exact)}</span></div>
                {regions}
                {(of.regions.len() > 1).then(|| sum(words, achieved(corporate.kind, total.achieved, exact)))}
            </div>
        }
        .into_any()
    };
    view! {
        <section class="card" aria-labelledby="source">
            <h2 id="source">{heading}</h2>
            <p>{corporate.definition.clone()}</p>
            <dl class="facts">
                <div><dt>{t!("results-progress-column")}</dt><dd>{progress_words(total)}</dd></div>
                <div><dt>{t!("results-reported-column")}</dt><dd>{coverage}</dd></div>
            </dl>
            {body}
        </section>
    }
    .into_any()
}

/// The line under the parts of a level: the rule, and what it gives.
fn sum(rule: String, amount: AnyView) -> AnyView {
    view! { <div class="row sum"><span>{rule}</span><span class="num">{amount}</span></div> }.into_any()
}

impl At<'_> {
    fn region(&self, part: &RegionPart) -> AnyView {
        let amount = achieved(self.of.corporate.kind, part.total.achieved, exact);
        let Some(places) = &part.places else {
            let href = address::opened_region(self.framework, &self.of.corporate.code, self.region, part.id);
            return view! {
                <a class="row" href=href><span>{part.name.clone()}</span><span class="num">{amount}</span></a>
            }
            .into_any();
        };
        let words = rule(&self.of.corporate, "places", places.len(), part.total.with_value as usize);
        let last = (places.len() > 1).then(|| sum(words, achieved(self.of.corporate.kind, part.total.achieved, exact)));
        let places = places.iter().map(|place| self.place(place)).collect_view();
        view! {
            <details id=format!("region-{}", part.id) open=part.open>
                <summary><span>{part.name.clone()}</span><span class="num">{amount}</span></summary>
                {places}
                {last}
            </details>
        }
        .into_any()
    }

    fn place(&self, place: &PlacePart) -> AnyView {
        let values = place.indicators.iter().filter(|part| part.so_far.is_some()).count();
        let words = rule(&self.of.corporate, "indicators", values, values);
        let last =
            (place.indicators.len() > 1).then(|| sum(words, achieved(self.of.corporate.kind, place.achieved, exact)));
        let parts = place.indicators.iter().map(|part| self.indicator(part)).collect_view();
        view! {
            <details open=place.open>
                <summary>
                    <span>{place.name.clone()}</span>
                    <span class="num">{achieved(self.of.corporate.kind, place.achieved, exact)}</span>
                </summary>
                {parts}
                {last}
            </details>
        }
        .into_any()
    }

    fn indicator(&self, part: &IndicatorPart) -> AnyView {
        let code = part.project.to_string();
        let name = view! {
            <span>{format!("{code} {}", part.project_title)}<small>{part.title.clone()}</small></span>
            <span class="num">{achieved(self.of.corporate.kind, Ok(part.so_far), exact)}</span>
        };
        let Some(leaves) = &part.leaves else {
            let href = address::opened_project(self.framework, &self.of.corporate.code, self.region, &part.project);
            return view! { <a class="row" href=href>{name}</a> }.into_any();
        };
        let words = leaf_rule(part.accumulation, self.of.corporate.kind, leaves.len());
        let link =
            part.visible.then(|| view! { " · "<a href=format!("/projects/{code}")>{t!("results-open-project")}</a> });
        let amount = achieved(self.of.corporate.kind, Ok(part.so_far), exact);
        let rows = leaves.iter().map(|leaf| approved(self.of.corporate.kind, part, leaf)).collect_view();
        view! {
            <details id=code open=part.open>
                <summary>{name}</summary>
                {rows}
                <div class="row sum"><span>{words}{link}</span><span class="num">{amount}</span></div>
            </details>
        }
        .into_any()
    }
}

/// How the approved values of one project indicator become what it adds.
fn leaf_rule(by: Accumulation, kind: Kind, count: usize) -> String {
    if count == 0 {
        return t!("results-nothing-approved");
    }
    let key = match (by, kind) {
        (Accumulation::Sum | Accumulation::Mean, kind) if kind.is_ratio() => "results-leaf-pooled",
        (Accumulation::Sum, _) => "results-leaf-sum",
        (Accumulation::Mean, _) => "results-leaf-mean",
        (Accumulation::Latest, _) => "results-leaf-latest",
        (Accumulation::Maximum, _) => "results-leaf-maximum",
        (Accumulation::Minimum, _) => "results-leaf-minimum",
    };
    t!(key, count = count)
}

fn approved(kind: Kind, part: &IndicatorPart, leaf: &Leaf) -> AnyView {
    let label = leaf.period.label();
    let period = if part.visible {
        let href = format!("/projects/{}/progress?period={}", part.project, leaf.id);
        view! { <a href=href>{label}</a> }.into_any()
    } else {
        label.into_any()
    };
    let when = leaf.reviewed_at.map(|at| t!("results-approved-at", moment = format::moment(at)));
    let hands = [
        Some(match leaf.submitter.as_ref() {
            Some(submitter) if *submitter != leaf.author => {
                t!("results-entered-submitted", author = leaf.author.clone(), submitter = submitter.clone())
            }
            Some(_) => t!("results-entered-and-submitted", name = leaf.author.clone()),
            None => t!("results-entered", name = leaf.author.clone()),
        }),
        leaf.reviewer.clone().map(|name| t!("results-approved-by", name = name)),
        (!leaf.counts).then(|| t!("results-not-counted")),
    ];
    let hands = hands.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let amount = exact(kind, leaf.value);
    let amount = if leaf.counts { amount.into_any() } else { view! { <s class="muted">{amount}</s> }.into_any() };
    view! {
        <div class="row"><span>{period}{when}<small>{hands}</small></span><span class="num">{amount}</span></div>
    }
    .into_any()
}
