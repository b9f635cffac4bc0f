//! The world of the maps: Natural Earth's shapes, projected once into a file that every page with a map refers to.

use crate::setup;
use crate::tools::stamp::Stamp;
use crate::tools::{Result, process, root, site, step};

/// Where the program reads which codes have a shape, and how large the canvas is.
const LIST: &str = "app/src/ui/world_map/shapes.txt";

/// Makes `target/site/pkg/world.svg` unless it is current. Fails where it would draw other codes than the program knows.
pub(crate) fn world() -> Result {
    if !setup::wants("style") {
        return Ok(());
    }
    let folder = root().join("style");
    let (script, list) = (folder.join("map/world.mjs"), root().join(LIST));
    let inputs = [script.clone(), list.clone(), folder.join("package-lock.json")];
    let stamp = Stamp::of("world", &inputs, "")?;
    let svg = site().join("pkg/world.svg");
    if stamp.is_current(std::slice::from_ref(&svg)) {
        return Ok(());
    }
    if let Some(package) = svg.parent() {
        std::fs::create_dir_all(package)?;
    }
    step("drawing the world (Natural Earth)", || {
        process::quiet(process::command("node").arg(&script).arg(&list).arg(&svg))
    })?;
    stamp.set()
}
