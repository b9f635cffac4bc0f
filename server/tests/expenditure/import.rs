use serde_json::json;

use super::{LEDGER, SPENT, budgeted, burn, month, put, record, row};
use crate::support::{Browser, Who, World};

const FILE: &str = "/projects/DP.1649/budget/ledger/file";
const SAY: &str = "/api/ledger_say";
const APPLY: &str = "/api/ledger_apply";

const GOOD: &str = "Document no.;Posting date;Budget line;Amount;Currency;Text\n\
    PV-1;05.10.2026;1;3.500,00;USD;Salary\n\
    PV-2;2026-11-05;courses;1200,5;;Trainers\n\
    PV-3;2026-10-31;2;(20,50);EUR;Deposit back\n";

async fn send(browser: &mut Browser, file: &str) -> crate::support::Page {
    let answer = browser.upload(FILE, file.as_bytes()).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    browser.get(answer.location.unwrap().as_str()).await
}

#[tokio::test]
async fn a_ledger_is_looked_at_recorded_and_the_same_again_changes_nothing() {
    let world = World::new().await;
    let lines = budgeted(&world).await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = send(&mut manager, GOOD).await;
    for text in
        ["Columns of a.xlsx", "3 new", "USD 3 500.00", "5 Oct 2026", "2 Courses", "EUR −20.50", "Record 3 entries"]
    {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    let client = world.client(Who::ProjectManager).await;
    assert_eq!(burn(&client).await["whole"]["spent"]["amounts"], 0, "looking records nothing");
    let page = manager.submit(APPLY, &[("project", "DP.1649"), ("then", "all")]).await;
    assert!(page.says("Recorded: 3 new, 0 changed. 0 were there already, 0 were left out."), "{}", page.text());
    // 3 500 + 1 200.50 at 1.20 of its day − 20.50 at 1.10 of October.
    let of = burn(&client).await;
    assert_eq!(of["whole"]["spent"], json!({ "usd": "4918.05", "amounts": 3, "not_converted": 0 }));
    assert_eq!(of["lines"][1]["original"], json!([{ "currency": "EUR", "amount": "1180.00" }]));

    let page = send(&mut manager, GOOD).await;
    assert!(page.says("3 there already") && page.says("All of it is recorded already."), "{}", page.text());
    assert!(!page.says("Record 3"), "{}", page.text());
    let page = manager.submit(APPLY, &[("project", "DP.1649"), ("then", "all")]).await;
    assert!(page.says("Recorded: 0 new, 0 changed. 3 were there already"), "{}", page.text());
    assert_eq!(burn(&client).await["whole"]["spent"]["usd"], "4918.05");

    // Another amount of a document takes the place of the one that stands.
    let page = send(&mut manager, &GOOD.replace("3.500,00", "3.400,00")).await;
    for text in ["1 changed", "2 there already", "Recorded so far: USD 3 500.00.", "Record 1 entry"] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    manager.submit(APPLY, &[("project", "DP.1649"), ("then", "all")]).await;
    assert_eq!(burn(&client).await["whole"]["spent"]["usd"], "4818.05");
    let page = manager.get(LEDGER).await;
    for text in ["PV-1", "USD 3 400.00", "Deposit back", "at 1.2 of 2 Nov 2026", "Project manager"] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    let log = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert_eq!(log.text().matches("Ledger imported").count(), 2, "what changes nothing is no act: {}", log.text());
    assert_eq!(
        month(&client, "2026-11").await["lines"][1]["ledger"],
        json!([{ "currency": "EUR", "amount": "1200.50" }])
    );
    assert_eq!(month(&client, "2026-11").await["lines"][0]["line"], lines[0]);
}

#[tokio::test]
async fn what_is_wrong_is_told_by_row_and_column_and_the_good_rows_can_be_taken() {
    let world = World::new().await;
    budgeted(&world).await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let file = "\u{feff}Document,Date,Line,Amount,Currency\n\
        A,2026-10-01,1,100.00,USD\n\
        B,05/10/2026,1,100.00,USD\n\
        C,2026-10-01,1,\"1,234\",USD\n\
        D,2026-12-01,1,1.00,USD\n\
        E,2026-10-01,1,1.00,Euro\n\
        ,2026-10-01,Salaries,1.00,USD\n\
        F,2026-10-01,2,1.00,EUR\n\
        F,2026-10-02,2,2.00,EUR\n\
        G,2026-10-01,3,1.5,JPY\n";
    let page = send(&mut manager, file).await;
    for text in [
        "1 new",
        "8 refused",
        "Day: Day and month of “05/10/2026” can be taken for each other.",
        "Amount: “1,234” may be a thousand or have decimals.",
        "Day: This lies in the future.",
        "Currency: “Euro” is not a currency code",
        "Document: This is missing.",
        "Budget line: “Salaries” names no line of the budget.",
        "Document: This document stands several times for this line (rows 8, 9).",
        "Amount: “1.5” has more decimals than its currency.",
        "Record 1 entry, leave out 8 refused",
    ] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    let page = manager.submit(APPLY, &[("project", "DP.1649"), ("then", "all")]).await;
    assert!(page.says("9 things must be corrected"), "all or nothing: {}", page.text());
    let client = world.client(Who::ProjectManager).await;
    assert_eq!(burn(&client).await["whole"]["spent"]["amounts"], 0);
    let page = manager.submit(APPLY, &[("project", "DP.1649"), ("then", "good")]).await;
    assert!(page.says("Recorded: 1 new, 0 changed. 0 were there already, 8 were left out."), "{}", page.text());
    assert_eq!(burn(&client).await["whole"]["spent"]["usd"], "100.00");
}

#[tokio::test]
async fn columns_and_accounts_are_named_by_the_person() {
    let world = World::new().await;
    let lines = budgeted(&world).await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = send(&mut manager, "X,Y,Z,W\nA-1,2026-10-01,6001 Wages,10.00\nA-2,2026-10-02,6001 Wages,20.00\n").await;
    assert!(page.says("Still to be named: Document, Day, Budget line, Amount."), "{}", page.text());
    assert!(!page.says("What it would do"), "{}", page.text());
    let project = ("project", "DP.1649");
    let columns = |three: &'static str| {
        [("columns[c0]", "document"), ("columns[c1]", "day"), ("columns[c2]", "line"), ("columns[c3]", three)]
    };
    let page = manager.submit(SAY, &[&[project, ("headings", "yes")][..], &columns("line")].concat()).await;
    assert!(page.says("Another column holds that already."), "{}", page.text());
    let page = manager.submit(SAY, &[&[project, ("headings", "yes")][..], &columns("amount")].concat()).await;
    for text in ["2 refused", "6001 Wages", "none: leave these rows out"] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    let line = lines[0].to_string();
    let meant = [("texts[t0]", "6001 Wages"), ("lines[t0]", line.as_str())];
    let page = manager.submit(SAY, &[&[project, ("headings", "yes")][..], &columns("amount"), &meant].concat()).await;
    assert!(page.says("2 new") && page.says("USD 10.00"), "the currency is that of the line: {}", page.text());
    let page = manager.submit(APPLY, &[project, ("then", "leave")]).await;
    assert!(page.says("Nothing was recorded."), "{}", page.text());
    let page = manager.submit(APPLY, &[project, ("then", "all")]).await;
    assert!(page.says("The ledger is no longer there."), "{}", page.text());
    let page = send(&mut manager, "Document,Date,Account,Amount\nA-3,2026-10-02,6001 Wages,5.00\n").await;
    assert!(page.says("1 new"), "what the account means is remembered: {}", page.text());
}

#[tokio::test]
async fn money_that_may_count_twice_is_told() {
    let world = World::new().await;
    let lines = budgeted(&world).await;
    let client = world.client(Who::ProjectManager).await;
    put(&client, "2026-10", json!([{ "line": lines[0], "amount": "50.00" }])).await;
    record(&client, json!([row("PV-9", "2026-10-05", lines[1], "5.00")])).await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = send(&mut manager, "Document,Date,Line,Amount\nPV-8,2026-10-01,1,10.00\nPV-9,2026-10-05,3,700\n").await;
    for text in [
        "For this line and month USD 50.00 were typed as well; both count.",
        "This document is recorded on another line as well; both count.",
    ] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_as_a_whole() {
    let world = World::new().await;
    budgeted(&world).await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let rows = "a,b\n".repeat(5_002);
    let cases: [(&[u8], &str); 5] = [
        (b"\xff\xfe", "The text is not UTF-8."),
        (b"", "Choose a file first."),
        (b"one column", "This is one column only."),
        (rows.as_bytes(), "The ledger has more than 5000 rows."),
        (&vec![b'x'; 2 << 20], "The file is larger than 1024 KB."),
    ];
    for (file, text) in cases {
        let answer = manager.upload(FILE, file).await;
        let page = manager.get(answer.location.unwrap().as_str()).await;
        assert!(page.says(text), "{text}: {}", page.text());
    }
    for (who, status) in [(Who::Viewer, 403), (Who::ProjectStaff, 403), (Who::Auditor, 403), (Who::Stranger, 404)] {
        assert_eq!(world.browser(who).await.upload(FILE, GOOD.as_bytes()).await.status, status, "{who:?}");
    }
    let answer = world.nobody().upload(FILE, GOOD.as_bytes()).await;
    assert!(answer.location.is_some_and(|location| location.starts_with("/login?next=")));
    let page = world.browser(Who::Viewer).await.get(LEDGER).await;
    assert!(page.says("What was recorded") && !page.says("Look at the file"), "{}", page.text());
}

#[tokio::test]
async fn the_api_records_a_ledger_once_and_names_the_fields() {
    let world = World::new().await;
    let lines = budgeted(&world).await;
    let client = world.client(Who::FundManager).await;
    let rows = json!([row("PV-1", "2026-10-05", lines[0], "3500.00"), row("PV-2", "2026-10-06", lines[2], "900")]);
    let told = |new: u32, unchanged: u32| json!({ "new": new, "changed": 0, "unchanged": unchanged, "left": 0 });
    assert_eq!(record(&client, rows.clone()).await, told(2, 0));
    assert_eq!(record(&client, rows).await, told(0, 2));
    assert_eq!(burn(&client).await["whole"]["spent"], json!({ "usd": "3500.00", "amounts": 2, "not_converted": 1 }));
    let wrong = json!({ "rows": [row("PV-3", "2026-10-05", lines[0], "1"), row("PV-4", "2027-10-05", 999, "x")] });
    let reply = client.post("/projects/DP.1649/expenditure/ledger", wrong.clone()).await.with(422);
    let fields: Vec<&str> = reply["errors"].as_array().unwrap().iter().map(|e| e["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["rows[1].day", "rows[1].line"]);
    let mut good = wrong;
    good["good_only"] = json!(true);
    let reply = client.post("/projects/DP.1649/expenditure/ledger", good).await.with(200);
    assert_eq!(reply, json!({ "new": 1, "changed": 0, "unchanged": 0, "left": 1 }));
    let page = world.browser(Who::Viewer).await.get(SPENT).await;
    assert!(page.says("3 entries"), "{}", page.text());
}
