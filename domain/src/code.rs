//! Codes that people type: project codes and countries.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A project code as the organization prints it: two capital letters, a dot, four digits (`DP.1649`, FIELD.md).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProjectCode(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a project code is two capital letters, a dot and four digits, like DP.1649")]
pub struct ProjectCodeError;

/// ISO 3166-1 alpha-3, with the user-assigned XKX. Only the shape is checked: which countries there are, the
/// table of countries says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode([u8; 3]);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a country code is three capital letters, like RWA")]
pub struct CountryCodeError;

impl ProjectCode {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl CountryCode {
    pub fn as_str(&self) -> &str {
        letters(&self.0)
    }
}

/// The text of a three-letter code.
pub(crate) fn letters(code: &[u8; 3]) -> &str {
    std::str::from_utf8(code).expect("codes are made of ASCII capitals only")
}

/// Three ASCII capitals, or nothing.
pub(crate) fn three_capitals(text: &str) -> Option<[u8; 3]> {
    let code: [u8; 3] = text.as_bytes().try_into().ok()?;
    code.iter().all(u8::is_ascii_uppercase).then_some(code)
}

impl std::str::FromStr for ProjectCode {
    type Err = ProjectCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            [a, b, b'.', digits @ ..]
                if a.is_ascii_uppercase()
                    && b.is_ascii_uppercase()
                    && digits.len() == 4
                    && digits.iter().all(u8::is_ascii_digit) =>
            {
                Ok(Self(text.to_owned()))
            }
            _ => Err(ProjectCodeError),
        }
    }
}

impl std::str::FromStr for CountryCode {
    type Err = CountryCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        three_capitals(text).map(Self).ok_or(CountryCodeError)
    }
}

impl TryFrom<String> for ProjectCode {
    type Error = ProjectCodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl TryFrom<String> for CountryCode {
    type Error = CountryCodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ProjectCode> for String {
    fn from(code: ProjectCode) -> Self {
        code.0
    }
}

impl From<CountryCode> for String {
    fn from(code: CountryCode) -> Self {
        code.as_str().to_owned()
    }
}

impl std::fmt::Display for ProjectCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

impl std::fmt::Display for CountryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn project_codes_have_one_shape() {
        for good in ["DP.1649", "CT.0000"] {
            assert_eq!(good.parse::<ProjectCode>().unwrap().to_string(), good);
        }
        for bad in
            ["", "DP1649", "dp.1649", "D.1649", "DP.164", "DP.16490", "DP.16a9", " DP.1649", "DÉ.1649", "DP.١٢٣٤"]
        {
            assert_eq!(bad.parse::<ProjectCode>(), Err(ProjectCodeError), "{bad:?}");
        }
    }

    #[test]
    fn country_codes_have_one_shape() {
        for good in ["RWA", "XKX"] {
            assert_eq!(good.parse::<CountryCode>().unwrap().to_string(), good);
        }
        for bad in ["", "RW", "rwa", "RWAN", "R1A", "É A"] {
            assert_eq!(bad.parse::<CountryCode>(), Err(CountryCodeError), "{bad:?}");
        }
    }
}
