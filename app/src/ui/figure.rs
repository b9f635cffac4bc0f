//! Values and cells in words: answers by what they say, yes and no, the names of axes and categories.

use domain::{
    axes::{Axes, Axis, Cell},
    format,
    indicator::{Accumulation, Kind},
    value::Value,
};

use crate::t;

/// A value as it is read: a ratio by its quotient, an answer by its words. `answers` are those of a scale, the lowest first.
pub(crate) fn figure(kind: Kind, answers: &[String], value: Value) -> String {
    match value {
        Value::Count(_) | Value::Ratio { .. } => format::value(kind, value),
        Value::Answer(_) | Value::YesNo(_) | Value::Told => exact(answers, value),
    }
}

/// A value in full: both halves of a ratio.
pub(crate) fn exact(answers: &[String], value: Value) -> String {
    match value {
        Value::Count(count) => count.grouped(),
        Value::Ratio { numerator, denominator } => format!("{} / {}", numerator.grouped(), denominator.grouped()),
        Value::Answer(place) => {
            let words = usize::from(place).checked_sub(1).and_then(|at| answers.get(at));
            words.map_or_else(|| place.to_string(), |words| format!("{place} · {words}"))
        }
        Value::YesNo(true) => t!("value-yes"),
        Value::YesNo(false) => t!("value-no"),
        Value::Told => t!("value-told"),
    }
}

/// How values amount over the periods, in a word: "sum", "pooled".
pub(crate) fn accumulation(kind: Kind, by: Accumulation) -> String {
    match by {
        Accumulation::Sum | Accumulation::Mean if kind.is_ratio() => t!("value-pooled"),
        _ => t!(&format!("value-{by}")),
    }
}

/// "Sex", "Age", or the name that the project gave to its own axis.
pub(crate) fn axis(axis: &Axis) -> String {
    if axis.name.is_empty() { t!(&format!("axis-{}", axis.key)) } else { axis.name.clone() }
}

/// The name of the axes of a split, crossed or not. An axis that the indicator no longer has goes by its key.
pub(crate) fn split(axes: &Axes, key: &str) -> String {
    let name = |key: &str| axes.list.iter().find(|axis| axis.key == key).map_or_else(|| key.to_owned(), axis);
    // The keys of crossed axes are parted as those of a cell are.
    Cell::new(key, key).parts().map(|(key, _)| name(key)).collect::<Vec<_>>().join(" × ")
}

/// "Female", "18–59", "Kigali"; parts of a crossed cell are joined.
pub(crate) fn category(axes: &Axes, cell: &Cell) -> String {
    let name = |(of, key): (&str, &str)| {
        let axis = axes.list.iter().find(|axis| axis.key == of);
        let category = axis.and_then(|axis| axis.categories.iter().find(|category| category.key == key));
        match category {
            None => key.to_owned(),
            Some(category) if category.name.is_empty() => t!(&format!("category-{key}")),
            Some(category) => category.name.clone(),
        }
    };
    cell.parts().map(name).collect::<Vec<_>>().join(", ")
}

/// The same within a sentence.
pub(crate) fn category_in_sentence(axes: &Axes, cell: &Cell) -> String {
    category(axes, cell).to_lowercase()
}
