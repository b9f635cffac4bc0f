use super::{PDF, arranged, send, value};
use crate::{
    actual::{enter, grid, judge, shown},
    support::{Browser, Page, Who, World},
};

async fn withdraw(browser: &mut Browser, id: &str, reason: &str) -> Page {
    let fields = [("project", "DP.1649"), ("period", "3"), ("indicator", "1"), ("evidence", id), ("reason", reason)];
    browser.submit("/api/evidence_withdraw", &fields).await
}

#[tokio::test]
async fn a_withdrawn_file_stays_and_says_so() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    send(&mut manager, 1, "list.pdf", PDF).await;
    let page = withdraw(&mut manager, "1", " ").await;
    assert!(page.says("Say why; it is needed, and kept."), "{}", page.text());
    let page = withdraw(&mut manager, "1", "The wrong month.").await;
    assert!(page.says("The file is withdrawn."), "{}", page.text());
    assert!(page.says("Withdrawn by Project manager, 24 Nov 2026, 12:00: “The wrong month.”"), "{}", page.text());
    let page = withdraw(&mut manager, "1", "Again.").await;
    assert!(page.says("This file is withdrawn already."), "{}", page.text());
    assert!(!manager.get(&grid(3)).await.says("1 file"), "it is not counted");
    let file = world.browser(Who::Auditor).await.download("/projects/DP.1649/evidence/1").await;
    assert_eq!((file.status, file.bytes.as_slice()), (200, PDF), "the auditor still reads it");
    let page = send(&mut manager, 1, "list.pdf", PDF).await;
    assert!(page.says("“list.pdf” is attached."), "the same content may come back: {}", page.text());
}

#[tokio::test]
async fn what_a_reviewer_is_shown_cannot_be_taken_away() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    send(&mut manager, 1, "list.pdf", PDF).await;
    enter(&mut manager, 3, "submit", &[("1.total", "100")]).await;
    let page = withdraw(&mut manager, "1", "The wrong month.").await;
    assert!(page.says("The value is handed in with this file."), "{}", page.text());
    let ids = shown(&reviewer.get(&grid(3)).await);
    judge(&mut reviewer, "approve", 3, &[&ids[0]], "").await;
    let page = withdraw(&mut manager, "1", "The wrong month.").await;
    assert!(page.says("The value is approved with this file."), "{}", page.text());
}

#[tokio::test]
async fn a_file_of_another_project_is_not_there() {
    let world = World::new().await;
    arranged(&world).await;
    for (who, status) in [(Who::Viewer, 403), (Who::Reviewer, 403), (Who::Stranger, 404)] {
        let fields = [("project", "DP.1649"), ("evidence", "1"), ("indicator", "1"), ("period", "3"), ("reason", "x")];
        let answer = world.browser(who).await.post("/api/evidence_withdraw", &fields).await;
        assert_eq!(answer.status, status, "{who:?}");
    }
    let mut manager = world.browser(Who::ProjectManager).await;
    let fields = [("project", "DP.1649"), ("evidence", "99"), ("indicator", "1"), ("period", "3"), ("reason", "x")];
    assert_eq!(manager.post("/api/evidence_withdraw", &fields).await.status, 404);
    assert_eq!(manager.get(&value(99)).await.status, 404);
    assert_eq!(manager.get("/projects/DP.1649/progress/99/1").await.status, 404);
}
