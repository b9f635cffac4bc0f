//! A project of some quarters with one indicator of the shape that a row of the table asks for, and who works on it.

use std::io::Cursor;

use backend::insert::{
    indicator::{self, NewIndicator, Promise},
    project::{self, NewNode, NewProject},
};
use calamine::{Data, Reader, Xlsx};
use domain::{
    axes::{Axes, Axis},
    id::{CorporateIndicatorId, OfficeId},
    indicator::Operator,
    lifecycle::ProjectState,
    matrix::NodeKind,
    period::Schedule,
    value::Value,
};
use serde_json::Value as Json;

use super::{Measure, number};
use crate::{
    results::plain,
    support::{Who, World},
};

pub struct House {
    pub world: World,
    pub code: &'static str,
    pub indicator: i64,
    /// The ids of its quarters, in order.
    pub periods: Vec<i64>,
}

impl House {
    pub async fn new(measure: Measure) -> Self {
        let world = World::new().await;
        let (indicator, periods) = build(&world, "AC.0001", measure, None).await;
        Self { world, code: "AC.0001", indicator, periods }
    }

    /// Another one in a world that is there.
    pub async fn beside(world: World, code: &'static str, measure: Measure, to: CorporateIndicatorId) -> Self {
        let (indicator, periods) = build(&world, code, measure, Some(to)).await;
        Self { world, code, indicator, periods }
    }

    /// What the page of the indicator says, every kind of space made plain.
    pub async fn page(&self) -> String {
        let mut viewer = self.world.browser(Who::Viewer).await;
        let page = viewer.get(&format!("/projects/{}/progress?indicator={}", self.code, self.indicator)).await;
        assert_eq!(page.status, 200, "{}", page.text());
        plain(&page.body)
    }

    /// Where the API says that the indicator stands.
    pub async fn rest(&self) -> Json {
        let viewer = self.world.client(Who::Viewer).await;
        let read = viewer.get(&format!("/projects/{}/progress", self.code)).await.with(200);
        let items = read["items"].as_array().unwrap();
        items.iter().find(|item| item["indicator"] == self.indicator).unwrap().clone()
    }

    /// What the API says of each quarter of the indicator.
    pub async fn rest_over_periods(&self) -> Json {
        let viewer = self.world.client(Who::Viewer).await;
        viewer.get(&format!("/projects/{}/indicators/{}/actuals", self.code, self.indicator)).await.with(200)
    }

    /// The row of the indicator in the spreadsheet of a quarter.
    pub async fn sheet(&self, quarter: usize) -> Row {
        let mut viewer = self.world.browser(Who::Viewer).await;
        let address = format!("/projects/{}/progress.xlsx?period={}", self.code, self.periods[quarter - 1]);
        let file = viewer.download(&address).await;
        assert_eq!(file.status, 200, "{address}");
        Row::of(&file.bytes)
    }
}

/// The one row of values of a sheet, by the headings of its columns.
#[derive(Debug)]
pub struct Row(Vec<(String, String, Data)>);

impl Row {
    pub fn of(file: &[u8]) -> Self {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
        let range = book.worksheet_range("Progress").unwrap();
        let start = range.start().unwrap();
        let is_head = |row: &[Data]| row.first() == Some(&Data::String("No.".into()));
        let head = range.rows().position(is_head).unwrap();
        let row = head + 2;
        let headings = range.rows().nth(head).unwrap().iter();
        let cells = range.rows().nth(row).unwrap().iter();
        let named = headings.zip(cells).enumerate().map(|(at, (heading, cell))| {
            let column = start.1 as usize + at;
            let letter = char::from(b'A' + u8::try_from(column).unwrap());
            assert!(column < 26, "a column with one letter");
            (heading.to_string(), format!("{letter}{}", start.0 as usize + row + 1), cell.clone())
        });
        Self(named.collect())
    }

    pub fn place(&self, heading: &str) -> &str {
        &self.find(heading).1
    }

    fn find(&self, heading: &str) -> &(String, String, Data) {
        self.0.iter().find(|(known, ..)| known == heading).unwrap_or_else(|| panic!("{heading}: {self:?}"))
    }

    /// A count, as the sheet holds it; with "" a blank. A text as it stands.
    pub fn holds(&self, heading: &str, expected: &str) {
        let (_, _, found) = self.find(heading);
        match found {
            Data::Empty => assert_eq!("", expected, "{heading}"),
            Data::Float(found) => {
                assert!((found - number(expected)).abs() < 1e-9, "{heading}: {found}, not {expected}")
            }
            other => assert_eq!(other.to_string().replace(['\u{202f}', '\u{a0}'], " "), expected, "{heading}"),
        }
    }
}

async fn build(world: &World, code: &str, measure: Measure, to: Option<CorporateIndicatorId>) -> (i64, Vec<i64>) {
    let tx = world.arrange().await;
    let day = |text: &str| text.parse().unwrap();
    let (starts, ends) = (day("2026-01-01"), day(if measure.quarters == 4 { "2026-12-31" } else { "2026-09-30" }));
    let new = NewProject {
        code: &code.parse().unwrap(),
        title: "The table of numbers",
        office: OfficeId(1),
        starts,
        ends,
        funding: "earmarked",
        schedule: Schedule::Quarterly,
        submitted_on: None,
        countries: &[],
        areas: &[],
        sdgs: &[],
    };
    let project = project::project(&tx, new).await.unwrap();
    project::state(&tx, project, ProjectState::Active, None).await.unwrap();
    let mut periods = Vec::new();
    for period in Schedule::Quarterly.periods(starts, ends) {
        periods.push(project::period(&tx, project, &period).await.unwrap().0);
    }
    let statement = "The numbers come out";
    let node = NewNode { project, parent: None, kind: NodeKind::Objective, position: 1, statement, assumptions: None };
    let node = project::node(&tx, node).await.unwrap();
    let axes = Axes::new(vec![Axis::sex()], false).unwrap();
    let new = NewIndicator {
        project,
        node,
        position: 1,
        title: "What is counted",
        unit: "units",
        kind: measure.kind,
        direction: measure.direction,
        accumulation: measure.accumulation,
        operator: Operator::Sum,
        axes: &axes,
        answers: &[],
        source: "Lists",
        expected_from: None,
    };
    let id = indicator::indicator(&tx, new).await.unwrap();
    for (what, text) in [(Promise::Baseline, measure.baseline), (Promise::Target, measure.target)] {
        if let Some(value) = Value::parse(measure.kind, text).unwrap() {
            indicator::promise(&tx, id, what, value, None).await.unwrap();
        }
    }
    if let Some(to) = to {
        indicator::link(&tx, id, to).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(periods.len(), measure.quarters);
    (id.0, periods)
}
