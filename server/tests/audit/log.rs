use crate::{
    gender::code::code,
    support::{Who, World},
};

#[tokio::test]
async fn a_change_stands_in_the_log_with_its_person_and_what_it_was() {
    let world = World::new().await;
    code(&world, &[]).await;
    code(&world, &[("needs", "")]).await;
    let mut auditor = world.browser(Who::Auditor).await;
    for path in ["/audit/log", "/projects/DP.1649/history", "/audit/log?project=DP.1649&act=gender&who=project"] {
        let page = auditor.get(path).await;
        assert!(page.says("Marker coded") && page.says("Project manager"), "{path}: {}", page.text());
        assert!(page.says("code : 2a 1"), "before and after: {}", page.text());
    }
    for nothing in
        ["/audit/log?act=actual", "/audit/log?who=nobody", "/audit/log?project=DP.0001", "/audit/log?who=%25"]
    {
        let page = auditor.get(nothing).await;
        assert!(page.says("No entry fits these filters."), "{nothing}: {}", page.text());
    }
}
