//! What an indicator could count towards: every corporate indicator of its kind, those that sound most alike first.

use std::cmp::Reverse;

use domain::{
    indicator::fits,
    link::{likeness, same, shares},
};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, matrix::Indicator, measure},
};

/// A corporate indicator of the same kind, with the same answers.
#[derive(Clone, Debug)]
pub struct Suggestion {
    pub framework: String,
    pub framework_title: String,
    pub code: String,
    pub title: String,
    pub definition: String,
    pub unit: String,
    /// How alike it sounds, from 0 to 1 000.
    pub likeness: u32,
    /// Both count in the same words; else the proposal says why they mean the same.
    pub same_unit: bool,
    /// Whether a part of the indicator can count.
    pub shares: bool,
}

#[derive(FromQueryResult)]
struct Row {
    framework: String,
    framework_title: String,
    code: String,
    title: String,
    definition: String,
    unit: String,
    kind: String,
    operator: String,
    answers: String,
}

/// In one statement. Ranked by what is computed from titles and definitions; of equals those of the newer framework come first.
pub async fn suggestions(ctx: &Ctx, indicator: &Indicator) -> Result<Vec<Suggestion>> {
    let rows: Vec<Row> = all(
        ctx.read(),
        "SELECT f.code AS framework, f.title AS framework_title, c.code, c.title, c.definition, c.unit, c.kind, c.operator,
                c.answers
         FROM corporate_indicators c
         JOIN framework_areas ar ON ar.id = c.area_id AND ar.retired_at IS NULL
         JOIN frameworks f ON f.id = ar.framework_id
         WHERE c.retired_at IS NULL
         ORDER BY f.year_from DESC, f.id, ar.position, c.position, c.id",
        [],
    )
    .await?;
    let mut found = Vec::new();
    for row in rows {
        let kind = row.kind.parse().map_err(Error::internal)?;
        if fits((indicator.kind, &indicator.answers), (kind, &measure::answers(&row.answers))).is_err() {
            continue;
        }
        found.push(Suggestion {
            likeness: likeness(&indicator.title, &row.title, &row.definition),
            same_unit: same(&indicator.unit, &row.unit),
            shares: shares(kind, row.operator.parse().map_err(Error::internal)?),
            framework: row.framework,
            framework_title: row.framework_title,
            code: row.code,
            title: row.title,
            definition: row.definition,
            unit: row.unit,
        });
    }
    // A unit in the same words is worth a little: people are not institutions.
    found.sort_by_key(|one| Reverse(one.likeness + u32::from(one.same_unit) * 100));
    Ok(found)
}
