//! Some of the projects, and totals by one or two questions: page, REST and file against a naive count of random projects.

use domain::{code::ProjectCode, gender::GenderCode, quantity::Quantity};
use serde_json::Value;

use super::{Contributor, RWANDA, YEMEN, contributor, plain, row};
use crate::support::{Random, Who, World};

/// What the naive count needs to know of a project.
struct Made {
    code: String,
    yemen: bool,
    funding: &'static str,
    gender: Option<GenderCode>,
    sdgs: Vec<String>,
    value: Option<u64>,
}

impl Made {
    /// Its answer to a question, as REST names it.
    fn key(&self, by: &str) -> String {
        match by {
            "region" => if self.yemen { "2" } else { "1" }.into(),
            "country" => if self.yemen { "YEM" } else { "RWA" }.into(),
            "office" => if self.yemen { YEMEN } else { RWANDA }.to_string(),
            "funding" => self.funding.into(),
            "gender" => self.gender.map_or(String::new(), |code| code.to_string()),
            "project" => self.code.clone(),
            _ => panic!("{by} is no question"),
        }
    }
}

/// Whether a project is among those that are asked for.
type Fits = Box<dyn Fn(&Made) -> bool>;

/// Sixteen projects, some of which have nothing approved.
async fn arrange(world: &World) -> Vec<Made> {
    let mut random = Random(7);
    let tx = world.arrange().await;
    let mut made = Vec::new();
    for n in 1..=16 {
        let project = Made {
            code: format!("HA.{n:04}"),
            yemen: random.below(2) == 1,
            funding: ["earmarked", "flexible", "development-fund"][random.below(3) as usize],
            gender: [None, Some(GenderCode::TwoA), Some(GenderCode::Zero)][random.below(3) as usize],
            sdgs: ["10.7", "5.2", "1.4"].iter().filter(|_| random.below(2) == 1).map(|sdg| (*sdg).to_owned()).collect(),
            value: (random.below(5) > 0).then(|| random.below(500)),
        };
        let linked = contributor(
            &tx,
            Contributor {
                code: &project.code,
                office: if project.yemen { YEMEN } else { RWANDA },
                funding: project.funding,
                gender: project.gender,
                sdgs: &project.sdgs,
                ..Contributor::default()
            },
        )
        .await;
        if let Some(value) = project.value {
            linked.approved(&tx, 1, &value.to_string()).await;
        }
        made.push(project);
    }
    tx.commit().await.unwrap();
    made
}

/// What the projects have achieved; none where none of them has anything.
fn added<'a>(made: impl Iterator<Item = &'a Made>) -> Option<u64> {
    made.filter_map(|one| one.value).fold(None, |sum, value| Some(sum.unwrap_or(0) + value))
}

fn text(sum: Option<u64>) -> Value {
    sum.map_or(Value::Null, |sum| Value::String(sum.to_string()))
}

/// The lines of a CSV file as their fields.
fn lines(file: &[u8]) -> Vec<Vec<String>> {
    let text = String::from_utf8(file.strip_prefix(b"\xef\xbb\xbf").unwrap().to_vec()).unwrap();
    text.lines().map(|line| line.split(',').map(|field| field.trim_matches('"').to_owned()).collect()).collect()
}

#[tokio::test]
async fn only_the_projects_that_are_chosen_count() {
    let world = World::new().await;
    let made = arrange(&world).await;
    let client = world.client(Who::HeadquartersAnalyst).await;
    let mut browser = world.browser(Who::HeadquartersAnalyst).await;
    let sdg = |target: &'static str| move |one: &Made| one.sdgs.iter().any(|sdg| sdg == target);
    let questions: Vec<(&str, Fits)> = vec![
        ("region=2", Box::new(|one| one.yemen)),
        ("country=RWA", Box::new(|one| !one.yemen)),
        ("office=2", Box::new(|one| one.yemen)),
        ("funding=flexible", Box::new(|one| one.funding == "flexible")),
        ("gender=2a", Box::new(|one| one.gender == Some(GenderCode::TwoA))),
        ("gender=not-assessed", Box::new(|one| one.gender.is_none())),
        ("sdg=10.7", Box::new(sdg("10.7"))),
        (
            "sdg=5.2&gender=0&country=YEM",
            Box::new(move |one| sdg("5.2")(one) && one.yemen && one.gender == Some(GenderCode::Zero)),
        ),
    ];
    for (query, fits) in questions {
        let sum = added(made.iter().filter(|one| fits(one)));
        let linked = made.iter().filter(|one| fits(one)).count();
        let reply = client.get(&format!("/results?{query}")).await.with(200);
        let total = &reply["areas"][0]["indicators"][0]["total"];
        assert_eq!(total["achieved"], text(sum), "{query}");
        assert_eq!(total["linked"], linked, "{query}");
        let tree = client.get(&format!("/results/MIGOF/P1.1?{query}")).await.with(200);
        assert_eq!(tree["indicator"]["total"]["achieved"], text(sum), "{query}");
        let shown = row(&browser.get(&format!("/results?{query}")).await, "P1.1");
        let words = sum.map_or("nothing yet".into(), |sum| Quantity::from_integer(sum as i64).unwrap().grouped());
        let words = words.replace('\u{202f}', " ");
        assert!(shown.contains(&format!(" {words} ")), "{query}: {words} in {shown}");
        let file = lines(&browser.download(&format!("/results.csv?{query}")).await.bytes);
        let line = file.iter().find(|line| line.get(1).is_some_and(|code| code == "P1.1")).unwrap();
        assert_eq!(line[5], sum.map_or(String::new(), |sum| sum.to_string()), "{query}");
    }
}

#[tokio::test]
async fn rows_and_columns_are_the_whole() {
    let world = World::new().await;
    let made = arrange(&world).await;
    let client = world.client(Who::HeadquartersAnalyst).await;
    let questions = ["region", "country", "office", "funding", "gender", "project"];
    for rows in questions {
        for columns in questions.into_iter().filter(|columns| *columns != rows) {
            let found = client.get(&format!("/results/pivot?rows={rows}&columns={columns}")).await.with(200);
            let key =
                |of: &str, at: &Value| found[of][at.as_u64().unwrap() as usize]["key"].as_str().unwrap().to_owned();
            for cell in found["cells"].as_array().unwrap() {
                let (row, column) = (key("rows", &cell["row"]), key("columns", &cell["column"]));
                let here = made.iter().filter(|one| one.key(rows) == row && one.key(columns) == column);
                assert_eq!(cell["total"]["linked"], here.clone().count(), "{rows} {row}, {columns} {column}");
                assert_eq!(cell["total"]["achieved"], text(added(here)), "{rows} {row}, {columns} {column}");
            }
            let pairs: std::collections::BTreeSet<_> =
                made.iter().map(|one| (one.key(rows), one.key(columns))).collect();
            assert_eq!(found["cells"].as_array().unwrap().len(), pairs.len(), "{rows}, {columns}");
            for total in found["totals"].as_array().unwrap() {
                let row = (!total["row"].is_null()).then(|| key("rows", &total["row"]));
                let column = (!total["column"].is_null()).then(|| key("columns", &total["column"]));
                let here = made.iter().filter(|one| {
                    row.as_ref().is_none_or(|row| one.key(rows) == *row)
                        && column.as_ref().is_none_or(|column| one.key(columns) == *column)
                });
                assert_eq!(total["total"]["achieved"], text(added(here)), "{rows} {row:?}, {columns} {column:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_pivot_says_the_same_on_the_page_and_in_its_file() {
    let world = World::new().await;
    let made = arrange(&world).await;
    let mut browser = world.browser(Who::Viewer).await;
    let asked = "rows=country&columns=funding&indicator=P1.1&measure=value";
    let page = browser.get(&format!("/results/pivot?{asked}")).await;
    assert_eq!(page.status, 200);
    let file = lines(&browser.download(&format!("/results/pivot.csv?{asked}")).await.bytes);
    let heads = file.iter().find(|line| line[0] == "Country").unwrap();
    assert_eq!(heads[1..], ["Development Fund", "Earmarked contributions", "Flexible contributions", "All"]);
    for (name, yemen) in [("Rwanda", false), ("Yemen", true)] {
        let line = file.iter().find(|line| line[0] == name).unwrap();
        let of = |funding: Option<&str>| {
            added(made.iter().filter(|one| one.yemen == yemen && funding.is_none_or(|word| one.funding == word)))
        };
        for (at, funding) in
            [Some("development-fund"), Some("earmarked"), Some("flexible"), None].into_iter().enumerate()
        {
            let sum = of(funding).map_or(String::new(), |sum| sum.to_string());
            assert_eq!(line[at + 1], sum, "{name}, {funding:?}");
        }
        let rows = page.body.split("<tr").skip(1);
        let mut rows = rows.map(|row| row.split("</tr>").next().unwrap());
        let shown = plain(rows.find(|row| row.contains(&format!(">{name}<"))).unwrap());
        let whole = Quantity::from_integer(of(None).unwrap() as i64).unwrap().grouped().replace('\u{202f}', " ");
        assert!(shown.trim_end().ends_with(&whole), "{whole} in {shown}");
    }
    let map = browser.get("/results/map?indicator=P1.1").await;
    let yemen = added(made.iter().filter(|one| one.yemen)).unwrap();
    let yemen = Quantity::from_integer(yemen as i64).unwrap().grouped();
    assert!(map.body.contains(&format!("Yemen · {yemen}")), "a place says its name and its figure");
}

#[tokio::test]
async fn what_cannot_be_laid_out_says_so() {
    let world = World::new().await;
    let mut browser = world.browser(Who::HeadquartersAnalyst).await;
    let page = browser.get("/results/pivot?rows=region&columns=region").await;
    assert!(page.status == 200 && page.says("Rows and columns ask the same question."), "{}", page.text());
    assert_eq!(browser.download("/results/pivot.csv?rows=region&columns=region").await.status, 422);
    let client = world.client(Who::HeadquartersAnalyst).await;
    let reply = client.get("/results/pivot?rows=region&columns=region").await;
    assert_eq!(reply.errors(), [("columns", "pivot-same")]);
    for query in ["rows=region&indicator=XX", "country=XXX", "office=99", "framework=NONE", "funding=gold", "sdg=99.9"]
    {
        assert_eq!(client.get(&format!("/results/pivot?{query}")).await.status, 404, "{query}");
        assert_eq!(browser.get(&format!("/results/pivot?{query}")).await.status, 404, "{query}");
    }
    for path in ["/results?region=x", "/results?gender=3", "/results/pivot?rows=colour", "/results/map?measure=weight"]
    {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
    }
    assert_eq!(world.nobody().get("/results/pivot.csv").await.status, 303);
    let code: ProjectCode = "HA.0001".parse().unwrap();
    assert_eq!(browser.get(&format!("/results/MIGOF/P1.1?project={code}")).await.status, 404);
}
