//! Totals of random data, as the page shows them, against the pure arithmetic of `domain`.

use domain::{
    aggregation::{over_periods, over_projects},
    approval::ActualState,
    format,
    indicator::{Accumulation, Kind, Operator},
    link::{Share, shares},
    value::Value,
};
use proptest::{
    collection::vec,
    prelude::{Just, Strategy, prop_oneof},
    sample::select,
    strategy::ValueTree,
    test_runner::TestRunner,
};

use serde_json::json;

use super::{Contributor, Linked, contributor, corporate, pack::sheet, row};
use crate::support::{Who, World};

/// A value of one quarter as it is typed; none where nothing was reported.
type Quarter = Option<(ActualState, String)>;

/// A corporate indicator with the project indicators that add to it, each with its four quarters.
#[derive(Clone, Debug)]
struct Case {
    kind: Kind,
    operator: Operator,
    parts: Vec<(Accumulation, Share, Vec<Quarter>)>,
}

fn quarter(kind: Kind) -> impl Strategy<Value = Quarter> {
    let state = prop_oneof![
        4 => Just(ActualState::Approved),
        1 => select(&[ActualState::Draft, ActualState::Submitted, ActualState::Returned][..]),
    ];
    // Zeros are as frequent as they are in life; four decimals at times.
    let number = prop_oneof![1 => Just(0_u32), 3 => 1..400_u32];
    let value = (number, 0..400_u32, select(&["", ".5", ".0001"][..]));
    let text = value.prop_map(move |(n, more, decimals)| match kind {
        Kind::Percentage => format!("{n}/{}", n + more.max(1)),
        _ => format!("{n}{decimals}"),
    });
    proptest::option::weighted(0.8, (state, text))
}

fn case() -> impl Strategy<Value = Case> {
    let kind = select(&[Kind::Count, Kind::Percentage][..]);
    (kind, select(Operator::ALL)).prop_flat_map(|(kind, operator)| {
        // Half of what can count in part does.
        let of = if shares(kind, operator) { vec![10_000, 10_000, 6_000, 3_333, 1] } else { vec![10_000] };
        let share = select(of).prop_map(|of| Share::from_ten_thousandths(of).unwrap());
        let part = (select(Accumulation::ALL), share, vec(quarter(kind), 4));
        vec(part, 1..5).prop_map(move |parts| Case { kind, operator, parts })
    })
}

impl Case {
    /// What the rules of `domain` make of it: only approved values count.
    fn total(&self) -> Option<Value> {
        let value = |quarter: &Quarter| {
            let (_, text) = quarter.as_ref().filter(|(state, _)| *state == ActualState::Approved)?;
            Value::parse(self.kind, text).unwrap()
        };
        let parts = self.parts.iter().map(|(by, share, quarters)| {
            let values: Vec<Option<Value>> = quarters.iter().map(value).collect();
            over_periods(*by, &values).unwrap().map(|value| share.of(value))
        });
        over_projects(self.operator, &parts.collect::<Vec<_>>()).unwrap()
    }
}

#[tokio::test]
async fn pages_add_up_as_the_rules_do() {
    let mut runner = TestRunner::deterministic();
    let cases: Vec<Case> = (0..40).map(|_| case().new_tree(&mut runner).unwrap().current()).collect();
    let world = World::new().await;
    let tx = world.arrange().await;
    let mut projects = 0;
    for (n, case) in cases.iter().enumerate() {
        let to = corporate(
            &tx,
            &format!("R{n}.1"),
            case.kind,
            case.operator,
            if case.kind == Kind::Count { "9" } else { "9/9" },
        )
        .await;
        for (accumulation, share, quarters) in &case.parts {
            projects += 1;
            let code = format!("HA.{projects:04}");
            let target = if case.kind == Kind::Count { "100" } else { "1/2" };
            let new = Contributor {
                code: &code,
                kind: case.kind,
                accumulation: *accumulation,
                target,
                to,
                share: *share,
                ..Contributor::default()
            };
            let linked: Linked = contributor(&tx, new).await;
            for (at, quarter) in (1..).zip(quarters) {
                if let Some((state, text)) = quarter {
                    linked.value(&tx, at, *state, [text, "", ""]).await;
                }
            }
        }
    }
    tx.commit().await.unwrap();
    let mut browser = world.browser(Who::HeadquartersAnalyst).await;
    let client = world.client(Who::Viewer).await;
    let page = browser.get("/results").await;
    for (n, case) in cases.iter().enumerate() {
        let code = format!("R{n}.1");
        let plain = |text: String| text.replace('\u{202f}', " ");
        let shown = row(&page, &code);
        let expected =
            case.total().map_or_else(|| "nothing yet".to_owned(), |value| plain(format::value(case.kind, value)));
        let of = if case.kind == Kind::Count { "9" } else { "100 %" };
        assert!(shown.contains(&format!("things {of} {expected} ")), "{code}: {expected} in {shown}, of {case:?}");
        let exact = browser.get(&format!("/results/MIGOF/{code}")).await;
        if let Some(Value::Ratio { numerator, denominator }) = case.total() {
            let halves = plain(format!("{} of {}", numerator.grouped(), denominator.grouped()));
            assert!(exact.says(&halves), "{code}: {halves} in {}", exact.text());
        }
        // The sheets and the interface for programs say the same.
        let book = browser.download(&format!("/results/MIGOF/{code}/provenance.xlsx")).await;
        let lines = sheet(&book.bytes, "Total");
        let typed = case.total().map(|value| value.typed().replace(' ', "")).unwrap_or_default();
        for line in [format!("Net|{typed}"), "The values add up to the total|yes".to_owned()] {
            assert!(lines.contains(&line), "{code}: {line} in {lines:#?}, of {case:?}");
        }
        let read = client.get(&format!("/results/MIGOF/{code}")).await.with(200);
        let achieved = match case.total() {
            Some(Value::Ratio { numerator, denominator }) => {
                json!({ "numerator": numerator.to_string(), "denominator": denominator.to_string() })
            }
            other => json!(other.map(|value| value.typed())),
        };
        assert_eq!(read["indicator"]["total"]["achieved"], achieved, "{code}");
    }
}
