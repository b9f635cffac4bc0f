//! Totals laid out by one or two questions: rows, columns, and the total of what meets in each cell.
//!
//! Every cell is added up by the rules of any other total, from the same contributors, so that a row, a column or the map of an
//! indicator says what its page says.

use std::collections::{BTreeMap, HashMap};

use domain::{gender::GenderCode, id::ProjectId, pivot::By};
use sea_orm::FromQueryResult;

use super::{Corporate, Filter, Results, Total, links::Contributor, of_corporate, results, total};
use crate::{
    ctx::Ctx,
    error::{Error, Problem, Result},
    query::all,
};

/// What a table is laid out by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    pub rows: By,
    /// None: only the totals of the rows.
    pub columns: Option<By>,
    /// The code of the corporate indicator whose values are laid out, the first where none is named; of no meaning where indicators
    /// are a question themselves.
    pub indicator: Option<String>,
}

/// One answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The code of an indicator or a project, the number of a region or an office, the ISO 3166 code of a country, a kind of funding, a
    /// gender code; blank for a country or a code that is not there.
    pub key: String,
    /// Blank where the key is a word that is translated.
    pub name: String,
    order: (i64, String),
}

/// A corporate indicator, or what stands in a cell, row or column of it.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Which indicator it is of.
    pub corporate: usize,
    pub total: Total,
}

#[derive(Clone, Debug)]
pub struct Pivot {
    /// Those whose values are laid out.
    pub corporates: Vec<Corporate>,
    pub rows: Vec<Head>,
    pub columns: Vec<Head>,
    /// By place of the row and of the column; nothing is linked where there is none.
    pub cells: BTreeMap<(usize, usize), Cell>,
    /// The totals of the rows; none where several indicators meet in one.
    pub by_row: Vec<Option<Cell>>,
    /// The totals of the columns; none where several indicators meet in one.
    pub by_column: Vec<Option<Cell>>,
    /// Of all that is laid out; none where that is several indicators.
    pub whole: Option<Cell>,
}

#[derive(FromQueryResult)]
struct ProjectRow {
    id: i64,
    code: String,
    title: String,
    office_id: i64,
    office: String,
    region_id: i64,
    iso3: Option<String>,
    country: Option<String>,
    funding: String,
    gender: Option<String>,
}

/// The answers of a project, whatever its state: an overlap belongs to a cell where all its projects do.
struct Projects(HashMap<ProjectId, ProjectRow>);

async fn projects(ctx: &Ctx) -> Result<Projects> {
    let rows: Vec<ProjectRow> = all(
        ctx.read(),
        "SELECT p.id, p.code, p.title, p.office_id, o.name AS office, o.region_id, k.iso3, k.name AS country, p.funding,
                e.code AS gender
         FROM projects p
         JOIN offices o ON o.id = p.office_id
         LEFT JOIN countries k ON k.id = o.country_id
         LEFT JOIN gender_assessments e ON e.project_id = p.id AND e.superseded_at IS NULL",
        [],
    )
    .await?;
    Ok(Projects(rows.into_iter().map(|row| (ProjectId(row.id), row)).collect()))
}

impl Projects {
    /// What identifies the answer of a project to a question that is not about its indicators.
    fn key(&self, by: By, project: ProjectId) -> String {
        let Some(row) = self.0.get(&project) else { return String::new() };
        match by {
            By::Indicator => String::new(),
            By::Region => row.region_id.to_string(),
            By::Country => row.iso3.clone().unwrap_or_else(|| format!("office {}", row.office_id)),
            By::Office => row.office_id.to_string(),
            By::Funding => row.funding.clone(),
            By::Gender => row.gender.clone().unwrap_or_default(),
            By::Project => row.code.clone(),
        }
    }

    fn head(&self, by: By, project: ProjectId, results: &Results) -> Head {
        let key = self.key(by, project);
        let Some(row) = self.0.get(&project) else {
            return Head { key, name: String::new(), order: Default::default() };
        };
        let by_name = |key: String, name: &str| Head { key, name: name.to_owned(), order: (0, name.to_owned()) };
        match by {
            By::Indicator | By::Funding => Head { order: (0, key.clone()), key, name: String::new() },
            By::Region => {
                let place = results.offered.regions.iter().position(|region| region.id.0 == row.region_id);
                let name = place.map(|at| results.offered.regions[at].name.clone()).unwrap_or_default();
                Head {
                    key,
                    name,
                    order: (place.and_then(|at| i64::try_from(at).ok()).unwrap_or(i64::MAX), String::new()),
                }
            }
            By::Country => match (&row.iso3, &row.country) {
                (Some(_), Some(country)) => by_name(key, country),
                // What belongs to no country comes after those that do.
                _ => Head { key: String::new(), name: row.office.clone(), order: (1, row.office.clone()) },
            },
            By::Office => by_name(key, &row.office),
            By::Gender => {
                let place = GenderCode::ALL.iter().position(|code| code.as_str() == key);
                Head { key, name: String::new(), order: (place.map_or(i64::MAX, |at| at as i64), String::new()) }
            }
            By::Project => Head { name: row.title.clone(), order: (0, key.clone()), key },
        }
    }
}

/// The results of the filter laid out, in one statement more than these. `Ok(None)` where there is no framework at all. Problem at
/// `columns`: `pivot-same` where they ask what the rows do. An indicator that is unknown is not found.
pub async fn pivot(ctx: &Ctx, filter: &Filter, layout: &Layout) -> Result<Option<(Results, Pivot)>> {
    if layout.columns == Some(layout.rows) {
        return Err(Problem::new("columns", "pivot-same").into());
    }
    let Some(results) = results(ctx, filter).await? else { return Ok(None) };
    let by_indicator = layout.rows == By::Indicator || layout.columns == Some(By::Indicator);
    let known = results.areas.iter().flat_map(|(_, indicators)| indicators);
    let corporates: Vec<(Corporate, Total)> = if by_indicator {
        known.cloned().collect()
    } else {
        let mut known = known;
        match &layout.indicator {
            Some(code) => vec![known.find(|(corporate, _)| corporate.code == *code).cloned().ok_or(Error::NotFound)?],
            None => known.next().cloned().into_iter().collect(),
        }
    };
    let projects = projects(ctx).await?;
    let pivot = lay_out(&results, &projects, layout, corporates);
    Ok(Some((results, pivot)))
}

/// The contributors that give one answer.
type Group<'a> = Vec<&'a Contributor>;

fn lay_out(results: &Results, projects: &Projects, layout: &Layout, corporates: Vec<(Corporate, Total)>) -> Pivot {
    let parts: Vec<Group<'_>> = corporates.iter().map(|(corporate, _)| results.contributors_of(corporate.id)).collect();
    let (rows, row_of) = heads(results, projects, layout.rows, &corporates, &parts);
    let (columns, column_of) = match layout.columns {
        Some(by) => heads(results, projects, by, &corporates, &parts),
        None => Default::default(),
    };
    let key = |by: By, nth: usize, project: ProjectId| match by {
        By::Indicator => nth.to_string(),
        _ => projects.key(by, project),
    };
    // The total of the contributors that answer so, with the overlaps all of whose projects do.
    let cell = |nth: usize, group: &[&Contributor], answers: &[(By, &str)]| {
        let corporate = &corporates[nth].0;
        let there = |project| answers.iter().all(|(by, wanted)| key(*by, nth, project) == *wanted);
        let declared: Vec<_> = of_corporate(&results.overlaps, corporate.id)
            .filter(|_| results.years.shown.is_none())
            .filter_map(|one| one.within(|of| there(of.project) && results.linked.has(of.project)))
            .collect();
        Cell { corporate: nth, total: total::promised(corporate, group, &declared) }
    };
    let mut pivot = Pivot {
        by_row: vec![None; rows.len()],
        by_column: vec![None; columns.len()],
        cells: BTreeMap::new(),
        whole: None,
        rows,
        columns,
        corporates: Vec::new(),
    };
    for (nth, parts) in parts.iter().enumerate() {
        let mut by_row: HashMap<String, Group<'_>> = HashMap::new();
        let mut by_column: HashMap<String, Group<'_>> = HashMap::new();
        let mut by_cell: HashMap<(String, String), Group<'_>> = HashMap::new();
        for part in parts {
            let row = key(layout.rows, nth, part.project);
            by_row.entry(row.clone()).or_default().push(part);
            if let Some(by) = layout.columns {
                let column = key(by, nth, part.project);
                by_column.entry(column.clone()).or_default().push(part);
                by_cell.entry((row, column)).or_default().push(part);
            }
        }
        for ((row, column), group) in &by_cell {
            let Some(by) = layout.columns else { continue };
            if let (Some(at), Some(under)) = (row_of.get(row), column_of.get(column)) {
                pivot.cells.insert((*at, *under), cell(nth, group, &[(layout.rows, row), (by, column)]));
            }
        }
        if corporates.len() == 1 || layout.rows == By::Indicator {
            for (row, group) in &by_row {
                let Some(at) = row_of.get(row) else { continue };
                pivot.by_row[*at] = Some(cell(nth, group, &[(layout.rows, row)]));
            }
        }
        if let Some(by) = layout.columns
            && (corporates.len() == 1 || by == By::Indicator)
        {
            for (column, group) in &by_column {
                let Some(under) = column_of.get(column) else { continue };
                pivot.by_column[*under] = Some(cell(nth, group, &[(by, column)]));
            }
        }
    }
    if let [(_, total)] = corporates.as_slice()
        && layout.rows != By::Indicator
        && layout.columns != Some(By::Indicator)
    {
        pivot.whole = Some(Cell { corporate: 0, total: total.clone() });
    }
    pivot.corporates = corporates.into_iter().map(|(corporate, _)| corporate).collect();
    pivot
}

/// The answers that are given, in their order, with the place of each by what identifies it.
fn heads(
    results: &Results,
    projects: &Projects,
    by: By,
    corporates: &[(Corporate, Total)],
    parts: &[Group<'_>],
) -> (Vec<Head>, HashMap<String, usize>) {
    let mut heads: Vec<(String, Head)> = if by == By::Indicator {
        let head = |(nth, (corporate, _)): (usize, &(Corporate, Total))| {
            let head = Head {
                key: corporate.code.clone(),
                name: corporate.title.clone(),
                order: (i64::try_from(nth).unwrap_or(i64::MAX), String::new()),
            };
            (nth.to_string(), head)
        };
        corporates.iter().enumerate().map(head).collect()
    } else {
        let mut found: HashMap<String, Head> = HashMap::new();
        for part in parts.iter().flatten() {
            found.entry(projects.key(by, part.project)).or_insert_with(|| projects.head(by, part.project, results));
        }
        found.into_iter().collect()
    };
    heads.sort_by(|(_, a), (_, b)| a.order.cmp(&b.order));
    let places = heads.iter().enumerate().map(|(at, (key, _))| (key.clone(), at)).collect();
    (heads.into_iter().map(|(_, head)| head).collect(), places)
}
