//! A contribution that never came is taken out; one of which something came, or is allocated, stays.

use domain::contribution::Purpose;
use serde_json::json;

use super::{LIST, path, pledged, record, rwanda, to_cell};
use crate::{
    funding::arrange,
    support::{Who, World},
};

#[tokio::test]
async fn only_where_nothing_was_received_and_nothing_is_allocated() {
    let world = World::new().await;
    let row = rwanda(&world).await;
    let id = pledged(&world, "Donor government A", Purpose::Any, 10_000).await;
    let client = world.client(Who::FundManager).await;
    to_cell(&client, id, row, arrange::area("Principle 1"), "10").await.with(200);
    let paid = record(&client, id.0, "received", "2026-11-03", "5").await;
    let address = |version: i64, reason: &str| format!("{}?version={version}&reason={reason}", path(id));
    let reply = client.delete(&address(1, "")).await;
    let all = vec![("", "contribution-received"), ("", "contribution-allocated"), ("reason", "reason-missing")];
    assert_eq!((reply.status, reply.errors()), (422, all));
    client.delete(&format!("{}/instalments/{paid}?reason=wrong", path(id))).await.with(204);
    to_cell(&client, id, row, arrange::area("Principle 1"), "0").await.with(200);
    assert_eq!(client.delete(&address(7, "late")).await.status, 409);

    let mut manager = world.browser(Who::FundManager).await;
    let page = manager.get(&format!("/funding{}", path(id))).await;
    assert!(page.says("Take it out"), "{}", page.text());
    let of = id.to_string();
    let fields = [("contribution", of.as_str()), ("version", "1"), ("reason", "The parliament refused it.")];
    let page = manager.submit("/api/contribution_retire", &fields).await;
    assert!(page.says("The contribution was taken out."), "{}", page.text());
    assert_eq!(client.get(&path(id)).await.status, 404);
    assert_eq!(client.get(LIST).await.with(200)["total"], 0);
    assert_eq!(client.get("/donors").await.with(200)["items"][0]["promised"], "0.00");
    // Its reference is free again.
    let sent = json!({ "donor": "Donor government A", "currency": "USD", "says": super::says("A-1", "unearmarked") });
    client.post(LIST, sent).await.with(201);
}
