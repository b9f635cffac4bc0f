use backend::{
    ctx::Ctx,
    insert::money,
    usecase::budget::{self, Save, TypedLine},
};
use domain::{
    budget::Typed,
    code::ProjectCode,
    id::{BudgetLineId, UserId},
    lifecycle::ProjectState,
    policy::{Grant, Role, Scope, Subject},
};
use serde_json::json;

use super::{BUDGET, changed, line, named, put, rate, small};
use crate::{
    funding::arrange,
    results::{Contributor, contributor},
    support::{Who, World},
};

#[tokio::test]
async fn the_page_says_what_the_lines_add_to_and_what_is_left_out() {
    let world = World::new().await;
    rate(&world, "EUR", "1.1", "2026-11-02").await;
    let manager = world.client(Who::ProjectManager).await;
    put(
        &manager,
        json!([
            line("staff", None, "Project manager", ["1", "USD", "3500.00", "12"]),
            line("operational", Some(3), "Courses", ["10", "EUR", "1000.00", "1"]),
            line("operational", Some(4), "Rooms", ["1", "JPY", "150000", "1"]),
        ]),
    )
    .await;
    let page = world.browser(Who::Viewer).await.get(BUDGET).await;
    for text in [
        "3 lines",
        "USD 42 000.00", // by its own currency
        "EUR 10 000.00",
        "1.1",
        "2 Nov 2026",
        "11 000.00",
        "53 000.00",
        "JPY 150 000",
        "not converted",
        "1 amount without a rate is not in this sum",
        "Output 1.1: Officials trained on identification and referral",
        "No single result",
    ] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    assert!(!page.says("Edit the budget"), "a viewer reads");
    let manager = world.browser(Who::ProjectManager).await.get(BUDGET).await;
    assert!(manager.says("Edit the budget"), "{}", manager.text());
}

#[tokio::test]
async fn a_result_holds_what_stands_under_it_and_the_api_says_the_same() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let budget = put(
        &manager,
        json!([
            line("operational", Some(2), "Study", ["1", "USD", "100.00", ""]),
            line("operational", Some(3), "Courses", ["1", "USD", "20.00", ""]),
            line("operational", Some(4), "Rooms", ["1", "USD", "3.00", ""]),
            line("operational", Some(4), "Fees", ["1", "XAF", "7", ""]),
            line("office", None, "Rent", ["1", "USD", "0.50", ""]),
        ]),
    )
    .await;
    let by_result: Vec<_> =
        budget["results"].as_array().unwrap().iter().map(|of| (&of["result"]["number"], &of["total"])).collect();
    let total =
        |usd: &str, amounts: u32, missing: u32| json!({ "usd": usd, "amounts": amounts, "not_converted": missing });
    assert_eq!(
        by_result,
        [
            (&json!("1"), &total("123.00", 4, 1)),
            (&json!("1.1"), &total("23.00", 3, 1)),
            (&json!("1.1.1"), &total("3.00", 2, 1)),
            (&json!(null), &total("0.50", 1, 0)),
        ]
    );
    assert_eq!(budget["total"], total("123.50", 5, 1));
    assert_eq!(budget["currencies"][1]["currency"], "XAF");
    assert_eq!(budget["currencies"][1]["total"], json!({ "usd": null, "amounts": 1, "not_converted": 1 }), "not zero");
    assert_eq!(budget["years"], json!([{ "year": 2026, "total": total("123.50", 5, 1) }]));
}

#[tokio::test]
async fn checks_say_both_figures_and_the_lines_that_make_them() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let budget = put(&manager, small()).await;
    let verdicts: Vec<_> =
        budget["checks"].as_array().unwrap().iter().map(|check| check["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["failed", "failed", "passed", "failed"]);
    let staff = &budget["checks"][0];
    assert_eq!(
        (&staff["part"], &staff["whole"], &staff["bound"]),
        (&json!("42000.00"), &json!("55640.00"), &json!("16692.00"))
    );
    assert_eq!(staff["lines"], json!([named(&budget, "Project manager")["id"]]));
    let page = world.browser(Who::Viewer).await.get(BUDGET).await;
    for text in [
        "Staff and office together are at most 30 % of the budget",
        "USD 42 000.00 of 55 640.00 is 75.5 %: 25 308.00 more than the 16 692.00 that are allowed",
        "USD 0.00 of 55 640.00 is 0 %: 2 782.00 less than the 2 782.00 that are asked for",
        "USD 3 640.00 on 52 000.00: 7 %.",
        "USD 0.00 promised of 55 640.00: 55 640.00 is missing.",
    ] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    // With an amount that has no rate nothing can be said, although the others would fail already.
    let budget = put(&manager, json!([line("operational", Some(3), "Rooms", ["1", "JPY", "1", ""])])).await;
    assert!(budget["checks"].as_array().unwrap().iter().all(|check| check["verdict"] == "unknown"), "{budget:#}");
    let page = world.browser(Who::Viewer).await.get(BUDGET).await;
    assert!(page.says("1 amount is not converted to USD, so this cannot be said."), "{}", page.text());
}

#[tokio::test]
async fn the_rules_of_the_fund_hold_for_its_projects_alone() {
    let world = World::new().await;
    arrange::project(&world, "HA.1000", ProjectState::Active).await;
    let manager = world.client(Who::ProjectManager).await;
    let budget = manager.get("/projects/HA.1000/budget").await.with(200);
    let rules: Vec<_> =
        budget["checks"].as_array().unwrap().iter().map(|check| check["code"].as_str().unwrap()).collect();
    assert_eq!(rules, ["overhead", "contributions"], "it is paid by flexible contributions");
    assert_eq!(budget["total"], json!({ "usd": "0.00", "amounts": 0, "not_converted": 0 }));
}

#[tokio::test]
async fn a_past_day_shows_the_budget_of_that_day() {
    let world = World::new().await;
    let may = "2026-05-01T10:00:00Z".parse().unwrap();
    let tx = Ctx::new(world.db.clone(), may, None).write().await.unwrap();
    contributor(&tx, Contributor::default()).await;
    tx.commit().await.unwrap();
    let manager = world.client(Who::ProjectManager).await;
    let grants = vec![Grant { role: Role::ProjectManager, scope: Scope::Everything }];
    let subject = Subject { user: UserId(1), name: "Project manager".into(), grants };
    let typed = |quantity: &str, description: &str| Typed {
        section: "staff".into(),
        has_result: false,
        year: "2026".into(),
        description: description.into(),
        unit: "month".into(),
        quantity: quantity.into(),
        currency: "USD".into(),
        unit_cost: "100.00".into(),
        duration: String::new(),
    };
    let project: ProjectCode = "HA.0001".parse().unwrap();
    let save_at = async |at: &str, line: TypedLine| {
        let ctx = Ctx::new(world.db.clone(), at.parse().unwrap(), Some(subject.clone()));
        budget::save(&ctx, Save { project: project.clone(), lines: vec![line] }).await.unwrap();
    };
    save_at(
        "2026-06-01T10:00:00Z",
        TypedLine { key: "n1".into(), typed: typed("1", "Advisers"), ..TypedLine::default() },
    )
    .await;
    let id = Some(BudgetLineId(1));
    let next =
        TypedLine { key: "l1".into(), line: id, version: 1, typed: typed("2", "Advisers"), ..TypedLine::default() };
    save_at("2026-07-01T10:00:00Z", next.clone()).await;
    save_at("2026-08-01T10:00:00Z", TypedLine { version: 2, typed: typed("2", "Trainers"), ..next.clone() }).await;
    save_at("2026-09-01T10:00:00Z", TypedLine { version: 3, retire: true, ..next }).await;

    let address = "/projects/HA.0001/budget";
    for (day, expected) in [
        ("2026-05-31", json!([])),
        ("2026-06-30", json!([["Advisers", "1", "100.00"]])),
        ("2026-07-31", json!([["Advisers", "2", "200.00"]])),
        ("2026-08-31", json!([["Trainers", "2", "200.00"]])),
        ("2026-09-01", json!([])),
    ] {
        let then = manager.get(&format!("{address}?as_at={day}")).await.with(200);
        let lines = then["lines"].as_array().unwrap().iter();
        let lines: Vec<_> = lines.map(|line| json!([line["description"], line["quantity"], line["usd"]])).collect();
        assert_eq!(json!(lines), expected, "{day}");
        let sum = expected.as_array().unwrap().first().map_or(json!("0.00"), |line| line[2].clone());
        assert_eq!(then["total"]["usd"], sum, "{day}");
    }
    let page = world.browser(Who::ProjectManager).await.get(&format!("{address}?as_at=2026-06-30")).await;
    assert!(page.says("Advisers") && page.says("100.00") && !page.says("Edit the budget"), "{}", page.text());
}

#[tokio::test]
async fn what_is_tied_to_an_appeal_goes_along_when_a_line_says_something_else() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let row = arrange::row(&world, "Rwanda").await;
    let manager = world.client(Who::ProjectManager).await;
    let budget = put(&manager, small()).await;
    let courses = named(&budget, "Courses").clone();
    let tx = world.arrange().await;
    let id = BudgetLineId(courses["id"].as_i64().unwrap());
    money::allocation(&tx, id, row, "Objective 1", 900_000, None).await.unwrap();
    tx.commit().await.unwrap();

    let budget = put(&manager, json!([changed(&courses, json!({ "description": "Courses in two districts" }))])).await;
    let line = named(&budget, "Courses in two districts");
    assert_eq!((&line["id"], &line["version"]), (&courses["id"], &json!(2)), "it is the same line");
    assert_eq!(line["allocations"][0]["usd"], "9000.00");
    let address = format!("/funding/2018/{row}");
    let page = world.browser(Who::Viewer).await.get(&address).await;
    assert!(page.says("Courses in two districts") && page.says("9 000"), "{}", page.text());
    let page = world.browser(Who::Viewer).await.get(BUDGET).await;
    assert!(page.body.contains(&address) && page.says("2018 Rwanda"), "{}", page.text());

    // Less than is tied: it is said, and nothing is taken away.
    let budget = put(&manager, json!([changed(line, json!({ "quantity": "8" }))])).await;
    assert_eq!(named(&budget, "Courses in two districts")["allocations"][0]["usd"], "9000.00");
    let page = world.browser(Who::Viewer).await.get(BUDGET).await;
    assert!(page.says("allocated above its amount"), "{}", page.text());

    // Taken out of the budget, it covers nothing any more.
    let line = named(&budget, "Courses in two districts");
    put(&manager, json!([{ "line": line["id"], "version": line["version"], "retire": true }])).await;
    let page = world.browser(Who::Viewer).await.get(&address).await;
    assert!(!page.says("Courses in two districts"), "{}", page.text());
}
