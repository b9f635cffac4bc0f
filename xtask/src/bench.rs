//! `cargo xtask bench`: what a first visit weighs, how long pages and writes take, and what they ask of the database.
//!
//! Figures for docs/benchmarks.md, as Markdown tables; not tests: nothing fails because it is slow. The server works on a copy
//! of the data set; requests go one after the other over loopback.

mod pages;
mod timing;
mod weigh;
mod writes;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::build::{self, Profile};
use crate::tools::http::Client;
use crate::tools::server::{self, Server};
use crate::tools::{Result, process, say, step, target};

/// Measure pages, writes, the bytes of a first visit and memory, on a data set
///
/// Builds the release server, makes the data set once (kept in target/bench), serves a copy of it, and writes Markdown tables to
/// standard output: what a first visit of a project page weighs on the wire (brotli); the median, 95th percentile and maximum of
/// the time from request to last byte of each page, its statements and the time they take; saving, submitting and approving one
/// value, with the rows written; and the memory of the server in the end.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The data set: 40, 2,000 or 20,000 projects
    #[arg(long, value_enum, default_value_t = Size::Small)]
    size: Size,
    /// Make the data set anew. Its dates lie around the day on which it was made
    #[arg(long)]
    fresh: bool,
    /// How often each page is asked for; a slow one less often
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..))]
    requests: u32,
    /// How many values are saved and approved
    #[arg(long, default_value_t = 50)]
    values: usize,
    /// Measure this program instead of building one
    #[arg(long)]
    program: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Size {
    Small,
    Organization,
    Tenfold,
}

impl Size {
    fn word(self) -> &'static str {
        match self {
            Size::Small => "small",
            Size::Organization => "organization",
            Size::Tenfold => "tenfold",
        }
    }
}

pub(crate) fn bench(args: &Args) -> Result {
    let program = match &args.program {
        Some(program) => fs::canonicalize(program).with_context(|| format!("no program {}", program.display()))?,
        None => {
            build::site()?;
            build::server(Profile::Release)?;
            Profile::Release.program()
        }
    };
    let set = data_set(&program, args)?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("bench.db");
    fs::copy(&set, &file).with_context(|| format!("cannot copy {}", set.display()))?;
    process::quiet(process::command(&program).arg("migrate").env("BASELINE_DATABASE_URL", server::url(&file)))?;
    let server = server::serve(&program, folder, &file, &["--measure"])?;

    let mut manager = Client::new(&server.base);
    manager.sign_in("project-manager@demo.example", "baseline-demo")?;
    let projects = reporting(&manager)?;
    let project = projects.first().context("the project manager has no project")?;
    weigh::weigh(&manager, &format!("/projects/{project}"))?;
    pages::time(&server.base, project, args.requests)?;
    writes::measure(&server.base, &projects, args.values)?;
    memory(&server);
    Ok(())
}

/// The file of the data set, made where it is not there yet.
fn data_set(program: &Path, args: &Args) -> Result<PathBuf> {
    let folder = target().join("bench");
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{}.db", args.size.word()));
    if file.exists() && !args.fresh {
        say(format!("using {}; --fresh makes it anew", file.display()));
        return Ok(file);
    }
    // Made aside and then moved, so that an interrupted run leaves no half data set behind.
    let aside = tempfile::Builder::new().tempdir_in(&folder)?;
    let made = aside.path().join("new.db");
    step(&format!("making the data set {}", args.size.word()), || {
        let mut demo = process::command(program);
        demo.args(["demo", "--size", args.size.word()]).env("BASELINE_DATABASE_URL", server::url(&made));
        process::show(demo.stdout(std::process::Stdio::null()))
    })?;
    fs::rename(&made, &file)?;
    Ok(file)
}

/// The projects of this project manager that report, generated ones first: they are as large as the data set means them to be.
fn reporting(manager: &Client) -> Result<Vec<String>> {
    let list = manager.get_plain("/projects?state=active")?.into_body().read_to_string()?;
    let codes = list.split("\"/projects/").skip(1).filter_map(|rest| rest.split(['"', '/', '?']).next());
    let mut codes: Vec<_> = codes.filter(|code| code.len() == 7 && code.contains('.')).map(str::to_owned).collect();
    codes.sort_by_key(|code| (code[3..] < *"2000", code.clone()));
    codes.dedup();
    Ok(codes)
}

/// What the server holds in memory, where the system says so.
fn memory(server: &Server) {
    let status = fs::read_to_string(format!("/proc/{}/status", server.pid)).unwrap_or_default();
    let resident =
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    if let Some(kilobytes) = resident {
        println!("\nResident memory after these requests: {} MB.", kilobytes / 1000);
    }
}
