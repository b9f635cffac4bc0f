//! The form of an indicator: add, edit, retire. Every choice explains itself in its line.

use backend::query::matrix::{Indicator, Node};
use domain::{
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
    let shown = Shown {
        title: &indicator.title,
        unit: &indicator.unit,
        source: &indicator.source,
        kind: indicator.kind.as_str(),
        direction: indicator.direction.as_str(),
        accumulation: indicator.accumulation.as_str(),
        operator: indicator.operator.as_str(),
        by_sex: indicator.by_sex,
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
        <div class="actions">{retire(MatrixRetireIndicator::url(), fields, &name, t!(says))}</div>
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
            {by_sex(flash, shown.by_sex)}
        </div>
        <div class="fields pairs">
            {choice(flash, "kind", kind_hint, Kind::ALL, shown.kind)}
            {choice(flash, "direction", None, Direction::ALL, shown.direction)}
            {choice(flash, "accumulation", None, Accumulation::ALL, shown.accumulation)}
            {choice(flash, "operator", None, Operator::ALL, shown.operator)}
            {area(flash, "source", t!("matrix-source"), Some(t!("matrix-source-hint")), shown.source)}
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

fn by_sex(flash: &Flash, shown: bool) -> AnyView {
    let checked = flash.typed("by_sex").map_or(shown, |typed| typed == "yes");
    let wrong = flash.problem("by_sex").is_some();
    view! {
        <div class="field">
            <span class="label">{t!("matrix-cells")}</span>
            <div>
                <label class="choice" for="by_sex">
                    <input
                        id="by_sex"
                        name="by_sex"
                        type="checkbox"
                        value="yes"
                        checked=checked
                        aria-describedby=wrong.then_some("by_sex-error")
                    />
                    <span>{t!("matrix-by-sex")}<small>{t!("matrix-by-sex-hint")}</small></span>
                </label>
            </div>
            {error(flash, "by_sex")}
        </div>
    }
    .into_any()
}
