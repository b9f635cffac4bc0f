//! What is asked of the portfolio: everything stands in the address, which the list, the calendar, the map, the files and REST share.

use chrono::NaiveDate;
use domain::{
    code::CountryCode,
    gender,
    id::{OfficeId, RegionId},
    lifecycle::ProjectState,
    policy::Action,
    portfolio::RuleKind,
    progress::Status,
};
use sea_orm::Value;

use super::{rule::InForce, source::Needs, warning};
use crate::{
    ctx::Ctx,
    error::{Problem, Result},
    query::{like, scope},
};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of the code or title, in any case.
    pub search: String,
    pub state: Option<ProjectState>,
    pub region: Option<RegionId>,
    pub country: Option<CountryCode>,
    pub office: Option<OfficeId>,
    /// The kind of funding.
    pub funding: String,
    pub gender: Option<gender::Asked>,
    /// "10.7".
    pub sdg: String,
    /// The area of a framework, by its name.
    pub area: String,
    /// On at least one day of this year.
    pub active: Option<i32>,
    pub ends_before: Option<NaiveDate>,
    /// Projects with at least one indicator that stands so.
    pub status: Option<Status>,
    pub warning: Option<Warned>,
    pub sort: Sort,
    /// From 1.
    pub page: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warned {
    /// Of anything.
    Any,
    Of(RuleKind),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Code,
    Title,
    /// The earliest end first.
    Ends,
    /// The most values overdue first.
    Overdue,
    /// The largest part of the budget first; last what cannot be known.
    Burn,
    /// The most first.
    Warnings,
}

impl Sort {
    pub const ALL: [Self; 6] = [Self::Code, Self::Title, Self::Ends, Self::Overdue, Self::Burn, Self::Warnings];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Title => "title",
            Self::Ends => "ends",
            Self::Overdue => "overdue",
            Self::Burn => "burn",
            Self::Warnings => "warnings",
        }
    }
}

impl Warned {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Of(kind) => kind.as_str(),
        }
    }
}

/// The first and last year that can be asked for.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

impl Filter {
    /// Reads the parameters of an address. What is none of its words is left out, and told: a page shows the rest, REST refuses.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let word = |name: &str| get(name).unwrap_or_default().trim().to_owned();
        let filter = Self {
            search: word("q"),
            state: one(&word, "state", "no-state", &mut problems, |text| text.parse().ok()),
            region: one(&word, "region", "no-number", &mut problems, |text| text.parse().ok()),
            country: one(&word, "country", "no-country", &mut problems, |text| text.parse().ok()),
            office: one(&word, "office", "no-number", &mut problems, |text| text.parse().ok()),
            funding: word("funding"),
            gender: one(&word, "gender", "no-gender", &mut problems, |text| text.parse().ok()),
            sdg: word("sdg"),
            area: word("area"),
            active: one(&word, "active", "no-year", &mut problems, |text| {
                text.parse().ok().filter(|year| YEARS.contains(year))
            }),
            ends_before: one(&word, "ends_before", "no-day", &mut problems, |text| text.parse().ok()),
            status: one(&word, "status", "no-status", &mut problems, |text| text.parse().ok()),
            warning: one(&word, "warning", "no-warning", &mut problems, |text| match text {
                "any" => Some(Warned::Any),
                kind => kind.parse().ok().map(Warned::Of),
            }),
            sort: one(&word, "sort", "no-sort", &mut problems, |text| {
                Sort::ALL.into_iter().find(|sort| sort.as_str() == text)
            })
            .unwrap_or_default(),
            page: one(&word, "page", "no-number", &mut problems, |text| text.parse().ok()).unwrap_or(1),
        };
        (filter, problems)
    }

    /// Its words in an address, empty where nothing is asked: what [`Filter::read`] reads again.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        fn text<T: ToString>(of: Option<T>) -> String {
            of.map(|of| of.to_string()).unwrap_or_default()
        }
        vec![
            ("q", self.search.clone()),
            ("state", text(self.state)),
            ("region", text(self.region)),
            ("country", text(self.country)),
            ("office", text(self.office)),
            ("funding", self.funding.clone()),
            ("gender", text(self.gender.map(gender::Asked::as_str))),
            ("sdg", self.sdg.clone()),
            ("area", self.area.clone()),
            ("active", text(self.active)),
            ("ends_before", text(self.ends_before)),
            ("status", text(self.status)),
            ("warning", text(self.warning.map(Warned::as_str))),
            ("sort", if self.sort == Sort::default() { String::new() } else { self.sort.as_str().to_owned() }),
            ("page", if self.page > 1 { self.page.to_string() } else { String::new() }),
        ]
    }

    /// Whether anything is left out: order and page are no filter.
    pub fn is_narrow(&self) -> bool {
        Self { sort: Sort::default(), page: 1, ..self.clone() } != Self { page: 1, ..Self::default() }
    }

    /// Another order begins at its first page.
    pub fn sorted(&self, sort: Sort) -> Self {
        Self { sort, page: 1, ..self.clone() }
    }

    pub fn paged(&self, page: u64) -> Self {
        Self { page, ..self.clone() }
    }

    /// What its order asks for.
    fn needs_of_order(&self, held: &InForce) -> Needs {
        match self.sort {
            Sort::Code | Sort::Title | Sort::Ends => Needs::default(),
            Sort::Overdue => Needs { due: true, ..Needs::default() },
            Sort::Burn => Needs { money: true, ..Needs::default() },
            Sort::Warnings => Needs::all(held),
        }
    }

    /// What its conditions and its order ask for.
    pub(super) fn needs(&self, held: &InForce) -> Needs {
        if self.warning.is_some() { Needs::all(held) } else { self.needs_of_order(held) }
    }
}

fn one<T>(
    word: &impl Fn(&str) -> String,
    name: &'static str,
    code: &'static str,
    problems: &mut Vec<Problem>,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let text = word(name);
    if text.is_empty() {
        return None;
    }
    let found = read(&text);
    if found.is_none() {
        problems.push(Problem::new(name, code).with("typed", text.chars().take(40).collect::<String>()));
    }
    found
}

/// The condition for the WHERE of a list, without the status, which is no matter of SQL.
pub(super) fn condition(ctx: &Ctx, filter: &Filter, held: &InForce) -> Result<(String, Vec<Value>)> {
    let mut parts = vec![scope::may(ctx.subject()?, Action::View)];
    let mut values: Vec<Value> = Vec::new();
    let mut bound = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    if !filter.search.is_empty() {
        let place = bound(format!("%{}%", like(&filter.search.to_lowercase())).into());
        parts.push(format!(r"(LOWER(p.title) LIKE {place} ESCAPE '\' OR LOWER(p.code) LIKE {place} ESCAPE '\')"));
    }
    if let Some(state) = filter.state {
        parts.push(format!("s.state = '{state}'"));
    }
    if let Some(region) = filter.region {
        parts.push(format!("o.region_id = {region}"));
    }
    if let Some(country) = filter.country {
        let place = bound(country.as_str().into());
        parts.push(format!(
            "EXISTS (SELECT 1 FROM project_countries x JOIN countries c ON c.id = x.country_id
               WHERE x.project_id = p.id AND c.iso3 = {place})"
        ));
    }
    if let Some(office) = filter.office {
        parts.push(format!("p.office_id = {office}"));
    }
    if !filter.funding.is_empty() {
        parts.push(format!("p.funding = {}", bound(filter.funding.as_str().into())));
    }
    match filter.gender {
        None => {}
        Some(gender::Asked::NotAssessed) => parts.push("g.id IS NULL".into()),
        Some(gender::Asked::Code(code)) => parts.push(format!("g.code = '{code}'")),
    }
    for (table, column, wanted) in
        [("project_sdgs", "sdg_target", &filter.sdg), ("project_areas", "area", &filter.area)]
    {
        if !wanted.is_empty() {
            let place = bound(wanted.as_str().into());
            parts.push(format!("EXISTS (SELECT 1 FROM {table} x WHERE x.project_id = p.id AND x.{column} = {place})"));
        }
    }
    if let Some(year) = filter.active {
        parts.push(format!("p.starts <= '{year}-12-31' AND p.ends >= '{year}-01-01'"));
    }
    if let Some(day) = filter.ends_before {
        parts.push(format!("p.ends < {}", bound(day.into())));
    }
    if let Some(warned) = filter.warning {
        parts.push(any(ctx, held, |kind| matches!(warned, Warned::Any) || warned == Warned::Of(kind)));
    }
    Ok((parts.join(" AND "), values))
}

/// Whether a project is to be warned of any of these.
pub(super) fn any(ctx: &Ctx, held: &InForce, which: impl Fn(RuleKind) -> bool) -> String {
    let rules = held.rules.iter().filter(|rule| which(rule.kind));
    let some: Vec<_> = rules.map(|rule| warning::condition(ctx.read(), *rule, held, ctx.today())).collect();
    if some.is_empty() { "FALSE".into() } else { format!("({})", some.join(" OR ")) }
}

/// How many warnings a project has.
fn count(ctx: &Ctx, held: &InForce) -> String {
    let each = held.rules.iter().map(|rule| {
        format!("CASE WHEN {} THEN 1 ELSE 0 END", warning::condition(ctx.read(), *rule, held, ctx.today()))
    });
    std::iter::once("0".to_owned()).chain(each).collect::<Vec<_>>().join(" + ")
}

/// The ORDER BY of a list.
pub(super) fn order(ctx: &Ctx, sort: Sort, held: &InForce) -> String {
    match sort {
        Sort::Code => "p.code".into(),
        Sort::Title => "LOWER(p.title), p.code".into(),
        Sort::Ends => "p.ends, p.code".into(),
        Sort::Overdue => {
            let overdue = scope::states(domain::lifecycle::ProjectState::reports);
            format!("CASE WHEN s.state IN {overdue} THEN COALESCE(d.overdue, 0) ELSE 0 END DESC, p.code")
        }
        Sort::Burn => {
            "CASE WHEN m.budget_usd > 0 AND m.not_converted = 0 AND m.spent_not_converted = 0 THEN 0 ELSE 1 END,
                       CASE WHEN m.budget_usd > 0 AND m.not_converted = 0 AND m.spent_not_converted = 0
                         THEN CAST(m.spent_usd AS NUMERIC) * 10000 / m.budget_usd ELSE 0 END DESC, p.code"
                .into()
        }
        Sort::Warnings => format!("{} DESC, p.code", count(ctx, held)),
    }
}
