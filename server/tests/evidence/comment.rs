use domain::lock::Reach;

use super::{arranged, value};
use crate::{
    actual::grid,
    lock::locked,
    support::{Browser, Page, Who, World},
};

async fn say(browser: &mut Browser, text: &str) -> Page {
    let fields = [("project", "DP.1649"), ("period", "3"), ("indicator", "1"), ("text", text)];
    browser.submit("/api/comment_add", &fields).await
}

fn withdrawal(id: &str) -> [(&str, &str); 4] {
    [("project", "DP.1649"), ("period", "3"), ("indicator", "1"), ("comment", id)]
}

#[tokio::test]
async fn what_is_said_is_seen_and_counted_and_is_no_mark_up() {
    let world = World::new().await;
    let (mut reviewer, mut viewer) = (world.browser(Who::Reviewer).await, world.browser(Who::Viewer).await);
    let page = say(&mut reviewer, "Once or twice?\n<b>Which</b>").await;
    assert!(page.says("Your comment is kept.") && page.says("<b>Which</b>"), "{}", page.text());
    assert!(!page.body.contains("<b>Which"), "it is text");
    let page = viewer.get(&value(1)).await;
    assert!(page.says("Once or twice?") && page.says("Reviewer"), "{}", page.text());
    assert!(page.input("comment").is_none() && !page.says("Your comment"), "a viewer only reads");
    assert!(viewer.get(&grid(3)).await.says("1 comment"), "counted beside the line");
}

#[tokio::test]
async fn nothing_and_too_much_are_refused_and_kept() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = say(&mut manager, " \n ").await;
    assert!(page.says("Write what you want to say."), "{}", page.text());
    let page = say(&mut manager, &"x".repeat(2_001)).await;
    assert!(page.says("This has 2001 characters; at most 2000 are kept."), "{}", page.text());
    assert!(page.body.contains(&"x".repeat(2_001)), "what was typed stays in its field");
    assert!(page.says("Nobody has said anything"), "nothing was kept");
}

#[tokio::test]
async fn ones_own_comment_is_withdrawn_and_its_place_stays() {
    let world = World::new().await;
    arranged(&world).await;
    let mut reviewer = world.browser(Who::Reviewer).await;
    assert_eq!(reviewer.post("/api/comment_withdraw", &withdrawal("1")).await.status, 403, "not somebody else's");
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.submit("/api/comment_withdraw", &withdrawal("1")).await;
    assert!(page.says("Withdrawn by Project manager") && !page.says("As in the register."), "{}", page.text());
    let page = manager.submit("/api/comment_withdraw", &withdrawal("1")).await;
    assert!(page.says("This comment is withdrawn already."), "{}", page.text());
    assert_eq!(manager.post("/api/comment_withdraw", &withdrawal("99")).await.status, 404);
    assert!(!manager.get(&grid(3)).await.says("1 comment"), "it is not counted");
    let page = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert!(page.says("Comment withdrawn") && page.says("As in the register."), "the log keeps it: {}", page.text());
}

#[tokio::test]
async fn a_lock_stops_no_talk() {
    let world = World::new().await;
    locked(&world, Reach::Project(world.project()), "2026-09-30").await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = say(&mut manager, "Please let me in: 100 should be 110.").await;
    assert!(page.says("Your comment is kept."), "{}", page.text());
}
