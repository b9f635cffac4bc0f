//! The lists of contributions and of donors: searched, filtered, sorted and paged, as at a day.

use backend::{
    ctx::Ctx,
    insert::contribution::{self, NewContribution, NewDonor, NewInstalment},
};
use domain::{
    contribution::{DonorKind, Purpose, Stage},
    id::RegionId,
    money::{Currency, Money},
};
use serde_json::json;

use super::{LIST, line, path, pledged, to_line};
use crate::{
    funding::arrange,
    support::{Who, World},
};

#[tokio::test]
async fn filters_choose_and_sums_follow() {
    let world = World::new().await;
    let line = line(&world, "500.00").await;
    let any = pledged(&world, "Donor government A", Purpose::Any, 10_000).await;
    let soft = Purpose::Soft { region: Some(RegionId(1)), area: Some(arrange::area("Objective 2")) };
    let soft = pledged(&world, "Private foundation B", soft, 30_000).await;
    let tight = pledged(&world, "Donor government C", Purpose::Project(world.project()), 20_000).await;
    to_line(&world.client(Who::FundManager).await, any, line, "40").await.with(200);
    let client = world.client(Who::Viewer).await;
    for (query, expected, promised) in [
        ("", vec![soft, tight, any], "600.00"),
        ("?q=foundation", vec![soft], "300.00"),
        ("?q=dp.16", vec![tight], "200.00"),
        ("?q=100%25", vec![], "0.00"),
        ("?earmarking=softly", vec![soft], "300.00"),
        ("?pool=true", vec![soft, any], "400.00"),
        ("?project=dp.1649", vec![tight, any], "300.00"),
        ("?kind=foundation", vec![], "0.00"),
        ("?year=2018", vec![soft, tight, any], "600.00"),
        ("?year=2019", vec![], "0.00"),
        ("?donor=1", vec![any], "100.00"),
        ("?sort=donor", vec![any, tight, soft], "600.00"),
        ("?sort=left&pool=true", vec![soft, any], "400.00"),
    ] {
        let found = client.get(&format!("{LIST}{query}")).await.with(200);
        let ids: Vec<_> = found["items"].as_array().unwrap().iter().map(|item| item["id"].as_i64().unwrap()).collect();
        assert_eq!(ids, expected.iter().map(|id| id.0).collect::<Vec<_>>(), "{query}");
        assert_eq!(found["sums"]["promised"], promised, "{query}");
    }
    for query in ["?kind=rich", "?earmarking=x", "?sort=x", "?pool=maybe", "?nonsense=1"] {
        assert_eq!(client.get(&format!("{LIST}{query}")).await.status, 422, "{query}");
    }
    let mut viewer = world.browser(Who::Viewer).await;
    let page = viewer.get("/funding/contributions?pool=yes").await;
    for text in [
        "Private foundation B",
        "Promised 400 400 pledged, 0 committed",
        "For budget lines 40 10 % of what is promised",
        "Softly earmarked",
    ] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    assert!(!page.says("Donor government C"), "{}", page.text());
    assert!(viewer.get("/funding/contributions?q=nobody").await.says("No contribution fits these filters."));
    assert!(
        viewer.get("/funding").await.says("Contributions of donors") || viewer.get("/funding").await.says("No appeal")
    );
    let donors = client.get("/donors?q=donor").await.with(200);
    assert_eq!((&donors["total"], &donors["items"][0]["name"]), (&json!(2), &json!("Donor government C")));
    assert_eq!(donors["items"][1]["allocated_to_lines"], "40.00");
    let page = viewer.get("/funding/donors").await;
    assert!(page.says("Private foundation B Government 1 300.00"), "{}", page.text());
}

#[tokio::test]
async fn a_past_day_shows_what_stood_then() {
    let world = World::new().await;
    let may = "2026-05-01T10:00:00Z".parse().unwrap();
    let tx = Ctx::new(world.db.clone(), may, None).write().await.unwrap();
    let new = NewDonor { name: "Donor government A", kind: DonorKind::Government, country: None };
    let donor = contribution::donor(&tx, new).await.unwrap();
    let new = NewContribution {
        donor,
        reference: "A-1",
        year: 2018,
        currency: Currency::USD,
        purpose: Purpose::Any,
        conditions: "",
    };
    let id = contribution::contribution(&tx, new).await.unwrap();
    let new = NewInstalment {
        contribution: id,
        stage: Stage::Pledged,
        day: "2026-05-01".parse().unwrap(),
        amount: Money::new(10_000, Currency::USD),
        converted: Some((None, 10_000)),
        note: "",
        user: None,
    };
    contribution::instalment(&tx, new.clone()).await.unwrap();
    tx.commit().await.unwrap();
    let tx = world.arrange().await;
    contribution::instalment(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    pledged(&world, "Donor government B", Purpose::Any, 90_000).await;
    let client = world.client(Who::Viewer).await;
    assert_eq!(client.get(LIST).await.with(200)["sums"]["promised"], "1100.00");
    for (day, total, promised, donors) in [("2026-06-30", 1, "100.00", 1), ("2026-04-30", 0, "0.00", 0)] {
        let found = client.get(&format!("{LIST}?as_at={day}")).await.with(200);
        assert_eq!((&found["total"], &found["sums"]["promised"]), (&json!(total), &json!(promised)), "{day}");
        assert_eq!(client.get(&format!("/donors?as_at={day}")).await.with(200)["total"], donors, "{day}");
    }
    let then = client.get(&format!("{}?as_at=2026-06-30", path(id))).await.with(200);
    assert_eq!((&then["promised"], then["instalments"].as_array().unwrap().len()), (&json!("100.00"), 1));
    assert_eq!(client.get(&format!("{}?as_at=2026-04-30", path(id))).await.status, 404);
    let page = world.browser(Who::FundManager).await.get(&format!("/funding{}?as_at=2026-06-30", path(id))).await;
    assert!(page.says("100.00") && !page.says("Record an instalment"), "the past is not changed: {}", page.text());
}

#[tokio::test]
async fn a_list_goes_on() {
    let world = World::new().await;
    for nth in 0..27 {
        pledged(&world, &format!("Donor {nth:02}"), Purpose::Any, 100 + nth).await;
    }
    let client = world.client(Who::Viewer).await;
    let found = client.get(&format!("{LIST}?page=2")).await.with(200);
    assert_eq!(
        (&found["total"], &found["pages"], found["items"].as_array().unwrap().len()),
        (&json!(27), &json!(2), 2)
    );
    let page = world.browser(Who::Viewer).await.get("/funding/contributions?page=2&sort=donor").await;
    assert!(page.says("26–27 of 27") && page.says("Donor 26"), "{}", page.text());
}
