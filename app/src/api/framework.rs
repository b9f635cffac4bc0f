//! Corporate frameworks: adding, changing and taking out what they consist of, and their targets.

use std::collections::{BTreeMap, HashMap};

use backend::{
    error::{Error, Result},
    usecase::framework::{self, Add, Area, FrameworkResult, Indicator, IndicatorText, Retire, Revise, Targets},
};
use domain::{
    framework::Part,
    id::{AreaId, CorporateIndicatorId, ResultId},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::typed;
use crate::{
    flash,
    pages::results::frameworks::{LIST, Open, form, href},
    request, t,
};

/// The row that a form names; none where it adds one. What is no number is the name of nothing.
fn id(text: &str) -> Result<Option<i64>> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| Error::NotFound) }
}

/// The version that was read; anything else is the version of none.
fn number(text: &str) -> i64 {
    text.trim().parse().unwrap_or_default()
}

/// Where a form stands, and where to go when it is done.
async fn answer(
    framework: &str,
    open: Open,
    typed: impl IntoIterator<Item = (String, String)>,
    outcome: Result<String>,
) -> Result<(), ServerFnError> {
    let outcome = outcome.map(|said| (open.after(framework), said));
    flash::answer(&form(framework, open), typed, &open.href(framework), outcome).await
}

#[server(AddFramework, prefix = "/api", endpoint = "framework_add")]
pub async fn framework_add(
    #[server(default)] code: String,
    #[server(default)] title: String,
    #[server(default)] first: String,
    #[server(default)] last: String,
    #[server(default)] copy_of: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("code", &code), ("title", &title), ("first", &first), ("last", &last), ("copy_of", &copy_of)]);
    let outcome = framework::add(&request::ctx(), Add { code, title, first, last, copy_of }).await;
    let outcome = outcome.map(|code| (href(&code), t!("framework-done-added")));
    flash::answer("framework_add", typed, &format!("{LIST}#add"), outcome).await
}

#[server(ReviseFramework, prefix = "/api", endpoint = "framework_revise")]
pub async fn framework_revise(
    #[server(default)] framework: String,
    #[server(default)] version: String,
    #[server(default)] title: String,
    #[server(default)] first: String,
    #[server(default)] last: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("version", &version), ("title", &title), ("first", &first), ("last", &last)]);
    let command = Revise { framework: framework.clone(), version: number(&version), title, first, last };
    let outcome = framework::revise(&request::ctx(), command).await;
    answer(&framework, Open::Framework, typed, outcome.map(|_| t!("framework-done-saved"))).await
}

#[server(SaveFrameworkArea, prefix = "/api", endpoint = "framework_save_area")]
pub async fn framework_save_area(
    #[server(default)] framework: String,
    #[server(default)] area: String,
    #[server(default)] version: String,
    #[server(default)] code: String,
    #[server(default)] name: String,
    #[server(default)] statement: String,
    #[server(default)] position: String,
) -> Result<(), ServerFnError> {
    let typed = typed([
        ("version", &version),
        ("code", &code),
        ("name", &name),
        ("statement", &statement),
        ("position", &position),
    ]);
    let open = id(&area).ok().flatten().map_or(Open::NewArea, |id| Open::Area(AreaId(id)));
    let outcome = async {
        let area = id(&area)?.map(AreaId);
        let framework = framework.clone();
        let command = Area { framework, area, version: number(&version), code, name, statement, position };
        framework::save_area(&request::ctx(), command).await
    };
    answer(&framework, open, typed, outcome.await.map(|_| t!("framework-done-saved"))).await
}

#[server(SaveFrameworkResult, prefix = "/api", endpoint = "framework_save_result")]
pub async fn framework_save_result(
    #[server(default)] framework: String,
    #[server(default)] result: String,
    #[server(default)] area: String,
    #[server(default)] parent: String,
    #[server(default)] version: String,
    #[server(default)] statement: String,
    #[server(default)] position: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("version", &version), ("statement", &statement), ("position", &position)]);
    let read = |text: &str| id(text).ok().flatten();
    let open = match (read(&result), read(&parent), read(&area)) {
        (Some(id), ..) => Open::Result(ResultId(id)),
        (None, Some(id), _) => Open::NewOutput(ResultId(id)),
        (None, None, id) => Open::NewOutcome(AreaId(id.unwrap_or_default())),
    };
    let outcome = async {
        let command = FrameworkResult {
            framework: framework.clone(),
            result: id(&result)?.map(ResultId),
            area: id(&area)?.map(AreaId),
            parent: id(&parent)?.map(ResultId),
            version: number(&version),
            statement,
            position,
        };
        framework::save_result(&request::ctx(), command).await
    };
    answer(&framework, open, typed, outcome.await.map(|_| t!("framework-done-saved"))).await
}

/// The fields of a corporate indicator.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CorporateFields {
    code: String,
    title: String,
    definition: String,
    method: String,
    unit: String,
    kind: String,
    direction: String,
    operator: String,
    answers: String,
    result: String,
    position: String,
}

#[server(SaveCorporate, prefix = "/api", endpoint = "framework_save_indicator")]
pub async fn framework_save_indicator(
    #[server(default)] framework: String,
    #[server(default)] corporate: String,
    #[server(default)] area: String,
    #[server(default)] version: String,
    #[server(default)] says: CorporateFields,
) -> Result<(), ServerFnError> {
    let typed = typed([
        ("version", &version),
        ("code", &says.code),
        ("title", &says.title),
        ("definition", &says.definition),
        ("method", &says.method),
        ("unit", &says.unit),
        ("kind", &says.kind),
        ("direction", &says.direction),
        ("operator", &says.operator),
        ("answers", &says.answers),
        ("result", &says.result),
        ("position", &says.position),
    ]);
    let read = |text: &str| id(text).ok().flatten();
    let open = match (read(&corporate), read(&area)) {
        (Some(id), _) => Open::Indicator(CorporateIndicatorId(id)),
        (None, id) => Open::NewIndicator(AreaId(id.unwrap_or_default())),
    };
    let outcome = async {
        let text = IndicatorText {
            code: says.code,
            title: says.title,
            definition: says.definition,
            method: says.method,
            unit: says.unit,
            kind: says.kind,
            direction: says.direction,
            operator: says.operator,
            answers: says.answers,
            result: says.result,
            position: says.position,
        };
        let command = Indicator {
            framework: framework.clone(),
            indicator: id(&corporate)?.map(CorporateIndicatorId),
            area: id(&area)?.map(AreaId),
            version: number(&version),
            text,
        };
        framework::save_indicator(&request::ctx(), command).await
    };
    answer(&framework, open, typed, outcome.await.map(|_| t!("framework-done-saved"))).await
}

/// `targets[whole]` and `targets[y2026]`. The letter is there because a name in brackets that begins with a digit is taken for a place in a
/// list.
#[server(SetCorporateTargets, prefix = "/api", endpoint = "framework_set_targets")]
pub async fn framework_set_targets(
    #[server(default)] framework: String,
    #[server(default)] corporate: String,
    #[server(default)] version: String,
    #[server(default)] targets: HashMap<String, String>,
) -> Result<(), ServerFnError> {
    let plain = |name: String| name.strip_prefix('y').map(str::to_owned).unwrap_or(name);
    let targets: BTreeMap<String, String> = targets.into_iter().map(|(name, text)| (plain(name), text)).collect();
    let kept = targets.iter().map(|(name, text)| (format!("targets.{name}"), text.clone()));
    let typed: Vec<_> = kept.chain(typed([("version", &version)])).collect();
    let indicator = CorporateIndicatorId(id(&corporate).ok().flatten().unwrap_or_default());
    let command = Targets { framework: framework.clone(), indicator, version: number(&version), typed: targets };
    let outcome = framework::set_targets(&request::ctx(), command).await;
    let outcome = outcome.map(|count| t!("framework-done-targets", count = count));
    answer(&framework, Open::Targets(indicator), typed, outcome).await
}

/// `part` is "area", "result" or "indicator", of which `id` names one.
#[server(RetireFrameworkPart, prefix = "/api", endpoint = "framework_retire")]
pub async fn framework_retire(
    #[server(default)] framework: String,
    #[server(default)] part: String,
    #[server(default)] id: String,
    #[server(default)] version: String,
    #[server(default)] reason: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("version", &version), ("reason", &reason), ("retire", "yes")]);
    let row = number(&id);
    let part: Part = part.parse().unwrap_or(Part::Area);
    let open = match part {
        Part::Area => Open::Area(AreaId(row)),
        Part::Result => Open::Result(ResultId(row)),
        Part::Indicator => Open::Indicator(CorporateIndicatorId(row)),
    };
    let command = Retire { framework: framework.clone(), part, id: row, version: number(&version), reason };
    let outcome = framework::retire(&request::ctx(), command).await;
    let outcome = outcome.map(|links| (href(&framework), t!("framework-done-retired", count = links)));
    flash::answer(&form(&framework, open), typed, &open.href(&framework), outcome).await
}
