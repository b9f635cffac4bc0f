use serde_json::json;

use crate::{
    budget,
    support::{Who, World},
};

#[tokio::test]
async fn every_currency_has_its_latest_rate_and_what_hangs_on_it() {
    let world = World::new().await;
    for (currency, text, day) in [
        ("EUR", "1.05", "2026-10-01"),
        ("EUR", "1.0837", "2026-11-02"),
        ("EUR", "9", "2026-12-01"),
        ("AFN", "0.0142", "2026-01-01"),
    ] {
        budget::rate(&world, currency, text, day).await;
    }
    let manager = world.client(Who::ProjectManager).await;
    budget::put(
        &manager,
        json!([
            budget::line("staff", None, "a", ["1", "EUR", "1.00", ""]),
            budget::line("staff", None, "b", ["1", "AFN", "1.00", ""]),
            budget::line("staff", None, "c", ["1", "LYD", "1.000", ""]),
        ]),
    )
    .await;
    let viewer = world.client(Who::Viewer).await;
    let rates = viewer.get("/rates").await.with(200);
    let of = |currency: &str, day: Option<&str>, rate: Option<&str>, is_old: bool, days: u32, missing: u32| {
        json!({
            "currency": currency, "day": day, "usd_per_unit": rate, "is_old": is_old, "days": days, "lines": 1,
            "not_converted": missing
        })
    };
    let expected = json!([
        of("AFN", Some("2026-01-01"), Some("0.0142"), true, 1, 1),
        of("EUR", Some("2026-11-02"), Some("1.0837"), false, 2, 0),
        of("LYD", None, None, false, 0, 1),
    ]);
    assert_eq!(rates["items"], expected, "what is of tomorrow is none yet");
    assert_eq!(viewer.get("/rates?q=eu").await.with(200)["total"], 1);
    let page = world.browser(Who::Viewer).await.get("/rates?q=EUR").await;
    assert!(page.says("1.0837") && page.says("2 Nov 2026") && !page.says("AFN"), "{}", page.text());
    assert!(!page.says("Import rates"), "a viewer reads");
    let page = world.browser(Who::Viewer).await.get("/rates?q=nothing").await;
    assert!(page.says("No currency fits this search."), "{}", page.text());
}
