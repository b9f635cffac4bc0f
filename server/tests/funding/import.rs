//! The files of an appeal sent to the page: looked at first, applied as a whole, refused by line and column.

use backend::appeal_csv::File;

use super::arrange;
use crate::support::{Browser, Page, Who, World};

const FILES: &str = "/funding/import/files";

/// The real files with a text of one of them changed.
fn changed(name: &str, from: &str, to: &str) -> Vec<File> {
    let mut files = arrange::files();
    let file = files.iter_mut().find(|file| file.name == name).unwrap();
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    assert!(text.contains(from), "{from} is in {name}");
    file.bytes = text.replace(from, to).into_bytes();
    files
}

async fn look(browser: &mut Browser, files: &[File]) -> Page {
    let files: Vec<(&str, &[u8])> = files.iter().map(|file| (file.name.as_str(), &file.bytes[..])).collect();
    let answer = browser.upload_files(FILES, &files).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert!(answer.location.unwrap().starts_with("/funding/import"));
    browser.get("/funding/import").await
}

#[tokio::test]
async fn an_appeal_is_looked_at_then_imported_and_is_the_same_after() {
    let world = World::new().await;
    let mut manager = world.browser(Who::FundManager).await;
    let page = look(&mut manager, &arrange::files()).await;
    for text in ["There is no appeal of 2018 yet.", "New rows 166", "Rows unchanged 0", "Printed totals changed 77"] {
        assert!(page.says(text), "{text:?} in {}", page.text());
    }
    assert!(manager.get("/funding").await.says("No appeal has been imported yet"), "nothing is written by looking");
    let done = manager.submit("/api/appeal_apply", &[]).await;
    assert!(done.says("The appeal of 2018 is imported.") && done.says("2 863 504 889"), "{}", done.text());
    assert!(!manager.get("/funding/import").await.body.contains("appeal_apply"), "the files are gone");
    let again = manager.submit("/api/appeal_apply", &[]).await;
    assert!(again.says("The files are not here any more."), "{}", again.text());
    let page = look(&mut manager, &arrange::files()).await;
    assert!(page.says("The appeal of 2018 is the same already."), "{}", page.text());
    assert!(!page.body.contains("appeal_apply"));
}

#[tokio::test]
async fn what_would_change_is_shown_and_what_was_set_by_hand_is_said() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let rwanda = arrange::row(&world, "Rwanda").await;
    let client = world.client(Who::FundManager).await;
    let path = format!("/funding/2018/{rwanda}");
    let version = client.get(&path).await.with(200)["version"].clone();
    let sent = serde_json::json!({ "version": version, "cells": { "Principle 1": "7500000" }, "reason": "Annex" });
    client.put(&path, sent).await.with(200);
    let cell = "East Africa and the Horn of Africa,Rwanda,Objective 1,2000000";
    let files = changed("funding_requirements_2018.csv", cell, &cell.replace("2000000", "2500000"));
    let mut manager = world.browser(Who::FundManager).await;
    let page = look(&mut manager, &files).await;
    for text in [
        "New rows 0 Rows changed 1 Rows unchanged 165 Printed totals changed 0",
        "1 amount that was set by hand would be put back to that of the files.",
        "Principle 1 7 500 000.00 7 000 000.00 set by hand",
        "Objective 1 2 000 000.00 2 500 000.00",
    ] {
        assert!(page.says(text), "{text:?} in {}", page.text());
    }
    manager.submit("/api/appeal_apply", &[]).await;
    let row = manager.get(&path).await;
    assert!(row.says("Objective 1 socioeconomic well-being 2 500 000"), "{}", row.text());
    assert!(row.says("Fund manager · Principle 1: 7 000 000.00 7 500 000.00"), "the hand stays in the history");
}

#[tokio::test]
async fn files_that_do_not_fit_are_refused_by_line_and_column() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let mut manager = world.browser(Who::Administrator).await;
    let page = look(&mut manager, &changed("totals.csv", "Total,Total,2863504889", "Total,Total,much")).await;
    let field = "totals.csv:78:amount_usd “much” is not a whole number of dollars";
    assert!(page.says("Refused: 1 problem.") && page.says(field), "{}", page.text());
    assert!(!page.body.contains("appeal_apply"), "nothing can be applied");
    let refused = manager.submit("/api/appeal_apply", &[]).await;
    assert!(refused.says("is not a whole number of dollars"), "nor by a form of one's own: {}", refused.text());

    let only: Vec<File> = arrange::files().into_iter().filter(|file| file.name == "countries.csv").collect();
    let page = look(&mut manager, &only).await;
    assert!(page.says("Refused: 3 problems.") && page.says("row_totals.csv The file is missing."), "{}", page.text());

    let mut fewer = arrange::files();
    for file in &mut fewer {
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        let kept: Vec<&str> = text.lines().filter(|line| !line.contains(",Rwanda,")).collect();
        file.bytes = format!("{}\n", kept.join("\n")).into_bytes();
    }
    let page = look(&mut manager, &fewer).await;
    assert!(page.says("“Rwanda” was imported before and is not in the files any more"), "{}", page.text());
    assert!(!page.body.contains("appeal_apply"));
}

#[tokio::test]
async fn what_is_no_file_of_an_appeal_is_not_kept() {
    let world = World::new().await;
    let mut manager = world.browser(Who::FundManager).await;
    let large = File { name: "countries.csv".into(), bytes: vec![b'x'; 1024 * 1024 + 1] };
    let binary = File { name: "countries.csv".into(), bytes: vec![0xff, 0xfe] };
    let many: Vec<File> = (0..11).map(|n| File { name: format!("{n}.csv"), bytes: b"x".to_vec() }).collect();
    for (files, says) in [
        (vec![large], "The files are larger than 1024 KB together."),
        (vec![binary], "The text is not UTF-8."),
        (many, "At most 10 files are taken at once."),
        (vec![], "No file was chosen."),
    ] {
        let page = look(&mut manager, &files).await;
        assert!(page.says(says), "{says}: {}", page.text());
        assert!(!page.body.contains("id=\"preview\""));
    }
}

#[tokio::test]
async fn only_who_answers_for_the_appeal_may_send_files() {
    let world = World::new().await;
    let files = arrange::files();
    let files: Vec<(&str, &[u8])> = files.iter().map(|file| (file.name.as_str(), &file.bytes[..])).collect();
    for who in [Who::Viewer, Who::Auditor, Who::HeadquartersAnalyst, Who::ProjectManager, Who::Stranger] {
        let mut browser = world.browser(who).await;
        assert_eq!(browser.upload_files(FILES, &files).await.status, 403, "{who:?}");
        let page = browser.get("/funding/import").await;
        assert!(page.says("imported by a fund manager or an administrator") && !page.body.contains("type=\"file\""));
    }
    let answer = world.nobody().upload_files(FILES, &files).await;
    assert_eq!((answer.status, answer.location.as_deref()), (303, Some("/login?next=%2Ffunding%2Fimport")));
    let foreign =
        world.browser(Who::FundManager).await.on_site("https://elsewhere.example").upload_files(FILES, &files).await;
    assert_eq!(foreign.status, 403, "nor a page of another site");
}
