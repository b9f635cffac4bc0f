//! What the tests of results arrange: corporate indicators, and projects that add to them.

mod answers;
mod as_at;
mod charts;
mod indicator;
mod moments;
mod overlap;
mod overlap_approval;
mod overview;
mod pack;
mod pivot;
mod random;
mod sums;
mod years;

use backend::{
    ctx::Tx,
    insert::{
        actual::{self, NewActual},
        framework::{self, NewCorporate},
        gender::{self, Hand, NewAssessment},
        indicator::{self as insert, NewIndicator, Promise},
        link::{self, NewLink},
        project::{self, NewNode, NewProject},
    },
};
use domain::{
    approval::ActualState,
    axes::{Axes, Axis},
    gender::{GenderCode, Stage},
    id::{CorporateIndicatorId, IndicatorId, OfficeId, PeriodId, ProjectId},
    indicator::{Accumulation, Direction, Kind, Operator},
    lifecycle::ProjectState,
    link::Share,
    matrix::NodeKind,
    period::Schedule,
    value::{Reported, Value},
};

use crate::support::Page;

/// The one indicator of the template, P1.1: people, added up, target 1 000.
pub const TRAINED: CorporateIndicatorId = CorporateIndicatorId(1);
pub const RWANDA: OfficeId = OfficeId(1);
pub const YEMEN: OfficeId = OfficeId(2);

/// Users of the template, in the order of their making.
const MANAGER: i64 = 1;
const REVIEWER: i64 = 3;

/// Another corporate indicator in the same area.
pub async fn corporate(tx: &Tx, code: &str, kind: Kind, operator: Operator, target: &str) -> CorporateIndicatorId {
    let new = NewCorporate {
        area: 1,
        code,
        title: "Something else",
        definition: "As agreed.",
        unit: "things",
        kind,
        direction: Direction::Increase,
        operator,
        position: 2,
        answers: &[],
        target: Value::parse(kind, target).unwrap(),
    };
    framework::corporate(tx, new).await.unwrap()
}

/// A project to the end of 2026 in quarters with one linked indicator.
#[derive(Clone, Copy)]
pub struct Contributor<'a> {
    pub code: &'a str,
    pub office: OfficeId,
    pub state: ProjectState,
    pub kind: Kind,
    pub accumulation: Accumulation,
    pub target: &'a str,
    pub to: CorporateIndicatorId,
    /// How much of it counts.
    pub share: Share,
    pub starts: &'a str,
    pub funding: &'a str,
    pub sdgs: &'a [String],
    /// The code of its gender marker, where it is assessed.
    pub gender: Option<GenderCode>,
    /// Whether sex is crossed with age.
    pub by_age: bool,
}

impl Default for Contributor<'_> {
    fn default() -> Self {
        Self {
            code: "HA.0001",
            office: RWANDA,
            state: ProjectState::Active,
            kind: Kind::Count,
            accumulation: Accumulation::Sum,
            target: "100",
            to: TRAINED,
            share: Share::WHOLE,
            starts: "2026-01-01",
            funding: "earmarked",
            sdgs: &[],
            gender: None,
            by_age: false,
        }
    }
}

/// A linked indicator with the periods of its project.
pub struct Linked {
    pub indicator: IndicatorId,
    kind: Kind,
    periods: Vec<PeriodId>,
}

pub async fn contributor(tx: &Tx, new: Contributor<'_>) -> Linked {
    let day = |text: &str| text.parse().unwrap();
    let (starts, ends) = (day(new.starts), day("2026-12-31"));
    let schedule = Schedule::Quarterly;
    let row = NewProject {
        code: &new.code.parse().unwrap(),
        title: "Shelter in the valley",
        office: new.office,
        starts,
        ends,
        funding: new.funding,
        schedule,
        submitted_on: None,
        countries: &[],
        areas: &[],
        sdgs: new.sdgs,
    };
    let project = project::project(tx, row).await.unwrap();
    project::state(tx, project, new.state, None).await.unwrap();
    if let Some(code) = new.gender {
        assessed(tx, project, code).await;
    }
    let mut periods = Vec::new();
    for period in schedule.periods(starts, ends) {
        periods.push(project::period(tx, project, &period).await.unwrap());
    }
    let node = NewNode {
        project,
        parent: None,
        kind: NodeKind::Objective,
        position: 1,
        statement: "People are safe",
        assumptions: None,
    };
    let node = project::node(tx, node).await.unwrap();
    let axes = if new.by_age { vec![Axis::sex(), Axis::age()] } else { vec![Axis::sex()] };
    let axes = Axes::new(axes, new.by_age).unwrap();
    let row = NewIndicator {
        project,
        node,
        position: 1,
        title: "People sheltered",
        unit: "people",
        kind: new.kind,
        direction: Direction::Increase,
        accumulation: new.accumulation,
        operator: Operator::Sum,
        axes: &axes,
        answers: &[],
        source: "Lists",
        expected_from: None,
    };
    let id = insert::indicator(tx, row).await.unwrap();
    let target = Value::parse(new.kind, new.target).unwrap();
    if let Some(target) = target {
        insert::promise(tx, id, Promise::Target, target, None).await.unwrap();
    }
    let link = NewLink { indicator: id, corporate: new.to, share: new.share, proposal: None, by: None };
    link::link(tx, link).await.unwrap();
    Linked { indicator: id, kind: new.kind, periods }
}

async fn assessed(tx: &Tx, project: ProjectId, code: GenderCode) {
    let new = NewAssessment {
        project,
        version: 1,
        code,
        stage: Stage::Coded,
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
    gender::assessment(tx, new).await.unwrap();
}

impl Linked {
    /// A value for the quarter `n`, with what of it is female and male ("" is blank).
    pub async fn value(&self, tx: &Tx, n: usize, state: ActualState, [total, female, male]: [&str; 3]) {
        let value = |text: &str| Value::parse(self.kind, text).unwrap();
        self.reported(tx, n, state, Reported::by_sex(value(total), value(female), value(male))).await;
    }

    pub async fn reported(&self, tx: &Tx, n: usize, state: ActualState, reported: Reported) {
        let approved = state == ActualState::Approved;
        let handed_in = approved || state == ActualState::Submitted;
        let new = NewActual {
            indicator: self.indicator,
            period: self.periods[n - 1],
            version: 1,
            state,
            reported,
            narrative: None,
            author: MANAGER,
            submitted: handed_in.then(|| (MANAGER, tx.now())),
            reviewed: approved.then(|| (REVIEWER, tx.now())),
            note: None,
            recorded_at: tx.now(),
            superseded_at: None,
        };
        actual::actual(tx, new).await.unwrap();
    }

    /// The quarter `n`.
    pub fn period(&self, n: usize) -> PeriodId {
        self.periods[n - 1]
    }

    pub async fn approved(&self, tx: &Tx, n: usize, total: &str) {
        self.value(tx, n, ActualState::Approved, [total, "", ""]).await;
    }
}

/// The text of the table row of the corporate indicator with this code, thin spaces made plain.
pub fn row(page: &Page, code: &str) -> String {
    let rows = page.body.split("<tr").filter(|row| row.contains(&format!(">{code} · ")));
    let row = rows.last().unwrap_or_else(|| panic!("{code} has a row: {}", page.text()));
    plain(row.split("</tr>").next().unwrap())
}

/// Text without its tags, every kind of space made one plain space.
pub fn plain(html: &str) -> String {
    let body = format!("<{html}");
    let page = Page { status: 200, location: None, body };
    page.text().replace(['\u{202f}', '\u{a0}'], " ")
}
