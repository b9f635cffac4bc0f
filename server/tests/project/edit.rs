use serde_json::json;

use crate::{
    actual::{enter, grid},
    sheet::row,
    support::{Browser, Page, Who, World},
};

const EDIT: &str = "/projects/DP.1649/edit";
const REVISE: &str = "/api/project_revise";

/// The form with some fields typed anew.
fn fields<'a>(version: &'a str, changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("project", "DP.1649"),
        ("version", version),
        ("title", "Fulfilling migrants’ rights"),
        ("starts", "2026-01-01"),
        ("ends", "2026-12-31"),
        ("schedule", "quarterly"),
        ("due_after", "42"),
    ];
    for (name, value) in changes {
        fields.retain(|field| field.0 != *name);
        fields.push((name, value));
    }
    fields
}

async fn save(browser: &mut Browser, version: &str, changes: &[(&str, &str)]) -> Page {
    browser.submit(REVISE, &fields(version, changes)).await
}

/// What the form would change, as its first button asks.
async fn look(browser: &mut Browser, changes: &[(&str, &str)]) -> Page {
    let query: Vec<String> = fields("1", changes)
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace(' ', "+").replace('’', "%E2%80%99")))
        .collect();
    browser.get(&format!("{EDIT}?preview=yes&{}", query.join("&"))).await
}

#[tokio::test]
async fn a_longer_project_keeps_what_was_reported_and_gets_new_periods() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    enter(&mut manager, 3, "save", &[("1.total", "100")]).await;
    let page = look(&mut manager, &[("ends", "2027-06-30")]).await;
    assert!(page.says("Last day 31 Dec 2026 → 30 Jun 2027"), "{}", page.text());
    assert!(page.says("2 periods are added: Q1 2027, due 12 May 2027 Q2 2027, due 11 Aug 2027"), "{}", page.text());
    assert!(page.says("4 periods stay as they are."), "{}", page.text());
    assert!(!manager.get(EDIT).await.says("Q2 2027"), "nothing was written");
    let page = save(&mut manager, "1", &[("ends", "2027-06-30")]).await;
    assert!(page.says("Saved. 2 periods were changed.") && page.says("Q2 2027"), "{}", page.text());
    assert!(manager.get("/projects/DP.1649/progress?period=3").await.says("100"));
    let page = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert!(page.says("Dates and periods changed") && page.says("2027-04-01 – 2027-06-30"), "{}", page.text());
    assert!(save(&mut manager, "2", &[("ends", "2027-06-30")]).await.says("Saved. No period was changed."));
    assert_eq!(manager.get(EDIT).await.input("version").as_deref(), Some("2"), "and nothing was written");
}

#[tokio::test]
async fn a_shorter_project_refuses_to_drop_a_period_with_values_and_names_it() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    enter(&mut manager, 3, "save", &[("1.total", "100")]).await;
    for page in
        [look(&mut manager, &[("ends", "2026-06-30")]).await, save(&mut manager, "1", &[("ends", "2026-06-30")]).await]
    {
        assert!(page.says("Values were reported for Q3 2026, so it cannot be left out."), "{}", page.text());
        assert!(page.body.contains("value=\"2026-06-30\""), "what was typed is kept");
    }
    let page = save(&mut manager, "1", &[("ends", "2026-09-30")]).await;
    assert!(page.says("Saved. 1 period was changed.") && !page.says("Q4 2026"), "{}", page.text());
    assert_eq!(manager.get("/projects/DP.1649/progress?period=4").await.status, 404, "it is retired");
    let page = save(&mut manager, "2", &[]).await;
    assert!(page.says("Q4 2026"), "and comes back with the time: {}", page.text());
    let page = manager.get("/projects/DP.1649/progress?period=4").await;
    assert_eq!(page.status, 200, "as the period that it was");
}

#[tokio::test]
async fn another_rhythm_divides_the_time_that_is_left() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    enter(&mut manager, 1, "save", &[("1.total", "100")]).await;
    let page = look(&mut manager, &[("schedule", "six-monthly"), ("due_after", "30")]).await;
    assert!(page.says("Every quarter → Every six months"), "{}", page.text());
    assert!(page.says("1 period gets other days: Q3 2026 → H2 2026, due 30 Jan 2027"), "{}", page.text());
    assert!(page.says("1 period without values is retired: Q4 2026"), "{}", page.text());
    let page = save(&mut manager, "1", &[("schedule", "six-monthly"), ("due_after", "30")]).await;
    assert!(page.says("H2 2026 1 Jul 2026 – 31 Dec 2026 30 Jan 2027"), "{}", page.text());
    assert!(
        page.says("Q2 2026 1 Apr 2026 – 30 Jun 2026 11 Aug 2026"),
        "a due day that has passed stays: {}",
        page.text()
    );
}

#[tokio::test]
async fn nothing_is_asked_for_a_period_that_was_retired() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    assert!(manager.get("/").await.says("Q1 2026"));
    assert!(manager.get("/projects/DP.1649").await.says("Next report due 12 May 2026"));
    save(&mut manager, "1", &[("starts", "2026-04-01")]).await;
    let page = manager.get("/").await;
    assert!(!page.says("Q1 2026") && page.says("Q2 2026"), "{}", page.text());
    assert!(manager.get("/projects/DP.1649").await.says("Next report due 11 Aug 2026"));
    let periods = world.client(Who::Viewer).await.get("/projects/DP.1649/periods").await.with(200);
    assert_eq!(periods["items"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn periods_of_its_own_are_typed_one_by_one() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    enter(&mut manager, 1, "save", &[("1.total", "100")]).await;
    let page = save(&mut manager, "1", &[("schedule", "custom")]).await;
    assert!(page.says("Saved. No period was changed."), "{}", page.text());
    assert_eq!(page.input("own[p2.starts]").as_deref(), Some("2026-04-01"));
    let own = [
        ("schedule", "custom"),
        ("own[p1.starts]", "2026-01-01"),
        ("own[p1.ends]", "2026-03-31"),
        // The two exchange their beginnings.
        ("own[p2.starts]", "2026-07-01"),
        ("own[p2.ends]", "2026-08-15"),
        ("own[p3.starts]", "2026-04-01"),
        ("own[p3.ends]", "2026-06-15"),
        ("own[p4.starts]", ""),
        ("own[p4.ends]", ""),
        ("own[x1.starts]", "2026-10-01"),
        ("own[x1.ends]", "2026-11-30"),
    ];
    let page = save(&mut manager, "2", &own).await;
    for days in ["1 Apr 2026 – 15 Jun 2026", "1 Jul 2026 – 15 Aug 2026", "1 Oct 2026 – 30 Nov 2026"] {
        assert!(page.says(days), "{days}: {}", page.text());
    }
    assert_eq!(page.input("own[p3.starts]").as_deref(), Some("2026-04-01"));
    let mut wrong = own;
    wrong[2].1 = "2026-03-30";
    wrong[3].1 = "2026-06-01";
    let page = save(&mut manager, "3", &wrong).await;
    assert!(page.says("it keeps its days: Q1 2026."), "{}", page.text());
    wrong[2].1 = "2026-03-31";
    let page = save(&mut manager, "3", &wrong).await;
    assert!(page.says("This period shares a day with one above it."), "{}", page.text());
}

/// The four quarters as periods of the project's own, the first of them with this name.
fn named(name: &str) -> [(&str, &str); 10] {
    [
        ("schedule", "custom"),
        ("own[p1.starts]", "2026-01-01"),
        ("own[p1.ends]", "2026-03-31"),
        ("own[p1.name]", name),
        ("own[p2.starts]", "2026-04-01"),
        ("own[p2.ends]", "2026-06-30"),
        ("own[p3.starts]", "2026-07-01"),
        ("own[p3.ends]", "2026-09-30"),
        ("own[p4.starts]", "2026-10-01"),
        ("own[p4.ends]", "2026-12-31"),
    ]
}

#[tokio::test]
async fn a_period_of_its_own_is_called_by_its_name_wherever_it_is_meant() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 1, "submit", &[("1.total", "100")]).await;
    save(&mut manager, "1", &[("schedule", "custom")]).await;
    let name = "Inception\r\nphase <b>\0";
    let shown = "Inception phase <b>";
    let page = look(&mut manager, &named("Inception+phase+%3Cb%3E")).await;
    assert!(page.says(&format!("1 period gets another name: Q1 2026 → {shown}")), "{}", page.text());
    assert!(page.says("3 periods stay as they are.") && !page.says("other days"), "{}", page.text());
    let page = save(&mut manager, "2", &named(name)).await;
    assert!(page.says("Saved. 1 period was changed."), "{}", page.text());
    assert!(page.says(&format!("{shown} 1 Jan 2026 – 31 Mar 2026")), "{}", page.text());
    assert_eq!(page.input("own[p1.name]").as_deref(), Some("Inception phase &lt;b&gt;"));

    let page = manager.get(&grid(1)).await;
    assert!(page.says(&format!("{shown} Q2 2026 ›")) && page.says("1 Jan 2026 – 31 Mar 2026 · due"), "{}", page.text());
    let page = manager.get("/projects/DP.1649/progress?indicator=1").await;
    assert!(page.says(&format!("{shown} Q1 2026 · due 12 May 2026")), "{}", page.text());
    for (reviews, path, said) in [
        (false, "/projects/DP.1649/progress/1/1", format!("‹ Progress, {shown}")),
        (false, "/", format!("Progress {shown}")),
        (true, "/", format!("Review 1 value of {shown}")),
        (true, "/?view=mission&office=1", format!("DP.1649 {shown}")),
        (true, "/projects/DP.1649/matrix/targets?indicator=1", shown.to_owned()),
    ] {
        let page = if reviews { reviewer.get(path).await } else { manager.get(path).await };
        assert!(page.says(&said), "{path}: {}", page.text());
    }
    let page = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert!(page.says("Inception phase <b>: 2026-01-01 – 2026-03-31"), "{}", page.text());
    let file = manager.download("/projects/DP.1649/progress.xlsx?period=2").await;
    assert!(row(&file.bytes, "1.1-a").contains_key(&format!("{shown}, approved")));
    let file = manager.download("/projects/DP.1649/progress.xlsx?period=1").await;
    assert_eq!(file.disposition, "attachment; filename=\"DP.1649-Q1-2026.xlsx\"");

    // A calendar has names of its own; what was reported stays, with its name.
    let page = save(&mut manager, "3", &[("schedule", "quarterly")]).await;
    assert!(page.says("Saved. No period was changed.") && page.says(shown), "{}", page.text());
}

#[tokio::test]
async fn a_name_is_optional_short_and_another_for_each_period() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    save(&mut manager, "1", &[("schedule", "custom")]).await;
    let long = "é".repeat(61);
    let cases = [
        (named(&long), "This has 61 characters; at most 60 are kept."),
        (named("q4 2026"), "Another period is called “Q4 2026”, too."),
    ];
    for (fields, said) in cases {
        let page = save(&mut manager, "2", &fields).await;
        assert!(page.says(said), "{said}: {}", page.text());
        let typed = fields.iter().find(|(name, _)| *name == "own[p1.name]").unwrap().1;
        assert_eq!(page.input("own[p1.name]").as_deref(), Some(typed), "what was typed is kept");
    }
    let with = |more: &[(&'static str, &'static str)]| [&named("")[..], more].concat();
    let page = save(&mut manager, "2", &with(&[("own[x1.name]", "Closure")])).await;
    assert!(page.says("2 things must be corrected"), "a name without days: {}", page.text());
    let longest = "é".repeat(60);
    let page = save(&mut manager, "2", &named(&longest)).await;
    assert!(page.says(&longest), "{}", page.text());
    let page = save(&mut manager, "3", &named(" ")).await;
    assert!(!page.says(&longest) && page.says("Q1 2026"), "a blank takes it away: {}", page.text());
}

#[tokio::test]
async fn a_script_names_periods_of_its_own() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let address = "/projects/DP.1649/schedule";
    let sent = |version: i64, periods: serde_json::Value| {
        json!({
            "version": version, "title": "Rights", "starts": "2026-01-01", "ends": "2026-12-31",
            "schedule": "custom", "due_after_days": 42, "periods": periods
        })
    };
    let pilot = json!({ "id": 1, "starts": "2026-01-01", "ends": "2026-03-31", "name": "Pilot" });
    let rest = json!({ "id": 2, "starts": "2026-04-01", "ends": "2026-12-31" });
    let read = manager.put(address, sent(1, json!([pilot, rest]))).await.with(200);
    let names = |read: &serde_json::Value, field: &str| {
        let periods = read.as_array().unwrap().iter().map(|period| period[field].clone()).collect::<Vec<_>>();
        json!(periods)
    };
    assert_eq!(names(&read["periods"], "name"), json!(["Pilot", null]));
    assert_eq!(names(&read["periods"], "label"), json!(["Pilot", "1 Apr – 31 Dec 2026"]));
    let listed = manager.get("/projects/DP.1649/periods").await.with(200);
    assert_eq!(names(&listed["items"], "name"), json!(["Pilot", null]));
    // Who does not speak of names leaves them; an empty one is taken away.
    let silent = json!({ "id": 1, "starts": "2026-01-01", "ends": "2026-03-30" });
    let second = json!({ "id": 2, "starts": "2026-03-31", "ends": "2026-12-31", "name": "" });
    let read = manager.put(address, sent(2, json!([silent, second]))).await.with(200);
    assert_eq!(names(&read["periods"], "name"), json!(["Pilot", null]));
    let alike = json!({ "starts": "2026-03-31", "ends": "2026-12-31", "name": "PILOT" });
    let reply = manager.put(address, sent(3, json!([silent, alike]))).await;
    assert_eq!(reply.errors(), [("periods[1].name", "period-name-taken")]);
    let emptied = json!({ "id": 1, "starts": "2026-01-01", "ends": "2026-12-31", "name": "" });
    let read = manager.put(address, sent(3, json!([emptied]))).await.with(200);
    assert_eq!(names(&read["periods"], "label"), json!(["2026"]));
}

#[tokio::test]
async fn a_lock_holds_the_periods_that_it_covers() {
    let world = World::new().await;
    let mut endorser = world.browser(Who::Endorser).await;
    let lock =
        [("place", "project"), ("project", "DP.1649"), ("through", "2026-12-31"), ("reason", "The books are closed")];
    endorser.submit("/api/lock_set", &lock).await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = save(&mut manager, "1", &[("ends", "2026-09-30")]).await;
    assert!(page.says("The books are closed"), "{}", page.text());
    let page = save(&mut manager, "1", &[("ends", "2027-03-31")]).await;
    assert!(page.says("Saved. 1 period was changed."), "what comes after it is free: {}", page.text());
}

#[tokio::test]
async fn the_second_editor_sees_both_values_and_decides() {
    let world = World::new().await;
    let mut first = world.browser(Who::ProjectManager).await;
    let mut second = world.browser(Who::Administrator).await;
    save(&mut first, "1", &[("ends", "2027-06-30")]).await;
    let page = save(&mut second, "1", &[("ends", "2027-03-31")]).await;
    assert!(page.says("Project manager changed this on 24 Nov 2026, 12:00 (UTC)"), "{}", page.text());
    assert!(page.says("Now there: “2027-06-30”.") && page.body.contains("value=\"2027-03-31\""), "{}", page.text());
    let version = page.input("version").unwrap();
    let page = save(&mut second, &version, &[("ends", "2027-03-31")]).await;
    assert!(page.says("Saved. 1 period was changed."), "{}", page.text());
}

#[tokio::test]
async fn who_may_not_change_it_reads_it() {
    let world = World::new().await;
    for who in [Who::Viewer, Who::ProjectStaff, Who::Endorser, Who::Auditor] {
        let page = world.browser(who).await.get(EDIT).await;
        assert!(page.says("Q4 2026") && !page.body.contains("name=\"ends\""), "{who:?}: {}", page.text());
    }
}

#[tokio::test]
async fn a_script_reads_and_puts_it() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let address = "/projects/DP.1649/schedule";
    let read = manager.get(address).await.with(200);
    assert_eq!((&read["due_after_days"], &read["periods"][3]["label"]), (&json!(42), &json!("Q4 2026")));
    let sent = json!({
        "version": 1, "title": "Rights", "starts": "2026-01-01", "ends": "2027-03-31", "schedule": "quarterly",
        "due_after_days": 42
    });
    let read = manager.put(address, sent.clone()).await.with(200);
    assert_eq!((&read["version"], &read["title"]), (&json!(2), &json!("Rights")));
    assert_eq!(read["periods"].as_array().unwrap().len(), 5);
    let mut stale = sent;
    stale["ends"] = json!("2027-06-30");
    let reply = manager.put(address, stale.clone()).await;
    assert_eq!((reply.status, reply.errors()), (409, vec![("", "changed-meanwhile"), ("ends", "present-value")]));
    stale["version"] = json!(2);
    stale["due_after_days"] = json!(400);
    assert_eq!(manager.put(address, stale.clone()).await.errors(), [("due_after_days", "not-days")]);
    stale["due_after_days"] = json!(42);
    stale["schedule"] = json!("custom");
    stale["periods"] = json!([{ "id": 1, "starts": "2026-01-01", "ends": "2025-12-31" }]);
    assert_eq!(manager.put(address, stale).await.errors(), [("periods[0].ends", "ends-before-start")]);
}
