//! Adds a corporate indicator to an area, or changes one. What projects count towards it keeps its kind, its unit and its answers.

use domain::{
    id::{AreaId, CorporateIndicatorId, ResultId},
    indicator::{Direction, Kind, Operator},
    link::{same, shares},
    policy::Wide,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    DEFINITION_MAX, TITLE_MAX, UNIT_MAX,
    current::{self, Facts, facts},
};
use crate::{
    ctx::{Ctx, Tx},
    entity::{
        corporate_indicators::{Column, Entity, Model},
        corporate_targets as targets, frameworks,
    },
    error::{Error, Problem, Result},
    event::Change,
    insert::framework::{self as insert, NewCorporate, Placed},
    query::results::overlap::adds_people,
    usecase::matrix::{
        checks::{optional, required, word},
        text::answers,
    },
};

#[derive(Clone, Debug)]
pub struct Indicator {
    pub framework: String,
    /// None adds one.
    pub indicator: Option<CorporateIndicatorId>,
    /// Of a new one.
    pub area: Option<AreaId>,
    /// The version that was read; of a new one it means nothing.
    pub version: i64,
    pub text: IndicatorText,
}

/// As it is typed.
#[derive(Clone, Debug, Default)]
pub struct IndicatorText {
    pub code: String,
    pub title: String,
    pub definition: String,
    /// How it is measured.
    pub method: String,
    pub unit: String,
    pub kind: String,
    pub direction: String,
    /// Over projects.
    pub operator: String,
    /// Of a scale: one a line, the lowest first.
    pub answers: String,
    /// The outcome or output of its area of which it is; blank is the area.
    pub result: String,
    /// Among the indicators of its area, from 1; blank is behind the last.
    pub position: String,
}

/// Every field read, none wrong.
struct Read {
    row: Model,
    kind: Kind,
    direction: Direction,
    operator: Operator,
    answers: Vec<String>,
}

fn of(row: &Model) -> Facts {
    facts([
        ("code", row.code.clone()),
        ("title", row.title.clone()),
        ("definition", row.definition.clone()),
        ("method", row.method.clone()),
        ("unit", row.unit.clone()),
        ("kind", row.kind.clone()),
        ("direction", row.direction.clone()),
        ("operator", row.operator.clone()),
        ("answers", row.answers.clone()),
        ("result", row.result_id.map(|id| id.to_string()).unwrap_or_default()),
        ("position", row.position.to_string()),
    ])
}

/// Errors at their fields: as for an indicator of a project; a narrative (`corporate-narrative`); a code that another indicator of the
/// framework bears, also a retired one (`framework-code-taken`); an outcome or output of another area (`framework-result-elsewhere`).
/// While links stand, with their number: another kind, unit or answers (`corporate-is-linked`), an operator that does not
/// add up what counts in part (`corporate-has-shares`) or what was declared to overlap (`corporate-has-overlaps`). Another version stands
/// there now: a conflict.
pub async fn save_indicator(ctx: &Ctx, command: Indicator) -> Result<CorporateIndicatorId> {
    ctx.wide(Wide::EditFrameworks)?;
    ctx.subject()?;
    let tx = ctx.write().await?;
    let framework = current::framework(&tx, &command.framework).await?;
    let present = match command.indicator {
        Some(id) => Some(current::indicator(&tx, framework.id, id).await?),
        None => None,
    };
    let area = match (&present, command.area) {
        (Some(row), _) => row.area_id,
        (None, Some(area)) => current::area(&tx, framework.id, area).await?.id,
        (None, None) => return Err(Error::NotFound),
    };
    let read = read(&tx, &framework, area, present.as_ref(), &command.text).await?;
    let id = match present {
        None => added(&tx, &read).await?,
        Some(row) => {
            change(&tx, &row, &read, command.version).await?;
            CorporateIndicatorId(row.id)
        }
    };
    tx.commit().await?;
    Ok(id)
}

async fn read(
    tx: &Tx,
    framework: &frameworks::Model,
    area: i64,
    present: Option<&Model>,
    text: &IndicatorText,
) -> Result<Read> {
    let problems = &mut Vec::new();
    let code = current::read_code("code", &text.code, problems);
    let title = required("title", &text.title, TITLE_MAX, problems);
    let definition = optional("definition", &text.definition, DEFINITION_MAX, problems);
    let method = optional("method", &text.method, DEFINITION_MAX, problems);
    let unit = required("unit", &text.unit, UNIT_MAX, problems);
    let kind: Option<Kind> = word("kind", &text.kind, problems);
    let direction = word("direction", &text.direction, problems);
    let operator = word("operator", &text.operator, problems);
    if kind == Some(Kind::Narrative) {
        problems.push(Problem::new("kind", "corporate-narrative"));
    }
    let answers = kind.map(|kind| answers(&text.answers, kind, problems)).unwrap_or_default();
    let own = present.map_or(0, |row| row.id);
    let taken = format!(
        "SELECT COUNT(*) AS n FROM corporate_indicators c JOIN framework_areas ar ON ar.id = c.area_id
         WHERE ar.framework_id = $1 AND LOWER(c.code) = '{}' AND c.id <> {own}",
        code.to_lowercase()
    );
    if !code.is_empty() && current::number(tx, &taken, framework.id).await? > 0 {
        problems.push(Problem::new("code", "framework-code-taken").with("code", &code));
    }
    let result = match text.result.trim() {
        "" => None,
        typed => {
            let id = typed.parse::<ResultId>().map_err(|_| Error::invalid("result", "framework-result-elsewhere"))?;
            let row = match current::result(tx, framework.id, id).await {
                Ok(row) => Some(row).filter(|row| row.area_id == area),
                Err(Error::NotFound) => None,
                Err(error) => return Err(error),
            };
            if row.is_none() {
                problems.push(Problem::new("result", "framework-result-elsewhere"));
            }
            row.map(|row| row.id)
        }
    };
    let behind = match present {
        Some(row) => row.position,
        None => {
            let last = "SELECT COALESCE(MAX(c.position), 0) AS n FROM corporate_indicators c WHERE c.area_id = $1";
            current::number(tx, last, area).await? + 1
        }
    };
    let position = current::read_position(&text.position, behind, problems);
    let (Some(kind), Some(direction), Some(operator), true) = (kind, direction, operator, problems.is_empty()) else {
        return Err(Error::Invalid(std::mem::take(problems)));
    };
    let word = |word: &dyn std::fmt::Display| word.to_string();
    let row = Model {
        id: own,
        area_id: area,
        code,
        title,
        definition,
        unit,
        kind: word(&kind),
        direction: word(&direction),
        operator: word(&operator),
        position,
        answers: answers.join("\n"),
        method,
        result_id: result,
        version: present.map_or(1, |row| row.version),
        created_at: present.map_or(0, |row| row.created_at),
        retired_at: None,
    };
    Ok(Read { row, kind, direction, operator, answers })
}

async fn added(tx: &Tx, read: &Read) -> Result<CorporateIndicatorId> {
    let row = &read.row;
    let new = NewCorporate {
        area: row.area_id,
        code: &row.code,
        title: &row.title,
        definition: &row.definition,
        unit: &row.unit,
        kind: read.kind,
        direction: read.direction,
        operator: read.operator,
        position: row.position,
        answers: &read.answers,
        target: None,
    };
    let at = Placed { result: row.result_id.map(ResultId), method: &row.method, since: tx.now() };
    let id = insert::placed(tx, new, at).await?;
    tx.record(Change::new("corporate.add", format!("corporate:{id}")).after(&of(row))?).await?;
    Ok(id)
}

async fn change(tx: &Tx, row: &Model, read: &Read, version: i64) -> Result<()> {
    let subject = format!("corporate:{}", row.id);
    let typed = &read.row;
    let (before, after) = (of(row), of(typed));
    current::same_version(tx, &subject, (row.version, version), (&before, &after)).await?;
    if before == after {
        return Ok(());
    }
    stays(tx, row, read).await?;
    if row.kind != typed.kind {
        // Targets of another kind cannot be read as targets of this one.
        targets::Entity::update_many()
            .col_expr(targets::Column::SupersededAt, Expr::value(tx.now()))
            .filter(targets::Column::CorporateIndicatorId.eq(row.id))
            .filter(targets::Column::SupersededAt.is_null())
            .exec(tx.conn())
            .await?;
    }
    Entity::update_many()
        .col_expr(Column::Code, Expr::value(typed.code.as_str()))
        .col_expr(Column::Title, Expr::value(typed.title.as_str()))
        .col_expr(Column::Definition, Expr::value(typed.definition.as_str()))
        .col_expr(Column::Method, Expr::value(typed.method.as_str()))
        .col_expr(Column::Unit, Expr::value(typed.unit.as_str()))
        .col_expr(Column::Kind, Expr::value(typed.kind.as_str()))
        .col_expr(Column::Direction, Expr::value(typed.direction.as_str()))
        .col_expr(Column::Operator, Expr::value(typed.operator.as_str()))
        .col_expr(Column::Answers, Expr::value(typed.answers.as_str()))
        .col_expr(Column::ResultId, Expr::value(typed.result_id))
        .col_expr(Column::Position, Expr::value(typed.position))
        .col_expr(Column::Version, Expr::value(row.version + 1))
        .filter(Column::Id.eq(row.id))
        .exec(tx.conn())
        .await?;
    tx.record(Change::new("corporate.revise", subject).before(&before)?.after(&after)?).await
}

/// What counts towards it goes on counting together.
async fn stays(tx: &Tx, row: &Model, read: &Read) -> Result<()> {
    let typed = &read.row;
    let standing = "SELECT COUNT(*) AS n FROM links l WHERE l.corporate_indicator_id = $1 AND l.superseded_at IS NULL";
    let links = current::number(tx, standing, row.id).await?;
    let mut problems = Vec::new();
    if links > 0 {
        let fixed = [
            ("kind", row.kind != typed.kind),
            ("unit", !same(&row.unit, &typed.unit)),
            ("answers", row.answers != typed.answers),
        ];
        let fixed = fixed.into_iter().filter(|(_, differs)| *differs);
        problems.extend(fixed.map(|(field, _)| Problem::new(field, "corporate-is-linked").with("count", links)));
    }
    let parts = current::number(tx, &format!("{standing} AND l.share < 10000"), row.id).await?;
    if parts > 0 && !shares(read.kind, read.operator) {
        problems.push(Problem::new("operator", "corporate-has-shares").with("count", parts));
    }
    let declared = "SELECT COUNT(*) AS n FROM claim_overlaps v
                    WHERE v.corporate_indicator_id = $1 AND v.superseded_at IS NULL";
    let declared = current::number(tx, declared, row.id).await?;
    if declared > 0 && !adds_people(read.kind, read.operator) {
        problems.push(Problem::new("operator", "corporate-has-overlaps").with("count", declared));
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}
