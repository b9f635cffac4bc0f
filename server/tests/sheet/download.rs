use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Xlsx};

use super::{file, row, sheet};
use crate::{
    actual::enter,
    support::{Who, World},
};

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[tokio::test]
async fn blank_zero_and_both_halves_of_a_ratio_are_kept_apart() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let cells = [("1.total", "1120.5"), ("1.sex.female", "0"), ("2.total", "26/31"), ("1.narrative", "=SUM(A1)")];
    enter(&mut manager, 3, "save", &cells).await;
    let bytes = file(&mut manager, 3).await;
    let trained = row(&bytes, "1.1-a");
    assert_eq!(trained["Indicator"], text("Officials trained"));
    assert_eq!((&trained["Target"], &trained["So far"]), (&Data::Float(400.0), &Data::Empty), "a draft does not count");
    assert_eq!(
        (&trained["Sex: Female"], &trained["Sex: Male"], &trained["Total"]),
        (&Data::Float(0.0), &Data::Empty, &Data::Float(1120.5))
    );
    assert_eq!((&trained["Note"], &trained["State"]), (&text("=SUM(A1)"), &text("Draft")));
    let answered = row(&bytes, "1.1-b");
    assert_eq!((&answered["Total"], &answered["Target"]), (&text("26/31"), &text("90/100")));
    assert_eq!(answered["Sex: Female"], Data::Empty, "it has no such cell");
    assert_eq!(row(&bytes, "1.1-c")["Total"], Data::Empty);
}

#[tokio::test]
async fn earlier_periods_stand_beside_and_the_marks_are_out_of_sight() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    let page = enter(&mut manager, 1, "submit", &[("1.total", "90"), ("3.total", "0")]).await;
    assert!(page.says("2 values submitted"), "{}", page.text());
    let ids = crate::actual::shown(&reviewer.get(&crate::actual::grid(1)).await);
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    crate::actual::judge(&mut reviewer, "approve", 1, &ids, "").await;
    let bytes = file(&mut manager, 3).await;
    let trained = row(&bytes, "1.1-a");
    assert_eq!((&trained["Q1 2026, approved"], &trained["Q2 2026, approved"]), (&Data::Float(90.0), &Data::Empty));
    assert_eq!(trained["So far"], Data::Float(90.0));
    assert_eq!(row(&bytes, "1.1-c")["Q1 2026, approved"], Data::Float(0.0));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
    let sheets: Vec<_> = book.sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.visible)).collect();
    let expected = [
        ("Progress", SheetVisible::Visible),
        ("Matrix", SheetVisible::Visible),
        ("_baseline", SheetVisible::VeryHidden),
    ];
    assert_eq!(sheets, expected.map(|(name, visible)| (name.to_owned(), visible)));
    let matrix = book.worksheet_range("Matrix").unwrap();
    let titles: Vec<String> = matrix.rows().map(|row| row[1].to_string()).collect();
    assert!(titles.contains(&"Output 1.1 · Officials trained on identification and referral".to_owned()), "{titles:?}");
    let top = book.worksheet_range("Progress").unwrap();
    let top: Vec<String> = top.rows().take(2).map(|row| row[0].to_string()).collect();
    assert_eq!(top[1], "Q3 2026 · downloaded 24 Nov 2026, 12:00 UTC by Project manager", "{top:?}");
}

#[tokio::test]
async fn the_targets_of_periods_have_a_sheet_of_their_own() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let plan = [
        ("project", "DP.1649"),
        ("indicator", "1"),
        ("version", "1"),
        ("cells[p1.total]", "0"),
        ("cells[p3.total]", "150.5"),
        ("cells[p3.sex.female]", "70"),
    ];
    assert!(manager.submit("/api/target_revise", &plan).await.says("3 targets saved."));
    let bytes = file(&mut manager, 3).await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
    let range = book.worksheet_range("Targets").unwrap();
    let of = |number: &str| {
        let row = range.rows().find(|row| row[0] == text(number)).unwrap();
        row.iter().skip(3).cloned().collect::<Vec<_>>()
    };
    let headings = ["Over periods", "Whole project", "Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026"];
    assert_eq!(of("No."), headings.map(text));
    let [zero, planned] = [0.0, 150.5].map(Data::Float);
    assert_eq!(of("1.1-a"), [text("sum"), Data::Float(400.0), zero, Data::Empty, planned, Data::Empty]);
    let blank = [const { Data::Empty }; 4];
    assert_eq!(of("1.1-b"), [&[text("latest"), text("90/100")][..], &blank].concat());
}

#[tokio::test]
async fn whoever_sees_the_project_may_take_it_away_and_nobody_else() {
    let world = World::new().await;
    for (who, status) in [(Who::Viewer, 200), (Who::Auditor, 200), (Who::ProjectStaff, 200), (Who::Stranger, 404)] {
        assert_eq!(world.browser(who).await.download(&sheet(3)).await.status, status, "{who:?}");
    }
    let mut viewer = world.browser(Who::Viewer).await;
    for other in
        ["/projects/DP.1649/progress.xlsx?period=99", "/projects/DP.9999/progress.xlsx", "/projects/x/progress.xlsx"]
    {
        assert_eq!(viewer.get(other).await.status, 404, "{other}");
    }
    let page = world.nobody().get(&sheet(3)).await;
    let back = "/login?next=%2Fprojects%2FDP%2E1649%2Fprogress%3Fperiod%3D3";
    assert_eq!((page.status, page.location.as_deref()), (303, Some(back)));
    assert!(viewer.get(&crate::actual::grid(3)).await.body.contains("/projects/DP.1649/progress.xlsx?period=3"));
}
