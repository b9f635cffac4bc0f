//! The states of a reported value, and four eyes (DESIGN.md 5).
//!
//! Author, submitter and reviewer are three fields: approving a value does not make the reviewer its author. Edits of
//! several people merge into one version, so four eyes look at every hand since the last approval, not at the last one.

use thiserror::Error;

use crate::{id::UserId, word::words};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActualState {
    Draft,
    Submitted,
    Approved,
    Returned,
    Reopened,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    Write,
    Submit,
    Approve,
    Return,
    Reopen,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ApprovalError {
    #[error("who wrote or submitted a value cannot approve or return it")]
    FourEyes,
    #[error("not possible in this state")]
    WrongState { from: ActualState, step: Step },
    /// Nothing was written yet, so there is nothing to submit or to judge.
    #[error("nothing has been written yet")]
    NothingWritten,
    #[error("a return and a reopening need a note")]
    NoteMissing,
}

words!(ActualState: "state of a value" {
    Draft => "draft",
    Submitted => "submitted",
    Approved => "approved",
    Returned => "returned",
    Reopened => "reopened",
});
words!(Step: "step" {
    Write => "write",
    Submit => "submit",
    Approve => "approve",
    Return => "return",
    Reopen => "reopen",
});

impl ActualState {
    /// A person may type here: draft, returned, reopened.
    pub fn is_writable(self) -> bool {
        matches!(self, Self::Draft | Self::Returned | Self::Reopened)
    }
}

/// draft → submitted → approved or returned (with a note); approved → reopened (with a reason). Writing is possible in
/// draft, returned and reopened, and leads to draft, also where the same number is written again. Not even an
/// administrator passes four eyes. The state is checked first, then four eyes, then the note.
///
/// `hands` are all who wrote or submitted a version of the value since it was last approved; none for the first writing.
pub fn step(
    from: Option<ActualState>,
    step: Step,
    hands: &[UserId],
    by: UserId,
    note: Option<&str>,
) -> Result<ActualState, ApprovalError> {
    let from = match (from, step) {
        (None, Step::Write) => return Ok(ActualState::Draft),
        (None, _) => return Err(ApprovalError::NothingWritten),
        (Some(from), _) => from,
    };
    let to = match (from, step) {
        (ActualState::Draft | ActualState::Returned | ActualState::Reopened, Step::Write) => ActualState::Draft,
        (ActualState::Draft, Step::Submit) => ActualState::Submitted,
        (ActualState::Submitted, Step::Approve) => ActualState::Approved,
        (ActualState::Submitted, Step::Return) => ActualState::Returned,
        (ActualState::Approved, Step::Reopen) => ActualState::Reopened,
        _ => return Err(ApprovalError::WrongState { from, step }),
    };
    let judged = matches!(step, Step::Approve | Step::Return);
    if judged && hands.contains(&by) {
        return Err(ApprovalError::FourEyes);
    }
    let explained = note.is_some_and(|note| !note.trim().is_empty());
    if matches!(step, Step::Return | Step::Reopen) && !explained {
        return Err(ApprovalError::NoteMissing);
    }
    Ok(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUTHOR: UserId = UserId(1);
    const SUBMITTER: UserId = UserId(2);
    const REVIEWER: UserId = UserId(3);
    /// Wrote a draft before the one of the author.
    const EARLIER: UserId = UserId(4);
    const HANDS: &[UserId] = &[EARLIER, AUTHOR, SUBMITTER];

    #[test]
    fn the_whole_machine() {
        let mut table = String::from("state      step      author          submitter       another\n");
        for from in [None].into_iter().chain(ActualState::ALL.iter().copied().map(Some)) {
            for &next in Step::ALL {
                let shown = |by| match step(from, next, HANDS, by, Some("the sex is missing")) {
                    Ok(to) => to.to_string(),
                    Err(ApprovalError::WrongState { .. } | ApprovalError::NothingWritten) => "·".into(),
                    Err(other) => format!("{other:?}"),
                };
                let outcomes = [AUTHOR, SUBMITTER, REVIEWER].map(shown);
                let from = from.map_or("nothing", ActualState::as_str);
                let line = format!("{from:<11}{next:<10}{:<16}{:<16}{}", outcomes[0], outcomes[1], outcomes[2]);
                table += line.trim_end();
                table += "\n";
            }
        }
        insta::assert_snapshot!(table);
    }

    #[test]
    fn every_hand_since_the_last_approval_is_barred() {
        for judged in [Step::Approve, Step::Return] {
            let by = |who| step(Some(ActualState::Submitted), judged, HANDS, who, Some("a note"));
            for who in HANDS {
                assert_eq!(by(*who), Err(ApprovalError::FourEyes), "{judged} by {who}");
            }
            assert!(by(REVIEWER).is_ok());
        }
    }

    #[test]
    fn a_return_and_a_reopening_need_a_note() {
        for (from, next) in [(ActualState::Submitted, Step::Return), (ActualState::Approved, Step::Reopen)] {
            for missing in [None, Some(""), Some(" \n")] {
                let outcome = step(Some(from), next, HANDS, REVIEWER, missing);
                assert_eq!(outcome, Err(ApprovalError::NoteMissing), "{next} with {missing:?}");
            }
        }
        assert_eq!(step(Some(ActualState::Submitted), Step::Approve, HANDS, REVIEWER, None), Ok(ActualState::Approved));
    }

    #[test]
    fn what_may_be_written_says_so() {
        for &state in ActualState::ALL {
            let written = step(Some(state), Step::Write, HANDS, AUTHOR, None);
            assert_eq!(state.is_writable(), written == Ok(ActualState::Draft), "{state}");
        }
    }
}
