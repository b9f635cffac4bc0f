use backend::insert::actual::{self, NewActual};
use domain::{
    approval::ActualState,
    indicator::Kind,
    lifecycle::ProjectState,
    value::{Reported, Value},
};

use super::arrange::{self, Line};
use crate::support::{Who, World};

#[tokio::test]
async fn shows_its_areas_and_the_cell_that_its_printed_total_leaves_out() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let cambodia = arrange::row(&world, "Cambodia").await;
    let page = world.browser(Who::HeadquartersAnalyst).await.get(&format!("/funding/2018/{cambodia}")).await;
    assert_eq!(page.status, 200);
    for text in [
        "Required, as printed 5 919 583 its cells add to 8 270 340",
        "Its areas add to 8 270 340, but 5 919 583 is printed: +2 350 757.",
        "Principle 1 is in the row, but not in its printed total.",
        "No project has tied a budget line to this row yet.",
    ] {
        assert!(page.says(text), "{text:?} in {}", page.text());
    }
    assert!(!page.says("can be read in more than one way"));
}

#[tokio::test]
async fn says_which_cells_the_source_leaves_open() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let maldives = arrange::row(&world, "Maldives").await;
    let page = world.browser(Who::Viewer).await.get(&format!("/funding/2018/{maldives}")).await;
    assert!(page.says("3 amounts of this row can be read in more than one way."), "{}", page.text());
    assert!(page.says("Objective 2: 300 000 here; it may also be 0"), "{}", page.text());
}

#[tokio::test]
async fn lists_the_lines_with_their_rates_and_the_indicators_that_depend_on_them() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let rwanda = arrange::row(&world, "Rwanda").await;
    let line = |description, currency, minor, rate, tied| Line {
        project: world.project(),
        node: Some(world.node(4)),
        description,
        currency,
        minor,
        rate,
        tied,
    };
    let tied = Some((rwanda, arrange::area("Principle 1"), 10_837_000));
    arrange::line(&world, line("Training in four districts", "EUR", 10_000_000, Some("1.0837"), tied)).await;
    arrange::line(&world, line("Cameras", "JPY", 4_000_000, None, None)).await;
    let other = arrange::project(&world, "HM.0001", ProjectState::Rejected).await;
    let lost = Line {
        project: other,
        node: None,
        ..line("Lost", "USD", 500, None, Some((rwanda, arrange::area("Principle 1"), 500)))
    };
    arrange::line(&world, lost).await;
    approve(&world, "390").await;

    let page = world.browser(Who::Viewer).await.get(&format!("/funding/2018/{rwanda}")).await;
    for text in [
        "Budgeted by projects 108 370 0.3 % of what is required 1 amount without a rate is not in this sum",
        "Principle 1 international standards, migrants’ rights 7 000 000 108 370 + 1 not converted spent 0 0 received 0 7 000 000 0 % covered 1",
        "Training in four districts Operational · Activity: Train officials in four districts \
         Principle 1 EUR 100 000.00 1.0837 2 Nov 2026 108 370 108 370",
        "Cameras Operational · Activity: Train officials in four districts DP.1649 JPY 4 000 000 not converted",
        "Officials trained people · Output: Officials trained on identification and referral 0 400 390 On track",
        "Referrals answered in time % · Output: Officials trained on identification and referral 20 % 90 % – Unknown",
    ] {
        assert!(page.says(text), "{text:?} in {}", page.text());
    }
    assert!(!page.says("Lost"), "a rejected project has no money in it");
}

/// Reports the whole of the first quarter for the officials trained, and approves it.
async fn approve(world: &World, value: &str) {
    let tx = world.arrange().await;
    let total = Value::parse(Kind::Count, value).unwrap();
    let new = NewActual {
        indicator: world.indicator(1),
        period: world.period(1),
        version: 1,
        state: ActualState::Approved,
        reported: Reported::whole(total),
        narrative: None,
        author: 1,
        submitted: Some((1, 1)),
        reviewed: Some((3, 2)),
        note: None,
        recorded_at: 1,
        superseded_at: None,
    };
    actual::actual(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn names_a_project_outside_the_scope_without_opening_it() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let rwanda = arrange::rwanda(&world, arrange::area("Principle 1"), 100).await;
    for (who, linked) in [(Who::ProjectManager, true), (Who::Auditor, true), (Who::Stranger, false)] {
        let page = world.browser(who).await.get(&format!("/funding/2018/{rwanda}")).await;
        assert_eq!(page.status, 200, "{who:?}");
        assert!(page.says("Fulfilling migrants’ rights"), "{who:?}");
        assert_eq!(page.body.contains("href=\"/projects/DP.1649"), linked, "{who:?}");
        assert_eq!(page.says("outside your scope"), !linked, "{who:?}");
    }
}

#[tokio::test]
async fn is_not_there_under_a_wrong_address_nor_open_to_nobody() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let rwanda = arrange::row(&world, "Rwanda").await;
    let mut browser = world.browser(Who::Viewer).await;
    for path in ["2018/999999", "2018/nonsense", "nonsense/1", "2018/-1", "2018/99999999999999999999"] {
        let page = browser.get(&format!("/funding/{path}")).await;
        assert_eq!(page.status, 404, "{path}");
    }
    assert_eq!(browser.get(&format!("/funding/2017/{rwanda}")).await.status, 404, "another year");
    let page = world.nobody().get(&format!("/funding/2018/{rwanda}")).await;
    assert_eq!(page.status, 303);
    assert!(page.location.unwrap().starts_with("/login?next="));
}
