//! The results matrix as a sheet to read beside the values.

use backend::{
    query::{
        matrix::{Indicator, Matrix, Node},
        project::Project,
    },
    sheet::write::{Content, Table},
};
use domain::value::Value;

use crate::{t, ui::figure};

pub(super) fn table(project: &Project, matrix: &Matrix) -> Table {
    let columns = [
        (t!("sheet-number"), 9.0),
        (t!("sheet-statement"), 60.0),
        (t!("sheet-unit"), 14.0),
        (t!("sheet-how"), 26.0),
        (t!("matrix-baseline"), 13.0),
        (t!("matrix-target"), 13.0),
        (t!("matrix-source"), 40.0),
        (t!("matrix-assumptions"), 40.0),
    ];
    let rows = matrix.nodes.iter().flat_map(|node| {
        let indicators = node.indicators.iter().map(|indicator| (false, self::indicator(indicator)));
        std::iter::once((true, self::node(node))).chain(indicators)
    });
    Table {
        name: t!("sheet-name-matrix"),
        title: format!("{} · {}", project.code, project.title),
        columns: columns.into(),
        rows: rows.collect(),
    }
}

fn node(node: &Node) -> Vec<Content> {
    let level = t!(&format!("matrix-level-{}", node.kind), number = node.number.clone());
    let assumptions = Content::text(node.assumptions.clone().unwrap_or_default());
    let mut cells = vec![Content::text(node.number.clone()), Content::text(format!("{level} · {}", node.statement))];
    cells.extend([const { Content::Blank }; 5]);
    cells.push(assumptions);
    cells
}

fn indicator(indicator: &Indicator) -> Vec<Content> {
    let over = figure::accumulation(indicator.kind, indicator.accumulation);
    vec![
        Content::text(indicator.number.clone()),
        Content::text(indicator.title.clone()),
        Content::text(indicator.unit.clone()),
        Content::text(super::progress::how(
            indicator.kind,
            &over,
            &indicator.direction.to_string(),
            &indicator.answers,
        )),
        value(&indicator.answers, indicator.baseline),
        value(&indicator.answers, indicator.target),
        Content::text(indicator.source.clone()),
        Content::Blank,
    ]
}

/// As it is typed, an answer in its words.
pub(super) fn value(answers: &[String], value: Option<Value>) -> Content {
    match value {
        Some(answer @ (Value::Answer(_) | Value::YesNo(_) | Value::Told)) => {
            Content::text(figure::exact(answers, answer))
        }
        other => Content::value(other),
    }
}
