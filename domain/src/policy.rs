//! Who may do what: one pure table. Every entrance asks it, so page, API and import cannot differ.
//!
//! The table says what a role may do in a state. Four eyes need to know who did what to this very value or marker and
//! stand in `approval`, `gender` and `lifecycle`; locks stand with the periods. All must agree.

use serde::{Deserialize, Serialize};

use crate::{
    id::{OfficeId, ProjectId, RegionId, UserId},
    lifecycle::ProjectState,
    word::{UnknownWord, words},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    Administrator,
    ProjectManager,
    ProjectStaff,
    Reviewer,
    Endorser,
    GenderFocalPoint,
    FundManager,
    HeadquartersAnalyst,
    Auditor,
    Viewer,
}

/// Where a grant holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    Everything,
    Region(RegionId),
    Office(OfficeId),
    Project(ProjectId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Grant {
    pub role: Role,
    pub scope: Scope,
}

/// A signed-in person with what they were granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    pub user: UserId,
    pub name: String,
    pub grants: Vec<Grant>,
}

/// Where a project stands, as far as scopes care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub project: ProjectId,
    pub office: OfficeId,
    pub region: RegionId,
}

/// What can be done to one project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    View,
    /// Its title, its dates and its reporting periods.
    EditProject,
    EditMatrix,
    /// Lines of the budget, and converting what had no rate.
    EditBudget,
    /// Fix the budget as a version: the original, or a revision.
    FixBudget,
    /// What was spent: typed for a month, or out of a ledger.
    EnterExpenditure,
    EnterValues,
    SubmitValues,
    ReviewValues,
    /// Comment on reported values.
    DiscussValues,
    /// See by person what is missing, and remind them.
    Remind,
    CodeGender,
    ValidateGender,
    ConfirmGender,
    /// Set and lift locks of its periods, and let a person in.
    LockPeriods,
    ViewLog,
}

/// What can be done across the organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wide {
    ViewResults,
    ViewFunding,
    ViewGender,
    ViewLog,
    /// The list of locks; of those that lie in one's scopes.
    ViewLocks,
    /// Lock the periods of an office, or of everything.
    LockPeriods,
    /// Import an appeal, or change amounts of it by hand.
    EditAppeal,
    ViewRates,
    ImportRates,
    /// Change the rules that budgets are held against.
    EditBudgetRules,
    /// Change the rules of quality that projects are held against.
    EditQualityRules,
    /// Delete views that others share.
    TidyViews,
    /// Corporate frameworks: their areas, results, indicators and targets.
    EditFrameworks,
    /// Confirm, refuse and end links from project indicators to corporate ones.
    ConfirmLinks,
    /// Propose that claims of projects overlap; from a region only where one of the projects is in it.
    ProposeOverlap,
    /// Approve or refuse what another proposed, and withdraw an overlap that stands.
    ApproveOverlap,
    /// Donors, what they give, and what it is allocated to.
    ViewContributions,
    EditContributions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Allowed,
    /// Visible, not permitted: 403.
    Forbidden,
    /// Not to be known of: 404.
    Invisible,
}

words!(Role: "role" {
    Administrator => "administrator",
    ProjectManager => "project-manager",
    ProjectStaff => "project-staff",
    Reviewer => "reviewer",
    Endorser => "endorser",
    GenderFocalPoint => "gender-focal-point",
    FundManager => "fund-manager",
    HeadquartersAnalyst => "headquarters-analyst",
    Auditor => "auditor",
    Viewer => "viewer",
});
words!(Action: "action" {
    View => "view",
    EditProject => "edit-project",
    EditMatrix => "edit-matrix",
    EditBudget => "edit-budget",
    FixBudget => "fix-budget",
    EnterExpenditure => "enter-spending",
    EnterValues => "enter-values",
    SubmitValues => "submit-values",
    ReviewValues => "review-values",
    DiscussValues => "discuss-values",
    Remind => "remind",
    CodeGender => "code-gender",
    ValidateGender => "validate-gender",
    ConfirmGender => "confirm-gender",
    LockPeriods => "lock-periods",
    ViewLog => "view-log",
});
words!(Wide: "action across the organization" {
    ViewResults => "view-results",
    ViewFunding => "view-funding",
    ViewGender => "view-gender",
    ViewLog => "view-log",
    ViewLocks => "view-locks",
    LockPeriods => "lock-periods",
    EditAppeal => "edit-appeal",
    ViewRates => "view-rates",
    ImportRates => "import-rates",
    EditBudgetRules => "edit-budget-rules",
    EditQualityRules => "edit-quality-rules",
    TidyViews => "tidy-views",
    EditFrameworks => "edit-frameworks",
    ConfirmLinks => "confirm-links",
    ProposeOverlap => "propose-overlap",
    ApproveOverlap => "approve-overlap",
    ViewContributions => "view-contributions",
    EditContributions => "edit-contributions",
});

/// May this role do this to a project in this state? The whole table; its printout is a snapshot test.
///
/// - Everybody with a grant may view, in every state: what was rejected or closed stays readable.
/// - An **administrator** helps where a hand is missing (matrix, values, coding), but is never the second pair of eyes:
///   who hands out grants must not also be the one who verifies.
/// - Dates and reporting periods move with the plan, and while a project is suspended, which is when they are put off.
/// - A **project manager** plans while the state lets the matrix change, reports while it lets values in, codes gender.
/// - **Project staff** enter values; the manager answers for them and submits.
/// - A **reviewer** judges values, an **endorser** confirms and a **gender focal point** validates the marker; none of
///   them writes what is judged.
/// - The **budget** is written by who plans (**project manager**, **administrator**) and by the **fund manager**, who asks for
///   revisions, while the state lets the plan change. It is fixed by the **endorser**, who endorses proposal and budget and writes
///   neither.
/// - What was **spent** is recorded by those who write the budget (**project manager**, **fund manager**, **administrator**), from its
///   beginning until the project is closed: closing costs come after the end.
/// - **Headquarters analyst** and **viewer** read projects.
/// - Periods are locked by headquarters (**administrator**, **headquarters analyst**) and by the **endorser**, none of
///   whom reviews values: who closes the books neither reports nor approves what stands in them.
/// - Whoever has a hand in a project **discusses** its values: every role but those that only look (**auditor**, **viewer**).
/// - Who answers for reports in a mission or above it (**administrator**, **project manager**, **reviewer**, **endorser**,
///   **headquarters analyst**) sees by person what is missing, and **reminds**.
/// - An **auditor** reads everything, the log too, and changes nothing: an auditor's own trace would be audited.
///
/// The marker may be worked on until the project is closed, rejected or withdrawn.
pub fn allows(role: Role, action: Action, state: ProjectState) -> bool {
    use Role::*;
    match action {
        Action::View => true,
        Action::EditProject => {
            matches!(role, Administrator | ProjectManager) && (state.plans() || state == ProjectState::Suspended)
        }
        Action::EditMatrix => matches!(role, Administrator | ProjectManager) && state.plans(),
        Action::EditBudget => matches!(role, Administrator | ProjectManager | FundManager) && state.plans(),
        Action::FixBudget => role == Endorser && state.is_open(),
        Action::EnterExpenditure => matches!(role, Administrator | ProjectManager | FundManager) && state.spends(),
        Action::EnterValues => matches!(role, Administrator | ProjectManager | ProjectStaff) && state.reports(),
        Action::SubmitValues => matches!(role, Administrator | ProjectManager) && state.reports(),
        Action::ReviewValues => role == Reviewer && state.reports(),
        Action::DiscussValues => !matches!(role, Auditor | Viewer) && state.is_open(),
        Action::Remind => {
            matches!(role, Administrator | ProjectManager | Reviewer | Endorser | HeadquartersAnalyst)
                && state.reports()
        }
        Action::CodeGender => matches!(role, Administrator | ProjectManager) && state.is_open(),
        Action::ValidateGender => role == GenderFocalPoint && state.is_open(),
        Action::ConfirmGender => role == Endorser && state.is_open(),
        Action::LockPeriods => matches!(role, Administrator | HeadquartersAnalyst | Endorser) && state.is_open(),
        Action::ViewLog => matches!(role, Administrator | Auditor),
    }
}

/// May this role do this across the organization?
///
/// Results, funding and the gender page are open to every role: a mission that cannot see what its figures become
/// stops caring for them. The gender page lists only projects in one's scopes; its query takes [`Subject::visible`].
/// So are the rates of exchange, on which every budget hangs, and the contributions: who pays for what is no secret between missions.
/// The log is for auditors and administrators; an appeal is imported and changed, and rates are imported, and contributions recorded and allocated, by those who answer for them. Locks are listed for
/// who may set one somewhere, and for auditors; rules of quality are changed by headquarters; everybody sees those of a project on its progress page.
/// Overlaps are proposed by headquarters and by the **endorsers** of regional offices, who know which missions reach the same people, and
/// approved by headquarters, which alone sees all claims; never by who proposed them ([`may_end`](crate::overlap::may_end)).
/// Corporate frameworks are edited by headquarters. Links are proposed by who may edit the matrix ([`Action::EditMatrix`]) and confirmed by headquarters; nobody confirms what they proposed.
pub fn allows_wide(role: Role, what: Wide) -> bool {
    match what {
        Wide::ViewResults | Wide::ViewFunding | Wide::ViewGender | Wide::ViewRates | Wide::ViewContributions => true,
        Wide::TidyViews => role == Role::Administrator,
        Wide::ViewLog => matches!(role, Role::Administrator | Role::Auditor),
        Wide::ViewLocks => {
            matches!(role, Role::Administrator | Role::HeadquartersAnalyst | Role::Endorser | Role::Auditor)
        }
        Wide::LockPeriods => matches!(role, Role::Administrator | Role::HeadquartersAnalyst),
        Wide::EditAppeal | Wide::ImportRates | Wide::EditBudgetRules | Wide::EditContributions => {
            matches!(role, Role::Administrator | Role::FundManager)
        }
        Wide::ProposeOverlap => matches!(role, Role::Administrator | Role::HeadquartersAnalyst | Role::Endorser),
        Wide::ApproveOverlap | Wide::EditQualityRules | Wide::EditFrameworks | Wide::ConfirmLinks => {
            matches!(role, Role::Administrator | Role::HeadquartersAnalyst)
        }
    }
}

impl Scope {
    /// The stored word: "everything", "region", "office" or "project".
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Region(_) => "region",
            Self::Office(_) => "office",
            Self::Project(_) => "project",
        }
    }

    /// The stored id; none for everything.
    pub const fn id(self) -> Option<i64> {
        match self {
            Self::Everything => None,
            Self::Region(id) => Some(id.0),
            Self::Office(id) => Some(id.0),
            Self::Project(id) => Some(id.0),
        }
    }

    /// Back from the two stored columns. A kind without its id, or everything with one, is refused: a damaged
    /// grant must not turn into a wider one.
    pub fn from_parts(kind: &str, id: Option<i64>) -> Result<Self, UnknownWord> {
        match (kind, id) {
            ("everything", None) => Ok(Self::Everything),
            ("region", Some(id)) => Ok(Self::Region(RegionId(id))),
            ("office", Some(id)) => Ok(Self::Office(OfficeId(id))),
            ("project", Some(id)) => Ok(Self::Project(ProjectId(id))),
            _ => Err(UnknownWord::new("scope", kind)),
        }
    }

    pub fn covers(self, place: Place) -> bool {
        match self {
            Self::Everything => true,
            Self::Region(region) => region == place.region,
            Self::Office(office) => office == place.office,
            Self::Project(project) => project == place.project,
        }
    }
}

impl Subject {
    /// Allowed where any grant that covers the place allows the action; else forbidden where one lets the person view
    /// it; else invisible.
    pub fn access(&self, place: Place, action: Action, state: ProjectState) -> Access {
        let any = |action| self.grants.iter().any(|g| g.scope.covers(place) && allows(g.role, action, state));
        if any(action) {
            Access::Allowed
        } else if any(Action::View) {
            Access::Forbidden
        } else {
            Access::Invisible
        }
    }

    /// Across the organization. The log, the imports, contributions, overlaps and the locks of offices reach beyond any region or office, so they
    /// need a grant over everything; an overlap is proposed from a region, too, never from an office or a project; the other pages are
    /// open to whoever has such a role anywhere.
    pub fn wide(&self, what: Wide) -> bool {
        let beyond_scopes = matches!(
            what,
            Wide::ViewLog
                | Wide::EditAppeal
                | Wide::ImportRates
                | Wide::EditBudgetRules
                | Wide::EditQualityRules
                | Wide::TidyViews
                | Wide::LockPeriods
                | Wide::EditFrameworks
                | Wide::ConfirmLinks
                | Wide::ApproveOverlap
                | Wide::EditContributions
        );
        let reaches = |scope| match what {
            Wide::ProposeOverlap => matches!(scope, Scope::Everything | Scope::Region(_)),
            _ => !beyond_scopes || scope == Scope::Everything,
        };
        self.grants.iter().any(|g| allows_wide(g.role, what) && reaches(g.scope))
    }

    /// Whether this person may propose an overlap between projects of these regions: from everywhere, or from one of them.
    pub fn proposes_overlap(&self, regions: &[RegionId]) -> bool {
        self.grants.iter().filter(|g| allows_wide(g.role, Wide::ProposeOverlap)).any(|g| match g.scope {
            Scope::Everything => true,
            Scope::Region(region) => regions.contains(&region),
            Scope::Office(_) | Scope::Project(_) => false,
        })
    }

    /// The scopes in which this person may `View` projects: for the WHERE of a list. `Everything` alone when any grant has it.
    pub fn visible(&self) -> Vec<Scope> {
        let mut scopes = Vec::new();
        for grant in &self.grants {
            let views = ProjectState::ALL.iter().any(|state| allows(grant.role, Action::View, *state));
            if views && grant.scope == Scope::Everything {
                return vec![Scope::Everything];
            }
            if views && !scopes.contains(&grant.scope) {
                scopes.push(grant.scope);
            }
        }
        scopes
    }
}

#[cfg(test)]
mod tests;
