//! Flags, environment and their defaults. Nothing else reads the environment.

use std::{net::SocketAddr, path::PathBuf};

use backend::files::MOST_MEGABYTES;
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Results-based management: what projects promise, report and prove.
#[derive(Debug, Parser)]
#[command(name = "baseline", version)]
pub struct Cli {
    #[command(flatten)]
    pub config: Config,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Clone, Debug, Args)]
pub struct Config {
    /// The database: sqlite://PATH or postgres://USER@HOST/NAME
    #[arg(long, global = true, env = "BASELINE_DATABASE_URL", default_value = "sqlite://data/baseline.db")]
    pub database_url: String,
    /// The folder for files that do not belong in the database
    #[arg(long, global = true, env = "BASELINE_DATA_DIR", default_value = "data")]
    pub data_dir: PathBuf,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the application (the default)
    Serve(Serve),
    /// Make the database where it is missing, and bring its schema up to date
    Migrate,
    /// Fill an empty database with demo data: projects on the real appeal, one user per role
    Demo(Demo),
    /// Import data from files
    #[command(subcommand)]
    Import(Import),
    /// Bearer tokens, with which scripts use the REST API
    #[command(subcommand)]
    Token(Token),
    /// Show the mails that went into files because no SMTP server is set
    Mailbox,
    /// Add up every indicator from its values, and say in how many the remembered sum differed
    Rebuild,
    /// Check the hash chain of the audit log; exits with 1 where an entry was changed, removed or reordered
    VerifyLog,
}

#[derive(Clone, Debug, Args)]
pub struct Serve {
    /// Address and port to listen on
    #[arg(long, env = "BASELINE_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// Listen beyond loopback although the demo users and their public password are in the database
    #[arg(long)]
    pub allow_demo: bool,
    /// The server is reached through TLS: cookies are marked Secure
    #[arg(long, env = "BASELINE_TLS")]
    pub tls: bool,
    /// Megabytes that a file behind a value may have (1 to 200)
    #[arg(long, env = "BASELINE_MAX_UPLOAD", default_value_t = MOST_MEGABYTES, value_parser = clap::value_parser!(u16).range(1..=200))]
    pub max_upload: u16,
    /// Where people reach the application, for the links in mails; the address that it listens on where not given
    #[arg(long, env = "BASELINE_URL")]
    pub url: Option<String>,
    /// The mail server as smtps://USER:PASSWORD@HOST:PORT (or smtp://…?tls=required); without it mails go into files, see `mailbox`
    #[arg(long, env = "BASELINE_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// The sender of mails
    #[arg(long, env = "BASELINE_MAIL_FROM", default_value = MAIL_FROM)]
    pub mail_from: String,
    /// Say with each answer what it took (Server-Timing), for measurements with one request at a time
    #[arg(long)]
    pub measure: bool,
}

/// Nobody reads what is sent there.
const MAIL_FROM: &str = "Baseline <baseline@localhost>";

impl Default for Serve {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            allow_demo: false,
            tls: false,
            max_upload: MOST_MEGABYTES,
            url: None,
            smtp_url: None,
            mail_from: MAIL_FROM.into(),
            measure: false,
        }
    }
}

#[derive(Clone, Debug, Args)]
pub struct Demo {
    /// The day around which the demo's dates lie (YYYY-MM-DD); today where not given
    #[arg(long)]
    pub today: Option<NaiveDate>,
    /// How much: 40 hand-written projects, or 2,000 or 20,000 with generated ones, to measure with
    #[arg(long, value_enum, default_value_t = Size::Small)]
    pub size: Size,
    /// Seed of the generated values; the same seed gives the same data
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// How large a demo is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Size {
    /// The hand-written projects
    Small,
    /// 2,000 projects, as many as a large organization has
    Organization,
    /// 20,000 projects, to see what grows
    Tenfold,
}

impl Size {
    /// Projects in all; the hand-written ones are always among them.
    pub fn projects(self) -> usize {
        match self {
            Self::Small => 0,
            Self::Organization => 2_000,
            Self::Tenfold => 20_000,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Import {
    /// Import a yearly appeal from a folder of CSV files; importing the same files again changes nothing
    Appeal {
        /// The folder that holds countries.csv, funding_requirements_YEAR.csv, row_totals.csv, totals.csv
        dir: PathBuf,
    },
    /// Import rates of exchange from a CSV file, all or nothing; importing the same file again changes nothing
    Rates {
        /// The file, with the columns day,currency,usd_per_unit
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum Token {
    /// Make a token for a person and print it, this once; the script that has it may do what that person may
    Create {
        /// The e-mail with which the person signs in
        email: String,
        /// What it is for, so that it is known again
        #[arg(long, default_value = "script")]
        name: String,
        /// Days until it expires, at most 366
        #[arg(long, default_value_t = 90)]
        days: u32,
    },
    /// List the tokens of a person: when made, until when good, when last used
    List {
        /// The e-mail with which the person signs in
        email: String,
    },
    /// Revoke a token for good
    Revoke {
        /// Its number in the list
        id: i64,
    },
}
