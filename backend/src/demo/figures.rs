//! What an indicator might have been reported as: from its baseline towards its target, with a slow start, a busy first half,
//! good and bad periods, and people by sex.
//!
//! Pure: it draws numbers and knows no database. Shares are in thousandths, so that all arithmetic is whole.

use domain::{
    axes::{Axes, Cell, SEX, Split},
    indicator::{Accumulation, Direction, Sex},
    quantity::Quantity,
    value::{Reported, Value},
};

use super::random::Random;

/// What is known of an indicator.
#[derive(Clone, Debug)]
pub(super) struct Promise {
    pub(super) direction: Direction,
    pub(super) accumulation: Accumulation,
    pub(super) axes: Axes,
    /// All who are counted are women or girls.
    pub(super) women: bool,
    pub(super) baseline: Option<Value>,
    /// None for a narrative.
    pub(super) target: Option<Value>,
}

const WHOLE: i64 = 1000;
/// The denominator of a share that is promised in per cent, in ten-thousandths.
const PER_CENT: i64 = 100 * 10_000;

/// The values of the first `ended` of `periods` periods. Cells never exceed their totals.
pub(super) fn path(promise: &Promise, periods: usize, ended: usize, random: &mut Random) -> Vec<Reported> {
    // How well this one goes: two in three keep pace with the calendar, the others are slow or far behind.
    let pace = match random.between(1, 100) {
        1..=14 => random.between(400, 700),
        15..=34 => random.between(760, 950),
        _ => random.between(1000, 1240),
    };
    let share = if promise.women { WHOLE } else { random.between(380, 640) };
    let totals = match (promise.target, promise.baseline) {
        (None, _) => vec![Value::Told; periods],
        (Some(Value::Count(target)), baseline) => {
            let baseline = match baseline {
                Some(Value::Count(baseline)) => Some(baseline.ten_thousandths()),
                _ => None,
            };
            counts(promise, baseline, target.ten_thousandths(), pace, periods, random).into_iter().map(count).collect()
        }
        (Some(Value::Ratio { .. }), _) => ratios(promise, pace, periods, random),
        (Some(target), baseline) => answers(target, baseline, progress(promise, pace, periods, random)),
    };
    let cells = |total: Value, random: &mut Random| {
        if promise.axes.list.is_empty() || random.chance(8) {
            return Reported::whole(Some(total));
        }
        split(total, &promise.axes, share, random)
    };
    totals.into_iter().take(ended).map(|total| cells(total, random)).collect()
}

fn count(ten_thousandths: i64) -> Value {
    Value::Count(Quantity::from_ten_thousandths(ten_thousandths))
}

/// The steps in which an indicator is counted: whole ones, unless what was promised has decimals.
pub(super) fn step(promised: &[i64]) -> i64 {
    [10_000, 1_000, 100, 10].into_iter().find(|step| promised.iter().all(|value| value % step == 0)).unwrap_or(1)
}

pub(super) fn rounded(value: i64, step: i64) -> i64 {
    (value + step / 2).div_euclid(step).max(0) * step
}

/// `value` × `share` thousandths.
pub(super) fn times(value: i64, share: i64) -> i64 {
    i64::try_from(i128::from(value) * i128::from(share) / i128::from(WHOLE)).unwrap_or(i64::MAX)
}

/// How much of the whole is done in each period: little at first, most before the middle, less towards the end.
fn weights(periods: usize, random: &mut Random) -> Vec<i64> {
    let last = i64::try_from(periods).unwrap_or(1).max(1);
    (0..last).map(|at| times(planned(at, last), random.between(600, 1400))).collect()
}

/// How much of the whole is planned for one period of `last`, by weight.
pub(super) fn planned(at: i64, last: i64) -> i64 {
    let started = match at {
        0 => 550,
        1 => 850,
        _ => WHOLE,
    };
    times(1300 - 900 * at / last, started)
}

/// Parts of `whole` by weight; rounding is carried over, so that the parts add to it and small ones are zero at times.
pub(super) fn parts(whole: i64, step: i64, weights: &[i64]) -> Vec<i64> {
    let all: i64 = weights.iter().sum::<i64>().max(1);
    let (mut done, mut given) = (0, 0);
    weights
        .iter()
        .map(|weight| {
            done += weight;
            let until = i128::from(whole) * i128::from(done) / i128::from(all);
            let until = rounded(i64::try_from(until).unwrap_or(i64::MAX), step);
            let part = until - given;
            given = until;
            part
        })
        .collect()
}

/// How far the way from baseline to target is gone at the end of each period, in thousandths.
fn progress(promise: &Promise, pace: i64, periods: usize, random: &mut Random) -> Vec<i64> {
    let last = i64::try_from(periods).unwrap_or(1).max(1);
    (1..=last)
        .map(|at| {
            // The first half of the time brings more than half of the way.
            let even = WHOLE * at / last;
            let even = (even + times(even, 2 * WHOLE - even)) / 2;
            // A mean is taken over all periods, so its values start nearer to the target.
            let planned = if promise.accumulation == Accumulation::Mean { 450 + even / 2 } else { even };
            times(planned, pace) + random.between(-70, 70)
        })
        .collect()
}

fn counts(
    promise: &Promise,
    baseline: Option<i64>,
    target: i64,
    pace: i64,
    periods: usize,
    random: &mut Random,
) -> Vec<i64> {
    let step = step(&[baseline.unwrap_or(0), target]);
    let kept = promise.direction == Direction::Maintain || baseline == Some(target);
    match promise.accumulation {
        Accumulation::Sum => parts(times(target, pace), step, &weights(periods, random)),
        _ if kept => (0..periods).map(|_| rounded(times(target, random.between(930, 1080)), step)).collect(),
        _ => {
            let from = baseline.unwrap_or(0);
            let mut values: Vec<_> = progress(promise, pace, periods, random)
                .into_iter()
                .map(|gone| rounded(from + times(target - from, gone), step))
                .collect();
            if promise.direction == Direction::Increase && promise.accumulation == Accumulation::Latest {
                settle(&mut values, from, random);
            }
            values
        }
    }
}

/// What stands, mostly stays: shelters that meet a standard rarely fall back, though now and then one does.
fn settle(values: &mut [i64], from: i64, random: &mut Random) {
    let mut before = from;
    for value in values {
        if *value < before && !random.chance(12) {
            *value = before;
        }
        before = *value;
    }
}

fn ratios(promise: &Promise, pace: i64, periods: usize, random: &mut Random) -> Vec<Value> {
    let Some(Value::Ratio { numerator, denominator }) = promise.target else { return Vec::new() };
    let share = |numerator: Quantity, denominator: Quantity| {
        let whole = denominator.ten_thousandths().max(1);
        i64::try_from(i128::from(numerator.ten_thousandths()) * i128::from(WHOLE) / i128::from(whole)).unwrap_or(WHOLE)
    };
    let to = share(numerator, denominator);
    let from = match promise.baseline {
        Some(Value::Ratio { numerator, denominator }) => share(numerator, denominator),
        _ if promise.direction == Direction::Maintain => to,
        _ => times(to, 600),
    };
    // A percentage ends at the whole, a mean does not.
    let most = WHOLE.max(to).max(from);
    let whole = match denominator.ten_thousandths() {
        // "90/100" promises a share, not a hundred cases over the whole project.
        PER_CENT if promise.accumulation == Accumulation::Sum => times(PER_CENT, random.between(2_000, 8_000)),
        whole => whole,
    };
    let cases = match promise.accumulation {
        Accumulation::Sum => parts(times(whole, pace), 10_000, &weights(periods, random)),
        _ => (0..periods).map(|_| rounded(times(whole, random.between(550, 1000)), 10_000)).collect(),
    };
    let gone =
        progress(&Promise { accumulation: Accumulation::Mean, ..promise.clone() }, pace.max(850), periods, random);
    cases
        .into_iter()
        .zip(gone)
        .map(|(cases, gone)| {
            // At least one case: a ratio of nothing is blank, not zero.
            let cases = cases.max(10_000);
            let reached = (from + times(to - from, gone)).clamp(0, most);
            let met = rounded(times(cases, reached), 10_000).min(times(cases, most));
            ratio(met, cases)
        })
        .collect()
}

pub(super) fn ratio(numerator: i64, denominator: i64) -> Value {
    Value::Ratio {
        numerator: Quantity::from_ten_thousandths(numerator),
        denominator: Quantity::from_ten_thousandths(denominator),
    }
}

/// From the baseline's answer, or the lowest, to the target's, as far as the way is gone.
fn answers(target: Value, baseline: Option<Value>, gone: Vec<i64>) -> Vec<Value> {
    let step = |gone: i64| match (target, baseline) {
        (Value::Answer(to), from) => {
            let from = match from {
                Some(Value::Answer(from)) => i64::from(from),
                _ => 1,
            };
            let place = from + ((i64::from(to) - from) * gone + WHOLE / 2).div_euclid(WHOLE);
            Value::Answer(u8::try_from(place.max(1)).unwrap_or(to).min(to))
        }
        // A thing that is done, is done in the second half of the time.
        (reached, _) if gone > 600 => reached,
        (Value::YesNo(reached), _) => Value::YesNo(!reached),
        (other, _) => other,
    };
    gone.into_iter().map(step).collect()
}

/// Splits a total along every axis; of some counts a few people did not say. Shares are split by sex alone.
pub(super) fn split(total: Value, axes: &Axes, share: i64, random: &mut Random) -> Reported {
    let mut reported =
        if axes.has(SEX) && !axes.crossed { by_sex(total, share, random) } else { Reported::whole(Some(total)) };
    let Value::Count(whole) = total else { return reported };
    let whole = whole.ten_thousandths();
    for Split { cells, .. } in axes.splits().into_iter().filter(|split| split.axis != SEX && whole % 10_000 == 0) {
        let silent = if random.chance(30) { rounded(times(whole, random.between(10, 60)), 10_000) } else { 0 };
        let weight = |cell: &Cell, random: &mut Random| {
            let women = cell.parts().any(|(_, category)| category == Sex::Female.as_str());
            let men = cell.parts().any(|(_, category)| category == Sex::Male.as_str());
            let of_sex = if women { share } else { WHOLE - share };
            times(random.between(200, 1_000), if women || men { of_sex } else { WHOLE })
        };
        let weights: Vec<i64> = cells.iter().map(|cell| weight(cell, random)).collect();
        let values = parts((whole - silent).max(0), 10_000, &weights);
        reported.cells.extend(cells.into_iter().zip(values.into_iter().map(count)));
    }
    reported
}

/// Splits a total in two; of some counts a few people did not say.
fn by_sex(total: Value, share: i64, random: &mut Random) -> Reported {
    let share = if share == WHOLE { WHOLE } else { (share + random.between(-60, 60)).clamp(0, WHOLE) };
    let (female, male) = match total {
        Value::Count(whole) => {
            let whole = whole.ten_thousandths();
            let silent = if random.chance(30) { rounded(times(whole, random.between(10, 60)), 10_000) } else { 0 };
            let known = (whole - silent).max(0);
            let female = rounded(times(known, share), 10_000).min(known);
            (count(female), count(known - female))
        }
        Value::Ratio { numerator, denominator } => {
            let (met, cases) = (numerator.ten_thousandths(), denominator.ten_thousandths());
            let women = rounded(times(cases, share), 10_000).min(cases);
            // Neither half may have more met than it has cases.
            let least = (met - (cases - women)).max(0);
            let women_met = rounded(times(met, share), 10_000).clamp(least, women.min(met).max(least));
            if women == 0 {
                return Reported::by_sex(Some(total), None, Some(total));
            } else if women == cases {
                return Reported::by_sex(Some(total), Some(total), None);
            }
            (ratio(women_met, women), ratio(met - women_met, cases - women))
        }
        Value::Answer(_) | Value::YesNo(_) | Value::Told => return Reported::whole(Some(total)),
    };
    Reported::by_sex(Some(total), Some(female), Some(male))
}

#[cfg(test)]
mod tests {
    use domain::{axes::Axis, indicator::Kind};

    use super::*;

    fn promise(kind: Kind, accumulation: Accumulation, baseline: &str, target: &str, axes: Axes) -> Promise {
        let value = |text| Value::parse(kind, text).unwrap();
        Promise {
            direction: Direction::Increase,
            accumulation,
            axes,
            women: false,
            baseline: value(baseline),
            target: value(target),
        }
    }

    #[test]
    fn cells_fit_their_totals_whatever_is_drawn() {
        for seed in 0..400 {
            for (kind, baseline, target) in
                [(Kind::Count, "0", "240"), (Kind::Count, "40", "6"), (Kind::Percentage, "31/62", "216/240")]
            {
                for (accumulation, crossed) in Accumulation::ALL.iter().zip([false, true].into_iter().cycle()) {
                    let axes = Axes::new(vec![Axis::sex(), Axis::age()], crossed).unwrap();
                    let promise = promise(kind, *accumulation, baseline, target, axes);
                    for reported in path(&promise, 10, 8, &mut Random::new(seed, "cells")) {
                        assert!(reported.check().is_ok(), "{reported:?}");
                        for value in reported.total.into_iter().chain(reported.cells.into_values()) {
                            assert_eq!(Value::parse(kind, &value.typed()), Ok(Some(value)), "{value:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn parts_add_to_the_whole() {
        let parts = parts(60_000, 10_000, &[250, 650, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000]);
        assert_eq!(parts.iter().sum::<i64>(), 60_000);
        assert!(parts.contains(&0) && parts.iter().all(|part| *part >= 0));
    }

    #[test]
    fn only_ended_periods_have_values() {
        let promise = promise(Kind::Count, Accumulation::Latest, "2", "6", Axes::default());
        assert_eq!(path(&promise, 10, 0, &mut Random::new(1, "none")).len(), 0);
        assert_eq!(path(&promise, 10, 5, &mut Random::new(1, "five")).len(), 5);
    }
}
