//! Contributions: what donors pledge, commit and pay in, and what that money may be used for.
//!
//! A contribution answers the appeal of one year. Without a project it belongs to the pool of flexible money, which headquarters
//! allocates to cells of that appeal and to lines of budgets; how much of it, [`crate::allocation`] says.

use crate::{
    appeal::Area,
    budget::Total,
    id::{ProjectId, RegionId},
    lifecycle::ProjectState,
    money::MoneyError,
    word::words,
};

/// What a donor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DonorKind {
    Government,
    /// Agencies and funds of the United Nations, and what donors pay through them.
    Un,
    Intergovernmental,
    DevelopmentBank,
    Foundation,
    PrivateSector,
    Individuals,
}

/// How far a donor says what the money is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Earmarking {
    Unearmarked,
    Softly,
    Tightly,
}

/// How certain money is. Each is counted for itself: money that was received was pledged and committed before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    Pledged,
    Committed,
    Received,
}

words!(DonorKind: "kind of a donor" {
    Government => "government",
    Un => "un",
    Intergovernmental => "intergovernmental",
    DevelopmentBank => "development-bank",
    Foundation => "foundation",
    PrivateSector => "private-sector",
    Individuals => "individuals",
});
words!(Earmarking: "earmarking" {
    Unearmarked => "unearmarked",
    Softly => "softly",
    Tightly => "tightly",
});
words!(Stage: "stage of a contribution" {
    Pledged => "pledged",
    Committed => "committed",
    Received => "received",
});

/// What a contribution is for: nothing in particular, a region or an area of the appeal or both, or one project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Any,
    Soft { region: Option<RegionId>, area: Option<Area> },
    Project(ProjectId),
}

/// What an earmarking lacks, or has too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Misfit {
    /// Tightly earmarked, but for no project.
    ProjectMissing,
    /// For a project, but not tightly earmarked.
    ProjectTooMuch,
    /// Softly earmarked, but for neither region nor area.
    PlaceMissing,
    /// For a region or an area, but not softly earmarked.
    PlaceTooMuch,
}

words!(Misfit: "misfit of an earmarking" {
    ProjectMissing => "earmarking-project-missing",
    ProjectTooMuch => "earmarking-project-too-much",
    PlaceMissing => "earmarking-place-missing",
    PlaceTooMuch => "earmarking-place-too-much",
});

impl Purpose {
    /// Tightly demands a project; softly a region or an area, or both, and no project; unearmarked neither.
    pub fn of(
        earmarking: Earmarking,
        project: Option<ProjectId>,
        region: Option<RegionId>,
        area: Option<Area>,
    ) -> Result<Self, Misfit> {
        let place = region.is_some() || area.is_some();
        match (earmarking, project, place) {
            (Earmarking::Tightly, Some(project), false) => Ok(Self::Project(project)),
            (Earmarking::Tightly, None, _) => Err(Misfit::ProjectMissing),
            (_, Some(_), _) if earmarking != Earmarking::Tightly => Err(Misfit::ProjectTooMuch),
            (Earmarking::Softly, None, true) => Ok(Self::Soft { region, area }),
            (Earmarking::Softly, ..) => Err(Misfit::PlaceMissing),
            (Earmarking::Unearmarked, None, false) => Ok(Self::Any),
            _ => Err(Misfit::PlaceTooMuch),
        }
    }

    pub fn earmarking(self) -> Earmarking {
        match self {
            Self::Any => Earmarking::Unearmarked,
            Self::Soft { .. } => Earmarking::Softly,
            Self::Project(_) => Earmarking::Tightly,
        }
    }

    pub fn project(self) -> Option<ProjectId> {
        if let Self::Project(project) = self { Some(project) } else { None }
    }

    pub fn region(self) -> Option<RegionId> {
        if let Self::Soft { region, .. } = self { region } else { None }
    }

    pub fn area(self) -> Option<Area> {
        if let Self::Soft { area, .. } = self { area } else { None }
    }

    /// Flexible money: headquarters says what it is used for.
    pub fn is_pool(self) -> bool {
        self.project().is_none()
    }

    /// Whether it may answer this cell: softly earmarked money one of its region and area; that of a project one to which a line of
    /// the project's budget is tied.
    pub fn admits_cell(self, region: RegionId, area: Area, of_projects: &[ProjectId]) -> Result<(), Outside> {
        match self {
            Self::Project(project) if !of_projects.contains(&project) => Err(Outside::Project),
            Self::Soft { region: Some(own), .. } if own != region => Err(Outside::Region),
            Self::Soft { area: Some(own), .. } if own != area => Err(Outside::Area),
            _ => Ok(()),
        }
    }

    /// Whether it may pay for this line: softly earmarked money one of a project in its region, and one that is tied to its area in
    /// an appeal; that of a project one of its own.
    pub fn admits_line(self, project: ProjectId, region: RegionId, areas: &[Area]) -> Result<(), Outside> {
        match self {
            Self::Project(own) if own != project => Err(Outside::Project),
            Self::Soft { region: Some(own), .. } if own != region => Err(Outside::Region),
            Self::Soft { area: Some(own), .. } if !areas.contains(&own) => Err(Outside::Area),
            _ => Ok(()),
        }
    }
}

/// Why money may not be used for something: it is for another project, region or area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outside {
    Project,
    Region,
    Area,
}

words!(Outside: "limit of an earmarking" {
    Project => "project",
    Region => "region",
    Area => "area",
});

/// Whether lines of a project in this state may be paid for: not once it is closed, rejected or withdrawn.
pub fn pays_for(state: ProjectState) -> bool {
    state.is_open()
}

/// Whether a budget in this state is expected to have its money: from the endorsement on, as long as it is carried out.
pub fn expects_money(state: ProjectState) -> bool {
    use ProjectState::*;
    matches!(state, Endorsed | Active | Suspended | Completed | Closed)
}

/// What the instalments of a contribution, or of several, add to by stage. What is not converted is counted beside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stages {
    pub pledged: Total,
    pub committed: Total,
    pub received: Total,
}

impl Stages {
    pub fn at(self, stage: Stage) -> Total {
        match stage {
            Stage::Pledged => self.pledged,
            Stage::Committed => self.committed,
            Stage::Received => self.received,
        }
    }

    /// Counts one instalment, in USD cents where it is converted. `TooLarge` where the sum does not fit.
    pub fn add(&mut self, stage: Stage, usd: Option<i64>) -> Result<(), MoneyError> {
        match stage {
            Stage::Pledged => self.pledged.add(usd),
            Stage::Committed => self.committed.add(usd),
            Stage::Received => self.received.add(usd),
        }
    }

    /// What can be counted on, in USD cents: the largest of what was pledged, committed and received. A donor who pays more than
    /// was agreed, or without an agreement, has promised at least that; one who pays by and by has promised the rest. Of one
    /// contribution: over several it is their sum, as what one donor pays does not keep what another promised.
    pub fn promised_usd(self) -> i64 {
        self.pledged.usd.max(self.committed.usd).max(self.received.usd)
    }

    /// Instalments that are in no sum.
    pub fn not_converted(self) -> u32 {
        self.pledged.not_converted + self.committed.not_converted + self.received.not_converted
    }
}

#[cfg(test)]
mod tests;
