//! The one form that is open on the page, as the address says it: `?edit=node-12`, `?edit=indicator-7`, `?add=objective`,
//! `?add=node-under-12`, `?add=indicator-under-12`.
//!
//! A matrix of 200 indicators is sent without a form; opening one is a link, and only its form is sent.

use domain::id::{IndicatorId, NodeId};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Open {
    Node(NodeId),
    Indicator(IndicatorId),
    AddObjective,
    AddUnder(NodeId),
    AddIndicator(NodeId),
}

impl Open {
    /// From the parameters `edit` and `add`; none where they name nothing that can be opened.
    pub(crate) fn from_query(edit: Option<&str>, add: Option<&str>) -> Option<Self> {
        fn after<T: std::str::FromStr>(text: Option<&str>, prefix: &str) -> Option<T> {
            text?.strip_prefix(prefix)?.parse().ok()
        }
        after(edit, "node-")
            .map(Self::Node)
            .or_else(|| after(edit, "indicator-").map(Self::Indicator))
            .or_else(|| after(add, "node-under-").map(Self::AddUnder))
            .or_else(|| after(add, "indicator-under-").map(Self::AddIndicator))
            .or_else(|| (add == Some("objective")).then_some(Self::AddObjective))
    }

    fn parameter(self) -> String {
        match self {
            Self::Node(id) => format!("edit=node-{id}"),
            Self::Indicator(id) => format!("edit=indicator-{id}"),
            Self::AddObjective => "add=objective".into(),
            Self::AddUnder(id) => format!("add=node-under-{id}"),
            Self::AddIndicator(id) => format!("add=indicator-under-{id}"),
        }
    }

    /// Where the browser scrolls to: the row that is edited, or the form that adds one.
    fn anchor(self) -> String {
        match self {
            Self::Node(id) => node_anchor(id),
            Self::Indicator(id) => indicator_anchor(id),
            Self::AddObjective | Self::AddUnder(_) | Self::AddIndicator(_) => ADDING.into(),
        }
    }

    /// The address with this form open.
    pub(crate) fn href(self, project: &str) -> String {
        format!("/projects/{project}/matrix?{}#{}", self.parameter(), self.anchor())
    }

    /// The name under which the session keeps what was typed into it.
    pub(crate) fn form(self) -> String {
        format!("matrix:{}", self.parameter())
    }
}

/// The id of the row that holds an adding form.
pub(crate) const ADDING: &str = "adding";

/// In place of the anchor of a row, where many were changed: the message stands at the top.
pub(crate) const WHOLE: &str = "whole";

pub(crate) fn node_anchor(id: NodeId) -> String {
    format!("node-{id}")
}

pub(crate) fn indicator_anchor(id: IndicatorId) -> String {
    format!("indicator-{id}")
}

/// The address after a change: the page scrolls to the row, which shows the message.
pub(crate) fn done_at(project: &str, anchor: &str) -> String {
    format!("/projects/{project}/matrix?at={anchor}#{anchor}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_read_back() {
        for open in [
            Open::Node(NodeId(12)),
            Open::Indicator(IndicatorId(7)),
            Open::AddObjective,
            Open::AddUnder(NodeId(12)),
            Open::AddIndicator(NodeId(12)),
        ] {
            let (name, value) = open.parameter().split_once('=').map(|(n, v)| (n.to_owned(), v.to_owned())).unwrap();
            let get = |wanted: &str| (name == wanted).then_some(value.as_str());
            assert_eq!(Open::from_query(get("edit"), get("add")), Some(open));
        }
        assert_eq!(Open::from_query(Some("node-x"), None), None);
        assert_eq!(Open::from_query(None, None), None);
    }
}
