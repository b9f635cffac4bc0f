use serde_json::{Value, json};

use super::{BUDGET, changed, line, named, put, rate, read, small};
use crate::support::{Client, Reply, Who, World};

const FIX: &str = "/api/budget_fix";

async fn fix(client: &Client, stamp: &Value, reason: &str) -> Reply {
    client.post(&format!("{BUDGET}/versions"), json!({ "stamp": stamp, "reason": reason })).await
}

#[tokio::test]
async fn the_original_and_its_revision_are_compared_line_by_line() {
    let world = World::new().await;
    let (manager, endorser) = (world.client(Who::ProjectManager).await, world.client(Who::Endorser).await);
    let budget = put(&manager, small()).await;
    let mut browser = world.browser(Who::Endorser).await;
    let page = browser.get(BUDGET).await;
    assert!(page.says("No version has been fixed yet") && page.says("Fix as Original"), "{}", page.text());
    let stamp = page.input("stamp").unwrap();
    let fields = [("project", "DP.1649"), ("stamp", stamp.as_str()), ("reason", "Endorsed with the proposal.")];
    let page = browser.submit(FIX, &fields).await;
    for text in [
        "Fixed: Original.",
        "Endorsed with the proposal.",
        "Endorser, 24 Nov 2026, 12:00",
        "From Original to Now",
        "3 lines are the same",
    ] {
        assert!(page.says(text), "{text}: {}", page.text());
    }

    // A line changes its numbers, another one what it says, one goes and one comes.
    let next = json!([
        changed(named(&budget, "Project manager"), json!({ "duration": "11" })),
        changed(named(&budget, "Courses"), json!({ "description": "Courses in two districts" })),
        { "line": named(&budget, "Overhead")["id"], "version": 1, "retire": true },
        line("office", None, "Rent", ["1", "USD", "600.00", "12"]),
    ]);
    let revised = put(&manager, next).await;
    let compared = manager.get(&format!("{BUDGET}?from=1&to=now")).await.with(200);
    let differences = &compared["differences"];
    let told: Vec<_> = differences["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|of| json!([of["before"]["description"], of["after"]["description"], of["usd"]]))
        .collect();
    assert_eq!(
        json!(told),
        json!([
            ["Project manager", "Project manager", "-3500.00"],
            [null, "Rent", "7200.00"],
            ["Courses", "Courses in two districts", "0.00"],
            ["Overhead", null, "-3640.00"],
        ])
    );
    assert_eq!((&differences["same"], &differences["total"]["usd"]), (&json!(0), &json!("60.00")));
    assert_eq!(differences["sections"][0]["usd"], "-3500.00");

    fix(&endorser, &revised["stamp"], "One month less, and an office.").await.with(201);
    let page = browser.get(&format!("{BUDGET}?from=1&to=2")).await;
    for text in [
        "Revision 1",
        "From Original to Revision 1",
        "−3 500.00",
        "+7 200.00",
        "before: Courses",
        "taken out",
        "added",
        "+60.00",
    ] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    // What was fixed stays, whatever comes after.
    put(&manager, json!([line("staff", None, "Late", ["1", "USD", "1.00", ""])])).await;
    let compared = manager.get(&format!("{BUDGET}?from=1&to=2")).await.with(200);
    assert_eq!(compared["differences"]["total"]["usd"], "60.00");
    assert_eq!(compared["versions"][1]["total"]["usd"], "55700.00");
    assert_eq!(manager.get(&format!("{BUDGET}?from=1&to=3")).await.status, 404);
    assert_eq!(browser.get(&format!("{BUDGET}?from=x&to=now")).await.status, 404);
}

#[tokio::test]
async fn an_amount_without_a_rate_makes_the_difference_unknown() {
    let world = World::new().await;
    let (manager, endorser) = (world.client(Who::ProjectManager).await, world.client(Who::Endorser).await);
    let budget = put(&manager, json!([line("staff", None, "Adviser", ["1", "EUR", "100.00", ""])])).await;
    fix(&endorser, &budget["stamp"], "As endorsed.").await.with(201);
    rate(&world, "EUR", "1.1", "2026-11-02").await;
    manager.post(&format!("{BUDGET}/convert"), json!({})).await.with(200);
    let compared = manager.get(&format!("{BUDGET}?from=1&to=now")).await.with(200);
    let differences = &compared["differences"];
    assert_eq!((&differences["lines"][0]["usd"], &differences["total"]["usd"]), (&json!(null), &json!(null)));
    assert_eq!(differences["total"]["after"]["usd"], "110.00");
}

#[tokio::test]
async fn who_wrote_it_does_not_fix_it_and_nothing_is_fixed_unseen() {
    let world = World::new().await;
    let (manager, endorser) = (world.client(Who::ProjectManager).await, world.client(Who::Endorser).await);
    let empty = read(&endorser).await;
    assert_eq!(fix(&endorser, &empty["stamp"], "Nothing").await.errors(), [("", "budget-fix-empty")]);
    let budget = put(&manager, small()).await;
    assert_eq!(fix(&endorser, &budget["stamp"], " ").await.errors(), [("reason", "reason-missing")]);
    put(&manager, json!([changed(named(&budget, "Courses"), json!({ "quantity": "99" }))])).await;
    let reply = fix(&endorser, &budget["stamp"], "Endorsed.").await;
    assert_eq!((reply.status, reply.errors()), (409, vec![("", "budget-changed-meanwhile")]));
    let stamp = read(&endorser).await["stamp"].clone();
    fix(&endorser, &stamp, "Endorsed.").await.with(201);
    assert_eq!(fix(&endorser, &stamp, "Again.").await.errors(), [("", "budget-fix-nothing")]);
    assert_eq!(fix(&manager, &stamp, "Mine.").await.status, 403);

    // One person with both roles is still one person.
    let tx = world.arrange().await;
    let both = domain::policy::Role::ProjectManager;
    backend::insert::people::grant(&tx, domain::id::UserId(4), both, domain::policy::Scope::Everything).await.unwrap();
    tx.commit().await.unwrap();
    let own = put(&endorser, json!([line("staff", None, "Mine", ["1", "USD", "1.00", ""])])).await;
    let reply = fix(&endorser, &own["stamp"], "Mine.").await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("", "budget-fix-own")]));
}
