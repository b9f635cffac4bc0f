use serde_json::json;

use super::{MIGOF, save};
use crate::support::{Browser, Page, Who, World};

async fn add(browser: &mut Browser, code: &str, [first, last]: [&str; 2], copy_of: &str) -> Page {
    let fields =
        [("code", code), ("title", "Frame of new years"), ("first", first), ("last", last), ("copy_of", copy_of)];
    browser.submit("/api/framework_add", &fields).await
}

#[tokio::test]
async fn new_years_are_a_copy_whose_targets_and_links_are_its_own() {
    let world = World::new().await;
    crate::link::linked(&world).await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let outcome = [("framework", "MIGOF"), ("area", "1"), ("statement", "Laws are kept")];
    analyst.submit("/api/framework_save_result", &outcome).await;
    let output = [("framework", "MIGOF"), ("parent", "1"), ("statement", "Judges are trained")];
    analyst.submit("/api/framework_save_result", &output).await;
    save(&mut analyst, &[("result", "2")]).await;
    let page = add(&mut analyst, "migof-2029", ["2029", "2032"], "MIGOF").await;
    assert!(
        page.says("The framework is there.") && page.says("MIGOF-2029, 2029–2032 · Made of MIGOF"),
        "{}",
        page.text()
    );
    for said in ["P1 · Principle 1", "Outcome 1", "Output 1.1", "P1.1 · Officials trained on rights", "of output 1.1"]
    {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    let client = world.client(Who::Viewer).await;
    let copy = client.get("/frameworks/MIGOF-2029").await.with(200);
    let first = &copy["areas"][0]["indicators"][0];
    assert_eq!((&first["target"], &first["links"], &first["version"]), (&json!(null), &json!(0), &json!(1)));
    let old = client.get("/frameworks/MIGOF").await.with(200);
    let first = &old["areas"][0]["indicators"][0];
    assert_eq!((&first["target"], &first["links"]), (&json!("1000"), &json!(1)));
    let list = analyst.get("/results/frameworks").await;
    assert!(list.says("Made of MIGOF") && list.says("2025–2028 1 2 1"), "{}", list.text());
    let results = analyst.get("/results?framework=MIGOF-2029").await;
    assert!(results.says("Officials trained on rights"), "{}", results.text());
    assert!(analyst.get("/results?framework=MIGOF").await.says("1 000"), "the older one stays");
    assert!(world.browser(Who::Auditor).await.get("/audit/log").await.says("Framework added"));
}

#[tokio::test]
async fn mistakes_are_named_at_their_fields() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    for (code, years, copy_of, problem) in [
        ("migof", ["2029", "2032"], "", "MIGOF is taken"),
        ("no code", ["2029", "2032"], "", "A code has letters, digits, dots and dashes"),
        ("NEW", ["2032", "2029"], "", "The last year is not before the first"),
        ("NEW", ["2029", "2099"], "", "there are at most 20"),
        ("NEW", ["soon", "2032"], "", "A year has four digits."),
        ("NEW", ["2029", "2032"], "NONE", "There is no such framework."),
    ] {
        let page = add(&mut analyst, code, years, copy_of).await;
        assert!(page.says(problem), "{code} {years:?}: {}", page.text());
        assert_eq!(page.input("code").as_deref(), Some(code), "what was typed stays");
    }
    assert_eq!(analyst.get("/results/frameworks/NEW").await.status, 404);
}

#[tokio::test]
async fn title_and_years_change_but_no_target_is_left_outside() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let targets = [("framework", "MIGOF"), ("corporate", "1"), ("version", "1"), ("targets[y2028]", "300")];
    analyst.submit("/api/framework_set_targets", &targets).await;
    let revise = |version, last| {
        [("framework", "MIGOF"), ("version", version), ("title", "Governance"), ("first", "2025"), ("last", last)]
    };
    let page = analyst.submit("/api/framework_revise", &revise("1", "2027")).await;
    assert!(page.says("There is a target for 2028."), "{}", page.text());
    let page = analyst.submit("/api/framework_revise", &revise("1", "2030")).await;
    assert!(page.says("Saved.") && page.says("MIGOF, 2025–2030"), "{}", page.text());
    let page = analyst.submit("/api/framework_revise", &revise("1", "2029")).await;
    assert!(page.says("changed this on") && page.says("Now there: “2030”."), "{}", page.text());
    let client = world.client(Who::HeadquartersAnalyst).await;
    let sent = json!({ "version": 1, "title": "Other", "first": 2025, "last": 2030 });
    assert_eq!(client.put("/frameworks/MIGOF", sent).await.status, 409);
}

#[tokio::test]
async fn only_headquarters_changes_and_everybody_reads() {
    let world = World::new().await;
    for who in [Who::ProjectManager, Who::Endorser, Who::Viewer, Who::FundManager] {
        let mut browser = world.browser(who).await;
        assert_eq!(browser.post("/api/framework_add", &[("code", "NEW")]).await.status, 403, "{who:?}");
        let page = browser.get(MIGOF).await;
        assert!(page.says("P1.1 · Officials trained on rights") && !page.body.contains("?open="), "{who:?}");
        let page = browser.get(&format!("{MIGOF}?open=area-1")).await;
        assert!(!page.body.contains("/api/framework"), "{who:?}: no form is drawn");
    }
    let mut administrator = world.browser(Who::Administrator).await;
    assert!(administrator.get(&format!("{MIGOF}?open=area-1")).await.body.contains("/api/framework_save_area"));
    assert_eq!(administrator.get(&format!("{MIGOF}?open=area-9")).await.status, 404);
    assert_eq!(administrator.get("/results/frameworks/NONE").await.status, 404);
}
