//! Importing the real appeal once, twice and changed.

use chrono::TimeDelta;
use domain::{
    id::UserId,
    policy::{Grant, Role, Scope, Subject},
};
use sea_orm::PaginatorTrait;

use super::*;
use crate::{
    appeal_csv,
    entity::{appeal_cells, events},
    error::Error,
    query::appeal::{self, Compared},
    testing,
};

fn files() -> Vec<appeal_csv::File> {
    appeal_csv::read(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/appeal-2018")).unwrap()
}

fn parsed() -> Appeal {
    appeal_csv::parse(&files()).unwrap()
}

fn new(new: usize) -> Counts {
    Counts { new, ..Default::default() }
}

fn area(name: &str) -> Area {
    name.parse().unwrap()
}

fn unchanged(unchanged: usize) -> Counts {
    Counts { unchanged, ..Default::default() }
}

#[tokio::test]
async fn the_same_files_twice_change_nothing() {
    let temporary = testing::database().await;
    let ctx = Ctx::operator(temporary.db.clone(), testing::now());
    let first = import(&ctx, &parsed()).await.unwrap();
    assert_eq!((first.regions, first.countries), (10, 160));
    assert_eq!((first.rows, first.cells, first.totals, first.ambiguities), (new(166), new(824), new(77), new(16)));
    assert_eq!((first.row_totals, first.areas), (new(166), new(7)));

    let later = Ctx::operator(temporary.db.clone(), testing::now() + TimeDelta::days(1));
    let second = import(&later, &parsed()).await.unwrap();
    assert!(!second.changed());
    assert_eq!((second.appeal, second.regions, second.countries), (first.appeal, 0, 0));
    assert_eq!((second.rows, second.cells, second.areas), (unchanged(166), unchanged(824), unchanged(7)));
    assert_eq!((second.totals, second.ambiguities), (unchanged(77), unchanged(16)));
    assert_eq!(events::Entity::find().count(temporary.db.read()).await.unwrap(), 1);
}

#[tokio::test]
async fn printed_and_added_differ_where_the_source_does() {
    let temporary = testing::database().await;
    let ctx = Ctx::operator(temporary.db.clone(), testing::now());
    let imported = import(&ctx, &parsed()).await.unwrap();
    assert_eq!(appeal::by_year(ctx.read(), 2018).await.unwrap(), Some(imported.appeal));
    assert_eq!(appeal::latest(ctx.read()).await.unwrap(), Some(imported.appeal));

    let found = appeal::reconciliation(ctx.read(), imported.appeal).await.unwrap();
    let rows: Vec<_> = found.rows.iter().map(|row| (row.name.as_str(), row.amounts.difference_usd())).collect();
    assert_eq!(rows, [("Cambodia", 235_075_700), ("Nepal", 100), ("Austria", 80_195_200)]);
    let grand = found.grand.unwrap();
    assert_eq!(grand, Compared { printed_usd: 286_350_488_900, added_usd: 286_665_759_800 });
    assert_eq!(grand.difference_usd(), 315_270_900);
    let totals: Vec<_> = found
        .totals
        .iter()
        .map(|total| (total.region.as_deref(), total.area, total.amounts.difference_usd()))
        .collect();
    assert_eq!(
        totals,
        [
            (Some("Asia and the Pacific"), Some(area("Principle 1")), 235_075_700),
            (Some("Asia and the Pacific"), None, 235_075_800),
            (Some("European Economic Area"), Some(area("Objective 2")), 80_195_200),
            (Some("European Economic Area"), None, 80_195_200),
            (None, Some(area("Principle 1")), 235_075_700),
            (None, Some(area("Objective 2")), 80_195_200),
        ]
    );
}

#[tokio::test]
async fn a_changed_amount_supersedes_the_one_before() {
    let temporary = testing::database().await;
    import(&Ctx::operator(temporary.db.clone(), testing::now()), &parsed()).await.unwrap();

    let mut changed = parsed();
    changed.rows[0].cells[0].required_usd += 100;
    changed.rows[0].printed_usd += 100;
    let gone = changed.rows[1].cells.pop().unwrap();
    changed.totals[0].printed_usd += 100;
    let ctx = Ctx::operator(temporary.db.clone(), testing::now() + TimeDelta::days(1));
    let imported = import(&ctx, &changed).await.unwrap();
    assert_eq!(imported.cells, Counts { changed: 1, unchanged: 822, removed: 1, new: 0 });
    assert_eq!(imported.rows, unchanged(166));
    assert_eq!(imported.row_totals, Counts { changed: 1, unchanged: 165, ..Default::default() });
    assert_eq!(imported.totals, Counts { changed: 1, unchanged: 76, ..Default::default() });

    let all = appeal_cells::Entity::find().all(temporary.db.read()).await.unwrap();
    assert_eq!(all.len(), 825);
    let past: Vec<_> = all.iter().filter(|cell| cell.superseded_at.is_some()).collect();
    assert_eq!(past.len(), 2);
    assert!(past.iter().all(|cell| cell.superseded_at == Some(ctx.now())));
    assert!(past.iter().any(|cell| cell.required_usd == gone.required_usd));
    assert_eq!(events::Entity::find().count(temporary.db.read()).await.unwrap(), 2);
}

#[tokio::test]
async fn a_row_that_vanished_is_refused_and_nothing_is_written() {
    let temporary = testing::database().await;
    let ctx = Ctx::operator(temporary.db.clone(), testing::now());
    import(&ctx, &parsed()).await.unwrap();
    let mut shorter = parsed();
    let gone = shorter.rows.pop().unwrap();
    shorter.rows[0].cells[0].required_usd += 100;
    let Err(Error::Invalid(problems)) = import(&ctx, &shorter).await else { panic!("imported") };
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].code.as_str(), problems[0].args["found"].as_str()), ("row-vanished", gone.name.as_str()));
    assert!(!import(&ctx, &parsed()).await.unwrap().changed());
}

#[tokio::test]
async fn a_person_needs_the_right_to_import() {
    let temporary = testing::database().await;
    let ctx = |grants: Vec<Grant>| {
        let subject = Subject { user: UserId(1), name: "Test".into(), grants };
        Ctx::new(temporary.db.clone(), testing::now(), Some(subject))
    };
    let appeal = parsed();
    for role in [Role::Viewer, Role::Auditor, Role::ProjectManager] {
        let ctx = ctx(vec![Grant { role, scope: Scope::Everything }]);
        assert_eq!(import(&ctx, &appeal).await, Err(Error::Forbidden), "{role}");
    }
    let nobody = Ctx::new(temporary.db.clone(), testing::now(), None);
    assert_eq!(import(&nobody, &appeal).await, Err(Error::SignedOut));
    assert_eq!(appeal::latest(nobody.read()).await.unwrap(), None);
}
