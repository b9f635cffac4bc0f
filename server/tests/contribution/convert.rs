//! What had no rate is converted when somebody asks, at the rate of its own day.

use serde_json::json;

use super::{add, path, record};
use crate::{
    budget,
    support::{Who, World},
};

#[tokio::test]
async fn each_instalment_gets_the_rate_of_its_day() {
    let world = World::new().await;
    let api = world.client(Who::FundManager).await;
    let id = add(&api, "Donor government A", "A-1", "EUR").await;
    record(&api, id, "pledged", "2026-06-10", "100").await;
    record(&api, id, "received", "2026-11-10", "10").await;
    record(&api, id, "committed", "2026-01-10", "100").await;
    let address = format!("{}/convert", path(id));
    let reply = api.post(&address, json!({})).await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("", "contribution-nothing-to-convert")]));
    budget::rate(&world, "EUR", "1.1", "2026-06-01").await;
    budget::rate(&world, "EUR", "1.2", "2026-11-01").await;
    let found = api.get(&path(id)).await.with(200);
    assert_eq!((&found["promised"], &found["convertible"]), (&json!("0.00"), &json!(2)), "not silently");
    let mut manager = world.browser(Who::FundManager).await;
    let page = manager.get(&format!("/funding{}", path(id))).await;
    assert!(page.says("Convert 2 amounts"), "{}", page.text());
    let page = manager.submit("/api/contribution_convert", &[("contribution", &id.to_string())]).await;
    assert!(page.says("2 amounts converted."), "{}", page.text());
    assert_eq!(page.text().matches("Pledged: EUR 100.00 recorded").count(), 1, "converting records nothing new");
    let found = api.get(&path(id)).await.with(200);
    assert_eq!((&found["pledged"]["usd"], &found["received"]["usd"]), (&json!("110.00"), &json!("12.00")));
    assert_eq!(found["committed"], json!({ "usd": null, "instalments": 1, "not_converted": 1 }), "there is still none");
    assert_eq!(api.post(&address, json!({})).await.status, 422);
}
