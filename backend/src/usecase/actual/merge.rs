//! Two people in one row: edits of different cells stand beside each other, of the same cell the second person decides.
//!
//! Pure: three lines of text in, one out. What the first person changed shows in the difference between the version that
//! the second one read and the one that stands there now.

use domain::{
    grid::{Column, Typed},
    indicator::Kind,
    value::Value,
};

/// The name of the note among the columns.
pub(super) const NARRATIVE: &str = "narrative";

/// A row as it is typed: its cells, and its author's note, blank where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub cells: Typed,
    pub narrative: String,
}

/// A column that both have changed, with what stands there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Met {
    pub column: String,
    pub present: String,
}

/// What was typed, with what somebody else has changed since it was read. All three have the same cells. Who has been told of
/// what both have changed has `decided`: what they typed stands.
pub(super) fn merge(kind: Kind, typed: &Line, read: &Line, present: &Line, decided: bool) -> Result<Line, Vec<Met>> {
    let mut met = Vec::new();
    let mut column = |name: &str, typed: &str, read: &str, present: &str| {
        let same = |one, other| same(kind, name, one, other);
        if same(typed, read) {
            return present.to_owned();
        }
        if !decided && !same(present, read) && !same(present, typed) {
            met.push(Met { column: name.to_owned(), present: present.to_owned() });
        }
        typed.to_owned()
    };
    let mut merged = Line::default();
    for cell in typed.cells.cells.keys() {
        let at = Column::Cell(cell.clone());
        let [typed, read, present] = [typed, read, present].map(|line| line.cells.cell(&at));
        merged.cells.cells.insert(cell.clone(), column(&at.to_string(), typed, read, present));
    }
    merged.narrative = column(NARRATIVE, &typed.narrative, &read.narrative, &present.narrative);
    let total = Column::Total.to_string();
    merged.cells.total = match kind {
        // Of a narrative the words are the total.
        Kind::Narrative => merged.narrative.clone(),
        _ => column(&total, &typed.cells.total, &read.cells.total, &present.cells.total),
    };
    if met.is_empty() { Ok(merged) } else { Err(met) }
}

/// "1 000" and "1000" are the same value; notes are the same by the letter, and so is what cannot be read.
pub(super) fn same(kind: Kind, column: &str, one: &str, other: &str) -> bool {
    let value = |text| Value::parse(kind, text).ok();
    let is_value = column != NARRATIVE && kind != Kind::Narrative;
    one == other || (is_value && value(one).is_some() && value(one) == value(other))
}

#[cfg(test)]
mod tests {
    use domain::{axes::Cell, indicator::Sex};

    use super::*;

    fn line(female: &str, male: &str, total: &str, narrative: &str) -> Line {
        let cells = [(Sex::Female, female), (Sex::Male, male)].map(|(sex, text)| (Cell::of_sex(sex), text.to_owned()));
        Line { cells: Typed { total: total.into(), cells: cells.into() }, narrative: narrative.into() }
    }

    #[test]
    fn edits_of_different_cells_stand_beside_each_other() {
        let read = line("", "", "40", "");
        let present = line("20", "", "40", "From the register.");
        let typed = line("", "15", "40", "");
        assert_eq!(
            merge(Kind::Count, &typed, &read, &present, false),
            Ok(line("20", "15", "40", "From the register."))
        );
        assert_eq!(
            merge(Kind::Count, &read, &read, &present, false),
            Ok(present.clone()),
            "who touched nothing undoes nothing"
        );
        assert_eq!(merge(Kind::Count, &typed, &read, &read, false), Ok(typed.clone()), "alone, what was typed stands");
    }

    #[test]
    fn the_same_cell_is_for_the_second_person_to_decide() {
        let read = line("", "", "40", "");
        let met = |typed: Line, present: Line| {
            let met = merge(Kind::Count, &typed, &read, &present, false).unwrap_err();
            met.into_iter().map(|met| (met.column, met.present)).collect::<Vec<_>>()
        };
        let both = met(line("12", "", "50", "Mine"), line("12", "3", "60", "Theirs"));
        assert_eq!(both, [("narrative".into(), "Theirs".into()), ("total".into(), "60".into())]);
        let cleared = met(line("", "", "50", ""), line("", "", "", ""));
        assert_eq!(cleared, [("total".to_owned(), String::new())], "a blank is a change like any other");
    }

    #[test]
    fn who_has_decided_writes_over_the_same_cell_and_nothing_else() {
        let (read, present) = (line("", "", "40", ""), line("20", "", "60", ""));
        let merged = merge(Kind::Count, &line("", "15", "50", ""), &read, &present, true);
        assert_eq!(merged, Ok(line("20", "15", "50", "")), "what only the first person changed stays");
    }

    #[test]
    fn the_same_number_in_other_letters_is_no_change() {
        let read = line("", "", "1000", "");
        let present = line("", "", "1200", "");
        assert_eq!(merge(Kind::Count, &line("", "", "1 000", ""), &read, &present, false), Ok(present));
        let wrong = line("", "", "10O0", "");
        assert_eq!(
            merge(Kind::Count, &wrong, &read, &read, false),
            Ok(wrong),
            "what cannot be read is kept, and refused later"
        );
    }
}
