use domain::indicator::{Kind, Operator};
use serde_json::json;

use super::{DOORS, Measure, house::House};
use crate::{
    results::{corporate, row},
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
