//! What approving a value changes: the project's own total and the corporate ones, before → after.

use backend::query::{
    progress::Row,
    project::Project,
    results::effect::{Change, Counted, Effect, Shift},
};
use domain::{indicator::Kind, quantity::QuantityError, value::Value};
use leptos::prelude::*;

use super::super::grid::rounded;
use crate::{t, ui::figure::figure};

pub(super) fn effect(project: &Project, row: &Row) -> AnyView {
    // Words amount to nothing.
    if row.measured.kind == Kind::Narrative {
        return t!("progress-none").into_any();
    }
    let corporate = row.effects.iter().map(|effect| of_corporate(project, effect)).collect_view();
    let none = row.effects.is_empty().then(|| view! { <small class="under">{t!("progress-effect-none")}</small> });
    view! {
        <dl class="shifts">{line(t!("progress-effect-project"), row.shift(), &|value| rounded(row, Some(value)))}</dl>
        {corporate}
        {none}
    }
    .into_any()
}

/// The totals of one corporate indicator, from the country to the organization.
fn of_corporate(project: &Project, effect: &Effect) -> AnyView {
    let href = format!("/results/{}/{}", effect.framework, effect.code);
    let title = format!("{} · {}", effect.code, effect.title);
    let read = |value| figure(effect.kind, &effect.answers, value);
    let line = |name: String, change: &Change| match change {
        Change::Amount(shift) => line(name, *shift, &read),
        Change::Answers(counted) => answers(name, counted, &read),
    };
    view! {
        <a class="shifts-of" href=href>{title}</a>
        <dl class="shifts">
            {line(effect.place.clone(), &effect.in_place)}
            {line(project.region_name.clone(), &effect.in_region)}
            {line(t!("progress-effect-whole"), &effect.whole)}
        </dl>
    }
    .into_any()
}

/// "Rwanda 131 → 162", or that it stays as it is.
fn line(name: String, shift: Shift, read: &dyn Fn(Value) -> String) -> AnyView {
    let amount = |value| amount(value, read);
    let (before, after) = (amount(shift.before), amount(shift.after));
    let change = if before == after {
        view! { <dd>{t!("progress-effect-same", value = before)}</dd> }.into_any()
    } else {
        view! { <dd>{before} " → " <strong>{after}</strong></dd> }.into_any()
    };
    view! { <div><dt>{name}</dt>{change}</div> }.into_any()
}

/// "Rwanda: partly 4 → 3, fully 2 → 3", or that no count changes.
fn answers(name: String, counted: &[Counted], read: &dyn Fn(Value) -> String) -> AnyView {
    let mut changes = counted
        .iter()
        .map(|one| view! { <dd>{read(one.answer)} " " {one.before} " → " <strong>{one.after}</strong></dd> }.into_any())
        .collect::<Vec<_>>();
    if changes.is_empty() {
        changes.push(view! { <dd>{t!("progress-effect-answers-same")}</dd> }.into_any());
    }
    view! { <div><dt>{name}</dt>{changes}</div> }.into_any()
}

fn amount(value: Result<Option<Value>, QuantityError>, read: &dyn Fn(Value) -> String) -> String {
    match value {
        Ok(Some(value)) => read(value),
        Ok(None) => t!("progress-none"),
        Err(QuantityError::KindsDiffer) => t!("progress-effect-kinds"),
        Err(_) => t!("progress-effect-too-large"),
    }
}
