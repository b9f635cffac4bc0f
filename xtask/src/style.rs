//! The stylesheet. (The static files of `style/public` the server takes from where they lie.)

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

/// Makes `target/site/pkg/app.css` from `style/main.scss` unless it is current.
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
    Ok(())
}
