//! The funding page as a file: the same figures, with what was asked and the moment written in.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::arrange;
use crate::support::{File, Who, World};

/// The rows of the first sheet.
pub fn rows(file: &File) -> Vec<Vec<Data>> {
    assert_eq!(file.status, 200);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&file.bytes[..])).unwrap();
    book.worksheet_range("Funding").unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// The row that begins so.
pub fn row<'a>(rows: &'a [Vec<Data>], name: &str) -> &'a [Data] {
    rows.iter().find(|row| row[0] == Data::String(name.into())).unwrap_or_else(|| panic!("{name} is in {rows:?}"))
}

fn text(text: &str) -> Data {
    Data::String(text.into())
}

#[tokio::test]
async fn holds_what_the_page_shows_and_says_what_was_asked() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let file = analyst.download("/funding.xlsx").await;
    assert_eq!(file.disposition, "attachment; filename=\"funding-2018.xlsx\"");
    let all = rows(&file);
    for (name, words) in [("Appeal", "2018"), ("Region", "All"), ("As at", "now"), ("Made", "24 Nov 2026, 12:00 UTC")] {
        assert_eq!(row(&all, name)[1], text(words), "{name}");
    }
    assert_eq!(row(&all, "Total")[1..3], [Data::Float(2_866_657_598.0), Data::Float(2_863_504_889.0)]);
    for name in ["Cambodia", "Austria", "Nepal"] {
        let said =
            all.iter().any(|row| matches!(&row[0], Data::String(text) if text.starts_with(&format!("{name}: "))));
        assert!(said, "{name} is named where it differs");
    }

    let file = analyst.download("/funding.xlsx?by=country&area=Principle+1&search=rwanda&sort=name").await;
    let all = rows(&file);
    assert_eq!(row(&all, "Area")[1], text("Principle 1"));
    assert_eq!(row(&all, "Search")[1], text("rwanda"));
    let rwanda = row(&all, "Rwanda");
    assert_eq!(rwanda[1..4], [text("East Africa and the Horn of Africa"), text("RWA"), Data::Float(7_000_000.0)]);
    assert_eq!(rwanda[5..13], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 7_000_000.0].map(Data::Float));
}

#[tokio::test]
async fn as_text_too_and_nothing_required_is_no_share() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    arrange::rwanda(&world, arrange::area("Principle 1"), 25_000_050).await;
    let mut viewer = world.browser(Who::Viewer).await;
    let file = viewer.download("/funding.csv?by=area&search=rwanda").await;
    assert_eq!((file.status, file.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert_eq!(file.disposition, "attachment; filename=\"funding-2018.csv\"");
    let text = String::from_utf8(file.bytes).unwrap();
    assert!(text.contains("Search,rwanda\n"), "{text}");
    assert!(
        text.contains(
            "Principle 1,\"international standards, migrants’ rights\",7000000.00,,250000.50,0.00,0.00,0.00,0.00,0.00,0.00,7000000.00,1,0,0,0,0\n"
        ),
        "{text}"
    );
    assert!(
        text.contains(
            "Institutional,the organization itself,0.00,,0.00,0.00,0.00,0.00,0.00,0.00,none required,0.00,0,0,0,0,0\n"
        ),
        "{text}"
    );
    assert!(text.contains("Total,,37350000.00,37350000.00,250000.50,"), "{text}");
}

#[tokio::test]
async fn a_past_day_a_wrong_one_and_nobody() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let mut viewer = world.browser(Who::Viewer).await;
    assert_eq!(viewer.download("/funding.xlsx?as_at=2026-11-23").await.status, 404, "the appeal came later");
    for path in ["/funding.xlsx?as_at=2027-01-01", "/funding.csv?as_at=soon", "/funding.xlsx?appeal=1999"] {
        assert_eq!(viewer.download(path).await.status, 404, "{path}");
    }
    for path in ["/funding.xlsx", "/funding.csv"] {
        let answer = world.nobody().get(path).await;
        assert_eq!((answer.status, answer.location.as_deref()), (303, Some("/login?next=%2Ffunding")), "{path}");
        assert_eq!(
            world.browser(Who::Stranger).await.download(path).await.status,
            200,
            "{path}: every role sees funding"
        );
    }
}
