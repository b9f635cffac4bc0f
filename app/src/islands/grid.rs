//! What every form with cells to type into has in the browser: keys of a spreadsheet, blocks that are copied and pasted, undo. What a
//! line holds, and what is wrong with it, its own grid says ([`Typing`]).

pub(super) mod block;
pub(super) mod cells;
pub(super) mod keys;
pub(super) mod undo;

use std::rc::Rc;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, Event, EventTarget, HtmlFormElement};

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

/// What an event does to a grid.
pub(super) type Heard<G> = fn(&Rc<G>, &Event);

/// Listens to what is the same in every grid: where the cursor is, keys, blocks of cells. The keys are explained from now on.
pub(super) fn enhance<G: Typing + 'static>(grid: &Rc<G>) {
    let form = &grid.desk().form;
    if let Some(keys) = cells::one(form, "[data-keys]") {
        let _ = keys.remove_attribute("hidden");
    }
    let on: [(&str, Heard<G>); 7] = [
        ("focusin", |grid, event| undo::arrive(&**grid, event)),
        ("focusout", |grid, event| undo::leave(&**grid, event)),
        ("mousedown", |grid, event| block::press(&**grid, event)),
        ("keydown", |grid, event| keys::press(&**grid, event)),
        ("copy", |grid, event| block::copy(&**grid, event)),
        ("cut", |grid, event| block::cut(&**grid, event)),
        ("paste", |grid, event| block::paste(&**grid, event)),
    ];
    for (event, handle) in on {
        listen(grid, form, event, handle);
    }
}

pub(super) fn listen<G: 'static>(grid: &Rc<G>, to: &EventTarget, event: &str, handle: Heard<G>) {
    let held = Rc::clone(grid);
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| handle(&held, &event));
    let _ = to.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    // The page lives as long as its listeners.
    closure.forget();
}
