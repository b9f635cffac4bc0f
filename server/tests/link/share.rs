//! A stated share: applied once, everywhere: totals, promised targets, cells by sex, overlap, provenance, and what approving changes.

use domain::{approval::ActualState, link::Share};
use serde_json::json;

use crate::{
    actual::{enter, grid, shown},
    results::{Contributor, YEMEN, contributor, plain, row},
    support::{Who, World},
};

fn share(percent: &str) -> Share {
    Share::parse(percent).unwrap()
}

/// HA.0001 claims 60 % of 1 200 (700 women, 400 men), HA.0002 all of 75.
async fn claims(world: &World) {
    let tx = world.arrange().await;
    let part = contributor(&tx, Contributor { share: share("60"), target: "2000", ..<_>::default() }).await;
    part.value(&tx, 1, ActualState::Approved, ["1200", "700", "400"]).await;
    let whole = Contributor { code: "HA.0002", office: YEMEN, ..<_>::default() };
    contributor(&tx, whole).await.approved(&tx, 1, "75").await;
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn totals_and_promises_are_of_the_shared_values() {
    let world = World::new().await;
    claims(&world).await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let whole = row(&analyst.get("/results").await, "P1.1");
    assert!(whole.contains("people 1 000 795 ") && whole.contains("2 of 2"), "720 and 75, both reported: {whole}");
    let region = row(&analyst.get("/results?region=1").await, "P1.1");
    assert!(region.contains("people 1 200 720 "), "60 % of the 2 000 that were promised: {region}");
}

#[tokio::test]
async fn the_tree_shows_the_share_so_that_the_leaves_add_up_to_the_root() {
    let world = World::new().await;
    claims(&world).await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let tree = plain(&analyst.get("/results/MIGOF/P1.1").await.body);
    assert!(tree.contains("60 % of it"), "{tree}");
    assert!(tree.contains("Of this a share of 60 % counts here: 60 % of 1 200 720"), "{tree}");
    assert!(tree.contains("420") && tree.contains("240"), "women and men, of whom 60 % count: {tree}");
    let client = world.client(Who::Viewer).await;
    let found = client.get("/results/MIGOF/P1.1").await.with(200);
    let part = &found["regions"][0]["places"][0]["indicators"][0];
    assert_eq!((&part["whole"], &part["share"], &part["so_far"]), (&json!("1200"), &json!("60"), &json!("720")));
    assert_eq!(found["by_sex"], json!({ "female": "420", "male": "240", "unspecified": "135" }));
    assert_eq!(found["indicator"]["total"]["achieved"], "795");
}

#[tokio::test]
async fn an_overlap_is_of_the_shared_claims() {
    let world = World::new().await;
    claims(&world).await;
    let analyst = world.client(Who::HeadquartersAnalyst).await;
    let path = "/results/MIGOF/P1.1/overlaps";
    let sent = |amount| {
        json!({ "projects": ["HA.0001", "HA.0002"], "amount": amount, "method": "sample",
                               "reason": "Compared." })
    };
    assert_eq!(analyst.post(path, sent("75.0001")).await.with(422)["errors"][0]["field"], "amount");
    let proposed = analyst.post(path, sent("75")).await.with(201);
    let address = format!("/overlap-proposals/{}/approve", proposed["id"]);
    world.client(Who::Administrator).await.post(&address, json!({})).await.with(201);
    assert_eq!(analyst.get("/results/MIGOF/P1.1").await.with(200)["indicator"]["total"]["achieved"], "720");
}

#[tokio::test]
async fn what_approving_changes_is_foretold_with_the_share() {
    let world = World::new().await;
    claims(&world).await;
    let tx = world.arrange().await;
    let new = backend::insert::link::NewLink {
        indicator: world.indicator(1),
        corporate: crate::results::TRAINED,
        share: share("50"),
        proposal: None,
        by: None,
    };
    backend::insert::link::link(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 3, "submit", &[("1.total", "100")]).await;
    let page = reviewer.get(&grid(3)).await;
    assert!(plain(&page.body).contains("Organization 795 → 845"), "{}", page.text());
    crate::actual::judge(&mut reviewer, "approve", 3, &[&shown(&page)[0]], "").await;
    let total = row(&reviewer.get("/results").await, "P1.1");
    assert!(total.contains(" 845 "), "{total}");
}
