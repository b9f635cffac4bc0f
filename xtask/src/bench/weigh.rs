//! What a first visit weighs on the wire: the page and all that it refers to.

use std::collections::BTreeSet;

use anyhow::{Context, bail};

use crate::tools::Result;
use crate::tools::http::Client;

/// The page and all it refers to, as sent to a browser that understands brotli and has nothing yet.
pub(super) fn weigh(client: &Client, first: &str) -> Result {
    let page = fetch(client, first)?;
    let text = match client.get_plain(first)?.into_body().read_to_string() {
        Ok(text) => text,
        Err(error) => bail!("{first} is no text: {error}"),
    };
    let mut sizes = vec![(first.to_owned(), page)];
    let mut wanted = references(&text);
    let sheets: Vec<_> = wanted.iter().filter(|path| path.ends_with(".css")).cloned().collect();
    for sheet in sheets {
        wanted.extend(references(&client.get_plain(&sheet)?.into_body().read_to_string()?));
    }
    for path in wanted {
        let size = fetch(client, &path)?;
        sizes.push((path, size));
    }
    println!("\n| first visit of `{first}` | bytes (brotli) |\n| --- | ---: |");
    for (path, size) in &sizes {
        println!("| `{path}` | {size} |");
    }
    println!("| all | {} |", sizes.iter().map(|(_, size)| size).sum::<usize>());
    Ok(())
}

/// The body's length on the wire.
pub(super) fn fetch(client: &Client, path: &str) -> Result<usize> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_refers_to_files_by_attribute_script_and_url() {
        let text = r#"<link href="/pkg/app.css?v=1"><script>import("/pkg/app.js"); f('/pkg/app_bg.wasm')</script>
            <a href="/projects">x</a> <img src="//other.example/a.png"> url(/fonts/a.woff2)"#;
        let all: Vec<_> = references(text).into_iter().collect();
        assert_eq!(all, ["/fonts/a.woff2", "/pkg/app.css", "/pkg/app.js", "/pkg/app_bg.wasm"]);
    }
}
