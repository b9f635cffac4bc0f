use super::{MATRIX, holds, indicator, only_for_planners};
use crate::support::{Who, World};

const ADD: &str = "/api/matrix_add_indicator";

#[tokio::test]
async fn adds_an_indicator_after_the_others() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let answer = manager.post(ADD, &indicator(&[("node", "3"), ("by_sex", "yes"), ("target", "1 234.5")])).await;
    assert_eq!(answer.location, Some(format!("{MATRIX}?at=indicator-4#indicator-4")));
    let page = manager.get(&format!("{MATRIX}?at=indicator-4")).await;
    let row = "1.1-d Shelters that meet the standard shelters · latest · by sex Inspection by the ministry, twice a \
               year 1 1 234.5";
    assert!(page.says(row) && page.says("Added."), "{}", page.text());
}

#[tokio::test]
async fn blank_is_not_zero() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let fields = indicator(&[("node", "1"), ("baseline", " "), ("target", "0"), ("source", "")]);
    let page = manager.submit(ADD, &fields).await;
    assert!(
        page.says("0-a Shelters that meet the standard shelters · latest – 0 Edit indicator 0-a"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn every_field_says_what_is_wrong_with_it() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let long = "x".repeat(301);
    let ratio = [("kind", "percentage"), ("baseline", "1/2"), ("target", "1/2")];
    for (changes, field, says) in [
        (vec![("title", "")], "title", "This cannot be left blank."),
        (vec![("title", long.as_str())], "title", "This has 301 characters; at most 300 are kept."),
        (vec![("unit", " ")], "unit", "This cannot be left blank."),
        (vec![("kind", "portrait")], "kind", "Choose one of the listed answers."),
        (vec![("direction", "")], "direction", "Choose one of the listed answers."),
        (vec![("accumulation", "product")], "accumulation", "Choose one of the listed answers."),
        (vec![("operator", "latest")], "operator", "Choose one of the listed answers."),
        (vec![("target", "24O")], "target", "“24O” is not a number."),
        (vec![("target", "1,5")], "target", "“1,5” is not a number."),
        (vec![("baseline", "0.12345")], "baseline", "“0.12345” has more than four decimals."),
        (vec![("baseline", "-3")], "baseline", "“-3” is below zero."),
        (vec![("target", "99999999999999999")], "target", "is too large"),
        ([&ratio[..], &[("target", "85")]].concat(), "target", "“85” is not."),
        ([&ratio[..], &[("target", "85/")]].concat(), "target", "“85/” is not."),
        ([&ratio[..], &[("target", "0/0")]].concat(), "target", "The second number of “0/0” is zero."),
        ([&ratio[..], &[("target", "9/8")]].concat(), "target", "the first number is above the second"),
    ] {
        let changes = [&[("node", "3")], &changes[..]].concat();
        let page = manager.submit(ADD, &indicator(&changes)).await;
        let (_, after) = page.body.split_once(&format!("id=\"{field}-error\"")).expect("the field has an error");
        let error = after.split("</p>").next().unwrap();
        assert!(error.contains(says), "{field}: {error}");
        assert!(page.body.contains(&format!("aria-describedby=\"{field}-")), "{field} is tied to its error");
        let typed = changes.last().unwrap().1;
        assert!(typed.trim().is_empty() || says.starts_with("Choose") || holds(&page, typed), "{typed} is kept");
    }
    assert!(manager.get(MATRIX).await.says("3 indicators"));
}

#[tokio::test]
async fn all_problems_are_named_at_once() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let fields = indicator(&[("node", "3"), ("title", ""), ("baseline", "few"), ("target", "many")]);
    let page = manager.submit(ADD, &fields).await;
    assert!(page.says("3 things must be corrected. Nothing was saved."), "{}", page.text());
}

#[tokio::test]
async fn an_activity_carries_no_indicators() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.submit(ADD, &indicator(&[("node", "4")])).await;
    assert!(page.says("Activities carry assumptions, not indicators.") && page.says("3 indicators"), "{}", page.text());
    assert_eq!(manager.post(ADD, &indicator(&[("node", "999")])).await.status, 404);
}

#[tokio::test]
async fn only_project_managers_and_administrators() {
    only_for_planners(ADD, &indicator(&[("node", "3")])).await;
}
