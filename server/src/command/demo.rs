//! `baseline demo`

use std::time::{Duration, Instant};

use app::words;
use backend::{
    db::Db,
    demo::{self, PASSWORD},
    error::Error,
    files::{Files, MOST_MEGABYTES},
};
use domain::policy::Role;

use super::Failure;
use crate::config::{Config, Demo};

#[expect(clippy::disallowed_methods, reason = "the edge: a command's moment is taken here")]
pub(super) async fn demo(config: &Config, options: &Demo) -> Result<(), Failure> {
    let db = Db::migrate(&config.database_url).await?;
    let today = options.today.unwrap_or_else(|| chrono::Utc::now().date_naive());
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|cause| format!("no randomness from the system: {cause}"))?;
    let what = demo::Demo { today, seed: options.seed, projects: options.size.projects(), secret };
    let made = demo::fill(&db, &Files::new(&config.data_dir, MOST_MEGABYTES), what, progress()).await.map_err(told)?;
    println!("Demo data around {} in {}:", domain::format::date(today), config.database_url);
    for (count, what) in [
        (made.offices, "offices"),
        (made.users, "users"),
        (made.projects, "projects"),
        (made.indicators, "indicators"),
        (made.periods, "reporting periods"),
        (made.values, "versions of reported values"),
        (made.events, "entries of the audit log"),
    ] {
        println!("  {count:>6} {what}");
    }
    println!("\nSign in with the password {PASSWORD} as");
    for role in Role::ALL {
        println!("  {role}@demo.example");
    }
    Ok(())
}

/// Says each second how far it has come, where it takes that long.
fn progress() -> impl FnMut(usize, usize) {
    let mut said = Instant::now();
    move |done, all| {
        if done == all && all > 1_000 {
            eprintln!("  {done} projects made; writing them down");
        } else if said.elapsed() >= Duration::from_secs(1) {
            eprintln!("  {done} of {all} projects");
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
