//! The results matrix: read on one page, changed by one form at a time.

mod add_indicator;
mod add_node;
mod gender;
mod move_node;
mod paste;
mod read;
mod retire_indicator;
mod retire_node;
mod revise_indicator;
mod revise_node;
mod targets;

use crate::support::{Page, Who, World};

const MATRIX: &str = "/projects/DP.1649/matrix";

/// A complete indicator, as the form sends it, with some fields changed.
fn indicator<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("project", "DP.1649"),
        ("title", "Shelters that meet the standard"),
        ("unit", "shelters"),
        ("kind", "count"),
        ("direction", "increase"),
        ("accumulation", "latest"),
        ("operator", "sum"),
        ("source", "Inspection by the ministry, twice a year"),
        ("baseline", "1"),
        ("target", "6"),
    ];
    for (name, value) in changes {
        fields.retain(|field| field.0 != *name);
        fields.push((name, value));
    }
    fields
}

/// A change is refused to those who only see the project, hidden from those who do not, and nobody is sent to sign in.
async fn only_for_planners(endpoint: &str, fields: &[(&str, &str)]) {
    let world = World::new().await;
    for who in [Who::Viewer, Who::ProjectStaff, Who::Reviewer, Who::Endorser, Who::Auditor, Who::FundManager] {
        let answer = world.browser(who).await.post(endpoint, fields).await;
        assert_eq!(answer.status, 403, "{who:?}");
    }
    let answer = world.browser(Who::Stranger).await.post(endpoint, fields).await;
    assert_eq!(answer.status, 404);
    let answer = world.nobody().post(endpoint, fields).await;
    assert_eq!(answer.status, 303);
    assert!(answer.location.is_some_and(|location| location.starts_with("/login?next=")));
    let page = world.browser(Who::Viewer).await.get(MATRIX).await;
    assert!(page.says("3 indicators") && page.says("1 outcome · 1 output · 1 activity"), "{}", page.text());
}

/// What a text field or a text area holds, as a person sees it.
fn holds(page: &Page, text: &str) -> bool {
    page.body.contains(&format!("value=\"{text}\"")) || page.body.contains(&format!(">{text}</textarea>"))
}
