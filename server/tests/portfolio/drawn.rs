//! Projects drawn at random, with what was drawn kept beside: what the list says of them is worked out here again.

use backend::{
    ctx::Tx,
    insert::{
        actual::{self, NewActual},
        contribution::{self, NewContribution, NewDonor, NewInstalment},
        expenditure::{self, NewExpenditure},
        gender::{Hand, NewAssessment, assessment},
        indicator::{self, NewIndicator, Promise},
        money::{self, NewAmount, NewLine},
        project::{self, NewNode, NewProject},
    },
};
use chrono::NaiveDate;
use domain::{
    approval::ActualState,
    axes::Axes,
    budget::Section,
    contribution::{DonorKind, Purpose, Stage},
    gender::{GenderCode, Stage as MarkerStage},
    id::{CorporateIndicatorId, CountryId, OfficeId, ProjectId},
    indicator::{Accumulation, Direction, Kind, Operator},
    lifecycle::ProjectState,
    matrix::NodeKind,
    money::{Currency, Money},
    period::Schedule,
    value::{Reported, Value},
};

use crate::support::{Random, World};

/// The user who reports.
const MANAGER: i64 = 1;

#[derive(Clone, Debug)]
pub struct Drawn {
    pub code: String,
    pub title: String,
    /// 1 in Rwanda, 2 in Yemen.
    pub office: i64,
    pub state: ProjectState,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub funding: &'static str,
    /// "RWA" or "YEM".
    pub country: Option<&'static str>,
    pub area: &'static str,
    pub sdg: &'static str,
    pub submitted: bool,
    pub gender: Option<GenderCode>,
    pub indicators: Vec<Indicator>,
    /// Cents by section, of which the first operational line is for the evaluation.
    pub lines: Vec<(Section, i64)>,
    /// Whether one line more has no rate.
    pub unconverted: bool,
    pub spent: i64,
    pub pledged: Option<i64>,
}

#[derive(Clone, Debug)]
pub struct Indicator {
    pub target: bool,
    pub linked: bool,
    /// Handed in, by period.
    pub reported: Vec<bool>,
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn today() -> NaiveDate {
    day("2026-11-24")
}

impl Drawn {
    /// DP.1649 of the world.
    fn template() -> Self {
        let indicator = Indicator { target: true, linked: false, reported: vec![false; 4] };
        Self {
            code: "DP.1649".into(),
            title: "Fulfilling migrants’ rights and countering trafficking in Rwanda".into(),
            office: 1,
            state: ProjectState::Active,
            starts: day("2026-01-01"),
            ends: day("2026-12-31"),
            funding: "development-fund",
            country: Some("RWA"),
            area: "Principle 1",
            sdg: "10.7",
            submitted: true,
            gender: None,
            indicators: vec![indicator; 3],
            lines: Vec::new(),
            unconverted: false,
            spent: 0,
            pledged: None,
        }
    }

    fn at(nth: usize, random: &mut Random) -> Self {
        let mut pick = |n: u64| usize::try_from(random.below(n)).unwrap();
        let (starts, ends) =
            [("2025-07-01", "2026-06-30"), ("2026-01-01", "2026-12-31"), ("2026-10-01", "2027-09-30")][pick(3)];
        let (starts, ends) = (day(starts), day(ends));
        let periods = Schedule::Quarterly.periods(starts, ends);
        let indicators = (0..pick(4))
            .map(|_| Indicator {
                target: pick(3) > 0,
                linked: pick(3) > 0,
                reported: periods.iter().map(|period| period.ends < today() && pick(3) > 0).collect(),
            })
            .collect();
        let sections = [Section::Staff, Section::Office, Section::Operational, Section::Overhead];
        let lines = if pick(4) == 0 {
            Vec::new()
        } else {
            // Now and then exactly what the rules ask for.
            let some = [[20_000, 10_000, 70_000, 7_000], [40_000, 0, 60_000, 7_000], [10_000, 5_000, 85_000, 9_000]];
            sections.into_iter().zip(some[pick(3)]).filter(|(_, cents)| *cents > 0).collect::<Vec<_>>()
        };
        let budget: i64 = lines.iter().map(|(_, cents)| cents).sum();
        let states = [
            ProjectState::Active,
            ProjectState::Active,
            ProjectState::Active,
            ProjectState::Completed,
            ProjectState::Concept,
            ProjectState::Closed,
            ProjectState::Endorsed,
        ];
        Self {
            code: format!("{}.{:04}", ["HA", "TC"][pick(2)], 100 + nth),
            title: format!("{} of {nth} districts", ["Water", "Return", "Labour"][pick(3)]),
            office: 1 + i64::try_from(pick(2)).unwrap(),
            state: states[pick(7)],
            starts,
            ends,
            funding: ["development-fund", "earmarked", "flexible"][pick(3)],
            country: [None, Some("RWA"), Some("YEM")][pick(3)],
            area: ["Principle 1", "Objective 2"][pick(2)],
            sdg: ["10.7", "8.8"][pick(2)],
            submitted: pick(4) > 0,
            gender: [None, Some(GenderCode::TwoA), Some(GenderCode::Zero)][pick(3)],
            indicators,
            unconverted: pick(6) == 0,
            spent: if lines.is_empty() { 0 } else { i64::try_from(pick(150_000)).unwrap() },
            pledged: [None, Some(budget), Some(budget / 2)][pick(3)],
            lines,
        }
    }

    async fn insert(&self, tx: &Tx) {
        let country = match self.country {
            Some("RWA") => Some(CountryId(1)),
            Some(_) => Some(CountryId(2)),
            None => None,
        };
        let row = NewProject {
            code: &self.code.parse().unwrap(),
            title: &self.title,
            office: OfficeId(self.office),
            starts: self.starts,
            ends: self.ends,
            funding: self.funding,
            schedule: Schedule::Quarterly,
            submitted_on: self.submitted.then(|| day("2025-05-01")),
            countries: country.as_slice(),
            areas: &[self.area.into()],
            sdgs: &[self.sdg.into()],
        };
        let id = project::project(tx, row).await.unwrap();
        project::state(tx, id, self.state, None).await.unwrap();
        let mut periods = Vec::new();
        for period in Schedule::Quarterly.periods(self.starts, self.ends) {
            periods.push(project::period(tx, id, &period).await.unwrap());
        }
        let node = NewNode {
            project: id,
            parent: None,
            kind: NodeKind::Objective,
            position: 1,
            statement: "People are safe",
            assumptions: None,
        };
        let node = project::node(tx, node).await.unwrap();
        let axes = Axes::new(Vec::new(), false).unwrap();
        let count = |text: &str| Value::parse(Kind::Count, text).unwrap().unwrap();
        for (nth, of) in self.indicators.iter().enumerate() {
            let new = NewIndicator {
                project: id,
                node,
                position: i64::try_from(nth).unwrap() + 1,
                title: "People helped",
                unit: "people",
                kind: Kind::Count,
                direction: Direction::Increase,
                accumulation: Accumulation::Sum,
                operator: Operator::Sum,
                axes: &axes,
                answers: &[],
                source: "Lists",
                expected_from: None,
            };
            let indicator = indicator::indicator(tx, new).await.unwrap();
            if of.target {
                indicator::promise(tx, indicator, Promise::Target, count("100"), None).await.unwrap();
            }
            if of.linked {
                indicator::link(tx, indicator, CorporateIndicatorId(1)).await.unwrap();
            }
            for (period, _) in periods.iter().zip(&of.reported).filter(|(_, reported)| **reported) {
                let new = NewActual {
                    indicator,
                    period: *period,
                    version: 1,
                    state: ActualState::Approved,
                    reported: Reported { total: Some(count("30")), ..Reported::default() },
                    narrative: None,
                    author: MANAGER,
                    submitted: Some((MANAGER, tx.now())),
                    reviewed: Some((3, tx.now())),
                    note: None,
                    recorded_at: tx.now(),
                    superseded_at: None,
                };
                actual::actual(tx, new).await.unwrap();
            }
        }
        self.money(tx, id).await;
        if let Some(code) = self.gender {
            let new = NewAssessment {
                project: id,
                version: 1,
                code,
                stage: MarkerStage::Coded,
                reaches_beneficiaries: true,
                principal_purpose: false,
                needs_evidence: None,
                output: None,
                activity: None,
                override_reason: None,
                coded: Hand { user: MANAGER, at: tx.now(), note: None },
                validated: None,
                confirmed: None,
                stale_reason: None,
                recorded_at: tx.now(),
                superseded_at: None,
            };
            assessment(tx, new).await.unwrap();
        }
    }

    async fn money(&self, tx: &Tx, project: ProjectId) {
        let line = |section, evaluation| NewLine {
            project,
            first: None,
            version: 1,
            position: 1,
            section,
            node: None,
            year: 2026,
            description: "Line",
            unit: "",
            evaluation,
        };
        let usd = |cents| Money::new(cents, Currency::USD);
        let mut first = None;
        for (section, cents) in &self.lines {
            let new = line(*section, *section == Section::Operational);
            let id = money::line(tx, new, NewAmount::once(usd(*cents), Some((None, *cents)))).await.unwrap();
            first.get_or_insert(id);
        }
        if self.unconverted {
            let amount = NewAmount::once(Money::new(5_000, "RWF".parse().unwrap()), None);
            money::line(tx, line(Section::Operational, false), amount).await.unwrap();
        }
        if let Some(line) = first.filter(|_| self.spent > 0) {
            let new = NewExpenditure {
                project,
                line,
                day: day("2026-10-31"),
                document: None,
                description: "October".into(),
                amount: usd(self.spent),
                converted: Some((None, self.spent)),
                user: None,
                at: tx.now(),
            };
            expenditure::expenditures(tx, vec![new]).await.unwrap();
        }
        let Some(pledged) = self.pledged.filter(|pledged| *pledged > 0) else { return };
        let name = format!("Donor of {}", self.code);
        let donor = NewDonor { name: &name, kind: DonorKind::Government, country: None };
        let donor = contribution::donor(tx, donor).await.unwrap();
        let new = NewContribution {
            donor,
            reference: "A-1",
            year: 2026,
            currency: Currency::USD,
            purpose: Purpose::Project(project),
            conditions: "",
        };
        let contribution = contribution::contribution(tx, new).await.unwrap();
        for (stage, cents) in [(Stage::Pledged, pledged), (Stage::Received, pledged / 3)] {
            let new = NewInstalment {
                contribution,
                stage,
                day: day("2026-11-02"),
                amount: usd(cents),
                converted: Some((None, cents)),
                note: "",
                user: None,
            };
            contribution::instalment(tx, new).await.unwrap();
        }
    }

    /// For each period: its end, its due day, how many indicators have handed in.
    fn periods(&self) -> Vec<(NaiveDate, NaiveDate, usize)> {
        let periods = Schedule::Quarterly.periods(self.starts, self.ends);
        let handed = |nth: usize| self.indicators.iter().filter(|of| of.reported[nth]).count();
        periods.iter().enumerate().map(|(nth, period)| (period.ends, period.due, handed(nth))).collect()
    }

    pub fn reports(&self) -> bool {
        matches!(self.state, ProjectState::Active | ProjectState::Completed)
    }

    /// Reported and expected, of periods that have ended.
    pub fn reported(&self) -> (usize, usize) {
        let ended: Vec<_> = self.periods().into_iter().filter(|(ends, ..)| *ends < today()).collect();
        (ended.iter().map(|(.., handed)| handed).sum(), ended.len() * self.indicators.len())
    }

    pub fn overdue(&self) -> usize {
        if !self.reports() {
            return 0;
        }
        let due = self.periods().into_iter().filter(|(_, due, _)| *due < today());
        due.map(|(.., handed)| self.indicators.len() - handed).sum()
    }

    /// Cents; `None` where something is not converted or nothing is budgeted.
    pub fn burn(&self) -> Option<(i64, i64)> {
        let budget = self.lines.iter().map(|(_, cents)| cents).sum();
        (budget > 0 && !self.unconverted).then_some((self.spent, budget))
    }

    fn section(&self, which: &[Section]) -> i64 {
        self.lines.iter().filter(|(section, _)| which.contains(section)).map(|(_, cents)| cents).sum()
    }

    fn budget_fails(&self) -> bool {
        let whole = self.section(Section::ALL);
        if whole == 0 || self.unconverted {
            return false;
        }
        let overhead = self.section(&[Section::Overhead]);
        let of_fund = self.funding == "development-fund";
        let staff = of_fund && self.section(&[Section::Staff, Section::Office]) * 100 > whole * 30;
        let evaluation = of_fund && self.section(&[Section::Operational]) * 100 < whole * 5;
        let lines = i64::try_from(self.lines.len()).unwrap();
        let rate = (overhead * 100 - (whole - overhead) * 7).abs() > lines * 100;
        let given = self.pledged.unwrap_or(0);
        let expects = !matches!(self.state, ProjectState::Concept);
        staff || evaluation || rate || (expects && (given - whole).abs() * 100 > whole)
    }

    /// What the rules that a database comes with warn of.
    pub fn warnings(&self) -> Vec<&'static str> {
        let before = day("2026-08-26");
        let planned = !matches!(self.state, ProjectState::Concept | ProjectState::Closed);
        let silent = !self.indicators.is_empty()
            && self.periods().into_iter().any(|(_, due, handed)| due < before && handed == 0);
        let found = [
            ("no-report", self.reports() && silent),
            ("ended-active", self.state == ProjectState::Active && self.ends < today()),
            ("no-indicators", planned && self.indicators.is_empty()),
            ("no-target", planned && self.indicators.iter().any(|of| !of.target)),
            ("no-link", planned && self.indicators.iter().any(|of| !of.linked)),
            ("budget-fails", planned && self.budget_fails()),
            ("gender-missing", planned && self.submitted && self.gender.is_none()),
        ];
        found.into_iter().filter(|(_, is)| *is).map(|(kind, _)| kind).collect()
    }
}

/// Sixty projects and the one of the world.
pub async fn draw(world: &World, seed: u64) -> Vec<Drawn> {
    let mut random = Random(seed);
    let mut all = vec![Drawn::template()];
    let tx = world.arrange().await;
    for nth in 0..60 {
        let drawn = Drawn::at(nth, &mut random);
        drawn.insert(&tx).await;
        all.push(drawn);
    }
    tx.commit().await.unwrap();
    all
}
