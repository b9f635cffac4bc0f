use super::{enter, grid, judge, shown};
use crate::support::{Who, World};

#[tokio::test]
async fn a_value_comes_back_with_the_note_and_can_be_written_again() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 3, "submit", &[("1.total", "100"), ("3.total", "7")]).await;
    let ids = shown(&reviewer.get(&grid(3)).await);
    let page = judge(&mut reviewer, "send_back", 3, &[&ids[0]], "Please attach the signed list.").await;
    assert!(page.says("1 value sent back with your note."), "{}", page.text());
    assert_eq!(shown(&page), [ids[1].clone()]);
    let page = manager.get(&grid(3)).await;
    assert!(page.says("Returned: Officials trained"), "{}", page.text());
    assert!(page.says("“Please attach the signed list.” Reviewer, 24 Nov 2026, 12:00"), "{}", page.text());
    assert_eq!(page.input("cells[i1.total]").as_deref(), Some("100"), "the value is still there");
    assert!(manager.get("/").await.says("Came back to you"));
    let page = enter(&mut manager, 3, "save", &[("1.total", "90")]).await;
    assert!(
        page.says("Please attach the signed list."),
        "the note stays in sight until it is approved: {}",
        page.text()
    );
}

#[tokio::test]
async fn the_note_is_needed_and_what_was_chosen_stays_chosen() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    enter(&mut manager, 3, "submit", &[("1.total", "100"), ("3.total", "7")]).await;
    let ids = shown(&reviewer.get(&grid(3)).await);
    let page = judge(&mut reviewer, "send_back", 3, &[&ids[1]], " \n ").await;
    assert!(page.says("Say why in the note; it is needed, and kept with the value."), "{}", page.text());
    let ticked: Vec<_> =
        ids.iter().filter(|id| tag(&page.body, &format!("chosen[v{id}]")).contains(" checked")).collect();
    assert_eq!(ticked, [&ids[1]]);
}

fn tag(body: &str, name: &str) -> String {
    let at = body.find(&format!("name=\"{name}\"")).expect("the field is there");
    let start = body[..at].rfind('<').unwrap();
    body[start..].split('>').next().unwrap().to_owned()
}
