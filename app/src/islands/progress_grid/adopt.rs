//! The page that answers, taken into the one that stands: states, versions, warnings and what was said against cells. What was
//! typed since it was sent stays, and so do the cursor and the place.

use std::collections::BTreeMap;

use web_sys::{Document, DomParser, Element, SupportedType};

use super::{
    browser::Grid,
    cells::{all, cell, changed, one, sent, set_sent, set_value, text, value, version},
    draft,
};

pub(super) enum Adopted {
    /// With what the page says about it.
    Saved(String),
    Refused,
}

/// What was sent, by the names of the cells.
pub(super) type Sent = BTreeMap<String, String>;

pub(super) fn adopt(grid: &Grid, html: &str, was: &Sent) -> Adopted {
    let parsed = DomParser::new().and_then(|parser| parser.parse_from_string(html, SupportedType::TextHtml));
    let Ok(page) = parsed else { return Adopted::Refused };
    let done = page.query_selector("main > .notice.good").ok().flatten();
    let saved = done.is_some();
    if saved {
        grid.refused.set(false);
    }
    crate::islands::grid::block::unpick(grid);
    for fresh in rows(&page) {
        let Some(line) =
            grid.desk.document.get_element_by_id(&fresh.0).and_then(|why| why.closest("tr").ok().flatten())
        else {
            continue;
        };
        if line.has_attribute("data-row") && fresh.1.has_attribute("data-row") {
            merge(grid, &line, &fresh.1, was, saved);
        } else if let Ok(new) = grid.desk.document.import_node_with_deep(&fresh.1, true) {
            // Somebody has handed it in, or sent it back, meanwhile.
            let _ = line.replace_with_with_node_1(&new);
        }
    }
    for place in ["[data-notice]", "[data-errors]", "[data-filled]", ".tabs"] {
        let fresh = page.query_selector(place).ok().flatten();
        if let (Ok(Some(stands)), Some(fresh)) = (grid.desk.document.query_selector(place), fresh) {
            stands.set_inner_html(&fresh.inner_html());
        }
    }
    if let Some(line) = one(&grid.desk.form, "[data-restored]") {
        let _ = line.set_attribute("hidden", "");
    }
    for line in all(&grid.desk.form, "tr[data-row]") {
        let newer = |cell: &Element| if saved { changed(cell) } else { is_newer(cell, was) };
        if all(&line, "[data-cell]").iter().any(newer) {
            grid.check(&line);
        }
    }
    grid.count();
    draft::keep(grid);
    match done {
        Some(done) => Adopted::Saved(done.text_content().unwrap_or_default()),
        None => Adopted::Refused,
    }
}

/// Every line of the page that answers, by the place of what is said against it, which all of them have.
fn rows(page: &Document) -> Vec<(String, Element)> {
    let Ok(Some(table)) = page.query_selector("table.grid") else { return Vec::new() };
    let places = all(&table, "th > .why-here").into_iter();
    places.filter_map(|why| Some((why.id(), why.closest("tr").ok().flatten()?))).collect()
}

/// Typed since the form was sent.
fn is_newer(cell: &Element, was: &Sent) -> bool {
    was.get(&text(cell, "name")).is_none_or(|sent| *sent != value(cell))
}

fn merge(grid: &Grid, line: &Element, fresh: &Element, was: &Sent, saved: bool) {
    for stands in all(line, "[data-cell]") {
        let Some(new) = cell(fresh, &text(&stands, "data-cell")) else { continue };
        let newer = is_newer(&stands, was);
        // What was refused is still to be saved; what was not touched may show what somebody else has written.
        let takes = if saved { !newer } else { !changed(&stands) };
        if saved || takes {
            set_sent(&stands, &sent(&new));
        }
        if takes {
            set_value(&stands, &sent(&new));
        }
        if !newer {
            match new.get_attribute("aria-invalid") {
                Some(wrong) => stands.set_attribute("aria-invalid", &wrong).unwrap_or_default(),
                None => stands.remove_attribute("aria-invalid").unwrap_or_default(),
            }
        }
        if let (Some(around), Some(new)) = (stands.parent_element(), new.parent_element()) {
            around.set_class_name(&new.class_name());
        }
    }
    if let (Some(stands), Some(new)) = (version(line), version(fresh)) {
        stands.set_value(&new.value());
        if let Some(old) = one(line, "[data-told]") {
            old.remove();
        }
        let told =
            one(fresh, "[data-told]").and_then(|told| grid.desk.document.import_node_with_deep(&told, true).ok());
        if let (Some(told), Some(around)) = (told, stands.parent_element()) {
            let _ = around.append_child(&told);
        }
    }
    for what in [".state-cell .state", "summary", ".why-here"] {
        if let (Some(stands), Some(new)) = (one(line, what), one(fresh, what)) {
            let _ = stands.remove_attribute("data-was");
            stands.set_class_name(&new.class_name());
            stands.set_text_content(new.text_content().as_deref());
        }
    }
    if let (Some(stands), Some(new)) = (one(line, "th > small"), one(fresh, "th > small")) {
        stands.set_inner_html(&new.inner_html());
    }
    for (stands, new) in all(line, "[data-rest]").iter().zip(all(fresh, "[data-rest]")) {
        stands.set_text_content(new.text_content().as_deref());
    }
    let _ = line.set_attribute("data-state", &text(fresh, "data-state"));
}
