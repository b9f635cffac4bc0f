use backend::insert::people;
use domain::{
    id::{RegionId, UserId},
    policy::{Role, Scope},
};

use super::{approved, enter, grid, judge, make_manager_a_reviewer, shown};
use crate::support::{Who, World};

#[tokio::test]
async fn an_approved_value_counts_and_its_author_stays_its_author() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 2, "submit", &[("1.total", "60")]).await;
    enter(&mut manager, 3, "submit", &[("1.sex.female", "40"), ("1.total", "100"), ("3.total", "7")]).await;
    let page = reviewer.get(&grid(3)).await;
    assert!(page.says("Review 2 values") && page.says("Project manager, 24 Nov 2026, 12:00"), "{}", page.text());
    let ids = shown(&page);
    let page = judge(&mut reviewer, "approve", 3, &[&ids[0]], "").await;
    assert!(page.says("1 value approved. It counts in the totals from now on."), "{}", page.text());
    assert_eq!(shown(&page), [ids[1].clone()], "the other one still waits");
    let first = shown(&reviewer.get(&grid(2)).await).remove(0);
    let page = judge(&mut reviewer, "approve", 2, &[&first], "").await;
    assert!(page.says("400 160"), "target and so far, 60 and 100 added up: {}", page.text());
}

#[tokio::test]
async fn all_that_is_shown_can_be_approved_with_one_button() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 3, "submit", &[("1.total", "100"), ("2.total", "26/31"), ("3.total", "7")]).await;
    let page = reviewer.get(&grid(3)).await;
    let shown: Vec<_> = shown(&page).iter().map(|id| format!("shown[v{id}]")).collect();
    let mut fields = vec![("project", "DP.1649"), ("period", "3"), ("all", "yes")];
    fields.extend(shown.iter().map(|name| (name.as_str(), "on")));
    let page = reviewer.submit("/api/actual_approve", &fields).await;
    assert!(page.says("3 values approved."), "{}", page.text());
}

#[tokio::test]
async fn four_eyes_hold_even_for_who_may_review() {
    let world = World::new().await;
    make_manager_a_reviewer(&world).await;
    let (mut manager, mut staff) = (world.browser(Who::ProjectManager).await, world.browser(Who::ProjectStaff).await);
    // The one was written by somebody else and submitted by the manager, the other both.
    enter(&mut staff, 3, "save", &[("1.total", "100")]).await;
    let page = enter(&mut manager, 3, "submit", &[("3.total", "7")]).await;
    assert!(page.says("Yours: somebody else decides") && shown(&page).is_empty(), "{}", page.text());
    let mut reviewer = world.browser(Who::Reviewer).await;
    let ids = shown(&reviewer.get(&grid(3)).await);
    for id in &ids {
        for verb in ["approve", "send_back"] {
            let page = judge(&mut manager, verb, 3, &[id], "A note.").await;
            assert!(page.says("You wrote or submitted “"), "{}", page.text());
        }
    }
    let page = judge(&mut reviewer, "approve", 3, &[&ids[0], &ids[1]], "").await;
    assert!(page.says("2 values approved."), "somebody else may: {}", page.text());
}

#[tokio::test]
async fn every_hand_since_the_last_approval_is_barred_not_only_the_last() {
    let world = World::new().await;
    let tx = world.arrange().await;
    people::grant(&tx, UserId(2), Role::Reviewer, Scope::Region(RegionId(1))).await.unwrap();
    tx.commit().await.unwrap();
    let (mut manager, mut staff) = (world.browser(Who::ProjectManager).await, world.browser(Who::ProjectStaff).await);
    let mut reviewer = world.browser(Who::Reviewer).await;
    // Staff types the total, the manager a cell beside it, and hands both in.
    enter(&mut staff, 3, "save", &[("1.total", "100")]).await;
    enter(&mut manager, 3, "submit", &[("1.sex.female", "40")]).await;
    let page = staff.get(&grid(3)).await;
    assert!(page.says("Yours: somebody else decides") && shown(&page).is_empty(), "{}", page.text());
    assert!(!staff.get("/").await.says("Review 1 value"), "nor is it among what waits for them");
    let ids = shown(&reviewer.get(&grid(3)).await);
    for verb in ["approve", "send_back"] {
        let page = judge(&mut staff, verb, 3, &[&ids[0]], "A note.").await;
        assert!(page.says("You wrote or submitted “"), "{verb}: {}", page.text());
    }
    judge(&mut reviewer, "approve", 3, &[&ids[0]], "").await;
    // What comes after the approval is another's work, and staff may decide about it.
    let actual = approved(&reviewer.get(&grid(3)).await).remove(0);
    let fields = [("project", "DP.1649"), ("period", "3"), ("actual", &*actual), ("reason", "One more.")];
    reviewer.submit("/api/actual_reopen", &fields).await;
    enter(&mut manager, 3, "submit", &[("1.total", "101")]).await;
    assert!(staff.get("/").await.says("Review 1 value"));
    let ids = shown(&staff.get(&grid(3)).await);
    let page = judge(&mut staff, "approve", 3, &[&ids[0]], "").await;
    assert!(page.says("1 value approved."), "{}", page.text());
}

#[tokio::test]
async fn a_value_that_changed_since_it_was_seen_is_not_approved_and_none_beside_it() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 3, "submit", &[("1.total", "100"), ("3.total", "7")]).await;
    let ids = shown(&reviewer.get(&grid(3)).await);
    judge(&mut reviewer, "send_back", 3, &[&ids[0]], "Count again.").await;
    enter(&mut manager, 3, "submit", &[("1.total", "90")]).await;
    let page = judge(&mut reviewer, "approve", 3, &[&ids[0], &ids[1]], "").await;
    assert!(
        page.says("“Officials trained” was changed by Project manager on 24 Nov 2026, 12:00; now 90 stands there."),
        "{}",
        page.text()
    );
    assert_eq!(shown(&page).len(), 2, "both still wait");
}

#[tokio::test]
async fn only_a_reviewer_may_and_only_what_was_chosen() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    enter(&mut manager, 3, "submit", &[("1.total", "100")]).await;
    let mut reviewer = world.browser(Who::Reviewer).await;
    let id = format!("chosen[v{}]", shown(&reviewer.get(&grid(3)).await).remove(0));
    let fields = [("project", "DP.1649"), ("period", "3"), ("note", "Why."), (id.as_str(), "on")];
    for (who, status) in [
        (Who::ProjectManager, 403),
        (Who::ProjectStaff, 403),
        (Who::Viewer, 403),
        (Who::Auditor, 403),
        (Who::Administrator, 403),
        (Who::Stranger, 404),
        (Who::StrangeReviewer, 404),
    ] {
        let mut browser = world.browser(who).await;
        for verb in ["approve", "send_back"] {
            assert_eq!(browser.post(&format!("/api/actual_{verb}"), &fields).await.status, status, "{who:?} {verb}");
        }
    }
    let page = judge(&mut reviewer, "approve", 3, &[], "").await;
    assert!(page.says("No value was chosen."), "{}", page.text());
    for chosen in ["999", "x"] {
        let fields = [("project", "DP.1649"), ("period", "3"), (&*format!("chosen[v{chosen}]"), "on")];
        assert_eq!(reviewer.post("/api/actual_approve", &fields).await.status, 404, "{chosen}");
    }
}
