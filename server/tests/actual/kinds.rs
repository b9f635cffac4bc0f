//! Every kind of indicator and every way to split it, from the matrix to the approved value.

use super::{grid, judge, shown};
use crate::support::{Browser, Page, Who, World};

const MATRIX: &str = "/projects/DP.1649/matrix";

/// Adds an indicator to output 1.1; it is the fourth of the project.
pub async fn add(browser: &mut Browser, fields: &[(&str, &str)]) -> Page {
    let usual = [
        ("project", "DP.1649"),
        ("node", "3"),
        ("title", "Shelters"),
        ("unit", "unit"),
        ("direction", "increase"),
        ("accumulation", "latest"),
        ("operator", "sum"),
    ];
    let usual = usual.iter().filter(|(name, _)| !fields.iter().any(|(given, _)| given == name));
    let fields: Vec<_> = usual.chain(fields).copied().collect();
    browser.submit("/api/matrix_add_indicator", &fields).await
}

/// Types into the fourth indicator in the third quarter, and hands it in or only saves it.
async fn enter(browser: &mut Browser, then: &str, cells: &[(&str, &str)]) -> Page {
    let version = browser.get(&grid(3)).await.input("cells[i4.version]").unwrap_or_default();
    let names: Vec<_> = cells.iter().map(|(name, text)| (format!("cells[i4.{name}]"), *text)).collect();
    let mut fields = vec![("project", "DP.1649"), ("period", "3"), ("then", then), ("cells[i4.version]", &version)];
    fields.extend(names.iter().map(|(name, text)| (name.as_str(), *text)));
    browser.submit("/api/actual_save", &fields).await
}

/// What the grid shows of the fourth indicator after it was handed in and approved.
async fn approved(world: &World, manager: &mut Browser, cells: &[(&str, &str)]) -> String {
    let page = enter(manager, "submit", cells).await;
    assert!(page.says("1 value submitted"), "{}", page.text());
    let mut reviewer = world.browser(Who::Reviewer).await;
    let ids = shown(&reviewer.get(&grid(3)).await);
    let page = judge(&mut reviewer, "approve", 3, &[&ids[0]], "").await;
    assert!(page.says("1 value approved"), "{}", page.text());
    let text = manager.get(&grid(3)).await.text();
    text[text.find("Shelters").unwrap()..].to_owned()
}

#[tokio::test]
async fn a_scale_is_answered_in_words() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let answers = "none\nsome\nall";
    let page = add(&mut manager, &[("kind", "scale"), ("answers", answers), ("baseline", "1"), ("target", "3")]).await;
    assert!(page.says("none < some < all") && page.says("1 · none 3 · all"), "{}", page.text());
    let page = enter(&mut manager, "save", &[("total", "4")]).await;
    assert!(page.says("“4” is not the number of an answer of this scale"), "{}", page.text());
    let row = approved(&world, &mut manager, &[("total", "2")]).await;
    assert!(
        row.starts_with("Shelters unit · latest · Version 3 Target 3 · all · So far 2 · some 3 · all 2 · some")
            && row.contains("2 · some Approved"),
        "{row}"
    );
    let taken = [("indicator", "4"), ("version", "1"), ("project", "DP.1649"), ("title", "Shelters"), ("unit", "unit")];
    let rest = [("kind", "scale"), ("direction", "increase"), ("accumulation", "latest"), ("operator", "sum")];
    let page = manager
        .submit("/api/matrix_revise_indicator", &[&taken[..], &rest[..], &[("answers", "none\nall")]].concat())
        .await;
    assert!(page.says("Values were entered on this scale of 3 answers."), "{}", page.text());
}

#[tokio::test]
async fn yes_or_no_is_chosen_and_no_is_not_blank() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = add(&mut manager, &[("kind", "yes-no"), ("baseline", "no"), ("target", "yes")]).await;
    assert!(page.says("No Yes"), "{}", page.text());
    let row = approved(&world, &mut manager, &[("total", "no")]).await;
    assert!(row.contains("No Approved"), "{row}");
    let overview = manager.get("/projects/DP.1649").await;
    assert!(overview.says("0 of 4 0 at risk · 1 off track"), "no is an answer: {}", overview.text());
}

#[tokio::test]
async fn a_narrative_is_its_words() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = add(&mut manager, &[("kind", "narrative"), ("target", "Better")]).await;
    assert!(page.says("Words are not promised as a number."), "{}", page.text());
    add(&mut manager, &[("kind", "narrative")]).await;
    let page = manager.get(&grid(3)).await;
    assert!(page.input("cells[i4.total]").is_none() && page.body.contains("name=\"cells[i4.narrative]\""));
    let page = enter(&mut manager, "submit", &[("narrative", " ")]).await;
    assert!(page.says("There is nothing to submit"), "{}", page.text());
    let row = approved(&world, &mut manager, &[("narrative", "The shelter has a night nurse.")]).await;
    assert!(row.contains("“The shelter has a night nurse.”") && row.contains("in words Approved"), "{row}");
}

#[tokio::test]
async fn means_and_rates_are_ratios_that_may_exceed_one() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    add(&mut manager, &[("kind", "mean"), ("baseline", "100/100"), ("target", "330/120")]).await;
    let row = approved(&world, &mut manager, &[("total", "300/120")]).await;
    assert!(
        row.starts_with("Shelters unit · latest · Version 3 Target 2.75 · So far 2.5 2.75 2.5")
            && row.contains("300 / 120 Approved"),
        "{row}"
    );
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    add(&mut manager, &[("kind", "rate"), ("target", "5/1000"), ("direction", "decrease")]).await;
    let row = approved(&world, &mut manager, &[("total", "42/10000")]).await;
    assert!(row.contains("5 ‰ 4.2 ‰"), "{row}");
}

#[tokio::test]
async fn answers_have_no_sum_and_only_numbers_are_split() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    for (fields, said) in [
        (&[("kind", "yes-no"), ("accumulation", "sum")][..], "Answers have no sum and no mean."),
        (&[("kind", "narrative"), ("accumulation", "maximum")], "Words have no sum, mean, highest or lowest."),
        (&[("kind", "yes-no"), ("by_age", "yes")], "Only counts and ratios are split."),
        (&[("kind", "scale"), ("answers", "all")], "A scale has two to 12 answers; these are 1."),
        (&[("kind", "scale"), ("answers", "a\nb\na")], "“a” is there twice."),
        (&[("kind", "scale"), ("answers", "a\nb"), ("target", "3")], "“3” is not the number of an answer"),
        (&[("kind", "count"), ("answers", "a\nb")], "Only a scale has answers of its own."),
        (&[("kind", "count"), ("own_axis", "Sex"), ("own_categories", "a\nb")], "choices of their own"),
        (&[("kind", "count"), ("own_axis", "Place"), ("own_categories", "a")], "At least two categories"),
    ] {
        let page = add(&mut manager, fields).await;
        assert!(page.says(said), "{fields:?}: {}", page.text());
    }
    assert!(!manager.get(MATRIX).await.says("Shelters"), "nothing was added");
}

#[tokio::test]
async fn every_axis_is_held_against_the_total_and_leaves_its_own_rest() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let place = [("own_axis", "District"), ("own_categories", "Huye\nRubavu")];
    let page =
        add(&mut manager, &[&[("kind", "count"), ("by_sex", "yes"), ("by_age", "yes")][..], &place[..]].concat()).await;
    assert!(page.says("by sex · by age · by district"), "{}", page.text());
    let cells = [("total", "40"), ("sex.female", "20"), ("sex.male", "15"), ("age.0-17", "30"), ("district.huye", "7")];
    let page = enter(&mut manager, "save", &[&cells[..], &[("age.60-plus", "11")]].concat()).await;
    assert!(page.says("30 + 11 = 41, above the total of 40 by 1."), "{}", page.text());
    let row = approved(&world, &mut manager, &cells).await;
    assert!(
        row.contains("40 20 15 5 30 10 7 33 Approved"),
        "the total, then cells and what they leave, axis by axis: {row}"
    );
}

#[tokio::test]
async fn a_changed_axis_keeps_what_was_reported() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    add(&mut manager, &[("kind", "count"), ("by_sex", "yes"), ("by_age", "yes"), ("crossed", "yes")]).await;
    let page = manager.get(MATRIX).await;
    assert!(page.says("by sex × age"), "{}", page.text());
    enter(&mut manager, "save", &[("total", "9"), ("sex*age.female*0-17", "4")]).await;
    let page = manager.get(&grid(3)).await;
    assert_eq!(page.input("cells[i4.sex*age.female*0-17]").as_deref(), Some("4"), "{}", page.text());
    let fields = [
        ("project", "DP.1649"),
        ("indicator", "4"),
        ("version", "1"),
        ("title", "Shelters"),
        ("unit", "unit"),
        ("kind", "count"),
        ("direction", "increase"),
        ("accumulation", "latest"),
        ("operator", "sum"),
        ("by_sex", "yes"),
    ];
    let page = manager.submit("/api/matrix_revise_indicator", &fields).await;
    assert!(page.says("by sex") && !page.says("by sex × age"), "{}", page.text());
    let page = manager.get(&grid(3)).await;
    assert_eq!(page.input("cells[i4.total]").as_deref(), Some("9"), "the total stands");
    assert_eq!(page.input("cells[i4.sex.female]").as_deref(), Some(""), "new cells start empty");
}
