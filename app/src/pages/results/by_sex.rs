//! One total by sex, drawn and as a table.

use backend::query::results::{BySex, Overlapped, provenance::Provenance};
use domain::{format, indicator::Kind, value::Value};
use leptos::prelude::*;

use super::shown::{exact, rounded};
use crate::t;

/// Nothing where nothing is disaggregated.
pub(super) fn by_sex(of: &Provenance) -> Option<AnyView> {
    let sex = of.sex?;
    let total = match &of.total.overlap {
        Some(Overlapped::Net(net)) => Value::Count(net.gross),
        _ => of.total.achieved.ok().flatten()?,
    };
    let kind = of.corporate.kind;
    let chart = match total {
        Value::Ratio { .. } => rates(kind, sex),
        _ => shares(sex, total),
    };
    let parts = [("results-female", sex.female), ("results-male", sex.male), ("results-unspecified", sex.unspecified)];
    let rows = parts
        .into_iter()
        .filter_map(|(key, value)| {
            let value = value?;
            Some(view! { <tr><th scope="row">{t!(key)}</th><td class="num">{exact(kind, value)}</td></tr> })
        })
        .collect_view();
    Some(
        view! {
            <section class="card" aria-labelledby="by-sex">
                <h2 id="by-sex">{t!("results-by-sex")}</h2>
                {of.total.overlap.is_some().then(|| view! { <p class="foot-note">{t!("results-by-sex-gross")}</p> })}
                {chart}
                <details class="behind">
                    <summary>{t!("results-figures")}</summary>
                    <table class="data keep" aria-labelledby="by-sex">
                        <thead>
                            <tr>
                                <th scope="col">{t!("results-sex")}</th>
                                <th scope="col" class="num">{t!("results-achieved")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                        <tfoot><tr><th scope="row">{t!("results-total")}</th><td class="num">{exact(kind, total)}</td></tr></tfoot>
                    </table>
                </details>
            </section>
        }
        .into_any(),
    )
}

/// `part` of `whole` in ten-thousandths, rounded down; nothing of nothing is nothing.
fn share(part: Option<Value>, whole: Value) -> i64 {
    match (part, whole) {
        (Some(Value::Count(part)), Value::Count(whole)) => fraction(part.ten_thousandths(), whole.ten_thousandths()),
        _ => 0,
    }
}

fn fraction(part: i64, whole: i64) -> i64 {
    if whole <= 0 { 0 } else { i64::try_from(i128::from(part) * 10_000 / i128::from(whole)).unwrap_or(0) }
}

fn length(ten_thousandths: i64) -> String {
    let clamped = ten_thousandths.clamp(0, 10_000);
    format!("{}.{:02}%", clamped / 100, clamped % 100)
}

/// Counts: one bar in three parts.
fn shares(sex: BySex, total: Value) -> AnyView {
    let (female, male) = (share(sex.female, total), share(sex.male, total));
    let rest = share(sex.unspecified, total);
    let words = |key: &str, share: i64| t!(key, share = format::percent(share));
    let (of_female, of_male) = (words("results-female-share", female), words("results-male-share", male));
    let unspecified = words("results-unspecified-share", rest);
    let label = format!("{of_female}, {of_male}, {unspecified}");
    view! {
        <svg class="chart" height="44" role="img" aria-label=label>
            <rect class="female" y="2" width=length(female) height="20" />
            <rect class="male" x=length(female) y="2" width=length(male) height="20" />
            <rect class="col" x=length(female + male) y="2" width=length(rest) height="20" />
            <text y="38">{of_female}</text>
            <text class="end" x="100%" y="38">{of_male}</text>
        </svg>
        <p class="foot-note">{unspecified}</p>
    }
    .into_any()
}

/// Percentages: the rate of each, on a scale to one hundred.
fn rates(kind: Kind, sex: BySex) -> AnyView {
    let rate = |value: Option<Value>| match value {
        Some(Value::Ratio { numerator, denominator }) => {
            fraction(numerator.ten_thousandths(), denominator.ten_thousandths())
        }
        _ => 0,
    };
    let words = |key: &str, value: Option<Value>| {
        let share = value.map_or_else(|| t!("results-nothing"), |value| rounded(kind, value));
        t!(key, share = share)
    };
    let (female, male) = (words("results-female-share", sex.female), words("results-male-share", sex.male));
    let label = format!("{female}, {male}");
    view! {
        <svg class="chart" height="84" role="img" aria-label=label>
            <text y="12">{female}</text>
            <rect class="female" y="18" width=length(rate(sex.female)) height="16" />
            <text y="54">{male}</text>
            <rect class="male" y="60" width=length(rate(sex.male)) height="16" />
        </svg>
    }
    .into_any()
}
