//! Reporting periods: made from a schedule and the project's dates, each with a due date.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{format, word::words};

/// Days from the end of a period until its report is due: six weeks (FIELD.md, deadlines).
pub const DUE_AFTER_DAYS: u64 = 42;
/// Characters in the name of a period of the project's own.
pub const PERIOD_NAME_MAX: usize = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Schedule {
    Monthly,
    Quarterly,
    SixMonthly,
    Yearly,
    /// Periods of the project's own, typed one by one.
    Custom,
}

/// Both days belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub due: NaiveDate,
    /// What the project calls it, "Inception phase"; none where its days say it.
    pub name: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Timeliness {
    /// Still running, or not begun.
    Open,
    /// Ended; days left until it is due (0 = today).
    DueIn(u32),
    /// Days since it was due, at least 1.
    Overdue(u32),
}

words!(Schedule: "schedule" {
    Monthly => "monthly",
    Quarterly => "quarterly",
    SixMonthly => "six-monthly",
    Yearly => "yearly",
    Custom => "custom",
});

/// The day by which the report of a period that ends on `ends` is due.
pub fn due(ends: NaiveDate, days: u64) -> NaiveDate {
    ends.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

impl Schedule {
    /// None for periods of the project's own, which follow no calendar.
    const fn months(self) -> Option<u32> {
        match self {
            Self::Monthly => Some(1),
            Self::Quarterly => Some(3),
            Self::SixMonthly => Some(6),
            Self::Yearly => Some(12),
            Self::Custom => None,
        }
    }

    /// Calendar periods (quarters begin in January, April, …) cut to the project's dates, due after [`DUE_AFTER_DAYS`];
    /// one for all its time where the periods are its own; none where `ends` is before `starts`.
    pub fn periods(self, starts: NaiveDate, ends: NaiveDate) -> Vec<Period> {
        let mut periods = Vec::new();
        let mut from = starts;
        while from <= ends {
            let next = self.next_begin(from);
            let until = next.and_then(|day| day.pred_opt()).map_or(ends, |last| last.min(ends));
            periods.push(Period { starts: from, ends: until, due: due(until, DUE_AFTER_DAYS), name: None });
            match next {
                Some(day) => from = day,
                None => break,
            }
        }
        periods
    }

    /// The first day of the calendar period after the one that holds `day`; none at the end of the calendar.
    fn next_begin(self, day: NaiveDate) -> Option<NaiveDate> {
        let months = self.months()?;
        let first_month = day.month0() / months * months + 1;
        NaiveDate::from_ymd_opt(day.year(), first_month, 1)?.checked_add_months(Months::new(months))
    }
}

impl Period {
    pub fn timeliness(&self, today: NaiveDate) -> Timeliness {
        let days = |from: NaiveDate, to: NaiveDate| u32::try_from((to - from).num_days()).unwrap_or(u32::MAX);
        if today <= self.ends {
            Timeliness::Open
        } else if today <= self.due {
            Timeliness::DueIn(days(today, self.due))
        } else {
            Timeliness::Overdue(days(self.due, today))
        }
    }

    /// What it is called: its name, else its days.
    pub fn label(&self) -> String {
        self.name.clone().unwrap_or_else(|| self.days())
    }

    /// "Q3 2026", "Sep 2026", "H2 2026", "2026" when whole; else "1 Jul – 15 Aug 2026".
    pub fn days(&self) -> String {
        let year = self.starts.year();
        let whole = Schedule::ALL.iter().copied().find(|schedule| self.is_whole(*schedule));
        let part = whole.and_then(Schedule::months).map(|months| self.starts.month0() / months + 1);
        match (whole, part) {
            (Some(Schedule::Monthly), _) => format!("{} {year}", format::month(self.starts)),
            (Some(Schedule::Quarterly), Some(quarter)) => format!("Q{quarter} {year}"),
            (Some(Schedule::SixMonthly), Some(half)) => format!("H{half} {year}"),
            (Some(Schedule::Yearly), _) => year.to_string(),
            _ if self.starts == self.ends => format::date(self.ends),
            _ if year == self.ends.year() => {
                format!("{} – {}", format::date_short(self.starts), format::date(self.ends))
            }
            _ => format!("{} – {}", format::date(self.starts), format::date(self.ends)),
        }
    }

    /// Is it one calendar period of `schedule`, from its first to its last day?
    fn is_whole(&self, schedule: Schedule) -> bool {
        self.starts.day() == 1
            && schedule.months().is_some_and(|months| self.starts.month0().is_multiple_of(months))
            && schedule.next_begin(self.starts) == self.ends.succ_opt()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn labels(schedule: Schedule, starts: &str, ends: &str) -> Vec<String> {
        schedule.periods(day(starts), day(ends)).iter().map(Period::label).collect()
    }

    #[test]
    fn periods_follow_the_calendar_and_the_project() {
        assert_eq!(
            labels(Schedule::Quarterly, "2025-02-10", "2026-01-15"),
            ["10 Feb – 31 Mar 2025", "Q2 2025", "Q3 2025", "Q4 2025", "1 Jan – 15 Jan 2026"],
        );
        assert_eq!(labels(Schedule::Monthly, "2024-01-01", "2024-03-31"), ["Jan 2024", "Feb 2024", "Mar 2024"]);
        assert_eq!(labels(Schedule::SixMonthly, "2025-07-01", "2026-06-30"), ["H2 2025", "H1 2026"]);
        assert_eq!(labels(Schedule::Yearly, "2025-01-01", "2026-12-30"), ["2025", "1 Jan – 30 Dec 2026"]);
        assert_eq!(labels(Schedule::Monthly, "2026-03-31", "2026-04-01"), ["31 Mar 2026", "1 Apr 2026"]);
        assert!(labels(Schedule::Monthly, "2026-03-31", "2026-03-30").is_empty());
        assert_eq!(labels(Schedule::Custom, "2026-02-01", "2026-10-31"), ["1 Feb – 31 Oct 2026"]);
    }

    #[test]
    fn a_period_of_its_own_shows_its_days() {
        let custom = |starts, ends| Period { starts: day(starts), ends: day(ends), due: day(ends), name: None }.label();
        assert_eq!(custom("2026-07-01", "2026-08-15"), "1 Jul – 15 Aug 2026");
        assert_eq!(custom("2026-11-15", "2027-02-14"), "15 Nov 2026 – 14 Feb 2027");
        // Three months, but no quarter; six months, but no half-year.
        assert_eq!(custom("2026-02-01", "2026-04-30"), "1 Feb – 30 Apr 2026");
        assert_eq!(custom("2026-04-01", "2026-09-30"), "1 Apr – 30 Sep 2026");
    }

    #[test]
    fn a_period_with_a_name_is_called_by_it() {
        let [quarter] = &Schedule::Quarterly.periods(day("2026-01-01"), day("2026-03-31"))[..] else { panic!("one") };
        let named = Period { name: Some("Inception phase".into()), ..quarter.clone() };
        assert_eq!([named.label(), named.days(), quarter.label()], ["Inception phase", "Q1 2026", "Q1 2026"]);
    }

    #[test]
    fn reports_are_due_six_weeks_after_the_end() {
        let periods = Schedule::Quarterly.periods(day("2026-01-01"), day("2026-03-31"));
        assert_eq!(periods[0].due, day("2026-05-12"));
    }

    #[test]
    fn open_then_due_then_overdue() {
        let period = Period { starts: day("2026-07-01"), ends: day("2026-09-30"), due: day("2026-11-11"), name: None };
        let expected = [
            ("2026-06-30", Timeliness::Open),
            ("2026-09-30", Timeliness::Open),
            ("2026-10-01", Timeliness::DueIn(41)),
            ("2026-11-11", Timeliness::DueIn(0)),
            ("2026-11-12", Timeliness::Overdue(1)),
            ("2026-11-24", Timeliness::Overdue(13)),
        ];
        for (today, timeliness) in expected {
            assert_eq!(period.timeliness(day(today)), timeliness, "{today}");
        }
    }

    #[test]
    fn the_end_of_the_calendar_is_no_trap() {
        let periods = Schedule::Yearly.periods(NaiveDate::MAX, NaiveDate::MAX);
        assert_eq!(periods, [Period { starts: NaiveDate::MAX, ends: NaiveDate::MAX, due: NaiveDate::MAX, name: None }]);
        assert!(!periods[0].label().is_empty());
    }

    proptest! {
        #[test]
        fn periods_cover_every_day_once(
            schedule in prop::sample::select(Schedule::ALL),
            first in 0_u64..20_000,
            length in 0_u64..4_000,
        ) {
            let starts = day("2000-01-01") + Days::new(first);
            let ends = starts + Days::new(length);
            let periods = schedule.periods(starts, ends);
            prop_assert_eq!(periods.first().map(|p| p.starts), Some(starts));
            prop_assert_eq!(periods.last().map(|p| p.ends), Some(ends));
            for pair in periods.windows(2) {
                prop_assert_eq!(pair[0].ends.succ_opt(), Some(pair[1].starts));
                prop_assert_eq!(pair[1].starts.day(), 1);
                prop_assert!(schedule.months().is_none_or(|months| pair[1].starts.month0() % months == 0));
            }
            let inner = periods.iter().skip(1).rev().skip(1);
            prop_assert!(inner.into_iter().all(|p| p.is_whole(schedule)));
            prop_assert!(periods.iter().all(|p| p.starts <= p.ends && (p.due - p.ends).num_days() == 42));
        }
    }
}
