//! How results are laid out: everything stands in the address, which the page, the map and the files share; and what a cell says.

use backend::{
    ctx::Ctx,
    error::{Error, Result},
    query::results::{
        Filter, Results, Total, Which, Years,
        pivot::{self, Head, Layout, Pivot},
    },
};
use domain::{
    format,
    indicator::Kind,
    pivot::{By, Measure},
    progress::Progress,
    shade::Steps,
    value::Value,
};

use super::{
    filters,
    shown::{self, number},
};
use crate::{
    t,
    ui::{
        pagination::query,
        world_map::{Shade, range},
    },
};

#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) filter: Filter,
    pub(crate) rows: By,
    pub(crate) columns: Option<By>,
    /// The code of an indicator; none where none was chosen yet.
    pub(crate) indicator: Option<String>,
    pub(crate) measure: Measure,
}

impl Asked {
    /// What the parameters of an address ask for; a word that is none is not found.
    pub(crate) fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self> {
        let word = |name: &str| get(name).filter(|text| !text.is_empty());
        let by = |name| word(name).map(|text| text.parse().map_err(|_| Error::NotFound)).transpose();
        let measure = word("measure").map(|text| text.parse().map_err(|_| Error::NotFound)).transpose()?;
        Ok(Self {
            filter: Filter { framework: word("framework"), which: Which::read(&get)?, years: Years::read(&get)? },
            rows: by("rows")?.unwrap_or(By::Indicator),
            columns: by("columns")?,
            indicator: word("indicator"),
            measure: measure.unwrap_or_default(),
        })
    }

    /// What is asked for; where no indicator was chosen, the first is from now on.
    pub(crate) async fn load(&mut self, ctx: &Ctx) -> Result<Option<(Results, Pivot)>> {
        let layout = Layout { rows: self.rows, columns: self.columns, indicator: self.indicator.clone() };
        let found = pivot::pivot(ctx, &self.filter, &layout).await?;
        if let Some((_, pivot)) = &found
            && !self.by_indicator()
        {
            self.indicator = pivot.corporates.first().map(|corporate| corporate.code.clone());
        }
        Ok(found)
    }

    /// All that stands behind the question mark, without the past day: as it is saved.
    pub(crate) fn canonical(&self) -> String {
        let framework = ("framework", self.filter.framework.clone().unwrap_or_default());
        let mut pairs = vec![framework];
        pairs.extend(self.filter.which.pairs());
        pairs.extend(self.filter.years.pairs());
        pairs.extend(self.pairs());
        query(&pairs).trim_start_matches('?').to_owned()
    }

    /// Its own parameters, beside those of the filter.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        vec![
            ("rows", self.rows.as_str().to_owned()),
            ("columns", self.columns.map(|by| by.as_str().to_owned()).unwrap_or_default()),
            ("indicator", self.indicator.clone().unwrap_or_default()),
            ("measure", self.measure.as_str().to_owned()),
        ]
    }

    /// Whether indicators are one of the questions, so that none has to be chosen.
    pub(crate) fn by_indicator(&self) -> bool {
        self.rows == By::Indicator || self.columns == Some(By::Indicator)
    }
}

/// The question in words, as a heading.
pub(crate) fn question(by: By) -> String {
    t!(match by {
        By::Indicator => "results-indicator",
        By::Region => "projects-region",
        By::Country => "results-country",
        By::Office => "results-office",
        By::Funding => "results-funding",
        By::Gender => "results-gender",
        By::Project => "results-project",
    })
}

/// An answer in words.
pub(crate) fn answer(by: By, head: &Head) -> String {
    match by {
        By::Funding => filters::funding(&head.key),
        By::Gender if head.key.is_empty() => t!("gender-not-assessed"),
        By::Gender => head.key.clone(),
        By::Indicator | By::Project => format!("{} {}", head.key, head.name),
        By::Region | By::Country | By::Office => head.name.clone(),
    }
}

pub(crate) fn measure(of: Measure) -> String {
    t!(&format!("results-measure-{of}"))
}

/// What a cell says in words, the same on the page, the map and in a file of text.
pub(crate) fn words(pivot: &Pivot, corporate: usize, total: &Total, of: Measure) -> String {
    let corporate = &pivot.corporates[corporate];
    match of {
        Measure::Value => shown::total_words(corporate, total),
        Measure::Promised => {
            total.target.map_or_else(|| t!("results-no-target"), |value| shown::rounded(corporate.kind, value))
        }
        Measure::Progress => match total.progress {
            Progress::Fraction(share) => format::percent(share),
            _ => shown::progress_words(total),
        },
        Measure::Coverage => shown::reported(total.coverage),
        Measure::Overdue => number(total.coverage.overdue),
        Measure::Linked => number(total.linked),
    }
}

/// The number that a cell is shaded by; none where it has none.
pub(crate) fn amount(total: &Total, of: Measure) -> Option<i64> {
    let share = |part: u32, whole: u32| (whole > 0).then(|| i64::from(part) * 10_000 / i64::from(whole));
    match of {
        Measure::Value => size(total.achieved.ok().flatten()?),
        Measure::Promised => size(total.target?),
        Measure::Progress => match total.progress {
            Progress::Fraction(share) => Some(share),
            _ => None,
        },
        Measure::Coverage => share(total.coverage.reported, total.coverage.expected),
        Measure::Overdue => Some(total.coverage.overdue.into()),
        Measure::Linked => Some(total.linked.into()),
    }
}

/// A count, or a ratio by its quotient.
pub(crate) fn size(value: Value) -> Option<i64> {
    match value {
        Value::Count(count) => Some(count.ten_thousandths()),
        Value::Ratio { numerator, denominator } => {
            let (part, whole) = (i128::from(numerator.ten_thousandths()), i128::from(denominator.ten_thousandths()));
            (whole > 0).then(|| i64::try_from(part * 10_000 / whole).unwrap_or(i64::MAX))
        }
        Value::Answer(_) | Value::YesNo(_) | Value::Told => None,
    }
}

/// The shades of a table or map.
pub(crate) struct Shades {
    pub(crate) steps: Steps,
    count: usize,
}

impl Shades {
    pub(crate) fn of(amounts: impl Iterator<Item = i64>, of: Measure) -> Self {
        let steps = match of {
            Measure::Progress | Measure::Coverage => Steps::shares(),
            Measure::Value | Measure::Promised | Measure::Overdue | Measure::Linked => Steps::of(amounts),
        };
        Self { count: steps.ranges().count(), steps }
    }

    pub(crate) fn shade(&self, amount: Option<i64>) -> Shade {
        Shade::of(amount.and_then(|amount| self.steps.step(amount)), self.count)
    }

    /// Each shade with the amounts that it stands for.
    pub(crate) fn legend(&self, kind: Kind, of: Measure) -> Vec<(Shade, String)> {
        let word = |amount: i64| match of {
            Measure::Progress | Measure::Coverage => format::percent(amount),
            Measure::Overdue | Measure::Linked => number(u32::try_from(amount).unwrap_or(u32::MAX)),
            Measure::Value | Measure::Promised if kind.is_ratio() => format::percent(amount),
            Measure::Value | Measure::Promised => domain::quantity::Quantity::from_ten_thousandths(amount).grouped(),
        };
        let ranges = self.steps.ranges();
        ranges.map(|(step, from, to)| (Shade::of(Some(step), self.count), range(from, to, word))).collect()
    }
}
