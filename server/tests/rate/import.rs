use serde_json::json;

use crate::{
    budget,
    support::{Who, World},
};

const FILE: &str = "/rates/file";
const IMPORT: &str = "/api/rate_import";
const GOOD: &str =
    "day,currency,usd_per_unit\n2026-10-01,EUR,1.05\n2026-11-01,EUR,1.0837\n2026-11-01,JPY,0.0066\n2026-11-01,USD,1\n";

#[tokio::test]
async fn a_file_is_looked_at_and_imported_once() {
    let world = World::new().await;
    let mut manager = world.browser(Who::FundManager).await;
    assert_eq!(manager.upload(FILE, GOOD.as_bytes()).await.location.as_deref(), Some("/rates"));
    let page = manager.get("/rates").await;
    assert!(page.says("Import 3 rates") && page.says("1 Oct 2026 – 1 Nov 2026"), "{}", page.text());
    assert!(page.says("No rates have been imported yet"), "looking imports nothing: {}", page.text());
    let page = manager.submit(IMPORT, &[("then", "import")]).await;
    assert!(page.says("3 rates imported; 0 were there already.") && page.says("1.0837"), "{}", page.text());

    manager.upload(FILE, GOOD.as_bytes()).await;
    let page = manager.get("/rates").await;
    assert!(page.says("All its 3 rates are there already.") && !page.says("Import 3"), "{}", page.text());
    let page = manager.submit(IMPORT, &[("then", "leave")]).await;
    assert!(page.says("Nothing was imported."), "{}", page.text());
    let page = manager.submit(IMPORT, &[("then", "import")]).await;
    assert!(page.says("The file is no longer there."), "{}", page.text());
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert_eq!(log.text().matches("Rates imported").count(), 1, "{}", log.text());
}

#[tokio::test]
async fn another_figure_for_a_day_is_refused_by_name_and_nothing_is_imported() {
    let world = World::new().await;
    budget::rate(&world, "EUR", "1.0837", "2026-11-01").await;
    let mut manager = world.browser(Who::Administrator).await;
    let other = GOOD.replace("1.0837", "1.0838");
    manager.upload(FILE, other.as_bytes()).await;
    let page = manager.get("/rates").await;
    for text in [
        "The file cannot be imported",
        "a.xlsx:3:usd_per_unit",
        "For EUR on 2026-11-01 there is the rate 1.0837 already",
        "1.0838",
    ] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    let page = manager.submit(IMPORT, &[("then", "import")]).await;
    assert!(page.says("there is the rate 1.0837 already"), "{}", page.text());
    assert!(!page.says("JPY"), "nothing of it: {}", page.text());
}

#[tokio::test]
async fn what_cannot_be_read_is_told_by_line_and_column() {
    let world = World::new().await;
    let mut manager = world.browser(Who::FundManager).await;
    manager.upload(FILE, b"day,currency,usd_per_unit\n1.11.2026,EUR,1.08\n2026-11-01,EUR,\"1,08\"\n").await;
    let page = manager.get("/rates").await;
    for text in ["a.xlsx:2:day", "“1.11.2026” is not a day", "a.xlsx:3:usd_per_unit", "“1,08” is not a rate"] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    for (file, text) in [
        (b"\xff\xfe".to_vec(), "The text is not UTF-8."),
        (Vec::new(), "Choose a file first."),
        (vec![b'x'; 2 << 20], "The file is larger than 1024 KB."),
    ] {
        manager.upload(FILE, &file).await;
        let page = manager.get("/rates").await;
        assert!(page.says(text), "{text}: {}", page.text());
    }
}

#[tokio::test]
async fn only_fund_managers_and_administrators_bring_rates() {
    let world = World::new().await;
    for who in [Who::ProjectManager, Who::HeadquartersAnalyst, Who::Auditor, Who::Viewer, Who::Stranger] {
        assert_eq!(world.browser(who).await.upload(FILE, GOOD.as_bytes()).await.status, 403, "{who:?}");
    }
    let answer = world.nobody().upload(FILE, GOOD.as_bytes()).await;
    assert_eq!(answer.location.as_deref(), Some("/login?next=%2Frates"));
}

#[tokio::test]
async fn the_same_over_rest_with_errors_by_line() {
    let world = World::new().await;
    let fund = world.client(Who::FundManager).await;
    let rate = |day: &str, currency: &str, usd: &str| json!({ "day": day, "currency": currency, "usd_per_unit": usd });
    let sent = json!({ "rates": [rate("2026-10-01", "EUR", "1.05"), rate("2026-11-01", "JPY", "0.0066")] });
    let made = fund.post("/rates", sent.clone()).await.with(200);
    assert_eq!((&made["new"], &made["first"], &made["last"]), (&json!(2), &json!("2026-10-01"), &json!("2026-11-01")));
    let again = fund.post("/rates", sent).await.with(200);
    assert_eq!((&again["new"], &again["unchanged"]), (&json!(0), &json!(2)));
    let wrong = json!({ "rates": [
        rate("2026-11-01", "EUR", "1.1"),
        rate("1.11.2026", "EURO", "1,\n\"1"),
    ] });
    let reply = fund.post("/rates", wrong).await;
    let errors = [
        ("rates[1].day", "rate-day"),
        ("rates[1].currency", "rate-currency"),
        ("rates[1].usd_per_unit", "rate-figure"),
    ];
    assert_eq!((reply.status, reply.errors()), (422, errors.to_vec()));
    let reply = fund.post("/rates", json!({ "rates": [rate("2026-10-01", "EUR", "1.06")] })).await;
    assert_eq!(reply.errors(), [("rates[0].usd_per_unit", "rate-differs")]);
    let reply = fund.post("/rates", json!({ "rates": [] })).await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("rates", "rates-none")]));
    assert_eq!(fund.get("/rates").await.with(200)["total"], 2, "nothing of what was refused");
}
