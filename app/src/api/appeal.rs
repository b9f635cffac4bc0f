//! Appeals: amounts and areas changed by hand, and files applied after a look at what they change.

use std::collections::{BTreeMap, HashMap};

use backend::{
    error::{Error, Problem, Result},
    usecase::appeal::{self, Revise, ReviseAreas, TypedArea},
};
use domain::{id::AppealAreaId, policy::Wide};
use leptos::prelude::*;

use crate::{
    appeal_files::{self, FORM},
    flash,
    pages::funding::areas_form,
    request, t,
};

/// The row's page, with the form that changes it.
fn page(year: &str, row: &str) -> String {
    // Numbers of our own; what is none leads to a page that is not there.
    let number = |text: &str| text.chars().filter(char::is_ascii_digit).take(19).collect::<String>();
    format!("/funding/{}/{}#edit", number(year), number(row))
}

/// `cells` by field, "principle-1".
#[server(ReviseAppeal, prefix = "/api", endpoint = "appeal_revise")]
pub async fn appeal_revise(
    #[server(default)] year: String,
    #[server(default)] row: String,
    #[server(default)] version: String,
    #[server(default)] printed: String,
    #[server(default)] cells: HashMap<String, String>,
    #[server(default)] reason: String,
) -> Result<(), ServerFnError> {
    let back = page(&year, &row);
    let kept = [("printed", printed.clone()), ("reason", reason.clone())].map(|(name, text)| (name.to_owned(), text));
    let kept: Vec<(String, String)> = cells.clone().into_iter().chain(kept).collect();
    let form = format!("appeal_revise:{row}");
    let outcome: Result<()> = async {
        let command = Revise {
            year: year.parse().map_err(|_| Error::NotFound)?,
            row: row.parse().map_err(|_| Error::NotFound)?,
            version: version.parse().map_err(|_| Error::invalid("", "appeal-no-version"))?,
            printed,
            cells,
            reason,
        };
        appeal::revise(&request::ctx(), command).await
    }
    .await;
    flash::answer(&form, kept, &back, outcome.map(|()| (back.clone(), t!("appeal-done-revised")))).await
}

/// The areas that were typed, in the order of their places; those without one come last, as they were sent. `a12` is an area that is
/// there, `n3` a new one; blank new ones and those to be taken away are left out.
fn typed_areas(typed: &HashMap<String, String>) -> Result<Vec<TypedArea>> {
    let mut rows: BTreeMap<(char, i64), HashMap<&str, &str>> = BTreeMap::new();
    for (name, text) in typed {
        let (key, column) = name.split_once('.').ok_or(Error::NotFound)?;
        let number = key.get(1..).and_then(|number| number.parse().ok()).ok_or(Error::NotFound)?;
        let kind = key.chars().next().filter(|kind| matches!(kind, 'a' | 'n')).ok_or(Error::NotFound)?;
        rows.entry((kind, number)).or_default().insert(column, text);
    }
    let (mut areas, mut problems) = (Vec::new(), Vec::new());
    for ((kind, number), cells) in rows {
        let text = |column: &str| cells.get(column).copied().unwrap_or_default().to_owned();
        let (key, name, about) = (format!("{kind}{number}"), text("name"), text("about"));
        let is_new = kind == 'n';
        if cells.contains_key("remove") || (is_new && name.trim().is_empty() && about.trim().is_empty()) {
            continue;
        }
        let place = match text("position").trim() {
            "" => i64::MAX,
            typed => typed.parse().unwrap_or_else(|_| {
                let found: String = typed.chars().take(40).collect();
                problems.push(Problem::new(format!("{key}.position"), "area-position").with("found", found));
                i64::MAX
            }),
        };
        areas.push((place, TypedArea { key, id: (!is_new).then_some(AppealAreaId(number)), name, about }));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    areas.sort_by_key(|(place, _)| *place);
    Ok(areas.into_iter().map(|(_, area)| area).collect())
}

/// `areas` by row and column, "a12.name".
#[server(ReviseAppealAreas, prefix = "/api", endpoint = "appeal_revise_areas")]
pub async fn appeal_revise_areas(
    #[server(default)] year: String,
    #[server(default)] version: String,
    #[server(default)] areas: HashMap<String, String>,
) -> Result<(), ServerFnError> {
    let digits: String = year.chars().filter(char::is_ascii_digit).take(4).collect();
    let back = format!("/funding/{digits}/areas");
    let outcome: Result<bool> = async {
        let ctx = request::ctx();
        ctx.wide(Wide::EditAppeal)?;
        let command = ReviseAreas {
            year: year.parse().map_err(|_| Error::NotFound)?,
            version: version.parse().unwrap_or_default(),
            areas: typed_areas(&areas)?,
        };
        appeal::revise_areas(&ctx, command).await
    }
    .await;
    let done = outcome.map(|changed| (back.clone(), if changed { t!("areas-saved") } else { t!("areas-same") }));
    let kept = areas.into_iter().chain([("version".to_owned(), version)]);
    flash::answer(&areas_form(&year), kept, &back, done).await
}

#[server(ApplyAppeal, prefix = "/api", endpoint = "appeal_apply")]
pub async fn appeal_apply() -> Result<(), ServerFnError> {
    let outcome = appeal_files::apply(&request::visit()).await.map(|imported| {
        (format!("/funding?appeal={}", imported.year), t!("appeal-done-imported", year = imported.year))
    });
    flash::answer(FORM, [], "/funding/import", outcome).await
}
