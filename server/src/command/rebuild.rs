//! `baseline rebuild`

use std::time::{Duration, Instant};

use app::words;
use backend::{ctx::Ctx, db::Db, error::Error, sums};

use super::Failure;
use crate::config::Config;

#[expect(clippy::disallowed_methods, reason = "the edge: a command's moment is taken here")]
pub(super) async fn rebuild(config: &Config) -> Result<(), Failure> {
    let db = Db::open(&config.database_url).await?;
    let ctx = Ctx::operator(db, chrono::Utc::now());
    let rebuilt = sums::rebuild(&ctx, progress()).await.map_err(told)?;
    println!(
        "Added up {} indicators from their values; what was remembered differed in {}.",
        rebuilt.indicators, rebuilt.differed
    );
    Ok(())
}

/// Says each second how far it has come, where it takes that long.
fn progress() -> impl FnMut(usize, usize) {
    let mut said = Instant::now();
    move |done, all| {
        if said.elapsed() >= Duration::from_secs(1) {
            eprintln!("  {done} of {all} indicators");
            said = Instant::now();
        }
    }
}

fn told(error: Error) -> Failure {
    match error {
        Error::Invalid(problems) => problems.iter().map(words::problem).collect::<Vec<_>>().join("\n").into(),
        other => other.to_string().into(),
    }
}
