//! `baseline import appeal DIR`

use std::path::Path;

use app::words;
use backend::{
    appeal_csv,
    ctx::Ctx,
    db::Db,
    error::Error,
    query::appeal::{self, Compared},
    usecase::appeal::{Counts, import},
};
use domain::format;

use super::Failure;
use crate::config::{Config, Import};

pub(super) async fn run(config: &Config, what: &Import) -> Result<(), Failure> {
    match what {
        Import::Appeal { dir } => import_appeal(config, dir).await,
    }
}

#[expect(clippy::disallowed_methods, reason = "the edge: a command's moment is taken here")]
async fn import_appeal(config: &Config, dir: &Path) -> Result<(), Failure> {
    let files = appeal_csv::read(dir).map_err(|cause| format!("{} cannot be read: {cause}", dir.display()))?;
    let parsed = appeal_csv::parse(&files).map_err(|problems| refused(dir, &Error::Invalid(problems)))?;
    let db = Db::open(&config.database_url).await?;
    let ctx = Ctx::operator(db, chrono::Utc::now());
    let imported = import(&ctx, &parsed).await.map_err(|error| refused(dir, &error))?;

    if imported.changed() {
        println!("Imported the appeal of {}.", imported.year);
    } else {
        println!("The appeal of {} is already there; nothing changed.", imported.year);
    }
    println!("{:<12} {:>8} {:>8} {:>10} {:>8}", "", "new", "changed", "unchanged", "removed");
    for (name, counts) in [
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
        let area = total.area.map_or("all areas", domain::appeal::Area::as_str);
        println!("  {region}, {area}: {}", both(total.amounts));
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
fn refused(dir: &Path, error: &Error) -> Failure {
    let Error::Invalid(problems) = error else { return error.to_string().into() };
    let mut text = format!("the appeal in {} was not imported; nothing was changed", dir.display());
    for problem in problems {
        text.push_str(&format!("\n  {}: {}", problem.field, words::problem(problem)));
    }
    if problems.len() == appeal_csv::LIMIT {
        text.push_str("\n  …there may be more");
    }
    text.into()
}
