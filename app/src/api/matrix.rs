//! Changing the results matrix: rows and indicators.

use backend::{
    error::Error,
    usecase::matrix::{
        AddIndicator, AddNode, IndicatorText, MoveNode, RetireIndicator, RetireNode, ReviseIndicator, ReviseNode,
        Towards, add_indicator, add_node, move_node, retire_indicator, retire_node, revise_indicator, revise_node,
    },
};
use domain::id::{IndicatorId, NodeId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{begin, typed};
use crate::{
    flash,
    pages::project::matrix::{Open, done_at, indicator_anchor, node_anchor},
    t,
};

/// A number that a form of ours carries; anything else becomes 0, which is the id of no row and the version of none.
fn number(text: &str) -> i64 {
    text.parse().unwrap_or_default()
}

#[server(MatrixAddNode, prefix = "/api", endpoint = "matrix_add_node")]
pub async fn matrix_add_node(
    #[server(default)] project: String,
    #[server(default)] kind: String,
    #[server(default)] parent: String,
    #[server(default)] statement: String,
    #[server(default)] assumptions: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("statement", &statement), ("assumptions", &assumptions)]);
    let parent = (!parent.is_empty()).then(|| NodeId(number(&parent)));
    let open = parent.map_or(Open::AddObjective, Open::AddUnder);
    let outcome = async {
        let (ctx, code) = begin(&project)?;
        let kind = kind.parse().map_err(|_| Error::invalid("", "not-a-choice"))?;
        let id = add_node(&ctx, AddNode { project: code, kind, parent, statement, assumptions }).await?;
        Ok((done_at(&project, &node_anchor(id)), t!("matrix-done-added")))
    };
    let outcome = outcome.await;
    flash::answer(&open.form(), typed, &open.href(&project), outcome).await
}

#[server(MatrixReviseNode, prefix = "/api", endpoint = "matrix_revise_node")]
pub async fn matrix_revise_node(
    #[server(default)] project: String,
    #[server(default)] node: String,
    #[server(default)] version: String,
    #[server(default)] statement: String,
    #[server(default)] assumptions: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("version", &version), ("statement", &statement), ("assumptions", &assumptions)]);
    let node = NodeId(number(&node));
    let outcome = async {
        let (ctx, code) = begin(&project)?;
        let version = number(&version);
        revise_node(&ctx, ReviseNode { project: code, node, version, statement, assumptions }).await?;
        Ok((done_at(&project, &node_anchor(node)), t!("matrix-done-saved")))
    };
    let outcome = outcome.await;
    flash::answer(&Open::Node(node).form(), typed, &Open::Node(node).href(&project), outcome).await
}

#[server(MatrixMoveNode, prefix = "/api", endpoint = "matrix_move_node")]
pub async fn matrix_move_node(
    #[server(default)] project: String,
    #[server(default)] node: String,
    #[server(default)] version: String,
    #[server(default)] towards: String,
) -> Result<(), ServerFnError> {
    let node = NodeId(number(&node));
    let towards = if towards == "end" { Towards::End } else { Towards::Start };
    let outcome = async {
        let (ctx, code) = begin(&project)?;
        move_node(&ctx, MoveNode { project: code, node, version: number(&version), towards }).await?;
        Ok((done_at(&project, &node_anchor(node)), t!("matrix-done-moved")))
    };
    let outcome = outcome.await;
    flash::answer(&Open::Node(node).form(), [], &Open::Node(node).href(&project), outcome).await
}

#[server(MatrixRetireNode, prefix = "/api", endpoint = "matrix_retire_node")]
pub async fn matrix_retire_node(
    #[server(default)] project: String,
    #[server(default)] node: String,
    #[server(default)] version: String,
) -> Result<(), ServerFnError> {
    let node = NodeId(number(&node));
    let outcome = async {
        let (ctx, code) = begin(&project)?;
        let above = retire_node(&ctx, RetireNode { project: code, node, version: number(&version) }).await?;
        let then =
            above.map_or_else(|| format!("/projects/{project}/matrix"), |id| done_at(&project, &node_anchor(id)));
        Ok((then, t!("matrix-done-retired")))
    };
    let outcome = outcome.await;
    flash::answer(&Open::Node(node).form(), [], &Open::Node(node).href(&project), outcome).await
}

/// The fields of an indicator as the form sends them; a box that is not ticked is not sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct IndicatorForm {
    pub title: String,
    pub unit: String,
    pub kind: String,
    pub direction: String,
    pub accumulation: String,
    pub operator: String,
    pub by_sex: String,
    pub by_age: String,
    pub own_axis: String,
    pub own_categories: String,
    pub crossed: String,
    pub answers: String,
    pub source: String,
    pub baseline: String,
    pub target: String,
}

impl IndicatorForm {
    fn typed(&self, version: &str) -> impl Iterator<Item = (String, String)> + use<> {
        typed([
            ("version", version),
            ("title", &self.title),
            ("unit", &self.unit),
            ("kind", &self.kind),
            ("direction", &self.direction),
            ("accumulation", &self.accumulation),
            ("operator", &self.operator),
            ("by_sex", &self.by_sex),
            ("by_age", &self.by_age),
            ("own_axis", &self.own_axis),
            ("own_categories", &self.own_categories),
            ("crossed", &self.crossed),
            ("answers", &self.answers),
            ("source", &self.source),
            ("baseline", &self.baseline),
            ("target", &self.target),
        ])
    }
}

impl From<IndicatorForm> for IndicatorText {
    fn from(form: IndicatorForm) -> Self {
        Self {
            title: form.title,
            unit: form.unit,
            kind: form.kind,
            direction: form.direction,
            accumulation: form.accumulation,
            operator: form.operator,
            by_sex: form.by_sex == "yes",
            by_age: form.by_age == "yes",
            own_axis: form.own_axis,
            own_categories: form.own_categories,
            crossed: form.crossed == "yes",
            answers: form.answers,
            source: form.source,
            baseline: form.baseline,
            target: form.target,
        }
    }
}

#[server(MatrixAddIndicator, prefix = "/api", endpoint = "matrix_add_indicator")]
pub async fn matrix_add_indicator(
    #[server(default)] project: String,
    #[server(default)] node: String,
    #[server(flatten)] form: IndicatorForm,
) -> Result<(), ServerFnError> {
    let typed = form.typed("");
    let node = NodeId(number(&node));
    let open = Open::AddIndicator(node);
    let outcome = async {
        let (ctx, code) = begin(&project)?;
        let id = add_indicator(&ctx, AddIndicator { project: code, node, text: form.into() }).await?;
        Ok((done_at(&project, &indicator_anchor(id)), t!("matrix-done-added")))
    };
    let outcome = outcome.await;
    flash::answer(&open.form(), typed, &open.href(&project), outcome).await
}

#[server(MatrixReviseIndicator, prefix = "/api", endpoint = "matrix_revise_indicator")]
pub async fn matrix_revise_indicator(
    #[server(default)] project: String,
    #[server(default)] indicator: String,
    #[server(default)] version: String,
    #[server(flatten)] form: IndicatorForm,
) -> Result<(), ServerFnError> {
    let typed = form.typed(&version);
    let indicator = IndicatorId(number(&indicator));
    let open = Open::Indicator(indicator);
    let outcome = async {
        let (ctx, code) = begin(&project)?;
        let text = form.into();
        revise_indicator(&ctx, ReviseIndicator { project: code, indicator, version: number(&version), text }).await?;
        Ok((done_at(&project, &indicator_anchor(indicator)), t!("matrix-done-saved")))
    };
    let outcome = outcome.await;
    flash::answer(&open.form(), typed, &open.href(&project), outcome).await
}

#[server(MatrixRetireIndicator, prefix = "/api", endpoint = "matrix_retire_indicator")]
pub async fn matrix_retire_indicator(
    #[server(default)] project: String,
    #[server(default)] indicator: String,
    #[server(default)] version: String,
) -> Result<(), ServerFnError> {
    let indicator = IndicatorId(number(&indicator));
    let open = Open::Indicator(indicator);
    let outcome = async {
        let (ctx, code) = begin(&project)?;
        let command = RetireIndicator { project: code, indicator, version: number(&version) };
        let node = retire_indicator(&ctx, command).await?;
        Ok((done_at(&project, &node_anchor(node)), t!("matrix-done-retired")))
    };
    let outcome = outcome.await;
    flash::answer(&open.form(), [], &open.href(&project), outcome).await
}
