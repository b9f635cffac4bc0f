//! An instalment that was recorded wrongly is taken back; past days keep it.

use backend::{
    ctx::Ctx,
    insert::contribution::{self, NewInstalment},
};
use domain::{
    contribution::{Purpose, Stage},
    money::{Currency, Money},
};

use super::{path, pledged};
use crate::support::{Who, World};

#[tokio::test]
async fn it_leaves_every_sum_but_stays_in_the_history() {
    let world = World::new().await;
    let id = pledged(&world, "Donor government A", Purpose::Any, 10_000).await;
    let may = "2026-05-01T10:00:00Z".parse().unwrap();
    let tx = Ctx::new(world.db.clone(), may, None).write().await.unwrap();
    let new = NewInstalment {
        contribution: id,
        stage: Stage::Received,
        day: "2026-05-01".parse().unwrap(),
        amount: Money::new(90_000, Currency::USD),
        converted: Some((None, 90_000)),
        note: "Payment",
        user: None,
    };
    let wrong = contribution::instalment(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    let client = world.client(Who::FundManager).await;
    assert_eq!(client.get(&path(id)).await.with(200)["promised"], "900.00");
    let address = format!("{}/instalments/{wrong}", path(id));
    let reply = client.delete(&format!("{address}?reason=%20")).await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("reason", "reason-missing")]));
    assert_eq!(client.delete(&format!("{}/instalments/99?reason=x", path(id))).await.status, 404);

    let mut manager = world.browser(Who::FundManager).await;
    let (of, instalment) = (id.to_string(), wrong.to_string());
    let fields = [("contribution", of.as_str()), ("instalment", &instalment), ("reason", "It was another donor’s.")];
    let page = manager.submit("/api/contribution_withdraw", &fields).await;
    for text in ["The instalment was withdrawn.", "Received: USD 900.00 withdrawn", "It was another donor’s."] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    let found = client.get(&path(id)).await.with(200);
    assert_eq!((&found["promised"], found["instalments"].as_array().unwrap().len()), (&"100.00".into(), 1));
    let reply = client.delete(&format!("{address}?reason=again")).await;
    assert_eq!((reply.status, reply.errors()), (409, vec![("", "instalment-withdrawn")]));
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert!(log.says("Instalment withdrawn"), "{}", log.text());
}
