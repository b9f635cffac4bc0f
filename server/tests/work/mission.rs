use domain::lock::Reach;

use crate::{
    actual::{enter, grid, judge, shown},
    lock::locked,
    support::{Who, World},
};

const MISSION: &str = "/?view=mission";

#[tokio::test]
async fn what_is_reported_missing_and_overdue_stands_by_project_and_by_person() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    let page = reviewer.get(MISSION).await;
    assert!(page.says("DP.1649 0 of 9 9 since 196 days"), "three quarters of three indicators: {}", page.text());
    assert!(page.says("Project manager on 1 project in 3 periods"), "{}", page.text());
    assert!(page.says("Project staff on 1 project") && page.says("Remind all 2 who owe something"), "{}", page.text());

    enter(&mut manager, 1, "submit", &[("1.total", "60"), ("2.total", "20/31"), ("3.total", "7")]).await;
    enter(&mut manager, 2, "save", &[("1.total", "60")]).await;
    let ids = shown(&reviewer.get(&grid(1)).await);
    judge(&mut reviewer, "approve", 1, &[&ids[0]], "").await;
    judge(&mut reviewer, "send_back", 1, &[&ids[1]], "Count again.").await;
    let page = reviewer.get(MISSION).await;
    assert!(page.says("DP.1649 2 of 9 7 since 196 days 1"), "{}", page.text());
    let label = "1 approved, 1 submitted, 1 typed and not handed in, 1 returned, 5 blank";
    assert_eq!(page.body.matches(label).count(), 3, "drawn for the project and for both people");
    assert!(page.says("DP.1649 Q1 2026 1 returned") && page.says("DP.1649 Q2 2026 3 missing"), "{}", page.text());
}

#[tokio::test]
async fn only_who_oversees_others_sees_it_and_only_their_own_offices() {
    let world = World::new().await;
    for (who, status) in [
        (Who::ProjectManager, 200),
        (Who::Reviewer, 200),
        (Who::Endorser, 200),
        (Who::HeadquartersAnalyst, 200),
        (Who::Administrator, 200),
        (Who::ProjectStaff, 403),
        (Who::Viewer, 403),
        (Who::Auditor, 403),
        (Who::FundManager, 403),
    ] {
        let mut browser = world.browser(who).await;
        assert_eq!(browser.get(MISSION).await.status, status, "{who:?}");
        let offered = browser.get("/").await.says("Whole office");
        assert_eq!(offered, status == 200, "{who:?} is offered what they may open");
    }
    let mut stranger = world.browser(Who::Stranger).await;
    let page = stranger.get(MISSION).await;
    assert!(page.says("There is nothing to oversee") && !page.says("DP.1649"), "{}", page.text());
    assert_eq!(stranger.get("/?view=mission&office=1").await.status, 404);
    assert_eq!(stranger.get("/?view=mission&office=x").await.status, 404);
}

#[tokio::test]
async fn what_is_locked_is_asked_of_nobody() {
    let world = World::new().await;
    locked(&world, Reach::Project(world.project()), "2026-09-30").await;
    let mut reviewer = world.browser(Who::Reviewer).await;
    let page = reviewer.get(MISSION).await;
    assert!(page.says("DP.1649 0 of 9 – –") && !page.says("Remind all"), "{}", page.text());
    let page = reviewer.submit("/api/reminder_send", &[("office", "1")]).await;
    assert!(page.says("Nobody owes anything here"), "{}", page.text());
}
