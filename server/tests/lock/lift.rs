use domain::lock::Reach;

use super::{lift, locked};
use crate::{
    actual::{enter, grid},
    support::{Who, World},
};

#[tokio::test]
async fn a_lifted_lock_holds_nothing_and_stays_to_be_read() {
    let world = World::new().await;
    let lock = locked(&world, Reach::Project(world.project()), "2026-09-30").await;
    let page = lift(&mut world.browser(Who::Endorser).await, lock, "The audit asked for a correction.").await;
    assert!(page.says("The lock is lifted; its periods can change again."), "{}", page.text());
    assert!(page.says("Nothing is locked") && page.says("Locks that are over"));
    assert!(page.says("“The audit asked for a correction.” Lifted by Endorser, 24 Nov 2026, 12:00"), "{}", page.text());
    let mut manager = world.browser(Who::ProjectManager).await;
    assert!(enter(&mut manager, 3, "save", &[("1.total", "100")]).await.says("1 value saved as a draft."));
    let page = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert!(page.says("Lock lifted") && page.says("lifted because : The audit asked"), "{}", page.text());
}

#[tokio::test]
async fn lifting_needs_a_reason() {
    let world = World::new().await;
    let lock = locked(&world, Reach::Everything, "2026-09-30").await;
    let page = lift(&mut world.browser(Who::Administrator).await, lock, " ").await;
    assert!(page.says("Say why; it is needed, and kept.") && page.says("Everything: periods up to"), "{}", page.text());
    let page = world.browser(Who::ProjectManager).await.get(&grid(3)).await;
    assert!(page.input("cells[i1.total]").is_none());
}

#[tokio::test]
async fn a_lock_that_somebody_else_has_lifted_is_said() {
    let world = World::new().await;
    let lock = locked(&world, Reach::Everything, "2026-09-30").await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    lift(&mut world.browser(Who::Administrator).await, lock, "A mistake.").await;
    let page = lift(&mut analyst, lock, "Enough.").await;
    assert!(page.says("Administrator lifted this lock on 24 Nov 2026, 12:00"), "{}", page.text());
    assert!(page.says("“A mistake.”") && !page.says("“Enough.”"), "the first reason stands: {}", page.text());
}

#[tokio::test]
async fn who_may_not_set_a_lock_may_not_lift_it() {
    let world = World::new().await;
    let everything = locked(&world, Reach::Everything, "2026-09-30").await.to_string();
    let project = locked(&world, Reach::Project(world.project()), "2026-09-30").await.to_string();
    for (who, lock, status) in [
        (Who::Endorser, &everything, 403),
        (Who::Reviewer, &project, 403),
        (Who::Auditor, &everything, 403),
        (Who::Auditor, &project, 403),
        (Who::StrangeReviewer, &project, 404),
        (Who::Administrator, &"99".to_owned(), 404),
        (Who::Administrator, &"x".to_owned(), 404),
    ] {
        let fields = [("lock", lock.as_str()), ("reason", "Enough.")];
        let answer = world.browser(who).await.post("/api/lock_lift", &fields).await;
        assert_eq!(answer.status, status, "{who:?} {lock}");
    }
}
