//! Schedules made, moved and shortened, in tables.

use proptest::prelude::*;

use super::*;
use crate::period::DUE_AFTER_DAYS;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A year in quarters, of which the first so many were reported.
fn year(reported: usize) -> Vec<Existing> {
    let periods = Schedule::Quarterly.periods(day("2026-01-01"), day("2026-12-31"));
    let made = (1..).zip(periods).enumerate();
    made.map(|(at, (id, dates))| Existing { id: PeriodId(id), dates, reported: at < reported }).collect()
}

fn wanted(starts: &str, ends: &str, schedule: Schedule) -> Wanted<'static> {
    Wanted { starts: day(starts), ends: day(ends), schedule, due_after: DUE_AFTER_DAYS, own: None }
}

fn today() -> NaiveDate {
    day("2026-11-24")
}

/// "+ added, > moved, - retired", each by its label.
fn told(plan: &Plan) -> Vec<String> {
    let added = plan.added.iter().map(|period| format!("+ {}", period.label()));
    let moved = plan.moved.iter().map(|moved| format!("> {} to {}", moved.from.label(), moved.to.label()));
    let retired = plan.retired.iter().map(|one| format!("- {}", one.dates.label()));
    added.chain(moved).chain(retired).collect()
}

#[test]
fn what_becomes_of_the_periods() {
    use Schedule::*;
    for (reported, starts, ends, schedule, expected) in [
        (2, "2026-01-01", "2026-12-31", Quarterly, &[][..]),
        // Extended: what is there stays, new ones are appended.
        (3, "2026-01-01", "2027-06-30", Quarterly, &["+ Q1 2027", "+ Q2 2027"]),
        // Shortened before the values: nothing of them is touched.
        (2, "2026-01-01", "2026-08-15", Quarterly, &["> Q3 2026 to 1 Jul – 15 Aug 2026", "- Q4 2026"]),
        // Shortened within a period that has values: it keeps its days.
        (3, "2026-01-01", "2026-08-15", Quarterly, &["- Q4 2026"]),
        // A later start of a project without values.
        (0, "2026-02-01", "2026-12-31", Quarterly, &["+ 1 Feb – 31 Mar 2026", "- Q1 2026"]),
        // Another rhythm for the time that is left; what begins on the same day is moved.
        (2, "2026-01-01", "2026-12-31", SixMonthly, &["> Q3 2026 to H2 2026", "- Q4 2026"]),
        (3, "2026-01-01", "2026-12-31", Monthly, &["+ Nov 2026", "+ Dec 2026", "> Q4 2026 to Oct 2026"]),
        // A project's own periods begin as those that it has.
        (2, "2026-01-01", "2026-11-30", Custom, &["> Q4 2026 to 1 Oct – 30 Nov 2026"]),
    ] {
        let plan = plan(wanted(starts, ends, schedule), &year(reported), today()).unwrap();
        assert_eq!(told(&plan), expected, "{reported} reported, {starts} to {ends}, {schedule}");
        assert_eq!(plan.is_empty(), expected.is_empty());
    }
}

#[test]
fn a_period_with_values_is_never_dropped() {
    let third = ScheduleError::Reported(year(0)[2].dates.clone());
    assert_eq!(plan(wanted("2026-01-01", "2026-06-30", Schedule::Quarterly), &year(3), today()), Err(third.clone()));
    assert_eq!(third.to_string(), "values were reported for Q3 2026, which would be left out");
    let first = ScheduleError::Reported(year(0)[0].dates.clone());
    assert_eq!(plan(wanted("2026-04-01", "2026-12-31", Schedule::Monthly), &year(1), today()), Err(first));
    let backwards = plan(wanted("2026-04-01", "2026-03-31", Schedule::Monthly), &[], today());
    assert_eq!(backwards, Err(ScheduleError::Backwards));
    let long = plan(wanted("2026-01-01", "2046-01-31", Schedule::Monthly), &[], today());
    assert_eq!(long, Err(ScheduleError::TooMany(241)));
}

#[test]
fn a_due_day_that_has_passed_stays() {
    let sooner = Wanted { due_after: 30, ..wanted("2026-01-01", "2026-12-31", Schedule::Quarterly) };
    let plan = plan(sooner, &year(1), today()).unwrap();
    let moved: Vec<_> = plan.moved.iter().map(|moved| (moved.id.0, moved.to.due)).collect();
    assert_eq!(moved, [(4, day("2027-01-30"))], "the third quarter was due on 11 November already");
    assert_eq!(plan.kept.len(), 3);
}

fn span(id: Option<i64>, starts: &str, ends: &str) -> Span {
    Span { id: id.map(PeriodId), starts: day(starts), ends: day(ends), name: None }
}

fn named(span: &Span, name: &str) -> Span {
    Span { name: Some(name.into()), ..span.clone() }
}

#[test]
fn periods_of_ones_own_are_taken_as_typed() {
    let first = span(Some(1), "2026-01-01", "2026-03-31");
    let of = |own: &[Span]| {
        let wanted = Wanted { own: Some(own), ..wanted("2026-01-01", "2026-12-31", Schedule::Custom) };
        plan(wanted, &year(1), today()).map(|plan| told(&plan))
    };
    let own = [first.clone(), span(None, "2026-10-01", "2026-12-31"), span(Some(2), "2026-04-01", "2026-05-31")];
    let expected = ["+ Q4 2026", "> Q2 2026 to 1 Apr – 31 May 2026", "- Q3 2026", "- Q4 2026"];
    assert_eq!(of(&own).unwrap(), expected);
    let dates = year(0)[0].dates.clone();
    for (own, error) in [
        (vec![span(Some(2), "2026-04-01", "2026-05-31")], ScheduleError::Reported(dates.clone())),
        (vec![span(Some(1), "2026-01-01", "2026-03-30")], ScheduleError::Moves(0, dates)),
        (vec![first.clone(), span(None, "2026-06-01", "2026-05-31")], ScheduleError::PeriodBackwards(1)),
        (vec![first.clone(), span(None, "2026-06-01", "2027-01-01")], ScheduleError::Outside(1)),
        (vec![first, span(None, "2026-03-31", "2026-05-31")], ScheduleError::Overlap(1)),
    ] {
        assert_eq!(of(&own), Err(error), "{own:?}");
    }
}

#[test]
fn periods_of_ones_own_have_names() {
    let quarters = ["2026-01-01 2026-03-31", "2026-04-01 2026-06-30", "2026-07-01 2026-09-30", "2026-10-01 2026-12-31"];
    let quarters = (1..).zip(quarters).map(|(id, days)| {
        let (starts, ends) = days.split_once(' ').unwrap();
        span(Some(id), starts, ends)
    });
    let quarters: Vec<Span> = quarters.collect();
    let of = |own: &[Span], existing: &[Existing]| {
        let wanted = Wanted { own: Some(own), ..wanted("2026-01-01", "2026-12-31", Schedule::Custom) };
        plan(wanted, existing, today())
    };
    // The first has values: it keeps its days and gets a name all the same.
    let mut own = quarters.clone();
    own[0] = named(&quarters[0], "Inception phase");
    own[2] = named(&quarters[2], "Pilot");
    let made = of(&own, &year(1)).unwrap();
    assert_eq!(told(&made), ["> Q1 2026 to Inception phase", "> Q3 2026 to Pilot"]);
    assert!(made.moved.iter().all(|moved| !moved.changes_days()));

    let names = |own: &[Span]| -> Vec<Existing> {
        let with =
            |(one, span): (Existing, &Span)| Existing { dates: Period { name: span.name.clone(), ..one.dates }, ..one };
        year(1).into_iter().zip(own).map(with).collect()
    };
    let existing = names(&own);
    assert!(of(&own, &existing).unwrap().is_empty(), "the same names again");
    assert_eq!(told(&of(&quarters, &existing).unwrap()), ["> Inception phase to Q1 2026", "> Pilot to Q3 2026"]);
    // The calendar calls what is left by its own names; what was reported stays, with its name.
    let calendar = plan(wanted("2026-01-01", "2026-12-31", Schedule::Quarterly), &existing, today()).unwrap();
    assert_eq!(told(&calendar), ["> Pilot to Q3 2026"]);
    // Other dates of the project cut a period and leave it its name.
    let cut = plan(wanted("2026-01-01", "2026-08-15", Schedule::Custom), &existing, today()).unwrap();
    assert_eq!(told(&cut), ["> Pilot to Pilot", "- Q4 2026"]);
    assert!(cut.moved[0].changes_days());

    for (at, name, error) in [
        (1, "inception PHASE", ScheduleError::SameName(1, "Inception phase".into())),
        (1, "Q4 2026", ScheduleError::SameName(1, "Q4 2026".into())),
    ] {
        let mut own = own.clone();
        own[at] = named(&quarters[at], name);
        assert_eq!(of(&own, &year(1)), Err(error), "{name}");
    }
}

proptest! {
    /// Whatever the dates: no two periods share a day, none with values is lost, every day of the project is in one.
    #[test]
    fn the_whole_time_is_divided(from in -200i64..200, length in 0i64..900, reported in 0usize..5, rhythm in 0usize..4) {
        let starts = day("2026-01-01") + chrono::TimeDelta::days(from);
        let ends = starts + chrono::TimeDelta::days(length);
        let schedule = Schedule::ALL[rhythm];
        let wanted = Wanted { starts, ends, schedule, due_after: DUE_AFTER_DAYS, own: None };
        let existing = year(reported);
        if let Ok(plan) = plan(wanted, &existing, today()) {
            let mut all: Vec<Period> = plan.added.clone();
            all.extend(plan.kept.iter().map(|one| one.dates.clone()));
            all.extend(plan.moved.iter().map(|moved| moved.to.clone()));
            all.sort_by_key(|period| period.starts);
            prop_assert!(all.windows(2).all(|pair| pair[0].ends.succ_opt() == Some(pair[1].starts)));
            prop_assert!(all.first().unwrap().starts <= starts && all.last().unwrap().ends >= ends);
            prop_assert!(plan.retired.iter().all(|one| !one.reported));
        }
    }
}
