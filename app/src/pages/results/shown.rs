//! Totals, progress and coverage in words, the same on every part of these pages.

use backend::query::results::{Corporate, Overlapped, Total};
use domain::{
    aggregation::Coverage,
    format,
    indicator::{Kind, Operator},
    progress::{Progress, Status, Why},
    quantity::{Quantity, QuantityError},
    value::Value,
};
use leptos::prelude::*;

use crate::{
    t,
    ui::{self, figure::figure},
};

/// A number of things, its thousands apart.
pub(crate) fn number(n: u32) -> String {
    Quantity::from_integer(n.into()).map_or_else(|_| n.to_string(), Quantity::grouped)
}

/// A percentage with the two halves it was made of, so that it can be added up by hand.
pub(super) fn exact(kind: Kind, value: Value) -> String {
    match value {
        Value::Ratio { numerator, denominator } => t!(
            "results-halves",
            numerator = numerator.grouped(),
            denominator = denominator.grouped(),
            percent = figure(kind, &[], value)
        ),
        _ => figure(kind, &[], value),
    }
}

/// What was achieved; nothing yet is not zero, and what cannot be added says so.
pub(super) fn achieved(
    kind: Kind,
    achieved: Result<Option<Value>, QuantityError>,
    show: fn(Kind, Value) -> String,
) -> AnyView {
    match achieved {
        Ok(Some(value)) => show(kind, value).into_any(),
        Ok(None) => view! { <small>{t!("results-nothing")}</small> }.into_any(),
        Err(QuantityError::KindsDiffer) => view! { <small>{t!("results-kinds-differ")}</small> }.into_any(),
        Err(_) => view! { <small>{t!("results-too-large")}</small> }.into_any(),
    }
}

/// A total as it is shown: of answers how many stand at each; beside a total with declared overlaps what it is.
pub(super) fn total(corporate: &Corporate, of: &Total, show: fn(Kind, Value) -> String) -> AnyView {
    if let Some(answers) = &of.answers
        && of.achieved.is_ok()
    {
        return counted(corporate, answers);
    }
    let note = of.overlap.as_ref().map(|overlap| match overlap {
        Overlapped::Net(net) => t!("results-net", overlap = net.overlap.grouped()),
        Overlapped::TooMuch { .. } => t!("results-overlap-too-much"),
    });
    let amount = achieved(corporate.kind, of.achieved, show);
    view! { {amount} {note.map(|note| view! { <br /><small>{note}</small> })} }.into_any()
}

/// A total in words alone: what [`total`] shows, without the note beside it.
pub(crate) fn total_words(corporate: &Corporate, of: &Total) -> String {
    match (&of.answers, of.achieved) {
        (Some(answers), Ok(_)) if answers.is_empty() => t!("results-nothing"),
        (Some(answers), Ok(_)) => counted_words(corporate, answers),
        (None, Ok(Some(value))) => rounded(corporate.kind, value),
        (None, Ok(None)) => t!("results-nothing"),
        (_, Err(QuantityError::KindsDiffer)) => t!("results-kinds-differ"),
        (_, Err(_)) => t!("results-too-large"),
    }
}

/// "Yes 5 · No 2".
pub(super) fn counted(corporate: &Corporate, answers: &[(Value, u32)]) -> AnyView {
    if answers.is_empty() {
        return view! { <small>{t!("results-nothing")}</small> }.into_any();
    }
    counted_words(corporate, answers).into_any()
}

fn counted_words(corporate: &Corporate, answers: &[(Value, u32)]) -> String {
    let words = answers.iter().rev().map(|(answer, count)| {
        let answer = figure(corporate.kind, &corporate.answers, *answer);
        t!("results-answered", answer = answer, count = number(*count))
    });
    words.collect::<Vec<_>>().join(" · ")
}

/// A value of a corporate indicator, a ratio by its quotient.
pub(crate) fn rounded(kind: Kind, value: Value) -> String {
    figure(kind, &[], value)
}

pub(super) fn value(kind: Kind, value: Option<Value>) -> AnyView {
    value.map_or_else(
        || view! { <small>{t!("results-no-target")}</small> }.into_any(),
        |value| rounded(kind, value).into_any(),
    )
}

/// The bar with its mark; in words where there is no share to draw.
pub(super) fn progress(total: &Total) -> AnyView {
    match total.progress {
        Progress::Fraction(share) => {
            let label = progress_words(total);
            ui::bar::bar(share, total.elapsed, bar_kind(total.status), label).into_any()
        }
        _ => view! { <small>{progress_words(total)}</small> }.into_any(),
    }
}

pub(super) fn bar_kind(status: Status) -> &'static str {
    match status {
        Status::OnTrack | Status::Unknown => "",
        Status::AtRisk => "warn",
        Status::OffTrack => "bad",
    }
}

/// "83 % of the target; 78 % expected by now".
pub(crate) fn progress_words(total: &Total) -> String {
    match total.progress {
        Progress::Fraction(share) => match total.elapsed {
            None => t!("results-progress-not-due", share = format::percent(share)),
            Some(expected) => {
                t!("results-progress", share = format::percent(share), expected = format::percent(expected))
            }
        },
        Progress::Maintained { met: true } => t!("results-kept"),
        Progress::Maintained { met: false } => t!("results-not-kept"),
        Progress::Unknown(_) if total.linked == 0 => t!("results-no-links"),
        Progress::Unknown(_) if total.answers.is_some() && total.achieved.is_ok() => t!("results-counted"),
        Progress::Unknown(why) => t!(match why {
            Why::NoTarget => "results-why-no-target",
            Why::NoBaseline => "results-why-no-baseline",
            Why::NothingReported => "results-why-nothing-reported",
            Why::TooLarge => "results-why-too-large",
            Why::KindsDiffer => "results-why-kinds-differ",
            Why::Told => "results-why-told",
        }),
    }
}

pub(crate) fn reported(coverage: Coverage) -> String {
    t!("results-reported", reported = number(coverage.reported), expected = number(coverage.expected))
}

/// What stands behind "n of m": overdue, not due, zero, behind; only what there is.
pub(super) fn gaps(coverage: Coverage, behind: u32) -> String {
    let parts = [
        (coverage.overdue, "results-overdue"),
        (coverage.not_due, "results-not-due"),
        (coverage.zero, "results-zero"),
        (behind, "results-behind"),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, key)| t!(key, count = number(count))).collect();
    parts.join(" · ")
}

/// How parts become the whole: `parts` of a level below, `values` of project indicators in it.
pub(super) fn rule(corporate: &Corporate, level: &'static str, parts: usize, values: usize) -> String {
    match (corporate.operator, corporate.kind) {
        (_, kind) if !kind.adds_up() => t!("results-counted-of", count = values),
        (Operator::Sum | Operator::Mean, kind) if kind.is_ratio() => {
            t!(&format!("results-pooled-{level}"), count = parts)
        }
        (Operator::Sum, _) => t!(&format!("results-sum-{level}"), count = parts),
        (Operator::Mean, _) => t!("results-mean", count = values),
        (Operator::Maximum, _) => t!("results-maximum", count = values),
        (Operator::Minimum, _) => t!("results-minimum", count = values),
    }
}
