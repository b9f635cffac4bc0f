//! What every form with cells to type into has in the browser: keys of a spreadsheet, blocks that are copied and pasted, undo. What a
//! line holds, and what is wrong with it, its own grid says ([`Typing`]).

pub(super) mod block;
pub(super) mod cells;
pub(super) mod keys;
pub(super) mod undo;

use web_sys::{Document, Element, HtmlFormElement};

/// The form on this page, and what this visit has done in it so far.
pub(super) struct Desk {
    pub document: Document,
    pub form: HtmlFormElement,
    pub history: undo::History,
    pub picked: block::Picked,
}

impl Desk {
    /// None where the page has no such form.
    pub fn new(document: Document, form: &str) -> Option<Self> {
        use web_sys::wasm_bindgen::JsCast;
        let form = document.get_element_by_id(form)?.dyn_into().ok()?;
        Some(Self { document, form, history: undo::History::default(), picked: block::Picked::default() })
    }
}

/// A grid that is typed into.
pub(super) trait Typing {
    fn desk(&self) -> &Desk;

    /// A cell of this line has changed.
    fn look(&self, line: &Element);

    /// Every line that has changed has been looked at.
    fn looked(&self);
}
