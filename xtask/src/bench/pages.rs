//! How long the server takes for a page, and what it asks of the database for it.

use std::time::{Duration, Instant};

use super::timing::{Took, milliseconds, percentile};
use super::weigh::fetch;
use crate::tools::http::Client;
use crate::tools::{Result, step};

/// Who asks for what; `{project}` is a project that reports.
const PAGES: [(&str, &[&str]); 3] = [
    (
        "administrator",
        &[
            "/",
            "/?view=mission",
            "/projects",
            "/projects?page=40",
            "/projects?sort=title",
            "/projects?q=water",
            "/projects?warning=any&sort=warnings",
            "/projects?status=off-track",
            "/projects?view=calendar",
            "/projects?view=map",
            "/projects/{project}",
            "/projects/{project}/matrix",
            "/projects/{project}/progress",
            "/projects/{project}/matrix/targets",
            "/projects/{project}/edit",
            "/projects/{project}/budget",
            "/projects/{project}/budget/allocations",
            "/projects/{project}/budget/spent",
            "/projects/{project}/gender",
            "/projects/{project}/history",
            "/results",
            "/results/MIGOF/P1.1",
            "/results?gender=2a",
            "/results?year=2026&compare=2025",
            "/results/pivot?rows=country&columns=gender&indicator=P1.1",
            "/results/pivot?rows=indicator&columns=region&measure=coverage",
            "/results/map?indicator=P1.1",
            "/results/MIGOF/P1.1/charts",
            "/funding",
            "/funding?by=country",
            "/funding?view=flow",
            "/funding/contributions",
            "/gender",
            "/audit/log",
        ],
    ),
    ("project-manager", &["/", "/?view=mission", "/projects", "/projects/{project}/progress"]),
    ("reviewer", &["/", "/projects", "/projects/{project}/progress"]),
];
/// The first requests fill the caches of SQLite and of the connection.
const WARM_UP: usize = 5;
/// A slow page is not asked for longer than this, but so often.
const MOST: Duration = Duration::from_secs(10);
const LEAST: usize = 20;

/// Asks for each page so many times, one request after the other, after some that fill the caches.
pub(super) fn time(base: &str, project: &str, requests: u32) -> Result {
    println!(
        "\n| page | who | median ms | p95 ms | maximum ms | SQL ms | page / SQL | statements | KB brotli |\n\
         | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    );
    for (role, pages) in PAGES {
        let mut client = Client::new(base);
        client.sign_in(&format!("{role}@demo.example"), "baseline-demo")?;
        for page in pages {
            let page = page.replace("{project}", project);
            let mut size = 0;
            for _ in 0..WARM_UP {
                size = fetch(&client, &page)?;
            }
            let (mut times, mut took) = step(&format!("timing {page} for {role}"), || ask(&client, &page, requests))?;
            times.sort_unstable();
            took.sort_unstable_by(|a, b| a.total.total_cmp(&b.total));
            let middle = &took[took.len() / 2];
            let statements = took.iter().map(|took| took.statements).max().unwrap_or(0);
            let at = |percent| milliseconds(percentile(&times, percent));
            println!(
                "| `{page}` | {role} | {} | {} | {} | {:.1} | {:.1} | {statements} | {:.1} |",
                at(50),
                at(95),
                at(100),
                middle.sql,
                middle.total / middle.sql,
                size as f64 / 1000.0
            );
        }
    }
    Ok(())
}

fn ask(client: &Client, page: &str, requests: u32) -> Result<(Vec<Duration>, Vec<Took>)> {
    let begin = Instant::now();
    let (mut times, mut took) = (Vec::new(), Vec::new());
    while times.len() < requests as usize && (times.len() < LEAST || begin.elapsed() < MOST) {
        let start = Instant::now();
        let answer = client.get(page)?;
        took.push(Took::of(&answer)?);
        answer.into_body().into_with_config().limit(100_000_000).read_to_vec()?;
        times.push(start.elapsed());
    }
    Ok((times, took))
}
