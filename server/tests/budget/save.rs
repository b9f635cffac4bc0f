use serde_json::json;

use super::{BUDGET, SAVE, borrowed, changed, form, line, named, put, rate, read, set, small};
use crate::support::{Who, World};

const EDIT: &str = "/projects/DP.1649/budget?edit=yes";

#[tokio::test]
async fn lines_are_typed_into_blank_rows_changed_and_removed() {
    let world = World::new().await;
    rate(&world, "KWD", "3.25", "2026-11-02").await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let mut fields = form(&manager.get(EDIT).await);
    for (name, value) in [
        ("n1.section", "staff"),
        ("n1.description", "Project manager"),
        ("n1.quantity", "1"),
        ("n1.unit", "month"),
        ("n1.unit-cost", "3 500"),
        ("n1.duration", "12"),
        ("n3.description", "Courses"),
        ("n3.result", "4"),
        ("n3.quantity", "2.5"),
        ("n3.currency", "kwd"),
        ("n3.unit-cost", "0.125"),
        ("n3.evaluation", "yes"),
    ] {
        set(&mut fields, name, value);
    }
    let page = manager.submit(SAVE, &borrowed(&fields)).await;
    assert!(page.says("Saved: 2 added, 0 changed, 0 removed."), "{}", page.text());
    // 2.5 × 0.125 dinars is 0.3125, half to even: 0.312; at 3.25 that is 1.014 dollars.
    for text in
        ["42 000.00", "KWD 0.312", "3.25", "1.01", "evaluation", "Activity 1.1.1: Train officials in four districts"]
    {
        assert!(page.says(text), "{text}: {}", page.text());
    }

    let mut fields = form(&manager.get(EDIT).await);
    set(&mut fields, "l1.quantity", "2");
    set(&mut fields, "l2.retire", "yes");
    let page = manager.submit(SAVE, &borrowed(&fields)).await;
    assert!(page.says("Saved: 0 added, 1 changed, 1 removed.") && page.says("84 000.00"), "{}", page.text());
    assert!(!page.says("KWD"), "{}", page.text());
    // Nothing typed is nothing changed.
    let fields = form(&manager.get(EDIT).await);
    let page = manager.submit(SAVE, &borrowed(&fields)).await;
    assert!(page.says("Nothing was changed."), "{}", page.text());
    let log = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert_eq!(log.text().matches("Budget changed").count(), 2, "{}", log.text());
}

#[tokio::test]
async fn every_wrong_cell_is_named_and_nothing_is_saved() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let mut fields = form(&manager.get(EDIT).await);
    for (name, value) in [
        ("n1.description", "Good line"),
        ("n1.section", "staff"),
        ("n1.quantity", "1"),
        ("n1.unit-cost", "10"),
        ("n2.description", "Courses"),
        ("n2.quantity", "1,5"),
        ("n2.currency", "JPY"),
        ("n2.unit-cost", "1.5"),
        ("n2.year", "26"),
        ("n3.section", "office"),
        ("n3.description", "Rent"),
        ("n3.quantity", "-1"),
        ("n3.unit-cost", ""),
    ] {
        set(&mut fields, name, value);
    }
    let page = manager.submit(SAVE, &borrowed(&fields)).await;
    for text in [
        "6 things must be corrected. Nothing was saved.",
        "Result: An operational line belongs to an outcome, output or activity.",
        "Year: “26” is not a year of four digits.",
        "Quantity: “1,5” is not a number.",
        "Unit cost: “1.5” has more decimals than there can be",
        "Quantity: “-1” is negative.",
        "Unit cost: This is missing.",
    ] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    let typed = form(&page);
    assert!(typed.contains(&("lines[n2.quantity]".into(), "1,5".into())), "what was typed is still there: {typed:?}");
    assert!(typed.contains(&("lines[n1.description]".into(), "Good line".into())));
    let api = world.client(Who::ProjectManager).await;
    assert_eq!(read(&api).await["lines"], json!([]));
}

#[tokio::test]
async fn a_line_that_a_colleague_changed_shows_both_and_is_decided() {
    let world = World::new().await;
    let api = world.client(Who::FundManager).await;
    put(&api, small()).await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let mut fields = form(&manager.get(EDIT).await);
    let courses = named(&read(&api).await, "Courses").clone();
    put(&api, json!([changed(&courses, json!({ "quantity": "12", "year": 2027 }))])).await;

    // Another line: no conflict, and the colleague's stays.
    let mut other = fields.clone();
    set(&mut other, "l1.quantity", "3");
    let page = manager.submit(SAVE, &borrowed(&other)).await;
    assert!(page.says("Saved: 0 added, 1 changed, 0 removed."), "{}", page.text());
    assert_eq!(named(&read(&api).await, "Courses")["quantity"], "12");

    // The same line: both values are shown, and nothing is saved.
    set(&mut fields, "l1.quantity", "3");
    set(&mut fields, "l2.quantity", "15");
    let page = manager.submit(SAVE, &borrowed(&fields)).await;
    for text in ["Fund manager changed this on", "Quantity: Now there: “12”.", "Year: Now there: “2027”."] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    assert_eq!(named(&read(&api).await, "Courses")["quantity"], "12");
    // Saving again is the decision.
    let page = manager.submit(SAVE, &borrowed(&form(&page))).await;
    assert!(page.says("Saved: 0 added, 1 changed, 0 removed."), "{}", page.text());
    let line = named(&read(&api).await, "Courses").clone();
    assert_eq!((&line["quantity"], &line["year"], &line["version"]), (&json!("15"), &json!(2026), &json!(3)));
}

#[tokio::test]
async fn a_line_that_a_colleague_removed_is_told() {
    let world = World::new().await;
    let api = world.client(Who::FundManager).await;
    put(&api, small()).await;
    let budget = read(&api).await;
    let courses = named(&budget, "Courses");
    put(&api, json!([{ "line": courses["id"], "version": 1, "retire": true }])).await;
    let reply = api.put(BUDGET, json!({ "lines": [changed(courses, json!({ "quantity": "11" }))] })).await;
    assert_eq!((reply.status, reply.errors()), (409, vec![("lines[0].version", "retired-meanwhile-by-nobody")]));
    // Not touched, it is no conflict; removed twice neither.
    put(&api, json!([changed(courses, json!({}))])).await;
    put(&api, json!([{ "line": courses["id"], "version": 1, "retire": true }])).await;
    assert_eq!(read(&api).await["lines"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn the_api_names_fields_as_they_were_sent() {
    let world = World::new().await;
    let api = world.client(Who::ProjectManager).await;
    let budget = put(&api, small()).await;
    let courses = named(&budget, "Courses");
    for (sent, field, code) in [
        (line("operational", None, "x", ["1", "USD", "1", ""]), "lines[0].result", "budget-no-result"),
        (line("operational", Some(1), "x", ["1", "USD", "1", ""]), "lines[0].result", "budget-result-objective"),
        (line("operational", Some(99), "x", ["1", "USD", "1", ""]), "lines[0].result", "budget-result-gone"),
        (line("rent", None, "x", ["1", "USD", "1", ""]), "lines[0].section", "budget-not-a-section"),
        (line("staff", None, "x", ["1", "EURO", "1", ""]), "lines[0].currency", "budget-not-a-currency"),
        (
            line("staff", None, "x", ["9000000000000", "USD", "9000000000000", ""]),
            "lines[0].unit_cost",
            "budget-too-large",
        ),
        (changed(courses, json!({ "duration": "many" })), "lines[0].duration", "budget-not-a-number"),
    ] {
        let reply = api.put(BUDGET, json!({ "lines": [sent] })).await;
        assert_eq!((reply.status, reply.errors()), (422, vec![(field, code)]), "{:#}", reply.json);
    }
    let twice = json!([changed(courses, json!({})), changed(courses, json!({}))]);
    let reply = api.put(BUDGET, json!({ "lines": twice })).await;
    assert_eq!(reply.errors(), [("lines[1].line", "twice")]);
    let huge = |n: &str| line("staff", None, n, ["1", "USD", "90000000000000000", ""]);
    let reply = api.put(BUDGET, json!({ "lines": [huge("a"), huge("b")] })).await;
    assert_eq!(reply.errors(), [("", "budget-sum-too-large")]);
    // Of another project, or of none: it is not there.
    let reply = api.put(BUDGET, json!({ "lines": [{ "line": 99, "version": 1, "retire": true }] })).await;
    assert_eq!(reply.status, 404);
    assert_eq!(read(&api).await, budget, "nothing was written");
}

#[tokio::test]
async fn a_line_whose_numbers_stay_keeps_its_rate() {
    let world = World::new().await;
    rate(&world, "EUR", "1.1", "2026-11-02").await;
    let api = world.client(Who::ProjectManager).await;
    put(&api, json!([line("staff", None, "Adviser", ["1", "EUR", "100.00", ""])])).await;
    rate(&world, "EUR", "1.2", "2026-11-20").await;
    let adviser = named(&read(&api).await, "Adviser").clone();
    let budget = put(&api, json!([changed(&adviser, json!({ "description": "Senior adviser" }))])).await;
    let senior = named(&budget, "Senior adviser").clone();
    assert_eq!((&senior["usd"], &senior["rate"]["day"]), (&json!("110.00"), &json!("2026-11-02")));
    let budget = put(&api, json!([changed(&senior, json!({ "quantity": "2" }))])).await;
    let senior = named(&budget, "Senior adviser");
    assert_eq!((&senior["usd"], &senior["rate"]["day"]), (&json!("240.00"), &json!("2026-11-20")));
}

#[tokio::test]
async fn a_rate_of_a_later_day_or_an_old_one_converts_nothing() {
    let world = World::new().await;
    rate(&world, "EUR", "1.1", "2026-09-22").await;
    rate(&world, "CHF", "1.1", "2026-09-23").await;
    rate(&world, "JPY", "0.006", "2026-11-25").await;
    let api = world.client(Who::ProjectManager).await;
    let of = |currency: &'static str| line("staff", None, currency, ["1", currency, "100", ""]);
    let budget = put(&api, json!([of("EUR"), of("CHF"), of("JPY")])).await;
    assert_eq!(named(&budget, "EUR")["usd"], json!(null), "63 days old");
    assert_eq!(named(&budget, "CHF")["usd"], "110.00", "62 days old");
    assert_eq!(named(&budget, "JPY")["usd"], json!(null), "of tomorrow");
}
