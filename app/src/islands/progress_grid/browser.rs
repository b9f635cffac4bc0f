//! The grid of this page: what it is, and to what it listens.

use std::{cell::Cell, rc::Rc};

use web_sys::{Element, Event, Window};

use super::{
    GridWords,
    cells::{all, counted, line_of, one, target},
    draft, save,
};
use crate::islands::grid::{self, Desk, Heard, Typing, block, listen, undo};

/// The form on this page, and what this visit has made of it so far.
pub(super) struct Grid {
    pub window: Window,
    pub desk: Desk,
    /// Under which drafts are kept.
    pub key: String,
    /// The page came back with what was typed, and nothing was saved since.
    pub refused: Cell<bool>,
    pub words: GridWords,
    pub sending: save::Sending,
}

/// Begins to listen, once what was kept has been put back. Where anything is missing, the form stays as it is.
pub(super) fn enhance(key: String, refused: bool, words: GridWords) {
    let Some(window) = web_sys::window() else { return };
    let Some(desk) = window.document().and_then(|document| Desk::new(document, "progress-form")) else { return };
    let grid =
        Rc::new(Grid { window, desk, key, refused: Cell::new(refused), words, sending: save::Sending::default() });
    draft::restore(&grid);
    grid.count();
    grid::enhance(&grid);
    let on: [(&str, Heard<Grid>); 4] = [
        ("input", |grid, event| typed(grid, event)),
        ("change", |grid, event| undo::chosen(&**grid, event)),
        ("submit", save::submit),
        ("reset", |_, event| event.prevent_default()),
    ];
    for (event, handle) in on {
        listen(&grid, &grid.desk.form, event, handle);
    }
    listen(&grid, &grid.desk.document, "keydown", save::key);
    listen(&grid, &grid.window, "online", save::online);
    listen(&grid, &grid.window, "offline", save::offline);
}

fn typed(grid: &Grid, event: &Event) {
    if let Some(line) = target(event).and_then(|cell| line_of(&cell)) {
        block::unpick(grid);
        grid.look(&line);
        grid.looked();
    }
}

impl Typing for Grid {
    fn desk(&self) -> &Desk {
        &self.desk
    }

    fn look(&self, line: &Element) {
        self.check(line);
    }

    fn looked(&self) {
        self.count();
        draft::keep(self);
    }
}

impl Grid {
    pub(super) fn cells(&self) -> Vec<Element> {
        all(&self.desk.form, "[data-cell]")
    }

    /// Says that unsaved input is back.
    pub(super) fn restored(&self, count: usize) {
        let Some(line) = one(&self.desk.form, "[data-restored]") else { return };
        line.set_text_content(Some(&counted(&self.words.restored_one, &self.words.restored_many, count)));
        let _ = line.remove_attribute("hidden");
    }

    /// What became of saving, in the line above the grid; read aloud.
    pub(super) fn say(&self, words: &str) {
        if let Some(line) = one(&self.desk.form, "[data-saved]") {
            line.set_text_content(Some(words));
        }
    }
}
