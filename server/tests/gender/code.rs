use crate::support::{Page, Who, World};

/// The sentence of the rationale that the world's project has.
pub const NEEDS: &str = "Women are a third of those who ask for help.";

/// Codes DP.1649 as its project manager; `changed` replaces or adds fields.
pub async fn code(world: &World, changed: &[(&str, &str)]) -> Page {
    let mut browser = world.browser(Who::ProjectManager).await;
    let page = browser.get("/projects/DP.1649/gender").await;
    let version = page.input("version").expect("the form carries the version");
    let mut fields = vec![
        ("project", "DP.1649"),
        ("version", version.as_str()),
        ("reaches", "yes"),
        ("needs", NEEDS),
        ("output", "3"),
        ("activity", "4"),
        ("note", "Counted by sex in all districts."),
    ];
    fields.retain(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    fields.extend_from_slice(changed);
    browser.submit("/api/gender_code", &fields).await
}

#[tokio::test]
async fn the_code_follows_from_the_answers() {
    for (changed, expected) in [
        (&[][..], "2a"),
        (&[("principal", "yes")], "2b"),
        (&[("needs", "")], "1"),
        (&[("output", ""), ("activity", "")], "1"),
        (&[("needs", ""), ("output", ""), ("activity", "")], "0"),
        (&[("needs", ""), ("principal", "yes")], "1"),
        (&[("reaches", "no")], "N/A"),
    ] {
        let world = World::new().await;
        let page = code(&world, changed).await;
        assert!(page.says(&format!("The marker is coded {expected}.")), "{changed:?}: {}", page.text());
        assert!(page.says("Coded, not yet validated"));
    }
}

#[tokio::test]
async fn not_assessed_is_shown_as_such_and_not_as_zero() {
    let world = World::new().await;
    let page = world.browser(Who::Viewer).await.get("/projects/DP.1649/gender").await;
    assert!(page.says("Not assessed") && page.says("It was due on 31 Oct 2025"), "{}", page.text());
}

#[tokio::test]
async fn wrong_answers_are_named_and_kept() {
    for (changed, said) in [
        (&[("reaches", "")][..], "Say whether the project reaches people"),
        (&[("needs", "Women are half of them.")], "This sentence does not stand in the rationale."),
        (&[("output", "4")], "Choose a row of this project’s matrix."),
        (&[("activity", "3")], "Choose a row of this project’s matrix."),
        (&[("output", "999")], "Choose a row of this project’s matrix."),
    ] {
        let world = World::new().await;
        let page = code(&world, changed).await;
        assert!(page.says(said), "{changed:?}: {}", page.text());
        assert!(page.says("Counted by sex in all districts."), "the note is kept");
        assert!(page.says("Nobody has said anything yet."), "nothing was written");
    }
}

#[tokio::test]
async fn a_note_beyond_its_length_is_refused_with_every_other_problem_at_once() {
    let world = World::new().await;
    let long = "x".repeat(1_001);
    let page = code(&world, &[("note", &long), ("reaches", "")]).await;
    assert!(
        page.says("2 things must be corrected.") && page.says("This has 1001 characters; at most 1000 are kept."),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_stale_page_does_not_win() {
    let world = World::new().await;
    code(&world, &[]).await;
    let page = code(&world, &[("version", "0"), ("reaches", "no")]).await;
    assert!(page.says("Somebody took a step on this marker"), "{}", page.text());
    assert!(page.says("2a coded · Project manager"), "what stands is shown: {}", page.text());
}
