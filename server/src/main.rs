//! The program `baseline`.

use clap::Parser;
use server::{command, config::Cli};

/// It gives back what a large page needed: over 2,000 projects the server keeps half of the memory that it keeps with glibc's
/// allocator, which has a heap for each thread (docs/benchmarks.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> std::process::ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("BASELINE_LOG")
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,server=info,backend=info")),
        )
        .with_writer(std::io::stderr)
        .init();
    match command::run(Cli::parse()).await {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("baseline: {failure}");
            std::process::ExitCode::FAILURE
        }
    }
}
