use crate::support::{PASSWORD, Who, World};

#[tokio::test]
async fn a_person_signs_in_works_and_signs_out() {
    let world = World::new().await;
    let mut browser = world.browser(Who::ProjectManager).await;
    let work = browser.get("/").await;
    assert!(work.says("My work") && work.says("Project manager · Mission in Rwanda"), "{}", work.text());
    browser.post("/api/sign_out", &[]).await;
    let again = browser.get("/").await;
    assert_eq!((again.status, again.location.as_deref()), (303, Some("/login?next=%2F")));
}

#[tokio::test]
async fn an_unknown_person_gets_the_same_answer_as_a_wrong_password() {
    let world = World::new().await;
    let mut browser = world.nobody();
    let mut answers = Vec::new();
    for email in [Who::Reviewer.email(), "nobody@test.example"] {
        let fields = [("email", email), ("password", "wrong"), ("next", "/")];
        let page = browser.submit("/api/sign_in", &fields).await;
        assert_eq!(page.input("email").as_deref(), Some(email), "the e-mail is kept");
        answers.push(page.text().replace(email, ""));
    }
    assert_eq!(answers[0], answers[1]);
    assert!(answers[0].contains("The e-mail or the password is wrong."));
}

/// PostgreSQL takes no NUL character, in a field or in an address.
#[tokio::test]
async fn a_nul_character_is_no_failure() {
    let world = World::new().await;
    let mut browser = world.nobody();
    let fields = [("email", "viewer\0@test.example"), ("password", "wrong\0"), ("next", "/")];
    let page = browser.submit("/api/sign_in", &fields).await;
    assert!(page.says("The e-mail or the password is wrong."), "{}", page.text());
    let mut viewer = world.browser(Who::Viewer).await;
    for path in ["/projects?q=a%00b", "/results/%00/P1.2", "/projects/DP.1649/progress?period=%00"] {
        assert_eq!(viewer.get(path).await.status, 400, "{path}");
    }
}

#[tokio::test]
async fn the_ninth_attempt_is_refused_even_with_the_right_password() {
    let world = World::new().await;
    let mut browser = world.nobody();
    for _ in 0..8 {
        browser.post("/api/sign_in", &[("email", Who::Viewer.email()), ("password", "guess")]).await;
    }
    let page = browser.submit("/api/sign_in", &[("email", Who::Viewer.email()), ("password", PASSWORD)]).await;
    assert!(page.says("Too many attempts."), "{}", page.text());
    // Others are not locked out by it.
    world.browser(Who::Auditor).await;
}

#[tokio::test]
async fn next_leads_to_a_page_of_ours_only() {
    let world = World::new().await;
    for (next, location) in [
        ("/projects/DP.1649", "/projects/DP.1649"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example", "/"),
    ] {
        let fields = [("email", Who::Auditor.email()), ("password", PASSWORD), ("next", next)];
        let answer = world.nobody().post("/api/sign_in", &fields).await;
        assert_eq!(answer.location.as_deref(), Some(location), "{next}");
    }
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let world = World::new().await;
    let mut browser = world.nobody().on_site("https://elsewhere.example");
    let answer = browser.post("/api/sign_in", &[("email", Who::Auditor.email()), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, 403);
}

#[tokio::test]
async fn reading_pages_writes_nothing() {
    let world = World::new().await;
    let mut browser = world.browser(Who::ProjectManager).await;
    // The first page takes note of the hour.
    browser.get("/").await;
    let before = world.db.rows_written().await.unwrap();
    for page in ["/", "/projects", "/projects/DP.1649/progress", "/projects/DP.1649/gender"] {
        assert_eq!(browser.get(page).await.status, 200, "{page}");
        assert_eq!(world.db.rows_written().await.unwrap(), before, "{page}");
    }
}
