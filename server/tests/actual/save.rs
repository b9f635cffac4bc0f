use backend::insert::project;
use domain::period::Period;

use super::{enter, grid, send, typed};
use crate::support::{PASSWORD, Who, World};

#[tokio::test]
async fn a_whole_period_is_kept_at_once_and_shown_again() {
    let world = World::new().await;
    let mut browser = world.browser(Who::ProjectStaff).await;
    let cells =
        [("1.sex.female", "46"), ("1.sex.male", "58"), ("1.total", "1 120"), ("2.total", "26/31"), ("3.total", "0")];
    let page = enter(&mut browser, 3, "save", &cells).await;
    assert!(page.says("3 values saved as drafts."), "{}", page.text());
    for (name, value) in [("1.total", "1120"), ("1.sex.female", "46"), ("2.total", "26 / 31"), ("3.total", "0")] {
        assert_eq!(page.input(&format!("cells[i{name}]")).as_deref(), Some(value), "{name}");
    }
    for indicator in 1..=3 {
        assert_eq!(page.input(&format!("cells[i{indicator}.version]")).as_deref(), Some("1"));
    }
    assert!(page.body.contains("1\u{202f}016"), "unspecified is the total less the cells");
    assert!(page.says("3 of 3 filled"), "{}", page.text());
}

#[tokio::test]
async fn blank_is_not_zero_and_only_what_changed_is_written() {
    let world = World::new().await;
    let mut browser = world.browser(Who::ProjectManager).await;
    let page = enter(&mut browser, 3, "save", &[]).await;
    assert!(page.says("Nothing had changed"), "{}", page.text());
    assert_eq!(
        page.input("cells[i3.version]").as_deref(),
        Some(""),
        "a row never reported and left blank is not written"
    );
    let page = enter(&mut browser, 3, "save", &[("3.total", "0")]).await;
    assert!(page.says("1 value saved") && page.says("1 of 3 filled"), "{}", page.text());
    let page = enter(&mut browser, 3, "save", &[("3.total", " 0.0 ")]).await;
    assert!(page.says("Nothing had changed"), "the same number in another form is the same value");
    let page = enter(&mut browser, 3, "save", &[("3.total", "")]).await;
    assert!(page.says("1 value saved") && page.says("0 of 3 filled"), "{}", page.text());
    assert_eq!(page.input("cells[i3.version]").as_deref(), Some("2"));
    assert_eq!(page.input("cells[i3.total]").as_deref(), Some(""));
}

#[tokio::test]
async fn every_wrong_cell_is_named_what_was_typed_stays_and_nothing_is_written() {
    let world = World::new().await;
    let mut browser = world.browser(Who::ProjectManager).await;
    for (cell, text, said) in [
        ("1.total", "many", "Officials trained · total: “many” is not a number."),
        ("1.sex.female", "1,5", "Officials trained · female: “1,5” is not a number."),
        ("1.sex.male", "-1", "Officials trained · male: “-1” is below zero."),
        ("3.total", "1.23456", "Complaints by residents · total: “1.23456” has more than four decimals."),
        ("3.total", "9999999999999999", "is too large to be kept exactly."),
        ("2.total", "26", "“26” is not."),
        ("2.total", "0/0", "The second number of “0/0” is zero."),
        ("2.total", "32/31", "the first number is above the second"),
    ] {
        // A good value in another row goes down with it.
        let other = if cell.starts_with('3') { "1.total" } else { "3.total" };
        let page = enter(&mut browser, 3, "save", &[(cell, text), (other, "7")]).await;
        assert!(page.says("One thing must be corrected. Nothing was saved.") && page.says(said), "{}", page.text());
        assert_eq!(page.input(&format!("cells[i{cell}]")).as_deref(), Some(text));
        assert_eq!(page.input(&format!("cells[i{other}]")).as_deref(), Some("7"));
        let again = browser.get(&grid(3)).await;
        assert!(again.says("0 of 3 filled") && !again.says(said), "it is said once: {}", again.text());
    }
}

#[tokio::test]
async fn cells_above_the_total_are_refused_with_the_numbers() {
    let world = World::new().await;
    let mut browser = world.browser(Who::ProjectManager).await;
    for (female, male, total, said) in [
        ("46", "58", "100", "46 + 58 = 104, above the total of 100 by 4."),
        ("101", "", "100", "101 in one cell is above the total of 100 by 1."),
        ("1", "", "", "Cells are filled but the total is blank."),
    ] {
        let cells = [("1.sex.female", female), ("1.sex.male", male), ("1.total", total)];
        let page = enter(&mut browser, 3, "save", &cells).await;
        assert!(page.says(said), "{}", page.text());
        assert!(page.says("0 of 3 filled"));
    }
    let page =
        enter(&mut browser, 3, "save", &[("1.sex.female", "46"), ("1.sex.male", "54"), ("1.total", "100")]).await;
    assert!(page.says("1 value saved"), "as many as the total are enough: {}", page.text());
}

#[tokio::test]
async fn the_second_editor_sees_who_was_first_and_decides() {
    let world = World::new().await;
    let (mut staff, mut manager) = (world.browser(Who::ProjectStaff).await, world.browser(Who::ProjectManager).await);
    let read = staff.get(&grid(3)).await;
    enter(&mut manager, 3, "save", &[("1.total", "100")]).await;
    let page = send(&mut staff, &read, 3, "save", &[("1.total", "120"), ("3.total", "7")]).await;
    assert!(page.says("Project manager changed it on 24 Nov 2026, 12:00; now 100 stands there"), "{}", page.text());
    assert_eq!(page.input("cells[i1.total]").as_deref(), Some("120"), "what was typed stays");
    assert!(page.says("1 of 3 filled"), "the other row was not written either");
    let page = send(&mut staff, &page, 3, "save", &[]).await;
    assert!(page.says("2 values saved"), "having seen both, the second try goes through: {}", page.text());
    assert_eq!(page.input("cells[i1.version]").as_deref(), Some("2"));
}

#[tokio::test]
async fn edits_of_different_cells_merge_and_of_the_same_cell_are_named() {
    let world = World::new().await;
    let (mut staff, mut manager) = (world.browser(Who::ProjectStaff).await, world.browser(Who::ProjectManager).await);
    enter(&mut manager, 3, "save", &[("1.total", "100")]).await;
    let read = staff.get(&grid(3)).await;
    enter(&mut manager, 3, "save", &[("1.sex.female", "46")]).await;
    let page = send(&mut staff, &read, 3, "save", &[("1.sex.male", "50"), ("1.narrative", "Two districts.")]).await;
    assert!(page.says("1 value saved"), "{}", page.text());
    let cells = ["sex.female", "sex.male", "total"].map(|cell| page.input(&format!("cells[i1.{cell}]")).unwrap());
    assert_eq!(cells, ["46", "50", "100"]);

    let page = send(&mut staff, &read, 3, "save", &[("1.sex.female", "44"), ("1.sex.male", "50")]).await;
    let said = "Officials trained · female: Project staff changed it on 24 Nov 2026, 12:00; now 46 stands there.";
    assert!(page.says(said), "only the cell that both changed differently: {}", page.text());
    assert_eq!(page.text().matches("changed it on").count(), 3, "at the top, under its name, beside the grid");
    let page = send(&mut manager, &read, 3, "submit", &[("3.total", "7")]).await;
    assert!(page.says("after you opened this page"), "what one has not seen is not handed in: {}", page.text());
    let page = send(&mut staff, &read, 3, "save", &[("1.sex.male", "60")]).await;
    assert!(page.says("now 50 stands there"), "{}", page.text());
}

#[tokio::test]
async fn who_decides_about_one_cell_undoes_no_other() {
    let world = World::new().await;
    let (mut staff, mut manager) = (world.browser(Who::ProjectStaff).await, world.browser(Who::ProjectManager).await);
    enter(&mut manager, 3, "save", &[("1.total", "100")]).await;
    let read = staff.get(&grid(3)).await;
    enter(&mut manager, 3, "save", &[("1.sex.female", "46"), ("1.total", "110")]).await;
    let page = send(&mut staff, &read, 3, "save", &[("1.total", "120")]).await;
    assert!(page.says("now 110 stands there"), "{}", page.text());
    let page = send(&mut staff, &page, 3, "save", &[]).await;
    assert!(page.says("1 value saved"), "{}", page.text());
    let cells = ["sex.female", "total"].map(|cell| page.input(&format!("cells[i1.{cell}]")).unwrap());
    assert_eq!(cells, ["46", "120"], "the first person's other cell stays");
}

#[tokio::test]
async fn a_row_that_was_not_touched_meets_no_conflict_and_undoes_nothing() {
    let world = World::new().await;
    let (mut staff, mut manager) = (world.browser(Who::ProjectStaff).await, world.browser(Who::ProjectManager).await);
    enter(&mut manager, 3, "save", &[("1.total", "90")]).await;
    let read = staff.get(&grid(3)).await;
    enter(&mut manager, 3, "save", &[("1.total", "100")]).await;
    let page = send(&mut staff, &read, 3, "save", &[("3.total", "7")]).await;
    assert!(page.says("1 value saved"), "{}", page.text());
    assert_eq!(page.input("cells[i1.total]").as_deref(), Some("100"));
}

#[tokio::test]
async fn a_note_is_a_change_of_its_own_and_not_too_long() {
    let world = World::new().await;
    let mut browser = world.browser(Who::ProjectManager).await;
    enter(&mut browser, 3, "save", &[("1.total", "100")]).await;
    let page = enter(&mut browser, 3, "save", &[("1.narrative", "Two districts have not reported.")]).await;
    assert!(page.says("1 value saved") && page.says("Two districts have not reported."), "{}", page.text());
    assert_eq!(page.input("cells[i1.total]").as_deref(), Some("100"));
    let long = "a".repeat(2_001);
    let page = enter(&mut browser, 3, "save", &[("1.narrative", &long)]).await;
    assert!(page.says("This has 2001 characters; at most 2000 are kept."));
}

#[tokio::test]
async fn cells_of_an_indicator_that_is_not_by_sex_are_refused() {
    let world = World::new().await;
    let mut browser = world.browser(Who::ProjectManager).await;
    let fields = [("project", "DP.1649"), ("period", "3"), ("cells[i3.total]", "7"), ("cells[i3.sex.female]", "3")];
    let page = browser.submit("/api/actual_save", &fields).await;
    assert!(page.says("This indicator is not split in this way"), "{}", page.text());
}

#[tokio::test]
async fn what_was_typed_survives_the_end_of_the_session() {
    let world = World::new().await;
    let mut browser = world.browser(Who::ProjectManager).await;
    let page = browser.get(&grid(3)).await;
    let fields = typed(&page, 3, "save", &[("1.total", "100")]);
    let fields: Vec<_> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    browser.forget();
    let answer = browser.post("/api/actual_save", &fields).await;
    let location = answer.location.unwrap();
    assert!(location.starts_with("/login?next="), "{location}");
    let next = grid(3);
    let page = browser
        .submit("/api/sign_in", &[("email", Who::ProjectManager.email()), ("password", PASSWORD), ("next", &next)])
        .await;
    assert!(page.says("Your session had ended."), "{}", page.text());
    assert_eq!(page.input("cells[i1.total]").as_deref(), Some("100"));
    assert!(page.says("0 of 3 filled"), "nothing was saved for nobody");
}

#[tokio::test]
async fn only_who_enters_values_may_and_only_in_a_period_of_the_project_that_has_begun() {
    let world = World::new().await;
    let fields = |period| [("project", "DP.1649"), ("period", period), ("cells[i1.total]", "7")];
    for (who, status) in [
        (Who::Viewer, 403),
        (Who::Reviewer, 403),
        (Who::Auditor, 403),
        (Who::Stranger, 404),
        (Who::ProjectStaff, 303),
        (Who::ProjectManager, 303),
        (Who::Administrator, 303),
    ] {
        let answer = world.browser(who).await.post("/api/actual_save", &fields("4")).await;
        assert_eq!(answer.status, status, "{who:?}");
    }
    let tx = world.arrange().await;
    let day = |text: &str| text.parse().unwrap();
    let next = Period { starts: day("2027-01-01"), ends: day("2027-03-31"), due: day("2027-05-12"), name: None };
    project::period(&tx, world.project(), &next).await.unwrap();
    tx.commit().await.unwrap();
    let mut browser = world.browser(Who::ProjectManager).await;
    let page = browser.submit("/api/actual_save", &fields("5")).await;
    assert!(page.says("The period begins on 1 Jan 2027"), "{}", page.text());
    assert!(page.input("cells[i1.total]").is_none(), "nothing can be typed into a period that has not begun");
    for period in ["99", "x", ""] {
        assert_eq!(browser.post("/api/actual_save", &fields(period)).await.status, 404, "{period}");
    }
}
