//! Clean-up that happens however xtask ends: at the end of a block, on an error, on Ctrl-C or a termination signal.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

type Job = Box<dyn FnOnce() + Send>;

static JOBS: Mutex<Vec<(u64, Job)>> = Mutex::new(Vec::new());
static NEXT: AtomicU64 = AtomicU64::new(0);

/// Runs its job when dropped, or when a signal ends xtask, whichever comes first; never twice.
#[must_use]
pub(crate) struct Guard(u64);

impl Guard {
    pub(crate) fn new(job: impl FnOnce() + Send + 'static) -> Guard {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        JOBS.lock().expect("no job panics with the lock").push((number, Box::new(job)));
        Guard(number)
    }

    /// Forgets the job: what it was to end has ended by itself.
    pub(crate) fn dismiss(self) {
        drop(self.take());
    }

    fn take(&self) -> Option<Job> {
        let mut jobs = JOBS.lock().expect("no job panics with the lock");
        let at = jobs.iter().position(|(number, _)| *number == self.0)?;
        Some(jobs.remove(at).1)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(job) = self.take() {
            job();
        }
    }
}

/// On SIGINT, SIGTERM or SIGHUP: what was started last is stopped first, then xtask ends with 130.
pub(crate) fn clean_up_on_signals() {
    let handler = || {
        let jobs = std::mem::take(&mut *JOBS.lock().expect("no job panics with the lock"));
        jobs.into_iter().rev().for_each(|(_, job)| job());
        std::process::exit(130);
    };
    ctrlc::set_handler(handler).expect("the only handler of this program");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::AtomicUsize;

    #[test]
    fn a_dismissed_guard_does_not_run_its_job() {
        Guard::new(|| panic!("it was dismissed")).dismiss();
    }

    #[test]
    fn a_guard_runs_its_job_once() {
        let runs = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&runs);
        let guard = Guard::new(move || {
            seen.fetch_add(1, Ordering::SeqCst);
        });
        assert_eq!(runs.load(Ordering::SeqCst), 0);
        drop(guard);
        assert_eq!(runs.load(Ordering::SeqCst), 1);
    }
}
