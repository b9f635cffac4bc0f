//! The CSV files of a yearly appeal: reading and checking, apart from writing.
//!
//! [`read`] takes the files of a folder, [`parse`] checks them as a whole and gives an [`Appeal`] or the problems, at
//! most [`LIMIT`], each with `file:line:column` as its field. Nothing here touches the database; the use case
//! [`crate::usecase::appeal::import`] writes what is here.
//!
//! Amounts stand in whole dollars in the files and in cents from here on.

mod amounts;
mod areas;
mod places;
pub(crate) mod table;

use std::path::Path;

use domain::{appeal::Area, code::CountryCode};

pub(crate) use areas::ABOUT_MAX;

use crate::error::Problem;

/// Problems collected before giving up.
pub const LIMIT: usize = 20;

pub(crate) const COUNTRIES: &str = "countries.csv";
pub(crate) const CELLS: &str = "funding_requirements_";
pub(crate) const ROW_TOTALS: &str = "row_totals.csv";
pub(crate) const TOTALS: &str = "totals.csv";
/// May be missing, as may [`AREAS`].
pub(crate) const AMBIGUITIES: &str = "ambiguous_cells.csv";
/// What the areas are about, and their order; where it is missing, the other files say which there are.
pub(crate) const AREAS: &str = "areas.csv";

/// One file with its name, without folder.
#[derive(Clone, Debug)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// An appeal that has passed every check of its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeal {
    pub year: i64,
    /// In their order.
    pub areas: Vec<NamedArea>,
    /// In the order of the files; the position of a region is its index.
    pub regions: Vec<String>,
    /// In the order of the files.
    pub rows: Vec<Row>,
    pub totals: Vec<Total>,
}

/// One country, group of countries or "Regional initiatives", as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Index into [`Appeal::regions`].
    pub region: usize,
    pub name: String,
    pub countries: Vec<(CountryCode, String)>,
    /// The row's total as printed, in cents.
    pub printed_usd: i64,
    pub cells: Vec<Cell>,
    pub ambiguities: Vec<Ambiguity>,
}

/// An area of the appeal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedArea {
    pub area: Area,
    /// What it is about; none where the files do not say.
    pub about: Option<String>,
}

/// What a row asks for one area, in cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub area: Area,
    pub required_usd: i64,
}

/// A cell that the arithmetic of the source leaves open, in cents. The chosen amount is the cell's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ambiguity {
    pub area: Area,
    pub chosen_usd: i64,
    pub alternatives_usd: [i64; 2],
}

/// A printed total; no region or no area means over all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    pub region: Option<usize>,
    pub area: Option<Area>,
    pub printed_usd: i64,
}

/// Reads the CSV files that lie in `folder`. What is missing, [`parse`] says.
pub fn read(folder: &Path) -> std::io::Result<Vec<File>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".csv") && entry.path().is_file() {
            files.push(File { name, bytes: std::fs::read(entry.path())? });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// Checks the files one by one and against each other. All or nothing.
pub fn parse(files: &[File]) -> Result<Appeal, Vec<Problem>> {
    let mut problems = Problems::default();
    let find = |name: &str| files.iter().find(|file| file.name == name);
    let mut must = |name: &str| {
        let file = find(name);
        if file.is_none() {
            problems.add(Problem::new(name, "file-missing"));
        }
        file
    };
    let (countries, row_totals, totals) = (must(COUNTRIES), must(ROW_TOTALS), must(TOTALS));
    let cells = yearly(files, &mut problems);
    let (Some(countries), Some(row_totals), Some(totals), Some((year, cells))) = (countries, row_totals, totals, cells)
    else {
        return Err(problems.list);
    };

    let mut places = places::read(countries, &mut problems);
    if places.rows.is_empty() {
        // Every line of the other files would be unknown.
        if problems.list.is_empty() {
            problems.add(Problem::new(COUNTRIES, "file-empty"));
        }
        return Err(problems.list);
    }
    let mut areas = areas::Found::new(find(AREAS), &mut problems);
    let totals = amounts::totals(totals, &places, &mut areas, &mut problems);
    amounts::cells(cells, &mut places, &mut areas, &mut problems);
    amounts::row_totals(row_totals, &mut places, &mut problems);
    if let Some(file) = find(AMBIGUITIES) {
        amounts::ambiguities(file, &mut places, &mut areas, &mut problems);
    }
    if problems.list.is_empty() {
        Ok(Appeal { year, areas: areas.list, regions: places.regions, rows: places.rows, totals })
    } else {
        Err(problems.list)
    }
}

/// The file of the cells, with the year in its name. Two of them would be two appeals: refused.
fn yearly<'a>(files: &'a [File], problems: &mut Problems) -> Option<(i64, &'a File)> {
    let year = |file: &File| {
        let year = file.name.strip_prefix(CELLS)?.strip_suffix(".csv")?;
        (year.len() == 4).then(|| year.parse::<i64>().ok()).flatten().filter(|year| (1950..=2200).contains(year))
    };
    let mut found = files.iter().filter_map(|file| Some((year(file)?, file)));
    match (found.next(), found.next()) {
        (Some(one), None) => Some(one),
        (None, _) => {
            problems.add(Problem::new(format!("{CELLS}YEAR.csv"), "file-missing"));
            None
        }
        (Some(_), Some((_, second))) => {
            problems.add(Problem::new(&second.name, "file-second-year"));
            None
        }
    }
}

/// Problems up to [`LIMIT`], in the order of finding.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    pub(crate) list: Vec<Problem>,
}

impl Problems {
    pub(crate) fn add(&mut self, problem: Problem) {
        if self.list.len() < LIMIT {
            self.list.push(problem);
        }
    }
}

#[cfg(test)]
mod tests;
