//! Funding over REST: the figures of the page.

use serde_json::{Value, json};

use super::arrange::{self, Line};
use crate::support::{Who, World};

fn line<'a>(of: &'a Value, name: &str) -> &'a Value {
    of["lines"].as_array().unwrap().iter().find(|line| line["name"] == name).unwrap()
}

#[tokio::test]
async fn tells_an_appeal_with_its_differences() {
    let world = World::new().await;
    let viewer = world.client(Who::Viewer).await;
    let none = viewer.get("/funding").await.with(200);
    assert_eq!((&none["appeal"], &none["total"]), (&json!(null), &json!(null)));
    arrange::appeal(&world).await;
    let found = viewer.get("/funding?by=country").await.with(200);
    assert_eq!(found["appeal"]["year"], 2018);
    assert_eq!(found["total"]["printed"], "2863504889.00");
    assert_eq!(found["total"]["required"], "2866657598.00");
    assert_eq!(found["lines"].as_array().unwrap().len(), 166);
    let names: Vec<_> = found["rows_that_differ"].as_array().unwrap().iter().map(|row| row["name"].clone()).collect();
    assert_eq!(names, ["Cambodia", "Austria", "Nepal"]);
    assert_eq!(found["rows_that_differ"][0]["left_out"], "Principle 1");
    assert_eq!(line(&found, "Rwanda")["countries"], json!(["RWA"]));
    assert_eq!(line(&found, "Rwanda")["coverage"], "0");
    let areas = viewer.get("/funding?by=area&search=rwanda").await.with(200);
    let institutional = areas["lines"].as_array().unwrap().last().unwrap();
    assert_eq!((&institutional["area"], &institutional["coverage"]), (&json!("Institutional"), &json!(null)));
}

#[tokio::test]
async fn tells_a_row_with_its_lines_and_what_depends_on_them() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let rwanda = arrange::row(&world, "Rwanda").await;
    let new = Line {
        project: world.project(),
        node: Some(world.node(3)),
        description: "Training",
        currency: "EUR",
        minor: 10_000_000,
        rate: Some("1.0837"),
        tied: Some((rwanda, arrange::area("Principle 1"), 10_837_000)),
    };
    arrange::line(&world, new).await;
    arrange::line(
        &world,
        Line { currency: "JPY", minor: 4_000_000, rate: None, tied: None, node: None, ..arrange::nothing(&world) },
    )
    .await;
    let found = world.client(Who::Stranger).await.get(&format!("/funding/2018/{rwanda}")).await.with(200);
    assert_eq!((&found["name"], &found["total"]["budgeted"]), (&json!("Rwanda"), &json!("108370.00")));
    let project = &found["projects"][0];
    assert_eq!((&project["code"], &project["visible"]), (&json!("DP.1649"), &json!(false)));
    let expected = json!({ "currency": "EUR", "amount": "100000.00" });
    assert_eq!((&project["lines"][0]["original"], &project["lines"][0]["rate"]["rate"]), (&expected, &json!("1.0837")));
    assert_eq!(project["not_converted"][0]["original"], json!({ "currency": "JPY", "amount": "4000000" }));
    assert_eq!(project["indicators"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn what_cannot_be_asked_is_named() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let viewer = world.client(Who::Viewer).await;
    for (path, field, code) in [
        ("/funding?area=nonsense", "area", "area-unknown"),
        ("/funding?by=donkey", "by", "wrong-type"),
        ("/funding?measure=gap", "measure", "unknown-field"),
        ("/funding/2018/1?page=first", "page", "wrong-type"),
    ] {
        let reply = viewer.get(path).await;
        assert_eq!((reply.status, reply.errors()), (422, vec![(field, code)]), "{path}");
    }
    for path in ["/funding?appeal=1999", "/funding/1999/1", "/funding/2018/999999", "/funding/2018/x"] {
        assert_eq!(viewer.get(path).await.status, 404, "{path}");
    }
}
