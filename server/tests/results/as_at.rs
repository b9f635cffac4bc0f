//! Pages about a past day: what was approved later, promised later or added later is not there yet.

use backend::ctx::Ctx;
use chrono::{DateTime, Utc};
use domain::approval::ActualState;

use super::{Contributor, contributor, row};
use crate::support::{Who, World};

/// A write transaction at another moment than the noon of the tests.
async fn at(world: &World, moment: &str) -> backend::ctx::Tx {
    let moment: DateTime<Utc> = moment.parse().unwrap();
    Ctx::new(world.db.clone(), moment, None).write().await.unwrap()
}

#[tokio::test]
async fn totals_are_those_of_the_day_and_stay_so() {
    let world = World::new().await;
    let tx = at(&world, "2026-05-01T10:00:00Z").await;
    let linked = contributor(&tx, Contributor::default()).await;
    linked.approved(&tx, 1, "40").await;
    tx.commit().await.unwrap();
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let march = "/results?as_at=2026-05-01";
    let before = row(&analyst.get(march).await, "P1.1");
    assert!(before.contains("people no target 40 "), "the target was set later: {before}");

    let tx = at(&world, "2026-08-01T10:00:00Z").await;
    linked.approved(&tx, 2, "25").await;
    let later = Contributor { code: "HA.0002", ..Contributor::default() };
    contributor(&tx, later).await.approved(&tx, 1, "300").await;
    tx.commit().await.unwrap();
    assert!(row(&analyst.get("/results").await, "P1.1").contains("people 1 000 365 "));
    let page = analyst.get(march).await;
    assert_eq!(row(&page, "P1.1"), before, "coverage and progress too: the later project was not there");
    assert!(page.says("As at the end of 1 May 2026."), "{}", page.text());
    let early = analyst.get("/results?as_at=2026-04-30").await;
    assert!(row(&early, "P1.1").contains("nothing yet"), "{}", row(&early, "P1.1"));
    assert!(page.body.contains("/results/MIGOF/P1.1?as_at=2026-05-01"), "links stay with the day");
    let tree = analyst.get("/results/MIGOF/P1.1?as_at=2026-05-01").await;
    assert!(tree.says("HA.0001") && !tree.says("HA.0002"), "{}", tree.text());
}

#[tokio::test]
async fn the_grid_of_a_past_day_shows_the_version_of_that_day_and_no_field() {
    let world = World::new().await;
    let tx = at(&world, "2026-05-01T10:00:00Z").await;
    let linked = contributor(&tx, Contributor::default()).await;
    linked.value(&tx, 1, ActualState::Draft, ["12", "", ""]).await;
    tx.commit().await.unwrap();
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.get("/projects/HA.0001/progress?as_at=2026-05-01").await;
    assert!(page.says("12 Draft") && !page.body.contains("actual_save"), "{}", page.text());
    assert!(page.body.contains("/projects/HA.0001/matrix?as_at=2026-05-01"), "tabs stay with the day");
    assert_eq!(manager.get("/projects/HA.0001/progress?as_at=2026-04-30").await.status, 404, "it was not there yet");
    assert!(manager.get("/projects/HA.0001/progress").await.body.contains("actual_save"), "today it can be typed");
    let mut stranger = world.browser(Who::Stranger).await;
    assert_eq!(stranger.get("/projects/HA.0001/progress?as_at=2026-05-01").await.status, 404, "nor for a stranger");
}

#[tokio::test]
async fn what_is_no_past_day_is_not_found() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    for day in ["2026-11-24", "2027-01-01", "yesterday", "2026-02-30"] {
        assert_eq!(analyst.get(&format!("/results?as_at={day}")).await.status, 404, "{day}");
    }
    assert_eq!(analyst.get("/results?as_at=2026-11-23").await.status, 200);
    assert_eq!(analyst.get("/results?as_at=").await.status, 200, "nothing asked is the present");
}
