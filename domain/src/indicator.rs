//! What an indicator measures and how its values add up over periods and over projects.

use crate::word::words;

/// What one value of the indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Count,
    /// Numerator and denominator, shown as a percentage.
    Percentage,
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

words!(Kind: "kind of indicator" { Count => "count", Percentage => "percentage" });
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
