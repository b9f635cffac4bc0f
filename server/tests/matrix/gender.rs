//! A validated gender marker rests on outputs and activities: it is stale once one of them changes.

use backend::insert::gender::{Hand, NewAssessment, assessment};
use domain::gender::{GenderCode, Stage};

use super::indicator;
use crate::support::{Who, World};

async fn marked(stage: Stage) -> World {
    let world = World::new().await;
    let tx = world.arrange().await;
    let hand = |user| Hand { user, at: tx.now(), note: None };
    let new = NewAssessment {
        project: world.project(),
        version: 1,
        code: GenderCode::TwoA,
        stage,
        reaches_beneficiaries: true,
        principal_purpose: false,
        needs_evidence: Some("Women are a third of those who ask for help.".into()),
        output: Some((world.node(3), "Officials trained on identification and referral".into())),
        activity: Some((world.node(4), "Train officials in four districts".into())),
        override_reason: None,
        coded: hand(1),
        validated: (stage != Stage::Coded).then(|| hand(5)),
        confirmed: (stage == Stage::Confirmed).then(|| hand(4)),
        stale_reason: None,
        recorded_at: tx.now(),
        superseded_at: None,
    };
    assessment(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    world
}

async fn stage_after(world: &World, endpoint: &str, fields: &[(&str, &str)]) -> &'static str {
    let mut manager = world.browser(Who::ProjectManager).await;
    assert_eq!(manager.post(endpoint, fields).await.status, 303);
    let list = manager.get("/projects").await;
    ["coded", "validated", "confirmed", "stale"]
        .into_iter()
        .find(|stage| list.says(&format!("2a · {stage}")))
        .expect("the list shows the marker")
}

fn revise<'a>(node: &'a str, statement: &'a str) -> [(&'a str, &'a str); 5] {
    let assumptions = if node == "1" { "" } else { "Partners release their staff" };
    [("project", "DP.1649"), ("node", node), ("version", "1"), ("statement", statement), ("assumptions", assumptions)]
}

#[tokio::test]
async fn a_changed_output_makes_it_stale() {
    for stage in [Stage::Validated, Stage::Confirmed] {
        let world = marked(stage).await;
        assert_eq!(stage_after(&world, "/api/matrix_revise_node", &revise("3", "Changed")).await, "stale");
    }
}

#[tokio::test]
async fn so_does_an_added_or_retired_activity() {
    let world = marked(Stage::Validated).await;
    let added = [("project", "DP.1649"), ("kind", "activity"), ("parent", "3"), ("statement", "Also this")];
    assert_eq!(stage_after(&world, "/api/matrix_add_node", &added).await, "stale");
    let world = marked(Stage::Confirmed).await;
    let retired = [("project", "DP.1649"), ("node", "4"), ("version", "1")];
    assert_eq!(stage_after(&world, "/api/matrix_retire_node", &retired).await, "stale");
}

#[tokio::test]
async fn what_it_does_not_rest_on_leaves_it() {
    let world = marked(Stage::Validated).await;
    assert_eq!(stage_after(&world, "/api/matrix_revise_node", &revise("2", "Changed")).await, "validated");
    let same = "Officials trained on identification and referral";
    let mut fields = revise("3", same);
    fields[4].1 = "Another assumption";
    assert_eq!(stage_after(&world, "/api/matrix_revise_node", &fields).await, "validated");
    let fields = indicator(&[("node", "3")]);
    assert_eq!(stage_after(&world, "/api/matrix_add_indicator", &fields).await, "validated");
}

#[tokio::test]
async fn a_marker_that_is_only_coded_stays_coded() {
    let world = marked(Stage::Coded).await;
    assert_eq!(stage_after(&world, "/api/matrix_revise_node", &revise("3", "Changed")).await, "coded");
}
