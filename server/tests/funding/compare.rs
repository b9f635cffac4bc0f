//! Two appeals side by side. The second one is made up, and small.

use backend::{
    appeal_csv::{self, File},
    usecase::appeal::import,
};
use calamine::Data;
use serde_json::json;

use super::{
    arrange::{self, Line},
    file::{row, rows},
};
use crate::support::{Who, World};

const REGION: &str = "East Africa and the Horn of Africa";

/// An appeal of 2019: Rwanda asks for a million more, Kenya for something new, and there is a row that 2018 has not.
async fn second(world: &World) {
    let file = |name: &str, text: String| File { name: name.into(), bytes: text.into_bytes() };
    let files = [
        file(
            "countries.csv",
            format!("region,country,iso3\n{REGION},Rwanda,RWA\n{REGION},Kenya,KEN\n{REGION},The lakes,\n"),
        ),
        file(
            "funding_requirements_2019.csv",
            format!(
                "region,country,framework_area,amount_usd\n{REGION},Rwanda,Principle 1,8000000\n\
                 {REGION},Kenya,Principle 1,500\n{REGION},The lakes,Objective 2,40\n"
            ),
        ),
        file(
            "row_totals.csv",
            format!("region,country,amount_usd\n{REGION},Rwanda,8000000\n{REGION},Kenya,500\n{REGION},The lakes,40\n"),
        ),
        file("totals.csv", format!("region,framework_area,amount_usd\n{REGION},Total,8000540\nTotal,Total,8000540\n")),
    ];
    import(&world.operator(), &appeal_csv::parse(&files).unwrap()).await.unwrap();
}

#[tokio::test]
async fn both_years_stand_beside_each_other_with_the_difference() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    let rwanda = arrange::row(&world, "Rwanda").await;
    let line =
        Line { minor: 90_000, tied: Some((rwanda, arrange::area("Principle 1"), 90_000)), ..arrange::nothing(&world) };
    arrange::line(&world, line).await;
    let mut viewer = world.browser(Who::Viewer).await;
    assert!(
        !viewer.get("/funding").await.body.contains("name=\"compare\""),
        "with one appeal there is nothing beside it"
    );
    second(&world).await;

    let page = viewer.get("/funding?appeal=2018&compare=2019&by=country&search=rwanda").await;
    assert!(page.says("The appeals of 2018 and 2019 side by side"), "{}", page.text());
    let expected = format!("Rwanda {REGION} 37 350 000 8 000 000 +29 350 000 900 0 +900");
    assert!(page.says(&expected), "{expected} in {}", page.text());
    let page = viewer.get("/funding?appeal=2018&compare=2019&by=country&region=1").await;
    assert!(page.says(&format!("Only in the appeal of 2019 The lakes {REGION} – 40 – – 0 –")), "{}", page.text());
    let page = viewer.get("/funding?appeal=2019&compare=2018&by=area&area=Principle+1&region=1").await;
    assert!(page.says("Principle 1 8 000 500"), "{}", page.text());
    assert_eq!(viewer.get("/funding?appeal=2018&compare=1999").await.status, 404);
    let same = viewer.get("/funding?appeal=2018&compare=2018").await;
    assert!(same.status == 200 && !same.says("side by side"), "an appeal is not put beside itself");
}

#[tokio::test]
async fn every_year_is_a_line() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    arrange::received(&world, arrange::area("Principle 1"), 12_345_600).await;
    second(&world).await;
    let mut viewer = world.browser(Who::Viewer).await;
    let page = viewer.get("/funding?by=year").await;
    assert!(
        page.says("2019 Migration Initiatives 2019 8 000 540 0 spent 0 0 received 0 8 000 540 0 % covered"),
        "{}",
        page.text()
    );
    assert!(page.says(
        "2018 Migration Initiatives 2018 2 866 657 598 0 spent 0 123 456 received 123 456 2 866 534 142 < 0.1 % covered"
    ));
    let page = viewer.get("/funding?by=year&search=rwanda").await;
    assert!(
        page.says(
            "2018 Migration Initiatives 2018 37 350 000 0 spent 0 123 456 received 123 456 37 226 544 0.3 % covered"
        ),
        "{}",
        page.text()
    );

    let told = world.client(Who::Viewer).await.get("/funding?every_year=true&search=rwanda").await.with(200);
    let years = told["by_year"].as_array().unwrap();
    let year = |at: usize| (&years[at]["appeal"]["year"], &years[at]["required"], &years[at]["received"]);
    assert_eq!(year(0), (&json!(2019), &json!("8000000.00"), &json!("0.00")));
    assert_eq!(year(1), (&json!(2018), &json!("37350000.00"), &json!("123456.00")));
    let file = rows(&viewer.download("/funding.xlsx?by=year&search=rwanda").await);
    assert_eq!(row(&file, "2018")[8], Data::Float(123_456.0));
}

#[tokio::test]
async fn rest_and_file_tell_the_same() {
    let world = World::new().await;
    arrange::appeal(&world).await;
    second(&world).await;
    let client = world.client(Who::HeadquartersAnalyst).await;
    let found = client.get("/funding?appeal=2018&compare=2019&by=country&region=1").await.with(200);
    let lines = found["lines"].as_array().unwrap();
    let line = |name: &str| lines.iter().find(|line| line["name"] == name).unwrap();
    assert_eq!(line("Rwanda")["compared"]["required"], "8000000.00");
    assert!(line("Uganda").get("compared").is_none());
    assert_eq!(found["compared"]["total"]["required"], "8000540.00");
    assert_eq!(found["compared"]["only_there"][0]["name"], "The lakes");

    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let file = rows(&analyst.download("/funding.xlsx?appeal=2018&compare=2019&by=country&region=1").await);
    assert_eq!(row(&file, "Rwanda")[18..], [Data::Float(8_000_000.0), Data::Float(0.0)]);
    assert_eq!(row(&file, "Uganda")[18..], [Data::Empty, Data::Empty]);
    assert_eq!(row(&file, "The lakes")[3], Data::Empty);
    assert_eq!(row(&file, "Total")[18], Data::Float(8_000_540.0));
}
