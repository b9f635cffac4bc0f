//! What is counted and not added up: how many project indicators stand at each answer, drawn, with the figures on the bars.

use backend::query::results::{Corporate, provenance::Provenance};
use domain::{format, indicator::Kind, value::Value};
use leptos::prelude::*;

use super::shown::{number, reported};
use crate::{t, ui::figure::figure};

/// Every answer that there can be, those that nobody gave with a zero.
fn every(corporate: &Corporate, given: &[(Value, u32)]) -> Vec<(Value, u32)> {
    let all: Vec<Value> = match corporate.kind {
        Kind::YesNo => vec![Value::YesNo(true), Value::YesNo(false)],
        _ => (1..=corporate.answers.len()).filter_map(|place| u8::try_from(place).ok()).map(Value::Answer).collect(),
    };
    let of = |answer: Value| given.iter().find(|(value, _)| *value == answer).map_or(0, |(_, count)| *count);
    all.into_iter().map(|answer| (answer, of(answer))).collect()
}

/// Nothing where values are added up.
pub(super) fn answers(of: &Provenance) -> Option<AnyView> {
    let given = of.total.answers.as_ref()?;
    let corporate = &of.corporate;
    let all: u32 = given.iter().map(|(_, count)| *count).sum();
    let rows = every(corporate, given)
        .into_iter()
        .map(|(answer, count)| {
            let words = figure(corporate.kind, &corporate.answers, answer);
            let share = if all == 0 { 0 } else { i64::from(count) * 10_000 / i64::from(all) };
            let width = format!("{}.{:02}%", share / 100, share % 100);
            view! {
                <tr>
                    <th scope="row">{words}</th>
                    <td class="num">{number(count)}</td>
                    <td class="bar-cell">
                        <svg class="chart" height="16" aria-hidden="true">
                            <rect class="col" y="2" width=width height="12" />
                        </svg>
                    </td>
                    <td class="num">{format::percent(share)}</td>
                </tr>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="card flush" aria-labelledby="answers">
                <h2 id="answers">{t!("results-answers")}</h2>
                <table class="data keep" aria-labelledby="answers">
                    <thead>
                        <tr>
                            <th scope="col">{t!("results-answer")}</th>
                            <th scope="col" class="num">{t!("results-answer-count")}</th>
                            <th scope="col"><span class="visually-hidden">{t!("results-answer-bar")}</span></th>
                            <th scope="col" class="num">{t!("results-answer-share")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <p class="foot-note">{t!("results-answers-note", reported = reported(of.total.coverage))}</p>
            </section>
        }
        .into_any(),
    )
}
