use super::{approved, enter, grid, judge, shown};
use crate::support::{Browser, Page, Who, World};

async fn reopen(browser: &mut Browser, id: &str, reason: &str) -> Page {
    let fields = [("project", "DP.1649"), ("period", "3"), ("actual", id), ("reason", reason)];
    browser.submit("/api/actual_reopen", &fields).await
}

#[tokio::test]
async fn an_approved_value_opens_again_with_a_reason_and_counts_no_more() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 3, "submit", &[("1.total", "100")]).await;
    let id = shown(&reviewer.get(&grid(3)).await).remove(0);
    let page = judge(&mut reviewer, "approve", 3, &[&id], "").await;
    assert!(page.says("400 100"), "target and so far: {}", page.text());
    let id = approved(&page).remove(0);
    let page = reopen(&mut reviewer, &id, "").await;
    assert!(page.says("Say why in the note"), "{}", page.text());
    let page = reopen(&mut reviewer, &id, "The list names two people twice.").await;
    assert!(page.says("The value is open again") && page.says("400 –"), "{}", page.text());
    let page = enter(&mut manager, 3, "submit", &[("1.total", "98")]).await;
    assert!(page.says("1 value submitted.") && page.says("The list names two people twice."), "{}", page.text());
    let again = reopen(&mut reviewer, &id, "Once more.").await;
    assert!(again.says("was changed by Project manager"), "the version seen is no longer there: {}", again.text());
}

#[tokio::test]
async fn only_a_reviewer_may_and_only_what_is_approved() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 3, "submit", &[("1.total", "100")]).await;
    let id = shown(&reviewer.get(&grid(3)).await).remove(0);
    let page = reopen(&mut reviewer, &id, "Why not.").await;
    assert!(page.says("is not in the right state for this"), "{}", page.text());
    let fields = [("project", "DP.1649"), ("period", "3"), ("actual", &id), ("reason", "Why not.")];
    for (who, status) in
        [(Who::ProjectManager, 403), (Who::Administrator, 403), (Who::Viewer, 403), (Who::Stranger, 404)]
    {
        assert_eq!(world.browser(who).await.post("/api/actual_reopen", &fields).await.status, status, "{who:?}");
    }
    let fields = [("project", "DP.1649"), ("period", "3"), ("actual", ""), ("reason", "Why not.")];
    assert_eq!(reviewer.post("/api/actual_reopen", &fields).await.status, 404);
}
