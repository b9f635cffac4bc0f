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
        Self {
            what,
            word: word.to_owned(),
        }
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
