//! The rules of quality are changed by headquarters, and hold at once.

use serde_json::{Value, json};

use super::listed;
use crate::support::{Client, Who, World};

const PAGE: &str = "/quality-rules";

async fn rule(client: &Client, kind: &str) -> Value {
    let found = client.get(PAGE).await.with(200);
    found["rules"].as_array().unwrap().iter().find(|rule| rule["kind"] == kind).unwrap().clone()
}

/// How many projects are warned of it.
async fn warned(client: &Client, kind: &str) -> u64 {
    listed(client, &format!("warning={kind}")).await.1["total"].as_u64().unwrap()
}

#[tokio::test]
async fn a_rule_is_changed_and_projects_are_held_against_it() {
    let world = World::new().await;
    let auditor = world.client(Who::Auditor).await;
    // Its first quarter was due on 12 May, 196 days ago.
    assert_eq!(warned(&auditor, "no-report").await, 1);
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let page = analyst.get(PAGE).await;
    for text in ["Nothing reported 90 days after it was due", "Gender marker missing", "matters as an error"] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    let post = "/api/quality_revise_rule";
    let fields = [("kind", "no-report"), ("version", "1"), ("days", "196"), ("severity", "warning"), ("active", "yes")];
    let page = analyst.submit(post, &fields).await;
    assert!(page.says("The rule is changed.") && page.says("Nothing reported 196 days after"), "{}", page.text());
    assert_eq!(warned(&auditor, "no-report").await, 0, "the last of its days is within the term");
    let fields = [("kind", "no-report"), ("version", "2"), ("days", "195"), ("severity", "warning"), ("active", "yes")];
    analyst.submit(post, &fields).await;
    let (items, _) = listed(&auditor, "warning=no-report").await;
    let warning = &items[0]["warnings"].as_array().unwrap()[0];
    assert_eq!(warning, &json!({ "kind": "no-report", "severity": "warning", "count": 1, "days": 196 }));
    // Not in force, nobody is warned of it, and it is counted nowhere.
    let fields = [("kind", "no-report"), ("version", "3"), ("days", "195"), ("severity", "warning")];
    assert!(analyst.submit(post, &fields).await.says("not in force"));
    assert_eq!(warned(&auditor, "no-report").await, 0);
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert_eq!(log.text().matches("Rule of quality changed").count(), 3, "{}", log.text());
    let page = world.browser(Who::Viewer).await.get(PAGE).await;
    assert!(page.says("not in force") && !page.body.contains("quality_revise_rule"), "{}", page.text());
}

#[tokio::test]
async fn what_is_no_term_is_told_and_a_stale_form_too() {
    let world = World::new().await;
    let analyst = world.client(Who::HeadquartersAnalyst).await;
    let address = format!("{PAGE}/no-report");
    let sent = |version: i64, days: u32, severity: &str| json!({ "version": version, "days": days, "severity": severity, "in_force": true });
    for (days, severity, field, code) in
        [(3_651, "error", "days", "quality-days"), (90, "disaster", "severity", "rule-severity")]
    {
        let reply = analyst.put(&address, sent(1, days, severity)).await;
        assert_eq!((reply.status, reply.errors()), (422, vec![(field, code)]));
    }
    assert_eq!(rule(&analyst, "no-report").await["days"], 90);
    assert_eq!(rule(&analyst, "no-target").await["days"], Value::Null);
    analyst.put(&address, sent(1, 60, "warning")).await.with(200);
    let reply = analyst.put(&address, sent(1, 70, "warning")).await;
    assert_eq!((reply.status, reply.errors()), (409, vec![("", "quality-changed")]));
    assert_eq!(analyst.put(&format!("{PAGE}/nothing"), sent(1, 9, "warning")).await.status, 404);
    for who in [Who::ProjectManager, Who::FundManager, Who::Auditor, Who::Viewer, Who::Stranger] {
        assert_eq!(world.client(who).await.put(&address, sent(2, 9, "error")).await.status, 403, "{who:?}");
    }
    let mut browser = world.browser(Who::Administrator).await;
    let fields = [("kind", "no-report"), ("version", "2"), ("days", "many"), ("severity", "error"), ("active", "yes")];
    let page = browser.submit("/api/quality_revise_rule", &fields).await;
    assert!(page.says("“many” is no number of days") && page.body.contains("value=\"many\""), "{}", page.text());
}
