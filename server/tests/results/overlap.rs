//! Overlap: declared with a reason, subtracted in sight, refused where it cannot be, withdrawn without a trace being lost.

use backend::{
    ctx::Ctx,
    query::progress::progress,
    usecase::actual::{Reopen, reopen},
};
use domain::{
    code::ProjectCode,
    id::OfficeId,
    policy::{Action, Role},
};
use serde_json::json;

use super::{Contributor, RWANDA, TRAINED, YEMEN, contributor, plain, row, sums::person};
use crate::support::{Browser, Page, Who, World};

/// Two projects, one in each region, that claim 50 and 75; a third with 1 000 in the region of the first.
async fn claims(world: &World) {
    let tx = world.arrange().await;
    for (code, office, value) in [("HA.0001", RWANDA, "50"), ("HA.0002", YEMEN, "75"), ("HA.0003", RWANDA, "1000")] {
        contributor(&tx, Contributor { code, office, ..<_>::default() }).await.approved(&tx, 1, value).await;
    }
    tx.commit().await.unwrap();
}

fn fields<'a>(projects: &'a str, amount: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("framework", "MIGOF"),
        ("indicator", "P1.1"),
        ("projects", projects),
        ("amount", amount),
        ("method", "joint-list"),
        ("reason", "Both registers were compared."),
    ]
}

pub async fn propose(browser: &mut Browser, projects: &str, amount: &str) -> Page {
    browser.submit("/api/overlap_propose", &fields(projects, amount)).await
}

pub async fn judge(browser: &mut Browser, verb: &str, proposal: &str, note: &str) -> Page {
    let fields = [("framework", "MIGOF"), ("indicator", "P1.1"), ("proposal", proposal), ("note", note)];
    browser.submit(&format!("/api/overlap_{verb}"), &fields).await
}

/// Proposed by the analyst and approved by the administrator, as the proposal with this id.
async fn agreed(world: &World, projects: &str, amount: &str, proposal: &str) -> Page {
    propose(&mut world.browser(Who::HeadquartersAnalyst).await, projects, amount).await;
    judge(&mut world.browser(Who::Administrator).await, "approve", proposal, "").await
}

#[tokio::test]
async fn is_subtracted_in_sight_wherever_all_its_projects_are() {
    let world = World::new().await;
    claims(&world).await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let page = propose(&mut analyst, "ha.0001, HA.0002", "25").await;
    let text = plain(&page.body);
    assert!(text.contains("1 proposed, not subtracted") && text.contains("It is subtracted when another"), "{text}");
    assert!(row(&analyst.get("/results").await, "P1.1").contains("people 1 000 1 125 "), "nothing is subtracted yet");
    let page = judge(&mut world.browser(Who::Administrator).await, "approve", "1", "I saw the lists.").await;
    let text = plain(&page.body);
    assert!(text.contains("Gross 1 125 Overlap −25 Net 1 100"), "{text}");
    assert!(text.contains("Proposed by Headquarters analyst, 24 Nov 2026, 12:00; approved by Administrator"), "{text}");
    assert!(
        text.contains("How it is known: joint registration list.") && text.contains("“I saw the lists.”"),
        "{text}"
    );
    assert!(text.contains("25 between HA.0001, HA.0002") && text.contains("Both registers were compared."), "{text}");
    assert!(text.contains("Overlap between them −25"), "what the regions amount to beyond the whole: {text}");
    for (query, shown) in [
        ("", "people 1 000 1 100 net of an overlap of 25"),
        // It reaches beyond either region.
        ("?region=1", "people 200 1 050"),
        ("?region=2", "people 100 75"),
    ] {
        let row = row(&analyst.get(&format!("/results{query}")).await, "P1.1");
        assert!(row.contains(shown), "{query}: {row}");
    }
    agreed(&world, "HA.0001 HA.0003", "10", "2").await;
    let region = row(&analyst.get("/results?region=1").await, "P1.1");
    assert!(region.contains("1 040 net of an overlap of 10"), "{region}");
    let whole = row(&analyst.get("/results").await, "P1.1");
    assert!(whole.contains("1 090 net of an overlap of 35"), "{whole}");
    let tree = plain(&analyst.get("/results/MIGOF/P1.1").await.body);
    assert!(tree.contains("Rwanda 1 040"), "and the country: {tree}");
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert!(log.says("Overlap proposed") && log.says("Overlap approved"), "{}", log.text());
}

#[tokio::test]
async fn more_than_can_be_is_refused_with_how_much_at_most() {
    let world = World::new().await;
    claims(&world).await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    for (projects, amount, problem) in [
        ("HA.0001 HA.0002", "50.0001", "at most 50 can be claimed more than once"),
        ("HA.0001", "10", "between two or more projects"),
        ("HA.0001 DP.1649", "10", "DP.1649 is not linked"),
        ("HA.0001 HA.0002", "0", "is not a number above zero"),
        ("HA.0001 HA.0002", "ten", "is not a number above zero"),
    ] {
        let page = propose(&mut analyst, projects, amount).await;
        assert!(page.says(problem), "{projects} {amount}: {}", page.text());
        assert!(page.body.contains(&format!("value=\"{projects}\"")), "what was typed stays");
    }
    for (field, wrong, problem) in [
        ("method", "", "Choose how it is known."),
        ("method", "guess", "Choose how it is known."),
        ("method", "other", "Say in which other way it is known."),
        ("reason", " ", "Say why; it is needed, and kept."),
    ] {
        let mut fields = fields("HA.0001 HA.0002", "50");
        fields.iter_mut().filter(|(name, _)| *name == field).for_each(|(_, value)| *value = wrong);
        let page = analyst.submit("/api/overlap_propose", &fields).await;
        assert!(page.says(problem) && !page.says("not subtracted"), "{field} {wrong}: {}", page.text());
    }
    let page = agreed(&world, "HA.0001 HA.0002", "50", "1").await;
    assert!(page.says("The overlap is approved"), "{}", page.text());
    let page = propose(&mut analyst, "HA.0001 HA.0002", "1").await;
    assert!(page.says("at most 0 can be claimed"), "{}", page.text());
}

#[tokio::test]
async fn a_total_says_when_its_overlap_has_become_too_large() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let first = contributor(&tx, Contributor::default()).await;
    first.approved(&tx, 1, "50").await;
    first.approved(&tx, 2, "10").await;
    contributor(&tx, Contributor { code: "HA.0002", ..<_>::default() }).await.approved(&tx, 1, "75").await;
    tx.commit().await.unwrap();
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    agreed(&world, "HA.0001 HA.0002", "55", "1").await;
    let net = row(&analyst.get("/results").await, "P1.1");
    assert!(net.contains("people 1 000 80 net of an overlap of 55"), "{net}");

    // The first project's claim shrinks: 50 + 75 less 55 would be less than the 75 of the second.
    let reviewer = person(&world, 3, Role::Reviewer);
    let code: ProjectCode = "HA.0001".parse().unwrap();
    let project = reviewer.project(&code, Action::View).await.unwrap();
    let period = progress(&reviewer, &project, None).await.unwrap().periods[0].id;
    let quarter = progress(&reviewer, &project, Some(period)).await.unwrap();
    let actual = quarter.rows().find_map(|row| row.measured.entry.as_ref()).unwrap().id;
    reopen(&reviewer, Reopen { project: code, period, actual, reason: "Counted twice.".into() }).await.unwrap();

    let gross = row(&analyst.get("/results").await, "P1.1");
    assert!(gross.contains("gross: the approved overlap is too large"), "{gross}");
    let page = plain(&analyst.get("/results/MIGOF/P1.1").await.body);
    assert!(page.contains("An overlap of 55 was approved") && page.contains("nothing is subtracted"), "{page}");
}

#[tokio::test]
async fn is_withdrawn_with_a_reason_and_past_days_keep_it() {
    let world = World::new().await;
    let tx = Ctx::new(world.db.clone(), "2026-11-20T10:00:00Z".parse().unwrap(), None).write().await.unwrap();
    let mut linked = Vec::new();
    for (code, value) in [("HA.0001", "50"), ("HA.0002", "75")] {
        let one = contributor(&tx, Contributor { code, office: OfficeId(1), ..<_>::default() }).await;
        one.approved(&tx, 1, value).await;
        linked.push(one);
    }
    let projects = [domain::id::ProjectId(2), domain::id::ProjectId(3)];
    let new = backend::insert::overlap::NewOverlap {
        corporate: TRAINED,
        projects: &projects,
        amount: domain::quantity::Quantity::from_integer(25).unwrap(),
        reason: "Compared by name.",
        by: domain::id::UserId(7),
        proposal: None,
    };
    let id = backend::insert::overlap::overlap(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let withdraw = [("framework", "MIGOF"), ("indicator", "P1.1"), ("overlap", &id.to_string())];
    let page = analyst.get("/results/MIGOF/P1.1").await;
    assert!(page.says("Declared by Headquarters analyst, 20 Nov 2026, 10:00, before approvals"), "{}", page.text());
    let page = analyst.submit("/api/overlap_withdraw", &withdraw).await;
    assert!(page.status == 200 && page.says("Net 100"), "a reason is needed: {}", page.text());
    let page = analyst.submit("/api/overlap_withdraw", &[&withdraw[..], &[("reason", "Other people.")]].concat()).await;
    assert!(page.says("The overlap is withdrawn."), "{}", page.text());
    assert!(page.says("Withdrawn by Headquarters analyst") && page.says("“Other people.”"), "{}", page.text());
    assert!(row(&analyst.get("/results").await, "P1.1").contains("people 1 000 125"));
    let past = row(&analyst.get("/results?as_at=2026-11-21").await, "P1.1");
    assert!(past.contains("100 net of an overlap of 25"), "{past}");
    let again = analyst.submit("/api/overlap_withdraw", &[&withdraw[..], &[("reason", "Again.")]].concat()).await;
    assert!(again.says("Somebody else has withdrawn or replaced this overlap"), "{}", again.text());
}

#[tokio::test]
async fn programs_propose_approve_read_and_withdraw_it() {
    let world = World::new().await;
    claims(&world).await;
    let (analyst, other) = (world.client(Who::HeadquartersAnalyst).await, world.client(Who::Administrator).await);
    let sent = |amount| json!({ "projects": ["HA.0001", "HA.0002"], "amount": amount, "method": "sample", "reason": "Compared." });
    let refused = analyst.post("/results/MIGOF/P1.1/overlaps", sent("51")).await.with(422);
    assert_eq!(refused["errors"][0]["args"]["most"], "50");
    let proposed = analyst.post("/results/MIGOF/P1.1/overlaps", sent("25")).await.with(201);
    let read = analyst.get("/results/MIGOF/P1.1").await.with(200);
    assert_eq!(read["indicator"]["total"]["overlap"], json!(null), "it waits");
    let waits = &read["overlap_proposals"][0];
    assert_eq!((&waits["id"], &waits["method"], &waits["amount"]), (&proposed["id"], &json!("sample"), &json!("25")));
    let address = format!("/overlap-proposals/{}", proposed["id"]);
    let own = analyst.post(&format!("{address}/approve"), json!({})).await;
    assert_eq!((own.status, own.errors()), (422, vec![("", "overlap-own")]));
    let made = other.post(&format!("{address}/approve"), json!({ "note": "Seen." })).await.with(201);
    let read = analyst.get("/results/MIGOF/P1.1").await.with(200);
    let total = &read["indicator"]["total"];
    assert_eq!((&total["achieved"], &total["overlap"]["gross"]), (&json!("1100"), &json!("1125")));
    let one = &read["overlaps"][0];
    assert_eq!(one["projects"], json!(["HA.0001", "HA.0002"]));
    assert_eq!((&one["approved_by"], &one["note"]), (&json!("Administrator"), &json!("Seen.")));
    assert_eq!(read["overlap_proposals"], json!([]));
    assert_eq!(other.post(&format!("{address}/refuse"), json!({ "note": "Late." })).await.status, 409);

    let replaces = json!({ "projects": ["HA.0001", "HA.0002"], "amount": "30", "method": "other", "method_words": "Asked twice",
                           "reason": "Counted anew.", "replaces": made["id"] });
    let next = analyst.post("/results/MIGOF/P1.1/overlaps", replaces).await.with(201);
    assert_eq!(analyst.delete(&format!("/overlap-proposals/{}", next["id"])).await.status, 204);
    let address = format!("/overlaps/{}/withdraw", made["id"]);
    assert_eq!(analyst.post(&address, json!({ "reason": "Other people." })).await.status, 204);
    let read = analyst.get("/results/MIGOF/P1.1").await.with(200);
    assert_eq!(read["indicator"]["total"]["overlap"], json!(null));
    assert_eq!((&read["overlaps"], &read["overlap_proposals"]), (&json!([]), &json!([])));
}
