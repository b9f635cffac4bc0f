//! Keys of a spreadsheet: Enter and the arrows go from cell to cell, with Shift they choose a block; the rest is said under
//! the grid.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

use super::{
    Typing, block,
    cells::{all, enter, is_same, target, text},
    undo,
};

pub(in crate::islands) fn press(grid: &dyn Typing, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    // A key that only helps to write a letter is not meant for the grid.
    if key.is_composing() || target(event).is_none() {
        return;
    }
    undo::command(grid, key);
    if key.default_prevented() || key.ctrl_key() || key.alt_key() || key.meta_key() {
        return;
    }
    if block::grow(grid, key) {
        return event.prevent_default();
    }
    if key.key() != "Shift" {
        block::unpick(grid);
    }
    if let Some(next) = next(grid, key, event) {
        event.prevent_default();
        if let Some(next) = next {
            enter(&next);
        }
    }
}

/// Enter and down go down, with Shift and up they go up, in the same column; left and right leave a cell at its edge, or
/// where all of it is chosen. None where the key is meant for the cell itself; of a list of answers that is all but Enter.
fn next(grid: &dyn Typing, key: &KeyboardEvent, event: &Event) -> Option<Option<Element>> {
    let cell = target(event)?;
    let column = ["[data-cell='", &text(&cell, "data-cell"), "']:not(textarea)"].concat();
    let (among, forward) = match (key.key().as_str(), key.shift_key(), cell.dyn_ref::<HtmlInputElement>()) {
        ("Enter", back, Some(_)) => (column.as_str(), !back),
        ("Enter", back, None) if cell.has_type::<HtmlSelectElement>() => (column.as_str(), !back),
        ("ArrowDown", false, Some(_)) => (column.as_str(), true),
        ("ArrowUp", false, Some(_)) => (column.as_str(), false),
        ("ArrowRight", false, Some(input)) if at_edge(input, true) => ("[data-cell]:not(textarea)", true),
        ("ArrowLeft", false, Some(input)) if at_edge(input, false) => ("[data-cell]:not(textarea)", false),
        _ => return None,
    };
    let cells = all(&grid.desk().form, among);
    let at = cells.iter().position(|known| is_same(known, &cell))?;
    let next = if forward { at.checked_add(1) } else { at.checked_sub(1) };
    Some(next.and_then(|next| cells.get(next).cloned()))
}

fn at_edge(input: &HtmlInputElement, right: bool) -> bool {
    let (start, end) = (input.selection_start().ok().flatten(), input.selection_end().ok().flatten());
    let length = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
    let edge = if right { Some(length) } else { Some(0) };
    block::is_whole(input) || (start == end && start == edge)
}
