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
