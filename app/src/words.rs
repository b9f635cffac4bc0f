//! All visible text: Fluent files in `locales/`, English first. `t!("key")`, `t!("key", count = 3, name = "…")`.
//!
//! Only the server speaks: islands get their words as properties. A test checks that every key used stands in the files.

use std::{borrow::Cow, collections::HashMap};

use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, langid, static_loader};

static_loader! {
    static WORDS = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

const ENGLISH: LanguageIdentifier = langid!("en");

/// The words for `key`; the key itself where they are missing, which the tests do not let happen.
pub fn say(key: &str, args: &[(&'static str, FluentValue<'static>)]) -> String {
    let args: HashMap<Cow<'static, str>, FluentValue> =
        args.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
    WORDS.try_lookup_complete(&ENGLISH, key, (!args.is_empty()).then_some(&args)).unwrap_or_else(|| key.to_owned())
}

/// The words for `key`, or `plain` where there are none: for names that the data brings along.
pub fn or(key: &str, plain: &str) -> String {
    WORDS.try_lookup(&ENGLISH, key).unwrap_or_else(|| plain.to_owned())
}

/// The words for a problem with a field: `problem-<code>` with its arguments.
pub fn problem(problem: &backend::error::Problem) -> String {
    let args: HashMap<Cow<'static, str>, FluentValue> =
        problem.args.iter().map(|(name, value)| (Cow::Owned(name.clone()), FluentValue::from(value.clone()))).collect();
    let key = format!("problem-{}", problem.code);
    WORDS.try_lookup_complete(&ENGLISH, &key, (!args.is_empty()).then_some(&args)).unwrap_or(key)
}

/// `t!("key")` or `t!("key", count = 3, name = text)`: the words for a key with its arguments.
#[macro_export]
macro_rules! t {
    ($key:expr) => { $crate::words::say($key, &[]) };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::words::say($key, &[$((stringify!($name), $value.into())),+])
    };
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs, path::Path};

    use super::WORDS;

    fn files(folder: &Path, ending: &str, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                files(&path, ending, found);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                found.push((path.display().to_string(), fs::read_to_string(&path).expect("it is text")));
            }
        }
    }

    fn here(folder: &str, ending: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut found);
        found
    }

    /// Keys with the file that has them.
    fn keys() -> BTreeMap<String, Vec<String>> {
        let mut keys: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (file, text) in here("locales/en", "ftl") {
            let lines = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
            for key in lines.filter_map(|line| line.split_once(" =").or_else(|| line.split_once('='))) {
                keys.entry(key.0.trim().to_owned()).or_default().push(file.clone());
            }
        }
        keys
    }

    #[test]
    fn every_key_stands_once() {
        let twice: Vec<_> = keys().into_iter().filter(|(_, files)| files.len() > 1).collect();
        assert!(twice.is_empty(), "{twice:#?}");
    }

    #[test]
    fn every_key_that_is_used_has_words() {
        let keys = keys();
        let mut missing = Vec::new();
        for (file, text) in here("src", "rs") {
            for (at, _) in text.match_indices("t!(") {
                let (before, used) = (&text[..at], &text[at + "t!(".len()..]);
                if before.ends_with(|c: char| c.is_ascii_alphanumeric()) {
                    continue; // format!, assert! and the like
                }
                let Some(literal) = used.trim_start().strip_prefix('"') else { continue };
                let key = literal.split('"').next().expect("a literal ends");
                if !keys.contains_key(key) && !key.contains('{') && key != "key" {
                    missing.push(format!("{file}: {key}"));
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    /// What stands before the parenthesis that closes a call.
    fn arguments(call: &str) -> &str {
        let mut depth = 1;
        let end = call.find(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth == 0
        });
        &call[..end.unwrap_or(call.len())]
    }

    #[test]
    fn every_problem_code_of_the_backend_has_words() {
        let keys = keys();
        let mut missing = Vec::new();
        for (file, text) in here("../backend/src", "rs") {
            for call in ["Problem::new(", "Error::invalid("] {
                for used in text.split(call).skip(1) {
                    let Some((_, code)) = arguments(used).rsplit_once(", \"") else { continue };
                    let Some(code) = code.trim().trim_end_matches(',').strip_suffix('"') else { continue };
                    if !keys.contains_key(&format!("problem-{code}")) {
                        missing.push(format!("{file}: problem-{code}"));
                    }
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn every_act_of_the_log_has_words() {
        let keys = keys();
        let mut missing = Vec::new();
        for (file, text) in here("../backend/src", "rs") {
            for used in text.split("Change::new(").skip(1) {
                let Some(literal) = used.trim_start().strip_prefix('"') else { continue };
                let action = literal.split('"').next().expect("a literal ends");
                if !keys.contains_key(&format!("act-{}", action.replace('.', "-"))) && !action.starts_with("test.") {
                    missing.push(format!("{file}: {action}"));
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn the_files_are_valid() {
        use fluent_templates::Loader;
        assert!(WORDS.try_lookup(&super::ENGLISH, "work-title").is_some());
    }
}
