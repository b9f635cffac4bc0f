//! Reminding people out of the list of projects.

use serde_json::json;

use super::drawn::draw;
use crate::support::{Who, World};

const POST: &str = "/api/reminder_send_projects";

#[tokio::test]
async fn those_of_the_chosen_projects_are_reminded_with_a_line() {
    let world = World::new().await;
    let mut reviewer = world.browser(Who::Reviewer).await;
    let page = reviewer.get("/projects").await;
    assert!(page.body.contains("name=\"projects[DP.1649]\"") && page.body.contains(POST), "{}", page.body);
    let note = "The ministry meets on Monday.";
    let page = reviewer.submit(POST, &[("projects[DP.1649]", "yes"), ("note", note)]).await;
    // The manager and the staff of the project.
    assert!(page.says("2 people are reminded of 1 project."), "{}", page.text());
    let page = world.browser(Who::ProjectManager).await.get("/").await;
    assert!(page.says("Reviewer asks for 9 missing values.") && page.says(note), "{}", page.text());
    let page = reviewer.submit(POST, &[("projects[DP.1649]", "yes"), ("note", note)]).await;
    assert!(page.says("All 2 who owe something were reminded within a day"), "{}", page.text());
    assert!(page.body.contains(note), "what was typed is still there");
}

#[tokio::test]
async fn all_of_a_filter_are_reminded_and_who_is_left_out_is_counted() {
    let world = World::new().await;
    let all = draw(&world, 53).await;
    let mut administrator = world.browser(Who::Administrator).await;
    let page =
        administrator.submit(POST, &[("all", "yes"), ("query", "warning=no-report&colour=red"), ("note", "")]).await;
    let silent = all.iter().filter(|one| one.warnings().contains(&"no-report")).count();
    assert!(silent > 3, "there is something to remind of: {silent}");
    assert!(page.says(&format!("people are reminded of {silent} projects.")), "{}", page.text());
    assert!(!page.body.contains("colour"), "what is no filter does not come back");
    // The same people of other projects: nobody is reminded twice a day.
    let page = administrator.submit(POST, &[("all", "yes"), ("query", "state=active"), ("note", "")]).await;
    assert!(page.says("were reminded within a day"), "{}", page.text());
    let client = world.client(Who::HeadquartersAnalyst).await;
    let closed: Vec<&str> =
        all.iter().filter(|one| one.state.as_str() == "closed").map(|one| one.code.as_str()).collect();
    let reply = client.post("/portfolio/reminders", json!({ "projects": closed })).await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("", "nothing-owed")]));
}

#[tokio::test]
async fn who_may_remind_somewhere_says_of_whom() {
    let world = World::new().await;
    let all = draw(&world, 59).await;
    let reviewer = world.client(Who::Reviewer).await;
    let own: Vec<&str> = all.iter().filter(|one| one.office == 1).map(|one| one.code.as_str()).collect();
    let found = reviewer.post("/portfolio/reminders", json!({ "projects": own, "note": "Please" })).await.with(200);
    let late = all.iter().filter(|one| one.office == 1 && one.overdue() > 0).count();
    assert_eq!(found["projects"], late, "{found:#}");
    let number = |name: &str| found[name].as_u64().unwrap();
    assert_eq!(number("projects") + number("settled") + number("beyond"), own.len() as u64, "{found:#}");
    for (body, status, errors) in [
        (json!({ "projects": [] }), 422, vec![("", "no-project-chosen")]),
        (json!({ "projects": ["DP.1649"], "note": "x".repeat(501) }), 422, vec![("note", "reminder-long")]),
        (json!({ "projects": ["XX.9999"] }), 404, vec![]),
        (json!({ "projects": ["nothing"] }), 404, vec![]),
    ] {
        let reply = reviewer.post("/portfolio/reminders", body.clone()).await;
        assert_eq!((reply.status, reply.errors()), (status, errors), "{body}");
    }
    // A project of another mission is not there; who only looks reminds nobody.
    let stranger = world.client(Who::Stranger).await;
    assert_eq!(stranger.post("/portfolio/reminders", json!({ "projects": ["DP.1649"] })).await.status, 404);
    for who in [Who::Viewer, Who::Auditor, Who::ProjectStaff] {
        let reply = world.client(who).await.post("/portfolio/reminders", json!({ "projects": ["DP.1649"] })).await;
        assert_eq!(reply.status, 403, "{who:?}");
        let page = world.browser(who).await.get("/projects").await;
        assert!(!page.body.contains(POST), "{who:?} is not offered it");
    }
}
