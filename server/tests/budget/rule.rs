use serde_json::{Value, json};

use super::{put, read, small};
use crate::support::{Client, Who, World};

const PAGE: &str = "/budget-rules";

async fn rule(client: &Client, code: &str) -> Value {
    let found = client.get(PAGE).await.with(200);
    found["rules"].as_array().unwrap().iter().find(|rule| rule["code"] == code).unwrap().clone()
}

#[tokio::test]
async fn a_rule_is_changed_and_budgets_are_held_against_it() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    put(&manager, small()).await;
    let mut fund = world.browser(Who::FundManager).await;
    let page = fund.get(PAGE).await;
    for text in ["Overhead is 7 % of all other lines", "for projects of the Development Fund", "matters as an error"] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    let fields = [("rule", "overhead"), ("version", "1"), ("share", "2.25"), ("severity", "error"), ("active", "yes")];
    let page = fund.submit("/api/budget_revise_rule", &fields).await;
    assert!(page.says("The rule is changed.") && page.says("Overhead is 2.2 % of all other lines"), "{}", page.text());
    let check =
        |budget: &Value| budget["checks"].as_array().unwrap().iter().find(|check| check["code"] == "overhead").cloned();
    let found = check(&read(&manager).await).unwrap();
    assert_eq!(
        (&found["verdict"], &found["rule_share"], &found["severity"]),
        (&json!("failed"), &json!(225), &json!("error"))
    );

    // Not in force, no budget is held against it.
    let fields = [("rule", "overhead"), ("version", "2"), ("share", "2.25"), ("severity", "error")];
    let page = fund.submit("/api/budget_revise_rule", &fields).await;
    assert!(page.says("not in force"), "{}", page.text());
    assert_eq!(check(&read(&manager).await), None);
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert_eq!(log.text().matches("Rule of budgets changed").count(), 2, "{}", log.text());
    let page = world.browser(Who::Viewer).await.get(PAGE).await;
    assert!(page.says("not in force") && !page.body.contains("budget_revise_rule"), "{}", page.text());
}

#[tokio::test]
async fn what_is_no_share_is_told_and_a_stale_form_too() {
    let world = World::new().await;
    let fund = world.client(Who::FundManager).await;
    let address = format!("{PAGE}/overhead");
    let sent = |version: i64, share: &str, severity: &str| json!({ "version": version, "share": share, "severity": severity, "in_force": true });
    for (share, severity, field, code) in [
        ("0", "error", "share", "rule-share"),
        ("101", "error", "share", "rule-share"),
        ("7,5", "error", "share", "rule-share"),
        ("7", "disaster", "severity", "rule-severity"),
    ] {
        let reply = fund.put(&address, sent(1, share, severity)).await;
        assert_eq!((reply.status, reply.errors()), (422, vec![(field, code)]));
    }
    assert_eq!(rule(&fund, "overhead").await["share"], "7");
    fund.put(&address, sent(1, "8", "warning")).await.with(200);
    let reply = fund.put(&address, sent(1, "9", "warning")).await;
    assert_eq!((reply.status, reply.errors()), (409, vec![("", "rule-changed")]));
    assert_eq!(fund.put(&format!("{PAGE}/nothing"), sent(1, "9", "warning")).await.status, 404);
    let mut browser = world.browser(Who::Administrator).await;
    let fields = [("rule", "overhead"), ("version", "1"), ("share", "many"), ("severity", "error"), ("active", "yes")];
    let page = browser.submit("/api/budget_revise_rule", &fields).await;
    assert!(page.says("“many” is not a share") && page.body.contains("value=\"many\""), "{}", page.text());
}
