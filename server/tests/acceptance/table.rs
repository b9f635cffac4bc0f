use domain::indicator::{Accumulation, Direction};
use serde_json::json;

use super::{DOORS, Measure, house::House};

#[tokio::test]
async fn baseline_100_target_50_actual_75_is_half_of_the_way() {
    let measure = Measure { direction: Direction::Decrease, baseline: "100", target: "50", ..<_>::default() };
    for door in DOORS {
        let house = House::new(measure).await;
        house.report(door, 1, "75").await;
        let page = house.page().await;
        assert!(page.contains("stands at 75 · progress 50 % · 1 of 3 periods reported"), "{door:?}: {page}");
        let rest = house.rest().await;
        assert_eq!((&rest["so_far"], &rest["progress"]["share"]), (&json!("75"), &json!("0.5")), "{door:?}");
        let row = house.sheet(2).await;
        row.holds("So far", "75");
        row.holds("Progress", "50 %");
    }
}

#[tokio::test]
async fn what_is_to_be_maintained_is_met_or_not_without_a_division() {
    let measure = Measure { baseline: "30", target: "30", ..<_>::default() };
    for door in DOORS {
        for (actual, word, met) in [("30", "kept", true), ("29", "not kept", false)] {
            for direction in [Direction::Increase, Direction::Maintain] {
                let house = House::new(Measure { direction, ..measure }).await;
                house.report(door, 1, actual).await;
                let page = house.page().await;
                assert!(page.contains(&format!("stands at {actual} · progress {word} ·")), "{door:?}: {page}");
                let rest = house.rest().await;
                assert_eq!(rest["progress"], json!({ "kind": "maintained", "met": met }), "{door:?}");
                house.sheet(1).await.holds("Progress", word);
            }
        }
    }
}

#[tokio::test]
async fn a_target_of_zero_is_a_target_like_any_other() {
    let measure = Measure { direction: Direction::Decrease, baseline: "40", target: "0", ..<_>::default() };
    for door in DOORS {
        let house = House::new(measure).await;
        house.report(door, 1, "10").await;
        let page = house.page().await;
        assert!(page.contains("target 0 · stands at 10 · progress 75 %"), "{door:?}: {page}");
        assert_eq!(house.rest().await["progress"]["share"], "0.75", "{door:?}");
        let row = house.sheet(1).await;
        row.holds("Target", "0");
        row.holds("Progress", "75 %");
    }
}

#[tokio::test]
async fn a_late_value_of_an_early_period_is_not_the_latest_and_the_latest_is_carried() {
    for door in DOORS {
        let house = House::new(Measure::default()).await;
        house.report(door, 1, "2").await;
        house.report(door, 2, "5").await;
        house.reopen(1).await;
        house.report(door, 1, "3").await;
        let page = house.page().await;
        assert!(page.contains("stands at 5 ·") && page.contains("2 of 3 periods reported"), "{door:?}: {page}");
        assert!(page.contains("5 from Q2 2026"), "Q3 has it from Q2, {door:?}: {page}");
        assert_eq!(page.matches(" from Q").count(), 1, "{door:?}");
        let rest = house.rest().await;
        assert_eq!((&rest["so_far"], &rest["coverage"]["reported"]), (&json!("5"), &json!(2)), "{door:?}");
        let over = house.rest_over_periods().await;
        let stands: Vec<_> = over["values"].as_array().unwrap().iter().map(|value| value["so_far"].clone()).collect();
        assert_eq!(stands, [json!("3"), json!("5"), json!("5")], "{door:?}");
        assert_eq!(over["values"][2]["carried_from"], house.periods[1], "{door:?}");
        assert!(over["values"][1]["carried_from"].is_null(), "{door:?}");
        let row = house.sheet(3).await;
        for (heading, value) in [("So far", "5"), ("Q1 2026, approved", "3"), ("Q2 2026, approved", "5"), ("Total", "")]
        {
            row.holds(heading, value);
        }
    }
}

#[tokio::test]
async fn a_sum_says_how_much_of_it_is_there_and_a_zero_is_no_blank() {
    let measure = Measure { accumulation: Accumulation::Sum, ..<_>::default() };
    for door in DOORS {
        let house = House::new(measure).await;
        house.report(door, 1, "0").await;
        house.report(door, 3, "7").await;
        let page = house.page().await;
        assert!(page.contains("stands at 7 · 2 of 3 periods reported, 1 zero"), "{door:?}: {page}");
        let rest = house.rest().await;
        assert_eq!(rest["so_far"], "7", "{door:?}");
        let coverage = &rest["coverage"];
        assert_eq!(
            (&coverage["reported"], &coverage["expected"], &coverage["zero"]),
            (&json!(2), &json!(3), &json!(1))
        );
        let row = house.sheet(3).await;
        row.holds("So far", "7");
        row.holds("Reported", "2 of 3 periods reported, 1 zero");
        row.holds("Q1 2026, approved", "0");
        row.holds("Q2 2026, approved", "");
    }
}

#[tokio::test]
async fn a_mean_leaves_blanks_out_and_keeps_zeros() {
    let measure = Measure { accumulation: Accumulation::Mean, quarters: 4, ..<_>::default() };
    for door in DOORS {
        let house = House::new(measure).await;
        for (quarter, value) in [(1, "6"), (2, "5"), (4, "0")] {
            house.report(door, quarter, value).await;
        }
        let page = house.page().await;
        assert!(page.contains("stands at 3.6667 · 3 of 4 periods reported, 1 zero"), "{door:?}: {page}");
        assert_eq!(house.rest().await["so_far"], "3.6667", "{door:?}");
        house.sheet(4).await.holds("So far", "3.6667");
    }
}

#[tokio::test]
async fn decimals_add_up_exactly_and_a_draft_counts_nowhere() {
    let measure = Measure { accumulation: Accumulation::Sum, ..<_>::default() };
    for door in DOORS {
        let house = House::new(measure).await;
        house.report(door, 1, "17.1").await;
        house.report(door, 2, "4711.2").await;
        house.draft(door, 3, &[("total", "12")]).await.unwrap();
        let page = house.page().await;
        assert!(page.contains("stands at 4 728.3 · 2 of 3 periods reported"), "{door:?}: {page}");
        assert_eq!(house.rest().await["so_far"], "4728.3", "{door:?}");
        let row = house.sheet(3).await;
        row.holds("So far", "4728.3");
        row.holds("Total", "12");
    }
}

#[tokio::test]
async fn what_the_cells_leave_is_unspecified_and_more_than_the_total_is_refused() {
    for door in DOORS {
        let house = House::new(Measure::default()).await;
        let typed = [("total", "40"), ("sex.female", "20"), ("sex.male", "15")];
        house.draft(door, 1, &typed).await.unwrap();
        let page = house.page().await;
        assert!(page.contains("20 15 5 40 Unspec. 5 Draft"), "{door:?}: {page}");
        let over = house.rest_over_periods().await;
        assert_eq!(over["values"][0]["value"]["unspecified"], json!([{ "axis": "sex", "value": "5" }]), "{door:?}");
        let row = house.sheet(1).await;
        for (heading, value) in [("Sex: Female", "20"), ("Sex: Male", "15"), ("Total", "40")] {
            row.holds(heading, value);
        }
        let wrong = [("total", "40"), ("sex.female", "20"), ("sex.male", "25")];
        let said = house.draft(door, 1, &wrong).await.unwrap_err();
        let sentence = "20 + 25 = 45, above the total of 40 by 5.";
        assert!(said.contains(sentence) || said.contains("\"excess\":\"5\""), "{door:?}: {said}");
        assert_eq!(house.rest_over_periods().await["values"][0]["value"]["version"], 1, "nothing was written");
    }
}
