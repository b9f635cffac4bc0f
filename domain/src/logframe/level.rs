//! Which row of the matrix a text is about: by the word or the number in front of it, and what a column is by its heading.

use super::{Column, Node, cell::bullets};
use crate::matrix::NodeKind;

/// The words for the levels in English, French and Spanish, lower case, the longer before what they contain.
const LEVELS: &[(&str, NodeKind)] = &[
    ("specific objective", NodeKind::Outcome),
    ("objectif spécifique", NodeKind::Outcome),
    ("objetivo específico", NodeKind::Outcome),
    ("overall objective", NodeKind::Objective),
    ("general objective", NodeKind::Objective),
    ("objectif général", NodeKind::Objective),
    ("objetivo general", NodeKind::Objective),
    ("objective", NodeKind::Objective),
    ("objectif", NodeKind::Objective),
    ("objetivo", NodeKind::Objective),
    ("impact", NodeKind::Objective),
    ("goal", NodeKind::Objective),
    ("outcome", NodeKind::Outcome),
    ("purpose", NodeKind::Outcome),
    ("effet", NodeKind::Outcome),
    ("efecto", NodeKind::Outcome),
    ("output", NodeKind::Output),
    ("result", NodeKind::Output),
    ("résultat", NodeKind::Output),
    ("resultado", NodeKind::Output),
    ("produit", NodeKind::Output),
    ("producto", NodeKind::Output),
    ("activities", NodeKind::Activity),
    ("activity", NodeKind::Activity),
    ("activité", NodeKind::Activity),
    ("actividad", NodeKind::Activity),
];

/// Headings, lower case; the first that a heading contains counts.
const HEADINGS: &[(&str, Column)] = &[
    ("verification", Column::Source),
    ("vérification", Column::Source),
    ("verificación", Column::Source),
    ("source", Column::Source),
    ("fuente", Column::Source),
    ("assumption", Column::Assumptions),
    ("risk", Column::Assumptions),
    ("hypothèse", Column::Assumptions),
    ("supuesto", Column::Assumptions),
    ("baseline", Column::Baseline),
    ("référence", Column::Baseline),
    ("línea de base", Column::Baseline),
    ("target", Column::Target),
    ("cible", Column::Target),
    ("meta", Column::Target),
    ("indicator", Column::Indicator),
    ("indicateur", Column::Indicator),
    ("indicador", Column::Indicator),
    ("unit", Column::Unit),
    ("level", Column::Level),
    ("niveau", Column::Level),
    ("nivel", Column::Level),
    ("statement", Column::Statement),
    ("description", Column::Statement),
    ("results chain", Column::Statement),
    ("intervention logic", Column::Statement),
    ("project summary", Column::Statement),
    // The four kinds of row together; one of them alone is a word below.
    ("results", Column::Statement),
    ("résultats", Column::Statement),
    ("resultados", Column::Statement),
];

/// What a column holds by its heading.
pub(super) fn heading(text: &str) -> Column {
    let text = text.trim().to_lowercase();
    let named = HEADINGS.iter().find(|(word, _)| text.contains(word)).map(|(_, column)| *column);
    let level = || word(&text).map(|(kind, _)| OWN.iter().find(|(_, of)| *of == kind).map_or(Column::Level, |of| of.0));
    named.or_else(level).unwrap_or(Column::Ignored)
}

/// The columns of one level each, the highest first.
const OWN: [(Column, NodeKind); 4] = [
    (Column::Objective, NodeKind::Objective),
    (Column::Outcome, NodeKind::Outcome),
    (Column::Output, NodeKind::Output),
    (Column::Activity, NodeKind::Activity),
];

/// The rows of the matrix that begin in a row of the table.
pub(super) fn nodes<'a>(text: &impl Fn(Column) -> &'a str) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut put = |kind, statement: &str| {
        nodes.push(Node { kind, statement: statement.to_owned(), assumptions: String::new() });
    };
    let statement = text(Column::Statement);
    let (in_front, rest) = split(statement);
    if let Some(kind) = named(text(Column::Level)).or(in_front).filter(|_| !rest.is_empty()) {
        put(kind, rest);
    }
    for (column, kind) in OWN {
        let cell = text(column);
        match bullets(cell) {
            Some(several) if kind != NodeKind::Objective => several.iter().for_each(|one| put(kind, split(one).1)),
            _ if cell.is_empty() => {}
            _ => put(kind, split(cell).1),
        }
    }
    nodes
}

/// Whether there is a statement, but nothing says of what.
pub(super) fn is_untold<'a>(text: &impl Fn(Column) -> &'a str) -> bool {
    let (in_front, rest) = split(text(Column::Statement));
    !rest.is_empty() && named(text(Column::Level)).or(in_front).is_none()
}

/// The level that a cell of its own names: by a word, or by a number alone ("1.1" is an output).
fn named(text: &str) -> Option<NodeKind> {
    let lower = text.to_lowercase();
    word(&lower).map(|(kind, _)| kind).or_else(|| by_number(number(text).0))
}

/// The level in front of a statement, and the statement without it: "Output 1.1: Shelters stand", "1.1 Shelters stand".
fn split(text: &str) -> (Option<NodeKind>, &str) {
    let text = text.trim();
    let lower = text.to_lowercase();
    if let Some((kind, length)) = word(&lower) {
        // Lower case may be longer than what was typed only for letters that no level has.
        let after = text.get(length..).unwrap_or_default();
        let (numbers, rest) = number(after);
        let marked = !numbers.is_empty() || rest.len() < after.trim_start().len();
        return if marked && !rest.is_empty() { (Some(kind), rest) } else { (None, text) };
    }
    let (numbers, rest) = number(text);
    match by_number(numbers) {
        Some(kind) if !rest.is_empty() => (Some(kind), rest),
        _ => (None, text),
    }
}

/// The word for a level with which a lower-case text begins, and how long it is.
fn word(lower: &str) -> Option<(NodeKind, usize)> {
    LEVELS.iter().find_map(|(word, kind)| {
        let after = lower.strip_prefix(word)?;
        let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        // "outcomes" is the word, "outputting" is not.
        (end <= 1).then_some((*kind, word.len() + end))
    })
}

/// The number with which a text begins, and what follows it and its punctuation.
fn number(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let marks = |c: char| c.is_whitespace() || matches!(c, ':' | '.' | ')' | '-' | '–' | '—');
    (number.trim_end_matches('.'), rest.trim_start_matches(marks))
}

/// "1" is an outcome, "1.1" an output, "1.1.1" an activity.
fn by_number(number: &str) -> Option<NodeKind> {
    let parts: Vec<&str> = number.split('.').collect();
    if parts.iter().any(|part| part.is_empty() || part.len() > 2) {
        return None;
    }
    match parts.len() {
        1 => Some(NodeKind::Outcome),
        2 => Some(NodeKind::Output),
        3 => Some(NodeKind::Activity),
        _ => None,
    }
}
