//! Starting other programs: shown, silent, or watched line by line.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;

use anyhow::{Context, bail};

use super::guard::Guard;
use super::{Result, root};

/// A command that starts in the project's folder.
pub(crate) fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(root());
    command
}

/// The cargo that runs us, so that a toolchain chosen by the person is kept.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").map_or_else(|| "cargo".into(), std::path::PathBuf::from))
}

/// Whether a program of this name can be started.
pub(crate) fn exists(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// Runs a command whose own output is the progress (cargo, apt-get).
pub(crate) fn show(command: &mut Command) -> Result {
    let status = command.status().with_context(|| format!("cannot start {}", words(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", words(command));
    }
    Ok(())
}

/// Runs a command in silence; what it printed is shown only if it fails.
pub(crate) fn quiet(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {}", words(command)))?;
    if !output.status.success() {
        eprint!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        bail!("{} failed ({})", words(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a command printed, or `None` if it cannot be started or fails.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command, prints at once those lines of both its outputs that are to be shown, and returns all lines and whether it
/// succeeded.
pub(crate) fn watch(command: &mut Command, is_shown: impl Fn(&str) -> bool) -> Result<(Vec<String>, bool)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", words(command)))?;
    let number = child.id().to_string();
    let guard = Guard::new(move || {
        // Asked, not killed: a test runner stops its own children.
        let _ = Command::new("kill").args(["-TERM", &number]).status();
    });
    let (sender, receiver) = mpsc::channel();
    let outputs: [Option<Box<dyn Read + Send>>; 2] =
        [child.stdout.take().map(|pipe| Box::new(pipe) as _), child.stderr.take().map(|pipe| Box::new(pipe) as _)];
    for output in outputs.into_iter().flatten() {
        let sender = sender.clone();
        thread::spawn(move || {
            for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
                if sender.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                    break;
                }
            }
        });
    }
    drop(sender);
    let lines = receiver
        .iter()
        .inspect(|line| {
            if is_shown(line) {
                println!("{line}");
            }
        })
        .collect();
    let status = child.wait()?;
    guard.dismiss();
    Ok((lines, status.success()))
}

fn words(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(|word| word.to_string_lossy()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn watching_returns_the_lines_of_both_outputs_and_the_failure() {
        let (mut lines, succeeded) =
            watch(command("sh").args(["-c", "echo one; echo two >&2; exit 3"]), |_| false).expect("sh starts");
        lines.sort();
        assert_eq!(lines, ["one", "two"]);
        assert!(!succeeded);
    }

    #[test]
    fn a_failing_command_is_named_with_its_arguments() {
        let error = quiet(command("sh").args(["-c", "exit 7"])).expect_err("it fails");
        assert!(error.to_string().starts_with("sh -c exit 7 failed"), "{error}");
    }
}
