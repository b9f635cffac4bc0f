use backend::insert::{
    actual::{NewActual, actual},
    indicator::link,
};
use domain::{
    approval::ActualState,
    id::CorporateIndicatorId,
    indicator::Kind,
    value::{Reported, Value},
};

use super::{MATRIX, holds, indicator, only_for_planners};
use crate::support::{Who, World};

const REVISE: &str = "/api/matrix_revise_indicator";

#[tokio::test]
async fn changes_every_field() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let fields = indicator(&[
        ("indicator", "1"),
        ("version", "1"),
        ("direction", "decrease"),
        ("accumulation", "mean"),
        ("operator", "maximum"),
        ("baseline", ""),
        ("target", "2.5"),
    ]);
    let page = manager.submit(REVISE, &fields).await;
    let row = "1.1-a Shelters that meet the standard shelters · mean · a fall is good Inspection by the ministry, twice \
               a year – 2.5";
    assert!(page.says(row) && page.says("Saved."), "{}", page.text());
    let opened = manager.get(&format!("{MATRIX}?edit=indicator-1")).await;
    assert_eq!(opened.input("version").as_deref(), Some("2"));
    assert!(opened.body.contains("<option value=\"maximum\" selected"), "{}", opened.body);
}

#[tokio::test]
async fn the_second_editor_sees_both_values_and_decides() {
    let world = World::new().await;
    let mut first = world.browser(Who::ProjectManager).await;
    let mut second = world.browser(Who::Administrator).await;
    first.submit(REVISE, &indicator(&[("indicator", "1"), ("version", "1"), ("target", "420")])).await;
    let mine = [("indicator", "1"), ("version", "1"), ("target", "380"), ("baseline", "")];
    let page = second.submit(REVISE, &indicator(&mine)).await;
    assert!(page.says("Project manager changed this on 24 Nov 2026, 12:00 (UTC)"), "{}", page.text());
    assert!(page.says("Now there: “420”.") && holds(&page, "380"), "{}", page.text());
    assert!(page.says("Now there: “1”."), "the baseline that was cleared: {}", page.text());
    assert_eq!(page.text().matches("Now there:").count(), 2, "{}", page.text());
    assert!(second.get(MATRIX).await.says("1 420"), "nothing was changed");

    let version = page.input("version").unwrap();
    let again = [("indicator", "1"), ("version", version.as_str()), ("target", "380"), ("baseline", "")];
    let page = second.submit(REVISE, &indicator(&again)).await;
    assert!(page.says("– 380"), "{}", page.text());
}

#[tokio::test]
async fn the_kind_changes_only_while_there_are_no_values() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let ratio = [("indicator", "1"), ("kind", "percentage"), ("baseline", "0/100"), ("target", "85/100")];
    let page = manager.submit(REVISE, &indicator(&[&ratio[..], &[("version", "1")]].concat())).await;
    assert!(page.says("0 % 0 / 100 85 % 85 / 100"), "{}", page.text());

    let tx = world.arrange().await;
    let reported = Reported::whole(Value::parse(Kind::Percentage, "8/10").unwrap());
    let new = NewActual {
        indicator: world.indicator(1),
        period: world.period(1),
        version: 1,
        state: ActualState::Draft,
        reported,
        narrative: None,
        author: 1,
        submitted: None,
        reviewed: None,
        note: None,
        recorded_at: tx.now(),
        superseded_at: None,
    };
    actual(&tx, new).await.unwrap();
    tx.commit().await.unwrap();

    let opened = manager.get(&format!("{MATRIX}?edit=indicator-1")).await;
    assert!(opened.says("Values were entered, so the kind stays as it is."), "{}", opened.text());
    let count = [("indicator", "1"), ("version", "2"), ("kind", "count"), ("baseline", "0"), ("target", "85")];
    let page = manager.submit(REVISE, &indicator(&count)).await;
    assert!(page.says("a count cannot be read as a percentage"), "{}", page.text());
    assert!(manager.get(MATRIX).await.says("85 %"), "nothing was changed");
    // All else may still change.
    let unit = [&ratio[..], &[("version", "2"), ("unit", "% of shelters")]].concat();
    let page = manager.submit(REVISE, &indicator(&unit)).await;
    assert!(page.says("% of shelters"));
}

#[tokio::test]
async fn the_kind_stays_that_of_the_corporate_indicator_to_which_it_is_linked() {
    let world = World::new().await;
    let tx = world.arrange().await;
    link(&tx, world.indicator(1), CorporateIndicatorId(1)).await.unwrap();
    tx.commit().await.unwrap();
    let mut manager = world.browser(Who::ProjectManager).await;
    let ratio =
        [("indicator", "1"), ("version", "1"), ("kind", "percentage"), ("baseline", "0/100"), ("target", "85/100")];
    let page = manager.submit(REVISE, &indicator(&ratio)).await;
    assert!(page.says("counts towards the corporate indicator P1.1"), "{}", page.text());
    assert!(manager.get(MATRIX).await.says("Officials trained"), "nothing was changed");
}

#[tokio::test]
async fn the_unit_stays_that_of_the_corporate_indicator_to_which_it_is_linked() {
    let world = World::new().await;
    let tx = world.arrange().await;
    link(&tx, world.indicator(1), CorporateIndicatorId(1)).await.unwrap();
    tx.commit().await.unwrap();
    let mut manager = world.browser(Who::ProjectManager).await;
    let count = |unit| [("indicator", "1"), ("version", "1"), ("kind", "count"), ("baseline", "0"), ("unit", unit)];
    let page = manager.submit(REVISE, &indicator(&count("courses"))).await;
    assert!(page.says("It counts towards a corporate result in “people” (P1.1)."), "{}", page.text());
    let page = manager.submit(REVISE, &indicator(&count("People"))).await;
    assert!(page.says("People · latest"), "the same word, written otherwise: {}", page.text());
}

#[tokio::test]
async fn a_mistake_in_a_field_changes_nothing() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let wrong = [("indicator", "2"), ("version", "1"), ("kind", "percentage"), ("baseline", "20"), ("target", "9/10")];
    let page = manager.submit(REVISE, &indicator(&wrong)).await;
    assert!(page.says("“20” is not.") && holds(&page, "9/10"), "{}", page.text());
    assert!(manager.get(MATRIX).await.says("Referrals answered in time"));
}

#[tokio::test]
async fn only_project_managers_and_administrators() {
    only_for_planners(REVISE, &indicator(&[("indicator", "1"), ("version", "1")])).await;
}
