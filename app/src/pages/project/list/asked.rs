//! What is asked of the portfolio: everything stands in its address, which the list, the calendar, the map and the files share.

use backend::query::portfolio::{Filter, Sort, Warned, map::Measure};
use domain::spending::Month;

use crate::{request::dated, t, ui::pagination::query};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum View {
    #[default]
    List,
    Calendar,
    Map,
}

impl View {
    pub(crate) const ALL: [Self; 3] = [Self::List, Self::Calendar, Self::Map];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Calendar => "calendar",
            Self::Map => "map",
        }
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    pub(crate) filter: Filter,
    pub(crate) view: View,
    /// What the map shows.
    pub(crate) measure: Measure,
    /// Of the calendar; none is this year.
    pub(crate) year: Option<i32>,
    /// That is opened in the calendar.
    pub(crate) month: Option<Month>,
}

/// The years that a calendar can show.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

impl Asked {
    /// Reads the parameters of an address; what is none of its words is left out.
    pub(crate) fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let word = |name: &str| get(name).unwrap_or_default();
        let view = View::ALL.into_iter().find(|view| view.as_str() == word("view")).unwrap_or_default();
        let measure = Measure::read(&word("measure")).unwrap_or_default();
        let year = word("year").parse().ok().filter(|year| YEARS.contains(year));
        let month = word("month").parse().ok();
        let (filter, _) = Filter::read(get);
        Self { filter, view, measure, year, month }
    }

    /// The same with another filter.
    pub(crate) fn with(&self, filter: Filter) -> Self {
        Self { filter, ..self.clone() }
    }

    /// Another view of the same.
    pub(crate) fn viewed(&self, view: View) -> Self {
        Self { view, filter: self.filter.paged(1), ..self.clone() }
    }

    /// The calendar of a year, no month opened.
    pub(crate) fn in_year(&self, year: i32) -> Self {
        Self { year: Some(year), month: None, filter: self.filter.paged(1), ..self.clone() }
    }

    /// The calendar with this month opened.
    pub(crate) fn in_month(&self, month: Month) -> Self {
        Self { year: None, month: Some(month), filter: self.filter.paged(1), ..self.clone() }
    }

    pub(crate) fn address(&self) -> String {
        self.at("/projects")
    }

    /// The same for a file.
    pub(crate) fn at(&self, path: &str) -> String {
        dated(format!("{path}{}", query(&self.pairs())))
    }

    /// What stands behind the question mark of its first page, without the past day: as it is saved.
    pub(crate) fn canonical(&self) -> String {
        query(&self.with(self.filter.paged(1)).pairs()).trim_start_matches('?').to_owned()
    }

    /// Its words in the address, empty where nothing is asked.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = self.filter.pairs();
        if self.view != View::List {
            pairs.push(("view", self.view.as_str().to_owned()));
        }
        pairs.extend(self.of_view());
        pairs
    }

    /// What only its view asks.
    pub(crate) fn of_view(&self) -> Vec<(&'static str, String)> {
        match self.view {
            View::List => Vec::new(),
            View::Map if self.measure == Measure::default() => Vec::new(),
            View::Map => vec![("measure", self.measure.as_str().to_owned())],
            View::Calendar => {
                let year = self.year.filter(|_| self.month.is_none());
                let month = self.month.map(|month| month.to_string());
                vec![
                    ("year", year.map(|year| year.to_string()).unwrap_or_default()),
                    ("month", month.unwrap_or_default()),
                ]
            }
        }
    }
}

/// By what the list is sorted, in words.
pub(crate) fn sort_word(sort: Sort) -> String {
    t!(&format!("portfolio-sorted-{}", sort.as_str()))
}

pub(crate) fn warning_word(warned: Warned) -> String {
    match warned {
        Warned::Any => t!("portfolio-warning-any"),
        Warned::Of(kind) => t!(&format!("quality-short-{kind}")),
    }
}
