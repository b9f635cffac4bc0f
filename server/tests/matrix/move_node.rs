use super::{MATRIX, only_for_planners};
use crate::support::{Who, World};

const MOVE: &str = "/api/matrix_move_node";

#[tokio::test]
async fn numbers_follow_the_order() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let added = [("project", "DP.1649"), ("kind", "activity"), ("parent", "3"), ("statement", "Write the course")];
    manager.post("/api/matrix_add_node", &added).await;
    assert!(manager.get(&format!("{MATRIX}?edit=node-5")).await.says("Move activity 1.1.2 up"));
    let up = [("project", "DP.1649"), ("node", "5"), ("version", "1"), ("towards", "start")];
    let page = manager.submit(MOVE, &up).await;
    assert!(page.says("1.1.1 Write the course") && page.says("1.1.2 Train officials"), "{}", page.text());

    let again = [("project", "DP.1649"), ("node", "5"), ("version", "2"), ("towards", "start")];
    assert!(manager.submit(MOVE, &again).await.says("It stands at that end already."));
    let stale = [("project", "DP.1649"), ("node", "5"), ("version", "1"), ("towards", "end")];
    assert!(manager.submit(MOVE, &stale).await.says("Project manager changed this on"));
    let down = [("project", "DP.1649"), ("node", "5"), ("version", "2"), ("towards", "end")];
    let page = manager.submit(MOVE, &down).await;
    assert!(page.says("1.1.1 Train officials") && page.says("1.1.2 Write the course"), "{}", page.text());
}

#[tokio::test]
async fn the_objective_has_no_other_place() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let fields = [("project", "DP.1649"), ("node", "1"), ("version", "1"), ("towards", "end")];
    assert!(manager.submit(MOVE, &fields).await.says("It stands at that end already."));
}

#[tokio::test]
async fn only_project_managers_and_administrators() {
    only_for_planners(MOVE, &[("project", "DP.1649"), ("node", "4"), ("version", "1"), ("towards", "end")]).await;
}
