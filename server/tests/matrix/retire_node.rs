use serde_json::json;

use super::{MATRIX, only_for_planners};
use crate::{
    budget,
    support::{Who, World},
};

const RETIRE: &str = "/api/matrix_retire_node";

#[tokio::test]
async fn an_empty_row_leaves_the_matrix() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    assert!(manager.get(&format!("{MATRIX}?edit=node-4")).await.says("Retire activity 1.1.1"));
    let answer = manager.post(RETIRE, &[("project", "DP.1649"), ("node", "4"), ("version", "1")]).await;
    assert_eq!(answer.location, Some(format!("{MATRIX}?at=node-3#node-3")), "back to the row above");
    let page = manager.get(&format!("{MATRIX}?at=node-3")).await;
    assert!(page.says("Retired.") && !page.says("Train officials in four districts"), "{}", page.text());
}

#[tokio::test]
async fn a_row_with_something_under_it_stays() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    assert!(manager.get(&format!("{MATRIX}?edit=node-3")).await.says("now there is 1 row and 3 indicators"));
    for node in ["1", "2", "3"] {
        let page = manager.submit(RETIRE, &[("project", "DP.1649"), ("node", node), ("version", "1")]).await;
        assert!(page.says("Rows or indicators still stand under it."), "{node}: {}", page.text());
    }
    // Its activity gone, the output still has indicators.
    manager.post(RETIRE, &[("project", "DP.1649"), ("node", "4"), ("version", "1")]).await;
    let page = manager.submit(RETIRE, &[("project", "DP.1649"), ("node", "3"), ("version", "1")]).await;
    assert!(page.says("Rows or indicators still stand under it."), "{}", page.text());
}

#[tokio::test]
async fn a_stale_version_is_refused() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let revised = [("project", "DP.1649"), ("node", "4"), ("version", "1"), ("statement", "Train judges")];
    manager.post("/api/matrix_revise_node", &revised).await;
    let page = manager.submit(RETIRE, &[("project", "DP.1649"), ("node", "4"), ("version", "1")]).await;
    assert!(page.says("Project manager changed this on"), "{}", page.text());
    assert!(manager.get(MATRIX).await.says("Train judges"));
}

#[tokio::test]
async fn only_project_managers_and_administrators() {
    only_for_planners(RETIRE, &[("project", "DP.1649"), ("node", "4"), ("version", "1")]).await;
}

#[tokio::test]
async fn the_lines_of_the_budget_that_are_tied_to_it_are_named_before() {
    let world = World::new().await;
    let api = world.client(Who::ProjectManager).await;
    let lines = json!([
        budget::line("operational", Some(4), "Trainers", ["2", "USD", "600.00", ""]),
        budget::line("operational", Some(4), "Rooms", ["1", "JPY", "9000", ""]),
        budget::line("operational", Some(3), "Courses", ["1", "USD", "7.00", ""]),
    ]);
    budget::put(&api, lines).await;
    let page = world.browser(Who::ProjectManager).await.get(&format!("{MATRIX}?edit=node-4")).await;
    let said = "2 budget lines of USD 1 200.00 (and 1 not converted) are tied to it";
    assert!(page.says(said), "{}", page.text());
}
