//! The world: two regions, two missions, one active project with a small matrix, one appeal-free office of each kind.
//!
//! It is 24 November 2026, noon. DP.1649 runs through 2026 in quarters: Q1, Q2 and Q3 have ended, all due but none reported.

use std::{path::Path, sync::Arc};

use backend::{
    ctx::{Ctx, Tx},
    db::Db,
    files::Files,
    insert::{
        framework::{self, NewArea, NewCorporate},
        indicator::{self, NewIndicator, Promise},
        people::{self as rows, OfficeKind},
        project::{self, NewNode, NewProject},
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    axes::{Axes, Axis},
    code::ProjectCode,
    id::{IndicatorId, NodeId, PeriodId, ProjectId},
    indicator::{Accumulation, Direction, Kind, Operator},
    lifecycle::ProjectState,
    matrix::NodeKind,
    period::Schedule,
    value::Value,
};
use server::http::{self, Options};

use super::{Browser, database, people};

pub const PASSWORD: &str = "a long enough password";

/// The people of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    ProjectManager,
    ProjectStaff,
    Reviewer,
    Endorser,
    GenderFocalPoint,
    FundManager,
    HeadquartersAnalyst,
    Auditor,
    Viewer,
    Administrator,
    /// A project manager of another mission, to whom DP.1649 is invisible.
    Stranger,
    /// A reviewer of that mission.
    StrangeReviewer,
}

impl Who {
    pub const ALL: [Self; 12] = [
        Self::ProjectManager,
        Self::ProjectStaff,
        Self::Reviewer,
        Self::Endorser,
        Self::GenderFocalPoint,
        Self::FundManager,
        Self::HeadquartersAnalyst,
        Self::Auditor,
        Self::Viewer,
        Self::Administrator,
        Self::Stranger,
        Self::StrangeReviewer,
    ];

    pub fn email(self) -> &'static str {
        match self {
            Self::ProjectManager => "project-manager@test.example",
            Self::ProjectStaff => "project-staff@test.example",
            Self::Reviewer => "reviewer@test.example",
            Self::Endorser => "endorser@test.example",
            Self::GenderFocalPoint => "gender-focal-point@test.example",
            Self::FundManager => "fund-manager@test.example",
            Self::HeadquartersAnalyst => "headquarters-analyst@test.example",
            Self::Auditor => "auditor@test.example",
            Self::Viewer => "viewer@test.example",
            Self::Administrator => "administrator@test.example",
            Self::Stranger => "stranger@test.example",
            Self::StrangeReviewer => "strange-reviewer@test.example",
        }
    }

    /// As the pages show them: the e-mail's first part, capitalized.
    pub fn name(self) -> &'static str {
        match self {
            Self::ProjectManager => "Project manager",
            Self::ProjectStaff => "Project staff",
            Self::Reviewer => "Reviewer",
            Self::Endorser => "Endorser",
            Self::GenderFocalPoint => "Gender focal point",
            Self::FundManager => "Fund manager",
            Self::HeadquartersAnalyst => "Headquarters analyst",
            Self::Auditor => "Auditor",
            Self::Viewer => "Viewer",
            Self::Administrator => "Administrator",
            Self::Stranger => "Stranger",
            Self::StrangeReviewer => "Strange reviewer",
        }
    }
}

/// One database with the application over it.
pub struct World {
    pub db: Db,
    pub(super) app: axum::Router,
    /// Where files behind values lie; shared by all tests, since each lies under its content. At most 1 MB each.
    pub files: Files,
}

impl World {
    pub async fn new() -> Self {
        Self::on(&database::address().await).await
    }

    /// Over a database that a test has already put something into.
    pub async fn on(address: &str) -> Self {
        let db = Db::open(address).await.unwrap();
        let files = Files::new(Path::new(env!("CARGO_TARGET_TMPDIR")), 1);
        let options = Options { clock: Arc::new(noon), files: files.clone(), ..Options::default() };
        let app = http::app(db.clone(), options);
        Self { db, app, files }
    }

    /// A browser in which nobody is signed in.
    pub fn nobody(&self) -> Browser {
        Browser::new(self.app.clone())
    }

    /// A browser in which this person has signed in through the form.
    pub async fn browser(&self, who: Who) -> Browser {
        let mut browser = self.nobody();
        let answer =
            browser.post("/api/sign_in", &[("email", who.email()), ("password", PASSWORD), ("next", "/")]).await;
        assert_eq!((answer.status, answer.location.as_deref()), (303, Some("/")), "{who:?} signs in");
        browser
    }

    /// A write transaction of nobody in particular, for arranging what a test needs.
    pub async fn arrange(&self) -> Tx {
        Ctx::new(self.db.clone(), noon(), None).write().await.unwrap()
    }

    /// What the template holds, by its order of making.
    pub fn project(&self) -> ProjectId {
        ProjectId(1)
    }

    /// 1 objective, 2 outcome 1, 3 output 1.1, 4 activity 1.1.1.
    pub fn node(&self, n: i64) -> NodeId {
        NodeId(n)
    }

    /// 1 officials trained (count, sum, by sex), 2 referrals answered (percentage, latest), 3 complaints (count, a fall is good).
    pub fn indicator(&self, n: i64) -> IndicatorId {
        IndicatorId(n)
    }

    /// 1 to 4: the quarters of 2026.
    pub fn period(&self, n: i64) -> PeriodId {
        PeriodId(n)
    }
}

pub fn noon() -> DateTime<Utc> {
    "2026-11-24T12:00:00Z".parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Fills the template. Ids are counted from 1 on both databases, in the order of insertion.
pub async fn fill(db: &Db) {
    let ctx = Ctx::new(db.clone(), noon(), None);
    let tx = ctx.write().await.unwrap();
    let east_africa = rows::region(&tx, "East Africa and the Horn of Africa", 1).await.unwrap();
    let middle_east = rows::region(&tx, "Middle East and North Africa", 2).await.unwrap();
    let rwanda = rows::country(&tx, "RWA".parse().unwrap(), "Rwanda", east_africa).await.unwrap();
    let yemen = rows::country(&tx, "YEM".parse().unwrap(), "Yemen", middle_east).await.unwrap();
    let mission = rows::office(&tx, OfficeKind::Mission(rwanda), "Mission in Rwanda", east_africa).await.unwrap();
    let elsewhere = rows::office(&tx, OfficeKind::Mission(yemen), "Mission in Yemen", middle_east).await.unwrap();
    let regional = rows::office(&tx, OfficeKind::Regional, "Regional office", east_africa).await.unwrap();
    let headquarters = rows::office(&tx, OfficeKind::Headquarters, "Headquarters", east_africa).await.unwrap();
    let code: ProjectCode = "DP.1649".parse().unwrap();
    let project = project::project(
        &tx,
        NewProject {
            code: &code,
            title: "Fulfilling migrants’ rights and countering trafficking in Rwanda",
            office: mission,
            starts: day("2026-01-01"),
            ends: day("2026-12-31"),
            funding: "development-fund",
            schedule: Schedule::Quarterly,
            submitted_on: Some(day("2025-10-01")),
            countries: &[rwanda],
            areas: &["Principle 1".into()],
            sdgs: &["10.7".into()],
        },
    )
    .await
    .unwrap();
    project::state(&tx, project, ProjectState::Active, None).await.unwrap();
    project::section(&tx, project, "rationale", "Women are a third of those who ask for help.").await.unwrap();
    for period in Schedule::Quarterly.periods(day("2026-01-01"), day("2026-12-31")) {
        project::period(&tx, project, &period).await.unwrap();
    }
    matrix(&tx, project).await;
    corporate(&tx).await;
    people::make(
        &tx,
        &people::Offices { rwanda: mission, yemen: elsewhere, regional, headquarters, east_africa, project },
    )
    .await;
    tx.commit().await.unwrap();
}

async fn matrix(tx: &Tx, project: ProjectId) {
    let mut parent = None;
    let mut output = None;
    for (kind, statement) in [
        (NodeKind::Objective, "Migrants in Rwanda enjoy their rights"),
        (NodeKind::Outcome, "Institutions identify and refer victims of trafficking"),
        (NodeKind::Output, "Officials trained on identification and referral"),
        (NodeKind::Activity, "Train officials in four districts"),
    ] {
        let assumptions = (kind != NodeKind::Objective).then_some("Partners release their staff");
        let new = NewNode { project, parent, kind, position: 1, statement, assumptions };
        let id = project::node(tx, new).await.unwrap();
        parent = Some(id);
        if kind == NodeKind::Output {
            output = Some(id);
        }
    }
    let node = output.unwrap();
    let indicators = [
        ("Officials trained", "people", Kind::Count, Direction::Increase, Accumulation::Sum, true, "0", "400"),
        (
            "Referrals answered in time",
            "%",
            Kind::Percentage,
            Direction::Increase,
            Accumulation::Latest,
            false,
            "20/100",
            "90/100",
        ),
        (
            "Complaints by residents",
            "number",
            Kind::Count,
            Direction::Decrease,
            Accumulation::Latest,
            false,
            "30",
            "10",
        ),
    ];
    for (position, (title, unit, kind, direction, accumulation, by_sex, baseline, target)) in
        indicators.into_iter().enumerate()
    {
        let axes = Axes::new(by_sex.then(Axis::sex).into_iter().collect(), false).unwrap();
        let new = NewIndicator {
            project,
            node,
            position: i64::try_from(position).unwrap() + 1,
            title,
            unit,
            kind,
            direction,
            accumulation,
            operator: Operator::Sum,
            axes: &axes,
            answers: &[],
            source: "Register, counted monthly",
            expected_from: None,
        };
        let id = indicator::indicator(tx, new).await.unwrap();
        for (what, text) in [(Promise::Baseline, baseline), (Promise::Target, target)] {
            let value = Value::parse(kind, text).unwrap().unwrap();
            indicator::promise(tx, id, what, value, None).await.unwrap();
        }
    }
}

/// The framework MIGOF with one area (its row is 1) and one indicator, P1.1, to which nothing is linked.
async fn corporate(tx: &Tx) {
    let framework = framework::framework(tx, "MIGOF", "Migration Governance Framework", [2025, 2028]).await.unwrap();
    let statement = "Adhering to international standards";
    let new = NewArea { framework, code: "P1", name: "Principle 1", statement, position: 1 };
    let area = framework::area(tx, new).await.unwrap();
    let new = NewCorporate {
        area,
        code: "P1.1",
        title: "Officials trained on rights",
        definition: "Each person once per course.",
        unit: "people",
        kind: Kind::Count,
        direction: Direction::Increase,
        operator: Operator::Sum,
        position: 1,
        answers: &[],
        target: Value::parse(Kind::Count, "1000").unwrap(),
    };
    framework::corporate(tx, new).await.unwrap();
}
