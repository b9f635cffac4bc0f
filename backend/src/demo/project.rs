//! One project with its sections, matrix, indicators and periods.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    id::{IndicatorId, NodeId, PeriodId, ProjectId},
    indicator::{Kind, fits},
    link::Share,
    matrix::NodeKind,
    period::Period,
    value::Value,
};
use serde::Serialize;

use super::{
    course::{self, Step},
    files::{self, Project, broken},
    framework::Corporate,
    links,
    past::Past,
    people::Hands,
    places::Places,
    random::Random,
};
use crate::{
    error::Result,
    event::Change,
    insert::{
        indicator::{self, NewIndicator, Promise},
        link::{NewLink, link},
        project::{self, NewNode, NewProject},
    },
};

/// A project as the rest of the demo needs it.
pub(super) struct Made<'a> {
    pub(super) file: &'a Project,
    pub(super) id: ProjectId,
    pub(super) hands: Hands,
    pub(super) steps: Vec<Step>,
    pub(super) starts: NaiveDate,
    /// Rows of the matrix by number ("1.2"), with their statements; the objective is "".
    pub(super) nodes: HashMap<String, (NodeId, String)>,
    pub(super) indicators: Vec<Measured<'a>>,
    pub(super) periods: Vec<(PeriodId, Period)>,
    pub(super) random: Random,
}

pub(super) struct Measured<'a> {
    pub(super) id: IndicatorId,
    pub(super) file: &'a files::Indicator,
    pub(super) baseline: Option<Value>,
    pub(super) target: Option<Value>,
}

#[derive(Serialize)]
struct Logged<'a> {
    code: &'a str,
    title: &'a str,
    state: &'a str,
    indicators: usize,
    budget_lines: usize,
}

pub(super) async fn make<'a>(
    past: &mut Past,
    file: &'a Project,
    places: &Places,
    hands: Hands,
    corporate: &Corporate,
) -> Result<Made<'a>> {
    let mut random = Random::new(past.seed, file.code.as_str());
    let (starts, ends) = course::dates(file, past.today);
    let steps = course::course(file, past.today, hands, &mut random);
    let first = steps.first().map_or(0, |step| step.at);
    // The plan is written with the proposal and linked when it is endorsed, as far as it has come.
    let planned = steps.get(1).map_or(first, |step| step.at);
    let linked = steps.get(3).or(steps.last()).map_or(first, |step| step.at);

    let countries = file.countries.iter().map(|iso3| places.country(*iso3)).collect::<Result<Vec<_>>>()?;
    let areas: Vec<_> = file.areas.iter().map(|area| area.as_str().to_owned()).collect();
    let new = NewProject {
        code: &file.code,
        title: &file.title,
        office: places.seat(&file.office)?.office,
        starts,
        ends,
        funding: &file.funding,
        schedule: file.schedule,
        submitted_on: course::submitted_on(&steps),
        countries: &countries,
        areas: &areas,
        sdgs: &file.sdg,
    };
    let id = project::project(past.at(first), new).await?;
    course::write(past, id, &steps).await?;
    let sections = &file.sections;
    for (name, body) in [
        ("rationale", &sections.rationale),
        ("partnerships", &sections.partnerships),
        ("monitoring", &sections.monitoring),
        ("sustainability", &sections.sustainability),
        ("evaluation", &sections.evaluation),
    ] {
        project::section(past.tx(), id, name, body.trim()).await?;
    }
    let mut made = Made {
        file,
        id,
        hands,
        steps,
        starts,
        nodes: HashMap::new(),
        indicators: Vec::new(),
        periods: Vec::new(),
        random,
    };
    past.at(planned);
    made.matrix(past).await?;
    past.at(linked);
    for measured in made.indicators.iter().filter(|measured| !measured.file.corporate.is_empty()) {
        let code = &measured.file.corporate;
        let known = corporate.get(code).ok_or_else(|| broken(file.code.as_str(), &format!("no indicator {code}")))?;
        if fits((measured.file.kind, &measured.file.answers), (known.kind, &[])).is_err() {
            return Err(broken(file.code.as_str(), &format!("{} does not count as {code}", measured.file.title)));
        }
        let proposal =
            if past.tells { Some(links::told(past, (planned, linked), measured, known, hands).await?) } else { None };
        let by = proposal.map(|_| hands.analyst);
        let new = NewLink { indicator: measured.id, corporate: known.id, share: Share::WHOLE, proposal, by };
        link(past.at(linked), new).await?;
    }
    for period in file.schedule.periods(starts, ends) {
        let period_id = project::period(past.tx(), id, &period).await?;
        made.periods.push((period_id, period));
    }
    let logged = Logged {
        code: file.code.as_str(),
        title: &file.title,
        state: file.state.as_str(),
        indicators: made.indicators.len(),
        budget_lines: file.budget.len(),
    };
    let change = Change::new("demo.project", format!("project:{id}")).project(id).after(&logged)?;
    past.log(first, Some(hands.manager), change);
    Ok(made)
}

/// A row of the matrix to be.
struct Row<'a> {
    number: String,
    kind: NodeKind,
    parent: Option<NodeId>,
    position: i64,
    statement: &'a str,
    assumptions: Option<&'a str>,
}

impl<'a> Made<'a> {
    async fn matrix(&mut self, past: &Past) -> Result<()> {
        let file = self.file;
        let objective = Row {
            number: String::new(),
            kind: NodeKind::Objective,
            parent: None,
            position: 1,
            statement: &file.objective.statement,
            assumptions: None,
        };
        let objective = self.row(past, objective, &file.objective.indicators).await?;
        for (a, outcome) in (1..).zip(&file.outcomes) {
            let row = Row {
                number: a.to_string(),
                kind: NodeKind::Outcome,
                parent: Some(objective),
                position: a,
                statement: &outcome.statement,
                assumptions: Some(&outcome.assumptions),
            };
            let outcome_id = self.row(past, row, &outcome.indicators).await?;
            for (b, output) in (1..).zip(&outcome.outputs) {
                let row = Row {
                    number: format!("{a}.{b}"),
                    kind: NodeKind::Output,
                    parent: Some(outcome_id),
                    position: b,
                    statement: &output.statement,
                    assumptions: Some(&output.assumptions),
                };
                let output_id = self.row(past, row, &output.indicators).await?;
                for (c, activity) in (1..).zip(&output.activities) {
                    let row = Row {
                        number: format!("{a}.{b}.{c}"),
                        kind: NodeKind::Activity,
                        parent: Some(output_id),
                        position: c,
                        statement: &activity.statement,
                        assumptions: Some(&activity.assumptions),
                    };
                    self.row(past, row, &[]).await?;
                }
            }
        }
        Ok(())
    }

    async fn row(&mut self, past: &Past, row: Row<'a>, indicators: &'a [files::Indicator]) -> Result<NodeId> {
        let new = NewNode {
            project: self.id,
            parent: row.parent,
            kind: row.kind,
            position: row.position,
            statement: row.statement,
            assumptions: row.assumptions.filter(|text| !text.is_empty()),
        };
        let node = project::node(past.tx(), new).await?;
        self.nodes.insert(row.number, (node, row.statement.to_owned()));
        for (position, file) in (1..).zip(indicators) {
            self.measure(past, node, position, file).await?;
        }
        Ok(node)
    }

    async fn measure(&mut self, past: &Past, node: NodeId, position: i64, file: &'a files::Indicator) -> Result<()> {
        let promised = |text: &str| {
            Value::parse(file.kind, text)
                .map_err(|cause| broken(self.file.code.as_str(), &format!("{}: {text:?}: {cause}", file.title)))
        };
        let baseline = promised(&file.baseline)?;
        let target = promised(&file.target)?;
        if target.is_none() && file.kind != Kind::Narrative {
            return Err(broken(self.file.code.as_str(), &format!("{} has no target", file.title)));
        }
        let axes = file.axes().map_err(|cause| broken(self.file.code.as_str(), &format!("{}: {cause}", file.title)))?;
        let new = NewIndicator {
            project: self.id,
            node,
            position,
            title: &file.title,
            unit: &file.unit,
            kind: file.kind,
            direction: file.direction,
            accumulation: file.over_periods,
            operator: file.over_projects,
            axes: &axes,
            answers: &file.answers,
            source: &file.source,
            expected_from: None,
        };
        let id = indicator::indicator(past.tx(), new).await?;
        let manager = Some(self.hands.manager);
        if let Some(baseline) = baseline {
            indicator::promise(past.tx(), id, Promise::Baseline, baseline, manager).await?;
        }
        if let Some(target) = target {
            indicator::promise(past.tx(), id, Promise::Target, target, manager).await?;
        }
        self.indicators.push(Measured { id, file, baseline, target });
        Ok(())
    }
}
