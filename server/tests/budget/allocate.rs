use backend::{
    appeal_csv,
    ctx::Ctx,
    usecase::{
        appeal::import,
        budget::{self, Allocate, Save, TypedLine},
    },
};
use domain::{
    budget::Typed,
    code::ProjectCode,
    id::{BudgetLineId, UserId},
    lifecycle::ProjectState,
    policy::{Grant, Role, Scope, Subject},
};
use serde_json::{Value, json};

use super::{BUDGET, changed, line, named, put, rate, read, small};
use crate::{
    funding::arrange::{self, Line},
    results::{Contributor, contributor},
    support::{Browser, Client, Reply, Who, World},
};

const PAGE: &str = "/projects/DP.1649/budget/allocations";
const ALLOCATE: &str = "/api/budget_allocate";

/// A world with the appeal of 2018, a small budget, and the row of Rwanda: 7 000 000 for Principle 1, 1 200 000 for Objective 2, nothing
/// for Institutional.
async fn world() -> (World, Client, String) {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let row = arrange::row(&world, "Rwanda").await.to_string();
    let manager = world.client(Who::ProjectManager).await;
    put(&manager, small()).await;
    (world, manager, row)
}

fn address(line: &Value, row: &str) -> String {
    format!("{BUDGET}/lines/{}/allocations/2018/{row}", line["id"])
}

async fn allocate(client: &Client, line: &Value, row: &str, areas: Value) -> Reply {
    let version = &line["allocations_version"];
    client.put(&address(line, row), json!({ "version": version, "areas": areas })).await
}

fn tied(line: &Value) -> Vec<(&str, &str)> {
    let all = line["allocations"].as_array().unwrap().iter();
    all.map(|one| (one["area"].as_str().unwrap(), one["usd"].as_str().unwrap())).collect()
}

#[tokio::test]
async fn a_line_is_allocated_changed_and_released() {
    let (world, manager, row) = world().await;
    let courses = named(&read(&manager).await, "Courses").clone();
    assert_eq!((&courses["unallocated_usd"], &courses["allocations"]), (&json!("10000.00"), &json!([])));
    let areas = json!({ "Objective 2": "4000", "Principle 1": "2 500.50" });
    let courses = allocate(&manager, &courses, &row, areas).await.with(200);
    assert_eq!(tied(&courses), [("Principle 1", "2500.50"), ("Objective 2", "4000.00")]);
    assert_eq!(courses["unallocated_usd"], "3499.50");
    // What is not named stays; a blank takes away, and the same again changes nothing.
    let courses = allocate(&manager, &courses, &row, json!({ "Principle 1": "" })).await.with(200);
    assert_eq!(tied(&courses), [("Objective 2", "4000.00")]);
    let same = allocate(&manager, &courses, &row, json!({ "Objective 2": "4000.00" })).await.with(200);
    assert_eq!(same, courses);
    let page = world.browser(Who::Viewer).await.get(&format!("/funding/2018/{row}")).await;
    assert!(page.says("Courses") && page.says("4 000"), "{}", page.text());

    let version = courses["allocations_version"].as_i64().unwrap();
    let gone = format!("{}?version={version}", address(&courses, &row));
    assert_eq!(manager.send("DELETE", &gone, None).await.status, 204);
    assert_eq!(tied(named(&read(&manager).await, "Courses")), []);
    let log = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert_eq!(log.text().matches("Budget line allocated").count(), 3, "{}", log.text());
    assert!(log.says("line 2: 2018 Rwanda, Objective 2") && log.says("USD 4 000.00"), "{}", log.text());
}

#[tokio::test]
async fn never_above_what_is_left_at_either_end() {
    let (world, manager, row) = world().await;
    let courses = named(&read(&manager).await, "Courses").clone();
    let reply = allocate(&manager, &courses, &row, json!({ "Principle 1": "10000.01" })).await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("areas.Principle 1", "tied-above-line")]));
    assert!(reply.json["errors"][0]["detail"].as_str().unwrap().replace('\u{202f}', " ").contains("10 000.00"));
    let two = json!({ "Principle 1": "6000", "Objective 2": "6000" });
    let reply = allocate(&manager, &courses, &row, two).await;
    assert_eq!(reply.errors(), [("areas.Objective 2", "tied-above-line")], "together they are too much");
    assert_eq!(named(&read(&manager).await, "Courses"), &courses, "nothing is half written");

    // Another project has taken all of Objective 2 but 100 dollars; one that was rejected does not count.
    for (code, state, cents) in
        [("HM.0001", ProjectState::Active, 119_990_000), ("HM.0002", ProjectState::Rejected, 500)]
    {
        let project = arrange::project(&world, code, state).await;
        let tied = Some((row.parse().unwrap(), arrange::area("Objective 2"), cents));
        arrange::line(&world, Line { project, minor: cents, tied, ..arrange::nothing(&world) }).await;
    }
    let reply = allocate(&manager, &courses, &row, json!({ "Objective 2": "100.01" })).await;
    assert_eq!(reply.errors(), [("areas.Objective 2", "tied-above-cell")]);
    assert!(reply.json["errors"][0]["detail"].as_str().unwrap().contains("100.00"), "{:#}", reply.json);
    let courses = allocate(&manager, &courses, &row, json!({ "Objective 2": "100" })).await.with(200);
    // What the appeal asks nothing for takes nothing.
    let reply = allocate(&manager, &courses, &row, json!({ "Institutional": "1" })).await;
    assert_eq!(reply.errors(), [("areas.Institutional", "tied-above-cell")]);
    for (usd, code) in [("-1", "amount-negative"), ("1.005", "amount-not-dollars"), ("much", "amount-not-dollars")] {
        let reply = allocate(&manager, &courses, &row, json!({ "Objective 1": usd })).await;
        assert_eq!(reply.errors(), [("areas.Objective 1", code)]);
    }
    let reply = allocate(&manager, &courses, &row, json!({ "Objective 9": "1" })).await;
    assert_eq!(reply.errors(), [("areas.Objective 9", "area-unknown")]);
}

#[tokio::test]
async fn of_two_who_take_the_last_hundred_dollars_at_once_one_is_told() {
    let (world, manager, row) = world().await;
    let project = arrange::project(&world, "HM.0001", ProjectState::Active).await;
    let tied = Some((row.parse().unwrap(), arrange::area("Objective 2"), 119_990_000));
    arrange::line(&world, Line { project, minor: 119_990_000, tied, ..arrange::nothing(&world) }).await;
    let fund = world.client(Who::FundManager).await;
    let budget = read(&manager).await;
    let (courses, staff) = (named(&budget, "Courses"), named(&budget, "Project manager"));
    let last = json!({ "Objective 2": "100" });
    let (one, other) =
        tokio::join!(allocate(&manager, courses, &row, last.clone()), allocate(&fund, staff, &row, last.clone()));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422]);
    let refused = if one.status == 422 { one } else { other };
    assert_eq!(refused.errors(), [("areas.Objective 2", "tied-above-cell")]);
    assert!(refused.json["errors"][0]["detail"].as_str().unwrap().contains("0.00"), "{:#}", refused.json);
}

#[tokio::test]
async fn who_looked_before_a_colleague_wrote_is_told_and_decides() {
    let (world, manager, row) = world().await;
    let courses = named(&read(&manager).await, "Courses").clone();
    let fund = world.client(Who::FundManager).await;
    allocate(&fund, &courses, &row, json!({ "Objective 2": "300" })).await.with(200);
    let reply = allocate(&manager, &courses, &row, json!({ "Objective 2": "400" })).await;
    assert_eq!((reply.status, reply.errors()), (409, vec![("areas.Objective 2", "tied-changed")]));
    assert!(reply.json["errors"][0]["detail"].as_str().unwrap().contains("Fund manager"), "{:#}", reply.json);
    // A line that says something else or costs something else is another state, too.
    let now = named(&read(&manager).await, "Courses").clone();
    put(&manager, json!([changed(&now, json!({ "quantity": "9" }))])).await;
    assert_eq!(allocate(&manager, &now, &row, json!({ "Objective 2": "400" })).await.status, 409);
    let now = named(&read(&manager).await, "Courses").clone();
    allocate(&manager, &now, &row, json!({ "Objective 2": "400" })).await.with(200);
}

#[tokio::test]
async fn a_line_lowered_below_what_is_allocated_may_only_shrink() {
    let (world, manager, row) = world().await;
    let courses = named(&read(&manager).await, "Courses").clone();
    let courses = allocate(&manager, &courses, &row, json!({ "Objective 2": "9000" })).await.with(200);
    // The budget can be saved; what is allocated stays.
    let budget = put(&manager, json!([changed(&courses, json!({ "quantity": "5" }))])).await;
    let courses = named(&budget, "Courses").clone();
    assert_eq!((tied(&courses), &courses["unallocated_usd"]), (vec![("Objective 2", "9000.00")], &json!("0.00")));
    for page in [BUDGET, PAGE] {
        let page = world.browser(Who::Viewer).await.get(page).await;
        assert!(page.says("allocated above its amount"), "{}", page.text());
    }
    let reply = allocate(&manager, &courses, &row, json!({ "Objective 2": "9001" })).await;
    assert_eq!(reply.errors(), [("areas.Objective 2", "tied-above-line")]);
    let courses = allocate(&manager, &courses, &row, json!({ "Objective 2": "7000" })).await.with(200);
    let courses = allocate(&manager, &courses, &row, json!({ "Objective 2": "5000" })).await.with(200);
    assert_eq!(tied(&courses), [("Objective 2", "5000.00")]);
}

#[tokio::test]
async fn what_is_not_converted_is_refused_and_says_so() {
    let (world, manager, row) = world().await;
    let budget = put(&manager, json!([line("staff", None, "Adviser", ["1", "EUR", "100", ""])])).await;
    let adviser = named(&budget, "Adviser").clone();
    let reply = allocate(&manager, &adviser, &row, json!({ "Objective 2": "1" })).await;
    assert_eq!(reply.errors(), [("areas.Objective 2", "tied-no-rate")]);
    rate(&world, "EUR", "1.1", "2026-11-02").await;
    manager.post(&format!("{BUDGET}/convert"), json!({})).await.with(200);
    let adviser = named(&read(&manager).await, "Adviser").clone();
    allocate(&manager, &adviser, &row, json!({ "Objective 2": "110" })).await.with(200);
}

#[tokio::test]
async fn it_is_typed_on_the_page_the_projects_own_country_first() {
    let (world, _, row) = world().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.get(&format!("/funding/2018/{row}")).await;
    assert!(page.body.contains(&format!("{PAGE}?row={row}")), "the row leads to the budgets: {}", page.text());
    let page = manager.get(&format!("{PAGE}?row={row}")).await;
    assert!(page.says("Choose the line to allocate to Rwanda."), "{}", page.text());
    let page = manager.get(&format!("{PAGE}?line=2")).await;
    let (own, others) = page.body.split_once("Countries of the project").expect("they stand first");
    assert!(own.matches("<optgroup").count() == 1 && others.contains("<optgroup"), "{}", page.text());
    assert!(page.says("Rwanda: 37 350 000 unmet"), "{}", page.text());

    let form = format!("{PAGE}?line=2&row={row}");
    let page = manager.get(&form).await;
    assert!(page.says("USD 10 000.00, of which 0.00 is allocated: 10 000.00 left."), "{}", page.text());
    assert!(page.says("1 200 000 required, 0 allocated by all, 0 by this project, left: 1 200 000"), "{}", page.text());
    let version = page.input("version").unwrap();
    let of =
        [("project", "DP.1649"), ("line", "2"), ("year", "2018"), ("row", row.as_str()), ("version", version.as_str())];
    let page = manager.submit(ALLOCATE, &[&of[..], &[("amounts[objective-2]", "10 001")]].concat()).await;
    assert!(page.says("More than is left of the line: 10 000.00 can be allocated here."), "{}", page.text());
    assert_eq!(page.input("amounts[objective-2]").as_deref(), Some("10 001"), "what was typed is still there");
    let page = manager.submit(ALLOCATE, &[&of[..], &[("amounts[objective-2]", "2 500")]].concat()).await;
    assert!(page.says("1 allocation saved.") && page.says("2018 Rwanda, Objective 2"), "{}", page.text());
    assert!(page.says("7 500.00 left"), "{}", page.text());
    // Taken away with the button beside it.
    let version = page.input("version").unwrap();
    let of =
        [("project", "DP.1649"), ("line", "2"), ("year", "2018"), ("row", row.as_str()), ("version", version.as_str())];
    let page = manager.submit(ALLOCATE, &[&of[..], &[("amounts[objective-2]", "")]].concat()).await;
    assert!(page.says("10 000.00 left"), "{}", page.text());
    for address in [format!("{PAGE}?line=99"), format!("{PAGE}?line=2&row=9999"), format!("{PAGE}?appeal=1999")] {
        assert_eq!(manager.get(&address).await.status, 404, "{address}");
    }
    // Who only looks sees no form, whatever the address asks for.
    let page = world.browser(Who::Viewer).await.get(&form).await;
    assert!(page.says("Lines and what they are allocated to") && !page.body.contains("budget_allocate"));
    let page = world.browser(Who::Viewer).await.get(&format!("/funding/2018/{row}")).await;
    assert!(!page.says("Allocate a budget line to this row"));
}

#[tokio::test]
async fn a_past_day_shows_what_was_allocated_then() {
    let world = World::new().await;
    let at = |moment: &str| moment.parse().unwrap();
    let appeal = appeal_csv::parse(&arrange::files()).unwrap();
    import(&Ctx::operator(world.db.clone(), at("2026-05-01T10:00:00Z")), &appeal).await.unwrap();
    let tx = Ctx::new(world.db.clone(), at("2026-05-01T10:00:00Z"), None).write().await.unwrap();
    contributor(&tx, Contributor::default()).await;
    tx.commit().await.unwrap();
    let grants = vec![Grant { role: Role::ProjectManager, scope: Scope::Everything }];
    let subject = Subject { user: UserId(1), name: "Project manager".into(), grants };
    let ctx = |moment: &str| Ctx::new(world.db.clone(), at(moment), Some(subject.clone()));
    let project: ProjectCode = "HA.0001".parse().unwrap();
    let typed = Typed {
        section: "staff".into(),
        year: "2026".into(),
        description: "Advisers".into(),
        quantity: "1".into(),
        currency: "USD".into(),
        unit_cost: "100.00".into(),
        ..Typed::default()
    };
    let lines = vec![TypedLine { key: "n1".into(), typed, ..TypedLine::default() }];
    budget::save(&ctx("2026-06-01T10:00:00Z"), Save { project: project.clone(), lines }).await.unwrap();
    let row = arrange::row(&world, "Rwanda").await;
    let allocate = async |moment: &str, version: i64, usd: &str| {
        let amounts = [("objective-2".to_owned(), usd.to_owned())].into();
        let line = BudgetLineId(1);
        let command = Allocate { project: project.clone(), line, version, year: 2018, row, amounts };
        assert_eq!(budget::allocate(&ctx(moment), command).await, Ok(1));
    };
    allocate("2026-07-01T10:00:00Z", 1, "30").await;
    allocate("2026-08-01T10:00:00Z", 2, "45.50").await;
    allocate("2026-09-01T10:00:00Z", 4, "").await;
    let mut manager = world.browser(Who::ProjectManager).await;
    for (day, tied) in
        [("2026-06-30", None), ("2026-07-31", Some("30.00")), ("2026-08-31", Some("45.50")), ("2026-09-30", None)]
    {
        let page = manager.get(&format!("/projects/HA.0001/budget/allocations?line=1&as_at={day}")).await;
        assert_eq!(page.says("2018 Rwanda, Objective 2"), tied.is_some(), "{day}: {}", page.text());
        assert!(tied.is_none_or(|usd| page.says(usd)), "{day}: {}", page.text());
        assert!(!page.body.contains("budget_allocate"), "nothing can be changed there");
    }
}

#[tokio::test]
async fn a_mistake_on_the_page_does_not_hide_what_a_colleague_wrote_meanwhile() {
    let (world, _, row) = world().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let form = format!("{PAGE}?line=2&row={row}");
    let version = manager.get(&form).await.input("version").unwrap();
    let of = |version: &str, usd: &str| {
        [
            ("project", "DP.1649"),
            ("line", "2"),
            ("year", "2018"),
            ("row", &row),
            ("version", version),
            ("amounts[objective-2]", usd),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let send = async |manager: &mut Browser, version: &str, usd: &str| {
        let fields = of(version, usd);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        manager.submit(ALLOCATE, &fields).await
    };
    let fund = world.client(Who::FundManager).await;
    let courses = named(&read(&fund).await, "Courses").clone();
    allocate(&fund, &courses, &row, json!({ "Objective 2": "300" })).await.with(200);
    let page = send(&mut manager, &version, "much").await;
    assert!(page.says("“much” is not an amount in dollars"), "{}", page.text());
    assert_eq!(page.input("version").as_deref(), Some(version.as_str()), "the one that was read");
    let page = send(&mut manager, &version, "400").await;
    assert!(page.says("Fund manager set this to 300.00 on 24 Nov 2026, 12:00"), "{}", page.text());
    let version = page.input("version").unwrap();
    let page = send(&mut manager, &version, "400").await;
    assert!(page.says("1 allocation saved."), "{}", page.text());
}
