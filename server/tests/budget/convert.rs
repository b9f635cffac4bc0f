use serde_json::json;

use super::{BUDGET, line, named, put, rate, read};
use crate::support::{Who, World};

#[tokio::test]
async fn what_had_no_rate_is_converted_when_somebody_asks() {
    let world = World::new().await;
    let api = world.client(Who::ProjectManager).await;
    put(
        &api,
        json!([
            line("staff", None, "Adviser", ["1", "EUR", "100.00", ""]),
            line("office", None, "Rent", ["1", "LYD", "7.500", ""]),
        ]),
    )
    .await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.get(BUDGET).await;
    assert!(page.says("2 amounts without a rate are not in this sum") && !page.says("Convert"), "{}", page.text());
    rate(&world, "EUR", "1.1", "2026-11-02").await;
    let page = manager.get(BUDGET).await;
    assert!(page.says("Convert 1 amount"), "{}", page.text());
    assert_eq!(read(&api).await["total"], json!({ "usd": null, "amounts": 2, "not_converted": 2 }), "not silently");
    assert!(!world.browser(Who::Viewer).await.get(BUDGET).await.says("Convert 1 amount"));

    let page = manager.submit("/api/budget_convert", &[("project", "DP.1649")]).await;
    assert!(page.says("1 amount converted.") && page.says("110.00"), "{}", page.text());
    let budget = read(&api).await;
    assert_eq!((&named(&budget, "Adviser")["version"], &named(&budget, "Rent")["version"]), (&json!(2), &json!(1)));
    assert_eq!(budget["total"], json!({ "usd": "110.00", "amounts": 2, "not_converted": 1 }));
    let page = manager.submit("/api/budget_convert", &[("project", "DP.1649")]).await;
    assert!(page.says("There is nothing to convert"), "{}", page.text());
    let log = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert!(log.says("Amounts converted"), "{}", log.text());
}

#[tokio::test]
async fn the_api_converts_too() {
    let world = World::new().await;
    let api = world.client(Who::FundManager).await;
    put(&api, json!([line("staff", None, "Adviser", ["1", "EUR", "100.00", ""])])).await;
    let address = format!("{BUDGET}/convert");
    let reply = api.post(&address, json!({})).await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("", "budget-nothing-to-convert")]));
    rate(&world, "EUR", "1.1", "2026-11-02").await;
    assert_eq!(read(&api).await["convertible"], 1);
    assert_eq!(api.post(&address, json!({})).await.with(200), json!({ "converted": 1 }));
}
