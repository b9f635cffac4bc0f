use super::{link, offered, saved};
use crate::support::{Who, World};

#[tokio::test]
async fn a_view_is_kept_as_the_page_writes_it_and_opens_again() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let query = "state=active&q=Water&colour=red&page=3&warning=nonsense&sort=code&view=map&measure=overdue";
    let page = saved(&mut analyst, "  Late   in the region ", query, "").await;
    assert!(page.says("The view “Late in the region” is saved."), "{}", page.text());
    let href = link(&page, "Late in the region").unwrap();
    assert_eq!(
        href, "/projects?q=Water&state=active&view=map&measure=overdue",
        "what is none of its words is left out"
    );
    assert_eq!(analyst.get(&href).await.status, 200);
    for who in [Who::Administrator, Who::Viewer, Who::Stranger] {
        assert!(!offered(&world, who, "Late in the region").await, "{who:?}: it is the analyst's own");
    }
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert!(log.says("View saved"), "{}", log.text());
}

#[tokio::test]
async fn a_shared_one_is_seen_by_everybody() {
    let world = World::new().await;
    let mut viewer = world.browser(Who::Viewer).await;
    saved(&mut viewer, "Ended", "warning=ended-active", "yes").await;
    for who in [Who::Administrator, Who::Stranger, Who::ProjectStaff] {
        let page = world.browser(who).await.get("/projects").await;
        assert_eq!(link(&page, "Ended").as_deref(), Some("/projects?warning=ended-active"), "{who:?}");
        assert!(page.says("shared by Viewer") && !page.body.contains("/api/view_revise"), "{}", page.text());
    }
}

#[tokio::test]
async fn a_name_is_needed_and_is_there_once() {
    let world = World::new().await;
    let mut viewer = world.browser(Who::Viewer).await;
    for (name, says) in [("  ", "Give the view a name."), (&*"n".repeat(81), "The name has more than 80 letters.")] {
        let page = saved(&mut viewer, name, "state=active", "yes").await;
        assert!(page.says(says), "{}", page.text());
        assert!(page.body.contains("name=\"query\" value=\"state=active\""), "the filters are still there");
    }
    saved(&mut viewer, "Mine", "state=active", "").await;
    let page = saved(&mut viewer, "Mine", "state=closed", "").await;
    assert!(page.says("You have a view “Mine” of this page already"), "{}", page.text());
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    assert!(saved(&mut analyst, "Mine", "state=closed", "").await.says("is saved"), "names are each person's own");
    for nth in 1..50 {
        saved(&mut viewer, &format!("View {nth}"), "", "").await;
    }
    let page = saved(&mut viewer, "One too many", "", "").await;
    assert!(page.says("You have 50 views of this page"), "{}", page.text());
    assert_eq!(viewer.post("/api/view_save", &[("page", "funding"), ("name", "x")]).await.status, 404);
}
