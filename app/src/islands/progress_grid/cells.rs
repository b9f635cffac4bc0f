//! The lines and cells of the grid as they stand in the document.

use domain::{grid::Column, indicator::Kind};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, NodeList};

pub(super) fn elements(list: Result<NodeList, JsValue>) -> Vec<Element> {
    let Ok(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
}

pub(super) fn all(within: &Element, what: &str) -> Vec<Element> {
    elements(within.query_selector_all(what))
}

pub(super) fn one(within: &Element, what: &str) -> Option<Element> {
    within.query_selector(what).ok().flatten()
}

/// The cell in which an event happened.
pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok().filter(|element| element.has_attribute("data-cell"))
}

pub(super) fn line_of(cell: &Element) -> Option<Element> {
    cell.closest("tr").ok().flatten()
}

pub(super) fn is_same(one: &Element, other: &Element) -> bool {
    one.is_same_node(Some(other))
}

pub(super) fn text(element: &Element, attribute: &str) -> String {
    element.get_attribute(attribute).unwrap_or_default()
}

pub(super) fn is_note(cell: &Element) -> bool {
    cell.has_type::<HtmlTextAreaElement>()
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

/// The words of an answer that can be chosen.
pub(super) fn answer(line: &Element, value: &str) -> Option<String> {
    let option = one(line, &["select[data-cell] option[value='", value, "']"].concat())?;
    option.text_content()
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
        if let Some(option) = all(select, "option").iter().find(|option| is_wanted(option)) {
            select.set_value(&self::text(option, "value"));
        }
    } else if let Some(area) = cell.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}

/// Opens what a cell is folded into, so that it is seen to change.
pub(super) fn unfold(cell: &Element) {
    if let Ok(Some(fold)) = cell.closest("details") {
        let _ = fold.set_attribute("open", "");
    }
}

/// What the server sent.
pub(super) fn sent(cell: &Element) -> String {
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.default_value()
    } else if let Some(area) = cell.dyn_ref::<HtmlTextAreaElement>() {
        area.default_value().unwrap_or_default()
    } else {
        text(cell, "data-sent")
    }
}

pub(super) fn set_sent(cell: &Element, text: &str) {
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.set_default_value(text);
    } else if let Some(area) = cell.dyn_ref::<HtmlTextAreaElement>() {
        let _ = area.set_default_value(text);
    } else {
        let _ = cell.set_attribute("data-sent", text);
    }
}

/// Was it typed into since the server made the page?
pub(super) fn changed(cell: &Element) -> bool {
    sent(cell) != value(cell)
}

pub(super) fn kind_of(line: &Element) -> Kind {
    text(line, "data-kind").parse().unwrap_or(Kind::Count)
}

pub(super) fn cell(line: &Element, column: &str) -> Option<Element> {
    one(line, &["[data-cell='", column, "']"].concat())
}

/// The cells of a line with what they stand for, its note left out.
pub(super) fn columns(line: &Element) -> Vec<(Column, Element)> {
    let cells = all(line, "[data-cell]").into_iter();
    cells.filter_map(|cell| Some((text(&cell, "data-cell").parse().ok()?, cell))).collect()
}

/// The hidden field with the version of a line.
pub(super) fn version(line: &Element) -> Option<HtmlInputElement> {
    one(line, "input[type=hidden]")?.dyn_into().ok()
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

/// `{name}` in a sentence becomes what stands for it.
pub(super) fn fill(sentence: &str, args: &[(&str, &str)]) -> String {
    args.iter().fold(sentence.to_owned(), |said, (name, value)| said.replace(&["{", name, "}"].concat(), value))
}

/// One sentence for one, another for several.
pub(super) fn counted(one: &str, many: &str, count: usize) -> String {
    if count == 1 { one.to_owned() } else { fill(many, &[("count", &count.to_string())]) }
}
