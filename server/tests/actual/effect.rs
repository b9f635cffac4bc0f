use backend::insert::indicator;
use domain::{
    id::OfficeId,
    indicator::{Accumulation, Kind, Operator},
};

use super::{enter, grid, judge, kinds, shown};
use crate::{
    results::{self, Contributor, TRAINED, YEMEN, contributor},
    support::{Page, Who, World},
};

/// The text of a page with thin spaces made plain.
fn text(page: &Page) -> String {
    results::plain(&page.body)
}

/// Indicator 1 adds to P1.1, as do a project of the same mission (30), one of the regional office (200) and one of another
/// region (500).
async fn linked() -> World {
    let world = World::new().await;
    let tx = world.arrange().await;
    indicator::link(&tx, world.indicator(1), TRAINED).await.unwrap();
    for (code, office, total) in
        [("HA.0001", results::RWANDA, "30"), ("HA.0002", OfficeId(3), "200"), ("HA.0003", YEMEN, "500")]
    {
        contributor(&tx, Contributor { code, office, ..Contributor::default() }).await.approved(&tx, 2, total).await;
    }
    tx.commit().await.unwrap();
    world
}

#[tokio::test]
async fn what_approving_changes_is_what_the_results_show_afterwards() {
    let world = linked().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    let before = reviewer.get("/results").await;
    assert!(results::row(&before, "P1.1").contains("730"), "{}", results::row(&before, "P1.1"));
    enter(&mut manager, 3, "submit", &[("1.total", "100")]).await;
    let page = reviewer.get(&grid(3)).await;
    for said in [
        "This project – → 100",
        "P1.1 · Officials trained on rights",
        "Rwanda 30 → 130",
        "East Africa and the Horn of Africa 230 → 330",
        "Organization 730 → 830",
    ] {
        assert!(text(&page).contains(said), "{said}: {}", text(&page));
    }
    judge(&mut reviewer, "approve", 3, &[&shown(&page)[0]], "").await;
    let after = reviewer.get("/results").await;
    assert!(results::row(&after, "P1.1").contains("830"), "{}", results::row(&after, "P1.1"));
    let tree = text(&reviewer.get("/results/MIGOF/P1.1").await);
    assert!(tree.contains("East Africa and the Horn of Africa 330"), "{tree}");
    assert!(tree.contains("Rwanda 130"), "{tree}");
}

#[tokio::test]
async fn a_late_value_for_an_old_period_leaves_what_is_latest_as_it_stands() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 3, "submit", &[("2.total", "30/40")]).await;
    let ids = shown(&reviewer.get(&grid(3)).await);
    judge(&mut reviewer, "approve", 3, &[&ids[0]], "").await;
    enter(&mut manager, 2, "submit", &[("2.total", "20/40")]).await;
    let page = reviewer.get(&grid(2)).await;
    assert!(text(&page).contains("This project stays 75 %"), "{}", text(&page));
    assert!(page.says("It adds to no corporate result."), "{}", page.text());
    let id = shown(&page).remove(0);
    let page = judge(&mut reviewer, "approve", 2, &[&id], "").await;
    assert!(text(&page).contains("90 % 75 %"), "target and so far, as foretold: {}", text(&page));
}

#[tokio::test]
async fn a_value_that_is_approved_again_counts_once() {
    let world = linked().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 3, "submit", &[("1.total", "100")]).await;
    let page = reviewer.get(&grid(3)).await;
    let page = judge(&mut reviewer, "approve", 3, &[&shown(&page)[0]], "").await;
    let open = super::approved(&page).remove(0);
    let fields = [("project", "DP.1649"), ("period", "3"), ("actual", &open), ("reason", "The list was wrong.")];
    reviewer.submit("/api/actual_reopen", &fields).await;
    enter(&mut manager, 3, "submit", &[("1.total", "90")]).await;
    let page = text(&reviewer.get(&grid(3)).await);
    assert!(page.contains("This project – → 90") && page.contains("Organization 730 → 820"), "{page}");
}

#[tokio::test]
async fn answers_are_foretold_by_how_often_they_are_given() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let to = results::corporate(&tx, "P1.2", Kind::YesNo, Operator::Minimum, "").await;
    for (code, office, answer) in [("HA.0001", results::RWANDA, "yes"), ("HA.0002", YEMEN, "no")] {
        let accumulation = Accumulation::Latest;
        let new = Contributor { code, office, kind: Kind::YesNo, accumulation, target: "yes", to, ..<_>::default() };
        contributor(&tx, new).await.approved(&tx, 2, answer).await;
    }
    tx.commit().await.unwrap();
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    let page = kinds::add(&mut manager, &[("kind", "yes-no"), ("baseline", "no"), ("target", "yes")]).await;
    assert!(page.says("No Yes"), "{}", page.text());
    let tx = world.arrange().await;
    // The fourth indicator of the project; the two others came before it.
    indicator::link(&tx, domain::id::IndicatorId(6), to).await.unwrap();
    tx.commit().await.unwrap();
    for (period, answer, foretold) in [
        (2, "yes", ["Rwanda Yes 1 → 2", "Organization Yes 1 → 2"]),
        (3, "no", ["Rwanda No 0 → 1 Yes 2 → 1", "Organization No 1 → 2 Yes 2 → 1"]),
        (1, "yes", ["Rwanda no answer changes", "Organization no answer changes"]),
    ] {
        let at = period.to_string();
        let row = [("cells[i6.version]", ""), ("cells[i6.total]", answer)];
        let fields = [&[("project", "DP.1649"), ("period", &at), ("then", "submit")][..], &row].concat();
        let page = manager.submit("/api/actual_save", &fields).await;
        assert!(page.says("1 value submitted"), "{}", page.text());
        let page = reviewer.get(&grid(period)).await;
        for said in foretold {
            assert!(text(&page).contains(said), "{said}: {}", text(&page));
        }
        judge(&mut reviewer, "approve", period, &[&shown(&page)[0]], "").await;
    }
    let counted = results::row(&reviewer.get("/results").await, "P1.2");
    assert!(counted.contains("Yes: 1 · No: 2"), "as foretold: {counted}");
}

#[tokio::test]
async fn only_who_reviews_is_shown_it() {
    let world = linked().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    enter(&mut manager, 3, "submit", &[("1.total", "100")]).await;
    for who in [Who::ProjectManager, Who::Viewer, Who::Auditor] {
        let page = world.browser(who).await.get(&grid(3)).await;
        assert!(!page.says("What approving changes"), "{who:?}");
    }
}
