//! Corporate frameworks, edited by headquarters: added, copied for new years, changed, taken out of, given targets.

mod add;
mod areas;
mod indicators;
mod targets;

use crate::support::{Browser, Page};

pub const MIGOF: &str = "/results/frameworks/MIGOF";

/// A corporate indicator as the forms send it: `more` are fields of its own, such as `code`, or of the form, such as `corporate`.
pub async fn save(browser: &mut Browser, more: &[(&str, &str)]) -> Page {
    let own = [
        "code",
        "title",
        "definition",
        "method",
        "unit",
        "kind",
        "direction",
        "operator",
        "answers",
        "result",
        "position",
    ];
    let mut fields = vec![
        ("framework".to_owned(), "MIGOF"),
        ("area".to_owned(), "1"),
        ("says[code]".to_owned(), "P1.2"),
        ("says[title]".to_owned(), "Centres open to everybody"),
        ("says[unit]".to_owned(), "centres"),
        ("says[kind]".to_owned(), "count"),
        ("says[direction]".to_owned(), "increase"),
        ("says[operator]".to_owned(), "sum"),
    ];
    for (name, value) in more {
        let name = if own.contains(name) { format!("says[{name}]") } else { (*name).to_owned() };
        fields.retain(|(known, _)| *known != name);
        fields.push((name, value));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    browser.submit("/api/framework_save_indicator", &fields).await
}

/// P1.1 as the world has it, with changes.
pub async fn change(browser: &mut Browser, more: &[(&str, &str)]) -> Page {
    let mut fields = vec![
        ("corporate", "1"),
        ("version", "1"),
        ("code", "P1.1"),
        ("title", "Officials trained on rights"),
        ("definition", "Each person once per course."),
        ("unit", "people"),
        ("position", "1"),
    ];
    fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    fields.extend(more);
    save(browser, &fields).await
}
