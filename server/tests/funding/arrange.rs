//! The real appeal, imported, and budgets tied to it.

use std::path::Path;

use backend::{
    appeal_csv,
    ctx::Ctx,
    insert::{
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
    id::{AppealRowId, NodeId, OfficeId, ProjectId},
    lifecycle::ProjectState,
    money::{Money, Rate},
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

pub async fn line(world: &World, line: Line<'_>) {
    let tx = world.arrange().await;
    let amount = Money::new(line.minor, line.currency.parse().unwrap());
    let converted = match (line.currency, line.rate) {
        ("USD", _) => Some((None, line.minor)),
        (_, Some(rate)) => {
            let rate = Rate { day: day(), currency: amount.currency, ten_billionths: Rate::parse(rate).unwrap() };
            Some((Some(money::rate(&tx, rate).await.unwrap()), rate.to_usd(amount).unwrap().minor))
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
    let id = money::line(&tx, new, NewAmount::once(amount, converted)).await.unwrap();
    if let Some((row, area, cents)) = line.tied {
        money::allocation(&tx, id, row, area.as_str(), cents, None).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Another project of the mission in Rwanda, without a matrix.
pub async fn project(world: &World, code: &str, state: ProjectState) -> ProjectId {
    let tx = world.arrange().await;
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
    let id = project::project(&tx, new).await.unwrap();
    project::state(&tx, id, state, None).await.unwrap();
    tx.commit().await.unwrap();
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
