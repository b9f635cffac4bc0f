//! Ending a link: by either side, with a reason; past days keep it.

use serde_json::json;

use super::{OF_ONE, linked};
use crate::{
    results::row,
    support::{Who, World},
};

#[tokio::test]
async fn nothing_of_it_counts_any_more() {
    let world = World::new().await;
    linked(&world).await;
    let mut manager = world.browser(Who::ProjectManager).await;
    assert!(row(&manager.get("/results").await, "P1.1").contains("of 1"));
    let end = |reason| [("link", "1"), ("reason", reason), ("project", "DP.1649"), ("indicator", "1")];
    let page = manager.submit("/api/link_end", &end("")).await;
    assert!(page.says("Say why; it is needed, and kept."), "{}", page.text());
    let page = manager.submit("/api/link_end", &end("It is reported under P1.2 now.")).await;
    assert!(page.says("The link has ended") && page.says("Ended by Project manager"), "{}", page.text());
    assert!(page.says("“It is reported under P1.2 now.”"), "{}", page.text());
    assert!(!row(&manager.get("/results").await, "P1.1").contains("of 1"), "nothing is expected any more");
    let page = manager.submit("/api/link_end", &end("Again.")).await;
    assert!(page.says("Somebody else has ended this link in the meantime."), "{}", page.text());
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert!(log.says("Link ended"), "{}", log.text());
}

#[tokio::test]
async fn by_either_side_and_nobody_else() {
    let world = World::new().await;
    linked(&world).await;
    for (who, status) in [(Who::Reviewer, 403), (Who::Auditor, 403), (Who::Stranger, 404)] {
        let client = world.client(who).await;
        assert_eq!(client.post("/links/1/end", json!({ "reason": "So." })).await.status, status, "{who:?}");
        assert!(!world.browser(who).await.get(OF_ONE).await.body.contains("/api/link_end"), "{who:?}");
    }
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let page = analyst.get("/results/links?state=standing").await;
    assert!(page.body.contains("/api/link_end"), "{}", page.body);
    let page = analyst.submit("/api/link_end", &[("link", "1"), ("reason", "It was a mistake.")]).await;
    assert!(page.says("The link has ended") && page.says("Nothing counts towards"), "{}", page.text());
    assert!(analyst.get("/results/links?state=ended").await.says("“It was a mistake.”"));
    assert_eq!(analyst.post("/api/link_end", &[("link", "99"), ("reason", "So.")]).await.status, 404);
}
