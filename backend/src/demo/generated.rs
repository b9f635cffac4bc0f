//! Projects beyond the hand-written ones, made of their parts, for data sets of the size of an organization.
//!
//! Each takes its texts from one hand-written project, moved to another country, and further outcomes from others, until it
//! has [`INDICATORS`]. One is made at a time and forgotten once it is written, so that a data set of any size fits into memory.

use std::collections::HashMap;

use domain::{code::CountryCode, indicator::Kind, lifecycle::ProjectState, period::Schedule};

use super::{
    files::{Indicator, Outcome, Project, Reporting, broken},
    places::Places,
    random::Random,
};
use crate::error::Result;

/// How many indicators each has.
const INDICATORS: usize = 20;
/// Their codes go on from here, by the two letters; the hand-written ones end below.
const FIRST: u32 = 2000;
/// As many outcomes of others are looked at; more than enough to have all indicators.
const DONORS: usize = 40;

pub(super) struct Generator<'a> {
    /// The hand-written projects of a mission, with the name of its country as their texts use it.
    sources: Vec<(&'a Project, String)>,
    /// Every country with a mission, and its name within a sentence.
    countries: Vec<(CountryCode, String)>,
    seed: u64,
    made: u64,
    /// How many bear each pair of letters.
    codes: HashMap<String, u32>,
}

impl<'a> Generator<'a> {
    pub(super) fn new(files: &'a [Project], places: &Places, seed: u64) -> Self {
        let mut countries: Vec<_> = places.called.iter().map(|(iso3, name)| (*iso3, name.clone())).collect();
        countries.sort();
        let source = |file: &'a Project| {
            let iso3 = file.office.parse::<CountryCode>().ok()?;
            Some((file, places.called.get(&iso3)?.trim_start_matches("the ").to_owned()))
        };
        Self { sources: files.iter().filter_map(source).collect(), countries, seed, made: 0, codes: HashMap::new() }
    }

    /// The next one: the same for the same seed, whatever comes after it.
    pub(super) fn project(&mut self) -> Result<Project> {
        self.made += 1;
        let random = &mut Random::new(self.seed, &format!("generated {}", self.made));
        let nothing = || broken("projects", "holds no project of a mission");
        let (iso3, place) = one(&self.countries, random).ok_or_else(nothing)?.clone();
        let (source, name) = one(&self.sources, random).ok_or_else(nothing)?;
        let mut project = (*source).clone();
        let at_home = project.title.contains(name.as_str());
        for text in texts(&mut project) {
            *text = moved(text, name, &place);
        }
        if !at_home {
            project.title = format!("{}, {}", project.title, place.trim_start_matches("the "));
        }
        let letters = project.code.as_str()[..2].to_owned();
        let number = self.codes.entry(letters.clone()).or_insert(FIRST);
        project.code = format!("{letters}.{number}").parse().map_err(|_| broken(&letters, "has no code left"))?;
        *number += 1;
        project.countries = vec![iso3];
        project.office = iso3.to_string();
        project.state = state(random);
        (project.schedule, project.starts, project.months) = timing(project.state, random);
        project.reporting = reporting(project.state, random);
        self.fill_up(&mut project, &place, random);
        let size = random.between(50, 180);
        for indicator in indicators(&mut project) {
            scale(indicator, size);
        }
        Ok(project)
    }

    /// Takes further outcomes from others, with the budget lines for them, or gives up indicators, until the number is right.
    fn fill_up(&self, project: &mut Project, place: &str, random: &mut Random) {
        let mut left = INDICATORS;
        limit(&mut project.objective.indicators, &mut left);
        project.outcomes.iter_mut().for_each(|outcome| limit_outcome(outcome, &mut left));
        for _ in 0..DONORS {
            if left == 0 {
                break;
            }
            let Some((donor, name)) = one(&self.sources, random) else { break };
            let given = random.between(1, i64::try_from(donor.outcomes.len()).unwrap_or(1));
            let given = usize::try_from(given).unwrap_or(1);
            let Some(outcome) = donor.outcomes.get(given - 1) else { continue };
            if project
                .outcomes
                .iter()
                .any(|there| there.indicators.iter().any(|i| outcome.indicators.iter().any(|j| i.title == j.title)))
            {
                continue;
            }
            let mut outcome = outcome.clone();
            for text in texts_of(&mut outcome) {
                *text = moved(text, name, place);
            }
            limit_outcome(&mut outcome, &mut left);
            project.outcomes.push(outcome);
            let number = project.outcomes.len();
            for line in &donor.budget {
                let rest = line.result.strip_prefix(&given.to_string());
                let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('.')) else { continue };
                let mut line = line.clone();
                line.result = format!("{number}{rest}");
                line.description = moved(&line.description, name, place);
                project.budget.push(line);
            }
        }
    }
}

fn one<'a, T>(from: &'a [T], random: &mut Random) -> Option<&'a T> {
    let last = i64::try_from(from.len()).ok()? - 1;
    usize::try_from(random.between(0, last)).ok().and_then(|at| from.get(at))
}

fn state(random: &mut Random) -> ProjectState {
    match random.between(1, 100) {
        1..=86 => ProjectState::Active,
        87..=88 => ProjectState::Suspended,
        89..=92 => ProjectState::Completed,
        93..=94 => ProjectState::Closed,
        95..=96 => ProjectState::Endorsed,
        97 => ProjectState::InEndorsement,
        98 => ProjectState::Returned,
        99 => ProjectState::Proposal,
        _ => ProjectState::Concept,
    }
}

/// The schedule, months to the start and months of duration, so that about twelve periods have ended.
fn timing(state: ProjectState, random: &mut Random) -> (Schedule, i32, u32) {
    let mut months = |low, high| u32::try_from(random.between(low, high)).unwrap_or(12);
    let since = |months: u32| -i32::try_from(months).unwrap_or(12);
    match state {
        ProjectState::Active | ProjectState::Suspended if months(1, 10) <= 7 => {
            let ran = months(10, 16);
            (Schedule::Monthly, since(ran), ran + months(2, 10))
        }
        ProjectState::Active | ProjectState::Suspended => {
            let ran = months(30, 36);
            (Schedule::Quarterly, since(ran), ran + months(3, 12))
        }
        ProjectState::Completed => {
            let months_long = months(12, 14);
            (Schedule::Monthly, since(months_long + months(1, 4)), months_long)
        }
        ProjectState::Closed => {
            let months_long = months(12, 14);
            (Schedule::Monthly, since(months_long + months(7, 10)), months_long)
        }
        _ => (Schedule::Monthly, -since(months(1, 6)), 12),
    }
}

fn reporting(state: ProjectState, random: &mut Random) -> Reporting {
    match (state, random.between(1, 100)) {
        (ProjectState::Completed | ProjectState::Closed, _) => Reporting::Complete,
        (ProjectState::Active | ProjectState::Suspended, chance) => match chance {
            1..=60 => Reporting::Complete,
            61..=80 => Reporting::Late,
            81..=90 => Reporting::Returned,
            _ => Reporting::Partial,
        },
        _ => Reporting::None,
    }
}

/// Keeps as many as are left.
fn limit(indicators: &mut Vec<Indicator>, left: &mut usize) {
    indicators.truncate(*left);
    *left -= indicators.len();
}

fn limit_outcome(outcome: &mut Outcome, left: &mut usize) {
    limit(&mut outcome.indicators, left);
    outcome.outputs.iter_mut().for_each(|output| limit(&mut output.indicators, left));
}

fn indicators(project: &mut Project) -> Vec<&mut Indicator> {
    let mut all: Vec<_> = project.objective.indicators.iter_mut().collect();
    for outcome in &mut project.outcomes {
        all.extend(&mut outcome.indicators);
        all.extend(outcome.outputs.iter_mut().flat_map(|output| &mut output.indicators));
    }
    all
}

/// A larger or smaller project counts more or fewer; shares stay as they are.
fn scale(indicator: &mut Indicator, percent: i64) {
    if indicator.kind != Kind::Count {
        return;
    }
    for text in [&mut indicator.baseline, &mut indicator.target] {
        if let Ok(count) = text.parse::<i64>()
            && count > 0
        {
            *text = (count.saturating_mul(percent) / 100).max(1).to_string();
        }
    }
}

fn texts(project: &mut Project) -> Vec<&mut String> {
    let sections = &mut project.sections;
    let mut all = vec![
        &mut project.title,
        &mut sections.rationale,
        &mut sections.partnerships,
        &mut sections.monitoring,
        &mut sections.sustainability,
        &mut sections.evaluation,
        &mut project.objective.statement,
    ];
    if let Some(gender) = &mut project.gender {
        all.extend([&mut gender.needs, &mut gender.coder_note]);
        all.extend(gender.validator_note.iter_mut().chain(&mut gender.endorser_note));
    }
    all.extend(
        project.objective.indicators.iter_mut().flat_map(|indicator| [&mut indicator.title, &mut indicator.source]),
    );
    all.extend(project.outcomes.iter_mut().flat_map(texts_of));
    all.extend(project.budget.iter_mut().map(|line| &mut line.description));
    all
}

fn texts_of(outcome: &mut Outcome) -> Vec<&mut String> {
    let mut all = vec![&mut outcome.statement, &mut outcome.assumptions];
    let mut measured: Vec<_> = outcome.indicators.iter_mut().collect();
    for output in &mut outcome.outputs {
        all.extend([&mut output.statement, &mut output.assumptions]);
        measured.extend(&mut output.indicators);
        all.extend(
            output.activities.iter_mut().flat_map(|activity| [&mut activity.statement, &mut activity.assumptions]),
        );
    }
    all.extend(measured.into_iter().flat_map(|indicator| [&mut indicator.title, &mut indicator.source]));
    all
}

/// The text with another country in the place of `name`, where that stands as a word of its own.
fn moved(text: &str, name: &str, place: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let (before, after) = (&rest[..at], &rest[at + name.len()..]);
        let part_of_a_word = before.chars().next_back().is_some_and(char::is_alphanumeric)
            || after.chars().next().is_some_and(char::is_alphanumeric);
        let before = if part_of_a_word { before } else { before.strip_suffix("the ").unwrap_or(before) };
        told.push_str(before);
        let begins = told.trim_end().is_empty() || told.trim_end().ends_with(['.', '?', ':']);
        match place.strip_prefix("the ") {
            _ if part_of_a_word => told.push_str(name),
            Some(bare) if begins => {
                told.push_str("The ");
                told.push_str(bare);
            }
            _ => told.push_str(place),
        }
        rest = after;
    }
    told.push_str(rest);
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_move_to_another_country() {
        let cases = [
            ("Shelter in Haiti", "Haiti", "Rwanda", "Shelter in Rwanda"),
            ("Niger’s roads. Niger is dry.", "Niger", "the Gambia", "the Gambia’s roads. The Gambia is dry."),
            ("Nigerians at home in Niger", "Niger", "Chad", "Nigerians at home in Chad"),
            ("Families of the Philippines", "Philippines", "Peru", "Families of Peru"),
            ("Nothing named", "Haiti", "Rwanda", "Nothing named"),
        ];
        for (text, name, place, expected) in cases {
            let expected =
                if text.starts_with(name) { expected.replacen("the Gambia", "The Gambia", 1) } else { expected.into() };
            assert_eq!(moved(text, name, place), expected);
        }
    }

    #[test]
    fn larger_projects_promise_more_and_never_nothing() {
        let files = super::super::files::projects().unwrap();
        let mut indicator = files[0].objective.indicators[0].clone();
        indicator.kind = Kind::Count;
        (indicator.baseline, indicator.target) = ("0".into(), "1".into());
        scale(&mut indicator, 60);
        assert_eq!((indicator.baseline.as_str(), indicator.target.as_str()), ("0", "1"));
        indicator.target = "240".into();
        scale(&mut indicator, 150);
        assert_eq!(indicator.target, "360");
    }
}
