//! The states of a project and the moves between them (DESIGN.md 5).

use thiserror::Error;

use crate::{id::UserId, word::words};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProjectState {
    Concept,
    Proposal,
    InEndorsement,
    Endorsed,
    Active,
    Suspended,
    Completed,
    Closed,
    Returned,
    Rejected,
    Withdrawn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LifecycleError {
    #[error("a project does not go from {from} to {to}")]
    WrongMove { from: ProjectState, to: ProjectState },
    #[error("who proposed a project cannot endorse it")]
    FourEyes,
}

words!(ProjectState: "project state" {
    Concept => "concept",
    Proposal => "proposal",
    InEndorsement => "in-endorsement",
    Endorsed => "endorsed",
    Active => "active",
    Suspended => "suspended",
    Completed => "completed",
    Closed => "closed",
    Returned => "returned",
    Rejected => "rejected",
    Withdrawn => "withdrawn",
});

impl ProjectState {
    /// The states this one may move to.
    ///
    /// concept → proposal → in endorsement → endorsed → active → (suspended) → completed → closed. The endorser
    /// may return (it is worked on and comes back) or reject; after endorsement the fund may still reject; the
    /// proposer may withdraw until money flows. Closed, rejected and withdrawn are final.
    pub fn next(self) -> &'static [ProjectState] {
        use ProjectState::*;
        match self {
            Concept => &[Proposal, Rejected, Withdrawn],
            Proposal => &[InEndorsement, Withdrawn],
            InEndorsement => &[Endorsed, Returned, Rejected, Withdrawn],
            Returned => &[InEndorsement, Withdrawn],
            Endorsed => &[Active, Rejected, Withdrawn],
            Active => &[Suspended, Completed],
            Suspended => &[Active, Completed],
            Completed => &[Closed],
            Closed | Rejected | Withdrawn => &[],
        }
    }

    /// Values may be reported: active, suspended, completed (the last report is due after the end).
    pub fn reports(self) -> bool {
        matches!(self, Self::Active | Self::Suspended | Self::Completed)
    }

    /// Money is spent: active, suspended (rent and salaries go on), completed (closing costs).
    pub fn spends(self) -> bool {
        matches!(self, Self::Active | Self::Suspended | Self::Completed)
    }

    /// The matrix may be edited: up to and including active, also when returned; not in endorsement, where
    /// the endorser must read what was proposed.
    pub fn plans(self) -> bool {
        matches!(self, Self::Concept | Self::Proposal | Self::Returned | Self::Endorsed | Self::Active)
    }

    /// Not final: something may still change in it.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Closed | Self::Rejected | Self::Withdrawn)
    }
}

/// Moves a project on. Endorsing, returning and rejecting in endorsement need another person than the proposer; not
/// even an administrator passes (DESIGN.md 5, four eyes).
pub fn advance(
    from: ProjectState,
    to: ProjectState,
    proposer: UserId,
    by: UserId,
) -> Result<ProjectState, LifecycleError> {
    use ProjectState::*;
    if !from.next().contains(&to) {
        return Err(LifecycleError::WrongMove { from, to });
    }
    if from == InEndorsement && matches!(to, Endorsed | Returned | Rejected) && by == proposer {
        return Err(LifecycleError::FourEyes);
    }
    Ok(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_machine() {
        let mut table = String::new();
        for &state in ProjectState::ALL {
            let flags = [(state.plans(), "plans"), (state.reports(), "reports"), (state.is_open(), "open")];
            let flags: Vec<_> = flags.iter().filter(|(on, _)| *on).map(|(_, word)| *word).collect();
            let next: Vec<_> = state.next().iter().map(|next| next.as_str()).collect();
            table += format!("{state:<15}{:<20}→ {}", flags.join(" "), next.join(", ")).trim_end();
            table += "\n";
        }
        insta::assert_snapshot!(table);
    }

    #[test]
    fn final_states_are_those_that_lead_nowhere() {
        for &state in ProjectState::ALL {
            assert_eq!(state.is_open(), !state.next().is_empty(), "{state}");
        }
    }

    #[test]
    fn every_state_is_reached_from_the_concept() {
        let mut reached = vec![ProjectState::Concept];
        let mut at = 0;
        while let Some(state) = reached.get(at).copied() {
            let new: Vec<_> = state.next().iter().copied().filter(|next| !reached.contains(next)).collect();
            reached.extend(new);
            at += 1;
        }
        assert_eq!(reached.len(), ProjectState::ALL.len());
    }

    #[test]
    fn who_proposed_cannot_endorse() {
        use ProjectState::*;
        let (proposer, other) = (UserId(1), UserId(2));
        for to in [Endorsed, Returned, Rejected] {
            assert_eq!(advance(InEndorsement, to, proposer, proposer), Err(LifecycleError::FourEyes));
            assert_eq!(advance(InEndorsement, to, proposer, other), Ok(to));
        }
        assert_eq!(advance(InEndorsement, Withdrawn, proposer, proposer), Ok(Withdrawn));
        assert_eq!(advance(Concept, Proposal, proposer, proposer), Ok(Proposal));
        let wrong = LifecycleError::WrongMove { from: Concept, to: Active };
        assert_eq!(advance(Concept, Active, proposer, other), Err(wrong));
        assert_eq!(wrong.to_string(), "a project does not go from concept to active");
    }
}
