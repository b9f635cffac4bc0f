//! Words: the one form of an enum that is stored, sent and put into an address.
//!
//! Every enum of this crate that leaves the process gets its words through [`words!`]: `as_str`, `ALL`, `Display`,
//! `FromStr` and the serde form all use the same table, so that a database column, a form field and JSON
//! cannot disagree. These are not words for people: what is shown comes from the translations.

use thiserror::Error;

/// A text that is none of the words of its enum.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("unknown {what}: {word:?}")]
pub struct UnknownWord {
    /// What was looked for, such as "project state".
    pub what: &'static str,
    pub word: String,
}

impl UnknownWord {
    pub fn new(what: &'static str, word: &str) -> Self {
        Self { what, word: word.to_owned() }
    }
}

/// Gives an enum its words: `words!(Sex: "sex" { Female => "female", Male => "male" });`.
///
/// A variant without a word, or a word without a variant, does not compile.
macro_rules! words {
    ($name:ident: $what:literal { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $name {
            /// Every variant, in the order of its declaration here.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stored and sent form.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::word::UnknownWord;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::word::UnknownWord::new($what, text)),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use words;

#[cfg(test)]
mod tests {
    use std::{collections::HashSet, fmt};

    use serde::{
        Deserialize, Serialize,
        de::{IntoDeserializer, value::Error},
    };

    use crate::{
        approval, budget, burn, contribution, gender, indicator, ledger, lifecycle, matrix, overlap, period, policy,
        portfolio, progress, view,
    };

    /// What serde sends, seen through its formatter.
    struct Sent<T>(T);

    impl<T: Serialize> fmt::Display for Sent<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(f)
        }
    }

    macro_rules! every_word_comes_back {
        ($($test:ident: $name:ty),+ $(,)?) => {$(
            #[test]
            fn $test() {
                let mut seen = HashSet::new();
                for &each in <$name>::ALL {
                    let word = each.as_str();
                    assert!(seen.insert(word), "{word} stands for two");
                    assert_eq!(word.parse(), Ok(each));
                    assert_eq!(each.to_string(), word);
                    assert_eq!(Sent(each).to_string(), word);
                    let read: Result<$name, Error> = <$name>::deserialize(word.into_deserializer());
                    assert_eq!(read, Ok(each));
                }
                for wrong in ["", "Draft ", "nonsense"] {
                    assert_eq!(wrong.parse::<$name>().unwrap_err().word, wrong);
                    let read: Result<$name, Error> = <$name>::deserialize(wrong.into_deserializer());
                    assert!(read.is_err());
                }
            }
        )+};
    }

    every_word_comes_back! {
        actual_state: approval::ActualState,
        step: approval::Step,
        section: budget::Section,
        budget_column: budget::Column,
        rule_kind: budget::RuleKind,
        severity: budget::Severity,
        verdict: budget::Verdict,
        burn_rule: burn::RuleKind,
        unknown_burn: burn::Why,
        ledger_column: ledger::Column,
        donor_kind: contribution::DonorKind,
        earmarking: contribution::Earmarking,
        stage_of_a_contribution: contribution::Stage,
        misfit: contribution::Misfit,
        outside: contribution::Outside,
        gender_code: gender::GenderCode,
        stage: gender::Stage,
        kind: indicator::Kind,
        direction: indicator::Direction,
        accumulation: indicator::Accumulation,
        operator: indicator::Operator,
        sex: indicator::Sex,
        project_state: lifecycle::ProjectState,
        node_kind: matrix::NodeKind,
        overlap_method: overlap::Method,
        overlap_outcome: overlap::Outcome,
        schedule: period::Schedule,
        role: policy::Role,
        action: policy::Action,
        wide: policy::Wide,
        quality_rule: portfolio::RuleKind,
        why: progress::Why,
        page_with_views: view::Page,
        status: progress::Status,
    }
}
