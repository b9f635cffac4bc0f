//! `countries.csv`: regions, rows as printed and the countries they stand for.

use std::collections::HashMap;

use domain::code::CountryCode;

use super::{File, Problems, Row, table};

const HEADER: &[&str] = &["region", "country", "iso3"];
/// What the printed table calls its sums; no region, row or country may be called so.
pub(super) const TOTAL: &str = "Total";

/// The rows so far, to be found by their printed names.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) regions: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// Line of each row in `countries.csv`.
    pub(super) lines: Vec<u64>,
    by_name: HashMap<(usize, String), usize>,
}

impl Places {
    pub(super) fn region(&self, name: &str) -> Option<usize> {
        self.regions.iter().position(|region| region == name)
    }

    pub(super) fn row(&self, region: usize, name: &str) -> Option<usize> {
        self.by_name.get(&(region, name.to_owned())).copied()
    }
}

pub(super) fn read(file: &File, problems: &mut Problems) -> Places {
    let mut places = Places::default();
    let mut seen = HashMap::new();
    for line in table::read(file, HEADER, problems) {
        let (region, name) = (line.get(0), line.get(1));
        for column in [0, 1] {
            if matches!(line.get(column), "" | TOTAL) {
                problems.add(line.problem(column, "name-missing"));
            }
        }
        let region = places.region(region).unwrap_or_else(|| {
            places.regions.push(region.to_owned());
            places.regions.len() - 1
        });
        if places.row(region, name).is_some() {
            problems.add(line.problem(1, "row-twice"));
            continue;
        }
        let mut codes = Vec::new();
        for text in line.get(2).split(';').map(str::trim).filter(|_| !line.get(2).is_empty()) {
            match text.parse::<CountryCode>() {
                Ok(code) => match seen.insert(code, line.number()) {
                    Some(first) => problems.add(line.problem(2, "iso3-twice").with("code", code).with("first", first)),
                    None => codes.push(code),
                },
                Err(_) => problems.add(line.problem(2, "iso3").with("code", text)),
            }
        }
        places.by_name.insert((region, name.to_owned()), places.rows.len());
        places.lines.push(line.number());
        places.rows.push(Row {
            region,
            name: name.to_owned(),
            countries: codes.iter().copied().zip(names(name, codes.len())).collect(),
            printed_usd: 0,
            cells: Vec::new(),
            ambiguities: Vec::new(),
        });
    }
    places
}

/// The names of the countries of a row. A row for one country bears its name; a row for several lists them, in the
/// order of the codes ("Northern Triangle (El Salvador, Guatemala, Honduras)"). Where the list and the codes do not
/// match in number, every country bears the name of the row.
fn names(printed: &str, codes: usize) -> Vec<String> {
    if codes > 1 {
        let list = printed.split_once('(').map_or(printed, |(_, rest)| rest.trim_end_matches(')'));
        let names: Vec<_> = list.replace(" and ", ", ").split(", ").map(|name| name.trim().to_owned()).collect();
        if names.len() == codes {
            return names;
        }
    }
    vec![printed.to_owned(); codes]
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn rows_for_several_countries_name_them() {
        let printed = "Northern Triangle (El Salvador, Guatemala, Honduras)";
        assert_eq!(names(printed, 3), ["El Salvador", "Guatemala", "Honduras"]);
        let printed = "Federated States of Micronesia, Marshall Islands and Palau";
        assert_eq!(names(printed, 3), ["Federated States of Micronesia", "Marshall Islands", "Palau"]);
        assert_eq!(names("Bosnia and Herzegovina", 1), ["Bosnia and Herzegovina"]);
        assert_eq!(names("Benelux", 3), ["Benelux"; 3]);
        assert!(names("Regional initiatives", 0).is_empty());
    }
}
