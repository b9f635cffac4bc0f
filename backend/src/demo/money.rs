//! Budget lines with the rate of the project's first month, and what they cover of the appeal.

use domain::{
    appeal::Area,
    lifecycle::ProjectState,
    money::{Currency, Money},
};

use super::{files::broken, framework::Rates, past::Past, places::Places, project::Made};
use crate::{
    error::{Error, Result},
    insert::money::{self, NewLine},
};

/// Lines in a currency without a rate are not converted, and what is not converted covers nothing. What was given up before
/// it began covers nothing either, and no line covers more than its row of the appeal still asks for.
pub(super) async fn make(past: &mut Past, made: &Made<'_>, places: &mut Places, rates: &Rates) -> Result<()> {
    let file = made.file;
    let wrong = |what: &str| broken(file.code.as_str(), what);
    let first = made.steps.first().map_or(0, |step| step.at);
    let planned = made.steps.get(1).map_or(first, |step| step.at);
    let covers = !matches!(file.state, ProjectState::Concept | ProjectState::Rejected | ProjectState::Withdrawn);
    let row = places.seat(&file.office)?.row;
    past.at(planned);
    for (position, line) in (1..).zip(&file.budget) {
        let amount = Money::parse(&line.amount, line.currency).ok().flatten();
        let amount = amount.ok_or_else(|| wrong(&format!("amount {:?} of {:?}", line.amount, line.description)))?;
        let converted = if line.currency == Currency::USD {
            Some((None, amount.minor))
        } else {
            match rates.on(line.currency, made.starts) {
                Some((id, rate)) => Some((Some(id), rate.to_usd(amount).map_err(Error::internal)?.minor)),
                None => None,
            }
        };
        let node = match line.result.as_str() {
            "" => None,
            number => Some(made.nodes.get(number).ok_or_else(|| wrong(&format!("no result {number}")))?.0),
        };
        let new = NewLine {
            project: made.id,
            position,
            section: &line.section,
            node,
            description: &line.description,
            amount,
            converted,
        };
        let id = money::line(past.tx(), new).await?;

        let (Some((_, cents)), Some(row), true) = (converted, row, covers && !line.area.is_empty()) else { continue };
        let area: Area = line.area.parse().map_err(|_| wrong(&format!("no area {:?}", line.area)))?;
        let Some(unmet) = places.unmet.get_mut(&(row, area)) else { continue };
        // Of many projects, none covers much of what a row asks for.
        let share = cents.min(if past.tells { *unmet } else { *unmet / 8 });
        if share > 0 {
            *unmet -= share;
            money::allocation(past.tx(), id, row, area.as_str(), share).await?;
        }
    }
    Ok(())
}
