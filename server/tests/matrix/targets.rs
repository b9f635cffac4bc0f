use backend::insert::actual::{NewActual, actual};
use domain::{
    approval::ActualState,
    indicator::Kind,
    value::{Reported, Value},
};

use super::{holds, indicator, only_for_planners};
use crate::support::{Browser, Page, Who, World};

const TARGETS: &str = "/projects/DP.1649/matrix/targets";
const REVISE: &str = "/api/target_revise";

/// Types targets of an indicator and opens the page to which that leads.
async fn plan(browser: &mut Browser, indicator: &str, version: &str, cells: &[(&str, &str)]) -> Page {
    let names: Vec<String> = cells.iter().map(|(name, _)| format!("cells[{name}]")).collect();
    let mut fields = vec![("project", "DP.1649"), ("indicator", indicator), ("version", version)];
    fields.extend(names.iter().map(String::as_str).zip(cells.iter().map(|(_, text)| *text)));
    browser.submit(REVISE, &fields).await
}

/// An approved value, as though it had been reported and reviewed.
async fn approved(world: &World, indicator: i64, kind: Kind, period: i64, total: &str) {
    let tx = world.arrange().await;
    let new = NewActual {
        indicator: world.indicator(indicator),
        period: world.period(period),
        version: 1,
        state: ActualState::Approved,
        reported: Reported::whole(Value::parse(kind, total).unwrap()),
        narrative: None,
        author: 1,
        submitted: None,
        reviewed: None,
        note: None,
        recorded_at: tx.now(),
        superseded_at: None,
    };
    actual(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn are_typed_for_the_whole_the_periods_and_their_cells() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.get(TARGETS).await;
    assert!(page.says("1.1-a Officials trained 400 none"), "{}", page.text());
    let typed = [
        ("p1.total", "0"),
        ("p2.total", "100"),
        ("p2.sex.female", "60"),
        ("p3.total", ""),
        ("whole.sex.female", "250"),
        ("whole.total", "400"),
    ];
    let page = plan(&mut manager, "1", "1", &typed).await;
    assert!(page.says("4 targets saved."), "{}", page.text());
    assert_eq!(page.input("version").as_deref(), Some("2"));
    assert_eq!(page.input("cells[p1.total]").as_deref(), Some("0"), "zero is a target");
    assert_eq!(page.input("cells[p3.total]").as_deref(), Some(""), "a blank is none");
    assert!(page.says("The periods together 100"), "{}", page.text());
    let page = manager.get(TARGETS).await;
    assert!(page.says("1.1-a Officials trained 400 2"), "{}", page.text());
    let page = plan(&mut manager, "1", "2", &typed).await;
    assert!(page.says("Nothing was changed."), "{}", page.text());

    let page = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert!(page.says("Targets revised") && page.says("Q2 2026 · sex.female"), "{}", page.text());
    let page = world.browser(Who::Viewer).await.get(&format!("{TARGETS}?indicator=1")).await;
    assert!(page.says("Q2 2026 100 60") && !page.body.contains(REVISE), "{}", page.text());
}

#[tokio::test]
async fn earlier_ones_are_kept_with_who_set_them_and_until_when() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    plan(&mut manager, "1", "1", &[("p2.total", "100")]).await;
    let page = plan(&mut manager, "1", "2", &[("p2.total", "120"), ("whole.total", "")]).await;
    let text = page.text();
    let (_, kept) = text.split_once("Earlier targets").expect("they are shown");
    assert!(kept.contains("Q2 2026 · Total 100 Project manager 24 Nov 2026, 12:00"), "{kept}");
    assert!(kept.contains("The whole project · Total 400"), "{kept}");
    let matrix = manager.get("/projects/DP.1649/matrix").await;
    assert!(matrix.says("Register, counted monthly 0 –"), "the whole has no target any more: {}", matrix.text());
}

#[tokio::test]
async fn one_wrong_cell_keeps_all_of_them_out_and_is_named() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = plan(&mut manager, "1", "1", &[("p1.total", "50"), ("p2.sex.male", "many"), ("p9.total", "1")]).await;
    assert!(page.says("Male: “many” is not a number."), "{}", page.text());
    assert!(holds(&page, "50") && holds(&page, "many"), "what was typed is kept");
    let page = manager.get(&format!("{TARGETS}?indicator=1")).await;
    assert_eq!(page.input("cells[p1.total]").as_deref(), Some(""), "nothing was written");
    let page = plan(&mut manager, "2", "1", &[("p1.total", "26")]).await;
    assert!(page.says("26/31"), "a percentage is two numbers: {}", page.text());
}

#[tokio::test]
async fn what_does_not_fit_together_is_a_doubt_and_no_error() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let quarters = [("p1.total", "50"), ("p2.total", "100"), ("p3.total", "100"), ("p4.total", "100")];
    let page = plan(&mut manager, "1", "1", &quarters).await;
    assert!(page.says("The targets of the periods add to 350; the whole project promises 400."), "{}", page.text());
    let page =
        plan(&mut manager, "1", "2", &[("p4.total", "150"), ("p1.sex.female", "40"), ("p1.sex.male", "20")]).await;
    assert!(!page.says("The targets of the periods add to"), "{}", page.text());
    assert!(page.says("Q1 2026: by sex the targets add to 60, above the 50 of the total."), "{}", page.text());
    let page = plan(&mut manager, "3", "1", &[("p4.total", "12")]).await;
    assert!(page.says("The last period promises 12; the whole project promises 10."), "{}", page.text());
}

#[tokio::test]
async fn the_second_editor_sees_both_values_and_decides() {
    let world = World::new().await;
    let mut first = world.browser(Who::ProjectManager).await;
    let mut second = world.browser(Who::Administrator).await;
    plan(&mut first, "1", "1", &[("p1.total", "50"), ("p2.total", "100")]).await;
    let page = plan(&mut second, "1", "1", &[("p1.total", "70"), ("p2.total", "100")]).await;
    assert!(page.says("Project manager changed this on 24 Nov 2026, 12:00 (UTC)"), "{}", page.text());
    assert!(page.says("Now there: “50”.") && holds(&page, "70"), "{}", page.text());
    assert_eq!(page.text().matches("Now there:").count(), 1, "the other cell is the same: {}", page.text());
    let version = page.input("version").unwrap();
    let page = plan(&mut second, "1", &version, &[("p1.total", "70"), ("p2.total", "100")]).await;
    assert!(page.says("1 target saved."), "{}", page.text());
}

#[tokio::test]
async fn another_kind_withdraws_those_of_periods() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    plan(&mut manager, "1", "1", &[("p1.total", "50"), ("whole.sex.female", "10")]).await;
    let ratio = [("indicator", "1"), ("kind", "percentage"), ("baseline", ""), ("target", "85/100"), ("version", "2")];
    manager.submit("/api/matrix_revise_indicator", &indicator(&ratio)).await;
    let page = manager.get(&format!("{TARGETS}?indicator=1")).await;
    assert_eq!((page.status, page.input("cells[p1.total]").as_deref()), (200, Some("")), "{}", page.text());
}

#[tokio::test]
async fn stand_beside_the_values_and_make_the_status() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    approved(&world, 1, Kind::Count, 1, "10").await;
    approved(&world, 1, Kind::Count, 2, "40").await;
    // Three quarters were due by November: 50 of 400 are far behind three quarters of the time.
    let page = manager.get("/projects/DP.1649").await;
    assert!(page.says("0 of 3") && page.says("0 at risk · 1 off track · 2 unknown"), "{}", page.text());
    assert!(page.says("Time passed 74.7 % to 30 Sep 2026"), "{}", page.text());
    // But the plan begins slowly, and is kept.
    let slow =
        [("p1.total", "10"), ("p2.total", "40"), ("p2.sex.female", "25"), ("p3.total", "0"), ("p4.total", "350")];
    plan(&mut manager, "1", "1", &slow).await;
    let page = manager.get("/projects/DP.1649").await;
    assert!(page.says("1 of 3"), "{}", page.text());
    let page = manager.get("/projects/DP.1649/progress?period=2").await;
    assert!(page.says("400 40 in this period") && page.says("of 25"), "{}", page.text());
    assert!(page.body.contains("the targets of these periods are 10, 40"), "{}", page.body);
    let reply = world.client(Who::Viewer).await.get("/projects/DP.1649/progress").await.with(200);
    let expected = &reply["items"][0]["expected"];
    assert_eq!(
        (&expected["by"], &expected["value"], &expected["share"]),
        (&"target".into(), &"50".into(), &"0.125".into())
    );
    assert_eq!(reply["items"][1]["expected"]["by"], "time");
}

#[tokio::test]
async fn only_who_plans_may() {
    only_for_planners(
        REVISE,
        &[("project", "DP.1649"), ("indicator", "1"), ("version", "1"), ("cells[p1.total]", "5")],
    )
    .await;
}

#[tokio::test]
async fn a_script_reads_and_puts_them() {
    use serde_json::json;
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let address = "/projects/DP.1649/matrix/indicators/1/targets";
    let targets = manager.get(address).await.with(200);
    assert_eq!(targets["targets"], json!([{ "period": null, "axis": null, "category": null, "value": "400" }]));
    let sent = json!({ "version": 1, "targets": [
        { "period": 1, "value": "50" },
        { "period": 1, "axis": "sex", "category": "female", "value": "60" },
        { "value": "40" },
    ] });
    let targets = manager.put(address, sent.clone()).await.with(200);
    assert_eq!((&targets["version"], targets["targets"].as_array().unwrap().len()), (&json!(2), 3));
    let codes: Vec<_> = targets["doubts"].as_array().unwrap().iter().map(|doubt| doubt["code"].as_str()).collect();
    assert_eq!(codes, [Some("cells-above"), Some("sum-differs")]);
    let mut stale = sent;
    stale["targets"][0]["value"] = json!("55");
    let reply = manager.put(address, stale.clone()).await;
    assert_eq!((reply.status, reply.errors()[1]), (409, ("targets[0].value", "present-value")));
    stale["version"] = json!(2);
    stale["targets"][1]["category"] = json!("other");
    let reply = manager.put(address, stale).await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("targets[1].value", "not-a-cell")]));
    let twice = json!({ "version": 2, "targets": [{ "value": null }, { "value": "1" }] });
    assert_eq!(manager.put(address, twice).await.errors(), [("targets[1]", "twice")]);
    let cleared = json!({ "version": 2, "targets": [{ "value": null }] });
    assert_eq!(manager.put(address, cleared).await.with(200)["targets"].as_array().unwrap().len(), 2);
}
