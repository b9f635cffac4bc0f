//! `baseline import appeal DIR` and `baseline import rates FILE`

use std::path::Path;

use app::words;
use backend::{
    appeal_csv,
    ctx::Ctx,
    db::Db,
    error::Error,
    query::appeal::{self, Compared},
    rates_csv,
    usecase::{
        appeal::{Counts, import},
        rate,
    },
};
use domain::format;

use super::Failure;
use crate::config::{Config, Import};

pub(super) async fn run(config: &Config, what: &Import) -> Result<(), Failure> {
    match what {
        Import::Appeal { dir } => import_appeal(config, dir).await,
        Import::Rates { file } => import_rates(config, file).await,
    }
}

#[expect(clippy::disallowed_methods, reason = "the edge: a command's moment is taken here")]
async fn import_appeal(config: &Config, dir: &Path) -> Result<(), Failure> {
    let files = appeal_csv::read(dir).map_err(|cause| format!("{} cannot be read: {cause}", dir.display()))?;
    let what = format!("the appeal in {} was", dir.display());
    let parsed = appeal_csv::parse(&files).map_err(|problems| refused(&what, &Error::Invalid(problems)))?;
    let db = Db::open(&config.database_url).await?;
    let ctx = Ctx::operator(db, chrono::Utc::now());
    let imported = import(&ctx, &parsed).await.map_err(|error| refused(&what, &error))?;

    if imported.changed() {
        println!("Imported the appeal of {}.", imported.year);
    } else {
        println!("The appeal of {} is already there; nothing changed.", imported.year);
    }
    println!("{:<12} {:>8} {:>8} {:>10} {:>8}", "", "new", "changed", "unchanged", "removed");
    for (name, counts) in [
        ("areas", imported.areas),
        ("rows", imported.rows),
        ("cells", imported.cells),
        ("totals", imported.totals),
        ("ambiguities", imported.ambiguities),
    ] {
        let Counts { new, changed, unchanged, removed } = counts;
        println!("{name:<12} {new:>8} {changed:>8} {unchanged:>10} {removed:>8}");
    }
    if imported.regions + imported.countries > 0 {
        println!("New regions: {}; new countries: {}.", imported.regions, imported.countries);
    }

    let found = appeal::reconciliation(ctx.read(), imported.appeal).await?;
    if let Some(grand) = found.grand {
        println!("\nIn all: {}", both(grand));
    }
    if !found.rows.is_empty() {
        println!("Rows whose areas do not add to the printed total:");
    }
    for row in found.rows {
        println!("  {} ({}): {}", row.name, row.region, both(row.amounts));
    }
    if !found.totals.is_empty() {
        println!("Printed totals that the rows do not add to:");
    }
    for total in found.totals {
        let region = total.region.unwrap_or_else(|| "All regions".into());
        let area = total.area.as_ref().map_or("all areas", domain::appeal::Area::as_str);
        println!("  {region}, {area}: {}", both(total.amounts));
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the edge: a command's moment is taken here")]
async fn import_rates(config: &Config, path: &Path) -> Result<(), Failure> {
    let bytes = std::fs::read(path).map_err(|cause| format!("{} cannot be read: {cause}", path.display()))?;
    let name = path.file_name().map_or_else(|| "rates.csv".into(), |name| name.to_string_lossy().into_owned());
    let what = format!("the rates in {} were", path.display());
    let parsed = rates_csv::parse(&appeal_csv::File { name, bytes });
    let parsed = parsed.map_err(|problems| refused(&what, &Error::Invalid(problems)))?;
    let db = Db::open(&config.database_url).await?;
    let ctx = Ctx::operator(db, chrono::Utc::now());
    let imported = rate::import(&ctx, &parsed).await.map_err(|error| refused(&what, &error))?;
    match (imported.new, imported.first, imported.last) {
        (new @ 1.., Some(first), Some(last)) => println!(
            "Imported {new} rates of {} currencies, {first} to {last}; {} were there already.",
            imported.currencies, imported.unchanged
        ),
        _ => println!("All {} rates are already there; nothing changed.", imported.unchanged),
    }
    Ok(())
}

fn both(amounts: Compared) -> String {
    format!(
        "printed {}, added {}, difference {}",
        format::usd(amounts.printed_usd),
        format::usd(amounts.added_usd),
        format::usd(amounts.difference_usd())
    )
}

/// Every problem on its line, with file, line and column before the words.
fn refused(what: &str, error: &Error) -> Failure {
    let Error::Invalid(problems) = error else { return error.to_string().into() };
    let mut text = format!("{what} not imported; nothing was changed");
    for problem in problems {
        text.push_str(&format!("\n  {}: {}", problem.field, words::problem(problem)));
    }
    if problems.len() == appeal_csv::LIMIT {
        text.push_str("\n  …there may be more");
    }
    text.into()
}
