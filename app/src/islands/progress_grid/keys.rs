//! Enter and the arrows go from cell to cell; a block copied from a spreadsheet fills the cells from where it is pasted.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

use super::browser::{Grid, cell, elements, enter, row_of, set_value, target};
use super::draft;

/// Enter and down go down, with Shift and up they go up, in the same column; left and right leave a cell at its edge, or where all of it
/// is selected.
pub(super) fn move_on(grid: &Grid, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    let Some(input) = target(event).and_then(|cell| cell.dyn_into::<HtmlInputElement>().ok()) else { return };
    if key.ctrl_key() || key.alt_key() || key.meta_key() {
        return;
    }
    let (start, end) = (input.selection_start().ok().flatten(), input.selection_end().ok().flatten());
    let length = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
    let column = input.get_attribute("data-cell").unwrap_or_default();
    let in_column = ["input[data-cell='", &column, "']"].concat();
    let (among, forward) = match (key.key().as_str(), key.shift_key()) {
        ("Enter" | "ArrowDown", false) => (in_column.as_str(), true),
        ("ArrowUp", false) | ("Enter", true) => (in_column.as_str(), false),
        ("ArrowRight", false) if end == Some(length) && (start == end || start == Some(0)) => {
            ("input[data-cell]", true)
        }
        ("ArrowLeft", false) if start == Some(0) && (start == end || end == Some(length)) => {
            ("input[data-cell]", false)
        }
        _ => return,
    };
    event.prevent_default();
    let cells = elements(grid.form.query_selector_all(among));
    let Some(at) = cells.iter().position(|cell| cell.is_same_node(Some(&input))) else { return };
    let next = if forward { at.checked_add(1) } else { at.checked_sub(1) };
    if let Some(next) = next.and_then(|next| cells.get(next)) {
        enter(next);
    }
}

/// Lines are rows, tabs are columns. A row or a cell that cannot be typed into swallows its part of the block, so that the
/// rest stays in line.
pub(super) fn paste(grid: &Grid, event: &Event) {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
    let Some(from) = target(event).filter(|cell| !cell.has_type::<HtmlTextAreaElement>()) else { return };
    let Ok(text) = data.get_data("text") else { return };
    let text = text.trim_end_matches(['\r', '\n']);
    if !text.contains(['\t', '\n']) {
        return;
    }
    event.prevent_default();
    let column = from.get_attribute("data-cell").unwrap_or_default();
    let table = from.closest("table").ok().flatten().and_then(|table| table.get_attribute("data-columns"));
    let columns = table.unwrap_or_default();
    let columns = columns.split(' ').skip_while(|known| *known != column);
    let rows = elements(grid.form.query_selector_all("table.grid tbody tr:not(.group)"));
    let first = row_of(&from);
    let is_first = |row: &Element| first.as_ref().is_some_and(|first| row.is_same_node(Some(first)));
    for (row, line) in rows.iter().skip_while(|row| !is_first(row)).zip(text.split('\n')) {
        for (column, value) in columns.clone().zip(line.trim_end_matches('\r').split('\t')) {
            if let Some(cell) = cell(row, column) {
                set_value(&cell, value.trim());
            }
        }
        grid.check(row);
    }
    grid.count();
    draft::keep(grid);
}
