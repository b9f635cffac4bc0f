use backend::insert::project::{NewProject, project, state};
use domain::{id::OfficeId, lifecycle::ProjectState, period::Schedule};

use super::MATRIX;
use crate::support::{Who, World};

#[tokio::test]
async fn shows_rows_in_order_with_their_indicators() {
    let world = World::new().await;
    let page = world.browser(Who::Viewer).await.get(MATRIX).await;
    assert_eq!(page.status, 200);
    let text = page.text();
    let mut from = 0;
    for expected in [
        "Indicators Data source and collection method Baseline Target Assumptions",
        "Objective Migrants in Rwanda enjoy their rights",
        "Outcome 1 Institutions identify and refer victims of trafficking",
        "Output 1.1 Officials trained on identification and referral Partners release their staff",
        "1.1-a Officials trained people · sum · by sex Register, counted monthly 0 400",
        "1.1-b Referrals answered in time % · latest Register, counted monthly 20 % 20 / 100 90 % 90 / 100",
        "1.1-c Complaints by residents number · latest · a fall is good Register, counted monthly 30 10",
        "Activities that lead to output 1.1",
        "1.1.1 Train officials in four districts Partners release their staff",
    ] {
        let at = text[from..].find(expected);
        assert!(at.is_some(), "{expected} stands after {from} in {text}");
        from += at.unwrap();
    }
}

#[tokio::test]
async fn only_who_may_edit_finds_the_ways_to_edit() {
    let world = World::new().await;
    for (who, edits) in [(Who::ProjectManager, true), (Who::Administrator, true), (Who::Viewer, false)] {
        let mut browser = world.browser(who).await;
        let page = browser.get(MATRIX).await;
        assert_eq!(page.says("Edit output 1.1"), edits, "{who:?}");
        assert_eq!(page.says("Add an indicator to output 1.1"), edits, "{who:?}");
        assert!(!page.body.contains("name=\"statement\""), "no form is sent until one is opened");
        let opened = browser.get(&format!("{MATRIX}?edit=node-3")).await;
        assert_eq!(opened.input("version").as_deref(), edits.then_some("1"), "{who:?}");
        assert_eq!(opened.body.contains("name=\"statement\""), edits, "{who:?}");
    }
}

#[tokio::test]
async fn is_not_there_for_a_stranger() {
    let world = World::new().await;
    assert_eq!(world.browser(Who::Stranger).await.get(MATRIX).await.status, 404);
}

#[tokio::test]
async fn says_why_it_cannot_be_changed_in_endorsement() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let code = "DP.1650".parse().unwrap();
    let new = NewProject {
        code: &code,
        title: "Read by the endorser",
        office: OfficeId(1),
        starts: "2027-01-01".parse().unwrap(),
        ends: "2027-12-31".parse().unwrap(),
        funding: "development-fund",
        schedule: Schedule::Quarterly,
        submitted_on: None,
        countries: &[],
        areas: &[],
        sdgs: &[],
    };
    let project = project(&tx, new).await.unwrap();
    state(&tx, project, ProjectState::InEndorsement, None).await.unwrap();
    tx.commit().await.unwrap();
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.get("/projects/DP.1650/matrix").await;
    assert!(page.says("The matrix cannot be changed while the project is in the state"), "{}", page.text());
    assert!(page.says("Nothing is promised yet") && !page.says("Add the objective"), "{}", page.text());
    let fields = [("project", "DP.1650"), ("kind", "objective"), ("statement", "Too late")];
    assert_eq!(manager.post("/api/matrix_add_node", &fields).await.status, 403);
    let page = world.browser(Who::Viewer).await.get("/projects/DP.1650/matrix").await;
    assert!(page.says("Nothing is promised yet") && !page.says("cannot be changed"), "{}", page.text());
}
