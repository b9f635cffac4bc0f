//! The grid of this page: what it is, and to what it listens.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, Event, EventTarget, HtmlFormElement, Window};

use super::{
    GridWords,
    block::{self, Picked},
    cells::{all, counted, line_of, one, target},
    draft, keys, save,
    undo::{self, History},
};

/// What an event of the form does.
type Heard = fn(&Rc<Grid>, &Event);

/// The form on this page, and what this visit has made of it so far.
pub(super) struct Grid {
    pub window: Window,
    pub document: Document,
    pub form: HtmlFormElement,
    /// Under which drafts are kept.
    pub key: String,
    /// The page came back with what was typed, and nothing was saved since.
    pub refused: Cell<bool>,
    pub words: GridWords,
    pub history: History,
    pub picked: Picked,
    pub sending: save::Sending,
}

/// Begins to listen, once what was kept has been put back. Where anything is missing, the form stays as it is.
pub(super) fn enhance(key: String, refused: bool, words: GridWords) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let form = document.get_element_by_id("progress-form").and_then(|form| form.dyn_into().ok());
    let Some(form) = form else { return };
    let grid = Rc::new(Grid {
        window,
        document,
        form,
        key,
        refused: Cell::new(refused),
        words,
        history: History::default(),
        picked: RefCell::default(),
        sending: save::Sending::default(),
    });
    draft::restore(&grid);
    grid.count();
    if let Some(keys) = one(&grid.form, "[data-keys]") {
        let _ = keys.remove_attribute("hidden");
    }
    let on: [(&str, Heard); 11] = [
        ("input", |grid, event| typed(grid, event)),
        ("change", |grid, event| undo::chosen(grid, event)),
        ("focusin", |grid, event| undo::arrive(grid, event)),
        ("focusout", |grid, event| undo::leave(grid, event)),
        ("mousedown", |grid, event| block::press(grid, event)),
        ("keydown", |grid, event| keys::press(grid, event)),
        ("copy", |grid, event| block::copy(grid, event)),
        ("cut", |grid, event| block::cut(grid, event)),
        ("paste", |grid, event| block::paste(grid, event)),
        ("submit", save::submit),
        ("reset", |_, event| event.prevent_default()),
    ];
    for (event, handle) in on {
        listen(&grid, &grid.form, event, handle);
    }
    listen(&grid, &grid.document, "keydown", save::key);
    listen(&grid, &grid.window, "online", save::online);
    listen(&grid, &grid.window, "offline", save::offline);
}

fn listen(grid: &Rc<Grid>, to: &EventTarget, event: &str, handle: fn(&Rc<Grid>, &Event)) {
    let held = Rc::clone(grid);
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| handle(&held, &event));
    let _ = to.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    // The page lives as long as its listeners.
    closure.forget();
}

fn typed(grid: &Grid, event: &Event) {
    if let Some(line) = target(event).and_then(|cell| line_of(&cell)) {
        grid.unpick();
        grid.check(&line);
        grid.count();
        draft::keep(grid);
    }
}

impl Grid {
    pub(super) fn cells(&self) -> Vec<Element> {
        all(&self.form, "[data-cell]")
    }

    /// Says that unsaved input is back.
    pub(super) fn restored(&self, count: usize) {
        let Some(line) = one(&self.form, "[data-restored]") else { return };
        line.set_text_content(Some(&counted(&self.words.restored_one, &self.words.restored_many, count)));
        let _ = line.remove_attribute("hidden");
    }

    /// What became of saving, in the line above the grid; read aloud.
    pub(super) fn say(&self, words: &str) {
        if let Some(line) = one(&self.form, "[data-saved]") {
            line.set_text_content(Some(words));
        }
    }
}
