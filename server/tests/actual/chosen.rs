use super::{grid, typed};
use crate::support::{Browser, Page, Who, World};

/// Posts the grid with some rows ticked, by the button for those.
async fn submit(browser: &mut Browser, page: &Page, ticked: &[&str], changes: &[(&str, &str)]) -> Page {
    let mut fields = typed(page, 3, "submit-chosen", changes);
    fields.extend(ticked.iter().map(|id| (format!("chosen[i{id}]"), "on".to_owned())));
    let fields: Vec<_> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    browser.submit("/api/actual_save", &fields).await
}

#[tokio::test]
async fn only_the_ticked_rows_go_and_the_others_are_kept_as_drafts() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.get(&grid(3)).await;
    let page = submit(&mut manager, &page, &["1"], &[("1.total", "100"), ("3.total", "7")]).await;
    assert!(page.says("1 value submitted. 2 indicators still have nothing handed in."), "{}", page.text());
    assert!(page.input("cells[i1.total]").is_none(), "it was handed in");
    assert_eq!(page.input("cells[i3.total]").as_deref(), Some("7"), "it is a draft");
    let page = submit(&mut manager, &page, &["2", "3"], &[]).await;
    assert!(page.says("1 value submitted."), "a blank row that was ticked is left out: {}", page.text());
}

#[tokio::test]
async fn no_tick_and_a_tick_on_blanks_are_said_and_what_came_back_is_kept() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.get(&grid(3)).await;
    let back = submit(&mut manager, &page, &[], &[("1.total", "100")]).await;
    assert!(back.says("No row was ticked."), "{}", back.text());
    assert_eq!(back.input("cells[i1.total]").as_deref(), Some("100"));
    let back = submit(&mut manager, &page, &["2"], &[("1.total", "100")]).await;
    assert!(back.says("There is nothing to submit"), "{}", back.text());
    let tick = back.body.split("name=\"chosen[i2]\"").nth(1).unwrap().split('>').next().unwrap();
    assert!(tick.contains("checked"), "the tick is kept: {tick}");
}

#[tokio::test]
async fn a_draft_that_was_not_seen_stops_only_where_it_would_go() {
    let world = World::new().await;
    let (mut staff, mut manager) = (world.browser(Who::ProjectStaff).await, world.browser(Who::ProjectManager).await);
    let read = manager.get(&grid(3)).await;
    super::enter(&mut staff, 3, "save", &[("1.total", "100")]).await;
    let page = submit(&mut manager, &read, &["3"], &[("3.total", "7")]).await;
    assert!(page.says("1 value submitted."), "{}", page.text());
    let page = submit(&mut manager, &read, &["1"], &[]).await;
    assert!(page.says("after you opened this page; now 100 stands there."), "{}", page.text());
}
