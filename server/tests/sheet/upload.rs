use std::io::{Cursor, Read as _, Write as _};

use domain::lock::Reach;

use super::{file, sheet};
use crate::{
    actual::{enter, grid},
    lock,
    support::{Browser, Page, Who, World},
};

/// The file with cells filled in as a spreadsheet program would save them: each name with what stands in `<v>`, or text.
pub fn filled(file: &[u8], cells: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let (name, mut text) = (part.name().unwrap().into_owned(), String::new());
        part.read_to_string(&mut text).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            for (cell, content) in cells {
                text = with(&text, cell, content);
            }
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn with(text: &str, cell: &str, content: &str) -> String {
    let from = text.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{cell} is there"));
    let end = from + text[from..].find('>').unwrap();
    let to = if text[..end].ends_with('/') { end + 1 } else { from + text[from..].find("</c>").unwrap() + 4 };
    let cell = match content.parse::<f64>() {
        Ok(_) => format!("<c r=\"{cell}\"><v>{content}</v></c>"),
        Err(_) if content.starts_with('#') => format!("<c r=\"{cell}\" t=\"e\"><v>{content}</v></c>"),
        Err(_) => format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{content}</t></is></c>"),
    };
    format!("{}{cell}{}", &text[..from], &text[to..])
}

/// Sends the file and opens the page to which that leads.
async fn send(browser: &mut Browser, period: i64, file: &[u8]) -> Page {
    let answer = browser.upload(&sheet(period), file).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    browser.get(answer.location.unwrap().split('#').next().unwrap()).await
}

async fn apply(browser: &mut Browser, then: &str, more: &[(&str, &str)]) -> Page {
    let fields = [&[("project", "DP.1649"), ("period", "3"), ("then", then)], more].concat();
    browser.submit("/api/sheet_apply", &fields).await
}

#[tokio::test]
async fn the_target_of_the_period_stands_beside_and_is_not_read_back() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let plan = [("project", "DP.1649"), ("indicator", "1"), ("version", "1"), ("cells[p3.total]", "120")];
    manager.submit("/api/target_revise", &plan).await;
    let downloaded = file(&mut manager, 3).await;
    let row = super::row(&downloaded, "1.1-a");
    assert_eq!(row["Target of Q3 2026"].to_string(), "120");
    assert_eq!(super::row(&downloaded, "1.1-c")["Target of Q3 2026"].to_string(), "", "a blank is no target");
    // With it, every cell stands one column further to the right; what is typed over the target itself is left alone.
    let page = send(&mut manager, 3, &filled(&downloaded, &[("F7", "7"), ("H7", "40"), ("J7", "100")])).await;
    assert!(page.says("2 new"), "{}", page.text());
    let page = apply(&mut manager, "all", &[]).await;
    assert!(page.says("100"), "{}", page.text());
    let targets = manager.get("/projects/DP.1649/matrix/targets?indicator=1").await;
    assert_eq!(targets.input("cells[p3.total]").as_deref(), Some("120"));
}

// Rows 7 to 9 of the file are the indicators; G and H are women and men, I is the total, J the note.

#[tokio::test]
async fn an_untouched_file_changes_nothing() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    enter(&mut manager, 3, "save", &[("1.total", "1120.5"), ("1.sex.female", "0"), ("2.total", "26/31")]).await;
    let bytes = file(&mut manager, 3).await;
    let page = send(&mut manager, 3, &bytes).await;
    assert!(page.says("Nothing in the file differs") && page.says("8 unchanged"), "{}", page.text());
    assert!(!page.says("Apply"), "{}", page.text());
}

#[tokio::test]
async fn what_was_filled_in_is_shown_and_then_saved() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    enter(&mut manager, 3, "save", &[("3.total", "7")]).await;
    let bytes = file(&mut manager, 3).await;
    let bytes = filled(&bytes, &[("G7", "0"), ("I7", "40.25"), ("I8", "3/4"), ("I9", "0"), ("J9", "Counted twice")]);
    let page = send(&mut manager, 3, &bytes).await;
    assert!(page.says("4 new · 1 changed · 3 unchanged"), "{}", page.text());
    assert!(page.says("Progress!I8 Referrals answered in time · total – 3/4 New"), "{}", page.text());
    assert!(page.says("Progress!I9 Complaints by residents · total 7 0 Changed"), "{}", page.text());
    assert!(manager.get(&grid(3)).await.says("1 of 3 filled"), "nothing was saved yet");
    let page = apply(&mut manager, "all", &[]).await;
    assert!(page.says("3 values of the file saved as drafts."), "{}", page.text());
    for (name, value) in [("1.sex.female", "0"), ("1.total", "40.25"), ("2.total", "3 / 4"), ("3.total", "0")] {
        assert_eq!(page.input(&format!("cells[i{name}]")).as_deref(), Some(value), "{name}");
    }
    assert!(page.says("Counted twice"));
    let page = apply(&mut manager, "all", &[]).await;
    assert!(page.says("There is no uploaded file."), "it is applied once: {}", page.text());
}

#[tokio::test]
async fn a_refused_cell_is_named_and_the_rest_can_be_applied() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let bytes = file(&mut manager, 3).await;
    let cells = [("G7", "30"), ("I7", "20"), ("I8", "#DIV/0!"), ("I9", "1.23456")];
    let page = send(&mut manager, 3, &filled(&bytes, &cells)).await;
    assert!(page.says("above the total of 20 by 10"), "{}", page.text());
    assert!(page.says("Progress!I8 Referrals answered in time · total – – Refused The formula"), "{}", page.text());
    assert!(page.says("“1.23456” has more than four decimals"), "{}", page.text());
    assert!(!page.says("Apply"), "{}", page.text());
    let page = send(&mut manager, 3, &filled(&bytes, &[("I7", "20"), ("I8", "many")])).await;
    assert!(page.says("Apply the 1 good row") && page.says("1 new · 1 refused · 6 unchanged"), "{}", page.text());
    let page = apply(&mut manager, "all", &[]).await;
    assert!(page.says("Not every row of the file is good, so nothing was applied."), "{}", page.text());
    let page = apply(&mut manager, "good", &[]).await;
    assert!(page.says("1 value of the file saved as a draft. 1 row was left out."), "{}", page.text());
    assert_eq!(page.input("cells[i1.total]").as_deref(), Some("20"));
}

#[tokio::test]
async fn a_colleagues_change_of_the_same_cell_is_a_conflict_to_be_decided() {
    let world = World::new().await;
    let (mut manager, mut staff) = (world.browser(Who::ProjectManager).await, world.browser(Who::ProjectStaff).await);
    let bytes = file(&mut staff, 3).await;
    enter(&mut manager, 3, "save", &[("1.total", "100"), ("3.narrative", "Seen")]).await;
    let page = send(&mut staff, 3, &filled(&bytes, &[("I7", "120"), ("I9", "7")])).await;
    assert!(page.says("Officials trained · total 100 120 Conflict Project manager changed it on 24 Nov 2026, 12:00"));
    assert!(page.says("1 new · 1 conflict"), "another cell of the same row is no conflict: {}", page.text());
    let page = apply(&mut staff, "good", &[]).await;
    assert!(page.says("1 value of the file saved as a draft. 1 row was left out."), "{}", page.text());
    assert_eq!(page.input("cells[i1.total]").as_deref(), Some("100"));
    assert!(page.says("Seen"), "what only the colleague changed stands");
    let page = send(&mut staff, 3, &filled(&bytes, &[("I7", "120")])).await;
    assert_eq!(page.input("mine[i1]").as_deref(), Some("1"));
    let page = apply(&mut staff, "good", &[("mine[i1]", "1")]).await;
    assert_eq!(page.input("cells[i1.total]").as_deref(), Some("120"), "{}", page.text());
}

#[tokio::test]
async fn a_lock_holds_for_a_file_as_for_the_page() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let bytes = filled(&file(&mut manager, 3).await, &[("I7", "20")]);
    let page = send(&mut manager, 3, &bytes).await;
    assert!(page.says("Apply all"), "{}", page.text());
    lock::locked(&world, Reach::Project(world.project()), "2026-09-30").await;
    let page = apply(&mut manager, "all", &[]).await;
    assert!(page.says("locked") && !page.says("Apply all"), "{}", page.text());
    let page = send(&mut manager, 3, &bytes).await;
    assert!(page.says("0 of 3 filled") && page.says("locked"), "{}", page.text());
}

#[tokio::test]
async fn what_is_not_the_file_of_this_period_is_refused_in_words() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let other = file(&mut manager, 2).await;
    let large = vec![b'x'; 6 * 1024 * 1024];
    for (bytes, said) in [
        (other.as_slice(), "The file is of another period."),
        (&other[..300], "The file is damaged"),
        (b"Indicator;Total", "not a spreadsheet in the format .xlsx"),
        (&large, "at most 5 MB"),
    ] {
        let page = send(&mut manager, 3, bytes).await;
        assert!(page.says(said), "{}", page.text());
    }
    let marks = other_project(&file(&mut manager, 3).await);
    let page = send(&mut manager, 3, &marks).await;
    assert!(page.says("The file is of DP.1111, and this is DP.1649."), "{}", page.text());
}

/// The same file, of another project.
fn other_project(file: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let (name, mut text) = (part.name().unwrap().into_owned(), String::new());
        part.read_to_string(&mut text).unwrap();
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.replace(">DP.1649<", ">DP.1111<").as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[tokio::test]
async fn only_who_enters_values_may_bring_a_file() {
    let world = World::new().await;
    let bytes = file(&mut world.browser(Who::ProjectManager).await, 3).await;
    for (who, status) in [
        (Who::Viewer, 403),
        (Who::Reviewer, 403),
        (Who::Auditor, 403),
        (Who::Stranger, 404),
        (Who::ProjectStaff, 303),
        (Who::Administrator, 303),
    ] {
        assert_eq!(world.browser(who).await.upload(&sheet(3), &bytes).await.status, status, "{who:?}");
    }
    let answer = world.nobody().upload(&sheet(3), &bytes).await;
    assert!(answer.location.unwrap().starts_with("/login?next="));
    let mut elsewhere = world.browser(Who::ProjectManager).await.on_site("http://elsewhere.example");
    assert_eq!(elsewhere.upload(&sheet(3), &bytes).await.status, 403);
}
