use super::{enter, grid, judge, shown};
use crate::support::{Who, World};

#[tokio::test]
async fn opens_at_the_earliest_period_that_lacks_something() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.get("/projects/DP.1649/progress").await;
    assert_eq!(page.status, 200);
    assert!(page.says("1 Jan – 31 Mar · due 12 May · 196 days overdue"), "{}", page.text());
    enter(&mut manager, 1, "submit", &[("1.total", "100"), ("2.total", "26/31"), ("3.total", "7")]).await;
    let page = manager.get("/projects/DP.1649/progress").await;
    assert!(page.says("due 11 Aug"), "Q1 is handed in, so Q2 is next: {}", page.text());
    let page = world.browser(Who::Reviewer).await.get("/projects/DP.1649/progress").await;
    assert!(page.says("due 12 May") && page.says("Review 3 values"), "a reviewer starts where values wait");
}

#[tokio::test]
async fn who_only_views_sees_the_same_values_without_fields() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    enter(&mut manager, 3, "save", &[("1.sex.female", "40"), ("1.total", "100"), ("1.narrative", "Two districts.")])
        .await;
    for who in [Who::Viewer, Who::Auditor, Who::Reviewer] {
        let page = world.browser(who).await.get(&grid(3)).await;
        assert!(page.says("Officials trained") && page.says("100") && page.says("“Two districts.”"), "{}", page.text());
        assert!(page.input("cells[i1.total]").is_none() && !page.body.contains("actual_save"), "{who:?}");
    }
}

#[tokio::test]
async fn a_fall_below_the_period_before_is_doubted_not_refused() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 2, "submit", &[("2.total", "30/40"), ("3.total", "12")]).await;
    let ids = shown(&reviewer.get(&grid(2)).await);
    judge(&mut reviewer, "approve", 2, &[&ids[0], &ids[1]], "").await;
    let page = enter(&mut manager, 3, "save", &[("2.total", "20/40"), ("3.total", "15")]).await;
    assert!(page.says("20 / 40 is below the 30 / 40 of Q2 2026."), "{}", page.text());
    assert!(page.says("15 is above the 12 of Q2 2026."), "a rise is what is doubted where a fall is good");
    let page = enter(&mut manager, 3, "submit", &[]).await;
    assert!(page.says("2 values submitted."), "{}", page.text());
}

#[tokio::test]
async fn is_not_there_for_a_stranger_nor_for_a_period_of_nobody() {
    let world = World::new().await;
    assert_eq!(world.browser(Who::Stranger).await.get(&grid(3)).await.status, 404);
    let mut viewer = world.browser(Who::Viewer).await;
    for path in ["/projects/DP.1649/progress?period=99", "/projects/DP.1649/progress?period=x"] {
        assert_eq!(viewer.get(path).await.status, 404, "{path}");
    }
    let answer = world.nobody().get(&grid(3)).await;
    assert_eq!(answer.status, 303);
}
