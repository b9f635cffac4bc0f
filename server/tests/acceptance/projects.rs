use domain::indicator::{Kind, Operator};
use serde_json::json;

use super::{DOORS, Door, Measure, house::House};
use crate::{
    results::{corporate, plain, row},
    support::{Who, World},
};

#[tokio::test]
async fn ratios_of_two_projects_pool() {
    for door in DOORS {
        let world = World::new().await;
        let tx = world.arrange().await;
        let to = corporate(&tx, "P1.2", Kind::Percentage, Operator::Sum, "80/100").await;
        tx.commit().await.unwrap();
        let measure = Measure { kind: Kind::Percentage, target: "80/100", ..<_>::default() };
        let first = House::beside(world, "AC.0001", measure, to).await;
        first.report(door, 1, "50/100").await;
        first.sheet(1).await.holds("So far", "50/100");
        let second = House::beside(first.world, "AC.0002", measure, to).await;
        second.report(door, 1, "50/100").await;
        second.sheet(1).await.holds("So far", "50/100");
        let mut analyst = second.world.browser(Who::HeadquartersAnalyst).await;
        let total = row(&analyst.get("/results").await, "P1.2");
        assert!(total.contains(" 50 % "), "not 49.75 %, {door:?}: {total}");
        let client = second.world.client(Who::Viewer).await;
        let read = client.get("/results/MIGOF/P1.2").await.with(200);
        let expected = json!({ "numerator": "100", "denominator": "200" });
        assert_eq!(read["indicator"]["total"]["achieved"], expected, "{door:?}");
    }
}

/// Declared through the page, or through REST where the claims came through REST; the two read the same.
#[tokio::test]
async fn a_declared_overlap_is_subtracted_from_the_claims_of_two_projects() {
    for door in DOORS {
        let world = World::new().await;
        let tx = world.arrange().await;
        let to = corporate(&tx, "P1.2", Kind::Count, Operator::Sum, "1000").await;
        tx.commit().await.unwrap();
        let first = House::beside(world, "AC.0001", Measure::default(), to).await;
        first.report(door, 1, "50").await;
        let second = House::beside(first.world, "AC.0002", Measure::default(), to).await;
        second.report(door, 1, "75").await;
        let (client, mut analyst) =
            (second.world.client(Who::HeadquartersAnalyst).await, second.world.browser(Who::HeadquartersAnalyst).await);
        if door == Door::Rest {
            let sent = json!({ "projects": ["AC.0001", "AC.0002"], "amount": "25", "method": "joint-list",
                               "reason": "Registers compared." });
            let made = client.post("/results/MIGOF/P1.2/overlaps", sent).await.with(201);
            let approve = format!("/overlap-proposals/{}/approve", made["id"]);
            second.world.client(Who::Administrator).await.post(&approve, json!({})).await.with(201);
        } else {
            let fields = [
                ("framework", "MIGOF"),
                ("indicator", "P1.2"),
                ("projects", "AC.0001 AC.0002"),
                ("amount", "25"),
                ("method", "joint-list"),
                ("reason", "Registers compared."),
            ];
            let page = analyst.submit("/api/overlap_propose", &fields).await;
            assert!(page.says("The overlap is proposed"), "{door:?}: {}", page.text());
            let fields = [("framework", "MIGOF"), ("indicator", "P1.2"), ("proposal", "1")];
            let page = second.world.browser(Who::Administrator).await.submit("/api/overlap_approve", &fields).await;
            assert!(page.says("The overlap is approved"), "{door:?}: {}", page.text());
        }
        let page = plain(&analyst.get("/results/MIGOF/P1.2").await.body);
        assert!(page.contains("Gross 125 Overlap −25 Net 100"), "{door:?}: {page}");
        let total = &client.get("/results/MIGOF/P1.2").await.with(200)["indicator"]["total"];
        let read = (&total["achieved"], &total["overlap"]["gross"], &total["overlap"]["overlap"]);
        assert_eq!(read, (&json!("100"), &json!("125"), &json!("25")), "{door:?}: {total}");
    }
}
