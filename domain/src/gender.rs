//! The gender marker: the code follows from the answers; stages need a second and a third person (FIELD.md).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    id::UserId,
    word::{UnknownWord, words},
};

/// Days after submission of the proposal by which a marker must be there.
pub const ASSESS_WITHIN_DAYS: u64 = 30;

/// Ordered from the strongest to none at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GenderCode {
    TwoB,
    TwoA,
    One,
    Zero,
    NotApplicable,
}

/// The developer's answers; a standard is met where its evidence is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Answers {
    /// In contact with beneficiaries, or with influence on the goods or services they get.
    pub reaches_beneficiaries: bool,
    /// Gender equality is the principal purpose of the project.
    pub principal_purpose: bool,
    pub needs_assessment: bool,
    pub outputs: bool,
    pub activities: bool,
}

/// Not assessed is the absence of an assessment: a state of its own, never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    Coded,
    Validated,
    Confirmed,
    /// The needs assessment, the outputs or the activities changed after validation: to be coded again.
    Stale,
}

/// Who did what to the current assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hands {
    pub coded_by: UserId,
    pub validated_by: Option<UserId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum GenderError {
    #[error("who coded a marker cannot validate it")]
    CoderValidates,
    #[error("who coded or validated a marker cannot confirm it")]
    HandConfirms,
    #[error("not possible at this stage")]
    WrongStage,
    #[error("the code does not follow from the answers; an override needs a reason")]
    OverrideWithoutReason,
}

words!(GenderCode: "gender code" {
    TwoB => "2b",
    TwoA => "2a",
    One => "1",
    Zero => "0",
    NotApplicable => "N/A",
});
words!(Stage: "stage of a gender marker" {
    Coded => "coded",
    Validated => "validated",
    Confirmed => "confirmed",
    Stale => "stale",
});

impl Answers {
    /// How many of the three minimum standards are met: needs assessment, outputs, activities.
    pub fn standards_met(self) -> u8 {
        [self.needs_assessment, self.outputs, self.activities].into_iter().map(u8::from).sum()
    }

    /// All three standards: 2a, or 2b where gender equality is the principal purpose; some: 1; none: 0. Without reach
    /// to beneficiaries N/A, whatever else is answered. A principal purpose without the standards raises nothing.
    pub fn code(self) -> GenderCode {
        match (self.reaches_beneficiaries, self.standards_met(), self.principal_purpose) {
            (false, _, _) => GenderCode::NotApplicable,
            (true, 3, true) => GenderCode::TwoB,
            (true, 3, false) => GenderCode::TwoA,
            (true, 0, _) => GenderCode::Zero,
            (true, _, _) => GenderCode::One,
        }
    }
}

/// What is asked of the markers of projects: one of the codes, or that there is none, which is not code 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Code(GenderCode),
    NotAssessed,
}

impl Asked {
    const NOT_ASSESSED: &str = "not-assessed";

    /// As it stands in an address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code(code) => code.as_str(),
            Self::NotAssessed => Self::NOT_ASSESSED,
        }
    }
}

impl std::str::FromStr for Asked {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == Self::NOT_ASSESSED { Ok(Self::NotAssessed) } else { text.parse().map(Self::Code) }
    }
}

/// The code to be kept: what follows from the answers, or another one with a reason, which the auditor will read.
pub fn settle(answers: Answers, chosen: GenderCode, reason: Option<&str>) -> Result<GenderCode, GenderError> {
    let explained = reason.is_some_and(|reason| !reason.trim().is_empty());
    if chosen == answers.code() || explained { Ok(chosen) } else { Err(GenderError::OverrideWithoutReason) }
}

/// A second person agrees: coded → validated. What is stale must be coded again first.
pub fn validate(stage: Stage, hands: Hands, by: UserId) -> Result<Stage, GenderError> {
    if stage != Stage::Coded {
        Err(GenderError::WrongStage)
    } else if by == hands.coded_by {
        Err(GenderError::CoderValidates)
    } else {
        Ok(Stage::Validated)
    }
}

/// A third person agrees: validated → confirmed.
pub fn confirm(stage: Stage, hands: Hands, by: UserId) -> Result<Stage, GenderError> {
    if stage != Stage::Validated {
        Err(GenderError::WrongStage)
    } else if by == hands.coded_by || Some(by) == hands.validated_by {
        Err(GenderError::HandConfirms)
    } else {
        Ok(Stage::Confirmed)
    }
}

/// The needs assessment, the outputs or the activities changed: what was validated on them is stale.
pub fn evidence_changed(stage: Stage) -> Stage {
    match stage {
        Stage::Validated | Stage::Confirmed | Stage::Stale => Stage::Stale,
        Stage::Coded => Stage::Coded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_answer() -> impl Iterator<Item = Answers> {
        (0..32_u8).map(|bits| {
            let bit = |at: u8| bits & (16 >> at) != 0;
            Answers {
                reaches_beneficiaries: bit(0),
                principal_purpose: bit(1),
                needs_assessment: bit(2),
                outputs: bit(3),
                activities: bit(4),
            }
        })
    }

    #[test]
    fn the_whole_truth_table() {
        let mut table = String::from("reaches  principal  needs  outputs  activities  code\n");
        let yes = |answer| if answer { "yes" } else { "·" };
        for answers in every_answer() {
            table += &format!(
                "{:<9}{:<11}{:<7}{:<9}{:<12}{}\n",
                yes(answers.reaches_beneficiaries),
                yes(answers.principal_purpose),
                yes(answers.needs_assessment),
                yes(answers.outputs),
                yes(answers.activities),
                answers.code(),
            );
        }
        insta::assert_snapshot!(table);
    }

    #[test]
    fn another_code_than_the_answers_give_needs_a_reason() {
        for answers in every_answer() {
            for &chosen in GenderCode::ALL {
                let follows = chosen == answers.code();
                let expected = if follows { Ok(chosen) } else { Err(GenderError::OverrideWithoutReason) };
                assert_eq!(settle(answers, chosen, None), expected);
                assert_eq!(settle(answers, chosen, Some(" ")), expected);
                assert_eq!(settle(answers, chosen, Some("see annex 2")), Ok(chosen));
            }
        }
    }

    #[test]
    fn each_stage_needs_another_person() {
        let (coder, validator, third) = (UserId(1), UserId(2), UserId(3));
        let coded = Hands { coded_by: coder, validated_by: None };
        let validated = Hands { coded_by: coder, validated_by: Some(validator) };
        assert_eq!(validate(Stage::Coded, coded, coder), Err(GenderError::CoderValidates));
        assert_eq!(validate(Stage::Coded, coded, validator), Ok(Stage::Validated));
        assert_eq!(confirm(Stage::Validated, validated, coder), Err(GenderError::HandConfirms));
        assert_eq!(confirm(Stage::Validated, validated, validator), Err(GenderError::HandConfirms));
        assert_eq!(confirm(Stage::Validated, validated, third), Ok(Stage::Confirmed));
        for &stage in Stage::ALL {
            let (validates, confirms) = (validate(stage, coded, third), confirm(stage, validated, third));
            assert_eq!(validates.is_ok(), stage == Stage::Coded, "{stage}");
            assert_eq!(confirms.is_ok(), stage == Stage::Validated, "{stage}");
        }
    }

    #[test]
    fn changed_evidence_makes_stale_what_was_validated() {
        let after = Stage::ALL.iter().map(|stage| evidence_changed(*stage)).collect::<Vec<_>>();
        assert_eq!(after, [Stage::Coded, Stage::Stale, Stage::Stale, Stage::Stale]);
    }
}
