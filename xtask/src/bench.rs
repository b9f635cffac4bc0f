//! `cargo xtask bench`: what a first visit weighs and how long the server takes, as a Markdown table.
//!
//! Figures for docs/benchmarks.md, not tests: nothing fails because it is slow. The server is the release build, on a demo
//! database of its own; requests go one after the other over loopback, signed in.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::build::{self, Profile};
use crate::tools::http::Client;
use crate::tools::{Result, process, root, say, server, step};

/// Measure the bytes of a first visit and the server's time for ten pages
///
/// Builds the release server, makes a demo database, signs in, and writes Markdown tables to standard output: what a first
/// visit of a project page weighs on the wire (brotli), and the median, 95th percentile and maximum of the time from request to
/// last byte. Then runs server/src/bin/bench.rs, where there is one.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// How often each page is asked for
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..))]
    requests: u32,
    /// The demo user who asks
    #[arg(long, default_value = "administrator@demo.example")]
    user: String,
}

const PAGES: [&str; 10] = [
    "/",
    "/projects",
    "/projects/DP.1649",
    "/projects/DP.1649/matrix",
    "/projects/DP.1649/progress",
    "/projects/DP.1649/gender",
    "/results",
    "/funding",
    "/gender",
    "/audit/log",
];

/// The page whose first visit is weighed.
const FIRST: &str = "/projects/DP.1649";

pub(crate) fn bench(args: &Args) -> Result {
    build::site()?;
    build::server(Profile::Release)?;
    let server = server::start(&Profile::Release.program())?;
    let mut client = Client::new(&server.base);
    client.sign_in(&args.user, "baseline-demo")?;
    weigh(&client)?;
    time(&client, args.requests)?;
    drop(server);
    if root().join("server/src/bin/bench.rs").exists() {
        say("measuring inside the server's process");
        process::show(process::cargo().args(["run", "--release", "--package", "server", "--bin", "bench"]))?;
    }
    Ok(())
}

/// The page and all it refers to, as sent to a browser that understands brotli and has nothing yet.
fn weigh(client: &Client) -> Result {
    let page = fetch(client, FIRST)?;
    let text = match client.get_plain(FIRST)?.into_body().read_to_string() {
        Ok(text) => text,
        Err(error) => bail!("{FIRST} is no text: {error}"),
    };
    let mut sizes = vec![(FIRST.to_owned(), page)];
    let mut wanted = references(&text);
    let sheets: Vec<_> = wanted.iter().filter(|path| path.ends_with(".css")).cloned().collect();
    for sheet in sheets {
        wanted.extend(references(&client.get_plain(&sheet)?.into_body().read_to_string()?));
    }
    for path in wanted {
        let size = fetch(client, &path)?;
        sizes.push((path, size));
    }
    println!("\n| first visit of `{FIRST}` | bytes (brotli) |\n| --- | ---: |");
    for (path, size) in &sizes {
        println!("| `{path}` | {size} |");
    }
    println!("| all | {} |", sizes.iter().map(|(_, size)| size).sum::<usize>());
    Ok(())
}

/// The body's length on the wire.
fn fetch(client: &Client, path: &str) -> Result<usize> {
    let answer = client.get(path)?;
    if answer.status() != 200 {
        bail!("GET {path} answers {}", answer.status());
    }
    let body = answer.into_body().into_with_config().limit(100_000_000).read_to_vec();
    Ok(body.with_context(|| format!("GET {path}"))?.len())
}

/// The files of this server that a page or a stylesheet names, however it names them (attribute, script, `url(…)`).
fn references(text: &str) -> BTreeSet<String> {
    const KINDS: [&str; 8] = [".css", ".js", ".mjs", ".wasm", ".woff2", ".svg", ".png", ".ico"];
    let words = text.split(['"', '\'', '(', ')', ' ', '>', '\n']);
    let path = |word: &str| word.split(['?', '#']).next().unwrap_or(word).to_owned();
    let local = words.filter(|word| word.starts_with('/') && !word.starts_with("//")).map(path);
    local.filter(|path| KINDS.iter().any(|kind| path.ends_with(kind))).collect()
}

fn time(client: &Client, requests: u32) -> Result {
    println!("\n| page | median | p95 | maximum | bytes (brotli) |\n| --- | ---: | ---: | ---: | ---: |");
    for page in PAGES {
        // The first request fills the caches of SQLite and of the connection.
        let size = fetch(client, page)?;
        let mut times = step(&format!("timing {page}"), || {
            let once = |_| {
                let start = Instant::now();
                fetch(client, page)?;
                Ok(start.elapsed())
            };
            (0..requests).map(once).collect::<Result<Vec<_>>>()
        })?;
        times.sort_unstable();
        let at = |percent| milliseconds(percentile(&times, percent));
        println!("| `{page}` | {} | {} | {} | {size} |", at(50), at(95), at(100));
    }
    Ok(())
}

/// The smallest of the sorted times that at least so many per cent do not exceed.
fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted[rank - 1]
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_nearest_ranks() {
        let times: Vec<_> = (1..=20).map(Duration::from_millis).collect();
        assert_eq!(percentile(&times, 95), Duration::from_millis(19));
        assert_eq!(percentile(&times, 50), Duration::from_millis(10));
        assert_eq!(percentile(&times, 100), Duration::from_millis(20));
        assert_eq!(percentile(&times[..1], 50), Duration::from_millis(1));
    }

    #[test]
    fn a_page_refers_to_files_by_attribute_script_and_url() {
        let text = r#"<link href="/pkg/app.css?v=1"><script>import("/pkg/app.js"); f('/pkg/app_bg.wasm')</script>
            <a href="/projects">x</a> <img src="//other.example/a.png"> url(/fonts/a.woff2)"#;
        let all: Vec<_> = references(text).into_iter().collect();
        assert_eq!(all, ["/fonts/a.woff2", "/pkg/app.css", "/pkg/app.js", "/pkg/app_bg.wasm"]);
    }
}
