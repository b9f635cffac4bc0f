//! `baseline mailbox`: the mails that went into files because no SMTP server is set, the newest first.

use std::{fs, io::ErrorKind, time::SystemTime};

use super::Failure;
use crate::{config::Config, mail};

/// Mails that are printed.
const MOST: usize = 50;

pub(super) fn mailbox(config: &Config) -> Result<(), Failure> {
    let folder = mail::folder(&config.data_dir);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == ErrorKind::NotFound => {
            println!("No mail lies in {}.", folder.display());
            return Ok(());
        }
        Err(cause) => return Err(format!("{}: {cause}", folder.display()).into()),
    };
    let mut mails = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "eml") {
            let written = path.metadata().and_then(|of| of.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
            mails.push((written, path));
        }
    }
    mails.sort();
    println!("{} mails in {}", mails.len(), folder.display());
    for (_, path) in mails.iter().rev().take(MOST) {
        println!("\n--- {}\n{}", path.display(), fs::read_to_string(path)?);
    }
    Ok(())
}
