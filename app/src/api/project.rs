//! A project's essentials: title, dates, periods.

use std::collections::{BTreeMap, HashMap};

use backend::usecase::project::{OwnText, ProjectText, Revise, revise};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{begin, typed};
use crate::{flash, pages::project::edit, t};

/// The lines of the project's own periods, `own[p12.starts]`, in their order on the form.
pub(crate) fn own(fields: impl IntoIterator<Item = (String, String)>) -> Vec<OwnText> {
    let mut lines: BTreeMap<String, OwnText> = BTreeMap::new();
    for (name, text) in fields {
        let Some((key, field)) = name.split_once('.') else { continue };
        let line = lines.entry(key.to_owned()).or_insert_with(|| OwnText { key: key.to_owned(), ..OwnText::default() });
        match field {
            "starts" => line.starts = text,
            "ends" => line.ends = text,
            "name" => line.name = Some(text),
            _ => {}
        }
    }
    lines.into_values().collect()
}

/// The fields of the form but for the periods.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProjectForm {
    pub title: String,
    pub starts: String,
    pub ends: String,
    pub schedule: String,
    pub due_after: String,
}

impl ProjectForm {
    fn typed(&self, version: &str) -> impl Iterator<Item = (String, String)> + use<> {
        typed([
            ("version", version),
            ("title", &self.title),
            ("starts", &self.starts),
            ("ends", &self.ends),
            ("schedule", &self.schedule),
            ("due_after", &self.due_after),
        ])
    }
}

#[server(ReviseProject, prefix = "/api", endpoint = "project_revise")]
pub async fn project_revise(
    #[server(default)] project: String,
    #[server(default)] version: String,
    #[server(default)] own: HashMap<String, String>,
    #[server(flatten)] form: ProjectForm,
) -> Result<(), ServerFnError> {
    let typed: Vec<_> = form.typed(&version).chain(own.clone()).collect();
    let outcome = async {
        let (ctx, code) = begin(&project)?;
        let ProjectForm { title, starts, ends, schedule, due_after } = form;
        let text = ProjectText { title, starts, ends, schedule, due_after, own: self::own(own) };
        let plan = revise(&ctx, Revise { project: code, version: version.parse().unwrap_or_default(), text }).await?;
        let count = plan.added.len() + plan.moved.len() + plan.retired.len();
        Ok((edit::href(&project), t!("edit-done", count = count)))
    };
    let outcome = outcome.await;
    flash::answer(edit::FORM, typed, &edit::href(&project), outcome).await
}
