use domain::{id::OfficeId, lock::Reach};

use super::{let_in, lift, locked};
use crate::{
    actual::{approved, enter, grid, judge, send, shown},
    support::{Who, World},
};

const REFUSED: &str = "were locked by Headquarters analyst on 24 Nov 2026: “The books are closed.” What you typed is still here. Ask \
     Headquarters analyst to let you in, then send it again.";

#[tokio::test]
async fn no_step_of_a_value_goes_past_a_lock() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 3, "submit", &[("1.total", "100"), ("3.total", "7")]).await;
    let ids = shown(&reviewer.get(&grid(3)).await);
    judge(&mut reviewer, "approve", 3, &[&ids[0]], "").await;
    let (read, review) = (manager.get(&grid(3)).await, reviewer.get(&grid(3)).await);
    let (reviewed, open) = (shown(&review), approved(&review));
    locked(&world, Reach::Project(world.project()), "2026-09-30").await;

    for then in ["save", "submit"] {
        let page = send(&mut manager, &read, 3, then, &[("2.total", "26/31")]).await;
        assert!(page.says("The periods of this project up to 30 Sep 2026"), "{then}: {}", page.text());
        assert!(page.says(REFUSED), "{then}: {}", page.text());
    }
    for verb in ["approve", "send_back"] {
        let page = judge(&mut reviewer, verb, 3, &[&reviewed[0]], "A note.").await;
        assert!(page.says(REFUSED), "{verb}: {}", page.text());
    }
    let fields = [("project", "DP.1649"), ("period", "3"), ("actual", &open[0]), ("reason", "The list was wrong.")];
    let page = reviewer.submit("/api/actual_reopen", &fields).await;
    assert!(page.says(REFUSED), "{}", page.text());

    let page = world.browser(Who::Viewer).await.get(&grid(3)).await;
    assert!(page.says("2 of 3 filled") && page.says("Approved") && page.says("Submitted"), "nothing has changed");
    let page = enter(&mut manager, 4, "save", &[("2.total", "26/31")]).await;
    assert!(page.says("1 value saved as a draft."), "a later period is open: {}", page.text());
}

#[tokio::test]
async fn what_was_typed_before_the_lock_is_still_there() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let read = manager.get(&grid(3)).await;
    let lock = locked(&world, Reach::Everything, "2026-09-30").await;
    let page = send(&mut manager, &read, 3, "save", &[("1.sex.female", "46"), ("1.total", "100")]).await;
    assert!(page.says("All periods up to 30 Sep 2026 were locked by"), "{}", page.text());
    assert_eq!(page.input("cells[i1.sex.female]").as_deref(), Some("46"));
    assert_eq!(page.input("cells[i1.total]").as_deref(), Some("100"));
    lift(&mut world.browser(Who::Administrator).await, lock, "A mistake.").await;
    let page = send(&mut manager, &page, 3, "save", &[]).await;
    assert!(page.says("1 value saved as a draft."), "the same form goes once the lock is lifted: {}", page.text());
}

#[tokio::test]
async fn the_page_says_what_locks_it_and_takes_nothing() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    enter(&mut manager, 3, "save", &[("1.total", "100")]).await;
    locked(&world, Reach::Office(OfficeId(1)), "2026-09-30").await;
    let page = manager.get(&grid(3)).await;
    let said = "All periods of Mission in Rwanda up to 30 Sep 2026 are locked until somebody lifts the lock: “The books \
                are closed.” Headquarters analyst, 24 Nov 2026 Nothing on this page can change. If something must, ask \
                Headquarters analyst to let you in.";
    assert!(page.says(said), "{}", page.text());
    assert!(page.input("cells[i1.total]").is_none() && !page.body.contains("actual_save"), "no field, no button");
    assert!(!page.body.contains("href=\"/locks"), "a manager has no list to open");
    assert!(page.says("Q3 2026 · 0 of 3 approved · locked"), "{}", page.text());
    assert!(page.says("Q4 2026 · 0 of 3 approved") && !page.says("Q4 2026 · 0 of 3 approved · locked"));
    let first = manager.get("/projects/DP.1649/progress").await;
    assert!(first.input("cells[i1.total]").is_some(), "opens where something can be done: {}", first.text());
    let page = world.browser(Who::HeadquartersAnalyst).await.get(&grid(3)).await;
    assert!(page.says("Open the locks"), "{}", page.text());
}

/// Each list of my work is asked by SQL what the rule says of one period.
#[tokio::test]
async fn what_is_locked_is_nobodys_work_but_theirs_who_are_let_in() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 3, "submit", &[("1.total", "100"), ("3.total", "7")]).await;
    let ids = shown(&reviewer.get(&grid(3)).await);
    judge(&mut reviewer, "send_back", 3, &[&ids[0]], "Please attach the signed list.").await;
    let lock = locked(&world, Reach::Office(OfficeId(1)), "2026-09-30").await;
    let page = manager.get("/").await;
    assert!(!page.says("Progress Q3 2026") && !page.says("Please attach the signed list."), "{}", page.text());
    assert!(page.says("Progress Q4 2026"), "what comes next is open: {}", page.text());
    assert!(!reviewer.get("/").await.says("Review 1 value"), "nobody can decide now");
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    for email in ["project-manager@test.example", "reviewer@test.example"] {
        let_in(&mut analyst, lock, &[("email", email)]).await;
    }
    let page = manager.get("/").await;
    assert!(page.says("Progress Q3 2026") && page.says("Please attach the signed list."), "{}", page.text());
    assert!(reviewer.get("/").await.says("Review 1 value"));
}

#[tokio::test]
async fn a_lock_reaches_its_project_its_office_or_everything_up_to_its_day() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let locked_up_to = [
        (Reach::Office(OfficeId(2)), "2026-12-31", true),
        (Reach::Project(world.project()), "2026-09-29", true),
        (Reach::Project(world.project()), "2026-09-30", false),
    ];
    for (reach, through, open) in locked_up_to {
        locked(&world, reach, through).await;
        assert_eq!(manager.get(&grid(3)).await.input("cells[i1.total]").is_some(), open, "{reach:?} {through}");
    }
}

#[tokio::test]
async fn only_who_is_let_in_goes_on_and_not_beyond_the_day() {
    let world = World::new().await;
    let lock = locked(&world, Reach::Everything, "2026-09-30").await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let_in(&mut analyst, lock, &[("until", "2026-11-24")]).await;
    let mut staff = world.browser(Who::ProjectStaff).await;
    let page = staff.get(&grid(3)).await;
    assert!(page.says("You are let in until 24 Nov 2026; for the others nothing on this page can change."));
    let page = enter(&mut staff, 3, "save", &[("1.total", "100")]).await;
    assert!(page.says("1 value saved as a draft."), "{}", page.text());
    let page = world.browser(Who::ProjectManager).await.get(&grid(3)).await;
    assert!(page.input("cells[i1.total]").is_none(), "{}", page.text());
    // Being let in gives no role.
    assert_eq!(staff.post("/api/actual_approve", &[("project", "DP.1649"), ("period", "3")]).await.status, 403);
    // A second lock lets nobody in.
    locked(&world, Reach::Project(world.project()), "2026-09-30").await;
    assert!(staff.get(&grid(3)).await.says("Nothing on this page can change."));
}
