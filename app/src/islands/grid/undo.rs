//! Changes that can be undone and done again: one cell that was typed into, or a whole block that was pasted.
//!
//! What is being typed becomes a change when the cell is left. A note keeps the browser's own undo as long as it is
//! being written, letter by letter.

use std::cell::RefCell;

use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, KeyboardEvent, wasm_bindgen::JsCast};

use super::{
    Typing, block,
    cells::{enter, is_note, is_same, line_of, set_value, target, unfold, value},
};

/// Steps that are kept; older ones are forgotten.
const MOST: usize = 200;

/// A cell with what stood there before and after.
struct Edit {
    cell: Element,
    before: String,
    after: String,
}

#[derive(Default)]
pub(in crate::islands) struct History {
    /// The cell with the cursor, and what stood there when it came.
    entered: RefCell<Option<(Element, String)>>,
    done: RefCell<Vec<Vec<Edit>>>,
    undone: RefCell<Vec<Vec<Edit>>>,
}

/// The cursor comes into a cell.
pub(in crate::islands) fn arrive(grid: &dyn Typing, event: &Event) {
    if let Some(cell) = target(event) {
        let stood = value(&cell);
        grid.desk().history.entered.replace(Some((cell, stood)));
    }
}

/// The cursor leaves a cell.
pub(in crate::islands) fn leave(grid: &dyn Typing, event: &Event) {
    if target(event).is_some() {
        settle(grid);
        grid.desk().history.entered.replace(None);
    }
}

impl History {
    fn push(&self, step: Vec<Edit>) {
        if step.is_empty() {
            return;
        }
        let mut done = self.done.borrow_mut();
        if done.len() == MOST {
            done.remove(0);
        }
        done.push(step);
        self.undone.borrow_mut().clear();
    }

    /// What has been typed into the cell with the cursor and is no step yet.
    fn pending(&self) -> Option<Edit> {
        let entered = self.entered.borrow();
        let (cell, before) = entered.as_ref()?;
        let after = value(cell);
        (after != *before).then(|| Edit { cell: cell.clone(), before: before.clone(), after })
    }

    /// What stands in the cell with the cursor is where the next change begins.
    fn begin_again(&self) {
        if let Some((cell, stood)) = self.entered.borrow_mut().as_mut() {
            *stood = value(cell);
        }
    }
}

/// Makes a step of what has been typed.
fn settle(grid: &dyn Typing) {
    let history = &grid.desk().history;
    if let Some(edit) = history.pending() {
        history.push(vec![edit]);
        history.begin_again();
    }
}

/// Changes cells in one step, and looks at each of their lines once.
pub(in crate::islands) fn change(grid: &dyn Typing, cells: Vec<(Element, String)>) {
    settle(grid);
    let edits = cells.into_iter().filter_map(|(cell, text)| {
        let before = value(&cell);
        set_value(&cell, &text);
        let after = value(&cell);
        (before != after).then_some(Edit { cell, before, after })
    });
    let edits: Vec<Edit> = edits.collect();
    look_at(grid, &edits);
    grid.desk().history.begin_again();
    grid.desk().history.push(edits);
}

fn look_at(grid: &dyn Typing, edits: &[Edit]) {
    let mut last: Option<Element> = None;
    for line in edits.iter().filter_map(|edit| line_of(&edit.cell)) {
        if last.as_ref().is_none_or(|last| !is_same(last, &line)) {
            grid.look(&line);
        }
        last = Some(line);
    }
    grid.looked();
}

/// Ctrl+Z, or forward again. False where the browser's own undo is to do it.
fn go_back(grid: &dyn Typing, forward: bool) -> bool {
    let history = &grid.desk().history;
    if history.pending().is_some_and(|edit| is_note(&edit.cell)) {
        return false;
    }
    settle(grid);
    let (from, to) = if forward { (&history.undone, &history.done) } else { (&history.done, &history.undone) };
    let Some(step) = from.borrow_mut().pop() else { return true };
    for edit in &step {
        unfold(&edit.cell);
        set_value(&edit.cell, if forward { &edit.after } else { &edit.before });
    }
    history.begin_again();
    look_at(grid, &step);
    if let Some(first) = step.first().filter(|edit| edit.cell.is_connected()) {
        enter(&first.cell);
    }
    to.borrow_mut().push(step);
    true
}

/// Escape: the cell says again what it said when the cursor came. False where nothing was typed.
fn take_back(grid: &dyn Typing) -> bool {
    let Some(edit) = grid.desk().history.pending() else { return false };
    set_value(&edit.cell, &edit.before);
    look_at(grid, std::slice::from_ref(&edit));
    if let Some(input) = edit.cell.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
    true
}

/// Ctrl with a letter: undo, redo, save.
pub(in crate::islands) fn command(grid: &dyn Typing, key: &KeyboardEvent) {
    let held = key.ctrl_key() || key.meta_key();
    let done = match (key.key().to_lowercase().as_str(), key.shift_key()) {
        ("z", shift) if held && !key.alt_key() => go_back(grid, shift),
        ("y", false) if held && !key.alt_key() => go_back(grid, true),
        ("escape", _) => block::unpick(grid) || take_back(grid),
        _ => false,
    };
    if done {
        key.prevent_default();
    }
}

/// An answer that was chosen is a step at once: nothing is typed letter by letter.
pub(in crate::islands) fn chosen(grid: &dyn Typing, event: &Event) {
    if target(event).is_some_and(|cell| cell.has_type::<HtmlSelectElement>()) {
        settle(grid);
    }
}
