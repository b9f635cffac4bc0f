//! What an indicator measures and how its values add up over periods and over projects.

use crate::word::words;

/// What one value of the indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Count,
    /// Part and whole, shown as a percentage; the part is at most the whole.
    Percentage,
    /// Events and population, shown per thousand.
    Rate,
    /// Sum and number, shown as their quotient.
    Mean,
    /// One of the indicator's ordered answers, counted from 1, the lowest.
    Scale,
    YesNo,
    /// Words, which are not measured.
    Narrative,
}

/// Answers of a scale.
pub const MOST_ANSWERS: usize = 12;

impl Kind {
    /// Typed as numerator / denominator.
    pub fn is_ratio(self) -> bool {
        matches!(self, Self::Percentage | Self::Rate | Self::Mean)
    }

    /// Counts and ratios are added up and split; answers are only counted, words not even that.
    pub fn adds_up(self) -> bool {
        self == Self::Count || self.is_ratio()
    }

    /// Whether its values may amount over the periods as `by` says: a scale has a latest, a highest and a lowest answer,
    /// but no sum and no mean.
    pub fn accumulates(self, by: Accumulation) -> bool {
        match self {
            Self::Count | Self::Percentage | Self::Rate | Self::Mean => true,
            Self::Scale | Self::YesNo => !matches!(by, Accumulation::Sum | Accumulation::Mean),
            Self::Narrative => by == Accumulation::Latest,
        }
    }
}

/// Which way is better. `Maintain` means: at least the target, whatever the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    Increase,
    Decrease,
    Maintain,
}

/// Over the periods of one indicator; only approved values count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Accumulation {
    Sum,
    Latest,
    Maximum,
    Minimum,
    Mean,
}

/// Over projects, for a corporate indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    Sum,
    Mean,
    Maximum,
    Minimum,
}

/// The first axis of disaggregation; who is neither is part of the total and shows as unspecified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sex {
    Female,
    Male,
}

/// Why a project indicator cannot count towards a corporate one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// Another kind, or words, which nobody can count.
    Kind,
    /// A scale with other answers, or in another order: their third is not this one's third.
    Answers,
}

/// Whether values of the one can be put together with those of the other: the kinds are the same, and of scales the answers, too.
pub fn fits(project: (Kind, &[String]), corporate: (Kind, &[String])) -> Result<(), Unlike> {
    match (project.0, corporate.0) {
        (Kind::Narrative, _) => Err(Unlike::Kind),
        (one, other) if one != other => Err(Unlike::Kind),
        (Kind::Scale, _) if project.1 != corporate.1 => Err(Unlike::Answers),
        _ => Ok(()),
    }
}

words!(Kind: "kind of indicator" {
    Count => "count",
    Percentage => "percentage",
    Rate => "rate",
    Mean => "mean",
    Scale => "scale",
    YesNo => "yes-no",
    Narrative => "narrative",
});
words!(Direction: "direction" { Increase => "increase", Decrease => "decrease", Maintain => "maintain" });
words!(Accumulation: "accumulation" {
    Sum => "sum",
    Latest => "latest",
    Maximum => "maximum",
    Minimum => "minimum",
    Mean => "mean",
});
words!(Operator: "operator" { Sum => "sum", Mean => "mean", Maximum => "maximum", Minimum => "minimum" });
words!(Sex: "sex" { Female => "female", Male => "male" });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_together_is_of_one_kind_and_gives_the_same_answers() {
        let low: Vec<String> = ["poor", "fair", "good"].map(String::from).into();
        let turned: Vec<String> = ["good", "fair", "poor"].map(String::from).into();
        assert_eq!(fits((Kind::Scale, &low), (Kind::Scale, &low)), Ok(()));
        assert_eq!(fits((Kind::Scale, &turned), (Kind::Scale, &low)), Err(Unlike::Answers));
        assert_eq!(fits((Kind::Scale, &low[..2]), (Kind::Scale, &low)), Err(Unlike::Answers));
        assert_eq!(fits((Kind::YesNo, &[]), (Kind::YesNo, &[])), Ok(()));
        assert_eq!(fits((Kind::YesNo, &[]), (Kind::Scale, &low)), Err(Unlike::Kind));
        assert_eq!(fits((Kind::Rate, &[]), (Kind::Percentage, &[])), Err(Unlike::Kind));
        assert_eq!(fits((Kind::Narrative, &[]), (Kind::Narrative, &[])), Err(Unlike::Kind));
    }
}
