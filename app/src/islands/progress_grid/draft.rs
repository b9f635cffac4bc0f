//! Unsaved input, kept in this browser until the server shows the same.
//!
//! Nothing is thrown away because a form was sent: only a page that shows the same value proves that it arrived. With
//! each value goes the version that was read when it was typed, so that the server can tell whether somebody else has
//! written since.

use domain::{indicator::Kind, value::Value};
use web_sys::{Element, HtmlInputElement, Storage, UrlSearchParams, wasm_bindgen::JsCast};

use super::browser::{Grid, changed, kind_of, row_of, set_value, value};

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn name(cell: &Element) -> String {
    cell.get_attribute("name").unwrap_or_default()
}

/// The hidden field with the version of a row.
fn version(row: &Element) -> Option<HtmlInputElement> {
    row.query_selector("input[type=hidden]").ok().flatten()?.dyn_into().ok()
}

/// Writes down every cell that differs from what the server sent; on a page that came back, every cell.
pub(super) fn keep(grid: &Grid) {
    let (Some(storage), Ok(params)) = (storage(), UrlSearchParams::new()) else { return };
    let mut kept = false;
    for cell in grid.cells().iter().filter(|cell| grid.refused || changed(cell)) {
        params.set(&name(cell), &value(cell));
        if let Some(version) = row_of(cell).and_then(|row| version(&row)) {
            params.set(&version.name(), &version.value());
        }
        kept = true;
    }
    // A full or forbidden store is no reason to stop a person from typing.
    let _ = match kept {
        true => storage.set_item(&grid.key, &String::from(params.to_string())),
        false => storage.remove_item(&grid.key),
    };
}

/// Puts back what was kept and is not yet what the server shows, says so, and keeps only that. A page that came back
/// shows what was typed already.
pub(super) fn restore(grid: &Grid) {
    let kept = storage().and_then(|storage| storage.get_item(&grid.key).ok().flatten());
    if grid.refused {
        return keep(grid);
    }
    let Some(Ok(params)) = kept.map(|kept| UrlSearchParams::new_with_str(&kept)) else { return };
    let mut restored = 0;
    for cell in grid.cells() {
        let Some(row) = row_of(&cell) else { continue };
        let Some(text) = params.get(&name(&cell)).filter(|text| !same(&row, text, &value(&cell))) else { continue };
        set_value(&cell, &text);
        if let Some(version) = version(&row)
            && let Some(read) = params.get(&version.name())
        {
            version.set_value(&read);
        }
        if let Ok(Some(details)) = cell.closest("details") {
            let _ = details.set_attribute("open", "");
        }
        grid.check(&row);
        restored += 1;
    }
    if restored > 0 {
        grid.restored(restored);
    }
    keep(grid);
}

/// "1 000" and "1000" are the same value.
fn same(row: &Element, one: &str, other: &str) -> bool {
    let kind = kind_of(row);
    let read = |text| Value::parse(kind, text).ok().filter(|_| kind != Kind::Narrative);
    one.trim() == other.trim() || (read(one).is_some() && read(one) == read(other))
}
