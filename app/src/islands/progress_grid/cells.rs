//! What the lines of the progress grid hold.

use domain::{grid::Column, indicator::Kind};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

pub(super) use crate::islands::grid::cells::*;

/// The words of an answer that can be chosen.
pub(super) fn answer(line: &Element, value: &str) -> Option<String> {
    let option = one(line, &["select[data-cell] option[value='", value, "']"].concat())?;
    option.text_content()
}

pub(super) fn kind_of(line: &Element) -> Kind {
    text(line, "data-kind").parse().unwrap_or(Kind::Count)
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
