//! Contributions of donors: what they say, their instalments, what they are allocated to, and what they add to.

mod add;
mod allocate;
mod budget;
mod convert;
mod edit;
mod list;
mod random;
mod record;
mod retire;
mod together;
mod withdraw;

use backend::insert::contribution::{self, NewContribution, NewDonor, NewInstalment};
use domain::{
    appeal::Area,
    contribution::{DonorKind, Purpose, Stage},
    id::{AppealRowId, ContributionId},
    money::{Currency, Money},
};
use serde_json::{Value, json};

use crate::{
    budget as lines,
    funding::arrange,
    support::{Client, Who, World},
};

pub const LIST: &str = "/contributions";

/// A contribution in dollars with this number of cents pledged, by a new donor; in a database without others its id is 1.
pub async fn pledged(world: &World, name: &str, purpose: Purpose, cents: i64) -> ContributionId {
    let tx = world.arrange().await;
    let donor = contribution::donor(&tx, NewDonor { name, kind: DonorKind::Government, country: None }).await.unwrap();
    let new = NewContribution { donor, reference: "A-1", year: 2018, currency: Currency::USD, purpose, conditions: "" };
    let id = contribution::contribution(&tx, new).await.unwrap();
    let new = NewInstalment {
        contribution: id,
        stage: Stage::Pledged,
        day: "2026-11-02".parse().unwrap(),
        amount: Money::new(cents, Currency::USD),
        converted: Some((None, cents)),
        note: "",
        user: None,
    };
    contribution::instalment(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

fn path(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}")
}

fn says(reference: &str, earmarking: &str) -> Value {
    json!({ "reference": reference, "year": 2018, "earmarking": earmarking })
}

/// Adds an unearmarked contribution of a government over REST; gives its id.
async fn add(client: &Client, donor: &str, reference: &str, currency: &str) -> i64 {
    let sent = json!({
        "donor": donor, "donor_kind": "government", "currency": currency, "says": says(reference, "unearmarked")
    });
    client.post(LIST, sent).await.with(201)["id"].as_i64().unwrap()
}

async fn record(client: &Client, id: i64, stage: &str, day: &str, amount: &str) -> i64 {
    let sent = json!({ "stage": stage, "day": day, "amount": amount });
    client.post(&format!("{}/instalments", path(id)), sent).await.with(201)["id"].as_i64().unwrap()
}

async fn to_cell(
    client: &Client,
    id: ContributionId,
    row: AppealRowId,
    area: Area,
    usd: &str,
) -> crate::support::Reply {
    let sent = json!({ "row": row.0, "area": area.as_str(), "usd": usd });
    client.put(&format!("{}/allocations", path(id)), sent).await
}

async fn to_line(client: &Client, id: ContributionId, line: i64, usd: &str) -> crate::support::Reply {
    client.put(&format!("{}/allocations", path(id)), json!({ "line": line, "usd": usd })).await
}

/// One line of DP.1649 of so many dollars; gives its id.
async fn line(world: &World, usd: &str) -> i64 {
    let manager = world.client(Who::ProjectManager).await;
    let sent = json!([lines::line("operational", Some(3), "Courses", ["1", "USD", usd, ""])]);
    lines::put(&manager, sent).await["lines"][0]["id"].as_i64().unwrap()
}

/// The appeal of 2018, and the row of Rwanda, which asks for 7 000 000 of Principle 1.
async fn rwanda(world: &World) -> AppealRowId {
    arrange::appeal(world).await;
    arrange::row(world, "Rwanda").await
}
