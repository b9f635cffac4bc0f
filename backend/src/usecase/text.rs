//! Typed text as it is kept: what every use case that takes free text does to it first.

/// Trimmed, lines ended by `\n`, without control characters, which PostgreSQL would refuse.
pub(crate) fn clean(text: &str) -> String {
    let text: String =
        text.replace("\r\n", "\n").replace('\t', " ").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    text.trim().to_owned()
}
