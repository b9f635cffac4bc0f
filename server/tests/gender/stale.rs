use super::{code::code, judge::judge};
use crate::support::{Who, World};

#[tokio::test]
async fn a_changed_output_makes_a_validated_marker_stale_and_shows_both_statements() {
    let world = World::new().await;
    code(&world, &[]).await;
    judge(&world, Who::GenderFocalPoint, "/api/gender_validate", "").await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let fields = [
        ("project", "DP.1649"),
        ("node", "3"),
        ("version", "1"),
        ("statement", "Officials trained on referral"),
        ("assumptions", "Partners release their staff"),
    ];
    let page = manager.submit("/api/matrix_revise_node", &fields).await;
    assert_eq!(page.status, 200);
    let page = manager.get("/projects/DP.1649/gender").await;
    assert!(page.says("Validated for an earlier version"), "{}", page.text());
    assert!(page.body.contains("<del>Officials trained on identification and referral</del>"), "{}", page.body);
    assert!(page.body.contains("<ins>Officials trained on referral</ins>"));
    // It is back with the project manager: the focal point cannot validate what is stale.
    let page = judge(&world, Who::GenderFocalPoint, "/api/gender_validate", "").await;
    assert!(page.says("Validated for an earlier version"), "{}", page.text());
    let page = code(&world, &[]).await;
    assert!(page.says("Coded, not yet validated"), "{}", page.text());
}
