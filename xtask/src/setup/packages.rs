//! Debian packages, installed only when a verb cannot go on without them.

use std::process::Command;

use anyhow::bail;

use crate::tools::{Result, process, step};

/// Installs packages, as root or through sudo. `purpose` says what they are wanted for.
pub(crate) fn install(purpose: &str, packages: &[&str]) -> Result {
    if !process::exists("apt-get") {
        bail!("{purpose}: this is not Debian; please install what corresponds to its packages {}", packages.join(" "));
    }
    step(&format!("installing Debian packages ({purpose}): {}", packages.join(" ")), || {
        process::quiet(apt_get()?.args(["-q", "update"]))?;
        process::quiet(apt_get()?.args(["-qy", "--no-install-recommends", "install"]).args(packages))?;
        Ok(())
    })
}

fn apt_get() -> Result<Command> {
    let root = process::ask(process::command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let mut command = if root {
        process::command("apt-get")
    } else if process::exists("sudo") {
        let mut sudo = process::command("sudo");
        sudo.args(["-n", "apt-get"]);
        sudo
    } else {
        bail!("installing Debian packages needs root or sudo");
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}
