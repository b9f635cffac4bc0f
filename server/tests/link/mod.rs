//! Links: proposed by projects, confirmed by another person at headquarters, counted whole or in part, ended.

mod decide;
mod end;
mod list;
mod propose;
mod share;

use backend::insert::indicator::link;

use crate::{
    results::TRAINED,
    support::{Browser, Page, World},
};

/// The links of indicator 1 of DP.1649.
pub const OF_ONE: &str = "/projects/DP.1649/matrix/links?indicator=1";

/// Indicator 1 counts towards P1.1, as link 1.
pub async fn linked(world: &World) {
    let tx = world.arrange().await;
    link(&tx, world.indicator(1), TRAINED).await.unwrap();
    tx.commit().await.unwrap();
}

/// Proposes for an indicator of DP.1649 what it counts towards, with a share and why the units are the same.
pub async fn propose(browser: &mut Browser, indicator: &str, corporate: &str, [share, same]: [&str; 2]) -> Page {
    let fields = [
        ("project", "DP.1649"),
        ("indicator", indicator),
        ("corporate", corporate),
        ("share", share),
        ("same_unit", same),
    ];
    browser.submit("/api/link_propose", &fields).await
}

/// Confirms or refuses ("confirm", "refuse") these proposals.
pub async fn decide(browser: &mut Browser, verb: &str, proposals: &[i64], note: &str) -> Page {
    let names: Vec<String> = proposals.iter().map(|id| format!("chosen[p{id}]")).collect();
    let mut fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "on")).collect();
    fields.push(("note", note));
    browser.submit(&format!("/api/link_{verb}"), &fields).await
}
