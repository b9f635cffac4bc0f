//! The form of an indicator: add, edit, retire. Every choice explains itself in its line.

use backend::query::matrix::{Indicator, Node};
use domain::{
    axes::{AGE, Axis, SEX},
    indicator::{Accumulation, Direction, Kind, Operator},
    value::Value,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    Page,
    form::{buttons, hidden, notice, retire, version},
    indicator_anchor, node_anchor,
};
use crate::{
    api::matrix::{MatrixAddIndicator, MatrixRetireIndicator, MatrixReviseIndicator},
    flash::Flash,
    pages::project::{links, targets},
    t,
    ui::form::{area, error, select, text},
};

/// What the fields show unless something was typed.
#[derive(Default)]
struct Shown<'a> {
    title: &'a str,
    unit: &'a str,
    source: &'a str,
    kind: &'a str,
    direction: &'a str,
    accumulation: &'a str,
    operator: &'a str,
    by_sex: bool,
    by_age: bool,
    crossed: bool,
    own_axis: String,
    own_categories: String,
    answers: String,
    baseline: String,
    target: String,
    reported: bool,
}

pub(super) fn add(page: &Page, node: &Node) -> AnyView {
    let title = t!(&format!("matrix-add-indicator-{}", node.kind), number = node.number.clone());
    let fields = vec![("project", page.code().to_owned()), ("node", node.id.to_string())];
    view! {
        <form class="panel" method="post" action=MatrixAddIndicator::url() aria-labelledby="form-title">
            <h3 id="form-title">{title}</h3>
            {notice(&page.flash)}
            {hidden(fields)}
            {inputs(&page.flash, &Shown::default())}
            {buttons(page, t!("matrix-add-indicator"), &node_anchor(node.id))}
        </form>
    }
    .into_any()
}

pub(super) fn edit(page: &Page, indicator: &Indicator) -> AnyView {
    let name = t!("matrix-name-indicator", number = indicator.number.clone());
    let fields = vec![
        ("project", page.code().to_owned()),
        ("indicator", indicator.id.to_string()),
        ("version", version(&page.flash, indicator.version)),
    ];
    let own = indicator.axes.own();
    let shown = Shown {
        title: &indicator.title,
        unit: &indicator.unit,
        source: &indicator.source,
        kind: indicator.kind.as_str(),
        direction: indicator.direction.as_str(),
        accumulation: indicator.accumulation.as_str(),
        operator: indicator.operator.as_str(),
        by_sex: indicator.axes.has(SEX),
        by_age: indicator.axes.has(AGE),
        crossed: indicator.axes.crossed,
        own_axis: own.map(|axis| axis.name.clone()).unwrap_or_default(),
        own_categories: own.map(Axis::lines).unwrap_or_default(),
        answers: indicator.answers.join("\n"),
        baseline: indicator.baseline.map(Value::typed).unwrap_or_default(),
        target: indicator.target.map(Value::typed).unwrap_or_default(),
        reported: indicator.reported,
    };
    let says = if indicator.reported { "matrix-retire-reported-says" } else { "matrix-retire-indicator-says" };
    view! {
        <form class="panel" method="post" action=MatrixReviseIndicator::url() aria-labelledby="form-title">
            <h3 id="form-title">{t!("matrix-edit-title", name = name.clone())}</h3>
            {notice(&page.flash)}
            {hidden(fields.clone())}
            {inputs(&page.flash, &shown)}
            {buttons(page, t!("matrix-save", name = name.clone()), &indicator_anchor(indicator.id))}
        </form>
        <div class="actions">
            <a class="btn" href=targets::href(page.code(), indicator.id)>{t!("targets-link")}</a>
            <a class="btn" href=links::href(page.code(), indicator.id)>{t!("links-link")}</a>
            {retire(MatrixRetireIndicator::url(), fields, &name, t!(says))}
        </div>
    }
    .into_any()
}

fn inputs(flash: &Flash, shown: &Shown<'_>) -> AnyView {
    let kind_hint = shown.reported.then(|| t!("matrix-kind-fixed"));
    let promise_hint = |field: &str| Some(t!(&format!("matrix-{field}-hint")));
    view! {
        <div class="fields">
            <div class="wide">
                {text(flash, "title", t!("matrix-indicator-title"), Some(t!("matrix-title-hint")), shown.title)}
            </div>
            {text(flash, "unit", t!("matrix-unit"), Some(t!("matrix-unit-hint")), shown.unit)}
            {text(flash, "baseline", t!("matrix-baseline"), promise_hint("baseline"), &shown.baseline)}
            {text(flash, "target", t!("matrix-target"), promise_hint("target"), &shown.target)}
        </div>
        <div class="fields pairs">
            {choice(flash, "kind", kind_hint, Kind::ALL, shown.kind)}
            {choice(flash, "direction", None, Direction::ALL, shown.direction)}
            {choice(flash, "accumulation", None, Accumulation::ALL, shown.accumulation)}
            {choice(flash, "operator", None, Operator::ALL, shown.operator)}
            {area(flash, "source", t!("matrix-source"), Some(t!("matrix-source-hint")), shown.source)}
            {measured(flash, shown)}
        </div>
    }
    .into_any()
}

/// A choice among the words of an enum, each with what it means.
fn choice<T: std::fmt::Display>(
    flash: &Flash,
    name: &'static str,
    hint: Option<String>,
    all: &[T],
    value: &str,
) -> AnyView {
    let options = all.iter().map(|word| (word.to_string(), t!(&format!("matrix-{name}-{word}")))).collect::<Vec<_>>();
    select(flash, name, t!(&format!("matrix-{name}")), hint, options, value)
}

/// Along which axes the total is split, and the answers of a scale.
fn measured(flash: &Flash, shown: &Shown<'_>) -> AnyView {
    view! {
        <div class="field">
            <span class="label">{t!("matrix-cells")}</span>
            <div>
                {tick(flash, "by_sex", shown.by_sex, t!("matrix-by-sex"), t!("matrix-by-sex-hint"))}
                {tick(flash, "by_age", shown.by_age, t!("matrix-by-age"), t!("matrix-by-age-hint"))}
                {tick(flash, "crossed", shown.crossed, t!("matrix-crossed"), t!("matrix-crossed-hint"))}
            </div>
        </div>
        {text(flash, "own_axis", t!("matrix-own-axis"), Some(t!("matrix-own-axis-hint")), &shown.own_axis)}
        {area(
            flash,
            "own_categories",
            t!("matrix-own-categories"),
            Some(t!("matrix-own-categories-hint")),
            &shown.own_categories,
        )}
        {area(flash, "answers", t!("matrix-answers"), Some(t!("matrix-answers-hint")), &shown.answers)}
    }
    .into_any()
}

fn tick(flash: &Flash, name: &'static str, shown: bool, label: String, hint: String) -> AnyView {
    let checked = flash.typed(name).map_or(shown, |typed| typed == "yes");
    let wrong = flash.problem(name).is_some();
    view! {
        <label class="choice" for=name>
            <input
                id=name
                name=name
                type="checkbox"
                value="yes"
                checked=checked
                aria-describedby=wrong.then(|| format!("{name}-error"))
            />
            <span>{label}<small>{hint}</small></span>
        </label>
        {error(flash, name)}
    }
    .into_any()
}
