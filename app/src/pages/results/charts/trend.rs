//! The total at the end of each quarter, as columns and as a table.

use backend::query::results::{
    Results,
    charts::{Charts, Point},
};
use chrono::Datelike;
use domain::{format, indicator::Kind, value::Value};
use leptos::prelude::*;

use crate::{
    pages::results::{
        laid_out::size,
        shown::{achieved, number, rounded},
    },
    t,
};

/// Of the drawing, in pixels.
const HEIGHT: i64 = 168;
/// Words below the columns.
const FOOT: i64 = 18;
/// Words above the highest one.
const HEAD: i64 = 16;
/// More words than these would meet on a phone.
const LABELS: usize = 6;

/// Nothing where nothing was ever approved. The target stands in it where it is the organization's and every project is shown.
pub(super) fn trend(found: &Charts, results: &Results) -> Option<AnyView> {
    let last = found.trend.last()?;
    let kind = found.corporate.kind;
    let target = found.total.target.filter(|_| results.which.is_everything());
    let rows = found.trend.iter().rev().map(|point| row(kind, point)).collect_view();
    Some(
        view! {
            <section class="card" aria-labelledby="trend">
                <h2 id="trend">{t!("results-trend")}</h2>
                {chart(kind, &found.trend, target)}
                <p class="foot-note">{t!("results-trend-note", day = format::date(last.ends))}</p>
                <details class="behind">
                    <summary>{t!("results-figures")}</summary>
                    <table class="data keep" aria-labelledby="trend">
                        <thead>
                            <tr>
                                <th scope="col">{t!("results-trend-by")}</th>
                                <th scope="col" class="num">{t!("results-achieved")}</th>
                                <th scope="col" class="num">{t!("results-trend-indicators")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </details>
            </section>
        }
        .into_any(),
    )
}

fn row(kind: Kind, point: &Point) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{format::date(point.ends)}</th>
            <td class="num">{achieved(kind, point.achieved, rounded)}</td>
            <td class="num">{number(point.with_value)}</td>
        </tr>
    }
}

/// "Mar 26".
fn quarter(point: &Point) -> String {
    format!("{} {:02}", format::month(point.ends), point.ends.year() % 100)
}

fn amount(point: &Point) -> Option<i64> {
    size(point.achieved.ok().flatten()?)
}

fn chart(kind: Kind, points: &[Point], target: Option<Value>) -> AnyView {
    let target_size = target.and_then(size);
    let most = points.iter().filter_map(amount).chain(target_size).max().unwrap_or(0).max(1);
    let room = HEIGHT - FOOT - HEAD;
    let tall = |size: i64| i64::try_from(i128::from(size.max(0)) * i128::from(room) / i128::from(most)).unwrap_or(room);
    let count = i64::try_from(points.len()).unwrap_or(1).max(1);
    // Hundredths of a per cent, so that columns do not drift.
    let place = |hundredths: i64| format!("{}.{:02}%", hundredths / 100, hundredths % 100);
    let every = points.len().div_ceil(LABELS).max(1);
    let columns = points.iter().enumerate().map(|(at, point)| {
        let nth = i64::try_from(at).unwrap_or(0);
        let height = amount(point).map_or(0, tall);
        let is_last = at + 1 == points.len();
        let class = if is_last { "col now" } else { "col" };
        let middle = place((nth * 2 + 1) * 5_000 / count);
        let worded = is_last || (points.len() - 1 - at).is_multiple_of(every);
        let value = point.achieved.ok().flatten().filter(|_| worded).map(|value| {
            let y = HEIGHT - FOOT - height - 4;
            view! { <text class="middle value" x=middle.clone() y=y.to_string()>{rounded(kind, value)}</text> }
        });
        let day = worded.then(|| {
            view! { <text class="middle" x=middle.clone() y=(HEIGHT - 4).to_string()>{quarter(point)}</text> }
        });
        view! {
            <rect
                class=class
                x=place(nth * 10_000 / count + 1_000 / count)
                width=place(8_000 / count)
                y=(HEIGHT - FOOT - height).to_string()
                height=height.to_string()
            />
            {value}
            {day}
        }
    });
    let columns = columns.collect_view();
    let line = target.zip(target_size).map(|(target, size)| {
        let y = (HEIGHT - FOOT - tall(size)).to_string();
        let words = t!("results-trend-target", target = rounded(kind, target));
        view! {
            <line class="target" x1="0" x2="100%" y1=y.clone() y2=y.clone() />
            <text x="0" y=(HEIGHT - FOOT - tall(size) - 4).to_string()>{words}</text>
        }
    });
    let last = points.last().and_then(|point| Some((point.ends, point.achieved.ok().flatten()?)));
    let label = last.map_or_else(String::new, |(ends, value)| {
        t!("results-trend-label", value = rounded(kind, value), day = format::date(ends))
    });
    let base = (HEIGHT - FOOT).to_string();
    view! {
        <svg class="chart" height=HEIGHT.to_string() role="img" aria-label=label>
            {columns}
            <line class="axis" x1="0" x2="100%" y1=base.clone() y2=base />
            {line}
        </svg>
    }
    .into_any()
}
