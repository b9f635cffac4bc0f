//! Names of rows and of what an indicator measures, and the links that open forms.

use backend::query::matrix::{Indicator, Node};
use domain::{axes::Axes, indicator::Direction, matrix::NodeKind};
use leptos::prelude::*;

use super::{Open, Page};
use crate::{t, ui::figure};

/// "output 1.2", in a sentence.
pub(super) fn name(node: &Node) -> String {
    t!(&format!("matrix-name-{}", node.kind), number = node.number.clone())
}

/// "Output 1.2", above its statement.
pub(super) fn level(node: &Node) -> String {
    t!(&format!("matrix-level-{}", node.kind), number = node.number.clone())
}

/// The axes of a split within a sentence.
fn by(axes: &Axes, key: &str) -> String {
    figure::split(axes, key).to_lowercase()
}

/// "people · sum · by sex · a fall is good".
pub(super) fn measure(indicator: &Indicator) -> String {
    let over = figure::accumulation(indicator.kind, indicator.accumulation);
    let mut parts = vec![indicator.unit.clone(), over];
    if !indicator.answers.is_empty() {
        parts.push(indicator.answers.join(" < "));
    }
    let splits = indicator.axes.splits();
    parts.extend(splits.iter().map(|split| t!("matrix-short-by", axis = by(&indicator.axes, &split.axis))));
    if indicator.direction != Direction::Increase {
        parts.push(t!(&format!("matrix-short-{}", indicator.direction)));
    }
    parts.join(" · ")
}

/// The way to edit a row, at the same place in every row; nothing for those who may not.
pub(super) fn edit_link(page: &Page, open: Open, what: String) -> Option<AnyView> {
    page.may_edit.then(|| {
        view! {
            <a class="edit-link" href=open.href(page.code())>
                {t!("matrix-edit")}<span class="visually-hidden">" "{what}</span>
            </a>
        }
        .into_any()
    })
}

/// "Add an indicator to output 1.2".
pub(super) fn add_indicator_link(page: &Page, node: &Node) -> AnyView {
    let words = t!(&format!("matrix-add-indicator-{}", node.kind), number = node.number.clone());
    add_link(Open::AddIndicator(node.id).href(page.code()), words)
}

/// "Add an output under outcome 1".
pub(super) fn add_child_link(page: &Page, node: &Node, child: NodeKind) -> AnyView {
    let words = t!(&format!("matrix-add-{child}"), number = node.number.clone());
    add_link(Open::AddUnder(node.id).href(page.code()), words)
}

fn add_link(href: String, words: String) -> AnyView {
    view! { <a class="add-link" href=href>{words}</a> }.into_any()
}
