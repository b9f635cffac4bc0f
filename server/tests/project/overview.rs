use crate::support::{Who, World};

#[tokio::test]
async fn shows_the_project_to_whom_it_is_visible() {
    let world = World::new().await;
    let page = world.browser(Who::Viewer).await.get("/projects/DP.1649").await;
    assert_eq!(page.status, 200);
    assert!(page.says("Women are a third of those who ask for help."));
    assert!(page.says("0 of 3"), "{}", page.text());
}

#[tokio::test]
async fn is_not_there_for_a_stranger_nor_under_a_wrong_code() {
    let world = World::new().await;
    let mut stranger = world.browser(Who::Stranger).await;
    for path in ["/projects/DP.1649", "/projects/DP.0001", "/projects/nonsense"] {
        let page = stranger.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.says("There is no such page"));
    }
}
