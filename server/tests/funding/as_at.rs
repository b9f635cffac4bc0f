//! Funding of a past day: cells, printed totals and budgets as they stood.

use backend::{
    appeal_csv::{self, File},
    ctx::Ctx,
    usecase::appeal::import,
};
use domain::lifecycle::ProjectState;

use super::arrange;
use crate::support::{Who, World};

/// The appeal of 2018 with some of its text changed, imported at a moment.
async fn imported(world: &World, moment: &str, changes: &[(&str, &str, &str)]) {
    let mut files = arrange::files();
    for (name, from, to) in changes {
        let file: &mut File = files.iter_mut().find(|file| file.name == *name).unwrap();
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        assert!(text.contains(from), "{from} is in {name}");
        file.bytes = text.replace(from, to).into_bytes();
    }
    let appeal = appeal_csv::parse(&files).unwrap();
    import(&Ctx::operator(world.db.clone(), moment.parse().unwrap()), &appeal).await.unwrap();
}

#[tokio::test]
async fn what_was_printed_and_what_was_added_stay_readable() {
    let world = World::new().await;
    imported(&world, "2026-05-01T10:00:00Z", &[]).await;
    let cell = "East Africa and the Horn of Africa,Rwanda,Principle 1,7000000";
    let total = "East Africa and the Horn of Africa,Rwanda,37350000";
    let grand = "Total,Total,2863504889";
    imported(
        &world,
        "2026-08-01T10:00:00Z",
        &[
            ("funding_requirements_2018.csv", cell, &cell.replace("7000000", "8000000")),
            ("row_totals.csv", total, &total.replace("37350000", "38350000")),
            ("totals.csv", grand, "Total,Total,2864504889"),
        ],
    )
    .await;
    let rwanda = arrange::row(&world, "Rwanda").await;
    let mut viewer = world.browser(Who::Viewer).await;

    let page = viewer.get("/funding").await;
    assert!(page.says("Required, as printed 2 864 504 889 its cells add to 2 867 657 598"), "{}", page.text());
    let past = viewer.get("/funding?as_at=2026-07-31").await;
    assert!(past.says("Required, as printed 2 863 504 889 its cells add to 2 866 657 598"), "{}", past.text());
    assert!(past.says("As at the end of 31 Jul 2026.") && past.says("changed after this day"), "{}", past.text());
    assert!(past.body.contains("as_at=2026-07-31"), "links stay with the day");
    let early = viewer.get("/funding?as_at=2026-04-30").await;
    assert!(early.says("No appeal has been imported yet"), "{}", early.text());
    assert_eq!(viewer.get("/funding?appeal=2018&as_at=2026-04-30").await.status, 404);

    let row = format!("/funding/2018/{rwanda}");
    assert!(viewer.get(&row).await.says("Required, as printed 38 350 000 its cells add to the same"));
    let past = viewer.get(&format!("{row}?as_at=2026-07-31")).await;
    assert!(past.says("Required, as printed 37 350 000 its cells add to the same"), "{}", past.text());
    assert_eq!(viewer.get(&format!("{row}?as_at=2026-04-30")).await.status, 404, "it was not there yet");
}

/// Of a past day nothing is remembered: its figures are added up from the rows.
#[tokio::test]
async fn what_was_budgeted_and_spent_by_then_is_added_up_alike() {
    let world = World::new().await;
    imported(&world, "2026-05-01T10:00:00Z", &[]).await;
    let rwanda = arrange::row(&world, "Rwanda").await;
    let then = Ctx::operator(world.db.clone(), "2026-06-01T10:00:00Z".parse().unwrap()).write().await.unwrap();
    let project = arrange::project_in(&then, "HM.0001", ProjectState::Active).await;
    let tied = Some((rwanda, arrange::area("Principle 1"), 50_000));
    let line = arrange::Line { project, minor: 200_000, tied, ..arrange::nothing(&world) };
    let line = arrange::line_in(&then, line).await;
    then.commit().await.unwrap();
    arrange::spent(&world, line, "V-1", 100_000).await;
    let later = arrange::Line {
        minor: 7_000,
        tied: Some((rwanda, arrange::area("Principle 1"), 7_000)),
        ..arrange::nothing(&world)
    };
    arrange::line(&world, later).await;

    let mut viewer = world.browser(Who::Viewer).await;
    let figures = "Rwanda East Africa and the Horn of Africa 37 350 000";
    for (query, expected) in
        [("", "570 spent 250"), ("&as_at=2026-06-30", "500 spent 0"), ("&as_at=2026-05-31", "0 spent 0")]
    {
        let page = viewer.get(&format!("/funding?by=country&search=rwanda{query}")).await;
        assert!(page.says(&format!("{figures} {expected}")), "{query}: {}", page.text());
    }
}
