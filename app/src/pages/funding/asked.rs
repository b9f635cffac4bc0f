//! What is asked of the funding page: everything stands in its address, which the table, the map and the files share.

use backend::query::funding::{By, Filter, Sort};
use domain::funding::Measure;

use crate::{request::dated, ui::pagination::query};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// By region, country or area.
    #[default]
    Table,
    /// By who gave.
    Donors,
    /// By how far what was given is earmarked.
    Earmarkings,
    /// Every appeal, one below the other.
    Years,
    /// By country, whatever the table is grouped by.
    Map,
    /// From donors to areas to regions.
    Flow,
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
        let (view, by) = match (word("view").as_str(), word("by").as_str()) {
            ("map", _) => (View::Map, By::Country),
            ("flow", _) => (View::Flow, By::Region),
            (_, "country") => (View::Table, By::Country),
            (_, "area") => (View::Table, By::Area),
            (_, "donor") => (View::Donors, By::Region),
            (_, "earmarking") => (View::Earmarkings, By::Region),
            (_, "year") => (View::Years, By::Region),
            _ => (View::Table, By::Region),
        };
        let sort = match word("sort").as_str() {
            "name" => Sort::Name,
            "gap" => Sort::Gap,
            _ => Sort::Required,
        };
        let filter = Filter {
            year: word("appeal").parse().ok(),
            compare: word("compare").parse().ok(),
            every_year: view == View::Years,
            by,
            region: word("region").parse().ok(),
            area: word("area").parse().ok(),
            donor: word("donor").parse().ok(),
            earmarking: word("earmarking").parse().ok(),
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

    fn pairs(&self) -> [(&'static str, String); 11] {
        let filter = &self.filter;
        let map = self.view == View::Map;
        let view = match self.view {
            View::Map => "map",
            View::Flow => "flow",
            View::Table | View::Donors | View::Earmarkings | View::Years => "",
        };
        let measure = if map && self.measure != Measure::default() { self.measure.as_str() } else { "" };
        [
            ("appeal", filter.year.map(|year| year.to_string()).unwrap_or_default()),
            ("compare", filter.compare.map(|year| year.to_string()).unwrap_or_default()),
            ("view", view.to_owned()),
            ("measure", measure.to_owned()),
            ("by", group(self.view, filter.by).to_owned()),
            ("region", filter.region.map(|region| region.to_string()).unwrap_or_default()),
            ("area", filter.area.map(|area| area.as_str().to_owned()).unwrap_or_default()),
            ("donor", filter.donor.map(|donor| donor.to_string()).unwrap_or_default()),
            ("earmarking", filter.earmarking.map(|of| of.as_str().to_owned()).unwrap_or_default()),
            ("search", filter.search.trim().to_owned()),
            ("sort", sort_word(filter.sort).to_owned()),
        ]
    }
}

/// The word in the address by which the table is grouped; empty for the default and where nothing is grouped.
pub(crate) fn group(view: View, by: By) -> &'static str {
    match (view, by) {
        (View::Donors, _) => "donor",
        (View::Earmarkings, _) => "earmarking",
        (View::Years, _) => "year",
        (View::Table, By::Country) => "country",
        (View::Table, By::Area) => "area",
        (View::Table, By::Region) | (View::Map | View::Flow, _) => "",
    }
}

/// The word of an order in the address; empty for the default.
pub(crate) fn sort_word(sort: Sort) -> &'static str {
    match sort {
        Sort::Required => "",
        Sort::Name => "name",
        Sort::Gap => "gap",
    }
}
