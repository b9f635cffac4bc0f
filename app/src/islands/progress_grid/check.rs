//! Checking a line as one types, with the code of the server, and saying what is wrong or odd where the server would.

use domain::{
    grid::{Column, Typed},
    indicator::Kind,
    plausibility::{Reading, Warning},
    quantity::Quantity,
    value::{Reported, Value},
};
use web_sys::Element;

use super::{
    browser::Grid,
    cells::{all, answer, cell, changed, columns, counted, fill, kind_of, one, text, value},
};

const TOTAL: &str = "total";
const NARRATIVE: &str = "narrative";

/// Whether there is something to hand in: a total, or the words that are asked for.
fn filled(line: &Element) -> bool {
    let asked = if kind_of(line) == Kind::Narrative { NARRATIVE } else { TOTAL };
    cell(line, asked).is_some_and(|cell| !value(&cell).trim().is_empty())
}

fn for_reading(line: &Element, value: Value) -> String {
    match value {
        Value::Count(count) => count.grouped(),
        Value::Ratio { denominator, .. } if denominator == Quantity::ZERO => "–".to_owned(),
        Value::Ratio { numerator, denominator } => [numerator.grouped(), denominator.grouped()].join(" / "),
        Value::Answer(_) | Value::YesNo(_) | Value::Told => {
            let typed = value.typed();
            answer(line, &typed).unwrap_or(typed)
        }
    }
}

/// What the cells of each split leave of the total; a dash where that cannot be said, and nothing under the total.
fn say_rests(line: &Element, reported: Option<&Reported>) {
    for rest in all(line, "[data-rest]") {
        let axis = text(&rest, "data-rest");
        let unspecified = reported.and_then(|reported| reported.unspecified(&axis).ok().flatten());
        let said = unspecified.map_or_else(|| "–".to_owned(), |rest| for_reading(line, rest));
        rest.set_text_content(Some(&said));
        if let Ok(Some(under)) = rest.closest(".rest-here") {
            let _ = under.toggle_attribute_with_force("hidden", said == "–");
        }
    }
}

/// What is odd about a value, by what the server wrote into its line.
fn warnings(line: &Element, total: Option<Value>) -> Vec<Warning> {
    let kind = kind_of(line);
    let values = |name: &str| -> Vec<Value> {
        text(line, name).split(';').filter_map(|typed| Value::parse(kind, typed).ok().flatten()).collect()
    };
    let (Ok(direction), Ok(accumulation)) = (text(line, "data-direction").parse(), text(line, "data-over").parse())
    else {
        return Vec::new();
    };
    let (before, after) = (values("data-before"), values("data-after"));
    let target = values("data-target").first().copied();
    // What is left unspecified has a column of its own.
    Reading { kind, direction, accumulation, target, before: &before, after: &after, total, unspecified: None }
        .warnings()
}

impl Grid {
    pub(super) fn dirty(&self, line: &Element) -> bool {
        self.refused.get() || all(line, "[data-cell]").iter().any(changed)
    }

    /// Reads a line with the code of the server, and says in it and beside it what is wrong or odd.
    pub(super) fn check(&self, line: &Element) {
        let columns = columns(line);
        let mut typed = Typed::default();
        for (column, cell) in &columns {
            match column {
                Column::Total => typed.total = value(cell),
                Column::Cell(of) => {
                    typed.cells.insert(of.clone(), value(cell));
                }
            }
        }
        let read = typed.read(kind_of(line));
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
        let read = read.ok();
        say_rests(line, read.as_ref());
        let odd = warnings(line, read.and_then(|reported| reported.total));
        self.explain(line, &said);
        self.doubt(line, &odd);
        let doubt = odd.first().and_then(|odd| self.words.warnings.get(odd.code()));
        self.chip(line, !said.is_empty(), doubt.map(String::as_str));
    }

    /// A card at the side: what it is about, and what is to be said.
    fn card(&self, kind: &str, owner: (&str, &str), head: &str, said: &str) -> Option<Element> {
        let make = |name, text: &str| {
            let element = self.desk.document.create_element(name).ok()?;
            element.set_text_content(Some(text));
            Some(element)
        };
        let card = make("section", "")?;
        card.set_class_name(kind);
        card.set_attribute(owner.0, owner.1).ok()?;
        let (head, said) = (make("h2", head)?, make("p", said)?);
        card.append_child(&head).ok()?;
        card.append_child(&said).ok()?;
        Some(card)
    }

    /// The sentences: under the name of the line, and as cards at the side.
    fn explain(&self, line: &Element, said: &[(String, String)]) {
        let id = text(line, "data-row");
        if let Some(why) = self.desk.document.get_element_by_id(&["why", &id].concat()) {
            let sentences: Vec<_> = said.iter().map(|(_, sentence)| sentence.as_str()).collect();
            why.set_text_content(Some(&sentences.join(" ")));
        }
        let Some(side) = one(&self.desk.form, "[data-errors]") else { return };
        for old in all(&side, &["[data-for='", &id, "']"].concat()) {
            old.remove();
        }
        let title = text(line, "data-title");
        for (column, sentence) in said.iter().rev() {
            let column = self.words.columns.get(column).map_or("", String::as_str);
            let head = fill(&self.words.error_of, &[("title", &title), ("column", column)]);
            if let Some(card) = self.card("card is-error", ("data-for", &id), &head, sentence) {
                let _ = side.insert_before(&card, side.first_child().as_ref());
            }
        }
    }

    /// What is odd, as a card after the errors and what was asked.
    fn doubt(&self, line: &Element, odd: &[Warning]) {
        let id = text(line, "data-row");
        if let Some(total) = cell(line, TOTAL).and_then(|total| total.parent_element()) {
            let _ = total.class_list().toggle_with_force("warn", !odd.is_empty());
        }
        let Some(side) = one(&self.desk.form, "[data-errors]") else { return };
        let old = one(&side, &["[data-doubt='", &id, "']"].concat());
        if odd.is_empty() {
            return old.into_iter().for_each(|old| old.remove());
        }
        let said: Vec<String> = odd.iter().map(|odd| self.odd(line, odd)).collect();
        let said = fill(&self.words.doubt, &[("said", &said.join(" "))]);
        let Some(card) = self.card("card is-warn", ("data-doubt", &id), &text(line, "data-title"), &said) else {
            return;
        };
        match old {
            Some(old) => {
                let _ = side.replace_child(&card, &old);
            }
            None => {
                let after = one(&side, ".card:not(.is-error, .is-warn)");
                let _ = side.insert_before(&card, after.as_deref());
            }
        }
    }

    fn odd(&self, line: &Element, odd: &Warning) -> String {
        let read = |value| for_reading(line, value);
        let sentence = self.words.warns.get(odd.code()).map_or("", String::as_str);
        let period = text(line, "data-last");
        match *odd {
            Warning::Falls { now, before } | Warning::Rises { now, before } => {
                fill(sentence, &[("value", &read(now)), ("before", &read(before)), ("period", &period)])
            }
            Warning::Jump { now, largest } => fill(sentence, &[("value", &read(now)), ("largest", &read(largest))]),
            Warning::BeyondTarget { so_far, target } => {
                fill(sentence, &[("value", &read(so_far)), ("target", &read(target))])
            }
            Warning::Unspecified { .. } => String::new(),
        }
    }

    /// The state of the line as it is typed; the one of the server where it was not touched.
    fn chip(&self, line: &Element, wrong: bool, doubt: Option<&str>) {
        let Some(chip) = one(line, ".state-cell .state") else { return };
        let was = chip.get_attribute("data-was").unwrap_or_else(|| {
            let was = [chip.class_name(), chip.text_content().unwrap_or_default()].join("\n");
            let _ = chip.set_attribute("data-was", &was);
            was
        });
        let (class, word) = if wrong {
            ("state bad", self.words.error.as_str())
        } else if !self.dirty(line) {
            was.split_once('\n').unwrap_or_default()
        } else if !filled(line) {
            ("state neutral", self.words.blank.as_str())
        } else if let Some(doubt) = doubt {
            ("state warn", doubt)
        } else {
            ("state info", self.words.draft.as_str())
        };
        chip.set_class_name(class);
        chip.set_text_content(Some(word));
    }

    /// How many values the button would hand in, and how many changes are not saved.
    pub(super) fn count(&self) {
        let unsaved = self.cells().iter().filter(|cell| changed(cell)).count();
        if let Some(line) = one(&self.desk.form, "[data-unsaved]") {
            let words = match unsaved {
                0 => String::new(),
                some => counted(&self.words.unsaved_one, &self.words.unsaved_many, some),
            };
            line.set_text_content(Some(&words));
        }
        let Some(button) = one(&self.desk.form, "[data-submit]") else { return };
        let goes = |line: &Element| {
            let wrong = one(line, "[aria-invalid]").is_some();
            filled(line) && !wrong && (text(line, "data-state") == "draft" || self.dirty(line))
        };
        let words = match all(&self.desk.form, "tr[data-row]").iter().filter(|line| goes(line)).count() {
            0 => self.words.submit_none.clone(),
            some => counted(&self.words.submit_one, &self.words.submit_many, some),
        };
        button.set_text_content(Some(&words));
    }
}
