//! A whole organization to look at: 40 projects on the real appeal, with a past; on request thousands more, to measure with.
//!
//! Contents lie in `backend/demo` (texts, plans, budgets) and are compiled in; what was reported is drawn by a generator
//! with a seed. Dates lie around the day given. The same seed, day and files give the same data, but for the passwords
//! that nobody knows.

mod contribution;
mod course;
mod evidence;
mod figures;
mod files;
mod framework;
mod gender;
mod generated;
mod links;
mod lock;
mod money;
mod overlap;
mod past;
mod people;
mod places;
mod project;
mod random;
mod reporting;
mod stories;
mod targets;

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use sea_orm::{EntityTrait, PaginatorTrait};

pub use self::people::PASSWORD;
use self::{
    contribution::Giving,
    generated::Generator,
    past::{Past, midnight, plus},
};
use crate::{
    ctx::Ctx,
    db::Db,
    entity::{projects, users},
    error::{Error, Result},
    files::Files,
};

/// What the demo is made from.
#[derive(Clone, Copy, Debug)]
pub struct Demo {
    /// The day around which everything lies; nothing is recorded on it or after it.
    pub today: NaiveDate,
    pub seed: u64,
    /// In all. The hand-written ones are always there; the others are generated from them.
    pub projects: usize,
    /// Random bytes, drawn at the edge: the password of those who are not meant to sign in.
    pub secret: [u8; 32],
}

/// What was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    pub offices: usize,
    pub users: usize,
    pub projects: usize,
    pub indicators: usize,
    pub periods: usize,
    /// Versions of reported values.
    pub values: usize,
    pub events: usize,
}

/// The organization was there six years before, which is before the oldest project.
const FOUNDED: i64 = -6 * 366;

/// Fills a database that has neither projects nor users, in one transaction, and lets the database look at what it holds.
/// Its one file goes to `store`.
/// `progress` is told how many projects are made, of how many. Problem: `demo-not-empty`.
pub async fn fill(db: &Db, store: &Files, demo: Demo, mut progress: impl FnMut(usize, usize)) -> Result<Summary> {
    let files = files::projects()?;
    let now = demo.today.and_time(NaiveTime::MIN).and_utc();
    let tx = Ctx::operator(db.clone(), now).write().await?;
    let there = projects::Entity::find().count(tx.conn()).await? + users::Entity::find().count(tx.conn()).await?;
    if there > 0 {
        return Err(Error::invalid("", "demo-not-empty"));
    }
    let mut past = Past::new(tx, demo.today, demo.seed).await?;
    past.at(midnight(plus(demo.today, FOUNDED)));
    let mut places = places::make(&mut past).await?;
    let projects = demo.projects.max(files.len());
    let generated = projects - files.len();
    let mut offices: Vec<String> = files.iter().map(|file| file.office.clone()).collect();
    if generated > 0 {
        let mut missions: Vec<_> = places.called.keys().map(ToString::to_string).collect();
        missions.sort();
        offices.append(&mut missions);
    }
    let people = people::make(&past, &places, &offices, &demo.secret).await?;
    let corporate = framework::make(&past, times(projects, files.len())).await?;
    let rates = framework::rates(&past).await?;
    let mut giving = Giving::new(&past, &places, &people).await?;

    let mut summary = Summary {
        offices: places.countries.len() + places.regions.len(),
        users: people.count,
        projects,
        indicators: 0,
        periods: 0,
        values: 0,
        events: 0,
    };
    let mut overlapping = HashMap::new();
    let mut generator = Generator::new(&files, &places, demo.seed);
    for nth in 0..projects {
        let new;
        let file = match files.get(nth) {
            Some(file) => file,
            None => {
                past.tells = false;
                new = generator.project()?;
                &new
            }
        };
        let staffed = file.code.as_str() == people::STAFFED;
        let hands = people.hands(places.seat(&file.office)?, staffed)?;
        let mut made = project::make(&mut past, file, &places, hands, &corporate).await?;
        targets::make(&past, &made).await?;
        if staffed {
            people.assign_staff(&past, made.id).await?;
        }
        let budget = money::make(&mut past, &made, &mut places, &rates).await?;
        giving.project(&mut past, &made, places.seat(&file.office)?.region, budget, &rates).await?;
        gender::make(&mut past, &mut made).await?;
        if let Some(code) = overlap::NAMED.into_iter().find(|code| *code == file.code.as_str()) {
            overlapping.insert(code, made.id);
        }
        summary.indicators += made.indicators.len();
        summary.periods += made.periods.len();
        summary.values += reporting::make(&mut past, &mut made).await?;
        evidence::make(&mut past, &made, store).await?;
        links::make(&mut past, &made, &corporate).await?;
        progress(nth + 1, projects);
    }
    giving.finish(&mut past, &places, &rates).await?;
    lock::make(&mut past, &places, &people).await?;
    let abroad = people.hands(places.seat("LBY")?, false)?.endorser;
    overlap::make(&mut past, &people, &corporate, &overlapping, abroad).await?;
    // With the entry of the import, which was written where it belongs: before all others.
    summary.events = past.commit().await? + 1;
    db.analyze().await?;
    Ok(summary)
}

/// How many times as much all projects promise as the hand-written ones. A generated project has twice as many indicators.
fn times(projects: usize, written: usize) -> i64 {
    let generated = projects.saturating_sub(written);
    i64::try_from(1 + 2 * generated / written.max(1)).unwrap_or(1)
}

#[cfg(test)]
mod tests;
