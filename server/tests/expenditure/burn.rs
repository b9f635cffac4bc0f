use serde_json::{Value, json};

use super::{SPENT, budgeted, burn, put};
use crate::{
    actual, budget,
    support::{Who, World},
};

fn warning<'a>(burn: &'a Value, rule: &str) -> &'a Value {
    let all = burn["warnings"].as_array().unwrap();
    all.iter().find(|warning| warning["rule"] == rule).unwrap_or_else(|| panic!("{rule}: {burn:#}"))
}

#[tokio::test]
async fn burn_and_forecast_are_told_until_the_month_that_ended() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let of =
        budget::put(&manager, json!([budget::line("staff", None, "Manager", ["1", "USD", "1000.00", "12"])])).await;
    let line = &of["lines"][0]["id"];
    let before = burn(&manager).await;
    assert_eq!((&before["whole"]["burn_rate"], &before["until"]), (&json!("0.00"), &json!("2026-10-31")));
    assert_eq!(warning(&before, "forecast-below")["verdict"], "failed", "nothing spent after ten months");
    for (month, amount) in [("2026-03", "4000.00"), ("2026-10", "6000.00")] {
        put(&manager, month, json!([{ "line": line, "amount": amount }])).await;
    }
    let of = burn(&manager).await;
    // 304 of 365 days: 10 000 × 365 / 304.
    assert_eq!((&of["days_passed"], &of["days"], &of["time_passed"]), (&json!(304), &json!(365), &json!("83.29")));
    assert_eq!((&of["whole"]["burn_rate"], &of["forecast_usd"]), (&json!("83.33"), &json!("12006.58")));
    for rule in ["spent-above", "forecast-above", "forecast-below", "spent-without-results"] {
        assert_eq!(warning(&of, rule)["verdict"], "passed", "{rule}");
    }
    let months: Vec<_> = of["months"].as_array().unwrap().iter().map(|of| &of["spent"]["usd"]).collect();
    assert_eq!(months.len(), 8, "the months between are there, and nothing was spent in them");
    let page = world.browser(Who::Viewer).await.get(SPENT).await;
    for text in ["10 000", "83.3 % of 12 000 budgeted", "12 007", "until 31 Oct 2026: 304 of 365 days", "none"] {
        assert!(page.says(text), "{text}: {}", page.text());
    }

    put(&manager, "2026-11", json!([{ "line": line, "amount": "2500.00" }])).await;
    let of = burn(&manager).await;
    assert_eq!(of["until"], "2026-11-24", "what is typed for this month is known until today");
    let over = warning(&of, "spent-above");
    assert_eq!((&over["verdict"], &over["severity"]), (&json!("failed"), &json!("error")));
    let found: Vec<_> = over["found"].as_array().unwrap().iter().map(|found| found["of"].as_str().unwrap()).collect();
    assert_eq!(found, ["whole", "section", "line"]);
    assert_eq!(over["found"][2], json!({ "of": "line", "id": line.to_string(), "share": "104.17" }));
    assert_eq!(warning(&of, "forecast-above")["verdict"], "failed");
    let page = world.browser(Who::Viewer).await.get(SPENT).await;
    for text in ["Overspent", "1 Manager: 104.2 %", "Spending too fast", "2 warnings", "overspent"] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    let page = world.browser(Who::Viewer).await.get("/projects/DP.1649/budget").await;
    assert!(page.says("104.2 % of 12 000.00 budgeted") && page.says("USD −500.00 left"), "{}", page.text());
}

#[tokio::test]
async fn money_is_held_against_the_results_for_which_it_was_spent() {
    let world = World::new().await;
    let lines = budgeted(&world).await;
    let manager = world.client(Who::ProjectManager).await;
    // Of output 1.1 and the activity under it: 10 000 euros and, without a rate, 300 000 yen.
    put(&manager, "2026-10", json!([{ "line": lines[1], "amount": "6000.00" }])).await;
    let of = burn(&manager).await;
    assert_eq!(warning(&of, "spent-without-results")["verdict"], "unknown", "the yen may be the larger half");
    assert_eq!(of["whole"]["unknown"], "not-converted");
    let page = world.browser(Who::Viewer).await.get(SPENT).await;
    assert!(page.says("not all converted") && page.says("cannot be told"), "{}", page.text());

    let budget = manager.get("/projects/DP.1649/budget").await.with(200);
    let rooms = &budget["lines"][2];
    budget::put(&manager, json!([{ "line": rooms["id"], "version": rooms["version"], "retire": true }])).await;
    let of = burn(&manager).await;
    let found = &warning(&of, "spent-without-results")["found"];
    // 6 600 of 11 000 dollars, as budgeted at the rate of November: 12 000.
    assert_eq!(
        *found,
        json!([
            { "of": "result", "id": "2", "share": "55.00" }, { "of": "result", "id": "3", "share": "55.00" }
        ])
    );
    let page = world.browser(Who::Viewer).await.get(SPENT).await;
    for text in
        ["Money without results", "55 % of its money is spent, and none of its 3 indicators has an approved value."]
    {
        assert!(page.says(text), "{text}: {}", page.text());
    }

    let (mut browser, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    actual::enter(&mut browser, 1, "submit", &[("1.total", "100")]).await;
    let ids = actual::shown(&reviewer.get(&actual::grid(1)).await);
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    actual::judge(&mut reviewer, "approve", 1, &ids, "").await;
    let of = burn(&manager).await;
    assert_eq!(warning(&of, "spent-without-results")["verdict"], "passed");
    let output = &of["results"][1];
    // 100 of 400 officials; of the two others nothing is approved.
    assert_eq!(
        (&output["approved"], &output["indicators"], &output["reached"]),
        (&json!(1), &json!(3), &json!("8.33"))
    );
}

#[tokio::test]
async fn an_empty_project_says_what_comes_first() {
    let world = World::new().await;
    let page = world.browser(Who::ProjectManager).await.get(SPENT).await;
    assert!(page.says("There are no budget lines yet."), "{}", page.text());
    let of = burn(&world.client(Who::Viewer).await).await;
    assert_eq!((&of["whole"]["unknown"], &of["forecast_usd"]), (&json!("nothing-budgeted"), &json!("0.00")));
}
