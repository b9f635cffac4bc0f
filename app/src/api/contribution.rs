//! Contributions of donors: adding, changing, instalments, allocating, taking out.

use backend::{
    error::{Error, Problem, Result},
    usecase::contribution::{self, Add, Allocate, ContributionText, Edit, Record, Retire, Target, Withdraw},
};
use domain::{
    appeal::Area,
    id::{AppealRowId, BudgetLineId, ContributionId},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::typed;
use crate::{
    flash,
    pages::funding::contribution::{self as pages, ADD, CELLS, LINES, LIST, NEW},
    request, t,
};

fn id(contribution: &str) -> Result<ContributionId> {
    request::ctx().subject()?;
    contribution.parse().map_err(|_| Error::NotFound)
}

/// Its page, at one of its parts. What is no number leads to a page that is not there.
fn at(contribution: &str, part: &str) -> String {
    let number: String = contribution.chars().filter(char::is_ascii_digit).collect();
    format!("{LIST}/{number}#{part}")
}

/// What a contribution says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ContributionForm {
    pub reference: String,
    pub year: String,
    pub earmarking: String,
    pub project: String,
    pub region: String,
    pub area: String,
    pub conditions: String,
}

impl ContributionForm {
    fn typed(&self) -> impl Iterator<Item = (String, String)> + use<> {
        typed([
            ("reference", &self.reference),
            ("year", &self.year),
            ("earmarking", &self.earmarking),
            ("project", &self.project),
            ("region", &self.region),
            ("area", &self.area),
            ("conditions", &self.conditions),
        ])
    }

    fn text(self) -> ContributionText {
        let Self { reference, year, earmarking, project, region, area, conditions } = self;
        ContributionText { reference, year, earmarking, project, region, area, conditions }
    }
}

#[server(AddContribution, prefix = "/api", endpoint = "contribution_add")]
pub async fn contribution_add(
    #[server(default)] donor: String,
    #[server(default)] donor_kind: String,
    #[server(default)] currency: String,
    #[server(flatten)] form: ContributionForm,
) -> Result<(), ServerFnError> {
    let typed = typed([("donor", &donor), ("donor_kind", &donor_kind), ("currency", &currency)]).chain(form.typed());
    let command = Add { donor, donor_kind, currency, text: form.text() };
    let outcome = contribution::add(&request::ctx(), command).await;
    let outcome = outcome.map(|id| (at(&id.to_string(), "record"), t!("contribution-added")));
    flash::answer(ADD, typed, NEW, outcome).await
}

#[server(EditContribution, prefix = "/api", endpoint = "contribution_edit")]
pub async fn contribution_edit(
    #[server(default)] contribution: String,
    #[server(default)] version: String,
    #[server(flatten)] form: ContributionForm,
) -> Result<(), ServerFnError> {
    let typed = form.typed();
    let back = at(&contribution, "edit");
    let outcome = async {
        let version = version.parse().unwrap_or_default();
        let command = Edit { contribution: id(&contribution)?, version, text: form.text() };
        let changed = contribution::edit(&request::ctx(), command).await?;
        let said = if changed { t!("contribution-edited") } else { t!("contribution-same") };
        Ok((at(&contribution, "main"), said))
    };
    let outcome = outcome.await;
    flash::answer(&pages::form("edit", &contribution), typed, &back, outcome).await
}

#[server(RecordInstalment, prefix = "/api", endpoint = "contribution_record")]
pub async fn contribution_record(
    #[server(default)] contribution: String,
    #[server(default)] stage: String,
    #[server(default)] day: String,
    #[server(default)] amount: String,
    #[server(default)] note: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("stage", &stage), ("day", &day), ("amount", &amount), ("note", &note)]);
    let back = at(&contribution, "record");
    let outcome = async {
        let command = Record { contribution: id(&contribution)?, stage, day, amount, note };
        contribution::record(&request::ctx(), command).await?;
        Ok((at(&contribution, "instalments"), t!("instalment-recorded")))
    };
    let outcome = outcome.await;
    flash::answer(&pages::form("record", &contribution), typed, &back, outcome).await
}

#[server(WithdrawInstalment, prefix = "/api", endpoint = "contribution_withdraw")]
pub async fn contribution_withdraw(
    #[server(default)] contribution: String,
    #[server(default)] instalment: String,
    #[server(default)] reason: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("instalment", &instalment), ("reason", &reason)]);
    let back = at(&contribution, "instalments");
    let outcome = async {
        let contribution = id(&contribution)?;
        let instalment = instalment.parse().unwrap_or_default();
        contribution::withdraw(&request::ctx(), Withdraw { contribution, instalment, reason }).await?;
        Ok((back.clone(), t!("instalment-withdrawn")))
    };
    let outcome = outcome.await;
    flash::answer(&pages::form("withdraw", &contribution), typed, &back, outcome).await
}

#[server(ConvertContribution, prefix = "/api", endpoint = "contribution_convert")]
pub async fn contribution_convert(#[server(default)] contribution: String) -> Result<(), ServerFnError> {
    let back = at(&contribution, "main");
    let outcome = async {
        let count = contribution::convert(&request::ctx(), id(&contribution)?).await?;
        Ok((back.clone(), t!("budget-converted", count = count)))
    };
    let outcome = outcome.await;
    flash::answer(&pages::form("convert", &contribution), [], &back, outcome).await
}

/// What money is allocated to: a line of a budget, or a cell of the appeal.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TargetForm {
    /// "line" or "cell"
    pub book: String,
    pub line: String,
    pub row: String,
    pub area: String,
}

impl TargetForm {
    fn target(&self) -> Result<Target> {
        let missing = |code: &str| Error::from(Problem::new("target", code));
        if self.book == "line" {
            let line = self.line.parse().map_err(|_| missing("allocation-choose-line"))?;
            return Ok(Target::Line(BudgetLineId(line)));
        }
        let row = self.row.parse().map_err(|_| missing("allocation-choose-cell"))?;
        let area: Area = self.area.parse().map_err(|_| missing("allocation-choose-cell"))?;
        Ok(Target::Cell(AppealRowId(row), area))
    }
}

/// `project` is the one whose lines are offered, to come back to them; `before` is what was read, in cents.
#[server(AllocateContribution, prefix = "/api", endpoint = "contribution_allocate")]
pub async fn contribution_allocate(
    #[server(default)] contribution: String,
    #[server(default)] project: String,
    #[server(default)] amount: String,
    #[server(default)] before: String,
    #[server(flatten)] to: TargetForm,
) -> Result<(), ServerFnError> {
    let typed =
        typed([("line", &to.line), ("row", &to.row), ("area", &to.area), ("amount", &amount), ("before", &before)]);
    let (part, form) = if to.book == "line" { ("lines", LINES) } else { ("cells", CELLS) };
    let chosen: String = project.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '.').collect();
    let back = match chosen.as_str() {
        "" => at(&contribution, part),
        code => at(&contribution, part).replace('#', &format!("?project={code}#")),
    };
    let outcome = async {
        let contribution = id(&contribution)?;
        contribution::may(&request::ctx())?;
        let command = Allocate { contribution, target: to.target()?, amount, before: before.parse().ok() };
        contribution::allocate(&request::ctx(), command).await?;
        Ok((back.clone(), t!("contribution-allocated-done")))
    };
    let outcome = outcome.await;
    flash::answer(&pages::form(form, &contribution), typed, &back, outcome).await
}

#[server(RetireContribution, prefix = "/api", endpoint = "contribution_retire")]
pub async fn contribution_retire(
    #[server(default)] contribution: String,
    #[server(default)] version: String,
    #[server(default)] reason: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("reason", &reason)]);
    let back = at(&contribution, "retire");
    let outcome = async {
        let version = version.parse().unwrap_or_default();
        let command = Retire { contribution: id(&contribution)?, version, reason };
        contribution::retire(&request::ctx(), command).await?;
        Ok((LIST.to_owned(), t!("contribution-retired")))
    };
    let outcome = outcome.await;
    flash::answer(&pages::form("retire", &contribution), typed, &back, outcome).await
}
