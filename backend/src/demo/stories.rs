//! Values that the generator does not draw: the two projects that a first visitor opens, told as the tour of the program
//! needs them (`docs/demo.md`).

use domain::value::{Reported, Value};

use super::{
    figures,
    files::{Indicator, Project},
    random::Random,
    reporting::{Entry, Fate},
};

/// The progress page: the last ended quarter is overdue, nine of twelve values are filled, one came back.
const PROGRESS: &str = "DP.1649";
/// The review page: of the last ended quarter, two values wait for the reviewer.
const REVIEW: &str = "DP.1588";

/// Most of the money of one output is spent, and nothing was reported of it.
const MONEY_ONLY: &str = "EM.1715";
const MONEY_ONLY_RESULT: &str = "1.3";
const MONEY_ONLY_INDICATORS: [&str; 2] = ["Displacement rounds published", "Partner staff trained in camp management"];

/// Title, total, female, male; empty means blank.
type Told = (&'static str, &'static str, &'static str, &'static str);

const DRAFTS: [Told; 8] = [
    ("Victims identified and referred", "31", "22", "9"),
    ("Referrals answered within 48 hours", "26/31", "19/22", "7/9"),
    ("Officials trained", "100", "46", "50"),
    ("Districts that use the common referral form", "15", "", ""),
    ("Shelters that meet the standard", "3", "", ""),
    ("Complaints by residents", "0", "", ""),
    ("Residents with a care plan signed within a week", "24/31", "18/22", "6/9"),
    ("Workers given pre-departure orientation", "300", "118", "164"),
];
const BACK: Told = ("Agencies that sign the code", "8", "", "");
const NOTE: &str = "Please attach the signed list; last quarter it named seven.";
/// The four quarters before, the first one first: what the last one is compared with.
const BEFORE: [(&str, [&str; 4]); 9] = [
    ("Victims identified and referred", ["18", "27", "38", "48"]),
    ("Referrals answered within 48 hours", ["11/18", "22/27", "33/38", "43/48"]),
    ("Officials trained", ["40", "72", "84", "92"]),
    ("Trainees who pass the test", ["", "46/72", "62/84", "71/92"]),
    ("Districts that use the common referral form", ["4", "8", "11", "14"]),
    ("Shelters that meet the standard", ["2", "2", "3", "4"]),
    ("Complaints by residents", ["6", "5", "4", "2"]),
    ("Workers given pre-departure orientation", ["120", "210", "276", "306"]),
    ("Agencies that sign the code", ["0", "2", "5", "7"]),
];
/// Four victims and workers in seven are women.
const WOMEN: i64 = 570;

/// What is told of an indicator `back` periods before the last ended one; none where the generator draws.
pub(super) fn entry(project: &Project, indicator: &Indicator, back: usize, random: &mut Random) -> Option<Entry> {
    let told = |list: &[Told]| list.iter().copied().find(|told| told.0 == indicator.title);
    let value = |text| Value::parse(indicator.kind, text).ok().flatten();
    let entry = |fate, (_, total, female, male): Told| {
        let reported = Reported::by_sex(value(total), value(female), value(male));
        Entry { fate, reported, narrative: None }
    };
    let blank = || Entry { fate: Fate::Missing, reported: Reported::default(), narrative: None };
    match (project.code.as_str(), back) {
        (MONEY_ONLY, _) if MONEY_ONLY_INDICATORS.contains(&indicator.title.as_str()) => Some(blank()),
        (PROGRESS, 0) if indicator.title == BACK.0 => Some(entry(Fate::Returned(NOTE), BACK)),
        (PROGRESS, 0) => Some(told(&DRAFTS).map_or_else(blank, |told| entry(Fate::Draft, told))),
        (PROGRESS, 1..=4) => {
            let (_, quarters) = BEFORE.iter().find(|told| told.0 == indicator.title)?;
            let total = value(quarters[4 - back]);
            let reported = match total {
                Some(total) => figures::split(total, &indicator.axes().unwrap_or_default(), WOMEN, random),
                None => Reported::default(),
            };
            let narrative = total.is_none().then(|| "The first tests are held in the next quarter.".into());
            Some(Entry { fate: Fate::Approved, reported, narrative })
        }
        _ => None,
    }
}

/// Whether a value that would wait for review has been approved already.
pub(super) fn reviewed(project: &Project, nth: usize) -> bool {
    project.code.as_str() == REVIEW && nth >= WAITING
}

/// Whether a result is paid for within its first months.
pub(super) fn paid_soon(project: &Project, result: &str) -> bool {
    project.code.as_str() == MONEY_ONLY && result == MONEY_ONLY_RESULT
}

/// How many values of [`REVIEW`] wait.
const WAITING: usize = 2;
