//! The table: a body for each objective, outcome and output with its indicators; the activities after those of their
//! output. On a narrow screen the style makes it a list.

use backend::query::matrix::{Indicator, Node};
use domain::{matrix::NodeKind, value::Value};
use leptos::prelude::*;

use super::{
    Open, Page, indicator_anchor, indicator_form, node_anchor, node_form,
    open::ADDING,
    row::{add_child_link, add_indicator_link, edit_link, level, measure, name},
};
use crate::{t, ui::figure::figure};

pub(super) fn table(page: &Page) -> AnyView {
    let groups = page
        .matrix
        .nodes
        .iter()
        .filter(|node| node.kind != NodeKind::Activity)
        .map(|node| group(page, node))
        .collect_view();
    view! {
        <div class="card flush">
            <table class="matrix" aria-label=t!("matrix-title")>
                <colgroup>
                    <col class="c-indicator" />
                    <col class="c-source" />
                    <col class="c-value" />
                    <col class="c-value" />
                    <col />
                </colgroup>
                <thead>
                    <tr>
                        <th scope="col">{t!("matrix-head-indicators")}</th>
                        <th scope="col">{t!("matrix-source")}</th>
                        <th scope="col" class="num">{t!("matrix-baseline")}</th>
                        <th scope="col" class="num">{t!("matrix-target")}</th>
                        <th scope="col">{t!("matrix-assumptions")}</th>
                    </tr>
                </thead>
                {groups}
            </table>
        </div>
    }
    .into_any()
}

fn group(page: &Page, node: &Node) -> AnyView {
    let indicators = node.indicators.iter().map(|indicator| indicator_row(page, indicator)).collect_view();
    view! {
        <tbody>
            {node_row(page, node)}
            {indicators}
            {add_row(page, node)}
            {(node.kind == NodeKind::Output).then(|| activities(page, node))}
        </tbody>
    }
    .into_any()
}

fn node_row(page: &Page, node: &Node) -> AnyView {
    view! {
        <tr class=format!("node {}", node.kind) id=node_anchor(node.id)>
            <th colspan="4" scope="rowgroup">
                <span class="level">{level(node)}</span>
                {node.statement.clone()}
            </th>
            <td class="assumptions">{edit_link(page, Open::Node(node.id), name(node))}{node.assumptions.clone()}</td>
        </tr>
        {after_row(page, &node_anchor(node.id))}
        {(page.open == Some(Open::Node(node.id))).then(|| form_row(None, node_form::edit(page, node)))}
    }
    .into_any()
}

fn indicator_row(page: &Page, indicator: &Indicator) -> AnyView {
    let open = Open::Indicator(indicator.id);
    let named = t!("matrix-name-indicator", number = indicator.number.clone());
    view! {
        <tr class="indicator" id=indicator_anchor(indicator.id)>
            <th scope="row">
                <span class="no">{indicator.number.clone()}</span>
                {indicator.title.clone()}
                " "
                <small>{measure(indicator)}{corporate(page, indicator)}</small>
            </th>
            <td data-label=t!("matrix-source")>{indicator.source.clone()}</td>
            <td class="num" data-label=t!("matrix-baseline")>{promised(indicator, indicator.baseline)}</td>
            <td class="num" data-label=t!("matrix-target")>{promised(indicator, indicator.target)}</td>
            <td>{edit_link(page, open, named)}</td>
        </tr>
        {after_row(page, &indicator_anchor(indicator.id))}
        {(page.open == Some(open)).then(|| form_row(None, indicator_form::edit(page, indicator)))}
    }
    .into_any()
}

/// A ratio with the two numbers that it stands for; a dash where nothing is promised, which is not zero.
fn promised(indicator: &Indicator, value: Option<Value>) -> AnyView {
    let Some(value) = value else { return t!("progress-none").into_any() };
    let read = figure(indicator.kind, &indicator.answers, value);
    match value {
        Value::Ratio { .. } => view! { {read} " " <small>{value.typed()}</small> }.into_any(),
        _ => read.into_any(),
    }
}

/// The corporate results it counts towards.
fn corporate(page: &Page, indicator: &Indicator) -> AnyView {
    let results = page.results;
    let chips = indicator.corporate.iter().map(move |linked| {
        let said = t!("matrix-counts-towards", title = linked.title.clone());
        let part = (!linked.share.is_whole()).then(|| format!(" · {}", linked.share.percent()));
        let words = view! { <span class="visually-hidden">{said}" "</span>{linked.code.clone()}{part} };
        if results {
            let href = format!("/results/{}/{}", linked.framework, linked.code);
            view! { " " <a class="chip info" href=href title=linked.title.clone()>{words}</a> }.into_any()
        } else {
            view! { " " <span class="chip info" title=linked.title.clone()>{words}</span> }.into_any()
        }
    });
    chips.collect_view().into_any()
}

/// The ways to add to a row, and the form where one is open.
fn add_row(page: &Page, node: &Node) -> Option<AnyView> {
    if !page.may_edit {
        return None;
    }
    let below = node.kind.child().filter(|child| *child != NodeKind::Activity);
    let adding_indicator = page.open == Some(Open::AddIndicator(node.id));
    let adding_below = below.filter(|_| page.open == Some(Open::AddUnder(node.id)));
    Some(
        view! {
            <tr class="add-row">
                <td colspan="5">
                    {add_indicator_link(page, node)}
                    {below.map(|child| add_child_link(page, node, child))}
                </td>
            </tr>
            {adding_indicator.then(|| form_row(Some(ADDING), indicator_form::add(page, node)))}
            {adding_below.map(|child| form_row(Some(ADDING), node_form::add(page, Some(node), child)))}
        }
        .into_any(),
    )
}

fn activities(page: &Page, output: &Node) -> Option<AnyView> {
    let of_output: Vec<&Node> = page.matrix.nodes.iter().filter(|node| node.parent == Some(output.id)).collect();
    if of_output.is_empty() && !page.may_edit {
        return None;
    }
    let rows = of_output.into_iter().map(|activity| activity_row(page, activity)).collect_view();
    let add = page.may_edit.then(|| {
        view! {
            <tr class="add-row">
                <td colspan="5">{add_child_link(page, output, NodeKind::Activity)}</td>
            </tr>
        }
    });
    let adding = page.open == Some(Open::AddUnder(output.id));
    Some(
        view! {
            <tr class="activities">
                <th colspan="5" scope="rowgroup">{t!("matrix-activities-of", number = output.number.clone())}</th>
            </tr>
            {rows}
            {add}
            {adding.then(|| form_row(Some(ADDING), node_form::add(page, Some(output), NodeKind::Activity)))}
        }
        .into_any(),
    )
}

fn activity_row(page: &Page, activity: &Node) -> AnyView {
    let open = Open::Node(activity.id);
    view! {
        <tr class="activity" id=node_anchor(activity.id)>
            <th colspan="4" scope="row">
                <span class="no">{activity.number.clone()}</span>
                " "
                {activity.statement.clone()}
            </th>
            <td class="assumptions">{edit_link(page, open, name(activity))}{activity.assumptions.clone()}</td>
        </tr>
        {after_row(page, &node_anchor(activity.id))}
        {(page.open == Some(open)).then(|| form_row(None, node_form::edit(page, activity)))}
    }
    .into_any()
}

/// What was just done to the row above.
fn after_row(page: &Page, anchor: &str) -> Option<AnyView> {
    let (_, message) = page.done.as_ref().filter(|(at, _)| at == anchor)?;
    let message = message.clone();
    Some(
        view! {
            <tr class="edit-row">
                <td colspan="5"><p class="notice good" role="status">{message}</p></td>
            </tr>
        }
        .into_any(),
    )
}

fn form_row(id: Option<&'static str>, form: AnyView) -> AnyView {
    view! {
        <tr class="edit-row" id=id>
            <td colspan="5">{form}</td>
        </tr>
    }
    .into_any()
}
