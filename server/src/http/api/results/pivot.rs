//! `GET /api/v1/results/pivot`

use axum::Json;
use backend::query::results::pivot::{self, Cell, Head, Layout};
use domain::pivot::By;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{Answer, caller::Caller, problem::Unread, sent::Asked},
    chosen::Chosen,
    shape::Total,
};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct PivotAsked {
    /// The code of a framework; the newest where not given
    framework: Option<String>,
    /// What a row stands for: indicator (where not given), region, country, office, funding, gender or project
    #[param(value_type = Option<String>)]
    rows: Option<By>,
    /// What a column stands for; only totals of the rows where not given
    #[param(value_type = Option<String>)]
    columns: Option<By>,
    /// The code of the indicator that is laid out, the first where not given; of no meaning where rows or columns are indicators
    indicator: Option<String>,
}

/// Totals by one or two questions.
#[derive(Serialize, ToSchema)]
pub(crate) struct Pivot {
    /// The codes of the indicators that are laid out
    indicators: Vec<String>,
    rows: Vec<AnswerGiven>,
    columns: Vec<AnswerGiven>,
    /// Where nothing is linked there is none
    cells: Vec<PivotCell>,
    /// The totals of rows and of columns, and the whole: where one indicator meets
    totals: Vec<PivotCell>,
}

/// What a row or column stands for.
#[derive(Serialize, ToSchema)]
struct AnswerGiven {
    /// A code, a number or a word; empty for what has none
    key: String,
    name: String,
}

#[derive(Serialize, ToSchema)]
struct PivotCell {
    /// The place of its row, from 0; null in a total over rows
    row: Option<usize>,
    /// The place of its column, from 0; null in a total over columns
    column: Option<usize>,
    indicator: String,
    total: Total,
}

impl From<&Head> for AnswerGiven {
    fn from(head: &Head) -> Self {
        Self { key: head.key.clone(), name: head.name.clone() }
    }
}

/// Totals of a framework by one or two questions
#[utoipa::path(
    get, path = "/results/pivot", operation_id = "read_pivot", params(PivotAsked, Chosen),
    responses((status = 200, description = "Rows, columns and cells", body = Pivot), Unread)
)]
pub(crate) async fn read(caller: Caller, asked: Asked) -> Answer<Pivot> {
    let (chosen, asked) = Chosen::beside(&asked)?;
    let PivotAsked { framework, rows, columns, indicator } = asked.read()?;
    let filter = chosen.filter(framework)?;
    let layout = Layout { rows: rows.unwrap_or(By::Indicator), columns, indicator };
    let Some((_, found)) = pivot::pivot(&caller.ctx, &filter, &layout).await? else {
        let none = Pivot { indicators: vec![], rows: vec![], columns: vec![], cells: vec![], totals: vec![] };
        return Ok(Json(none));
    };
    let cell = |row: Option<usize>, column: Option<usize>, cell: &Cell| PivotCell {
        row,
        column,
        indicator: found.corporates[cell.corporate].code.clone(),
        total: Total::from(&cell.total),
    };
    let by_row = found.by_row.iter().enumerate().filter_map(|(at, of)| Some(cell(Some(at), None, of.as_ref()?)));
    let by_column = found.by_column.iter().enumerate();
    let by_column = by_column.filter_map(|(at, of)| Some(cell(None, Some(at), of.as_ref()?)));
    let whole = found.whole.iter().map(|of| cell(None, None, of));
    Ok(Json(Pivot {
        totals: by_row.chain(by_column).chain(whole).collect(),
        cells: found.cells.iter().map(|((row, column), of)| cell(Some(*row), Some(*column), of)).collect(),
        indicators: found.corporates.iter().map(|corporate| corporate.code.clone()).collect(),
        rows: found.rows.iter().map(AnswerGiven::from).collect(),
        columns: found.columns.iter().map(AnswerGiven::from).collect(),
    }))
}
