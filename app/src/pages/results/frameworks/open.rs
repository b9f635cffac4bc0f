//! The one form that is open on the page of a framework, as the address says it: `?open=area-3`, `?open=new-output-7`.
//!
//! A framework of a hundred indicators is sent without a form; opening one is a link, and only its form is sent.

use domain::id::{AreaId, CorporateIndicatorId, ResultId};

use super::LIST;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Open {
    Framework,
    Area(AreaId),
    Result(ResultId),
    Indicator(CorporateIndicatorId),
    Targets(CorporateIndicatorId),
    NewArea,
    NewOutcome(AreaId),
    NewOutput(ResultId),
    NewIndicator(AreaId),
}

/// The address of a framework.
pub(crate) fn href(framework: &str) -> String {
    // It comes back in an address of our own; what is no code leads to a page that is not there.
    let code: String = framework.chars().filter(|c| c.is_ascii_alphanumeric() || ".-".contains(*c)).collect();
    format!("{LIST}/{code}")
}

/// The name under which the session keeps what was typed into a form.
pub(crate) fn form(framework: &str, open: Open) -> String {
    format!("framework:{framework}:{}", open.word())
}

impl Open {
    /// From the parameter `open`; none where it names nothing that can be opened.
    pub(super) fn from_query(open: &str) -> Option<Self> {
        fn after<T: std::str::FromStr>(text: &str, prefix: &str) -> Option<T> {
            text.strip_prefix(prefix)?.parse().ok()
        }
        match open {
            "framework" => Some(Self::Framework),
            "new-area" => Some(Self::NewArea),
            _ => after(open, "area-")
                .map(Self::Area)
                .or_else(|| after(open, "result-").map(Self::Result))
                .or_else(|| after(open, "indicator-").map(Self::Indicator))
                .or_else(|| after(open, "targets-").map(Self::Targets))
                .or_else(|| after(open, "new-outcome-").map(Self::NewOutcome))
                .or_else(|| after(open, "new-output-").map(Self::NewOutput))
                .or_else(|| after(open, "new-indicator-").map(Self::NewIndicator)),
        }
    }

    fn word(self) -> String {
        match self {
            Self::Framework => "framework".into(),
            Self::NewArea => "new-area".into(),
            Self::Area(id) => format!("area-{id}"),
            Self::Result(id) => format!("result-{id}"),
            Self::Indicator(id) => format!("indicator-{id}"),
            Self::Targets(id) => format!("targets-{id}"),
            Self::NewOutcome(id) => format!("new-outcome-{id}"),
            Self::NewOutput(id) => format!("new-output-{id}"),
            Self::NewIndicator(id) => format!("new-indicator-{id}"),
        }
    }

    /// The address with this form open.
    pub(crate) fn href(self, framework: &str) -> String {
        format!("{}?open={}#form", href(framework), self.word())
    }

    /// The address after it was saved: what was changed, or where something was added.
    pub(crate) fn after(self, framework: &str) -> String {
        let anchor = match self {
            Self::Framework | Self::NewArea => String::new(),
            Self::Area(id) | Self::NewOutcome(id) | Self::NewIndicator(id) => format!("#area-{id}"),
            Self::Result(id) | Self::NewOutput(id) => format!("#result-{id}"),
            Self::Indicator(id) | Self::Targets(id) => format!("#indicator-{id}"),
        };
        format!("{}{anchor}", href(framework))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_read_back() {
        for open in [
            Open::Framework,
            Open::NewArea,
            Open::Area(AreaId(1)),
            Open::Result(ResultId(2)),
            Open::Indicator(CorporateIndicatorId(3)),
            Open::Targets(CorporateIndicatorId(3)),
            Open::NewOutcome(AreaId(1)),
            Open::NewOutput(ResultId(2)),
            Open::NewIndicator(AreaId(1)),
        ] {
            assert_eq!(Open::from_query(&open.word()), Some(open));
        }
        for none in ["", "area-", "area-x", "anything"] {
            assert_eq!(Open::from_query(none), None, "{none}");
        }
        assert_eq!(href("MIGOF/../x?y#z"), "/results/frameworks/MIGOF..xyz");
    }
}
