use crate::support::{Who, World};

#[tokio::test]
async fn shows_what_the_scope_covers_and_no_more() {
    let world = World::new().await;
    for (who, sees) in [
        (Who::ProjectManager, true),
        (Who::ProjectStaff, true),
        (Who::Reviewer, true),
        (Who::Auditor, true),
        (Who::Viewer, true),
        (Who::Stranger, false),
    ] {
        let page = world.browser(who).await.get("/projects").await;
        assert_eq!(page.status, 200);
        assert_eq!(page.says("DP.1649"), sees, "{who:?}");
    }
}

#[tokio::test]
async fn searches_in_any_case_and_takes_wildcards_as_letters() {
    let world = World::new().await;
    let mut browser = world.browser(Who::Viewer).await;
    for (query, found) in [
        ("q=TRAFFICKING", true),
        ("q=dp.16", true),
        ("q=%25", false),
        ("q=_", false),
        ("q=%27", false),
        ("state=closed", false),
        ("state=active", true),
    ] {
        let page = browser.get(&format!("/projects?{query}")).await;
        assert_eq!(page.status, 200, "{query}");
        assert_eq!(page.says("Fulfilling migrants’ rights"), found, "{query}");
    }
}
