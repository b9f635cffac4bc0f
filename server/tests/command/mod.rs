//! The command line, in process.

mod import;
mod kill;
mod token;

use std::path::PathBuf;

use clap::Parser;
use server::{command, config::Cli};

/// What `baseline ARGUMENTS` answers on this database: nothing, or the words for the person at the terminal.
async fn baseline(database: &str, arguments: &[&str]) -> Result<(), String> {
    let cli = Cli::try_parse_from([&["baseline", "--database-url", database], arguments].concat());
    command::run(cli.map_err(|error| error.to_string())?).await.map_err(|failure| failure.to_string())
}

/// The CSV files of the appeal of 2018.
fn appeal() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../backend/demo/appeal-2018")
}
