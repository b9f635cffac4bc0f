//! The approved values of one indicator over the past periods, with what stands in this one, as columns.

use backend::{
    error::Problem,
    query::progress::{PeriodLine, Row},
};
use domain::{
    approval::ActualState,
    id::{IndicatorId, PeriodId},
    indicator::{Accumulation, Kind},
    period::Period,
    quantity::Quantity,
    value::Value,
};
use leptos::prelude::*;

use super::{
    Page,
    grid::{rounded, shown},
    warning,
};
use crate::t;

/// At most so many columns.
const COLUMNS: usize = 8;
/// Where the columns stand, and how high the highest is, in pixels.
const FLOOR: f64 = 80.0;
const HIGHEST: f64 = 62.0;

/// Characters of a name that has room under its column; where it has not, its days stand there.
const NAME_SHOWN: usize = 18;
/// Characters of the first and the last label that stand beside each other under few columns.
const LABELS_SHOWN: usize = 20;
/// So few columns that long labels need the whole width.
const FEW: usize = 4;

struct Point {
    period: Period,
    value: Value,
    /// Of its period.
    target: Option<Value>,
    now: bool,
}

impl Point {
    /// What stands under its column.
    fn short(&self) -> String {
        let name = self.period.name.clone().filter(|name| name.chars().count() <= NAME_SHOWN);
        name.unwrap_or_else(|| self.period.days())
    }
}

fn dates(periods: &[PeriodLine], period: PeriodId) -> Option<Period> {
    periods.iter().find(|line| line.id == period).map(|line| line.dates.clone())
}

/// What columns are held against.
#[derive(Clone, Copy)]
enum Against {
    /// Each its own, the target of its period.
    Periods,
    /// All the same: the target of the whole.
    Whole(Value),
    /// All the same: an even share of what is to be gained.
    Share(Value),
}

/// Of the indicator in error, else of one in doubt, else of the first one that has a past.
pub(super) fn past(page: &Page, period: &PeriodLine) -> Option<AnyView> {
    let first =
        |of: &dyn Fn(&Row) -> bool| page.progress.rows().find(|row| row.measured.kind != Kind::Narrative && of(row));
    let row = first_in_error(page)
        .or_else(|| first(&|row| !warning::while_open(row).is_empty()))
        .or_else(|| first(&|row| !row.past.is_empty() && row.total().is_some()))
        .or_else(|| first(&|row| !row.past.is_empty()))
        .or_else(|| first(&|_| true))?;
    let mut points: Vec<Point> = row
        .past
        .iter()
        .rev()
        .take(COLUMNS - 1)
        .rev()
        .filter_map(|(id, value)| {
            let period = dates(&page.progress.periods, *id)?;
            Some(Point { period, value: *value, target: row.planned_for(*id), now: false })
        })
        .collect();
    if let Some(value) = row.total() {
        points.push(Point { period: period.dates.clone(), value, target: row.planned_for(period.id), now: true });
    }
    let title = row.measured.title.clone();
    let body = if points.is_empty() {
        view! { <p>{t!("progress-past-none")}</p> }.into_any()
    } else {
        let against = against(row, page.progress.periods.len());
        view! {
            {columns(row, &points, against)}
            {figures(row, &points)}
        }
        .into_any()
    };
    Some(
        view! {
            <section class="card">
                <h2>{t!("progress-past")}</h2>
                <p>{title}</p>
                {body}
            </section>
        }
        .into_any(),
    )
}

/// All the approved values of one indicator; `last` is its row of the last period.
pub(super) fn whole(last: &Row, periods: &[PeriodLine]) -> Option<AnyView> {
    let past = last.past.iter().map(|(id, value)| (*id, *value));
    let own = last.measured.entry.as_ref().filter(|entry| entry.state == ActualState::Approved);
    let own = own.and_then(|entry| Some((periods.last()?.id, entry.reported.total?)));
    let point =
        |(id, value)| Some(Point { period: dates(periods, id)?, value, target: last.planned_for(id), now: false });
    let points: Vec<Point> = past.chain(own).filter_map(point).collect();
    if last.measured.kind == Kind::Narrative {
        return None;
    }
    let body = if points.is_empty() {
        view! { <p>{t!("progress-past-none")}</p> }.into_any()
    } else {
        columns(last, &points, against(last, periods.len()))
    };
    Some(view! { <section class="card"><h2>{t!("progress-past")}</h2> {body}</section> }.into_any())
}

/// The first one against whose values something was said.
fn first_in_error(page: &Page) -> Option<&Row> {
    let named = |problem: &Problem| {
        let (indicator, _) = problem.field.split_once('.')?;
        page.progress.row(indicator.parse().map(IndicatorId).ok()?)
    };
    page.typed.problems().iter().find_map(named)
}

/// The targets of the periods where there are any, else that of the whole; where counts are added up, an even share of it.
fn against(row: &Row, periods: usize) -> Option<Against> {
    if !row.planned.is_empty() {
        return Some(Against::Periods);
    }
    let target = row.target?;
    match (target, row.measured.accumulation, i64::try_from(periods).ok()?) {
        (Value::Count(whole), Accumulation::Sum, periods @ 1..) => {
            let share = whole.ten_thousandths() / periods / Quantity::SCALE * Quantity::SCALE;
            (share > 0).then_some(Against::Share(Value::Count(Quantity::from_ten_thousandths(share))))
        }
        _ => Some(Against::Whole(target)),
    }
}

/// How high it is drawn. Only pixels come of it, so a float will do.
fn height(value: Value) -> f64 {
    match value {
        Value::Count(count) => count.ten_thousandths() as f64,
        Value::Ratio { denominator, .. } if denominator == Quantity::ZERO => 0.0,
        Value::Ratio { numerator, denominator } => {
            numerator.ten_thousandths() as f64 / denominator.ten_thousandths() as f64
        }
        Value::Answer(place) => f64::from(place),
        Value::YesNo(yes) => f64::from(u8::from(yes)),
        Value::Told => 0.0,
    }
}

fn columns(row: &Row, points: &[Point], against: Option<Against>) -> AnyView {
    let all = match against {
        Some(Against::Whole(value) | Against::Share(value)) => Some(value),
        Some(Against::Periods) | None => None,
    };
    let each = points.iter().filter_map(|point| point.target);
    let most = points.iter().map(|point| point.value).chain(all).chain(each).map(height);
    let most = most.fold(0.0, f64::max);
    let pixels = |value: Value| if most > 0.0 { height(value) / most * HIGHEST } else { 0.0 };
    let step = 84.0 / points.len() as f64;
    let width = (step * 0.75).min(14.0);
    let bars = points.iter().enumerate().map(|(at, point)| {
        // A zero shows as a line of one pixel: it was reported, unlike a blank.
        let tall = pixels(point.value).max(1.0);
        let x = format!("{:.1}%", at as f64 * step);
        let class = if point.now { "col now" } else { "col" };
        let target = point.target.map(|target| {
            let y = format!("{:.1}", FLOOR - pixels(target));
            let end = format!("{:.1}%", at as f64 * step + width);
            view! { <line class="target" x1=x.clone() x2=end y1=y.clone() y2=y /> }
        });
        view! {
            <rect class=class x=x.clone() y=format!("{:.1}", FLOOR - tall) width=format!("{width:.1}%") height=format!("{tall:.1}") />
            {target}
        }
    });
    let bars = bars.collect_view();
    let line = against.map(|against| {
        let (key, value) = match against {
            Against::Periods => ("progress-chart-periods", None),
            Against::Whole(value) => ("progress-chart-target", Some(value)),
            Against::Share(value) => ("progress-chart-share", Some(value)),
        };
        let word = t!(key, target = rounded(row, value));
        let line = value.map(|value| {
            let y = format!("{:.1}", FLOOR - pixels(value));
            view! { <line class="target" x1="0" x2="100%" y1=y.clone() y2=y /> }
        });
        view! { {line} <text class="end" x="100%" y="10">{word}</text> }
    });
    let first = points.first().map(Point::short).unwrap_or_default();
    let last = points.last().map(Point::short).unwrap_or_default();
    let long = points.len() <= FEW && first.chars().count() + last.chars().count() > LABELS_SHOWN;
    let until = if long { "100%".to_owned() } else { format!("{:.1}%", (points.len() - 1) as f64 * step + width) };
    let ends = (points.len() > 1).then(|| view! { <text class="end" x=until y="98">{last.clone()}</text> });
    let values: Vec<String> = points.iter().map(|point| rounded(row, Some(point.value))).collect();
    let against = against.map(|against| match against {
        Against::Periods => {
            let targets = points.iter().map(|point| rounded(row, point.target));
            t!("progress-past-periods", targets = targets.collect::<Vec<_>>().join(", "))
        }
        Against::Whole(value) => t!("progress-past-target", target = rounded(row, Some(value))),
        Against::Share(value) => t!("progress-past-share", target = rounded(row, Some(value))),
    });
    let label = t!(
        "progress-past-label",
        title = row.measured.title.clone(),
        from = first.clone(),
        to = last,
        values = values.join(", ")
    );
    view! {
        <svg class="chart" height="104" role="img" aria-label=label + against.as_deref().unwrap_or_default()>
            {bars}
            {line}
            <text x="0" y="98">{first}</text>
            {ends}
        </svg>
    }
    .into_any()
}

fn figures(row: &Row, points: &[Point]) -> AnyView {
    let planned = !row.planned.is_empty();
    let rows = points.iter().map(|point| {
        let label = point.period.label();
        let label = if point.now { t!("progress-past-now", period = label) } else { label };
        let value = match point.value {
            Value::Ratio { .. } => format!("{} ({})", rounded(row, Some(point.value)), shown(row, point.value)),
            _ => rounded(row, Some(point.value)),
        };
        let target = planned.then(|| view! { <td class="num">{rounded(row, point.target)}</td> });
        view! { <tr><th scope="row">{label}</th><td class="num">{value}</td>{target}</tr> }
    });
    let rows = rows.collect_view();
    let head = planned.then(|| view! { <th scope="col" class="num">{t!("progress-target")}</th> });
    view! {
        <details class="behind">
            <summary>{t!("progress-past-figures")}</summary>
            <table class="data keep" aria-label=row.measured.title.clone()>
                <thead>
                    <tr>
                        <th scope="col">{t!("progress-past-period")}</th>
                        <th scope="col" class="num">{t!("progress-past-value")}</th>
                        {head}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}
