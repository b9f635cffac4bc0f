//! The rules of quality: changing one.

use backend::usecase::quality::{self, ReviseRule};
use leptos::prelude::*;

use super::typed;
use crate::{
    flash,
    pages::quality_rule::{self, rule_form},
    request, t,
};

#[server(ReviseQualityRule, prefix = "/api", endpoint = "quality_revise_rule")]
pub async fn quality_revise_rule(
    #[server(default)] kind: String,
    #[server(default)] version: String,
    #[server(default)] days: String,
    #[server(default)] severity: String,
    #[server(default)] active: String,
) -> Result<(), ServerFnError> {
    let kept = typed([("version", &version), ("days", &days), ("severity", &severity), ("active", &active)]);
    let form = rule_form(&kind);
    let outcome = async {
        let version = version.parse().unwrap_or_default();
        let command = ReviseRule { kind, version, days, severity, is_active: !active.is_empty() };
        let changed = quality::revise_rule(&request::ctx(), command).await?;
        Ok((quality_rule::PAGE.to_owned(), if changed { t!("rules-saved") } else { t!("rules-same") }))
    };
    let outcome = outcome.await;
    flash::answer(&form, kept, quality_rule::PAGE, outcome).await
}
