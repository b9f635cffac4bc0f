//! The people in a total by sex and age: a pyramid with its table.

use backend::query::results::{
    Overlapped, Total,
    charts::{Age, People},
};
use domain::quantity::Quantity;
use leptos::prelude::*;

use crate::t;

/// Pixels of one age.
const ROW: usize = 30;
/// Where the bars of each side begin, in hundredths of a per cent from the middle, and how long they are at most.
const GAP: i64 = 1_100;
const LONGEST: i64 = 3_800;

pub(super) fn pyramid(people: &People, total: &Total) -> AnyView {
    let rows = people.ages.iter().map(|age| {
        view! {
            <tr>
                <th scope="row">{words(age)}</th>
                <td class="num">{age.female.grouped()}</td>
                <td class="num">{age.male.grouped()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let gross = matches!(total.overlap, Some(Overlapped::Net(_)));
    view! {
        <section class="card" aria-labelledby="people">
            <h2 id="people">{t!("results-people")}</h2>
            {gross.then(|| view! { <p class="foot-note">{t!("results-by-sex-gross")}</p> })}
            {chart(people)}
            <p class="foot-note">{t!("results-people-unspecified", count = people.unspecified.grouped())}</p>
            <details class="behind">
                <summary>{t!("results-figures")}</summary>
                <table class="data keep" aria-labelledby="people">
                    <thead>
                        <tr>
                            <th scope="col">{t!("axis-age")}</th>
                            <th scope="col" class="num">{t!("results-female")}</th>
                            <th scope="col" class="num">{t!("results-male")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </section>
    }
    .into_any()
}

fn words(age: &Age) -> String {
    age.key.map_or_else(|| t!("results-people-no-age"), |key| t!(&format!("category-{key}")))
}

fn chart(people: &People) -> AnyView {
    let most = people.ages.iter().flat_map(|age| [age.female, age.male]).map(Quantity::ten_thousandths).max();
    let most = most.unwrap_or(0).max(1);
    // Where no age is known there is nothing to draw of any.
    let known: Vec<&Age> =
        people.ages.iter().filter(|age| age.female != Quantity::ZERO || age.male != Quantity::ZERO).collect();
    let long = |of: Quantity| {
        i64::try_from(i128::from(of.ten_thousandths().max(0)) * i128::from(LONGEST) / i128::from(most)).unwrap_or(0)
    };
    let per_cent = |hundredths: i64| format!("{}.{:02}%", hundredths / 100, hundredths % 100);
    let bars = known.iter().enumerate().map(|(at, age)| {
        let y = at * ROW + 18;
        let (female, male) = (long(age.female), long(age.male));
        view! {
            <rect class="female" x=per_cent(5_000 - GAP - female) y=y.to_string() width=per_cent(female) height="20" />
            <rect class="male" x=per_cent(5_000 + GAP) y=y.to_string() width=per_cent(male) height="20" />
            <text class="middle" x="50%" y=(y + 14).to_string()>{words(age)}</text>
            <text class="end value" x=per_cent(5_000 - GAP - 60) y=(y + 14).to_string()>{age.female.grouped()}</text>
            <text class="value" x=per_cent(5_000 + GAP + 60) y=(y + 14).to_string()>{age.male.grouped()}</text>
        }
    });
    let bars = bars.collect_view();
    let sum = |of: fn(&Age) -> Quantity| {
        let sum = people.ages.iter().map(of).try_fold(Quantity::ZERO, Quantity::checked_add);
        sum.map_or_else(|_| String::new(), Quantity::grouped)
    };
    let (female, male) = (sum(|age| age.female), sum(|age| age.male));
    let label = t!("results-people-label", female = female.clone(), male = male.clone());
    let height = (known.len() * ROW + 20).to_string();
    view! {
        <svg class="chart" height=height role="img" aria-label=label>
            <text class="end" x=per_cent(5_000 - GAP) y="12">{t!("results-people-female", count = female)}</text>
            <text x=per_cent(5_000 + GAP) y="12">{t!("results-people-male", count = male)}</text>
            {bars}
        </svg>
    }
    .into_any()
}
