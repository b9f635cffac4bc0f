//! The stylesheet and the static files of `style/`.

use std::collections::HashSet;
use std::fs;

use crate::setup;
use crate::tools::stamp::{self, Stamp};
use crate::tools::{Result, process, root, say, site, step};

const SASS: [&str; 5] = [
    "--no-source-map",
    "--style=compressed",
    "--quiet-deps",
    "--silence-deprecation=import",
    "--load-path=node_modules",
];

/// Makes `target/site/pkg/app.css` from `style/main.scss` unless it is current, and lays `style/public/*` into `target/site`.
pub(crate) fn style() -> Result {
    let folder = root().join("style");
    if !setup::wants("style") {
        say("there is no style/package.json: no stylesheet");
        return Ok(());
    }
    let sheet = site().join("pkg/app.css");
    let stamp = Stamp::of("style", std::slice::from_ref(&folder), &SASS.join(" "))?;
    if !stamp.is_current(std::slice::from_ref(&sheet)) {
        let css = step("making the stylesheet (sass)", || {
            process::quiet(process::command(setup::tool("sass")?).current_dir(&folder).args(SASS).arg("main.scss"))
        })?;
        stamp::write(&sheet, css.as_bytes())?;
        stamp.set()?;
    }
    public()
}

/// Copies `style/public`, and removes from the site what has gone from there.
fn public() -> Result {
    let folder = root().join("style/public");
    let mut kept = HashSet::new();
    for file in stamp::files(&folder)? {
        let copy = site().join(file.strip_prefix(&folder)?);
        stamp::write(&copy, &fs::read(&file)?)?;
        kept.insert(copy);
    }
    let package = site().join("pkg");
    for file in stamp::files(&site())? {
        if !kept.contains(&file) && !file.starts_with(&package) {
            fs::remove_file(&file)?;
        }
    }
    Ok(())
}
