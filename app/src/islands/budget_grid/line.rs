//! One line of the form: read with the code of the server as one types, with what it amounts to and what is wrong with it.

use std::collections::BTreeMap;

use domain::{
    budget::{Column, Fault, Section, Typed, Wrong},
    money::{Currency, Money},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::browser::Grid;
use crate::islands::grid::cells::{cell, changed, fill, one, text, value};

/// What the server knows of a currency: its decimals, and today's rate in ten-billionths where there is one.
pub(super) struct Known {
    currency: Currency,
    rate: Option<i64>,
}

/// The currencies of this page: "EUR:2:10837000000" and so on.
pub(super) fn known(form: &Element) -> BTreeMap<String, Known> {
    let Some(table) = one(form, "table.grid") else { return BTreeMap::new() };
    let known = |word: &str| {
        let mut parts = word.split(':');
        let (code, decimals, rate) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok());
        Some((code.to_owned(), Known { currency: Currency::known(code, decimals)?, rate }))
    };
    text(&table, "data-currencies").split(' ').filter_map(known).collect()
}

impl Known {
    /// Cents; none where there is no rate.
    fn usd(&self, amount: Money) -> Option<i64> {
        if amount.currency == Currency::USD {
            return Some(amount.minor);
        }
        amount.to_usd_at(self.rate?).ok().map(|usd| usd.minor)
    }
}

fn of(line: &Element, column: Column) -> String {
    cell(line, column.as_str()).map(|cell| value(&cell)).unwrap_or_default()
}

fn typed(line: &Element) -> Typed {
    Typed {
        section: of(line, Column::Section),
        has_result: !of(line, Column::Result).is_empty(),
        year: of(line, Column::Year),
        description: of(line, Column::Description),
        unit: of(line, Column::Unit),
        quantity: of(line, Column::Quantity),
        currency: of(line, Column::Currency),
        unit_cost: of(line, Column::UnitCost),
        duration: of(line, Column::Duration),
    }
}

/// To be taken out of the budget.
fn is_removed(line: &Element) -> bool {
    let tick = one(line, "input[data-retire]").and_then(|tick| tick.dyn_into::<HtmlInputElement>().ok());
    tick.is_some_and(|tick| tick.checked())
}

/// The numbers are those that the server sent, and so is the rate.
fn keeps_its_rate(line: &Element) -> bool {
    let numbers = [Column::Quantity, Column::Currency, Column::UnitCost, Column::Duration];
    line.has_attribute("data-usd")
        && numbers.iter().all(|column| cell(line, column.as_str()).is_none_or(|cell| !changed(&cell)))
}

impl Grid {
    fn currency(&self, code: &str) -> Option<Currency> {
        self.currencies.get(&code.to_uppercase()).map(|known| known.currency)
    }

    /// The section of a line and its cents, where it is one that can be read.
    pub(super) fn counts(&self, line: &Element) -> Option<(Section, Option<i64>)> {
        let typed = typed(line);
        if is_removed(line) || typed.is_blank() {
            return None;
        }
        // A result that is missing keeps nothing from being counted.
        let read = Typed { has_result: true, ..typed }.read(|code| self.currency(code)).ok()?;
        if keeps_its_rate(line) {
            return Some((read.section, text(line, "data-usd").parse().ok()));
        }
        let known = self.currencies.get(read.amount.currency.as_str())?;
        Some((read.section, known.usd(read.amount)))
    }

    /// Says what a line amounts to, and what is wrong with it where the server would.
    pub(super) fn check(&self, line: &Element) {
        let typed = typed(line);
        let read = match typed.is_blank() || is_removed(line) {
            true => None,
            false => Some(typed.read(|code| self.currency(code))),
        };
        if let Some(place) = one(line, "[data-amount]") {
            let amount = match &read {
                Some(Ok(read)) => [read.amount.currency.as_str(), &read.amount.grouped()].join("\u{a0}"),
                _ => String::new(),
            };
            place.set_text_content(Some(&amount));
        }
        let wrong = read.and_then(Result::err).unwrap_or_default();
        // A currency that this page does not know the server may know.
        let unknown = wrong.iter().any(|wrong| wrong.fault == Fault::NotACurrency) && is_code(&typed.currency);
        let wrong: Vec<Wrong> =
            wrong.into_iter().filter(|wrong| !(unknown && wrong.column == Column::Currency)).collect();
        for &column in Column::ALL {
            let Some(cell) = cell(line, column.as_str()) else { continue };
            let is_wrong = wrong.iter().any(|wrong| wrong.column == column);
            let _ = match is_wrong {
                true => cell.set_attribute("aria-invalid", "true"),
                false => cell.remove_attribute("aria-invalid"),
            };
        }
        let said: Vec<String> = wrong.iter().map(|wrong| self.sentence(line, *wrong)).collect();
        self.explain(line, &said.join(" "));
    }

    fn sentence(&self, line: &Element, wrong: Wrong) -> String {
        let sentence = self.words.problems.get(wrong.fault.code()).map_or("", String::as_str);
        let max = if wrong.column == Column::Unit { Typed::UNIT_MAX } else { Typed::DESCRIPTION_MAX };
        let said = fill(sentence, &[("typed", of(line, wrong.column).trim()), ("max", &max.to_string())]);
        let column = self.words.columns.get(wrong.column.as_str()).map_or("", String::as_str);
        fill(&self.words.wrong, &[("column", column), ("said", &said)])
    }

    /// In a row of its own under the line, as the server writes it.
    fn explain(&self, line: &Element, said: &str) {
        let document = &self.desk.document;
        let id = ["why-", &text(line, "data-row")].concat();
        let stands = document.get_element_by_id(&id);
        if said.is_empty() {
            if let Some(row) = stands.and_then(|cell| cell.parent_element()) {
                row.remove();
            }
            return;
        }
        let cell = stands.or_else(|| {
            let (row, cell) = (document.create_element("tr").ok()?, document.create_element("td").ok()?);
            row.set_class_name("why");
            cell.set_id(&id);
            let _ = cell.set_attribute("colspan", "13");
            row.append_child(&cell).ok()?;
            line.after_with_node_1(&row).ok()?;
            Some(cell)
        });
        if let Some(cell) = cell {
            cell.set_text_content(Some(said));
        }
    }
}

fn is_code(text: &str) -> bool {
    let text = text.trim();
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}
