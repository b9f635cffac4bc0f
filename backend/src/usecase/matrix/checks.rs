//! What the use cases of the matrix share: reading typed text, and finding the rows they change.

use domain::{
    id::{IndicatorId, NodeId, ProjectId},
    indicator::Kind,
    matrix::MatrixError,
    value::Value,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{promises, stale, text::Facts};
use crate::{
    ctx::Tx,
    entity::{indicators, nodes},
    error::{Error, Problem, Result},
    insert::indicator::Promise,
    query::measure,
    usecase::text::{clean, within},
};

/// Characters in the statement of a row, and in its assumptions.
pub const STATEMENT_MAX: usize = 500;
/// Characters in the title of an indicator.
pub const TITLE_MAX: usize = 300;
/// Characters in data source and collection method.
pub const SOURCE_MAX: usize = 500;
/// Characters in a unit.
pub const UNIT_MAX: usize = 60;

/// Text of at most `max` characters, perhaps blank.
pub(in crate::usecase) fn optional(field: &str, text: &str, max: usize, problems: &mut Vec<Problem>) -> String {
    let text = clean(text);
    problems.extend(within(field, &text, max).err());
    text
}

/// Text that may not be blank.
pub(in crate::usecase) fn required(field: &str, text: &str, max: usize, problems: &mut Vec<Problem>) -> String {
    let text = optional(field, text, max, problems);
    if text.is_empty() {
        problems.push(Problem::new(field, "required"));
    }
    text
}

/// One of the words of an enum, as a select box sends it.
pub(in crate::usecase) fn word<T: std::str::FromStr>(
    field: &str,
    text: &str,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let parsed = text.parse().ok();
    if parsed.is_none() {
        problems.push(Problem::new(field, "not-a-choice"));
    }
    parsed
}

/// A baseline or target as typed for an indicator of this kind; blank is none.
pub(in crate::usecase) fn promised(field: &str, kind: Kind, text: &str, problems: &mut Vec<Problem>) -> Option<Value> {
    Value::parse(kind, text).unwrap_or_else(|error| {
        problems.push(Problem::new(field, error.code()).with("typed", text.trim()));
        None
    })
}

/// A rule of the matrix that was broken, as a problem of the whole form.
pub(super) fn refused(error: MatrixError) -> Error {
    let code = match error {
        MatrixError::SecondObjective => "second-objective",
        MatrixError::WrongParent => "wrong-parent",
        MatrixError::IndicatorOnActivity => "indicator-on-activity",
        MatrixError::AssumptionOnObjective => "assumption-on-objective",
        MatrixError::NotEmpty => "not-empty",
    };
    Error::invalid("", code)
}

/// `Ok` where nothing was found wrong.
pub(super) fn all_well(problems: Vec<Problem>) -> Result<()> {
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// The row of this project's matrix; one that was retired meanwhile is a conflict.
pub(super) async fn node(tx: &Tx, project: ProjectId, id: NodeId) -> Result<nodes::Model> {
    let row = nodes::Entity::find_by_id(id.0).one(tx.conn()).await?;
    let row = row.filter(|row| row.project_id == project.0).ok_or(Error::NotFound)?;
    if row.retired_at.is_some() {
        return Err(stale::retired(tx, project, &format!("node:{id}")).await?);
    }
    Ok(row)
}

/// The indicator of this project's matrix; one that was retired meanwhile is a conflict.
pub(super) async fn indicator(tx: &Tx, project: ProjectId, id: IndicatorId) -> Result<indicators::Model> {
    let row = indicators::Entity::find_by_id(id.0).one(tx.conn()).await?;
    let row = row.filter(|row| row.project_id == project.0).ok_or(Error::NotFound)?;
    if row.retired_at.is_some() {
        return Err(stale::retired(tx, project, &format!("indicator:{id}")).await?);
    }
    Ok(row)
}

/// Counts the version of an indicator up; false where the one that was read was no longer there.
pub(super) async fn next_version(tx: &Tx, row: &indicators::Model) -> Result<bool> {
    use indicators::Column;
    let updated = indicators::Entity::update_many()
        .col_expr(Column::Version, Expr::value(row.version + 1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Version.eq(row.version))
        .exec(tx.conn())
        .await?;
    Ok(updated.rows_affected == 1)
}

/// An indicator with its axes and what it promises, as the audit log keeps it.
pub(super) async fn facts(tx: &Tx, project: ProjectId, row: &indicators::Model) -> Result<Facts> {
    let id = IndicatorId(row.id);
    let kind = row.kind.parse().map_err(Error::internal)?;
    let axes = measure::axes(tx.conn(), project).await?.remove(&id).unwrap_or_default();
    let baseline = promises::standing(tx, id, kind, Promise::Baseline).await?;
    let target = promises::standing(tx, id, kind, Promise::Target).await?;
    Ok(Facts::of(row, &axes, baseline, target))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cleaned_and_measured_in_characters() {
        let mut problems = Vec::new();
        assert_eq!(required("statement", "  Éléments\r\nof\tit\0 ", 14, &mut problems), "Éléments\nof it");
        assert_eq!(problems, []);
        required("statement", " \n ", 14, &mut problems);
        optional("title", "fifteen letters", 14, &mut problems);
        let expected = [
            Problem::new("statement", "required"),
            Problem::new("title", "too-long").with("max", 14).with("length", 15),
        ];
        assert_eq!(problems, expected);
    }

    #[test]
    fn every_wrong_number_says_what_is_wrong() {
        let code = |kind, text: &str| {
            let mut problems = Vec::new();
            promised("target", kind, text, &mut problems);
            problems.first().map(|problem| problem.code.clone())
        };
        assert_eq!(code(Kind::Count, ""), None);
        assert_eq!(code(Kind::Count, "0"), None);
        assert_eq!(code(Kind::Count, "many").as_deref(), Some("not-a-number"));
        assert_eq!(code(Kind::Count, "1.23456").as_deref(), Some("too-many-decimals"));
        assert_eq!(code(Kind::Count, "-1").as_deref(), Some("negative"));
        assert_eq!(code(Kind::Count, "9999999999999999").as_deref(), Some("too-large"));
        assert_eq!(code(Kind::Percentage, "26").as_deref(), Some("not-a-ratio"));
        assert_eq!(code(Kind::Percentage, "26 /").as_deref(), Some("not-a-ratio"));
        assert_eq!(code(Kind::Percentage, "0/0").as_deref(), Some("zero-denominator"));
        assert_eq!(code(Kind::Percentage, "32/31").as_deref(), Some("above-whole"));
        assert_eq!(code(Kind::Percentage, "26/31"), None);
    }
}
