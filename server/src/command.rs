//! The command line: one verb per file.

mod demo;
mod import;
mod mailbox;
mod migrate;
mod rebuild;
mod serve;
mod token;
mod verify_log;

use crate::config::{Cli, Command};

/// What a command could not do, in words for the person at the terminal.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

pub async fn run(cli: Cli) -> Result<(), Failure> {
    let config = cli.config;
    match cli.command.unwrap_or_else(|| Command::Serve(crate::config::Serve::default())) {
        Command::Serve(options) => serve::serve(&config, &options).await,
        Command::Migrate => migrate::migrate(&config).await,
        Command::Import(what) => import::run(&config, &what).await,
        Command::Token(what) => token::run(&config, &what).await,
        Command::Mailbox => mailbox::mailbox(&config),
        Command::Rebuild => rebuild::rebuild(&config).await,
        Command::VerifyLog => verify_log::verify_log(&config).await,
        Command::Demo(options) => demo::demo(&config, &options).await,
    }
}
