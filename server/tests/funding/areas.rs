//! Appeals with areas of their own: a second one beside that of 2018, and areas changed by hand.

use backend::{
    appeal_csv::{self, File},
    usecase::appeal::import,
};
use serde_json::{Value, json};

use super::{
    arrange::{self, Line},
    file::rows,
};
use crate::support::{Client, Who, World};

const REGION: &str = "East Africa and the Horn of Africa";

/// An appeal of 2019 with two areas, which are not in the order of the alphabet, and one that nobody asks for.
async fn second(world: &World) {
    let file = |name: &str, text: String| File { name: name.into(), bytes: text.into_bytes() };
    let files = [
        file("areas.csv", "framework_area,about\nRescue,at sea\nAid,\nPrinciple 1,as before\n".into()),
        file("countries.csv", format!("region,country,iso3\n{REGION},Rwanda,RWA\n")),
        file(
            "funding_requirements_2019.csv",
            format!("region,country,framework_area,amount_usd\n{REGION},Rwanda,Aid,500\n{REGION},Rwanda,Rescue,40\n"),
        ),
        file("row_totals.csv", format!("region,country,amount_usd\n{REGION},Rwanda,540\n")),
        file("totals.csv", format!("region,framework_area,amount_usd\n{REGION},Total,540\nTotal,Total,540\n")),
    ];
    import(&world.operator(), &appeal_csv::parse(&files).unwrap()).await.unwrap();
}

async fn both() -> World {
    let world = World::new().await;
    arrange::appeal(&world).await;
    second(&world).await;
    world
}

/// The row of Rwanda in the appeal of 2019.
async fn rwanda(client: &Client) -> i64 {
    let found = client.get("/funding?appeal=2019&by=country").await.with(200);
    found["lines"][0]["row"].as_i64().unwrap()
}

fn names(found: &Value) -> Vec<&str> {
    let areas = found["areas"].as_array().unwrap().iter();
    areas.map(|area| area["name"].as_str().or(area.as_str()).unwrap()).collect()
}

#[tokio::test]
async fn each_appeal_is_shown_by_its_own_areas_in_its_own_order() {
    let world = both().await;
    let client = world.client(Who::Viewer).await;
    let found = client.get("/funding?appeal=2019&by=area&sort=name").await.with(200);
    assert_eq!(names(&found), ["Rescue", "Aid", "Principle 1"]);
    let lines: Vec<Value> = found["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| json!([line["area"], line["about"], line["required"]]))
        .collect();
    assert_eq!(
        json!(lines),
        json!([["Rescue", "at sea", "40.00"], ["Aid", "", "500.00"], ["Principle 1", "as before", "0.00"]])
    );
    assert_eq!(client.get("/funding?appeal=2018").await.with(200)["areas"].as_array().unwrap().len(), 7);

    let mut viewer = world.browser(Who::Viewer).await;
    let page = viewer.get("/funding?appeal=2019&by=area&sort=name").await;
    assert!(page.says("Rescue at sea 40") && !page.says("Objective 2"), "{}", page.text());
    let page = viewer.get("/funding?appeal=2019&by=country&area=Aid").await;
    assert!(page.says(&format!("Rwanda {REGION} 500")), "{}", page.text());
    let file = rows(&viewer.download("/funding.xlsx?appeal=2019&by=area&sort=name").await);
    let first: Vec<String> = file.iter().map(|row| row[0].to_string()).collect();
    let at = |name: &str| first.iter().position(|cell| cell == name).unwrap();
    assert!(at("Rescue") < at("Aid"), "{first:?}");

    // An area that an appeal has not is refused by name; a page goes on without it and says so.
    let reply = client.get("/funding?appeal=2019&area=Objective 2".replace(' ', "+").as_str()).await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("area", "area-unknown")]));
    assert!(reply.json["errors"][0]["detail"].as_str().unwrap().contains("Rescue, Aid, Principle 1"));
    let page = viewer.get("/funding?appeal=2019&area=Objective+2").await;
    assert!(
        page.says(
            "“Objective 2” is no area of this appeal. It has Rescue, Aid, Principle 1. All of its areas are shown."
        )
    );
    assert!(page.status == 200 && page.says("540"), "{}", page.text());

    // Side by side, what both have is compared, and what only one has stands apart.
    let page = viewer.get("/funding?appeal=2019&compare=2018&by=area").await;
    assert!(page.says("Only in the appeal of 2018 Objective 2"), "{}", page.text());
    let told = client.get("/funding?appeal=2019&compare=2018&by=area").await.with(200);
    let of = |name: &str| {
        let lines = told["lines"].as_array().unwrap();
        lines.iter().find(|line| line["area"] == name).unwrap()["compared"].clone()
    };
    assert!(of("Aid").is_null() && of("Principle 1")["required"].is_string(), "{told:#}");
}

#[tokio::test]
async fn forms_and_allocations_take_the_areas_of_the_appeal() {
    let world = both().await;
    let fund = world.client(Who::FundManager).await;
    let row = rwanda(&fund).await;
    let page = world.browser(Who::FundManager).await.get(&format!("/funding/2019/{row}")).await;
    assert!(page.input("cells[rescue]").is_some() && page.input("cells[objective-2]").is_none(), "{}", page.text());
    let found = fund.get(&format!("/funding/2019/{row}")).await.with(200);
    let sent = |cells: Value| json!({ "version": found["version"], "cells": cells, "reason": "Corrected" });
    let reply = fund.put(&format!("/funding/2019/{row}"), sent(json!({ "Objective 2": "1" }))).await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("cells.Objective 2", "area-unknown")]));
    fund.put(&format!("/funding/2019/{row}"), sent(json!({ "Rescue": "41" }))).await.with(200);

    arrange::line(&world, Line { minor: 10_000, ..arrange::nothing(&world) }).await;
    let address = format!("/projects/DP.1649/budget/lines/1/allocations/2019/{row}");
    let allocate = |version: i64, areas: Value| json!({ "version": version, "areas": areas });
    let reply = fund.put(&address, allocate(1, json!({ "Objective 2": "1" }))).await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("areas.Objective 2", "area-unknown")]));
    let line = fund.put(&address, allocate(1, json!({ "Rescue": "41" }))).await.with(200);
    assert_eq!(line["allocations"][0]["area"], "Rescue");
    let page = world
        .browser(Who::FundManager)
        .await
        .get(&format!("/projects/DP.1649/budget/allocations?line=1&row={row}"))
        .await;
    assert!(page.input("amounts[aid]").is_some() && page.input("amounts[principle-1]").is_none(), "{}", page.text());
}

#[tokio::test]
async fn areas_are_added_renamed_ordered_and_removed() {
    let world = both().await;
    let fund = world.client(Who::FundManager).await;
    let row = rwanda(&fund).await;
    arrange::line(&world, Line { minor: 10_000, ..arrange::nothing(&world) }).await;
    let address = format!("/projects/DP.1649/budget/lines/1/allocations/2019/{row}");
    fund.put(&address, json!({ "version": 1, "areas": { "Rescue": "30" } })).await.with(200);
    let read = fund.get("/funding/2019/areas").await.with(200);
    let told: Vec<Value> = read["areas"]
        .as_array()
        .unwrap()
        .iter()
        .map(|area| json!([area["name"], area["about"], area["figures"], area["tied"]]))
        .collect();
    assert_eq!(json!(told), json!([["Rescue", "at sea", 1, 1], ["Aid", "", 1, 0], ["Principle 1", "as before", 0, 0]]));

    // Two change their names for each other's, a third is taken away, a new one stands first.
    let id = |place: usize| read["areas"][place]["id"].clone();
    let areas = json!([
        { "name": "Health", "about": "of people on the move" },
        { "id": id(1), "name": "Rescue", "about": "" },
        { "id": id(0), "name": "Aid", "about": "at sea" },
    ]);
    let sent = json!({ "version": read["version"], "areas": areas });
    let now = fund.put("/funding/2019/areas", sent.clone()).await.with(200);
    assert_eq!(names(&now), ["Health", "Rescue", "Aid"]);
    let found = fund.get("/funding?appeal=2019&by=area&sort=name").await.with(200);
    let amounts: Vec<&Value> = found["lines"].as_array().unwrap().iter().map(|line| &line["required"]).collect();
    assert_eq!(amounts, ["0.00", "500.00", "40.00"], "the amounts went along with the names");
    assert_eq!(found["lines"][2]["budgeted"], "30.00");
    assert_eq!(fund.get("/funding?appeal=2018").await.with(200)["areas"][0], "Principle 1", "2018 stays");
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert!(log.says("Areas of an appeal changed"), "{}", log.text());

    // What is used stays; wrong names are told at their fields; who looked before somebody wrote is told.
    let ids: Vec<Value> = now["areas"].as_array().unwrap().iter().map(|area| area["id"].clone()).collect();
    let keep = |place: usize, name: &str| json!({ "id": ids[place], "name": name });
    let put = async |areas: Value| {
        let reply = fund.put("/funding/2019/areas", json!({ "version": now["version"], "areas": areas })).await;
        let errors = reply.errors().into_iter().map(|(field, code)| (field.to_owned(), code.to_owned()));
        (reply.status, errors.collect::<Vec<_>>())
    };
    let told = |field: &str, code: &str| (422, vec![(field.to_owned(), code.to_owned())]);
    assert_eq!(put(json!([keep(0, "Health"), keep(1, "Rescue")])).await, told("", "area-in-use"));
    let wrong = json!([keep(0, "Total"), keep(1, "Rescue"), keep(2, "Aid")]);
    assert_eq!(put(wrong).await, told("areas[0].name", "area-name"));
    let alike = json!([keep(0, "rescue"), keep(1, "Rescue"), keep(2, "Aid")]);
    assert_eq!(put(alike).await, told("areas[1].name", "area-alike"));
    assert_eq!(fund.put("/funding/2019/areas", sent).await.status, 409, "the same once more is another change by now");
    let gone = json!({ "version": now["version"], "areas": [{ "id": id(2), "name": "Principle 1" }] });
    assert_eq!(fund.put("/funding/2019/areas", gone).await.status, 404, "one that it names is not there");
    let stale = json!({ "version": 1, "areas": [keep(1, "Rescue"), keep(0, "Health"), keep(2, "Aid")] });
    let reply = fund.put("/funding/2019/areas", stale).await;
    assert_eq!((reply.status, reply.errors()), (409, vec![("", "areas-changed")]));
    for who in [Who::Viewer, Who::Auditor, Who::HeadquartersAnalyst, Who::ProjectManager] {
        let sent = json!({ "version": 2, "areas": [] });
        assert_eq!(world.client(who).await.put("/funding/2019/areas", sent).await.status, 403, "{who:?}");
    }
}

#[tokio::test]
async fn they_are_typed_on_a_page() {
    let world = both().await;
    let mut manager = world.browser(Who::FundManager).await;
    assert!(manager.get("/funding?appeal=2019").await.body.contains("href=\"/funding/2019/areas\""));
    let page = manager.get("/funding/2019/areas").await;
    assert!(page.says("Areas of the appeal of 2019") && page.says("1 amount of the appeal"), "{}", page.text());
    let fields = |page: &crate::support::Page| {
        let mut fields =
            vec![("year".to_owned(), "2019".to_owned()), ("version".to_owned(), page.input("version").unwrap())];
        let client_rows =
            page.body.split("name=\"areas[").skip(1).map(|rest| rest.split(']').next().unwrap().to_owned());
        for name in client_rows.filter(|name| !name.ends_with("remove")) {
            let name = format!("areas[{name}]");
            let value = page.input(&name).unwrap_or_default();
            fields.push((name, value));
        }
        fields
    };
    let set = |fields: &mut Vec<(String, String)>, name: &str, value: &str| {
        fields.retain(|(known, _)| known != name);
        fields.push((name.to_owned(), value.to_owned()));
    };
    let named = |fields: &[(String, String)], name: &str| {
        let at = fields.iter().find(|(field, value)| field.ends_with(".name]") && value == name);
        at.unwrap().0.replace(".name]", "")
    };
    let mut typed = fields(&page);
    let aid = named(&typed, "Aid");
    set(&mut typed, &format!("{aid}.position]"), "first");
    set(&mut typed, "areas[n1.name]", "Health");
    set(&mut typed, "areas[n1.position]", "1");
    let sent: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let page = manager.submit("/api/appeal_revise_areas", &sent).await;
    assert!(page.says("“first” is not a place in the order"), "{}", page.text());
    assert_eq!(page.input("areas[n1.name]").as_deref(), Some("Health"), "what was typed is still there");
    let mut typed = fields(&page);
    let (aid, last) = (named(&typed, "Aid"), named(&typed, "Principle 1"));
    set(&mut typed, &format!("{aid}.position]"), "0");
    set(&mut typed, &format!("{aid}.about]"), "in camps");
    set(&mut typed, &format!("{last}.remove]"), "yes");
    let sent: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let page = manager.submit("/api/appeal_revise_areas", &sent).await;
    assert!(page.says("The areas are changed."), "{}", page.text());
    let found = world.client(Who::Viewer).await.get("/funding/2019/areas").await.with(200);
    assert_eq!(names(&found), ["Aid", "Rescue", "Health"], "of the same place, those that were there come first");
    assert_eq!(found["areas"][0]["about"], "in camps");
    let page = world.browser(Who::Viewer).await.get("/funding/2019/areas").await;
    assert!(page.says("Aid in camps") && !page.body.contains("appeal_revise_areas"), "{}", page.text());
}
