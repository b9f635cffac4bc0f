//! The form of the grid as it stands in the document: reading its rows, checking them, and saying what is wrong.

use std::rc::Rc;

use domain::{
    grid::{Column, Typed},
    indicator::Kind,
    quantity::Quantity,
    value::{Reported, Value},
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, NodeList,
};

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
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(select) = cell.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else {
        cell.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default()
    }
}

/// Of answers to choose from only one that is there is taken, by its value or by its words.
pub(super) fn set_value(cell: &Element, text: &str) {
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(select) = cell.dyn_ref::<HtmlSelectElement>() {
        let wanted = text.trim().to_lowercase();
        let is_wanted = |option: &Element| {
            let words = option.text_content().unwrap_or_default().trim().to_lowercase();
            let alone = words.split_once(" · ").map_or(words.as_str(), |(_, alone)| alone);
            option.get_attribute("value").as_deref() == Some(&wanted) || words == wanted || alone == wanted
        };
        let options = elements(select.query_selector_all("option"));
        if let Some(value) = options.iter().find(|option| is_wanted(option)).and_then(|one| one.get_attribute("value"))
        {
            select.set_value(&value);
        }
    } else if let Some(area) = cell.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}

/// Was it typed into since the server made the page?
pub(super) fn changed(cell: &Element) -> bool {
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.value() != input.default_value()
    } else if let Some(area) = cell.dyn_ref::<HtmlTextAreaElement>() {
        area.default_value().is_ok_and(|sent| sent != area.value())
    } else {
        cell.get_attribute("data-sent").is_some_and(|sent| sent != value(cell))
    }
}

pub(super) fn kind_of(row: &Element) -> Kind {
    row.get_attribute("data-kind").and_then(|kind| kind.parse().ok()).unwrap_or(Kind::Count)
}

pub(super) fn cell(row: &Element, column: &str) -> Option<Element> {
    row.query_selector(&["[data-cell='", column, "']"].concat()).ok().flatten()
}

const TOTAL: &str = "total";
const NARRATIVE: &str = "narrative";

/// Whether there is something to hand in: a total, or the words that are asked for.
fn filled(row: &Element) -> bool {
    let asked = if kind_of(row) == Kind::Narrative { NARRATIVE } else { TOTAL };
    cell(row, asked).is_some_and(|cell| !value(&cell).trim().is_empty())
}

/// The cells of a row with what they stand for.
fn columns(row: &Element) -> Vec<(Column, Element)> {
    let cells = elements(row.query_selector_all("[data-cell]")).into_iter();
    cells.filter_map(|cell| Some((cell.get_attribute("data-cell")?.parse().ok()?, cell))).collect()
}

fn fill(sentence: &str, args: &[(&str, &str)]) -> String {
    args.iter().fold(sentence.to_owned(), |said, (name, value)| said.replace(&["{", name, "}"].concat(), value))
}

fn for_reading(value: Value) -> String {
    match value {
        Value::Count(count) => count.grouped(),
        Value::Ratio { denominator, .. } if denominator == Quantity::ZERO => "–".to_owned(),
        Value::Ratio { numerator, denominator } => [numerator.grouped(), denominator.grouped()].join(" / "),
        Value::Answer(_) | Value::YesNo(_) | Value::Told => value.typed(),
    }
}

/// What the cells of each split leave of the total; a dash where that cannot be said.
fn say_rests(row: &Element, reported: Option<&Reported>) {
    for rest in elements(row.query_selector_all("[data-rest]")) {
        let axis = rest.get_attribute("data-rest").unwrap_or_default();
        let unspecified = reported.and_then(|reported| reported.unspecified(&axis).ok().flatten());
        rest.set_text_content(Some(&unspecified.map_or_else(|| "–".to_owned(), for_reading)));
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
        let columns = columns(row);
        let mut typed = Typed::default();
        for (column, cell) in &columns {
            match column {
                Column::Total => typed.total = value(cell),
                Column::Cell(of) => {
                    typed.cells.insert(of.clone(), value(cell));
                }
            }
        }
        let read = typed.read(kind_of(row));
        let mut said = Vec::new();
        let wrong = read.as_ref().err().map(Vec::as_slice).unwrap_or_default();
        for (column, cell) in &columns {
            match wrong.iter().find(|wrong| wrong.column == *column) {
                Some(wrong) => {
                    let _ = cell.set_attribute("aria-invalid", "true");
                    let args = wrong.args(&typed);
                    let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
                    let sentence = self.words.problems.get(wrong.code(&typed));
                    said.push((column.to_string(), fill(sentence.map_or("", String::as_str), &args)));
                }
                None => {
                    let _ = cell.remove_attribute("aria-invalid");
                }
            }
        }
        say_rests(row, read.ok().as_ref());
        self.explain(row, &id, &said);
        self.chip(row, !said.is_empty(), !filled(row));
    }

    /// The sentences: under the name of the row, and as cards at the side.
    fn explain(&self, row: &Element, id: &str, said: &[(String, String)]) {
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
            let column = self.words.columns.get(column).map_or("", String::as_str);
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
            let wrong = row.query_selector("[aria-invalid]").ok().flatten().is_some();
            filled(row) && !wrong && (row.get_attribute("data-state").as_deref() == Some("draft") || self.dirty(row))
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
