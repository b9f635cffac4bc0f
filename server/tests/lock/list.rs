use domain::{id::OfficeId, lock::Reach};

use super::locked;
use crate::support::{Who, World};

#[tokio::test]
async fn shows_each_the_locks_of_their_scopes() {
    let world = World::new().await;
    locked(&world, Reach::Everything, "2026-03-31").await;
    locked(&world, Reach::Office(OfficeId(1)), "2026-03-31").await;
    locked(&world, Reach::Office(OfficeId(2)), "2026-03-31").await;
    locked(&world, Reach::Project(world.project()), "2026-03-31").await;
    for (who, yemen) in [(Who::HeadquartersAnalyst, true), (Who::Auditor, true), (Who::Endorser, false)] {
        let page = world.browser(who).await.get("/locks").await;
        for said in ["Everything: periods up to 31 Mar 2026", "Mission in Rwanda: periods", "DP.1649 · Fulfilling"] {
            assert!(page.says(said), "{who:?} {said}: {}", page.text());
        }
        assert_eq!(page.says("Mission in Yemen: periods"), yemen, "{who:?}");
        assert!(page.body.contains("href=\"/locks\""), "the way there stands in the navigation");
    }
    let page = world.browser(Who::ProjectManager).await.get("/").await;
    assert!(!page.body.contains("href=\"/locks\""));
}

#[tokio::test]
async fn offers_only_what_may_be_done() {
    let world = World::new().await;
    locked(&world, Reach::Everything, "2026-03-31").await;
    locked(&world, Reach::Project(world.project()), "2026-03-31").await;
    for (who, changes, sets) in [
        (Who::Administrator, 2, true),
        (Who::HeadquartersAnalyst, 2, true),
        (Who::Endorser, 1, true),
        (Who::Auditor, 0, false),
    ] {
        let page = world.browser(who).await.get("/locks").await;
        let count = |form: &str| page.body.matches(&format!("action=\"/api/{form}\"")).count();
        assert_eq!((count("lock_lift"), count("lock_let_in")), (changes, changes), "{who:?}");
        assert_eq!(count("lock_set"), usize::from(sets), "{who:?}");
    }
}
