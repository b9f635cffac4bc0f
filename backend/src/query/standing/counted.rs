//! Which of the approved values of an indicator its total rests on.

use domain::{indicator::Accumulation, value::Value};

/// One flag per value, in order of period. `so_far` is what the values amount to: for maximum and minimum the first
/// value equal to it counts.
pub(crate) fn counted(by: Accumulation, values: &[Value], so_far: Option<Value>) -> Vec<bool> {
    let only = |at: Option<usize>| (0..values.len()).map(|n| Some(n) == at).collect();
    match by {
        Accumulation::Sum | Accumulation::Mean => vec![true; values.len()],
        Accumulation::Latest => only(values.len().checked_sub(1)),
        Accumulation::Maximum | Accumulation::Minimum => only(values.iter().position(|value| Some(*value) == so_far)),
    }
}

#[cfg(test)]
mod tests {
    use domain::{aggregation::over_periods, indicator::Kind};

    use super::*;

    #[test]
    fn what_counts_amounts_to_the_same() {
        let values: Vec<Value> =
            ["6", "0", "9", "9", "4"].iter().map(|text| Value::parse(Kind::Count, text).unwrap().unwrap()).collect();
        let all: Vec<Option<Value>> = values.iter().copied().map(Some).collect();
        for (by, flags) in [
            (Accumulation::Sum, [true; 5]),
            (Accumulation::Mean, [true; 5]),
            (Accumulation::Latest, [false, false, false, false, true]),
            (Accumulation::Maximum, [false, false, true, false, false]),
            (Accumulation::Minimum, [false, true, false, false, false]),
        ] {
            let so_far = over_periods(by, &all).unwrap();
            let flagged = counted(by, &values, so_far);
            assert_eq!(flagged, flags, "{by}");
            let kept: Vec<Option<Value>> =
                values.iter().zip(flagged).map(|(value, counts)| counts.then_some(*value)).collect();
            assert_eq!(over_periods(by, &kept).unwrap(), so_far, "{by}");
        }
        assert!(counted(Accumulation::Latest, &[], None).is_empty());
    }
}
