//! The arithmetic of a corporate total: what was achieved, against what, and how complete the reports are.

use std::collections::HashMap;

use domain::{
    aggregation::{Coverage, answers, over_projects},
    id::ProjectId,
    indicator::{Accumulation, Direction, Kind, Operator},
    overlap::Declared,
    progress::{Progress, Status, Thresholds, Why, progress, status},
    quantity::QuantityError,
    value::Value,
};

use super::{
    framework::Corporate,
    links::Contributor,
    overlap::{self, Overlapped},
};
use crate::error::{Error, Result};

/// A total with what stands beside it.
#[derive(Clone, Debug)]
pub struct Total {
    pub target: Option<Value>,
    /// None where nothing is approved yet, which is not zero. Totals that are too large, or that would add counts to
    /// percentages, are errors and shown as such.
    pub achieved: Result<Option<Value>, QuantityError>,
    /// What was declared to be claimed more than once, where anything was.
    pub overlap: Option<Overlapped>,
    /// How many project indicators stand at each answer, from the lowest; only of scales and yes/no, which are counted and
    /// not added up.
    pub answers: Option<Vec<(Value, u32)>>,
    pub progress: Progress,
    pub status: Status,
    /// Ten-thousandths of the time that should have brought as much progress: the mean over the contributing projects, of
    /// each at the end of its last period that was due.
    pub elapsed: Option<i64>,
    pub coverage: Coverage,
    /// Of the reported indicators, those that miss a period which is overdue.
    pub behind: u32,
    /// Linked project indicators, those of closed projects included.
    pub linked: u32,
    /// Those of them with a value in the total.
    pub with_value: u32,
    /// Linked indicators without a target of their own; they are not in a sum of promised targets.
    pub without_target: u32,
}

/// Against what the projects themselves have promised, added by the same operator.
pub(super) fn promised(corporate: &Corporate, parts: &[&Contributor], declared: &[Declared]) -> Total {
    let targets: Vec<Option<Value>> = parts.iter().map(|part| part.target).collect();
    total(corporate, parts, declared, over_projects(corporate.operator, &targets).unwrap_or(None))
}

/// What the values of the contributing indicators amount to, gross; nothing where they are answers, which are counted.
pub(super) fn achieved(by: Operator, kind: Kind, values: &[Option<Value>]) -> Result<Option<Value>, QuantityError> {
    if !kind.adds_up() {
        let like = values.iter().flatten().all(|value| value.is_of(kind));
        return if like { Ok(None) } else { Err(QuantityError::KindsDiffer) };
    }
    over_projects(by, values).and_then(|value| match value {
        Some(value) if !value.is_of(kind) => Err(QuantityError::KindsDiffer),
        value => Ok(value),
    })
}

/// Against this target.
pub(super) fn total(
    corporate: &Corporate,
    parts: &[&Contributor],
    declared: &[Declared],
    target: Option<Value>,
) -> Total {
    let values: Vec<Option<Value>> = parts.iter().map(|part| part.so_far).collect();
    let gross = achieved(corporate.operator, corporate.kind, &values);
    let (achieved, overlap) = overlap::settle(gross, parts.iter().map(|part| (part.project, part.so_far)), declared);
    let counted = (!corporate.kind.adds_up()).then(|| answers(&values));
    // There is no corporate baseline. What should grow grows from nothing; what should fall would need one.
    let accumulation = match corporate.direction {
        Direction::Increase | Direction::Maintain => Accumulation::Sum,
        Direction::Decrease => Accumulation::Latest,
    };
    let progress = match achieved {
        Ok(achieved) => progress(None, target, achieved, corporate.direction, accumulation),
        Err(QuantityError::KindsDiffer) => Progress::Unknown(Why::KindsDiffer),
        Err(_) => Progress::Unknown(Why::TooLarge),
    };
    let elapsed = elapsed(parts);
    let number = |keep: fn(&Contributor) -> bool| {
        u32::try_from(parts.iter().filter(|part| keep(part)).count()).unwrap_or(u32::MAX)
    };
    Total {
        target,
        achieved,
        overlap,
        answers: counted,
        progress,
        status: elapsed.map_or(Status::Unknown, |elapsed| status(progress, elapsed, Thresholds::default())),
        elapsed,
        coverage: coverage(parts).unwrap_or_default(),
        behind: behind(parts),
        linked: number(|_| true),
        with_value: number(|part| part.so_far.is_some()),
        without_target: number(|part| part.target.is_none()),
    }
}

/// The mean share of time passed over the projects (each once) of which a report was due, rounded down; none where none was.
pub(super) fn elapsed(parts: &[&Contributor]) -> Option<i64> {
    let of: HashMap<ProjectId, i64> = parts.iter().filter_map(|part| Some((part.project, part.elapsed?))).collect();
    let number = i64::try_from(of.len()).ok().filter(|number| *number > 0)?;
    Some(of.into_values().sum::<i64>() / number)
}

pub(super) fn coverage(parts: &[&Contributor]) -> Result<Coverage> {
    let all = parts.iter().try_fold(Coverage::default(), |all, part| all.checked_add(part.coverage()));
    all.map_err(Error::internal)
}

pub(super) fn behind(parts: &[&Contributor]) -> u32 {
    u32::try_from(parts.iter().filter(|part| part.is_behind()).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{CorporateIndicatorId, IndicatorId, RegionId},
        lifecycle::ProjectState,
        link::Share,
        period::Timeliness,
    };

    use super::*;

    fn value(kind: Kind, text: &str) -> Option<Value> {
        Value::parse(kind, text).unwrap()
    }

    fn indicator(kind: Kind, operator: Operator, direction: Direction, target: &str) -> Corporate {
        Corporate {
            id: CorporateIndicatorId(1),
            code: "O1.1".into(),
            title: "People".into(),
            definition: String::new(),
            unit: "people".into(),
            kind,
            direction,
            operator,
            answers: Vec::new(),
            target: value(kind, target),
            targets: Vec::new(),
        }
    }

    fn part(project: i64, elapsed: i64, so_far: Option<Value>, target: Option<Value>) -> Contributor {
        Contributor {
            corporate: CorporateIndicatorId(1),
            indicator: IndicatorId(project),
            project: ProjectId(project),
            region: RegionId(1),
            state: ProjectState::Active,
            elapsed: Some(elapsed),
            share: Share::WHOLE,
            whole: so_far,
            so_far,
            by_sex: (None, None),
            target,
            status: Status::Unknown,
            due: Timeliness::Open,
        }
    }

    #[test]
    fn expects_the_mean_time_of_its_projects_and_measures_by_the_corporate_target() {
        let what = indicator(Kind::Count, Operator::Sum, Direction::Increase, "200");
        let count = |text| value(Kind::Count, text);
        let parts = [part(1, 10_000, count("60"), count("50")), part(2, 5_000, count("30"), count("100"))];
        let parts: Vec<_> = parts.iter().collect();
        let whole = super::total(&what, &parts, &[], what.target);
        assert_eq!(whole.achieved, Ok(count("90")));
        assert_eq!((whole.progress, whole.elapsed), (Progress::Fraction(4_500), Some(7_500)));
        assert_eq!(whole.status, Status::AtRisk);
        let region = promised(&what, &parts, &[]);
        assert_eq!((region.target, region.progress), (count("150"), Progress::Fraction(6_000)));
    }

    #[test]
    fn says_what_it_cannot_add() {
        let what = indicator(Kind::Count, Operator::Sum, Direction::Increase, "200");
        let largest = Some(Value::Count(domain::quantity::Quantity::from_ten_thousandths(i64::MAX)));
        let parts = [part(1, 0, largest, None), part(2, 0, largest, None)];
        let total = super::total(&what, &parts.iter().collect::<Vec<_>>(), &[], what.target);
        assert_eq!(total.achieved, Err(QuantityError::TooLarge));
        assert_eq!(total.progress, Progress::Unknown(Why::TooLarge));
        let wrong = [part(1, 0, value(Kind::Percentage, "1/2"), None)];
        let total = super::total(&what, &wrong.iter().collect::<Vec<_>>(), &[], what.target);
        assert_eq!(total.achieved, Err(QuantityError::KindsDiffer));
    }

    #[test]
    fn knows_no_progress_without_links_or_without_where_a_fall_begins() {
        let what = indicator(Kind::Count, Operator::Sum, Direction::Increase, "200");
        let total = super::total(&what, &[], &[], what.target);
        assert_eq!((total.achieved, total.status, total.elapsed), (Ok(None), Status::Unknown, None));
        let fall = indicator(Kind::Count, Operator::Sum, Direction::Decrease, "10");
        let parts = [part(1, 5_000, value(Kind::Count, "20"), None)];
        let total = super::total(&fall, &parts.iter().collect::<Vec<_>>(), &[], fall.target);
        assert_eq!(total.progress, Progress::Unknown(Why::NoBaseline));
    }

    #[test]
    fn expects_nothing_more_of_a_closed_project_but_keeps_its_value() {
        let what = indicator(Kind::Count, Operator::Sum, Direction::Increase, "200");
        let closed = Contributor { state: ProjectState::Closed, ..part(1, 10_000, value(Kind::Count, "80"), None) };
        let late = Contributor { due: Timeliness::Overdue(3), ..part(2, 5_000, value(Kind::Count, "0"), None) };
        let total = super::total(&what, &[&closed, &late], &[], what.target);
        assert_eq!(total.achieved, Ok(value(Kind::Count, "80")));
        let coverage = total.coverage;
        assert_eq!((coverage.expected, coverage.reported, coverage.overdue, coverage.zero), (1, 1, 0, 1));
        assert_eq!((total.behind, total.linked, total.with_value), (1, 2, 2));
    }
}
