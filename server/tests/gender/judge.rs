use super::code::code;
use crate::support::{Page, Who, World};

/// Opens the page as this person and takes the step whose form stands there.
pub async fn judge(world: &World, who: Who, path: &str, note: &str) -> Page {
    let mut browser = world.browser(who).await;
    let page = browser.get("/projects/DP.1649/gender").await;
    let version = page.input("version").unwrap_or_else(|| "1".into());
    browser.submit(path, &[("project", "DP.1649"), ("version", &version), ("note", note)]).await
}

#[tokio::test]
async fn three_people_take_it_to_confirmed_and_the_page_says_who() {
    let world = World::new().await;
    code(&world, &[]).await;
    let page = judge(&world, Who::GenderFocalPoint, "/api/gender_validate", "Good analysis.").await;
    assert!(page.says("Validated, not yet confirmed"), "{}", page.text());
    let page = judge(&world, Who::Endorser, "/api/gender_confirm", "").await;
    assert!(page.says("Coded, validated and confirmed by three people."), "{}", page.text());
    for said in
        ["2a coded · Project manager", "2a validated · Gender focal point", "Good analysis.", "2a confirmed · Endorser"]
    {
        assert!(page.says(said), "{said}: {}", page.text());
    }
}

#[tokio::test]
async fn steps_out_of_order_are_refused() {
    let world = World::new().await;
    let page = judge(&world, Who::Endorser, "/api/gender_confirm", "").await;
    assert_eq!(page.status, 200);
    assert!(!page.says("Confirmed"), "nothing to confirm: {}", page.text());
    code(&world, &[]).await;
    let page = judge(&world, Who::Endorser, "/api/gender_confirm", "").await;
    assert!(page.says("Coded, not yet validated"), "{}", page.text());
}

/// PostgreSQL keeps no NUL character; the note is kept without it, on both databases.
#[tokio::test]
async fn a_note_is_kept_without_control_characters() {
    let world = World::new().await;
    code(&world, &[]).await;
    let page = judge(&world, Who::GenderFocalPoint, "/api/gender_validate", "\0Good\u{8} analysis.\0 ").await;
    assert!(page.says("Validated, not yet confirmed") && page.says("Good analysis."), "{}", page.text());
}

#[tokio::test]
async fn coding_again_begins_the_stages_again() {
    let world = World::new().await;
    code(&world, &[]).await;
    judge(&world, Who::GenderFocalPoint, "/api/gender_validate", "").await;
    let page = code(&world, &[("activity", "")]).await;
    assert!(page.says("The marker is coded 1.") && page.says("Coded, not yet validated"), "{}", page.text());
    assert!(page.says("2a validated · Gender focal point"), "history stays: {}", page.text());
}

/// Four eyes: an administrator may code, and one who is also the focal point still cannot validate their own code.
#[tokio::test]
async fn who_coded_cannot_validate_even_with_both_roles() {
    use backend::insert::people;
    use domain::{
        id::UserId,
        policy::{Role, Scope},
    };
    let world = World::new().await;
    let tx = world.arrange().await;
    // The first user made is the project manager.
    people::grant(&tx, UserId(1), Role::GenderFocalPoint, Scope::Everything).await.unwrap();
    tx.commit().await.unwrap();
    code(&world, &[]).await;
    let mut browser = world.browser(Who::ProjectManager).await;
    let page = browser.submit("/api/gender_validate", &[("project", "DP.1649"), ("version", "1")]).await;
    assert!(page.says("Coded, not yet validated"), "{}", page.text());
    assert!(!page.says("Validated, not yet confirmed"));
}
