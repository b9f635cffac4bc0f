use super::{link, saved};
use crate::support::{Who, World};

const POST: &str = "/api/view_revise";

#[tokio::test]
async fn the_owner_renames_shares_and_replaces_it() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    saved(&mut analyst, "Ended", "warning=ended-active", "").await;
    let fields = [("page", "projects"), ("view", "1"), ("version", "1"), ("query", "state=closed")];
    let renamed = [&fields[..], &[("name", "Ended, still open"), ("shared", "yes")]].concat();
    let page = analyst.submit(POST, &renamed).await;
    assert!(page.says("The view “Ended, still open” is changed."), "{}", page.text());
    assert_eq!(link(&page, "Ended, still open").unwrap(), "/projects?warning=ended-active", "the filters stay");

    let stale = [&fields[..], &[("name", "Closed"), ("replace", "yes")]].concat();
    let page = analyst.submit(POST, &stale).await;
    assert!(page.says("was changed after you had opened the page"), "{}", page.text());
    let fields = [("page", "projects"), ("view", "1"), ("version", "2"), ("query", "state=closed")];
    let replaced = [&fields[..], &[("name", "Closed"), ("replace", "yes")]].concat();
    let page = analyst.submit(POST, &replaced).await;
    assert_eq!(link(&page, "Closed").unwrap(), "/projects?state=closed");
    assert!(!page.says("shared with everybody"), "{}", page.text());
}

#[tokio::test]
async fn somebody_elses_is_not_found_or_forbidden() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    saved(&mut analyst, "Own", "", "").await;
    saved(&mut analyst, "Shared", "", "yes").await;
    for who in [Who::Administrator, Who::Viewer] {
        let mut other = world.browser(who).await;
        for (view, status) in [("1", 404), ("2", 403), ("3", 404), ("", 404)] {
            let fields = [("page", "projects"), ("view", view), ("version", "1"), ("name", "Taken")];
            assert_eq!(other.post(POST, &fields).await.status, status, "{who:?}: {view}");
        }
    }
    saved(&mut analyst, "Third", "", "").await;
    let fields = [("page", "projects"), ("view", "3"), ("version", "1"), ("name", "Own")];
    assert!(analyst.submit(POST, &fields).await.says("You have a view “Own” of this page already"));
}
