//! Spent against time: what was spent by the end of each month, the straight line from nothing to the budget, and the budget.

use backend::query::{expenditure::Spending, project::Project};
use domain::{burn::Days, format, spending::Month};
use leptos::prelude::*;

use super::words;
use crate::t;

/// Where the lines stand, and how high the highest is, in pixels.
const FLOOR: f64 = 168.0;
const HIGHEST: f64 = 148.0;

/// What was spent up to the end of a month.
struct Point {
    month: Month,
    spent: i64,
    in_month: i64,
    not_converted: u32,
    /// Of the time of the project, from 0 to 1.
    at: f64,
}

pub(super) fn card(of: &Spending, project: &Project) -> AnyView {
    let mut spent = 0_i64;
    let points: Vec<Point> = of
        .months
        .iter()
        .map(|(month, total)| {
            spent = spent.saturating_add(total.usd);
            let at = Days::of(project.starts, project.ends, month.last().min(of.window.today)).share();
            Point {
                month: *month,
                spent,
                in_month: total.usd,
                not_converted: total.not_converted,
                at: at as f64 / 10_000.0,
            }
        })
        .collect();
    let body = if points.is_empty() {
        view! { <p>{t!("spent-chart-none")}</p> }.into_any()
    } else {
        view! { {lines(of, project, &points)} {legend(of.forecast.is_ok())} {figures(&points)} }.into_any()
    };
    view! {
        <section class="card">
            <h2>{t!("spent-chart")}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// Only pixels come of it, so a float will do.
fn lines(of: &Spending, project: &Project, points: &[Point]) -> AnyView {
    let budget = of.whole.budget.usd;
    let forecast = of.forecast.ok();
    let most = points.iter().map(|point| point.spent).chain([budget]).chain(forecast).max().unwrap_or(0).max(1) as f64;
    let y = |cents: i64| format!("{:.1}", FLOOR - (cents.max(0) as f64) / most * HIGHEST);
    let x = |at: f64| format!("{:.2}%", at * 100.0);
    let begin = (0.0, 0);
    let path: Vec<(f64, i64)> = [begin].into_iter().chain(points.iter().map(|point| (point.at, point.spent))).collect();
    let segments = path.windows(2).map(|pair| {
        let ((from, low), (to, high)) = (pair[0], pair[1]);
        view! { <line class="line" x1=x(from) x2=x(to) y1=y(low) y2=y(high) /> }
    });
    let segments = segments.collect_view();
    let last = path.last().copied().unwrap_or(begin);
    let ahead = forecast.filter(|_| last.0 < 1.0).map(|cents| {
        view! {
            <line class="line ahead" x1=x(last.0) x2="100%" y1=y(last.1) y2=y(cents) />
            <circle class="dot" cx="100%" cy=y(cents) r="4" />
        }
    });
    let budget_y = y(budget);
    let label = t!(
        "spent-chart-label",
        spent = format::usd(last.1),
        budget = format::usd(budget),
        day = format::date(of.until),
        time = format::percent(of.days.share())
    );
    let above = format!("{:.1}", (FLOOR - (budget.max(0) as f64) / most * HIGHEST) - 5.0);
    // Where the dot stands on the left half its words begin there.
    let now = (x(last.0), format!("{:.1}", FLOOR - (last.1.max(0) as f64) / most * HIGHEST - 9.0));
    let side = if last.0 > 0.25 { "value end" } else { "value" };
    view! {
        <svg class="chart" height="192" role="img" aria-label=label>
            <line class="axis" x1="0" x2="100%" y1=FLOOR y2=FLOOR />
            <line class="target" x1="0" x2="100%" y1=budget_y.clone() y2=budget_y.clone() />
            <text x="0" y=above>{t!("spent-chart-budget", budget = format::usd(budget))}</text>
            <line class="line plan" x1="0" x2="100%" y1=y(0) y2=budget_y />
            {ahead}
            {segments}
            <circle class="dot now" cx=now.0.clone() cy=y(last.1) r="4" />
            <text class=side x=now.0 y=now.1>{format::usd(last.1)}</text>
            <text x="0" y="186">{words::month(Month::of(project.starts))}</text>
            <text class="end" x="100%" y="186">{words::month(Month::of(project.ends))}</text>
        </svg>
    }
    .into_any()
}

fn legend(ahead: bool) -> AnyView {
    view! {
        <ul class="legend">
            <li class="spent-line">{t!("spent-legend-spent")}</li>
            <li class="plan-line">{t!("spent-legend-even")}</li>
            {ahead.then(|| view! { <li class="ahead-line">{t!("spent-legend-ahead")}</li> })}
        </ul>
    }
    .into_any()
}

fn figures(points: &[Point]) -> AnyView {
    let rows = points.iter().map(|point| {
        let missing = (point.not_converted > 0)
            .then(|| view! { <small class="under">{t!("funding-plus-missing", count = point.not_converted)}</small> });
        view! {
            <tr>
                <th scope="row">{words::month(point.month)}</th>
                <td class="num">{format::usd_exact(point.in_month)} {missing}</td>
                <td class="num">{format::usd_exact(point.spent)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <details class="behind">
            <summary>{t!("spent-by-month")}</summary>
            <table class="data keep" aria-label=t!("spent-by-month")>
                <thead>
                    <tr>
                        <th scope="col">{t!("spent-month")}</th>
                        <th scope="col" class="num">{t!("spent-in-month")}</th>
                        <th scope="col" class="num">{t!("spent-so-far")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}
