//! The forms of a corporate indicator: what it measures, and its targets of all years and of each.

use backend::query::framework::{Area, Indicator};
use domain::{
    framework::Part,
    indicator::{Direction, Kind, Operator},
    value::Value,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    one::Page,
    open::Open,
    parts::{buttons, names, retire},
};
use crate::{
    api::framework::{SaveCorporate, SetCorporateTargets},
    flash::Flash,
    t,
    ui::form::{error, summary},
    words,
};

/// "Sum: projects are added up", without what follows the colon.
pub(super) fn over_projects(one: &Indicator) -> String {
    let word = |text: String| text.split(':').next().unwrap_or_default().to_owned();
    let kind = word(t!(&format!("matrix-kind-{}", one.kind)));
    let over = word(t!(&format!("matrix-operator-{}", one.operator)));
    t!("framework-measured", kind = kind, over = over.to_lowercase())
}

/// `one` is none where one is added to the area.
pub(super) fn form(page: &Page, area: &Area, one: Option<&Indicator>) -> AnyView {
    let flash = &page.flash;
    let open = one.map_or(Open::NewIndicator(area.id), |one| Open::Indicator(one.id));
    let title = one.map_or_else(|| t!("framework-add-indicator"), |one| format!("{} · {}", one.code, one.title));
    let fixed = one.filter(|one| one.links > 0).map(|one| {
        view! { <p class="notice info">{t!("framework-fixed", count = one.links)}</p> }
    });
    let kinds = Kind::ALL.iter().filter(|kind| **kind != Kind::Narrative);
    let kinds = kinds.map(|kind| (kind.to_string(), t!(&format!("matrix-kind-{kind}"))));
    let directions = Direction::ALL.iter().map(|word| (word.to_string(), t!(&format!("matrix-direction-{word}"))));
    let operators = Operator::ALL.iter().map(|word| (word.to_string(), t!(&format!("matrix-operator-{word}"))));
    let results = area.results.iter().map(|one| (one.id.to_string(), format!("{} {}", one.number, one.statement)));
    let results = std::iter::once((String::new(), t!("framework-of-area"))).chain(results);
    let shown = |field: fn(&Indicator) -> String| one.map(field).unwrap_or_default();
    let retire = one.map(|one| {
        retire(page, Part::Indicator, one.id.0, one.version, t!("framework-retire-indicator", count = one.links))
    });
    view! {
        <div id="form">
            <form class="panel" method="post" action=SaveCorporate::url()>
                <h3>{title}</h3>
                {summary(flash)}
                {fixed}
                {names(page, one.map_or(0, |one| one.version))}
                <input type="hidden" name="corporate" value=shown(|one| one.id.to_string()) />
                <input type="hidden" name="area" value=area.id.to_string() />
                <div class="fields">
                    {line(flash, "code", t!("framework-part-code"), Some(t!("framework-part-code-hint")), shown(|one| one.code.clone()))}
                    <div class="wide">
                        {line(flash, "title", t!("framework-indicator-title"), None, shown(|one| one.title.clone()))}
                    </div>
                    {line(flash, "unit", t!("matrix-unit"), None, shown(|one| one.unit.clone()))}
                    {line(flash, "position", t!("framework-position"), Some(t!("framework-position-hint")), shown(|one| one.position.to_string()))}
                </div>
                <div class="fields pairs">
                    {choice(flash, "kind", t!("matrix-kind"), kinds.collect(), shown(|one| one.kind.to_string()))}
                    {choice(flash, "direction", t!("matrix-direction"), directions.collect(), shown(|one| one.direction.to_string()))}
                    {choice(flash, "operator", t!("matrix-operator"), operators.collect(), shown(|one| one.operator.to_string()))}
                    {choice(flash, "result", t!("framework-result"), results.collect(), shown(|one| one.result.map(|id| id.to_string()).unwrap_or_default()))}
                    {lines(flash, "definition", t!("framework-definition"), None, shown(|one| one.definition.clone()))}
                    {lines(flash, "method", t!("framework-method"), Some(t!("framework-method-hint")), shown(|one| one.method.clone()))}
                    {lines(flash, "answers", t!("matrix-answers"), Some(t!("framework-answers-hint")), shown(|one| one.answers.join("\n")))}
                </div>
                {buttons(page, open)}
            </form>
            {retire}
        </div>
    }
    .into_any()
}

/// What is to be achieved: a field for all years, and one for each.
pub(super) fn targets(page: &Page, one: &Indicator) -> AnyView {
    let flash = &page.flash;
    let typed = |value: Option<Value>| value.map(Value::typed).unwrap_or_default();
    let of = |year: i64| one.targets.iter().find(|(known, _)| *known == year).map(|(_, value)| *value);
    let years = page.framework.each_year().into_iter().map(|year| {
        target(flash, &format!("targets.{year}"), format!("targets[y{year}]"), year.to_string(), typed(of(year)))
    });
    let years = years.collect_view();
    let hint = match one.kind {
        kind if kind.is_ratio() => t!("framework-targets-ratio"),
        Kind::Scale | Kind::YesNo => t!("framework-targets-answers"),
        _ => t!("framework-targets-hint"),
    };
    view! {
        <form class="panel" id="form" method="post" action=SetCorporateTargets::url()>
            <h3>{t!("framework-targets-of", code = one.code.clone(), title = one.title.clone())}</h3>
            {summary(flash)}
            <p class="muted">{hint}</p>
            {names(page, one.version)}
            <input type="hidden" name="corporate" value=one.id.to_string() />
            <div class="fields">
                {target(flash, "targets.whole", "targets[whole]".into(), t!("framework-whole"), typed(one.target))}
                {years}
            </div>
            {buttons(page, Open::Targets(one.id))}
        </form>
    }
    .into_any()
}

fn target(flash: &Flash, field: &str, name: String, label: String, value: String) -> AnyView {
    let typed = flash.typed(field).map_or(value, str::to_owned);
    let wrong = flash.problem(field);
    let error = wrong.map(|problem| {
        view! { <p class="error" id=format!("{field}-error")>{words::problem(problem)}</p> }
    });
    view! {
        <div class="field">
            <label for=field.to_owned()>{label}</label>
            <input
                id=field.to_owned()
                name=name
                type="text"
                value=typed
                autocomplete="off"
                aria-invalid=wrong.map(|_| "true")
                aria-describedby=wrong.map(|_| format!("{field}-error"))
            />
            {error}
        </div>
    }
    .into_any()
}

/// The names of the fields stand in one group: `says[title]`.
fn grouped(name: &str) -> String {
    format!("says[{name}]")
}

fn described(flash: &Flash, name: &str, hint: bool) -> Option<String> {
    let ids = [(hint, "hint"), (flash.problem(name).is_some(), "error")];
    let ids: Vec<String> =
        ids.into_iter().filter(|(there, _)| *there).map(|(_, what)| format!("{name}-{what}")).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn hint_of(name: &str, hint: Option<String>) -> Option<AnyView> {
    hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> }.into_any())
}

fn line(flash: &Flash, name: &'static str, label: String, hint: Option<String>, value: String) -> AnyView {
    let typed = flash.typed(name).map_or(value, str::to_owned);
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input
                id=name
                name=grouped(name)
                type="text"
                value=typed
                aria-invalid=flash.problem(name).map(|_| "true")
                aria-describedby=described(flash, name, hint.is_some())
            />
            {hint_of(name, hint)}
            {error(flash, name)}
        </div>
    }
    .into_any()
}

fn lines(flash: &Flash, name: &'static str, label: String, hint: Option<String>, value: String) -> AnyView {
    let typed = flash.typed(name).map_or(value, str::to_owned);
    view! {
        <div class="field wide">
            <label for=name>{label}</label>
            <textarea
                id=name
                name=grouped(name)
                rows="3"
                aria-invalid=flash.problem(name).map(|_| "true")
                aria-describedby=described(flash, name, hint.is_some())
            >
                {typed}
            </textarea>
            {hint_of(name, hint)}
            {error(flash, name)}
        </div>
    }
    .into_any()
}

fn choice(flash: &Flash, name: &'static str, label: String, options: Vec<(String, String)>, value: String) -> AnyView {
    let typed = flash.typed(name).map_or(value, str::to_owned);
    let options = options
        .into_iter()
        .map(|(stored, shown)| {
            let selected = stored == typed;
            view! { <option value=stored selected=selected>{shown}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select
                id=name
                name=grouped(name)
                aria-invalid=flash.problem(name).map(|_| "true")
                aria-describedby=described(flash, name, false)
            >
                {options}
            </select>
            {error(flash, name)}
        </div>
    }
    .into_any()
}
