//! Reporting periods: made from a schedule and the project's dates, each with a due date.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{format, word::words};

/// Days from the end of a period until its report is due: six weeks (FIELD.md, deadlines).
pub const DUE_AFTER_DAYS: u64 = 42;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Schedule {
    Monthly,
    Quarterly,
    SixMonthly,
    Yearly,
}

/// Both days belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub due: NaiveDate,
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
});

impl Schedule {
    const fn months(self) -> u32 {
        match self {
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::SixMonthly => 6,
            Self::Yearly => 12,
        }
    }

    /// Calendar periods (quarters begin in January, April, …) cut to the project's dates; none where `ends` is before `starts`.
    pub fn periods(self, starts: NaiveDate, ends: NaiveDate) -> Vec<Period> {
        let mut periods = Vec::new();
        let mut from = starts;
        while from <= ends {
            let next = self.next_begin(from);
            let until = next
                .and_then(|day| day.pred_opt())
                .map_or(ends, |last| last.min(ends));
            let due = until
                .checked_add_days(Days::new(DUE_AFTER_DAYS))
                .unwrap_or(NaiveDate::MAX);
            periods.push(Period {
                starts: from,
                ends: until,
                due,
            });
            match next {
                Some(day) => from = day,
                None => break,
            }
        }
        periods
    }

    /// The first day of the calendar period after the one that holds `day`; none at the end of the calendar.
    fn next_begin(self, day: NaiveDate) -> Option<NaiveDate> {
        let first_month = day.month0() / self.months() * self.months() + 1;
        NaiveDate::from_ymd_opt(day.year(), first_month, 1)?
            .checked_add_months(Months::new(self.months()))
    }
}

impl Period {
    pub fn timeliness(&self, today: NaiveDate) -> Timeliness {
        let days = |from: NaiveDate, to: NaiveDate| {
            u32::try_from((to - from).num_days()).unwrap_or(u32::MAX)
        };
        if today <= self.ends {
            Timeliness::Open
        } else if today <= self.due {
            Timeliness::DueIn(days(today, self.due))
        } else {
            Timeliness::Overdue(days(self.due, today))
        }
    }

    /// "Q3 2026", "Sep 2026", "H2 2026", "2026" when whole; else "1 Jul – 15 Aug 2026".
    pub fn label(&self) -> String {
        let year = self.starts.year();
        let whole = Schedule::ALL
            .iter()
            .copied()
            .find(|schedule| self.is_whole(*schedule));
        let part = whole.map(|schedule| self.starts.month0() / schedule.months() + 1);
        match (whole, part) {
            (Some(Schedule::Monthly), _) => format!("{} {year}", format::month(self.starts)),
            (Some(Schedule::Quarterly), Some(quarter)) => format!("Q{quarter} {year}"),
            (Some(Schedule::SixMonthly), Some(half)) => format!("H{half} {year}"),
            (Some(Schedule::Yearly), _) => year.to_string(),
            _ if self.starts == self.ends => format::date(self.ends),
            _ if year == self.ends.year() => {
                format!(
                    "{} – {}",
                    format::date_short(self.starts),
                    format::date(self.ends)
                )
            }
            _ => format!(
                "{} – {}",
                format::date(self.starts),
                format::date(self.ends)
            ),
        }
    }

    /// Is it one calendar period of `schedule`, from its first to its last day?
    fn is_whole(&self, schedule: Schedule) -> bool {
        self.starts.day() == 1
            && self.starts.month0().is_multiple_of(schedule.months())
            && schedule.next_begin(self.starts) == self.ends.succ_opt()
    }
}
