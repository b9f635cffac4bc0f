//! What donors gave for an appeal: by region, donor and earmarking, on its way, and for one row.

use calamine::Data;
use domain::contribution::{Purpose, Stage};
use serde_json::{Value, json};

use super::{
    arrange::{self, Gift},
    file::{row, rows},
};
use crate::support::{Who, World};

/// Two donors. The first promised a thousand dollars and paid 400; 600 of them are for two areas of Rwanda. The second paid 90 to the
/// project without promising anything before, 60 of them for Yemen.
async fn arranged(world: &World) {
    arrange::appeal(world).await;
    let (rwanda, yemen) = (arrange::row(world, "Rwanda").await, arrange::row(world, "Yemen").await);
    let first = arrange::donor(world, "Donor government A").await;
    let gift = Gift {
        donor: first,
        reference: "A-1",
        purpose: Purpose::Any,
        stages: &[(Stage::Pledged, 100_000), (Stage::Committed, 80_000), (Stage::Received, 40_000)],
        cells: &[(rwanda, arrange::area("Principle 1"), 45_000), (rwanda, arrange::area("Objective 1"), 15_000)],
    };
    arrange::gift(world, gift).await;
    let second = arrange::donor(world, "Donor government B").await;
    let gift = Gift {
        donor: second,
        reference: "B-1",
        purpose: Purpose::Project(world.project()),
        stages: &[(Stage::Received, 9_000)],
        cells: &[(yemen, arrange::area("Principle 1"), 6_000)],
    };
    arrange::gift(world, gift).await;
}

fn named<'a>(lines: &'a Value, name: &str) -> &'a Value {
    lines.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap_or_else(|| panic!("{name} in {lines}"))
}

#[tokio::test]
async fn each_cell_has_its_share_of_what_was_paid() {
    let world = World::new().await;
    arranged(&world).await;
    let mut viewer = world.browser(Who::Viewer).await;
    let page = viewer.get("/funding?by=country&search=rwanda").await;
    // 600 of 1,000 promised dollars, and so 240 of the 400 that came.
    assert!(
        page.says("Rwanda East Africa and the Horn of Africa 37 350 000 0 spent 0 600 received 240 37 349 760 < 0.1 % covered 0"),
        "{}",
        page.text()
    );
    assert!(page.says("Promised 600 < 0.1 % of what is required pledged 600, committed 480"), "{}", page.text());
    let page = viewer.get("/funding").await;
    assert!(page.says("Given for no cell of the appeal yet – – 430 received 190 –"), "{}", page.text());
    assert!(page.says("Promised 1 090"), "the whole of both");
    let page = viewer.get("/funding?search=rwanda").await;
    assert!(!page.says("Given for no cell"), "only a part of the appeal is shown");

    let told = world.client(Who::Viewer).await.get("/funding?by=country").await.with(200);
    let rwanda = named(&told["lines"], "Rwanda");
    for (figure, usd) in
        [("promised", "600.00"), ("pledged", "600.00"), ("committed", "480.00"), ("received", "240.00")]
    {
        assert_eq!(rwanda[figure], usd, "{figure}");
    }
    assert_eq!((&told["untied"]["promised"], &told["untied"]["contributions"]), (&json!("430.00"), &json!(2)));
    assert_eq!(told["total"]["received"], "490.00");
}

#[tokio::test]
async fn by_donor_and_by_earmarking() {
    let world = World::new().await;
    arranged(&world).await;
    let mut viewer = world.browser(Who::Viewer).await;
    let page = viewer.get("/funding?by=donor").await;
    assert!(page.says("Donor government A Government 1 000 1 000 800 400 600 1"), "{}", page.text());
    assert!(page.says("Donor government B Government 90 0 0 90 60 1 Total 1 090 1 000 800 490 660 2"));
    let page = viewer.get("/funding?by=earmarking").await;
    assert!(page.says("Unearmarked for whatever the organization needs 1 000"), "{}", page.text());
    assert!(page.says("Tightly earmarked for one project 90 0 0 90 60 1"));
    // Of a part of the appeal only what falls on it.
    let page = viewer.get("/funding?by=donor&area=Principle+1").await;
    assert!(page.says("Donor government A Government 450 450 360 180 450 1"), "{}", page.text());

    let told = world.client(Who::Viewer).await.get("/funding").await.with(200);
    let first = named(&told["donors"], "Donor government A");
    assert_eq!(
        (&first["promised"], &first["for_cells"], &first["kind"]),
        (&json!("1000.00"), &json!("600.00"), &json!("government"))
    );
    assert_eq!(told["earmarkings"][1]["earmarking"], "tightly");
    let file = rows(&viewer.download("/funding.xlsx?by=donor").await);
    assert_eq!(row(&file, "Donor government A")[2..7], [1_000.0, 1_000.0, 800.0, 400.0, 600.0].map(Data::Float));
    assert_eq!(row(&file, "Total")[2], Data::Float(1_090.0));
}

#[tokio::test]
async fn one_donor_or_one_earmarking_alone() {
    let world = World::new().await;
    arranged(&world).await;
    let client = world.client(Who::Viewer).await;
    let told = client.get("/funding").await.with(200);
    let second = named(&told["donors"], "Donor government B")["donor"].clone();
    for query in [format!("donor={second}"), "earmarking=tightly".into()] {
        let told = client.get(&format!("/funding?{query}")).await.with(200);
        assert_eq!(told["total"]["promised"], "90.00", "{query}");
        assert_eq!(told["total"]["required"], "2866657598.00", "{query}: what is asked for stays");
        assert_eq!(told["donors"].as_array().unwrap().len(), 1);
        let page = world.browser(Who::Viewer).await.get(&format!("/funding?{query}")).await;
        assert!(
            page.says("Promised 90") && page.says("Donor government A"),
            "the others can be chosen: {}",
            page.text()
        );
    }
    let reply = client.get("/funding?earmarking=loosely").await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("earmarking", "contribution-earmarking-unknown")]));
}

#[tokio::test]
async fn the_way_of_the_money_adds_up_on_both_sides() {
    let world = World::new().await;
    arranged(&world).await;
    let mut viewer = world.browser(Who::Viewer).await;
    let page = viewer.get("/funding?view=flow").await;
    assert_eq!(page.status, 200);
    assert!(page.says("Donor government A 450 150 600"), "{}", page.text());
    assert!(page.says("East Africa and the Horn of Africa 450 150 600"));
    assert!(page.says("Middle East and North Africa 60 – 60"));
    assert!(
        page.says("Donor government A → Principle 1: 450")
            && page.says("Objective 1 → East Africa and the Horn of Africa: 150")
    );
    let told = world.client(Who::Viewer).await.get("/funding").await.with(200);
    let sum = |way: &str| {
        let bands = told["flow"][way].as_array().unwrap();
        bands.iter().map(|band| band["usd"].as_str().unwrap().parse::<f64>().unwrap()).sum::<f64>()
    };
    assert_eq!((sum("given"), sum("used")), (660.0, 660.0));
    let file = rows(&viewer.download("/funding.xlsx?view=flow").await);
    assert_eq!(row(&file, "Donor government B")[1..3], [Data::String("Principle 1".into()), Data::Float(60.0)]);
    let page = viewer.get("/funding?view=flow&search=kenya").await;
    assert!(page.says("Nothing that was given is allocated to cells of the appeal that fit these filters."));
}

#[tokio::test]
async fn a_row_lists_what_is_for_it_and_what_was_spent() {
    let world = World::new().await;
    arranged(&world).await;
    let line = arrange::line(
        &world,
        arrange::Line {
            minor: 200_000,
            tied: Some((arrange::row(&world, "Rwanda").await, arrange::area("Principle 1"), 50_000)),
            ..arrange::nothing(&world)
        },
    )
    .await;
    arrange::spent(&world, line, "V-1", 100_000).await;
    let rwanda = arrange::row(&world, "Rwanda").await;
    let page = world.browser(Who::Viewer).await.get(&format!("/funding/2018/{rwanda}")).await;
    assert!(page.says("Donor government A A-1 Unearmarked Principle 1 450 180"), "{}", page.text());
    // A quarter of the line is for this cell, and so a quarter of what it spent.
    assert!(
        page.says("migrants’ rights 7 000 000 500 spent 250 450 received 180 6 999 820 < 0.1 % covered 1"),
        "{}",
        page.text()
    );
    assert!(page.says("Spent 250 50 % of what is budgeted"));
    let told = world.client(Who::Viewer).await.get(&format!("/funding/2018/{rwanda}")).await.with(200);
    assert_eq!((&told["total"]["spent"], &told["projects"][0]["spent"]), (&json!("250.00"), &json!("250.00")));
    assert_eq!(told["contributions"][0]["reference"], "A-1");
    assert_eq!(
        told["areas"].as_array().unwrap().iter().find(|area| area["area"] == "Objective 1").unwrap()["promised"],
        "150.00"
    );
}
