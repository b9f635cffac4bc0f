//! Random contributions: pages, REST and the rule agree about every sum.

use domain::{
    budget::Total,
    contribution::{Purpose, Stage, Stages},
    format,
    id::RegionId,
};
use proptest::{collection::vec, prelude::Strategy, strategy::ValueTree, test_runner::TestRunner};

use super::{LIST, line, path, pledged, to_line};
use crate::support::{Who, World};

#[tokio::test]
async fn page_rest_and_rule_add_up_alike() {
    let mut runner = TestRunner::deterministic();
    let instalments = vec((0_usize..3, 1_i64..9_000_000), 1..6);
    let drawn = vec((0_usize..3, instalments, 0_i64..1_000), 12).new_tree(&mut runner).unwrap().current();
    let world = World::new().await;
    let line = line(&world, "900000000.00").await;
    let manager = world.client(Who::FundManager).await;
    let (mut all, mut promised, mut paid) = (Stages::default(), 0, 0);
    let mut of_project = Total::default();
    for (nth, (kind, instalments, share)) in drawn.into_iter().enumerate() {
        let purpose = match kind {
            0 => Purpose::Any,
            1 => Purpose::Soft { region: Some(RegionId(1)), area: None },
            _ => Purpose::Project(world.project()),
        };
        let first = 100 + i64::try_from(nth).unwrap();
        let id = pledged(&world, &format!("Donor {nth}"), purpose, first).await;
        let mut stages = Stages::default();
        stages.add(Stage::Pledged, Some(first)).unwrap();
        for (stage, cents) in instalments {
            let stage = Stage::ALL[stage];
            stages.add(stage, Some(cents)).unwrap();
            super::record(&manager, id.0, stage.as_str(), "2026-11-03", &format::hundredths(cents)).await;
        }
        let share = stages.promised_usd() * share / 1_000;
        let found = to_line(&manager, id, line, &format::hundredths(share)).await.with(200);
        assert_eq!(found["promised"], format::hundredths(stages.promised_usd()), "{nth}");
        let page = world.browser(Who::Viewer).await.get(&format!("/funding{}", path(id))).await;
        let plain = |cents: i64| format::usd_exact(cents).replace(['\u{202f}', '\u{a0}'], " ");
        let left = format!("Left for lines {}", plain(stages.promised_usd() - share));
        assert!(
            page.says(&left) && page.says(&format!("Promised {}", plain(stages.promised_usd()))),
            "{}",
            page.text()
        );
        promised += stages.promised_usd();
        paid += share;
        for (sum, one) in [
            (&mut all.pledged, stages.pledged),
            (&mut all.committed, stages.committed),
            (&mut all.received, stages.received),
        ] {
            sum.usd += one.usd;
            sum.amounts += one.amounts;
        }
        of_project.usd += if purpose.is_pool() { share } else { stages.promised_usd() };
    }
    let listed = world.client(Who::Viewer).await.get(LIST).await.with(200);
    let sums = &listed["sums"];
    for (name, total) in [("pledged", all.pledged), ("committed", all.committed), ("received", all.received)] {
        assert_eq!(sums[name]["usd"], format::hundredths(total.usd), "{name}");
        assert_eq!(sums[name]["instalments"], total.amounts, "{name}");
    }
    assert_eq!(sums["promised"], format::hundredths(promised));
    assert_eq!(sums["allocated_to_lines"], format::hundredths(paid));
    let page = world.browser(Who::Viewer).await.get("/funding/contributions").await;
    let plain = format::usd(promised).replace(['\u{202f}', '\u{a0}'], " ");
    assert!(page.says(&format!("Promised {plain}")), "{}", page.text());
    let budget = world.client(Who::Viewer).await.get("/projects/DP.1649/budget").await.with(200);
    let check = budget["checks"].as_array().unwrap().iter().find(|check| check["code"] == "contributions").unwrap();
    assert_eq!(check["part"], format::hundredths(of_project.usd));
}
