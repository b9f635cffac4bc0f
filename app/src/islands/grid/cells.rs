//! The lines and cells of a grid as they stand in the document.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, NodeList};

pub(in crate::islands) fn elements(list: Result<NodeList, JsValue>) -> Vec<Element> {
    let Ok(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
}

pub(in crate::islands) fn all(within: &Element, what: &str) -> Vec<Element> {
    elements(within.query_selector_all(what))
}

pub(in crate::islands) fn one(within: &Element, what: &str) -> Option<Element> {
    within.query_selector(what).ok().flatten()
}

/// The cell in which an event happened.
pub(in crate::islands) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok().filter(|element| element.has_attribute("data-cell"))
}

pub(in crate::islands) fn line_of(cell: &Element) -> Option<Element> {
    cell.closest("tr").ok().flatten()
}

pub(in crate::islands) fn is_same(one: &Element, other: &Element) -> bool {
    one.is_same_node(Some(other))
}

pub(in crate::islands) fn text(element: &Element, attribute: &str) -> String {
    element.get_attribute(attribute).unwrap_or_default()
}

pub(in crate::islands) fn is_note(cell: &Element) -> bool {
    cell.has_type::<HtmlTextAreaElement>()
}

pub(in crate::islands) fn value(cell: &Element) -> String {
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(select) = cell.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else {
        cell.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default()
    }
}

/// Of answers to choose from only one that is there is taken, by its value, by its words, or by the part before or after their dot.
pub(in crate::islands) fn set_value(cell: &Element, text: &str) {
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(select) = cell.dyn_ref::<HtmlSelectElement>() {
        let wanted = text.trim().to_lowercase();
        let is_wanted = |option: &Element| {
            let words = option.text_content().unwrap_or_default().trim().to_lowercase();
            let (first, alone) = words.split_once(" · ").unwrap_or(("", words.as_str()));
            let shown = [words.as_str(), first, alone];
            option.get_attribute("value").as_deref() == Some(&wanted) || shown.contains(&wanted.as_str())
        };
        if let Some(option) = all(select, "option").iter().find(|option| is_wanted(option)) {
            select.set_value(&self::text(option, "value"));
        }
    } else if let Some(area) = cell.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}

/// Opens what a cell is folded into, so that it is seen to change.
pub(in crate::islands) fn unfold(cell: &Element) {
    if let Ok(Some(fold)) = cell.closest("details") {
        let _ = fold.set_attribute("open", "");
    }
}

/// What the server sent.
pub(in crate::islands) fn sent(cell: &Element) -> String {
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.default_value()
    } else if let Some(area) = cell.dyn_ref::<HtmlTextAreaElement>() {
        area.default_value().unwrap_or_default()
    } else {
        text(cell, "data-sent")
    }
}

pub(in crate::islands) fn set_sent(cell: &Element, text: &str) {
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.set_default_value(text);
    } else if let Some(area) = cell.dyn_ref::<HtmlTextAreaElement>() {
        let _ = area.set_default_value(text);
    } else {
        let _ = cell.set_attribute("data-sent", text);
    }
}

/// Was it typed into since the server made the page?
pub(in crate::islands) fn changed(cell: &Element) -> bool {
    sent(cell) != value(cell)
}

pub(in crate::islands) fn cell(line: &Element, column: &str) -> Option<Element> {
    one(line, &["[data-cell='", column, "']"].concat())
}

/// Puts the cursor into a cell, with its text selected.
pub(in crate::islands) fn enter(cell: &Element) {
    if let Some(cell) = cell.dyn_ref::<HtmlElement>() {
        let _ = cell.focus();
    }
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}

/// `{name}` in a sentence becomes what stands for it.
pub(in crate::islands) fn fill(sentence: &str, args: &[(&str, &str)]) -> String {
    args.iter().fold(sentence.to_owned(), |said, (name, value)| said.replace(&["{", name, "}"].concat(), value))
}

/// One sentence for one, another for several.
pub(in crate::islands) fn counted(one: &str, many: &str, count: usize) -> String {
    if count == 1 { one.to_owned() } else { fill(many, &[("count", &count.to_string())]) }
}
