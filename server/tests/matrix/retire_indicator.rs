use super::{MATRIX, only_for_planners};
use crate::support::{Who, World};

const RETIRE: &str = "/api/matrix_retire_indicator";

#[tokio::test]
async fn leaves_the_matrix_and_the_rest_is_lettered_anew() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    assert!(manager.get(&format!("{MATRIX}?edit=indicator-1")).await.says("Retire indicator 1.1-a"));
    let answer = manager.post(RETIRE, &[("project", "DP.1649"), ("indicator", "1"), ("version", "1")]).await;
    assert_eq!(answer.location, Some(format!("{MATRIX}?at=node-3#node-3")));
    let page = manager.get(&format!("{MATRIX}?at=node-3")).await;
    assert!(page.says("Retired.") && page.says("2 indicators"), "{}", page.text());
    assert!(page.says("1.1-a Referrals answered in time"), "{}", page.text());
}

#[tokio::test]
async fn a_stale_version_is_refused_and_twice_says_who() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.submit(RETIRE, &[("project", "DP.1649"), ("indicator", "1"), ("version", "7")]).await;
    assert!(page.says("This was changed after you had opened it."), "{}", page.text());
    let fields = [("project", "DP.1649"), ("indicator", "1"), ("version", "1")];
    manager.post(RETIRE, &fields).await;
    let page = manager.submit(RETIRE, &fields).await;
    assert!(page.says("Project manager retired this on"), "{}", page.text());
}

#[tokio::test]
async fn only_project_managers_and_administrators() {
    only_for_planners(RETIRE, &[("project", "DP.1649"), ("indicator", "1"), ("version", "1")]).await;
}
