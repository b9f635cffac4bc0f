//! The form on this page: to what it listens, and what it says under its table.

use std::{collections::BTreeMap, rc::Rc};

use domain::{
    budget::{Section, Total},
    format,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::{
    BudgetWords,
    line::{Known, known},
};
use crate::islands::grid::{
    self, Desk, Typing, block,
    cells::{all, counted, fill, line_of, one},
    listen, undo,
};

/// The form on this page.
pub(super) struct Grid {
    pub desk: Desk,
    pub words: BudgetWords,
    /// By code: decimals, and the rate of today.
    pub currencies: BTreeMap<String, Known>,
}

pub(super) fn enhance(words: BudgetWords) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(desk) = document.and_then(|document| Desk::new(document, "budget-form")) else { return };
    let currencies = known(&desk.form);
    let grid = Rc::new(Grid { desk, words, currencies });
    grid.looked();
    grid::enhance(&grid);
    listen(&grid, &grid.desk.form, "input", |grid, event| typed(grid, event));
    listen(&grid, &grid.desk.form, "change", |grid, event| chosen(grid, event));
}

/// A cell or a tick.
fn typed(grid: &Grid, event: &Event) {
    let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(line) = field.and_then(|field| line_of(&field)) {
        block::unpick(grid);
        grid.look(&line);
        grid.looked();
    }
}

fn chosen(grid: &Grid, event: &Event) {
    undo::chosen(grid, event);
    typed(grid, event);
}

impl Typing for Grid {
    fn desk(&self) -> &Desk {
        &self.desk
    }

    fn look(&self, line: &Element) {
        self.check(line);
    }

    /// What the lines add to now, by section and in all, and how many amounts are in no sum.
    fn looked(&self) {
        let Some(place) = one(&self.desk.form, "[data-sums]") else { return };
        let mut sections: BTreeMap<Section, Total> = BTreeMap::new();
        let mut whole = Total::default();
        for line in all(&self.desk.form, "tr[data-row]") {
            let Some((section, usd)) = self.counts(&line) else { continue };
            // What is too large is said by the server, which refuses it.
            let _ = sections.entry(section).or_default().add(usd);
            let _ = whole.add(usd);
        }
        let figure = |total: Total| match total.is_unknown() {
            true => self.words.not_converted.clone(),
            false => format::usd_exact(total.usd),
        };
        let name = |section: Section| self.words.sections.get(section.as_str()).map_or("", String::as_str);
        let mut said: Vec<String> =
            sections.iter().map(|(section, total)| [name(*section), &figure(*total)].join(" ")).collect();
        said.push(fill(&self.words.in_all, &[("usd", &figure(whole))]));
        if whole.not_converted > 0 {
            let missing = usize::try_from(whole.not_converted).unwrap_or(usize::MAX);
            said.push(counted(&self.words.missing_one, &self.words.missing_many, missing));
        }
        place.set_text_content(Some(&said.join(" · ")));
    }
}
