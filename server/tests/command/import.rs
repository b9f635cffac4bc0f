use std::{fs, path::PathBuf};

use super::{appeal, baseline};
use crate::support::{Who, World, database};

#[tokio::test]
async fn imports_the_appeal_once_however_often_it_is_said() {
    let address = database::address().await;
    let dir = appeal();
    for _ in 0..2 {
        baseline(&address, &["import", "appeal", dir.to_str().unwrap()]).await.unwrap();
    }
    baseline(&address, &["verify-log"]).await.unwrap();
    let world = World::on(&address).await;
    let page = world.browser(Who::HeadquartersAnalyst).await.get("/funding").await;
    assert!(page.says("2 863 504 889"), "{}", page.text());
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert_eq!(log.text().matches("2018").count(), 1, "the second import changed nothing: {}", log.text());
}

#[tokio::test]
async fn a_damaged_file_is_refused_whole_with_its_place() {
    let address = database::address().await;
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("damaged-{}", std::process::id()));
    fs::create_dir_all(&dir).unwrap();
    for file in fs::read_dir(appeal()).unwrap() {
        let file = file.unwrap().path();
        let text = fs::read_to_string(&file).unwrap();
        let name = file.file_name().unwrap().to_str().unwrap();
        let damaged = if name == "row_totals.csv" { text.replacen("Kenya", "Kenia", 1) } else { text };
        fs::write(dir.join(name), damaged).unwrap();
    }
    let failure = baseline(&address, &["import", "appeal", dir.to_str().unwrap()]).await.unwrap_err();
    assert!(failure.contains("nothing was changed"), "{failure}");
    assert!(failure.contains("row_totals.csv:") && failure.contains("Kenia"), "{failure}");
    let page = World::on(&address).await.browser(Who::HeadquartersAnalyst).await.get("/funding").await;
    assert!(!page.says("Kenya") && !page.says("863 504 889"), "{}", page.text());
    fs::remove_dir_all(&dir).unwrap();
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_named() {
    let address = database::address().await;
    let failure = baseline(&address, &["import", "appeal", "no-such-folder"]).await.unwrap_err();
    assert!(failure.contains("no-such-folder cannot be read"), "{failure}");
}

#[tokio::test]
async fn rates_are_imported_once_and_refused_whole() {
    let address = database::address().await;
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("rates-{}.csv", std::process::id()));
    let good = "day,currency,usd_per_unit\n2026-11-01,EUR,1.0837\n2026-11-01,KWD,3.25\n";
    fs::write(&file, good).unwrap();
    for _ in 0..2 {
        baseline(&address, &["import", "rates", file.to_str().unwrap()]).await.unwrap();
    }
    fs::write(&file, format!("{good}2026-12-01,EUR,1.09\n").replace("3.25", "3.26")).unwrap();
    let failure = baseline(&address, &["import", "rates", file.to_str().unwrap()]).await.unwrap_err();
    assert!(failure.contains("nothing was changed") && failure.contains(".csv:3:usd_per_unit: For KWD"), "{failure}");
    fs::remove_file(&file).unwrap();
    let failure = baseline(&address, &["import", "rates", "no-such-file.csv"]).await.unwrap_err();
    assert!(failure.contains("no-such-file.csv cannot be read"), "{failure}");
    baseline(&address, &["verify-log"]).await.unwrap();
    let world = World::on(&address).await;
    let page = world.browser(Who::Viewer).await.get("/rates").await;
    assert!(page.says("3.25") && page.says("1.0837") && !page.says("1.09"), "{}", page.text());
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert_eq!(log.text().matches("Rates imported").count(), 1, "{}", log.text());
}
