use domain::lock::Reach;

use super::{approved_by, enter, grid, send};
use crate::{
    lock,
    support::{Browser, Page, Who, World},
};

const ADDRESS: &str = "/projects/DP.1649/progress?indicator=";

/// The form of one indicator over all periods as it stands on the page, with some cells typed anew, and where it leads.
async fn over(browser: &mut Browser, indicator: i64, then: &str, changes: &[(&str, &str)]) -> Page {
    let page = browser.get(&format!("{ADDRESS}{indicator}")).await;
    again(browser, &page, indicator, then, changes).await
}

async fn again(browser: &mut Browser, page: &Page, indicator: i64, then: &str, changes: &[(&str, &str)]) -> Page {
    let indicator = indicator.to_string();
    let mut fields =
        vec![("project".to_owned(), "DP.1649"), ("indicator".to_owned(), &indicator), ("then".to_owned(), then)];
    let mut cells = Vec::new();
    for period in 1..=4 {
        for cell in ["version", "told", "sex.female", "sex.male", "total"] {
            let name = format!("cells[i{period}.{cell}]");
            let changed = changes.iter().find(|(changed, _)| *changed == format!("{period}.{cell}"));
            let stands = page.input(&name);
            let typed = stands.map(|stands| changed.map_or(stands, |(_, text)| (*text).to_owned()));
            cells.extend(typed.map(|typed| (name, typed)));
        }
    }
    fields.extend(cells.iter().map(|(name, text)| (name.clone(), text.as_str())));
    let chosen = changes.iter().filter(|(name, _)| name.starts_with("chosen"));
    fields.extend(chosen.map(|(name, text)| ((*name).to_owned(), *text)));
    let fields: Vec<_> = fields.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    browser.submit("/api/actual_save_across", &fields).await
}

#[tokio::test]
async fn several_periods_are_saved_at_once_and_the_chosen_ones_handed_in() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = over(&mut manager, 1, "save", &[("1.total", "100"), ("1.sex.female", "46"), ("3.total", "0")]).await;
    assert!(page.says("2 values saved as drafts.") && page.says("2 of 4 periods filled"), "{}", page.text());
    assert_eq!(page.input("cells[i1.total]").as_deref(), Some("100"));
    assert_eq!(page.input("cells[i2.version]").as_deref(), Some(""), "a period left blank is not written");
    let page =
        over(&mut manager, 1, "submit-chosen", &[("2.total", "7"), ("chosen[i1]", "on"), ("chosen[i2]", "on")]).await;
    assert!(page.says("2 periods submitted."), "{}", page.text());
    assert!(page.input("cells[i1.total]").is_none(), "what is handed in is not typed into");
    assert_eq!(page.input("cells[i3.total]").as_deref(), Some("0"), "what was not chosen stays a draft");
    let page = manager.get(&grid(2)).await;
    assert!(page.says("Submitted"), "{}", page.text());
    let page = over(&mut manager, 1, "submit-chosen", &[]).await;
    assert!(page.says("No row was ticked."), "{}", page.text());
}

#[tokio::test]
async fn one_wrong_period_stops_all_of_them() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let changes = [("1.total", "7"), ("2.total", "many"), ("3.sex.female", "9"), ("3.total", "8")];
    let page = over(&mut manager, 1, "save", &changes).await;
    assert!(page.says("2 things must be corrected. Nothing was saved."), "{}", page.text());
    assert!(page.says("Q2 2026 · total: “many” is not a number."), "{}", page.text());
    assert_eq!(page.input("cells[i1.total]").as_deref(), Some("7"), "what was typed stays");
    assert!(manager.get(&grid(1)).await.says("0 of 3 filled"));
}

#[tokio::test]
async fn a_lock_is_in_the_way_of_its_period_alone() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let read = manager.get(&format!("{ADDRESS}1")).await;
    lock::locked(&world, Reach::Project(world.project()), "2026-03-31").await;
    let page = again(&mut manager, &read, 1, "save", &[("2.total", "5")]).await;
    assert!(page.says("1 value saved as a draft."), "{}", page.text());
    assert!(page.input("cells[i1.total]").is_none() && page.says("locked"), "{}", page.text());
    let page = again(&mut manager, &read, 1, "save", &[("1.total", "5"), ("3.total", "6")]).await;
    assert!(page.says("Q1 2026 · total:") && page.says("Nothing was saved."), "{}", page.text());
    assert!(manager.get(&grid(3)).await.says("0 of 3 filled"));
}

#[tokio::test]
async fn two_people_in_one_period_both_see_it() {
    let world = World::new().await;
    let (mut staff, mut manager) = (world.browser(Who::ProjectStaff).await, world.browser(Who::ProjectManager).await);
    let read = staff.get(&format!("{ADDRESS}1")).await;
    let of_period = manager.get(&grid(3)).await;
    send(&mut manager, &of_period, 3, "save", &[("1.total", "100"), ("1.sex.female", "46")]).await;
    let page = again(&mut staff, &read, 1, "save", &[("3.total", "120"), ("2.total", "5")]).await;
    assert!(page.says("now 100 stands there") && page.says("Nothing was saved."), "{}", page.text());
    let page = again(&mut staff, &page, 1, "save", &[]).await;
    assert!(page.says("2 values saved as drafts."), "{}", page.text());
    let cells = ["sex.female", "total"].map(|cell| page.input(&format!("cells[i3.{cell}]")).unwrap());
    assert_eq!(cells, ["46", "120"]);
}

#[tokio::test]
async fn what_stands_is_carried_and_says_from_where() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    enter(&mut manager, 1, "submit", &[("2.total", "2/10"), ("1.total", "3")]).await;
    approved_by(&world, 1).await;
    let page = manager.get(&format!("{ADDRESS}2")).await;
    assert!(crate::results::plain(&page.body).contains("20 % from Q1 2026"), "{}", page.text());
    assert_eq!(
        page.text().matches("20 % from Q1 2026").count(),
        3,
        "in each later period that has begun: {}",
        page.text()
    );
    let page = manager.get(&format!("{ADDRESS}1")).await;
    assert!(!page.says("from Q1 2026"), "a sum stands at all of it, from nowhere: {}", page.text());
    let odd = over(&mut manager, 2, "save", &[("3.total", "1/10")]).await;
    assert!(odd.says("1 / 10 is below the 2 / 10 of Q1 2026."), "{}", odd.text());
}

#[tokio::test]
async fn is_there_for_whoever_sees_the_project_and_has_fields_for_who_types() {
    let world = World::new().await;
    let page = world.browser(Who::Viewer).await.get(&format!("{ADDRESS}1")).await;
    assert!(page.status == 200 && page.says("Q1 2026") && page.input("cells[i1.total]").is_none(), "{}", page.text());
    assert_eq!(world.browser(Who::Stranger).await.get(&format!("{ADDRESS}1")).await.status, 404);
    let mut manager = world.browser(Who::ProjectManager).await;
    for indicator in ["99", "x"] {
        assert_eq!(manager.get(&format!("{ADDRESS}{indicator}")).await.status, 404);
    }
    let page = manager.get(&grid(1)).await;
    assert!(page.body.contains("/projects/DP.1649/progress?indicator=1"), "each line leads there");
}
