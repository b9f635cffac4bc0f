//! Two who allocate the last dollars at once: exactly one has them.

use domain::contribution::Purpose;

use super::{line, path, pledged, rwanda, to_cell, to_line};
use crate::{
    funding::arrange,
    support::{Client, Who, World, database},
};

/// Two servers over one database, each with a client of its own.
async fn two() -> (World, Client, Client) {
    let address = database::address().await;
    let (one, other) = (World::on(&address).await, World::on(&address).await);
    let clients = (one.client(Who::FundManager).await, other.client(Who::Administrator).await);
    (one, clients.0, clients.1)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_100_dollars_of_a_row_are_had_once() {
    let (world, one, other) = two().await;
    let row = rwanda(&world).await;
    let large = pledged(&world, "Donor government A", Purpose::Any, 699_990_000).await;
    to_cell(&one, large, row, arrange::area("Principle 1"), "6999900").await.with(200);
    for round in 0..5 {
        let a = pledged(&world, &format!("B{round}"), Purpose::Any, 10_000).await;
        let b = pledged(&world, &format!("C{round}"), Purpose::Any, 10_000).await;
        let (first, second) = tokio::join!(
            to_cell(&one, a, row, arrange::area("Principle 1"), "100"),
            to_cell(&other, b, row, arrange::area("Principle 1"), "100")
        );
        let (won, lost) = if first.status == 200 { (a, second) } else { (b, first) };
        assert_eq!((lost.status, lost.errors()), (422, vec![("usd", "allocation-above-cell")]), "round {round}");
        assert_eq!(lost.json["errors"][0]["args"]["left"], "0.00");
        assert_eq!(one.get(&path(won)).await.with(200)["allocated_to_cells"], "100.00");
        to_cell(&one, won, row, arrange::area("Principle 1"), "0").await.with(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_100_dollars_of_a_contribution_are_given_once() {
    let (world, one, other) = two().await;
    let row = rwanda(&world).await;
    for round in 0..5 {
        let id = pledged(&world, &format!("B{round}"), Purpose::Any, 10_000).await;
        let (first, second) = tokio::join!(
            to_cell(&one, id, row, arrange::area("Principle 1"), "100"),
            to_cell(&other, id, row, arrange::area("Principle 2"), "100")
        );
        let lost = if first.status == 200 { second } else { first };
        assert_eq!(
            (lost.status, lost.errors()),
            (422, vec![("usd", "allocation-above-contribution")]),
            "round {round}"
        );
        assert_eq!(one.get(&path(id)).await.with(200)["allocated_to_cells"], "100.00");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_100_dollars_of_a_line_are_paid_once() {
    let (world, one, other) = two().await;
    let line = line(&world, "100.00").await;
    let a = pledged(&world, "A", Purpose::Any, 10_000).await;
    let b = pledged(&world, "B", Purpose::Any, 10_000).await;
    let (first, second) = tokio::join!(to_line(&one, a, line, "100"), to_line(&other, b, line, "100"));
    let lost = if first.status == 200 { second } else { first };
    assert_eq!((lost.status, lost.errors()), (422, vec![("usd", "allocation-above-line")]));
}
