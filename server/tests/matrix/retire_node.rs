use super::{MATRIX, only_for_planners};
use crate::support::{Who, World};

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
