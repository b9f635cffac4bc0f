//! Unsaved input, kept in this browser until the server shows the same.
//!
//! Nothing is thrown away because a form was sent: only a page that shows the same value proves that it arrived. With
//! each value goes the version that was read when it was typed, so that the server can tell whether somebody else has
//! written since.

use domain::{indicator::Kind, value::Value};
use web_sys::{Element, Storage, UrlSearchParams};

use super::{
    browser::Grid,
    cells::{changed, kind_of, line_of, set_value, text, unfold, value, version},
};

/// Among what is kept: it is newer than what the server kept of the form when the session ended.
const NEWER: &str = "newer";

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Writes down every cell that differs from what the server sent; on a page that came back, every cell.
pub(super) fn keep(grid: &Grid) {
    let (Some(storage), Ok(params)) = (storage(), UrlSearchParams::new()) else { return };
    let mut kept = false;
    for cell in grid.cells().iter().filter(|cell| grid.refused.get() || changed(cell)) {
        params.set(&text(cell, "name"), &value(cell));
        if let Some(version) = line_of(cell).and_then(|line| version(&line)) {
            params.set(&version.name(), &version.value());
        }
        kept = true;
    }
    if grid.sending.signed_out.get() {
        params.set(NEWER, "yes");
    }
    // A full or forbidden store is no reason to stop a person from typing.
    let _ = match kept {
        true => storage.set_item(&grid.key, &String::from(params.to_string())),
        false => storage.remove_item(&grid.key),
    };
}

/// Puts back what was kept and is not yet what the server shows, says so, and keeps only that. A page that came back
/// shows what was typed already, unless something was typed after the session had ended.
pub(super) fn restore(grid: &Grid) {
    let kept = storage().and_then(|storage| storage.get_item(&grid.key).ok().flatten());
    let kept = kept.and_then(|kept| UrlSearchParams::new_with_str(&kept).ok());
    let refused = grid.refused.get();
    let Some(kept) = kept.filter(|kept| !refused || kept.get(NEWER).is_some()) else { return keep(grid) };
    let mut restored = 0;
    for cell in grid.cells() {
        let Some(line) = line_of(&cell) else { continue };
        let Some(typed) = kept.get(&text(&cell, "name")).filter(|typed| !same(&line, typed, &value(&cell))) else {
            continue;
        };
        set_value(&cell, &typed);
        // Of a page that came back, the version is the one of which the person was told.
        if let Some(version) = version(&line).filter(|_| !refused)
            && let Some(read) = kept.get(&version.name())
        {
            version.set_value(&read);
        }
        unfold(&cell);
        grid.check(&line);
        restored += 1;
    }
    if restored > 0 {
        grid.restored(restored);
    }
    keep(grid);
}

/// "1 000" and "1000" are the same value.
fn same(line: &Element, one: &str, other: &str) -> bool {
    let kind = kind_of(line);
    let read = |text| Value::parse(kind, text).ok().filter(|_| kind != Kind::Narrative);
    one.trim() == other.trim() || (read(one).is_some() && read(one) == read(other))
}
