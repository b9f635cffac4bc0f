//! "Where it comes from": the tree from the total down to approved values, each level with the rule that makes it a whole.

use std::cmp::Ordering;

use backend::query::results::{
    Corporate, Overlapped,
    provenance::{IndicatorPart, Leaf, PlacePart, Provenance, RegionPart},
};
use domain::{
    format,
    indicator::{Accumulation, Kind},
    quantity::{Quantity, QuantityError},
    value::Value,
};
use leptos::prelude::*;

use super::{
    address,
    shown::{self, achieved, counted, exact, gaps, progress_words, reported, rounded, rule},
};
use crate::{t, ui::figure::figure};

/// What the links of a tree need to know of its page.
struct At<'a> {
    page: address::At<'a>,
    of: &'a Provenance,
}

pub(super) fn source(page: address::At<'_>, of: &Provenance) -> AnyView {
    let at = At { page, of };
    let (corporate, total) = (&of.corporate, &of.total);
    let heading = match total.achieved {
        Ok(Some(value)) if matches!(value, Value::Count(_)) => {
            t!("results-source-count", value = rounded(corporate.kind, value), unit = corporate.unit.clone())
        }
        Ok(Some(value)) => t!("results-source-share", value = rounded(corporate.kind, value)),
        _ if total.linked == 0 => t!("results-source-unlinked"),
        _ if total.answers.as_ref().is_some_and(|answers| !answers.is_empty()) => t!("results-source-answers"),
        _ => t!("results-source-nothing"),
    };
    let coverage = [reported(total.coverage), gaps(total.coverage, total.behind)];
    let coverage = coverage.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ");
    let body = if total.linked == 0 {
        view! { <p class="empty">{t!("results-no-links-text")}</p> }.into_any()
    } else {
        let regions = of.regions.iter().map(|region| at.region(region)).collect_view();
        let key = if total.answers.is_some() { "results-of-answers" } else { "results-gross" };
        let gross = t!(key, count = total.with_value);
        let whole = match gross_of(total.overlap.as_ref()) {
            Some(gross) => gross.grouped().into_any(),
            None => shown::total(corporate, total, exact),
        };
        let words = rule(corporate, "regions", of.regions.len(), total.with_value as usize);
        let between = between(of.regions.iter().map(|part| part.total.achieved), total.achieved);
        view! {
            <div class="tree">
                <div class="row sum"><span>{gross}</span><span class="num">{whole}</span></div>
                {regions}
                {between}
                {(of.regions.len() > 1 || total.overlap.is_some())
                    .then(|| sum(words, shown::total(corporate, total, exact)))}
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
            {take(page)}
            <p class="actions"><a class="btn small" href=page.charts()>{t!("results-charts-open")}</a></p>
        </section>
    }
    .into_any()
}

/// The ways to take away what stands behind the total; the files are made of what this page shows.
fn take(page: address::At<'_>) -> AnyView {
    let file = |name| page.file(name);
    view! {
        <p class="foot-note">
            {t!("pack-take")} " "
            <a href=file("evidence.zip") download="">{t!("pack-take-zip")}</a> " · "
            <a href=file("provenance.xlsx") download="">{t!("pack-take-xlsx")}</a> " · "
            <a href=file("provenance.csv") download="">{t!("pack-take-csv")}</a>
        </p>
    }
    .into_any()
}

/// The line under the parts of a level: the rule, and what it gives.
fn sum(rule: String, amount: AnyView) -> AnyView {
    view! { <div class="row sum"><span>{rule}</span><span class="num">{amount}</span></div> }.into_any()
}

impl At<'_> {
    fn region(&self, part: &RegionPart) -> AnyView {
        let amount = shown::total(&self.of.corporate, &part.total, exact);
        let Some(places) = &part.places else {
            let href = self.page.opened_region(part.id);
            return view! {
                <a class="row" href=href><span>{part.name.clone()}</span><span class="num">{amount}</span></a>
            }
            .into_any();
        };
        let words = rule(&self.of.corporate, "places", places.len(), part.total.with_value as usize);
        let between = between(places.iter().map(|place| place.achieved), part.total.achieved);
        let last = (places.len() > 1).then(|| sum(words, shown::total(&self.of.corporate, &part.total, exact)));
        let places = places.iter().map(|place| self.place(place)).collect_view();
        view! {
            <details id=format!("region-{}", part.id) open=part.open>
                <summary><span>{part.name.clone()}</span><span class="num">{amount}</span></summary>
                {places}
                {between}
                {last}
            </details>
        }
        .into_any()
    }

    fn place(&self, place: &PlacePart) -> AnyView {
        let values = place.indicators.iter().filter(|part| part.so_far.is_some()).count();
        let words = rule(&self.of.corporate, "indicators", values, values);
        let last = (place.indicators.len() > 1).then(|| sum(words, self.at_place(place)));
        let between = between(place.indicators.iter().map(|part| Ok(part.so_far)), place.achieved);
        let parts = place.indicators.iter().map(|part| self.indicator(part)).collect_view();
        view! {
            <details open=place.open>
                <summary>
                    <span>{place.name.clone()}</span>
                    <span class="num">{self.at_place(place)}</span>
                </summary>
                {parts}
                {between}
                {last}
            </details>
        }
        .into_any()
    }

    fn at_place(&self, place: &PlacePart) -> AnyView {
        match &place.answers {
            Some(answers) => counted(&self.of.corporate, answers),
            None => achieved(self.of.corporate.kind, place.achieved, exact),
        }
    }

    /// What one project indicator adds, or where it stands.
    fn claim(&self, part: &IndicatorPart) -> AnyView {
        match part.so_far {
            Some(value) => answered(&self.of.corporate, value).into_any(),
            None => achieved(self.of.corporate.kind, Ok(None), exact),
        }
    }

    fn indicator(&self, part: &IndicatorPart) -> AnyView {
        let code = part.project.to_string();
        let of_it =
            (!part.share.is_whole()).then(|| format!(" · {}", t!("link-share-of", share = part.share.percent())));
        let name = view! {
            <span>{format!("{code} {}", part.project_title)}<small>{part.title.clone()}{of_it}</small></span>
            <span class="num">{self.claim(part)}</span>
        };
        let Some(leaves) = &part.leaves else {
            let href = self.page.opened_project(&part.project);
            return view! { <a class="row" href=href>{name}</a> }.into_any();
        };
        let words = leaf_rule(part.accumulation, self.of.corporate.kind, leaves.len());
        let link =
            part.visible.then(|| view! { " · "<a href=format!("/projects/{code}")>{t!("results-open-project")}</a> });
        let amount = match part.whole {
            Some(whole) => answered(&self.of.corporate, whole).into_any(),
            None => self.claim(part),
        };
        let share = part.whole.filter(|_| !part.share.is_whole()).map(|whole| {
            let words =
                t!("results-share-of", share = part.share.percent(), whole = exact(self.of.corporate.kind, whole));
            sum(words, self.claim(part))
        });
        let rows = leaves.iter().map(|leaf| approved(&self.of.corporate, part, leaf)).collect_view();
        view! {
            <details id=code open=part.open>
                <summary>{name}</summary>
                {rows}
                <div class="row sum"><span>{words}{link}</span><span class="num">{amount}</span></div>
                {share}
            </details>
        }
        .into_any()
    }
}

/// A value in full, an answer by its words.
fn answered(corporate: &Corporate, value: Value) -> String {
    match value {
        Value::Answer(_) | Value::YesNo(_) | Value::Told => figure(corporate.kind, &corporate.answers, value),
        Value::Count(_) | Value::Ratio { .. } => exact(corporate.kind, value),
    }
}

/// What a total was before anything was subtracted, where something was.
fn gross_of(overlap: Option<&Overlapped>) -> Option<Quantity> {
    match overlap? {
        Overlapped::Net(net) => Some(net.gross),
        Overlapped::TooMuch { .. } => None,
    }
}

/// What the parts amount to beyond their whole: the overlap that was declared between them.
fn between(
    parts: impl Iterator<Item = Result<Option<Value>, QuantityError>>,
    whole: Result<Option<Value>, QuantityError>,
) -> Option<AnyView> {
    let Ok(Some(Value::Count(whole))) = whole else { return None };
    let mut all = Quantity::ZERO;
    for part in parts {
        if let Ok(Some(Value::Count(part))) = part {
            all = all.checked_add(part).ok()?;
        }
    }
    let beyond = all.checked_sub(whole).ok()?;
    let (words, amount) = match beyond.cmp(&Quantity::ZERO) {
        Ordering::Greater => (t!("results-overlap-between"), format!("−{}", beyond.grouped())),
        Ordering::Less => (t!("results-overlap-kept"), Quantity::ZERO.checked_sub(beyond).ok()?.grouped()),
        Ordering::Equal => return None,
    };
    Some(view! { <div class="row"><span>{words}</span><span class="num">{amount}</span></div> }.into_any())
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

fn approved(corporate: &Corporate, part: &IndicatorPart, leaf: &Leaf) -> AnyView {
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
    let amount = answered(corporate, leaf.value);
    let amount = if leaf.counts { amount.into_any() } else { view! { <s class="muted">{amount}</s> }.into_any() };
    view! {
        <div class="row"><span>{period}{when}<small>{hands}</small></span><span class="num">{amount}</span></div>
    }
    .into_any()
}
