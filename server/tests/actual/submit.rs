use super::{enter, grid, judge, send, shown};
use crate::support::{Who, World};

#[tokio::test]
async fn what_was_typed_is_saved_and_handed_in_at_once() {
    let world = World::new().await;
    let mut browser = world.browser(Who::ProjectManager).await;
    let page = enter(&mut browser, 3, "submit", &[("1.total", "100"), ("3.total", "0")]).await;
    assert!(page.says("2 values submitted. 1 indicator still has nothing handed in."), "{}", page.text());
    assert!(
        page.input("cells[i1.total]").is_none() && page.input("cells[i2.total]").is_some(),
        "handed in is not editable"
    );
    let page = enter(&mut browser, 3, "submit", &[("2.total", "26/31")]).await;
    assert!(page.says("1 value submitted. Nothing is missing in this period.") && page.says("all handed in"));
}

#[tokio::test]
async fn a_wrong_cell_stops_the_whole_submission() {
    let world = World::new().await;
    let mut browser = world.browser(Who::ProjectManager).await;
    enter(&mut browser, 3, "save", &[("3.total", "0")]).await;
    let page = enter(&mut browser, 3, "submit", &[("1.total", "many"), ("2.total", "26/31")]).await;
    assert!(page.says("“many” is not a number.") && page.says("1 of 3 filled"), "{}", page.text());
    assert!(page.input("cells[i3.total]").is_some(), "the earlier draft stays a draft");
}

#[tokio::test]
async fn nothing_to_hand_in_is_said() {
    let world = World::new().await;
    let mut browser = world.browser(Who::ProjectManager).await;
    let page = enter(&mut browser, 3, "submit", &[]).await;
    assert!(page.says("There is nothing to submit"), "{}", page.text());
}

#[tokio::test]
async fn nobody_hands_in_a_draft_that_they_have_not_seen() {
    let world = World::new().await;
    let (mut staff, mut manager) = (world.browser(Who::ProjectStaff).await, world.browser(Who::ProjectManager).await);
    let read = manager.get(&grid(3)).await;
    enter(&mut staff, 3, "save", &[("1.total", "100")]).await;
    let page = send(&mut manager, &read, 3, "submit", &[("3.total", "7")]).await;
    assert!(
        page.says("Project staff changed it on 24 Nov 2026, 12:00 after you opened this page; now 100 stands there.")
    );
    assert!(page.says("1 of 3 filled"), "{}", page.text());
}

#[tokio::test]
async fn a_returned_value_goes_again_once_it_was_answered() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 3, "submit", &[("1.total", "100")]).await;
    let id = shown(&reviewer.get(&grid(3)).await).remove(0);
    judge(&mut reviewer, "send_back", 3, &[&id], "Please attach the signed list.").await;
    let page = enter(&mut manager, 3, "submit", &[]).await;
    assert!(page.says("There is nothing to submit"), "untouched it stays returned: {}", page.text());
    let page = enter(&mut manager, 3, "submit", &[("1.narrative", "The list is attached.")]).await;
    assert!(page.says("1 value submitted."), "{}", page.text());
    let page = reviewer.get(&grid(3)).await;
    assert!(page.says("The list is attached.") && page.says("Please attach the signed list."), "{}", page.text());
}

#[tokio::test]
async fn staff_enter_but_the_manager_answers_for_it() {
    let world = World::new().await;
    let mut staff = world.browser(Who::ProjectStaff).await;
    assert!(!staff.get(&grid(3)).await.body.contains("value=\"submit\""));
    for (who, status) in [(Who::ProjectStaff, 403), (Who::Reviewer, 403), (Who::Viewer, 403), (Who::Stranger, 404)] {
        let fields = [("project", "DP.1649"), ("period", "3"), ("cells[i1.total]", "7"), ("then", "submit")];
        assert_eq!(world.browser(who).await.post("/api/actual_save", &fields).await.status, status, "{who:?}");
    }
}
