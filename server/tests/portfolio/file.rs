//! The list to take away.

use super::{drawn::draw, listed};
use crate::support::{Who, World};

#[tokio::test]
async fn a_file_has_every_row_of_its_filter_and_says_what_was_asked() {
    let world = World::new().await;
    draw(&world, 31).await;
    let mut auditor = world.browser(Who::Auditor).await;
    for query in ["", "warning=no-link&region=1&sort=overdue"] {
        let (items, first) = listed(&world.client(Who::Auditor).await, query).await;
        let file = auditor.download(&format!("/projects.csv?{query}")).await;
        assert_eq!((file.status, file.disposition.as_str()), (200, "attachment; filename=\"projects.csv\""));
        let text = String::from_utf8(file.bytes).unwrap();
        let rows: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("Code,")).collect();
        for (nth, item) in items.iter().enumerate() {
            assert!(rows[nth + 1].starts_with(item["code"].as_str().unwrap()), "{query}: {nth}: {}", rows[nth + 1]);
        }
        let total = rows[items.len() + 1];
        assert!(total.starts_with(&format!("{} project", items.len())), "{total}");
        assert!(total.contains(first["totals"]["budget"].as_str().unwrap()), "{total}");
        assert!(text.contains("Made,24 November 2026") || text.contains("Made,\"24 Nov"), "{text}");
        if query.is_empty() {
            assert!(text.contains("\nWarning,All\n") || text.contains("\nWarning,all\n"), "{text}");
        } else {
            assert!(text.contains("\nWarning,No corporate link\n"), "{text}");
            assert!(text.contains("\nRegion,East Africa and the Horn of Africa\n"), "{text}");
        }
        let file = auditor.download(&format!("/projects.xlsx?{query}")).await;
        assert_eq!((file.status, file.disposition.as_str()), (200, "attachment; filename=\"projects.xlsx\""));
        assert!(file.bytes.starts_with(b"PK"));
    }
    assert_eq!(world.nobody().download("/projects.xlsx").await.status, 303);
}
