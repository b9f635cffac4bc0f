use backend::{
    ctx::Ctx,
    insert::money::{self, NewAmount, NewLine},
    usecase::expenditure::{self, Enter, Typed},
};
use domain::{
    budget::Section,
    id::{ProjectId, UserId},
    lifecycle::ProjectState,
    money::{Currency, Money},
    policy::{Grant, Role, Scope, Subject},
};
use serde_json::{Value, json};

use super::{ENTER, SPENT, budgeted, burn, month, put};
use crate::{
    budget,
    funding::arrange::{self, Line},
    results::{Contributor, contributor},
    support::{Who, World},
};

fn field(name: &str) -> String {
    format!("lines[{name}]")
}

#[tokio::test]
async fn a_month_is_typed_changed_and_blanked_and_zero_is_a_figure() {
    let world = World::new().await;
    let lines = budgeted(&world).await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.get(&format!("{SPENT}?month=usual")).await;
    for text in ["Spent in Oct 2026", "1 Project manager", "2 Courses", "EUR 10 000.00", "Month before", "Month after"]
    {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    let [first, second, third] = [0, 1, 2].map(|at| field(&format!("l{}.amount", lines[at])));
    let typed = |one: &'static str, two: &'static str, three: &'static str| {
        vec![("project", "DP.1649"), ("month", "2026-10"), (&first, one), (&second, two), (&third, three)]
    };
    let page = manager.submit(ENTER, &typed("3 500", "100", "0")).await;
    assert!(page.says("Saved: 3 added, 0 changed, 0 removed."), "{}", page.text());
    // 100 euros at 1.10 of October; no yen is no yen, but it has no rate.
    assert!(page.says("3 610") && page.says("1 amount"), "{}", page.text());

    let client = world.client(Who::ProjectManager).await;
    let of = month(&client, "2026-10").await;
    let amounts: Vec<&Value> = of["lines"].as_array().unwrap().iter().map(|line| &line["amount"]["amount"]).collect();
    assert_eq!(amounts, [&json!("3500.00"), &json!("100.00"), &json!("0")]);
    let entries: Vec<String> = of["lines"].as_array().unwrap().iter().map(|line| line["entry"].to_string()).collect();
    let [e1, e2, e3] = [0, 1, 2].map(|at| field(&format!("l{}.entry", lines[at])));
    let mut again = typed("3 500", "120.50", "");
    again.extend([(e1.as_str(), entries[0].as_str()), (&e2, &entries[1]), (&e3, &entries[2])]);
    let page = manager.submit(ENTER, &again).await;
    assert!(page.says("Saved: 0 added, 1 changed, 1 removed."), "{}", page.text());
    let of = month(&client, "2026-10").await;
    assert_eq!(of["lines"][2]["amount"], json!(null), "blank is no figure");
    assert_eq!(burn(&client).await["whole"]["spent"], json!({ "usd": "3632.55", "amounts": 2, "not_converted": 0 }));
    let log = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert_eq!(log.text().matches("Spending of a month entered").count(), 2, "{}", log.text());
}

#[tokio::test]
async fn a_figure_that_a_colleague_changed_shows_both_and_is_decided() {
    let world = World::new().await;
    let lines = budgeted(&world).await;
    let client = world.client(Who::FundManager).await;
    put(&client, "2026-10", json!([{ "line": lines[0], "amount": "3000.00" }])).await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.get(&format!("{SPENT}?month=2026-10")).await;
    let (amount, entry) = (field(&format!("l{}.amount", lines[0])), field(&format!("l{}.entry", lines[0])));
    let other = field(&format!("l{}.amount", lines[1]));
    let read = page.input(&entry).unwrap();
    put(&client, "2026-10", json!([{ "line": lines[0], "entry": read.parse::<i64>().unwrap(), "amount": "3100.00" }]))
        .await;

    // Another line: no conflict; what was not touched stays as the colleague left it.
    let mut fields =
        vec![("project", "DP.1649"), ("month", "2026-10"), (&entry, &read), (&amount, "3000.00"), (&other, "7")];
    let page = manager.submit(ENTER, &fields).await;
    assert!(page.says("Saved: 1 added, 0 changed, 0 removed."), "{}", page.text());
    assert_eq!(month(&client, "2026-10").await["lines"][0]["amount"]["amount"], "3100.00");

    fields[3] = (&amount, "3200");
    fields.pop();
    let page = manager.submit(ENTER, &fields).await;
    for text in ["Fund manager changed this on", "Now there: “USD 3100.00”."] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    assert_eq!(page.input(&amount).as_deref(), Some("3200"), "what was typed is still there");
    assert_eq!(month(&client, "2026-10").await["lines"][0]["amount"]["amount"], "3100.00", "nothing is saved");
    let told = page.input(&entry).unwrap();
    assert_ne!(told, read);
    fields[2] = (&entry, &told);
    let page = manager.submit(ENTER, &fields).await;
    assert!(page.says("Saved: 0 added, 1 changed, 0 removed."), "{}", page.text());
    assert_eq!(month(&client, "2026-10").await["lines"][0]["amount"]["amount"], "3200.00");

    // The API says the same, at the fields that were sent.
    let stale = json!({ "lines": [{ "line": lines[0], "entry": told.parse::<i64>().unwrap(), "amount": "1.00" }] });
    let reply = client.put("/projects/DP.1649/expenditure?month=2026-10", stale).await.with(409);
    let fields: Vec<&str> = reply["errors"].as_array().unwrap().iter().map(|e| e["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["lines[0].entry", "lines[0].amount"]);
}

#[tokio::test]
async fn every_wrong_figure_is_named_and_nothing_is_saved() {
    let world = World::new().await;
    let lines = budgeted(&world).await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let [first, second, third] = [0, 1, 2].map(|at| field(&format!("l{}.amount", lines[at])));
    let fields = [("project", "DP.1649"), ("month", "2026-10"), (&*first, "10"), (&second, "1,5"), (&third, "1.5")];
    let page = manager.submit(ENTER, &fields).await;
    for text in ["2 things must be corrected", "“1,5” is not a number", "“1.5” has more decimals than its currency"]
    {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    assert_eq!(page.input(&second).as_deref(), Some("1,5"));
    let page = manager.submit(ENTER, &[("project", "DP.1649"), ("month", "2026-10"), (&first, "-3")]).await;
    assert!(page.says("“-3” is negative."), "{}", page.text());
    let client = world.client(Who::ProjectManager).await;
    assert_eq!(burn(&client).await["whole"]["spent"]["amounts"], 0);
    let address = "/projects/DP.1649/expenditure?month=2026-10";
    let huge = json!({ "lines": [
        { "line": lines[0], "amount": "92233720368547758.07" }, { "line": lines[1], "amount": "90000000000000000.00" }
    ] });
    let reply = client.put(address, huge).await.with(422);
    assert_eq!(reply["errors"][0]["field"], "lines[1].amount", "it is too large in dollars: {reply:#}");
    client.put(address, json!({ "lines": [{ "line": 999, "amount": "1" }] })).await.with(404);
    client.put("/projects/DP.1649/expenditure", json!({ "lines": [] })).await.with(422);
}

#[tokio::test]
async fn nothing_is_spent_in_the_future_before_the_beginning_or_long_after_the_end() {
    let world = World::new().await;
    let lines = budgeted(&world).await;
    let client = world.client(Who::ProjectManager).await;
    let of = |month: &str| format!("/projects/DP.1649/expenditure?month={month}");
    let sent = json!({ "lines": [{ "line": lines[0], "amount": "1.00" }] });
    for (month, code) in [("2026-12", "spent-future"), ("2025-12", "spent-before-start"), ("2026-1", "spent-month")] {
        let reply = client.put(&of(month), sent.clone()).await.with(422);
        assert_eq!((&reply["errors"][0]["field"], &reply["errors"][0]["code"]), (&json!("month"), &json!(code)));
    }
    client.put(&of("2026-11"), sent).await.with(200);
    let page = world.browser(Who::ProjectManager).await.get(&format!("{SPENT}?month=2026-12")).await;
    assert!(page.says("This lies in the future."), "{}", page.text());
    assert_eq!(world.browser(Who::ProjectManager).await.get(&format!("{SPENT}?month=nonsense")).await.status, 404);
}

#[tokio::test]
async fn money_is_spent_from_the_beginning_until_the_project_is_closed() {
    let world = World::new().await;
    let client = world.client(Who::ProjectManager).await;
    let states = [
        (ProjectState::Endorsed, 403),
        (ProjectState::Active, 200),
        (ProjectState::Suspended, 200),
        (ProjectState::Completed, 200),
        (ProjectState::Closed, 403),
    ];
    for (line, (state, status)) in (1..).zip(states) {
        let code = format!("HA.100{line}");
        let project = arrange::project(&world, &code, state).await;
        arrange::line(&world, Line { project, minor: 500, ..arrange::nothing(&world) }).await;
        let sent = json!({ "lines": [{ "line": line, "amount": "1.00" }] });
        let address = format!("/projects/{code}/expenditure?month=2026-11");
        client.put(&address, sent).await.with(status);
        let page =
            world.browser(Who::ProjectManager).await.get(&format!("/projects/{code}/budget/spent?month=2026-11")).await;
        assert_eq!(page.says("Save Nov 2026"), status == 200, "{state}: {}", page.text());
        assert!(page.says("Equipment"), "it is read on: {}", page.text());
    }
    let staff = world.client(Who::ProjectStaff).await;
    staff.put("/projects/DP.1649/expenditure?month=2026-10", json!({ "lines": [] })).await.with(403);
}

#[tokio::test]
async fn what_was_spent_stays_with_a_line_that_says_something_else_or_is_taken_out() {
    let world = World::new().await;
    let lines = budgeted(&world).await;
    let client = world.client(Who::ProjectManager).await;
    put(&client, "2026-09", json!([{ "line": lines[0], "amount": "500.00" }])).await;
    let of = client.get("/projects/DP.1649/budget").await.with(200);
    let line = &of["lines"][0];
    let sent = json!({ "line": line["id"], "version": line["version"], "section": "staff", "year": 2026,
        "description": "Head of project", "quantity": "1", "currency": "USD", "unit_cost": "4000.00", "duration": "12" });
    budget::put(&client, json!([sent])).await;
    let of = burn(&client).await;
    assert_eq!(
        (&of["lines"][0]["description"], &of["lines"][0]["spent"]["usd"]),
        (&json!("Head of project"), &json!("500.00"))
    );
    budget::put(&client, json!([{ "line": line["id"], "version": 2, "retire": true }])).await;
    let of = burn(&client).await;
    let gone = of["lines"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&gone["number"], &gone["amount"], &gone["spent"]["usd"]),
        (&json!(null), &json!(null), &json!("500.00"))
    );
    assert_eq!(of["whole"]["spent"]["usd"], "500.00", "it counts on");
    let page = world.browser(Who::Viewer).await.get(SPENT).await;
    assert!(page.says("Head of project (taken out of the budget)"), "{}", page.text());
    // Nothing more is typed for it.
    let sent = json!({ "lines": [{ "line": lines[0], "amount": "1.00" }] });
    client.put("/projects/DP.1649/expenditure?month=2026-10", sent).await.with(404);
}

#[tokio::test]
async fn a_past_day_shows_what_was_known_then() {
    let world = World::new().await;
    let may = "2026-05-01T10:00:00Z".parse().unwrap();
    let tx = Ctx::new(world.db.clone(), may, None).write().await.unwrap();
    contributor(&tx, Contributor::default()).await;
    // The second one, after that of the world.
    let project = ProjectId(2);
    let new = NewLine {
        project,
        first: None,
        version: 1,
        position: 1,
        section: Section::Staff,
        node: None,
        year: 2026,
        description: "Advisers",
        unit: "",
        evaluation: false,
    };
    let thousand = Money::new(100_000, Currency::USD);
    let line = money::line(&tx, new, NewAmount::once(thousand, Some((None, 100_000)))).await.unwrap();
    tx.commit().await.unwrap();
    let grants = vec![Grant { role: Role::ProjectManager, scope: Scope::Everything }];
    let subject = Subject { user: UserId(1), name: "Project manager".into(), grants };
    let typed_at = async |at: &str, text: &str, entry: Option<i64>| {
        let ctx = Ctx::new(world.db.clone(), at.parse().unwrap(), Some(subject.clone()));
        let typed = Typed { key: "l1".into(), line, text: text.into(), entry };
        let month = "2026-05".parse().unwrap();
        let command = Enter { project: "HA.0001".parse().unwrap(), month, lines: vec![typed] };
        expenditure::enter(&ctx, command).await.unwrap();
    };
    typed_at("2026-06-08T10:00:00Z", "100.00", None).await;
    typed_at("2026-07-08T10:00:00Z", "250.00", Some(1)).await;
    typed_at("2026-08-08T10:00:00Z", "", Some(2)).await;
    let client = world.client(Who::ProjectManager).await;
    let days = [
        ("2026-06-07", "0.00", 0),
        ("2026-06-08", "100.00", 1),
        ("2026-07-08", "250.00", 1),
        ("2026-08-08", "0.00", 0),
    ];
    for (day, usd, amounts) in days {
        let then = client.get(&format!("/projects/HA.0001/burn?as_at={day}")).await.with(200);
        assert_eq!(then["whole"]["spent"], json!({ "usd": usd, "amounts": amounts, "not_converted": 0 }), "{day}");
    }
    let page = world.browser(Who::ProjectManager).await.get("/projects/HA.0001/budget/spent?as_at=2026-07-31").await;
    assert!(page.says("250") && page.says("25 %") && !page.says("Enter a month"), "the past is read: {}", page.text());
}

/// What the funding pages remember follows what is typed, changed and taken back.
#[tokio::test]
async fn what_falls_on_the_appeal_follows() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let rwanda = arrange::row(&world, "Rwanda").await;
    let tied = Some((rwanda, arrange::area("Principle 1"), 5_000));
    let line = arrange::line(&world, Line { minor: 10_000, tied, ..arrange::nothing(&world) }).await;
    let client = world.client(Who::ProjectManager).await;
    let spent = async || client.get("/funding?search=rwanda").await.with(200)["total"]["spent"].clone();
    assert_eq!(spent().await, "0.00");
    let of = put(&client, "2026-11", json!([{ "line": line.0, "amount": "40.00" }])).await;
    assert_eq!(spent().await, "20.00", "a half of the line is for this row");
    let entry = of["lines"][0]["entry"].clone();
    assert!(entry.is_i64(), "{of}");
    put(&client, "2026-11", json!([{ "line": line.0, "entry": entry, "amount": null }])).await;
    assert_eq!(spent().await, "0.00");
}
