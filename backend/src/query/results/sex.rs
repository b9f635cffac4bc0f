//! A total by sex: the cells of the values that count, added as the totals are.

use domain::{aggregation::over_projects, indicator::Operator, value::Value};

use super::{framework::Corporate, links::Contributor};
use crate::error::{Error, Result};

/// Female + male + unspecified = the total. For percentages each is a rate of its own; unspecified is what the cells leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BySex {
    pub female: Option<Value>,
    pub male: Option<Value>,
    pub unspecified: Option<Value>,
}

/// None where nothing is disaggregated, or where values are not added up (the mean, highest or lowest of counts).
pub(super) fn by_sex(corporate: &Corporate, parts: &[&Contributor], total: Value) -> Result<Option<BySex>> {
    let adds = match total {
        Value::Count(_) => corporate.operator == Operator::Sum,
        Value::Ratio { .. } => matches!(corporate.operator, Operator::Sum | Operator::Mean),
        Value::Answer(_) | Value::YesNo(_) | Value::Told => false,
    };
    if !adds {
        return Ok(None);
    }
    let (female, male): (Vec<_>, Vec<_>) = parts.iter().map(|part| part.by_sex).unzip();
    let female = over_projects(Operator::Sum, &female).map_err(Error::internal)?;
    let male = over_projects(Operator::Sum, &male).map_err(Error::internal)?;
    let (None, None) = (female, male) else {
        let unspecified = less(less(Some(total), female), male);
        return Ok(Some(BySex { female, male, unspecified }));
    };
    Ok(None)
}

fn less(total: Option<Value>, cell: Option<Value>) -> Option<Value> {
    cell.map_or(total, |cell| total?.checked_sub(cell).ok())
}
