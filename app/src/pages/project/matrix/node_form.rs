//! The forms of a row: add, edit, move, retire.

use backend::query::matrix::Node;
use domain::{format, matrix::NodeKind};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    Page,
    form::{buttons, hidden, notice, retire, version},
    node_anchor,
    row::name,
};
use crate::{
    api::matrix::{MatrixAddNode, MatrixMoveNode, MatrixRetireNode, MatrixReviseNode},
    flash::Flash,
    t,
    ui::form::area,
};

pub(super) fn add(page: &Page, parent: Option<&Node>, kind: NodeKind) -> AnyView {
    let number = parent.map(|parent| parent.number.clone()).unwrap_or_default();
    let title = t!(&format!("matrix-add-{kind}"), number = number);
    let anchor = parent.map_or_else(|| "content".to_owned(), |parent| node_anchor(parent.id));
    let fields = vec![
        ("project", page.code().to_owned()),
        ("kind", kind.to_string()),
        ("parent", parent.map(|parent| parent.id.to_string()).unwrap_or_default()),
    ];
    view! {
        <form class="panel" method="post" action=MatrixAddNode::url() aria-labelledby="form-title">
            <h3 id="form-title">{title.clone()}</h3>
            {notice(&page.flash)}
            {hidden(fields)}
            {inputs(&page.flash, kind, "", "")}
            {buttons(page, title, &anchor)}
        </form>
    }
    .into_any()
}

pub(super) fn edit(page: &Page, node: &Node) -> AnyView {
    let named = name(node);
    let fields = vec![
        ("project", page.code().to_owned()),
        ("node", node.id.to_string()),
        ("version", version(&page.flash, node.version)),
    ];
    let assumptions = node.assumptions.as_deref().unwrap_or_default();
    view! {
        <form class="panel" method="post" action=MatrixReviseNode::url() aria-labelledby="form-title">
            <h3 id="form-title">{t!("matrix-edit-title", name = named.clone())}</h3>
            {notice(&page.flash)}
            {hidden(fields.clone())}
            {inputs(&page.flash, node.kind, &node.statement, assumptions)}
            {buttons(page, t!("matrix-save", name = named), &node_anchor(node.id))}
        </form>
        <div class="actions">
            {move_button(page, node, "start")}
            {move_button(page, node, "end")}
            {retire_node(node, fields)}
        </div>
    }
    .into_any()
}

fn inputs(flash: &Flash, kind: NodeKind, statement: &str, assumptions: &str) -> AnyView {
    let hint = t!(&format!("matrix-statement-hint-{kind}"));
    let assumptions = kind.carries_assumptions().then(|| {
        let hint = Some(t!("matrix-assumptions-hint"));
        area(flash, "assumptions", t!("matrix-assumptions"), hint, assumptions)
    });
    view! {
        <div class="fields">
            {area(flash, "statement", t!("matrix-statement"), Some(hint), statement)}
            {assumptions}
        </div>
    }
    .into_any()
}

/// One place up or down among its siblings; no button where there is no place.
fn move_button(page: &Page, node: &Node, towards: &'static str) -> Option<AnyView> {
    let siblings: Vec<_> = page.matrix.nodes.iter().filter(|other| other.parent == node.parent).collect();
    let last = if towards == "start" { siblings.first() } else { siblings.last() };
    if last.is_none_or(|last| last.id == node.id) {
        return None;
    }
    let fields = vec![
        ("project", page.code().to_owned()),
        ("node", node.id.to_string()),
        ("version", node.version.to_string()),
        ("towards", towards.to_owned()),
    ];
    Some(
        view! {
            <form method="post" action=MatrixMoveNode::url()>
                {hidden(fields)}
                <button class="btn small" type="submit">{t!(&format!("matrix-move-{towards}"), name = name(node))}</button>
            </form>
        }
        .into_any(),
    )
}

fn retire_node(node: &Node, fields: Vec<(&'static str, String)>) -> AnyView {
    if node.children > 0 || !node.indicators.is_empty() {
        let words = t!("matrix-retire-not-empty", rows = node.children, indicators = node.indicators.len());
        return view! { <p class="status-line">{words}</p> }.into_any();
    }
    let budget = node.budget;
    let says = match (budget.amounts, budget.is_unknown()) {
        (0, _) => t!("matrix-retire-node-says"),
        (lines, true) => t!("matrix-retire-money-unknown", count = lines),
        (lines, false) => {
            t!(
                "matrix-retire-money",
                count = lines,
                usd = format::usd_exact(budget.usd),
                missing = budget.not_converted
            )
        }
    };
    retire(MatrixRetireNode::url(), fields, &name(node), says)
}
