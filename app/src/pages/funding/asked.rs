//! What is asked of the funding page: everything stands in its address, which the table, the map and the files share.

use backend::query::funding::{By, Filter, Sort};
use domain::funding::Measure;

use crate::{request::dated, ui::pagination::query};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum View {
    #[default]
    Table,
    /// By country, whatever the table is grouped by.
    Map,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    pub(crate) filter: Filter,
    pub(crate) view: View,
    /// What the map shows.
    pub(crate) measure: Measure,
}

impl Asked {
    /// Reads the parameters of an address; what is none of its words is its default.
    pub(crate) fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let word = |name: &str| get(name).unwrap_or_default();
        let view = if word("view") == "map" { View::Map } else { View::Table };
        let by = match word("by").as_str() {
            _ if view == View::Map => By::Country,
            "country" => By::Country,
            "area" => By::Area,
            _ => By::Region,
        };
        let sort = match word("sort").as_str() {
            "name" => Sort::Name,
            "gap" => Sort::Gap,
            _ => Sort::Required,
        };
        let filter = Filter {
            year: word("appeal").parse().ok(),
            compare: word("compare").parse().ok(),
            by,
            region: word("region").parse().ok(),
            area: word("area").parse().ok(),
            search: word("search"),
            sort,
        };
        Self { filter, view, measure: word("measure").parse().unwrap_or_default() }
    }

    /// The same with another filter.
    pub(crate) fn with(&self, filter: Filter) -> Self {
        Self { filter, ..self.clone() }
    }

    /// Another view of the same.
    pub(crate) fn viewed(&self, view: View) -> Self {
        Self { view, ..self.clone() }
    }

    pub(crate) fn address(&self) -> String {
        self.at("/funding")
    }

    /// The same for a file.
    pub(crate) fn at(&self, path: &str) -> String {
        dated(format!("{path}{}", query(&self.pairs())))
    }

    fn pairs(&self) -> [(&'static str, String); 9] {
        let filter = &self.filter;
        let map = self.view == View::Map;
        let measure = if map && self.measure != Measure::default() { self.measure.as_str() } else { "" };
        [
            ("appeal", filter.year.map(|year| year.to_string()).unwrap_or_default()),
            ("compare", filter.compare.map(|year| year.to_string()).unwrap_or_default()),
            ("view", if map { "map".into() } else { String::new() }),
            ("measure", measure.to_owned()),
            ("by", if map { String::new() } else { by_word(filter.by).to_owned() }),
            ("region", filter.region.map(|region| region.to_string()).unwrap_or_default()),
            ("area", filter.area.map(|area| area.as_str().to_owned()).unwrap_or_default()),
            ("search", filter.search.trim().to_owned()),
            ("sort", sort_word(filter.sort).to_owned()),
        ]
    }
}

/// The words of a grouping and of an order in the address; empty for the default.
pub(crate) fn by_word(by: By) -> &'static str {
    match by {
        By::Region => "",
        By::Country => "country",
        By::Area => "area",
    }
}

pub(crate) fn sort_word(sort: Sort) -> &'static str {
    match sort {
        Sort::Required => "",
        Sort::Name => "name",
        Sort::Gap => "gap",
    }
}
