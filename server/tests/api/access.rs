//! Every route of the document, called by nobody, a stranger, a viewer and an auditor. A new one is tested as soon as it
//! is told; what it answers to whom follows from its address and method.

use domain::contribution::Purpose;

use super::document::{Operation, address, operations};
use crate::{
    contribution,
    evidence::arranged,
    funding::arrange,
    link,
    support::{Client, Who, World},
};

async fn called(client: &Client, operation: &Operation) -> (u16, String) {
    let reply = client.send(&operation.method, &address(&operation.path), None).await;
    assert_eq!(reply.header("cache-control"), "no-store");
    (reply.status, format!("{} {}: {:#}", operation.method, operation.path, reply.json))
}

fn is_open(operation: &Operation) -> bool {
    operation.path == "/openapi.json"
}

#[tokio::test]
async fn nobody_is_told_to_bring_a_token() {
    let world = World::new().await;
    for operation in operations(&world).await {
        let reply = world.bearing("").send(&operation.method, &address(&operation.path), None).await;
        let expected = if is_open(&operation) { 200 } else { 401 };
        assert_eq!(reply.status, expected, "{operation:?}");
        if expected == 401 {
            assert_eq!(reply.header("www-authenticate"), "Bearer realm=\"baseline\"");
        }
    }
}

#[tokio::test]
async fn a_stranger_finds_no_project() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    contribution::pledged(&world, "Donor government A", Purpose::Any, 100).await;
    link::linked(&world).await;
    let stranger = world.client(Who::Stranger).await;
    for operation in operations(&world).await {
        let (status, at) = called(&stranger, &operation).await;
        let expected = match operation.path.as_str() {
            path if path.contains("{code}") => 404,
            path if path.starts_with("/locks") || path.contains("/overlap") => 403,
            path if path.starts_with("/funding/") && operation.method != "GET" => 403,
            path if (path == "/rates" || path.starts_with("/budget-rules")) && operation.method != "GET" => 403,
            path if path.starts_with("/quality-rules") && operation.method != "GET" => 403,
            path if path.starts_with("/contributions") && operation.method != "GET" => 403,
            path if path.starts_with("/frameworks") && operation.method != "GET" => 403,
            "/links/{link}/end" => 404,
            path if path.starts_with("/links/") => 403,
            // They may remind somewhere, and have said nobody.
            "/reminders" | "/portfolio/reminders" => 422,
            _ => 200,
        };
        assert_eq!(status, expected, "{at}");
    }
}

#[tokio::test]
async fn who_only_looks_reads_everything_and_writes_nothing() {
    let world = World::new().await;
    arranged(&world).await;
    arrange::appeal(&world).await;
    contribution::pledged(&world, "Donor government A", Purpose::Any, 100).await;
    link::linked(&world).await;
    for who in [Who::Viewer, Who::Auditor] {
        let client = world.client(who).await;
        for operation in operations(&world).await {
            let (status, at) = called(&client, &operation).await;
            // Locks are for who may set some, and for auditors.
            let reads = operation.method == "GET" && (operation.path != "/locks" || who == Who::Auditor);
            // The work of others is for who oversees them.
            let reads = reads && operation.path != "/mission";
            assert_eq!(status, if reads { 200 } else { 403 }, "{who:?}: {at}");
        }
    }
}

#[tokio::test]
async fn a_session_is_no_token() {
    let world = World::new().await;
    let mut browser = world.browser(Who::ProjectManager).await;
    for operation in operations(&world).await.iter().filter(|of| of.method == "GET" && !is_open(of)) {
        let page = browser.get(&format!("/api/v1{}", address(&operation.path))).await;
        assert_eq!(page.status, 401, "{operation:?}");
        assert!(!page.body.contains('<'), "{}", page.body);
    }
}
