use domain::{id::OfficeId, lock::Reach};

use super::{let_in, lift, locked};
use crate::{
    actual::grid,
    support::{Who, World},
};

#[tokio::test]
async fn one_person_is_let_in_and_everybody_can_read_why() {
    let world = World::new().await;
    let lock = locked(&world, Reach::Project(world.project()), "2026-09-30").await;
    let page =
        let_in(&mut world.browser(Who::Endorser).await, lock, &[("email", " Project-Staff@Test.example ")]).await;
    assert!(page.says("Project staff is let in."), "{}", page.text());
    assert!(page.says("Project staff Mission in Rwanda Until 1 Dec 2026 “The register was corrected.” Endorser"));
    let page = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert!(page.says("Person let in") && page.says("person : Project staff"), "{}", page.text());
}

#[tokio::test]
async fn the_same_person_again_replaces_the_day() {
    let world = World::new().await;
    let lock = locked(&world, Reach::Office(OfficeId(1)), "2026-09-30").await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let_in(&mut analyst, lock, &[("until", "2027-06-30")]).await;
    let page = let_in(&mut analyst, lock, &[]).await;
    assert!(page.says("Until 1 Dec 2026") && !page.says("Until 30 Jun 2027"), "{}", page.text());
    assert!(world.browser(Who::ProjectStaff).await.get(&grid(3)).await.says("You are let in until 1 Dec 2026"));
    let log = world.browser(Who::Auditor).await.get("/audit/log?act=lock").await;
    assert!(log.says("until : 2027-06-30 2026-12-01"), "before and after: {}", log.text());
}

#[tokio::test]
async fn nobody_lets_themselves_in() {
    let world = World::new().await;
    let lock = locked(&world, Reach::Everything, "2026-09-30").await;
    let own = [("email", "administrator@test.example")];
    let page = let_in(&mut world.browser(Who::Administrator).await, lock, &own).await;
    assert!(page.says("Nobody lets themselves in."), "{}", page.text());
    let page = let_in(&mut world.browser(Who::HeadquartersAnalyst).await, lock, &own).await;
    assert!(page.says("Administrator is let in."), "somebody else may: {}", page.text());
}

#[tokio::test]
async fn wrong_input_is_named_and_kept() {
    let world = World::new().await;
    let lock = locked(&world, Reach::Everything, "2026-09-30").await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    for (changes, said) in [
        (vec![("email", "nobody@test.example")], "Nobody signs in with “nobody@test.example”."),
        (vec![("email", "")], "Nobody signs in with “”."),
        (vec![("until", "")], "Choose a day."),
        (vec![("until", "2026-11-23")], "This day has passed already."),
        (vec![("reason", "")], "Say why; it is needed, and kept."),
    ] {
        let page = let_in(&mut analyst, lock, &changes).await;
        assert!(page.says(said) && !page.says("staff is let in."), "{changes:?}: {}", page.text());
    }
    lift(&mut analyst, lock, "Enough.").await;
    let page = let_in(&mut analyst, lock, &[]).await;
    assert!(page.says("Headquarters analyst lifted this lock"), "{}", page.text());
}

#[tokio::test]
async fn only_who_may_set_the_lock_lets_in() {
    let world = World::new().await;
    let lock = locked(&world, Reach::Everything, "2026-09-30").await.to_string();
    let fields =
        [("lock", lock.as_str()), ("email", "reviewer@test.example"), ("until", "2026-12-01"), ("reason", "Please.")];
    for who in [Who::Endorser, Who::ProjectManager, Who::Auditor, Who::Viewer] {
        assert_eq!(world.browser(who).await.post("/api/lock_let_in", &fields).await.status, 403, "{who:?}");
    }
}
