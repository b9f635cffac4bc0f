use super::{MATRIX, holds, only_for_planners};
use crate::support::{Who, World};

const REVISE: &str = "/api/matrix_revise_node";

fn form<'a>(version: &'a str, statement: &'a str, assumptions: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("project", "DP.1649"),
        ("node", "3"),
        ("version", version),
        ("statement", statement),
        ("assumptions", assumptions),
    ]
}

#[tokio::test]
async fn changes_statement_and_assumptions() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.submit(REVISE, &form("1", "Officials <trained> & tested", "")).await;
    assert!(page.says("Output 1.1 Officials <trained> & tested Edit output 1.1 Saved."), "{}", page.text());
    let opened = manager.get(&format!("{MATRIX}?edit=node-3")).await;
    assert_eq!(opened.input("version").as_deref(), Some("2"));
}

#[tokio::test]
async fn what_does_not_differ_is_no_new_version() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let same = form("1", "Officials trained on identification and referral", "Partners release their staff");
    manager.submit(REVISE, &same).await;
    let opened = manager.get(&format!("{MATRIX}?edit=node-3")).await;
    assert_eq!(opened.input("version").as_deref(), Some("1"));
}

#[tokio::test]
async fn the_second_editor_sees_both_and_decides() {
    let world = World::new().await;
    let mut first = world.browser(Who::ProjectManager).await;
    let mut second = world.browser(Who::Administrator).await;
    first.submit(REVISE, &form("1", "The first wording", "Partners release their staff")).await;
    let page = second.submit(REVISE, &form("1", "The second wording", "Partners release their staff")).await;
    assert!(page.says("Project manager changed this on 24 Nov 2026, 12:00 (UTC)"), "{}", page.text());
    assert!(page.says("Now there: “The first wording”.") && holds(&page, "The second wording"), "{}", page.text());
    assert_eq!(page.text().matches("Now there:").count(), 1, "the assumptions do not differ");
    let version = page.input("version").unwrap();
    assert_eq!(version, "2", "saving again is a decision");
    let page = second.submit(REVISE, &form(&version, "The second wording", "")).await;
    assert!(page.says("Output 1.1 The second wording"), "{}", page.text());
}

#[tokio::test]
async fn a_mistake_does_not_renew_a_stale_version() {
    let world = World::new().await;
    let mut first = world.browser(Who::ProjectManager).await;
    let mut second = world.browser(Who::Administrator).await;
    first.submit(REVISE, &form("1", "The first wording", "")).await;
    let page = second.submit(REVISE, &form("1", "", "")).await;
    assert!(page.says("This cannot be left blank."), "{}", page.text());
    assert_eq!(page.input("version").as_deref(), Some("1"), "else the next save would overwrite unseen");
}

#[tokio::test]
async fn the_objective_carries_no_assumption() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let fields = [
        ("project", "DP.1649"),
        ("node", "1"),
        ("version", "1"),
        ("statement", "Migrants enjoy their rights"),
        ("assumptions", "All goes well"),
    ];
    let page = manager.submit(REVISE, &fields).await;
    assert!(page.says("The objective carries no assumption."), "{}", page.text());
    let page = manager.get(MATRIX).await;
    assert!(page.says("Migrants in Rwanda enjoy their rights") && !page.says("All goes well"), "{}", page.text());
}

#[tokio::test]
async fn what_was_retired_meanwhile_says_so() {
    let world = World::new().await;
    let mut first = world.browser(Who::ProjectManager).await;
    first.post("/api/matrix_retire_node", &[("project", "DP.1649"), ("node", "4"), ("version", "1")]).await;
    let fields = [("project", "DP.1649"), ("node", "4"), ("version", "1"), ("statement", "Too late")];
    let page = world.browser(Who::Administrator).await.submit(REVISE, &fields).await;
    assert!(page.says("Project manager retired this on 24 Nov 2026, 12:00 (UTC)."), "{}", page.text());
}

#[tokio::test]
async fn a_row_that_never_was_is_not_found() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    for node in ["999", "three", ""] {
        let fields = [("project", "DP.1649"), ("node", node), ("version", "1"), ("statement", "Lost")];
        assert_eq!(manager.post(REVISE, &fields).await.status, 404, "{node}");
    }
}

#[tokio::test]
async fn only_project_managers_and_administrators() {
    only_for_planners(REVISE, &form("1", "Not mine", "")).await;
}
