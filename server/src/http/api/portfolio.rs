//! `GET /api/v1/portfolio/calendar` and `GET /api/v1/portfolio/countries`: the projects of a filter by month and by country;
//! `POST /api/v1/portfolio/reminders`: reminding those of some projects.

use axum::Json;
use backend::{
    error::{Error, Problem},
    query::{
        portfolio::{
            calendar::{self, What},
            map::{self, Measure, Sums},
        },
        work::mission::may_remind,
    },
    usecase::reminder::{SendProjects, SentProjects, send_projects},
};
use chrono::NaiveDate;
use domain::{code::ProjectCode, spending::Month};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Answer,
    caller::Caller,
    coverage::share,
    filtered::filtered,
    problem::{Unread, Unwritten},
    sent::{Asked, Sent},
};

filtered! {
    CalendarQuery {
        /// This year where it is left out
        year: Option<i32>,
        /// A month whose days are listed, such as 2026-11; its year is shown
        month: Option<String>,
    }
}
filtered! {
    CountriesQuery {}
}

/// What falls due in a year among the projects of a filter.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProjectCalendar {
    year: i32,
    /// All twelve
    months: Vec<CalendarMonth>,
    /// One page of the month that was asked for
    days: Vec<CalendarDay>,
    /// On all pages of that month
    total: u64,
    page: u64,
    pages: u64,
}

#[derive(Serialize, ToSchema)]
struct CalendarMonth {
    #[schema(example = "2026-11")]
    month: String,
    /// Reports that are due in it
    due: u32,
    /// Those among them whose day has passed and of which something is missing
    overdue: u32,
    /// Projects whose last day is in it
    ends: u32,
}

#[derive(Serialize, ToSchema)]
struct CalendarDay {
    day: NaiveDate,
    project: String,
    title: String,
    office: String,
    /// report or end
    what: &'static str,
    /// Of a report
    #[schema(example = "Q3 2026")]
    label: Option<String>,
    /// Values that are not handed in, of a report
    missing: Option<u32>,
    overdue: bool,
}

impl From<calendar::Entry> for CalendarDay {
    fn from(of: calendar::Entry) -> Self {
        let (what, label, missing, overdue) = match of.what {
            What::Report { label, missing, overdue } => ("report", Some(label), Some(missing), overdue),
            What::End => ("end", None, None, false),
        };
        let (day, project) = (of.day, of.code.to_string());
        Self { day, project, title: of.title, office: of.office, what, label, missing, overdue }
    }
}

/// Reports that fall due and projects that end, by month; the days of a month
#[utoipa::path(
    get, path = "/portfolio/calendar", operation_id = "read_project_calendar", params(CalendarQuery),
    responses((status = 200, description = "A year", body = ProjectCalendar), Unread)
)]
pub(crate) async fn calendar(caller: Caller, asked: Asked) -> Answer<ProjectCalendar> {
    let query: CalendarQuery = asked.read()?;
    let filter = query.filter(None)?;
    let month = match &query.month {
        None => None,
        Some(text) => Some(
            text.parse::<Month>()
                .map_err(|_| Error::Invalid(vec![Problem::new("month", "no-month").with("typed", text)]))?,
        ),
    };
    let found = calendar::calendar(&caller.ctx, &filter, query.year, month).await?;
    let months = found.months.iter().map(|(month, counts)| CalendarMonth {
        month: month.to_string(),
        due: counts.due,
        overdue: counts.overdue,
        ends: counts.ends,
    });
    let (total, page, pages) = found.opened.as_ref().map_or((0, 1, 1), |of| (of.total, of.page, of.pages));
    Ok(Json(ProjectCalendar {
        year: found.year,
        months: months.collect(),
        days: found.opened.map_or_else(Vec::new, |of| of.entries.into_iter().map(CalendarDay::from).collect()),
        total,
        page,
        pages,
    }))
}

/// The projects of a filter by country.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProjectCountries {
    /// By name; a project of several countries counts in each
    countries: Vec<ProjectCountry>,
    /// Projects that name no country
    nowhere: u32,
}

#[derive(Serialize, ToSchema)]
struct ProjectCountry {
    #[schema(example = "RWA")]
    code: String,
    name: String,
    projects: u32,
    /// Values that are not handed in although due
    overdue: u64,
    /// Projects that are warned of anything
    warned: u32,
    /// Part of the indicators whose status is known that is on track, "0.5" is half; null where none is known
    on_track: Option<String>,
}

fn on_track(sums: &Sums) -> Option<String> {
    sums.of(Measure::OnTrack).map(share)
}

/// How many projects, values overdue and projects warned each country has, and how far it is on track
#[utoipa::path(
    get, path = "/portfolio/countries", operation_id = "read_project_countries", params(CountriesQuery),
    responses((status = 200, description = "Every country of these projects", body = ProjectCountries), Unread)
)]
pub(crate) async fn countries(caller: Caller, asked: Asked) -> Answer<ProjectCountries> {
    let query: CountriesQuery = asked.read()?;
    let found = map::map(&caller.ctx, &query.filter(None)?, Measure::OnTrack).await?;
    let country = |of: map::Country| ProjectCountry {
        code: of.code.to_string(),
        name: of.name,
        projects: of.sums.projects,
        overdue: of.sums.overdue,
        warned: of.sums.warned,
        on_track: on_track(&of.sums),
    };
    Ok(Json(ProjectCountries {
        countries: found.countries.into_iter().map(country).collect(),
        nowhere: found.nowhere.projects,
    }))
}

/// Of which projects people are to be reminded.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProjectReminderSent {
    /// Their codes
    projects: Vec<String>,
    /// A line that goes with it, at most 500 letters
    #[serde(default)]
    note: String,
}

/// What came of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProjectRemindersSent {
    /// People who are reminded
    sent: u32,
    /// People who owe something and were reminded within a day
    spared: u32,
    /// Projects of which somebody is reminded
    projects: u32,
    /// Projects of which nobody owes anything that they could still hand in
    settled: u32,
    /// Projects of which one may remind nobody, or which do not report
    beyond: u32,
}

/// Reminds those who enter values of some projects of what is missing on them: one message each, at most one a day
#[utoipa::path(
    post, path = "/portfolio/reminders", operation_id = "send_project_reminders", request_body = ProjectReminderSent,
    responses((status = 200, description = "They are shown and mailed", body = ProjectRemindersSent), Unwritten)
)]
pub(crate) async fn remind(caller: Caller, sent: Sent) -> Answer<ProjectRemindersSent> {
    if !may_remind(caller.ctx.subject()?) {
        return Err(Error::Forbidden.into());
    }
    let ProjectReminderSent { projects, note } = sent.read()?;
    let codes = projects.iter().map(|code| code.parse::<ProjectCode>().map_err(|_| Error::NotFound));
    let command = SendProjects { projects: codes.collect::<Result<_, _>>()?, note };
    let SentProjects { sent, spared, projects, settled, beyond } = send_projects(&caller.ctx, command).await?;
    Ok(Json(ProjectRemindersSent { sent, spared, projects, settled, beyond }))
}
