use backend::insert::money::{self, NewAmount, NewLine};
use domain::{
    budget::Section,
    money::{Currency, Money},
};

use super::code::code;
use crate::support::{Who, World};

async fn budget(world: &World) {
    let tx = world.arrange().await;
    let lines = [
        ("USD", 1_234_500, Some((None, 1_234_500))),
        // Yen have no minor unit; without a rate they are in no sum, and counted.
        ("JPY", 5_000_000, None),
    ];
    for (position, (currency, minor, converted)) in lines.into_iter().enumerate() {
        let currency: Currency = currency.parse().unwrap();
        let new = NewLine {
            project: world.project(),
            first: None,
            version: 1,
            position: i64::try_from(position).unwrap(),
            section: Section::Operational,
            node: Some(world.node(3)),
            year: 2026,
            description: "Training",
            unit: "",
            evaluation: false,
        };
        money::line(&tx, new, NewAmount::once(Money { minor, currency }, converted)).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn money_stands_under_not_assessed_until_it_is_coded() {
    let world = World::new().await;
    budget(&world).await;
    let mut auditor = world.browser(Who::Auditor).await;
    let before = auditor.get("/gender").await;
    assert!(before.says("USD 12 345"), "{}", before.text());
    assert!(before.says("1 amount without a rate is not in this sum"), "{}", before.text());
    assert!(before.says("389 days overdue"), "due 31 Oct 2025: {}", before.text());
    code(&world, &[]).await;
    let after = auditor.get("/gender").await;
    assert!(after.says("coded: Project manager"), "{}", after.text());
    assert!(!after.says("days overdue"), "{}", after.text());
}

#[tokio::test]
async fn the_list_is_filtered() {
    let world = World::new().await;
    let mut auditor = world.browser(Who::Auditor).await;
    for (query, found) in [
        ("", true),
        ("code=not-assessed", true),
        ("code=overdue", true),
        ("code=2a", false),
        ("code=0", false),
        ("stage=confirmed", false),
        ("region=1", true),
        ("region=2", false),
        ("code=nonsense&stage=nonsense&region=x&page=99", true),
    ] {
        let page = auditor.get(&format!("/gender?{query}")).await;
        assert_eq!(page.status, 200, "{query}");
        assert_eq!(page.says("DP.1649"), found, "{query}");
    }
}

#[tokio::test]
async fn shows_only_what_the_scope_covers() {
    let world = World::new().await;
    let page = world.browser(Who::Stranger).await.get("/gender").await;
    assert!(!page.says("DP.1649"), "{}", page.text());
    assert!(page.says("Assessed, of 0 submitted projects"), "{}", page.text());
}
