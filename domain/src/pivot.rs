//! What corporate results can be laid out by, and what a cell of such a table says.

use crate::word::words;

/// A question that every linked project indicator answers once, so that the parts are the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// The corporate indicator.
    Indicator,
    /// Of the office that runs the project.
    Region,
    /// Of the office that runs the project, or that office where it belongs to no country.
    Country,
    Office,
    /// The kind of funding.
    Funding,
    /// The code of the gender marker; not assessed is one of its own.
    Gender,
    Project,
}

words!(By: "question of a pivot" {
    Indicator => "indicator",
    Region => "region",
    Country => "country",
    Office => "office",
    Funding => "funding",
    Gender => "gender",
    Project => "project",
});

/// What is said of the values that meet in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Measure {
    /// What was achieved, net of overlap.
    #[default]
    Value,
    /// What the projects have promised.
    Promised,
    /// Achieved of promised.
    Progress,
    /// How many of the expected indicators have reported.
    Coverage,
    /// How many have not, though it is due.
    Overdue,
    /// How many project indicators are linked.
    Linked,
}

words!(Measure: "measure of a pivot" {
    Value => "value",
    Promised => "promised",
    Progress => "progress",
    Coverage => "coverage",
    Overdue => "overdue",
    Linked => "linked",
});
