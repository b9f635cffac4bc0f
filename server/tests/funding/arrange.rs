//! The real appeal, imported, and budgets tied to it.

use std::path::Path;

use backend::{
    appeal_csv,
    ctx::{Ctx, Tx},
    insert::{
        contribution::{self, NewAllocation, NewContribution, NewDonor, NewInstalment, Target},
        expenditure::{self, NewExpenditure},
        money::{self, NewAmount, NewLine},
        project::{self, NewProject},
    },
    query::funding::{self, By, Filter, What},
    usecase::appeal::import,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    appeal::Area,
    budget::Section,
    contribution::{DonorKind, Purpose, Stage},
    id::{AppealRowId, BudgetLineId, ContributionId, DonorId, NodeId, OfficeId, ProjectId},
    lifecycle::ProjectState,
    money::{Currency, Money, Rate},
    period::Schedule,
};

use crate::support::World;

fn now() -> DateTime<Utc> {
    "2026-11-24T12:00:00Z".parse().unwrap()
}

fn day() -> NaiveDate {
    "2026-11-02".parse().unwrap()
}

/// The files of the appeal of 2018 that comes with the program.
pub fn files() -> Vec<appeal_csv::File> {
    appeal_csv::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../backend/demo/appeal-2018")).unwrap()
}

/// Imports the appeal of 2018.
pub async fn appeal(world: &World) {
    let appeal = appeal_csv::parse(&files()).unwrap();
    import(&Ctx::operator(world.db.clone(), now()), &appeal).await.unwrap();
}

/// An area by its name.
pub fn area(name: &str) -> Area {
    name.parse().unwrap()
}

/// The row of the appeal with this printed name.
pub async fn row(world: &World, named: &str) -> AppealRowId {
    let filter = Filter { by: By::Country, search: named.into(), ..Filter::default() };
    let found = funding::funding(&Ctx::operator(world.db.clone(), now()), &filter).await.unwrap().unwrap();
    let mut ids = found.lines.into_iter().filter_map(|line| match line.what {
        What::Row { id, name, .. } if name == named => Some(id),
        _ => None,
    });
    ids.next_back().unwrap()
}

/// A budget line and how much of it, in cents, is tied to one area of a row.
pub struct Line<'a> {
    pub project: ProjectId,
    pub node: Option<NodeId>,
    pub description: &'a str,
    pub currency: &'a str,
    pub minor: i64,
    /// The rate of 2 November, where there is one.
    pub rate: Option<&'a str>,
    pub tied: Option<(AppealRowId, Area, i64)>,
}

pub async fn line(world: &World, line: Line<'_>) -> BudgetLineId {
    let tx = world.arrange().await;
    let id = line_in(&tx, line).await;
    tx.commit().await.unwrap();
    id
}

/// The line at the moment of this transaction.
pub async fn line_in(tx: &Tx, line: Line<'_>) -> BudgetLineId {
    let amount = Money::new(line.minor, line.currency.parse().unwrap());
    let converted = match (line.currency, line.rate) {
        ("USD", _) => Some((None, line.minor)),
        (_, Some(rate)) => {
            let rate = Rate { day: day(), currency: amount.currency, ten_billionths: Rate::parse(rate).unwrap() };
            Some((Some(money::rate(tx, rate).await.unwrap()), rate.to_usd(amount).unwrap().minor))
        }
        (_, None) => None,
    };
    let new = NewLine {
        project: line.project,
        first: None,
        version: 1,
        position: 1,
        section: Section::Operational,
        node: line.node,
        year: 2026,
        description: line.description,
        unit: "",
        evaluation: false,
    };
    let id = money::line(tx, new, NewAmount::once(amount, converted)).await.unwrap();
    if let Some((row, area, cents)) = line.tied {
        money::allocation(tx, id, row, area.as_str(), cents, None).await.unwrap();
    }
    id
}

/// A contribution in dollars to the appeal of 2018, and for which of its cells it is, in cents.
pub struct Gift<'a> {
    pub donor: DonorId,
    pub reference: &'a str,
    pub purpose: Purpose,
    pub stages: &'a [(Stage, i64)],
    pub cells: &'a [(AppealRowId, Area, i64)],
}

pub async fn donor(world: &World, name: &str) -> DonorId {
    let tx = world.arrange().await;
    let new = NewDonor { name, kind: DonorKind::Government, country: None };
    let id = contribution::donor(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

pub async fn gift(world: &World, gift: Gift<'_>) -> ContributionId {
    let tx = world.arrange().await;
    let Gift { donor, reference, purpose, stages, cells } = gift;
    let new = NewContribution { donor, reference, year: 2018, currency: Currency::USD, purpose, conditions: "" };
    let id = contribution::contribution(&tx, new).await.unwrap();
    for (stage, cents) in stages {
        let amount = Money::new(*cents, Currency::USD);
        let new = NewInstalment {
            contribution: id,
            stage: *stage,
            day: day(),
            amount,
            converted: Some((None, *cents)),
            note: "",
            user: None,
        };
        contribution::instalment(&tx, new).await.unwrap();
    }
    for (row, area, usd) in cells {
        let new = NewAllocation { contribution: id, target: Target::Cell(*row, *area), usd: *usd, user: None };
        contribution::allocation(&tx, new).await.unwrap();
    }
    tx.commit().await.unwrap();
    id
}

/// A flexible gift of which all was received, for one area of Rwanda.
pub async fn received(world: &World, area: Area, cents: i64) {
    let rwanda = row(world, "Rwanda").await;
    let donor = donor(world, &format!("Donor of {cents} for {area}")).await;
    let gift = Gift {
        donor,
        reference: "A-1",
        purpose: Purpose::Any,
        stages: &[(Stage::Pledged, cents), (Stage::Received, cents)],
        cells: &[(rwanda, area, cents)],
    };
    self::gift(world, gift).await;
}

/// So many cents were spent on a line of the project of the world.
pub async fn spent(world: &World, line: BudgetLineId, document: &str, cents: i64) {
    let tx = world.arrange().await;
    let new = NewExpenditure {
        project: world.project(),
        line,
        day: day(),
        document: Some(document.to_owned()),
        description: String::new(),
        amount: Money::new(cents, Currency::USD),
        converted: Some((None, cents)),
        user: None,
        at: tx.now(),
    };
    expenditure::expenditures(&tx, vec![new]).await.unwrap();
    tx.commit().await.unwrap();
}

/// Another project of the mission in Rwanda, without a matrix.
pub async fn project(world: &World, code: &str, state: ProjectState) -> ProjectId {
    let tx = world.arrange().await;
    let id = project_in(&tx, code, state).await;
    tx.commit().await.unwrap();
    id
}

/// The project at the moment of this transaction.
pub async fn project_in(tx: &Tx, code: &str, state: ProjectState) -> ProjectId {
    let code = code.parse().unwrap();
    let new = NewProject {
        code: &code,
        title: "Health checks at the border",
        office: OfficeId(1),
        starts: day(),
        ends: day(),
        funding: "flexible",
        schedule: Schedule::Quarterly,
        submitted_on: None,
        countries: &[],
        areas: &[],
        sdgs: &[],
    };
    let id = project::project(tx, new).await.unwrap();
    project::state(tx, id, state, None).await.unwrap();
    id
}

/// A line in dollars of the project of the world, wholly tied to this area of Rwanda's row, which is returned.
pub async fn rwanda(world: &World, area: Area, cents: i64) -> AppealRowId {
    let rwanda = row(world, "Rwanda").await;
    let whole = Line {
        project: world.project(),
        node: None,
        description: "Training",
        currency: "USD",
        minor: cents,
        rate: None,
        tied: Some((rwanda, area, cents)),
    };
    line(world, whole).await;
    rwanda
}

/// A line in dollars of the project, tied to nothing, to be changed.
pub fn nothing(world: &World) -> Line<'static> {
    Line {
        project: world.project(),
        node: None,
        description: "Equipment",
        currency: "USD",
        minor: 0,
        rate: None,
        tied: None,
    }
}
