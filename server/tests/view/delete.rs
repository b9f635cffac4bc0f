use super::{link, offered, saved};
use crate::support::{Who, World};

const POST: &str = "/api/view_delete";

#[tokio::test]
async fn the_owner_deletes_it_and_an_administrator_a_shared_one() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    saved(&mut analyst, "Own", "", "").await;
    saved(&mut analyst, "Shared", "state=active", "yes").await;
    let mut viewer = world.browser(Who::Viewer).await;
    for (view, status) in [("1", 404), ("2", 403), ("9", 404)] {
        assert_eq!(viewer.post(POST, &[("view", view)]).await.status, status, "{view}");
    }
    let mut administrator = world.browser(Who::Administrator).await;
    assert_eq!(administrator.post(POST, &[("view", "1")]).await.status, 404, "it is the analyst's own");
    let page = administrator.submit(POST, &[("view", "2")]).await;
    assert!(page.says("The view is deleted.") && link(&page, "Shared").is_none(), "{}", page.text());
    assert!(!offered(&world, Who::HeadquartersAnalyst, "Shared").await);
    let page = analyst.submit(POST, &[("view", "1")]).await;
    assert!(page.says("The view is deleted.") && page.says("No view is saved yet."), "{}", page.text());
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert_eq!(log.text().matches("View deleted").count(), 2, "{}", log.text());
}
