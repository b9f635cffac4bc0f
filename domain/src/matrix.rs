//! The shape of a results matrix: one objective, under it outcomes, outputs, activities (FIELD.md).

use thiserror::Error;

use crate::word::words;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NodeKind {
    Objective,
    Outcome,
    Output,
    Activity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MatrixError {
    #[error("a matrix has one objective")]
    SecondObjective,
    #[error("an outcome stands under the objective, an output under an outcome, an activity under an output")]
    WrongParent,
    #[error("activities carry assumptions only, no indicators")]
    IndicatorOnActivity,
    #[error("the objective carries no assumption")]
    AssumptionOnObjective,
    #[error("it still has rows or indicators under it")]
    NotEmpty,
}

words!(NodeKind: "kind of matrix row" {
    Objective => "objective",
    Outcome => "outcome",
    Output => "output",
    Activity => "activity",
});

impl NodeKind {
    /// The kind it stands under; the objective stands under nothing.
    pub fn parent(self) -> Option<NodeKind> {
        match self {
            Self::Objective => None,
            Self::Outcome => Some(Self::Objective),
            Self::Output => Some(Self::Outcome),
            Self::Activity => Some(Self::Output),
        }
    }

    /// The kind that stands under it; nothing stands under an activity.
    pub fn child(self) -> Option<NodeKind> {
        match self {
            Self::Objective => Some(Self::Outcome),
            Self::Outcome => Some(Self::Output),
            Self::Output => Some(Self::Activity),
            Self::Activity => None,
        }
    }

    /// Objective, outcome and output: what is done is not a result.
    pub fn carries_indicators(self) -> bool {
        self != Self::Activity
    }

    /// Outcome, output and activity: above the objective there is nothing that an assumption could lead to.
    pub fn carries_assumptions(self) -> bool {
        self != Self::Objective
    }
}

/// May a node of `kind` be put under `parent` in a matrix that has `objectives` objectives already?
pub fn place(kind: NodeKind, parent: Option<NodeKind>, objectives: usize) -> Result<(), MatrixError> {
    if parent != kind.parent() {
        Err(MatrixError::WrongParent)
    } else if kind == NodeKind::Objective && objectives > 0 {
        Err(MatrixError::SecondObjective)
    } else {
        Ok(())
    }
}

/// "1", "1.2", "1.2.3" from positions counted from 1; the objective has no number.
pub fn number(path: &[u32]) -> String {
    path.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::{NodeKind::*, *};

    #[test]
    fn each_kind_stands_under_one_other() {
        for &kind in NodeKind::ALL {
            for parent in NodeKind::ALL.iter().copied().map(Some).chain([None]) {
                let allowed = matches!(
                    (kind, parent),
                    (Objective, None) | (Outcome, Some(Objective)) | (Output, Some(Outcome)) | (Activity, Some(Output))
                );
                let expected = if allowed { Ok(()) } else { Err(MatrixError::WrongParent) };
                assert_eq!(place(kind, parent, 0), expected, "{kind} under {parent:?}");
            }
            assert!(kind.child().is_none_or(|child| child.parent() == Some(kind)));
        }
    }

    #[test]
    fn there_is_one_objective() {
        assert_eq!(place(Objective, None, 1), Err(MatrixError::SecondObjective));
        assert_eq!(place(Outcome, Some(Objective), 1), Ok(()));
    }

    #[test]
    fn what_each_kind_carries() {
        let carries = |kind: NodeKind| (kind.carries_indicators(), kind.carries_assumptions());
        assert_eq!(carries(Objective), (true, false));
        assert_eq!(carries(Outcome), (true, true));
        assert_eq!(carries(Output), (true, true));
        assert_eq!(carries(Activity), (false, true));
    }

    #[test]
    fn numbers_are_paths() {
        assert_eq!(number(&[]), "");
        assert_eq!(number(&[1]), "1");
        assert_eq!(number(&[1, 12, 3]), "1.12.3");
    }
}
