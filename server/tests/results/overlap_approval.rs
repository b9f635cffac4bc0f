//! Who may propose, approve, refuse and take back an overlap; what a changed number does; what past days remember.

use backend::{
    ctx::Ctx,
    insert::overlap::{NewProposal, proposal},
};
use domain::{
    id::{ProjectId, UserId},
    overlap::Method,
    quantity::Quantity,
};

use super::{
    Contributor, RWANDA, TRAINED, YEMEN, contributor,
    overlap::{judge, propose},
    plain, row,
};
use crate::support::{Browser, Page, Who, World};

/// Two projects in Rwanda that claim 50 and 75, and two in Yemen that claim 60 and 40.
async fn claims(world: &World) {
    let tx = world.arrange().await;
    for (code, office, value) in
        [("HA.0001", RWANDA, "50"), ("HA.0002", RWANDA, "75"), ("HA.0003", YEMEN, "60"), ("HA.0004", YEMEN, "40")]
    {
        contributor(&tx, Contributor { code, office, ..<_>::default() }).await.approved(&tx, 1, value).await;
    }
    tx.commit().await.unwrap();
}

async fn shown(browser: &mut Browser) -> String {
    row(&browser.get("/results").await, "P1.1")
}

/// Proposes another number for the overlap with this id.
async fn another(browser: &mut Browser, replaces: &str, amount: &str) -> Page {
    let fields = [
        ("framework", "MIGOF"),
        ("indicator", "P1.1"),
        ("replaces", replaces),
        ("projects", "HA.0001 HA.0002"),
        ("amount", amount),
        ("method", "other"),
        ("method_words", "asked at the door"),
        ("reason", "Counted anew."),
    ];
    browser.submit("/api/overlap_propose", &fields).await
}

#[tokio::test]
async fn nobody_decides_about_their_own_not_even_an_administrator() {
    let world = World::new().await;
    claims(&world).await;
    for (n, who) in [(1, Who::HeadquartersAnalyst), (2, Who::Administrator)] {
        let mut proposer = world.browser(who).await;
        let page = propose(&mut proposer, "HA.0001 HA.0002", "20").await;
        assert!(page.says("You proposed it, so another person at headquarters decides"), "{who:?}: {}", page.text());
        assert!(!page.body.contains(&format!("id=\"judge{n}-note\"")), "{who:?} is not offered to decide");
        for verb in ["approve", "refuse"] {
            let page = judge(&mut proposer, verb, &n.to_string(), "Mine.").await;
            assert!(
                page.says("You proposed this overlap, so another person decides"),
                "{who:?} {verb}: {}",
                page.text()
            );
        }
        assert!(shown(&mut proposer).await.contains("people 1 000 225 "), "{who:?}: nothing is subtracted");
    }
    // A region proposes and does not decide, whoever proposed.
    let mut endorser = world.browser(Who::Endorser).await;
    for verb in ["approve", "refuse"] {
        let fields = [("framework", "MIGOF"), ("indicator", "P1.1"), ("proposal", "1"), ("note", "Fine.")];
        assert_eq!(endorser.post(&format!("/api/overlap_{verb}"), &fields).await.status, 403, "{verb}");
    }
    let page = judge(&mut endorser, "take_back", "1", "").await;
    assert!(page.says("only they can take it back"), "{}", page.text());

    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let page = judge(&mut analyst, "refuse", "2", " ").await;
    assert!(
        page.says("Say in the note why it is refused") && page.says("2 proposed, not subtracted"),
        "{}",
        page.text()
    );
    let page = judge(&mut analyst, "refuse", "2", "The lists differ.").await;
    assert!(page.says("The overlap is refused") && page.says("1 proposed, not subtracted"), "{}", page.text());
    assert!(page.says("Refused by Headquarters analyst") && page.says("“The lists differ.”"), "{}", page.text());
    let page = judge(&mut world.browser(Who::Administrator).await, "approve", "2", "").await;
    assert!(page.status == 200 && page.says("Somebody else has decided"), "{}", page.text());
    let page = judge(&mut analyst, "take_back", "1", "").await;
    assert!(page.says("The proposal is taken back.") && !page.says("not subtracted"), "{}", page.text());
    assert!(shown(&mut analyst).await.contains("people 1 000 225 "));
}

#[tokio::test]
async fn a_regional_office_proposes_what_concerns_its_region() {
    let world = World::new().await;
    claims(&world).await;
    let mut endorser = world.browser(Who::Endorser).await;
    let page = propose(&mut endorser, "HA.0003 HA.0004", "20").await;
    assert!(page.says("where one of the projects is in the region"), "{}", page.text());
    for projects in ["HA.0001 HA.0002", "HA.0002 HA.0003"] {
        let page = propose(&mut endorser, projects, "20").await;
        assert!(page.says("The overlap is proposed."), "{projects}: {}", page.text());
    }
    for who in [Who::ProjectManager, Who::Reviewer, Who::FundManager, Who::GenderFocalPoint] {
        let mut other = world.browser(who).await;
        assert!(!other.get("/results/MIGOF/P1.1").await.body.contains("overlap_propose"), "{who:?}");
        let sent = [("framework", "MIGOF"), ("indicator", "P1.1"), ("projects", "HA.0001 HA.0002"), ("amount", "1")];
        assert_eq!(other.post("/api/overlap_propose", &sent).await.status, 403, "{who:?}");
    }
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let work = analyst.get("/").await;
    assert!(
        work.says("Decide about 2 proposed overlaps MIGOF · P1.1 · Officials trained on rights"),
        "{}",
        work.text()
    );
    assert!(!endorser.get("/").await.says("proposed overlap"), "who proposed does not decide");
    judge(&mut analyst, "approve", "1", "").await;
    judge(&mut analyst, "refuse", "2", "Other people.").await;
    assert!(!analyst.get("/").await.says("proposed overlap"), "nothing waits any more");
    assert!(shown(&mut analyst).await.contains("205 net of an overlap of 20"));
}

#[tokio::test]
async fn a_changed_number_takes_the_place_of_the_other_when_it_is_approved() {
    let world = World::new().await;
    claims(&world).await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let mut administrator = world.browser(Who::Administrator).await;
    propose(&mut analyst, "HA.0001 HA.0002", "45").await;
    judge(&mut administrator, "approve", "1", "").await;
    // Beside the other there would be room for 5 only.
    let page = another(&mut analyst, "1", "50").await;
    assert!(page.says("It would take the place of the 45 above."), "{}", page.text());
    let page = another(&mut analyst, "1", "51").await;
    assert!(page.says("at most 50 can be claimed"), "{}", page.text());
    another(&mut analyst, "1", "30").await;
    assert!(shown(&mut analyst).await.contains("180 net of an overlap of 45"), "until it is approved");
    let page = judge(&mut administrator, "approve", "2", "").await;
    assert!(page.says("How it is known: asked at the door."), "{}", page.text());
    assert!(page.says("Replaced by another number, approved by Administrator"), "{}", page.text());
    assert!(shown(&mut analyst).await.contains("175 net of an overlap of 50"));
    let page = judge(&mut administrator, "approve", "3", "").await;
    assert!(page.says("was withdrawn or replaced in the meantime"), "{}", page.text());
    assert!(shown(&mut analyst).await.contains("175 net of an overlap of 50"), "nothing half done");
    let page = another(&mut analyst, "1", "10").await;
    assert!(page.says("Somebody else has withdrawn or replaced this overlap"), "{}", page.text());
}

#[tokio::test]
async fn approving_asks_again_how_much_there_can_be() {
    let world = World::new().await;
    claims(&world).await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let mut administrator = world.browser(Who::Administrator).await;
    propose(&mut analyst, "HA.0001 HA.0002", "30").await;
    propose(&mut analyst, "HA.0001 HA.0002", "40").await;
    judge(&mut administrator, "approve", "2", "").await;
    let page = judge(&mut administrator, "approve", "1", "").await;
    assert!(page.says("By what is approved now at most 10 can be claimed"), "{}", page.text());
    assert!(shown(&mut analyst).await.contains("185 net of an overlap of 40"));
}

#[tokio::test]
async fn past_days_show_what_waited_and_what_was_approved_then() {
    let world = World::new().await;
    let at = |moment: &str| Ctx::new(world.db.clone(), moment.parse().unwrap(), None);
    let tx = at("2026-11-18T10:00:00Z").write().await.unwrap();
    for (code, value) in [("HA.0001", "50"), ("HA.0002", "75")] {
        contributor(&tx, Contributor { code, ..<_>::default() }).await.approved(&tx, 1, value).await;
    }
    tx.commit().await.unwrap();
    let tx = at("2026-11-20T10:00:00Z").write().await.unwrap();
    let new = NewProposal {
        corporate: TRAINED,
        replaces: None,
        projects: &[ProjectId(2), ProjectId(3)],
        amount: Quantity::from_integer(25).unwrap(),
        method: Method::Sample,
        method_words: "",
        reason: "Asked a hundred.",
        by: UserId(7),
    };
    let id = proposal(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    let mut administrator = world.browser(Who::Administrator).await;
    let page = judge(&mut administrator, "approve", &id.to_string(), "").await;
    assert!(page.says("The overlap is approved"), "{}", page.text());
    for (day, waits, total) in [
        ("2026-11-19", false, "people no target 125 "),
        ("2026-11-21", true, "people no target 125 "),
        ("", false, "100 net of an overlap of 25"),
    ] {
        let query = if day.is_empty() { String::new() } else { format!("?as_at={day}") };
        let page = administrator.get(&format!("/results/MIGOF/P1.1{query}")).await;
        assert_eq!(page.says("1 proposed, not subtracted"), waits, "{day}: {}", page.text());
        assert!(row(&page, "P1.1").contains(total), "{day}: {}", plain(&page.body));
        assert_eq!(page.body.contains("/api/overlap_propose"), day.is_empty(), "{day}: the past is not changed");
    }
}
