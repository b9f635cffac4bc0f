use super::{MATRIX, holds, only_for_planners};
use crate::support::{PASSWORD, Who, World};

const ADD: &str = "/api/matrix_add_node";

#[tokio::test]
async fn adds_a_row_of_every_kind_below_the_objective() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    for (id, kind, parent, shown) in [
        ("5", "outcome", "1", "Outcome 2 Something changes"),
        ("6", "output", "2", "Output 1.2 Something changes"),
        ("7", "activity", "3", "1.1.2 Something changes"),
    ] {
        let fields = [
            ("project", "DP.1649"),
            ("kind", kind),
            ("parent", parent),
            ("statement", " Something changes\r\n"),
            ("assumptions", "It lasts"),
        ];
        let answer = manager.post(ADD, &fields).await;
        assert_eq!(answer.location, Some(format!("{MATRIX}?at=node-{id}#node-{id}")), "{kind}");
        let page = manager.get(&format!("{MATRIX}?at=node-{id}")).await;
        assert!(page.says(shown) && page.says("It lasts") && page.says("Added."), "{}", page.text());
        assert!(!manager.get(MATRIX).await.says("Added."), "said once");
    }
}

#[tokio::test]
async fn an_empty_matrix_begins_with_the_objective() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    for (indicator, version) in [("1", "1"), ("2", "1"), ("3", "1")] {
        let fields = [("project", "DP.1649"), ("indicator", indicator), ("version", version)];
        manager.post("/api/matrix_retire_indicator", &fields).await;
    }
    for node in ["4", "3", "2", "1"] {
        manager.post("/api/matrix_retire_node", &[("project", "DP.1649"), ("node", node), ("version", "1")]).await;
    }
    let page = manager.get(MATRIX).await;
    assert!(page.says("Nothing is promised yet") && page.says("Add the objective"), "{}", page.text());
    assert!(!world.browser(Who::Viewer).await.get(MATRIX).await.says("Add the objective"));

    // An outcome before there is an objective.
    let outcome = [("project", "DP.1649"), ("kind", "outcome"), ("parent", ""), ("statement", "Too early")];
    let page = manager.submit(ADD, &outcome).await;
    assert!(page.says("An outcome stands under the objective"), "{}", page.text());

    let objective = [("project", "DP.1649"), ("kind", "objective"), ("statement", "A new beginning")];
    let page = manager.submit(ADD, &objective).await;
    assert!(page.says("Objective A new beginning"), "{}", page.text());
}

#[tokio::test]
async fn refuses_what_breaks_a_rule_and_keeps_what_was_typed() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let long = "x".repeat(501);
    for (kind, parent, statement, assumptions, says) in [
        ("outcome", "1", "  ", "", "This cannot be left blank."),
        ("outcome", "1", long.as_str(), "", "This has 501 characters; at most 500 are kept."),
        ("outcome", "1", "Kept", long.as_str(), "This has 501 characters; at most 500 are kept."),
        ("activity", "2", "Kept", "", "An outcome stands under the objective"),
        ("outcome", "2", "Kept", "", "An outcome stands under the objective"),
        ("purpose", "1", "Kept", "", "Choose one of the listed answers."),
    ] {
        let fields = [
            ("project", "DP.1649"),
            ("kind", kind),
            ("parent", parent),
            ("statement", statement),
            ("assumptions", assumptions),
        ];
        let page = manager.submit(ADD, &fields).await;
        assert!(page.says(says), "{kind} under {parent}: {}", page.text());
        assert!(holds(&page, statement.trim_end()), "{kind} under {parent} keeps {statement}");
    }
    let second = [("project", "DP.1649"), ("kind", "objective"), ("statement", "Another")];
    let page = manager.submit(ADD, &second).await;
    assert!(page.says("This matrix has an objective already"), "{}", page.text());
    assert!(manager.get(MATRIX).await.says("1 outcome · 1 output · 1 activity · 3 indicators"));
}

#[tokio::test]
async fn a_parent_of_another_project_is_not_there() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let fields = [("project", "DP.1649"), ("kind", "output"), ("parent", "999"), ("statement", "Lost")];
    assert_eq!(manager.post(ADD, &fields).await.status, 404);
    let fields = [("project", "XX.0001"), ("kind", "output"), ("parent", "2"), ("statement", "Lost")];
    assert_eq!(manager.post(ADD, &fields).await.status, 404);
}

#[tokio::test]
async fn what_was_typed_survives_the_end_of_the_session() {
    let world = World::new().await;
    let mut browser = world.nobody();
    let fields = [("project", "DP.1649"), ("kind", "outcome"), ("parent", "1"), ("statement", "Not lost")];
    let answer = browser.post(ADD, &fields).await;
    let login = browser.get(answer.location.as_deref().unwrap()).await;
    let next = login.input("next").unwrap();
    let who = [("email", Who::ProjectManager.email()), ("password", PASSWORD), ("next", next.as_str())];
    let page = browser.submit("/api/sign_in", &who).await;
    assert!(page.says("Your session had ended.") && holds(&page, "Not lost"), "{}", page.text());
}

#[tokio::test]
async fn only_project_managers_and_administrators() {
    let fields = [("project", "DP.1649"), ("kind", "outcome"), ("parent", "1"), ("statement", "Not mine")];
    only_for_planners(ADD, &fields).await;
}
