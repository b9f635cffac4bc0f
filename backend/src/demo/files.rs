//! The embedded files of the demo and their form (`docs/demo.md`).

use domain::{
    appeal::Area,
    axes::{Axes, AxesError, Axis},
    budget::Section,
    code::{CountryCode, ProjectCode},
    gender::{GenderCode, Stage},
    indicator::{Accumulation, Direction, Kind, Operator},
    lifecycle::ProjectState,
    money::{Currency, Rate},
    period::Schedule,
};
use include_dir::{Dir, include_dir};
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    appeal_csv::{self, Appeal},
    error::{Error, Result},
    rates_csv,
};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/demo");

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Project {
    pub(super) code: ProjectCode,
    pub(super) title: String,
    pub(super) countries: Vec<CountryCode>,
    /// ISO code of the mission, name of the region, or `HQ`.
    pub(super) office: String,
    pub(super) funding: String,
    pub(super) areas: Vec<Area>,
    pub(super) sdg: Vec<String>,
    pub(super) state: ProjectState,
    /// Months from today to the start; negative where it began in the past.
    pub(super) starts: i32,
    pub(super) months: u32,
    pub(super) schedule: Schedule,
    pub(super) reporting: Reporting,
    pub(super) sections: Sections,
    /// None where the project is not assessed.
    pub(super) gender: Option<Gender>,
    pub(super) objective: Objective,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) budget: Vec<Line>,
}

/// The shape of what is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Reporting {
    Complete,
    Late,
    Returned,
    Partial,
    None,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sections {
    pub(super) rationale: String,
    pub(super) partnerships: String,
    pub(super) monitoring: String,
    pub(super) sustainability: String,
    pub(super) evaluation: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Gender {
    pub(super) code: GenderCode,
    pub(super) reaches: bool,
    pub(super) principal: bool,
    /// A sentence of the rationale; empty where the standard is not met.
    pub(super) needs: String,
    /// Number of an output; empty where the standard is not met.
    pub(super) outputs: String,
    /// Number of an activity; empty where the standard is not met.
    pub(super) activities: String,
    pub(super) stage: Stage,
    pub(super) coder_note: String,
    pub(super) validator_note: Option<String>,
    pub(super) endorser_note: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Objective {
    pub(super) statement: String,
    pub(super) indicators: Vec<Indicator>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Outcome {
    pub(super) statement: String,
    pub(super) assumptions: String,
    pub(super) indicators: Vec<Indicator>,
    pub(super) outputs: Vec<Output>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Output {
    pub(super) statement: String,
    pub(super) assumptions: String,
    pub(super) indicators: Vec<Indicator>,
    pub(super) activities: Vec<Activity>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Activity {
    pub(super) statement: String,
    pub(super) assumptions: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Indicator {
    pub(super) title: String,
    pub(super) unit: String,
    pub(super) kind: Kind,
    pub(super) direction: Direction,
    pub(super) over_periods: Accumulation,
    pub(super) over_projects: Operator,
    /// As typed; empty where unknown.
    pub(super) baseline: String,
    pub(super) target: String,
    pub(super) sex: bool,
    #[serde(default)]
    pub(super) age: bool,
    /// The name of an axis of the project's own, or empty, and its categories.
    #[serde(default)]
    pub(super) axis: String,
    #[serde(default)]
    pub(super) categories: Vec<String>,
    #[serde(default)]
    pub(super) crossed: bool,
    /// Of a scale, the lowest first.
    #[serde(default)]
    pub(super) answers: Vec<String>,
    /// Of a narrative: what is told in the last ended period, the one before, and so on.
    #[serde(default)]
    pub(super) told: Vec<String>,
    pub(super) source: String,
    /// Code of a corporate indicator, or empty.
    pub(super) corporate: String,
}

impl Indicator {
    pub(super) fn axes(&self) -> Result<Axes, AxesError> {
        let mut list = Vec::new();
        list.extend(self.sex.then(Axis::sex));
        list.extend(self.age.then(Axis::age));
        if !self.axis.is_empty() {
            list.push(Axis::own(&self.axis, &self.categories.join("\n"), None)?);
        }
        Axes::new(list, self.crossed)
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub(super) section: Section,
    /// Number of an outcome, output or activity, or empty.
    pub(super) result: String,
    pub(super) description: String,
    pub(super) currency: Currency,
    pub(super) amount: String,
    /// Area of the appeal row it is tied to, or empty.
    pub(super) area: String,
    #[serde(default)]
    pub(super) evaluation: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Framework {
    pub(super) code: String,
    pub(super) title: String,
    /// First and last.
    pub(super) years: [i64; 2],
    pub(super) areas: Vec<FrameworkArea>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrameworkArea {
    pub(super) name: Area,
    pub(super) code: String,
    pub(super) statement: String,
    #[serde(default)]
    pub(super) outcomes: Vec<FrameworkOutcome>,
    pub(super) indicators: Vec<Corporate>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrameworkOutcome {
    pub(super) statement: String,
    #[serde(default)]
    pub(super) outputs: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Corporate {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) definition: String,
    pub(super) unit: String,
    pub(super) kind: Kind,
    pub(super) direction: Direction,
    pub(super) over_projects: Operator,
    pub(super) target: String,
    /// How it is measured.
    #[serde(default)]
    pub(super) method: String,
    /// Of a scale, the lowest first.
    #[serde(default)]
    pub(super) answers: Vec<String>,
    /// Its outcome ("1") or output ("1.2"), or empty for the area.
    #[serde(default)]
    pub(super) result: String,
}

/// Every project, by code.
pub(super) fn projects() -> Result<Vec<Project>> {
    let folder = FILES.get_dir("projects").ok_or_else(|| broken("projects", "is missing"))?;
    let mut projects = Vec::new();
    for file in folder.files().filter(|file| file.path().extension().is_some_and(|ending| ending == "toml")) {
        projects.push(toml_file::<Project>(file)?);
    }
    projects.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(projects)
}

/// The corporate frameworks, the one of which most is told first.
pub(super) fn frameworks() -> Result<Vec<Framework>> {
    ["framework-migof.toml", "framework-oe.toml"].into_iter().map(|name| toml_file(file(name)?)).collect()
}

/// The appeal of 2018.
pub(super) fn appeal() -> Result<Appeal> {
    let folder = FILES.get_dir("appeal-2018").ok_or_else(|| broken("appeal-2018", "is missing"))?;
    let files: Vec<_> = folder
        .files()
        .filter_map(|file| {
            let name = file.path().file_name()?.to_str()?.to_owned();
            Some(appeal_csv::File { name, bytes: file.contents().to_vec() })
        })
        .collect();
    appeal_csv::parse(&files).map_err(Error::Invalid)
}

/// Rates of every month, in the order of the file.
pub(super) fn rates() -> Result<Vec<Rate>> {
    let bytes = file("rates.csv")?.contents().to_vec();
    let rates = rates_csv::parse(&appeal_csv::File { name: "rates.csv".into(), bytes }).map_err(Error::Invalid)?;
    Ok(rates.list.into_iter().map(|(_, rate)| rate).collect())
}

fn file(name: &str) -> Result<&'static include_dir::File<'static>> {
    FILES.get_file(name).ok_or_else(|| broken(name, "is missing"))
}

fn toml_file<T: DeserializeOwned>(file: &include_dir::File<'_>) -> Result<T> {
    let name = file.path().display().to_string();
    let text = file.contents_utf8().ok_or_else(|| broken(&name, "is not UTF-8"))?;
    toml::from_str(text).map_err(|cause| broken(&name, &cause.to_string()))
}

/// The files are part of the program: a fault in them is ours.
pub(super) fn broken(name: &str, what: &str) -> Error {
    Error::internal(format!("demo file {name}: {what}"))
}
