//! `cargo xtask`: the only build script of the project, one verb per file.
//!
//! Called by people, by `.ci/run` and by nothing else. Each verb does only what is not done yet and says in one line what
//! it does. It never edits tracked files, and it knows nothing of the program's rules: it starts compilers, runners and
//! servers, and reads what they print.

mod bench;
mod build;
mod bundle;
mod check;
mod run;
mod setup;
mod style;
mod test;
mod tools;
mod world;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Sets up, builds, runs and tests Baseline.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Setup(setup::Args),
    Build(build::Args),
    Run(run::Args),
    Test(test::Args),
    Check(check::Args),
    Bench(bench::Args),
}

fn main() -> ExitCode {
    tools::guard::clean_up_on_signals();
    let done = match Cli::parse().verb {
        Verb::Setup(args) => setup::setup(&args),
        Verb::Build(args) => build::build(&args),
        Verb::Run(args) => run::run(&args),
        Verb::Test(args) => test::test(&args),
        Verb::Check(args) => check::check(&args),
        Verb::Bench(args) => bench::bench(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
