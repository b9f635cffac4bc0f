//! The form of the grid as it stands in the document: reading its rows, checking them, and saying what is wrong.

use std::rc::Rc;

use domain::{
    grid::{Column, Typed},
    indicator::Kind,
    quantity::Quantity,
    value::Value,
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, NodeList};

use super::{GridWords, draft, keys};

/// What the form is on this page.
pub(super) struct Grid {
    pub document: Document,
    pub form: Element,
    pub key: String,
    pub refused: bool,
    words: GridWords,
}

/// Begins to listen, once what was kept has been put back. Where anything is missing, the form stays as it is.
pub(super) fn enhance(key: String, refused: bool, words: GridWords) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Some(form) = document.get_element_by_id("progress-form") else { return };
    let grid = Rc::new(Grid { document, form, key, refused, words });
    draft::restore(&grid);
    grid.count();
    if let Ok(Some(hint)) = grid.form.query_selector("[data-keys]") {
        let _ = hint.remove_attribute("hidden");
    }
    listen(&grid, "input", |grid, event| {
        if let Some(row) = target(event).and_then(|cell| row_of(&cell)) {
            grid.check(&row);
            grid.count();
            draft::keep(grid);
        }
    });
    listen(&grid, "keydown", keys::move_on);
    listen(&grid, "paste", keys::paste);
}

fn listen(grid: &Rc<Grid>, event: &str, handle: fn(&Grid, &Event)) {
    let held = Rc::clone(grid);
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| handle(&held, &event));
    let _ = grid.form.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    // The page lives as long as its listeners.
    closure.forget();
}

pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok().filter(|element| element.has_attribute("data-cell"))
}

pub(super) fn row_of(cell: &Element) -> Option<Element> {
    cell.closest("tr").ok().flatten()
}

pub(super) fn elements(list: Result<NodeList, wasm_bindgen::JsValue>) -> Vec<Element> {
    let Ok(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
}

pub(super) fn value(cell: &Element) -> String {
    match cell.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => cell.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default(),
    }
}

pub(super) fn set_value(cell: &Element, text: &str) {
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(area) = cell.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}

/// Was it typed into since the server made the page?
pub(super) fn changed(cell: &Element) -> bool {
    match cell.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value() != input.default_value(),
        None => cell
            .dyn_ref::<HtmlTextAreaElement>()
            .is_some_and(|area| area.default_value().is_ok_and(|sent| sent != area.value())),
    }
}

pub(super) fn kind_of(row: &Element) -> Kind {
    row.get_attribute("data-kind").and_then(|kind| kind.parse().ok()).unwrap_or(Kind::Count)
}

pub(super) fn cell(row: &Element, column: Column) -> Option<Element> {
    row.query_selector(&["[data-cell=", column.as_str(), "]"].concat()).ok().flatten()
}

fn fill(sentence: &str, args: &[(&str, &str)]) -> String {
    args.iter().fold(sentence.to_owned(), |said, (name, value)| said.replace(&["{", name, "}"].concat(), value))
}

fn for_reading(value: Value) -> String {
    match value {
        Value::Count(count) => count.grouped(),
        Value::Ratio { denominator, .. } if denominator == Quantity::ZERO => "–".to_owned(),
        Value::Ratio { numerator, denominator } => [numerator.grouped(), denominator.grouped()].join(" / "),
    }
}

impl Grid {
    pub(super) fn cells(&self) -> Vec<Element> {
        elements(self.form.query_selector_all("[data-cell]"))
    }

    fn dirty(&self, row: &Element) -> bool {
        self.refused || elements(row.query_selector_all("[data-cell]")).iter().any(changed)
    }

    /// Reads a row with the code of the server, and says in it and beside it what is wrong.
    pub(super) fn check(&self, row: &Element) {
        let Some(id) = row.get_attribute("data-row") else { return };
        let text = |column| cell(row, column).map(|cell| value(&cell)).unwrap_or_default();
        let (female, male, total) = (text(Column::Female), text(Column::Male), text(Column::Total));
        let typed = Typed { female: &female, male: &male, total: &total };
        let read = typed.read(kind_of(row));
        let mut said = Vec::new();
        let wrong = read.as_ref().err().map(Vec::as_slice).unwrap_or_default();
        for column in Column::ALL {
            let Some(cell) = cell(row, *column) else { continue };
            match wrong.iter().find(|wrong| wrong.column == *column) {
                Some(wrong) => {
                    let _ = cell.set_attribute("aria-invalid", "true");
                    let args = wrong.args(typed);
                    let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
                    let sentence = self.words.problems.get(wrong.code(typed));
                    said.push((*column, fill(sentence.map_or("", String::as_str), &args)));
                }
                None => {
                    let _ = cell.remove_attribute("aria-invalid");
                }
            }
        }
        if let Ok(Some(rest)) = row.query_selector("[data-rest]") {
            let unspecified = read.as_ref().ok().and_then(|reported| reported.unspecified().ok().flatten());
            rest.set_text_content(Some(&unspecified.map_or_else(|| "–".to_owned(), for_reading)));
        }
        self.explain(row, &id, &said);
        self.chip(row, !said.is_empty(), total.trim().is_empty());
    }

    /// The sentences: under the name of the row, and as cards at the side.
    fn explain(&self, row: &Element, id: &str, said: &[(Column, String)]) {
        if let Some(why) = self.document.get_element_by_id(&["why", id].concat()) {
            let sentences: Vec<_> = said.iter().map(|(_, sentence)| sentence.as_str()).collect();
            why.set_text_content(Some(&sentences.join(" ")));
        }
        let Ok(Some(errors)) = self.form.query_selector("[data-errors]") else { return };
        for old in elements(errors.query_selector_all(&["[data-for='", id, "']"].concat())) {
            old.remove();
        }
        let title = row.get_attribute("data-title").unwrap_or_default();
        for (column, sentence) in said.iter().rev() {
            let column = self.words.columns.get(column.as_str()).map_or("", String::as_str);
            let head = fill(&self.words.error_of, &[("title", &title), ("column", column)]);
            let make = |name, text: &str| {
                let element = self.document.create_element(name).ok()?;
                element.set_text_content(Some(text));
                Some(element)
            };
            let (Some(card), Some(head), Some(text)) = (make("section", ""), make("h2", &head), make("p", sentence))
            else {
                continue;
            };
            card.set_class_name("card is-error");
            let _ = card.set_attribute("data-for", id);
            let _ = card.append_child(&head);
            let _ = card.append_child(&text);
            let _ = errors.insert_before(&card, errors.first_child().as_ref());
        }
    }

    /// The state of the row as it is typed; the one of the server where it was not touched.
    fn chip(&self, row: &Element, wrong: bool, blank: bool) {
        let Ok(Some(chip)) = row.query_selector(".state-cell .state") else { return };
        let was = chip.get_attribute("data-was").unwrap_or_else(|| {
            let was = [chip.class_name(), chip.text_content().unwrap_or_default()].join("\n");
            let _ = chip.set_attribute("data-was", &was);
            was
        });
        let (class, word) = if wrong {
            ("state bad", self.words.error.as_str())
        } else if !self.dirty(row) {
            was.split_once('\n').unwrap_or_default()
        } else if blank {
            ("state neutral", self.words.blank.as_str())
        } else {
            ("state info", self.words.draft.as_str())
        };
        chip.set_class_name(class);
        chip.set_text_content(Some(word));
    }

    /// How many values the button would hand in.
    pub(super) fn count(&self) {
        let Ok(Some(button)) = self.form.query_selector("[data-submit]") else { return };
        let goes = |row: &Element| {
            let filled = cell(row, Column::Total).is_some_and(|cell| !value(&cell).trim().is_empty());
            let wrong = row.query_selector("[aria-invalid]").ok().flatten().is_some();
            filled && !wrong && (row.get_attribute("data-state").as_deref() == Some("draft") || self.dirty(row))
        };
        let rows = elements(self.form.query_selector_all("tr[data-row]"));
        let words = match rows.iter().filter(|row| goes(row)).count() {
            0 => self.words.submit_none.clone(),
            1 => self.words.submit_one.clone(),
            many => fill(&self.words.submit_many, &[("count", &many.to_string())]),
        };
        button.set_text_content(Some(&words));
    }

    /// Says that unsaved input is back.
    pub(super) fn restored(&self, count: usize) {
        let Ok(Some(line)) = self.form.query_selector("[data-restored]") else { return };
        let words = match count {
            1 => self.words.restored_one.clone(),
            many => fill(&self.words.restored_many, &[("count", &many.to_string())]),
        };
        line.set_text_content(Some(&words));
        let _ = line.remove_attribute("hidden");
    }
}

/// Puts the cursor into a cell, with its text selected.
pub(super) fn enter(cell: &Element) {
    if let Some(cell) = cell.dyn_ref::<HtmlElement>() {
        let _ = cell.focus();
    }
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}
