//! Totals of random data at three moments: page, programs, files and the leaves of the tree against a naive count, with gross, overlap,
//! net and coverage.

use backend::{
    ctx::Ctx,
    usecase::overlap::{Judge, Propose, approve, propose},
};
use domain::{
    aggregation::over_periods,
    id::UserId,
    indicator::{Accumulation, Kind},
    link::Share,
    policy::{Grant, Role, Scope, Subject},
    quantity::Quantity,
    value::Value,
};
use serde_json::{Value as Json, json};

use super::{Contributor, RWANDA, YEMEN, contributor, pack::sheet, row};
use crate::support::{Random, Who, World, noon};

/// One quarter is approved at each; the overlap after the second.
const MOMENTS: [&str; 3] = ["2026-05-01T10:00:00Z", "2026-08-01T10:00:00Z", "2026-11-24T11:00:00Z"];

struct Made {
    yemen: bool,
    by: Accumulation,
    share: Share,
    values: Vec<Option<Value>>,
}

impl Made {
    /// What its values of the first quarters amount to, whole.
    fn whole(&self, quarters: usize) -> Option<Value> {
        over_periods(self.by, &self.values[..quarters]).unwrap()
    }

    fn adds(&self, quarters: usize) -> Option<Value> {
        self.whole(quarters).map(|value| self.share.of(value))
    }
}

fn amount(value: Option<Value>) -> i64 {
    match value {
        Some(Value::Count(count)) => count.ten_thousandths(),
        _ => 0,
    }
}

fn typed(ten_thousandths: i64) -> String {
    Quantity::from_ten_thousandths(ten_thousandths).to_string()
}

fn at(world: &World, moment: &str, who: Option<(i64, Role)>) -> Ctx {
    let subject = who.map(|(user, role)| Subject {
        user: UserId(user),
        name: String::new(),
        grants: vec![Grant { role, scope: Scope::Everything }],
    });
    Ctx::new(world.db.clone(), moment.parse().unwrap(), subject)
}

/// Ten projects; the first two add up and are claimed to share people.
async fn arrange(world: &World, random: &mut Random) -> (Vec<Made>, i64) {
    let mut made = Vec::new();
    let mut linked = Vec::new();
    let tx = at(world, "2026-02-01T10:00:00Z", None).write().await.unwrap();
    for n in 0..10 {
        let shared = n < 2;
        let by = match random.below(3) {
            _ if shared => Accumulation::Sum,
            0 => Accumulation::Latest,
            1 => Accumulation::Maximum,
            _ => Accumulation::Sum,
        };
        let share = if random.below(3) == 0 { Share::from_ten_thousandths(3_333).unwrap() } else { Share::WHOLE };
        let one = Made { yemen: n % 2 == 1, by, share, values: Vec::new() };
        let code = format!("HA.{n:04}");
        let office = if one.yemen { YEMEN } else { RWANDA };
        let new = Contributor { code: &code, office, accumulation: by, share, ..<_>::default() };
        linked.push(contributor(&tx, new).await);
        made.push(one);
    }
    tx.commit().await.unwrap();
    for (quarter, moment) in (1..).zip(MOMENTS) {
        let tx = at(world, moment, None).write().await.unwrap();
        for (n, (one, linked)) in made.iter_mut().zip(&linked).enumerate() {
            let reported = n < 2 || random.below(3) > 0;
            let text =
                if random.below(6) == 0 && n >= 2 { "0".to_owned() } else { (20 + random.below(300)).to_string() };
            if reported {
                linked.approved(&tx, quarter, &text).await;
            }
            one.values.push(reported.then(|| Value::parse(Kind::Count, &text).unwrap().unwrap()));
        }
        tx.commit().await.unwrap();
    }
    let claims = [amount(made[0].adds(2)), amount(made[1].adds(2))];
    let overlap = claims.into_iter().min().unwrap() / 2;
    let after = "2026-08-01T12:00:00Z";
    let proposal = Propose {
        framework: "MIGOF".into(),
        indicator: "P1.1".into(),
        projects: "HA.0000, HA.0001".into(),
        amount: typed(overlap),
        method: "joint-list".into(),
        method_words: String::new(),
        reason: "Both registers were compared.".into(),
        replaces: None,
    };
    let proposal = propose(&at(world, after, Some((8, Role::HeadquartersAnalyst))), proposal).await.unwrap();
    let judge = Judge { proposal, note: String::new() };
    approve(&at(world, after, Some((1, Role::Administrator))), judge).await.unwrap();
    (made, overlap)
}

#[tokio::test]
async fn every_door_gives_the_same_totals_at_three_moments() {
    for seed in [1, 2] {
        let world = World::new().await;
        let (made, overlap) = arrange(&world, &mut Random(seed)).await;
        assert_eq!(noon().date_naive().to_string(), "2026-11-24");
        let client = world.client(Who::Viewer).await;
        let mut browser = world.browser(Who::HeadquartersAnalyst).await;
        for (quarters, day) in [(1, "?as_at=2026-05-01"), (2, "?as_at=2026-08-01"), (3, "")] {
            let said = format!("seed {seed}, {day}");
            let gross: i64 = made.iter().map(|one| amount(one.adds(quarters))).sum();
            let overlap = if quarters >= 2 { overlap } else { 0 };
            let net = gross - overlap;
            let reported: Vec<Value> = made.iter().filter_map(|one| one.whole(quarters)).collect();
            let zero = reported.iter().filter(|value| amount(Some(**value)) == 0).count();

            let found = client.get(&format!("/results{day}")).await.with(200);
            let total = &found["areas"][0]["indicators"][0]["total"];
            assert_eq!(total["achieved"], typed(net), "{said}");
            let stated = if overlap > 0 {
                json!({ "gross": typed(gross), "overlap": typed(overlap), "net": typed(net), "at_most": null })
            } else {
                Json::Null
            };
            assert_eq!(total["overlap"], stated, "{said}");
            // The first quarter is due on 12 May.
            let overdue = if quarters == 1 { 0 } else { 10 - reported.len() };
            let coverage = &total["coverage"];
            assert_eq!(
                [&coverage["expected"], &coverage["reported"], &coverage["zero"], &coverage["overdue"]],
                [10, reported.len(), zero, overdue].map(Json::from).each_ref(),
                "{said}"
            );

            let tree = client.get(&format!("/results/MIGOF/P1.1{day}")).await.with(200);
            assert_eq!(tree["indicator"]["total"]["achieved"], typed(net), "{said}");
            let mut leaves = 0;
            for region in tree["regions"].as_array().unwrap() {
                let yemen = region["id"] == 2;
                let here: i64 =
                    made.iter().filter(|one| one.yemen == yemen).map(|one| amount(one.adds(quarters))).sum();
                assert_eq!(
                    region["total"]["achieved"],
                    typed(here),
                    "{said}: a region is gross of what reaches beyond it"
                );
                for place in region["places"].as_array().unwrap() {
                    for indicator in place["indicators"].as_array().unwrap() {
                        leaves += indicator["values"].as_array().unwrap().len();
                    }
                }
            }
            let approved: usize = made.iter().map(|one| one.values[..quarters].iter().flatten().count()).sum();
            assert_eq!(leaves, approved, "{said}: every approved value is a leaf");

            let words = Quantity::from_ten_thousandths(net).grouped().replace('\u{202f}', " ");
            let shown = row(&browser.get(&format!("/results{day}")).await, "P1.1");
            assert!(shown.contains(&format!(" {words} ")), "{said}: {words} in {shown}");
            let book = browser.download(&format!("/results/MIGOF/P1.1/provenance.xlsx{day}")).await;
            let lines = sheet(&book.bytes, "Total");
            for line in [format!("Net|{}", typed(net)), "The values add up to the total|yes".to_owned()] {
                assert!(lines.contains(&line), "{said}: {line} in {lines:#?}");
            }
            let file = String::from_utf8(browser.download(&format!("/results.csv{day}")).await.bytes).unwrap();
            let line = file.lines().find(|line| line.contains(",P1.1,")).unwrap();
            assert!(line.contains(&format!(",{},", typed(net))), "{said}: {line}");
            let mark = if day.is_empty() { "?" } else { "&" };
            let pivot = client.get(&format!("/results/pivot{day}{mark}rows=region")).await.with(200);
            let whole = pivot["totals"].as_array().unwrap().iter().find(|one| one["row"].is_null()).unwrap();
            assert_eq!(whole["total"]["achieved"], typed(net), "{said}");
        }
    }
}
