//! Identifiers: one type per table, so that a period is never taken for an indicator.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A region of the organization: nine, and Global.
    RegionId,
    /// A country or territory of ISO 3166.
    CountryId,
    /// A country mission, a regional office or headquarters.
    OfficeId,
    /// A person who can sign in.
    UserId,
    /// A project, in whatever state.
    ProjectId,
    /// A row of a results matrix: objective, outcome, output or activity.
    NodeId,
    /// What is measured on an objective, outcome or output.
    IndicatorId,
    /// A reporting period of one project.
    PeriodId,
    /// One version of a reported value.
    ActualId,
    /// What somebody said about a reported value.
    CommentId,
    /// A file that stands behind a reported value.
    EvidenceId,
    /// One message to one person about what is missing.
    ReminderId,
    /// Filters of a page that somebody saved.
    ViewId,
    /// A lock of reporting periods.
    LockId,
    /// A year's appeal.
    AppealId,
    /// A country or region in an appeal.
    AppealRowId,
    /// An area for which an appeal asks for money.
    AppealAreaId,
    /// The line through all its versions.
    BudgetLineId,
    /// Who gives money.
    DonorId,
    /// What a donor gives under one agreement.
    ContributionId,
    /// One assessment behind a gender marker.
    AssessmentId,
    /// A corporate results framework.
    FrameworkId,
    /// A principle or an objective of a framework.
    AreaId,
    /// An outcome or output of an area.
    ResultId,
    /// What headquarters adds up over projects.
    CorporateIndicatorId,
    /// A project indicator that counts towards a corporate one.
    LinkId,
    /// Somebody proposed such a link.
    ProposalId,
    /// A declaration that the claims of projects overlap.
    OverlapId,
    /// A proposal of such a declaration.
    OverlapProposalId,
    /// A bearer token of the REST API.
    TokenId,
    /// An entry of the audit log.
    EventId,
}
