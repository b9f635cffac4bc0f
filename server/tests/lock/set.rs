use super::set;
use crate::support::{Who, World};

#[tokio::test]
async fn headquarters_locks_everything_an_office_or_a_project() {
    let world = World::new().await;
    for who in [Who::Administrator, Who::HeadquartersAnalyst] {
        let mut browser = world.browser(who).await;
        for (changes, said) in [
            (vec![("place", "everything"), ("until", "2027-01-31")], "Everything: periods up to 30 Sep 2026"),
            (vec![("place", "office"), ("office", "2")], "Mission in Yemen: periods up to 30 Sep 2026"),
            (vec![("project", " DP.1649 ")], "DP.1649 · Fulfilling migrants’ rights"),
        ] {
            let page = set(&mut browser, &changes).await;
            assert!(page.says("The periods are locked.") && page.says(said), "{who:?} {said}: {}", page.text());
        }
        assert!(browser.get("/locks").await.says("Until 31 Jan 2027"));
    }
}

#[tokio::test]
async fn an_endorser_locks_the_projects_of_the_region_and_nothing_wider() {
    let world = World::new().await;
    let mut endorser = world.browser(Who::Endorser).await;
    let page = endorser.get("/locks?project=DP.1649&through=2026-09-30").await;
    assert_eq!(page.input("project").as_deref(), Some("DP.1649"));
    assert_eq!(page.input("through").as_deref(), Some("2026-09-30"));
    assert!(!page.says("every project of the organization"), "{}", page.text());
    assert!(set(&mut endorser, &[]).await.says("The periods are locked."));
    let fields = |place| [("place", place), ("office", "1"), ("through", "2026-09-30"), ("reason", "Closed.")];
    for place in ["everything", "office"] {
        assert_eq!(endorser.post("/api/lock_set", &fields(place)).await.status, 403, "{place}");
    }
}

#[tokio::test]
async fn who_does_not_close_the_books_locks_nothing() {
    let world = World::new().await;
    let may = [Who::Administrator, Who::HeadquartersAnalyst, Who::Endorser];
    for who in Who::ALL.into_iter().filter(|who| !may.contains(who)) {
        let mut browser = world.browser(who).await;
        let project = [("place", "project"), ("project", "DP.1649"), ("through", "2026-09-30"), ("reason", "Closed.")];
        let stranger = matches!(who, Who::Stranger | Who::StrangeReviewer);
        assert_eq!(browser.post("/api/lock_set", &project).await.status, if stranger { 404 } else { 403 }, "{who:?}");
        let all = [("place", "everything"), ("through", "2026-09-30"), ("reason", "Closed.")];
        assert_eq!(browser.post("/api/lock_set", &all).await.status, 403, "{who:?}");
    }
}

#[tokio::test]
async fn wrong_input_is_named_and_kept() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    for (changes, said) in [
        (vec![("through", "")], "Choose a day."),
        (vec![("through", "30.9.2026")], "“30.9.2026” is not a day."),
        (vec![("through", "12026-09-30")], "is not a day."),
        (vec![("until", "2026-11-23")], "This day has passed already."),
        (vec![("reason", "  ")], "Say why; it is needed, and kept."),
        (vec![("place", "")], "Say what is to be locked."),
        (vec![("place", "office"), ("office", "99")], "Choose the office to be locked."),
        (vec![("project", "DP.0001")], "There is no project “DP.0001” that you may lock."),
        (vec![("project", "no code")], "There is no project “no code” that you may lock."),
    ] {
        let page = set(&mut analyst, &changes).await;
        assert!(page.says(said), "{changes:?}: {}", page.text());
        assert!(page.says("Nothing is locked"), "{changes:?}");
        if !changes.iter().any(|(name, _)| *name == "reason") {
            assert!(page.says("The books are closed."), "what was typed is kept: {}", page.text());
        }
    }
    let long = "x".repeat(501);
    let page = set(&mut analyst, &[("reason", &long), ("through", "")]).await;
    assert!(page.says("This has 501 characters; at most 500 are kept.") && page.says("Choose a day."), "all at once");
}

#[tokio::test]
async fn a_lock_stands_in_the_log_of_its_project() {
    let world = World::new().await;
    set(&mut world.browser(Who::Endorser).await, &[]).await;
    let page = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert!(page.says("Periods locked") && page.says("reason : The books are closed."), "{}", page.text());
    assert!(page.says("periods up to : 2026-09-30"), "{}", page.text());
}
