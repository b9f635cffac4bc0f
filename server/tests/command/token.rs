use super::baseline;
use crate::support::{Who, World, database};

#[tokio::test]
async fn makes_lists_and_revokes_tokens() {
    let address = database::address().await;
    let email = Who::ProjectManager.email();
    baseline(&address, &["token", "create", email, "--name", "nightly", "--days", "30"]).await.unwrap();
    baseline(&address, &["token", "list", email]).await.unwrap();
    baseline(&address, &["token", "revoke", "1"]).await.unwrap();
    let failure = baseline(&address, &["token", "revoke", "1"]).await.unwrap_err();
    assert!(failure.contains("no token 1"), "{failure}");
    let failure = baseline(&address, &["token", "create", "nobody@test.example"]).await.unwrap_err();
    assert!(failure.contains("nobody@test.example"), "{failure}");
    let failure = baseline(&address, &["token", "create", email, "--days", "0"]).await.unwrap_err();
    assert!(failure.contains("1 to 366 days"), "{failure}");
    baseline(&address, &["verify-log"]).await.unwrap();
    let log = World::on(&address).await.browser(Who::Auditor).await.get("/audit/log").await;
    assert!(log.says("Token made") && log.says("Token revoked"), "{}", log.text());
    assert!(!log.body.contains("baseline_"), "the log holds no secret");
}
