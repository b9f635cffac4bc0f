//! Amounts of a row changed by hand: superseded, with who and why; two editors; what is refused changes nothing.

use domain::id::AppealRowId;
use serde_json::json;

use super::arrange;
use crate::support::{Browser, Page, Who, World};

async fn arranged(who: Who) -> (World, AppealRowId, Browser) {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let rwanda = arrange::row(&world, "Rwanda").await;
    let browser = world.browser(who).await;
    (world, rwanda, browser)
}

/// Sends the form of the row as it was read, with some fields changed.
async fn send(browser: &mut Browser, read: &Page, changes: &[(&str, &str)]) -> Page {
    let mut fields: Vec<(String, String)> = Vec::new();
    for name in ["year", "row", "version", "printed"] {
        fields.push((name.into(), read.input(name).unwrap()));
    }
    for area in
        ["principle-1", "principle-2", "principle-3", "objective-1", "objective-2", "objective-3", "institutional"]
    {
        let name = format!("cells[{area}]");
        let value = read.input(&name).unwrap();
        fields.push((name, value));
    }
    fields.push(("reason".into(), "The annex was corrected".into()));
    for (name, value) in changes {
        let field = fields.iter_mut().find(|(known, _)| known == name).unwrap();
        field.1 = (*value).into();
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.submit("/api/appeal_revise", &fields).await
}

#[tokio::test]
async fn a_fund_manager_changes_amounts_and_says_why() {
    let (world, rwanda, mut manager) = arranged(Who::FundManager).await;
    let address = format!("/funding/2018/{rwanda}");
    let read = manager.get(&address).await;
    assert_eq!(read.input("cells[principle-1]").as_deref(), Some("7000000.00"));
    assert_eq!(read.input("cells[institutional]").as_deref(), Some(""), "nothing is asked, which is not zero");
    let changes = [("cells[principle-1]", "8 000 000.50"), ("cells[institutional]", "0"), ("printed", "38350000")];
    let page = send(&mut manager, &read, &changes).await;
    for text in [
        "The amounts are changed.",
        "Required, as printed 38 350 000 its cells add to",
        "Principle 1 international standards, migrants’ rights 8 000 000 0 spent 0 0 received 0 8 000 000 0 % covered 0",
        "Institutional the organization itself 0 0 spent 0 0 received 0 – 0",
        "Fund manager · Principle 1: 7 000 000.00 8 000 000.50 The annex was corrected",
        "Fund manager · Institutional: nothing asked 0.00",
        "Fund manager · Required, as printed: 37 350 000.00 38 350 000.00",
    ] {
        assert!(page.says(text), "{text:?} in {}", page.text());
    }
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert!(log.says("Appeal changed by hand"), "{}", log.text());
    let viewer = world.browser(Who::Viewer).await.get(&address).await;
    assert!(!viewer.body.contains("appeal_revise") && viewer.says("The annex was corrected"), "seen, not changed");
}

#[tokio::test]
async fn what_cannot_stand_is_named_and_nothing_is_changed() {
    let (_world, rwanda, mut manager) = arranged(Who::Administrator).await;
    let address = format!("/funding/2018/{rwanda}");
    let read = manager.get(&address).await;
    for (changes, says) in [
        (&[("cells[principle-1]", "seven")][..], "“seven” is not an amount in dollars"),
        (&[("cells[principle-1]", "1.005")], "“1.005” is not an amount in dollars, with at most two decimals."),
        (&[("cells[principle-1]", "-5")], "An amount cannot be negative: “-5”."),
        (&[("cells[principle-1]", "")], "The amount is missing; write 0 where it is zero."),
        (&[("cells[objective-1]", "99999999999999999999")], "is too large"),
        (&[("cells[objective-1]", "1000000000000.01")], "is too large"),
        (&[("printed", "")], "The amount is missing"),
        (&[("printed", "1"), ("reason", " ")], "Say why"),
        (&[], "No amount is other than it was."),
    ] {
        let page = send(&mut manager, &read, changes).await;
        assert!(page.says(says), "{changes:?}: {says:?} in {}", page.text());
        if let Some((name, typed)) = changes.first() {
            assert_eq!(page.input(name).as_deref(), Some(*typed), "what was typed is kept");
        }
        let after = manager.get(&address).await;
        assert!(after.says("Required, as printed 37 350 000 its cells add to the same"), "{changes:?}");
        assert_eq!(after.input("version"), read.input("version"), "{changes:?}");
    }
}

#[tokio::test]
async fn the_second_of_two_editors_sees_both_amounts_and_decides() {
    let (world, rwanda, mut first) = arranged(Who::FundManager).await;
    let mut second = world.browser(Who::Administrator).await;
    let address = format!("/funding/2018/{rwanda}");
    let (read, also) = (first.get(&address).await, second.get(&address).await);
    // Both hands work at the noon of the tests; what tells them apart is the amount.
    send(&mut first, &read, &[("cells[principle-1]", "7100000")]).await;
    let page = send(&mut second, &also, &[("cells[principle-1]", "7200000")]).await;
    assert!(page.says("Fund manager set this to 7 100 000.00 on 24 Nov 2026, 12:00"), "{}", page.text());
    assert_eq!(page.input("cells[principle-1]").as_deref(), Some("7200000"), "their own is still there");
    let page = send(&mut second, &page, &[("cells[principle-1]", "7200000")]).await;
    assert!(page.says("Administrator · Principle 1: 7 100 000.00 7 200 000.00"), "{}", page.text());
}

#[tokio::test]
async fn the_same_over_rest() {
    let (world, rwanda, _) = arranged(Who::Viewer).await;
    let path = format!("/funding/2018/{rwanda}");
    let manager = world.client(Who::FundManager).await;
    let read = manager.get(&path).await.with(200);
    let cells = json!({ "Principle 1": "8000000" });
    let sent = json!({ "version": read["version"], "cells": cells, "reason": "Corrected" });
    let found = manager.put(&path, sent.clone()).await.with(200);
    assert_eq!(found["areas"][0]["required"], "8000000.00");
    assert_eq!(found["total"]["printed"], "37350000.00", "what is not sent stays");
    assert_eq!(found["by_hand"][0]["before"], "7000000.00");
    for (cells, field, code) in [
        (json!({ "Principle 9": "1" }), "cells.Principle 9", "area-unknown"),
        (json!({ "Objective 2": "1,5,0" }), "cells.Objective 2", "amount-not-dollars"),
        (json!({}), "", "appeal-same"),
    ] {
        let sent = json!({ "version": found["version"], "cells": cells, "reason": "Corrected" });
        let reply = manager.put(&path, sent).await;
        assert_eq!((reply.status, reply.errors()), (422, vec![(field, code)]));
    }
    let stale = json!({ "version": "1", "cells": { "Principle 1": "9000000" }, "reason": "Corrected" });
    let reply = manager.put(&path, stale).await;
    assert_eq!((reply.status, reply.errors()), (409, vec![("cells.Principle 1", "appeal-changed")]));
    assert_eq!(manager.get("/funding").await.with(200)["total"]["required"], "2867657598.00");
    for who in [Who::Viewer, Who::Auditor, Who::HeadquartersAnalyst, Who::ProjectManager] {
        assert_eq!(world.client(who).await.put(&path, sent.clone()).await.status, 403, "{who:?}");
    }
    let mut whole = sent;
    whole["printed"] = json!("1");
    let past = manager.put(&format!("{path}?as_at=2026-11-23"), whole).await;
    assert_eq!(past.status, 403, "the past is not changed");
}
