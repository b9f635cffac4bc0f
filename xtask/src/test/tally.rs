//! Counting what a test runner says in its closing lines.

use std::iter::Sum;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u32,
    pub(super) failed: u32,
}

impl Tally {
    /// What a runner counted, corrected by its exit code: a runner that failed without a failed test (it did not compile, it
    /// crashed) or that closed without a count is itself one failure.
    pub(super) fn concluding(counted: Option<Tally>, succeeded: bool) -> Tally {
        match counted {
            Some(tally) if succeeded || tally.failed > 0 => tally,
            Some(tally) => Tally { failed: 1, ..tally },
            None => Tally { passed: 0, failed: 1 },
        }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Tally>>(tallies: I) -> Tally {
        tallies.fold(Tally::default(), |sum, tally| Tally {
            passed: sum.passed + tally.passed,
            failed: sum.failed + tally.failed,
        })
    }
}

/// nextest: `Summary [ 0.3s] 5 tests run: 3 passed (1 slow), 1 failed, 1 timed out, 0 skipped`. The last such line counts: a
/// failed test's own output is shown before it.
pub(super) fn nextest(lines: &[String]) -> Option<Tally> {
    let line = lines.iter().rev().find(|line| line.trim_start().starts_with("Summary ["))?;
    let failed = ["failed", "timed out", "exec failed"].iter().filter_map(|word| before(line, word)).sum();
    Some(Tally { passed: before(line, "passed").unwrap_or(0), failed })
}

/// `cargo test`: one `test result: ok. 5 passed; 0 failed; …` for each binary; added up.
pub(super) fn cargo_test(lines: &[String]) -> Option<Tally> {
    let results: Vec<_> = lines.iter().filter(|line| line.starts_with("test result: ")).collect();
    let tally = |line: &&String| Some(Tally { passed: before(line, "passed")?, failed: before(line, "failed")? });
    (!results.is_empty()).then(|| results.iter().filter_map(tally).sum())
}

/// The browser tests: a plain `5 passed, 0 failed`, or the closing lines of Node's runner, `# pass 5` and `# fail 0`, which are
/// `ℹ pass 5` on a terminal.
pub(super) fn browser(lines: &[String]) -> Option<Tally> {
    let plain = lines.iter().rev().find_map(|line| {
        let line = line.trim();
        let counts = line.starts_with(|first: char| first.is_ascii_digit());
        counts.then(|| Some(Tally { passed: before(line, "passed")?, failed: before(line, "failed")? })).flatten()
    });
    plain.or_else(|| Some(Tally { passed: node(lines, "pass")?, failed: node(lines, "fail")? }))
}

fn node(lines: &[String], word: &str) -> Option<u32> {
    lines.iter().rev().find_map(|line| match line.split_whitespace().collect::<Vec<_>>()[..] {
        ["#" | "ℹ", name, number] if name == word => number.parse().ok(),
        _ => None,
    })
}

/// The number that stands right before a word of the line, with nothing but punctuation after the word.
fn before(line: &str, wanted: &str) -> Option<u32> {
    line.split([',', ';', ':', '.']).find_map(|part| {
        let (number, words) = part.trim().split_once(' ')?;
        let words = words.split(" (").next()?;
        (words == wanted).then(|| number.parse().ok()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn nextest_counts_by_its_last_summary() {
        let text = "test result: FAILED. 0 passed; 7 failed; 0 ignored\n\
            \x20    Summary [   0.019s] 9 tests run: 5 passed (2 slow), 3 failed, 1 timed out, 0 skipped";
        assert_eq!(nextest(&lines(text)), Some(Tally { passed: 5, failed: 4 }));
        assert_eq!(
            nextest(&lines("     Summary [   0.019s] 5 tests run: 5 passed, 12 skipped")),
            Some(Tally { passed: 5, failed: 0 })
        );
        assert_eq!(nextest(&lines("error: could not compile")), None);
    }

    #[test]
    fn cargo_test_adds_up_its_binaries() {
        let text = "test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(cargo_test(&lines(text)), Some(Tally { passed: 7, failed: 1 }));
        assert_eq!(cargo_test(&[]), None);
    }

    #[test]
    fn the_browser_tests_may_close_plainly_or_as_node_does() {
        assert_eq!(browser(&lines("story 1 ok\n12 passed, 1 failed\n")), Some(Tally { passed: 12, failed: 1 }));
        assert_eq!(browser(&lines("3 passed, 0 failed, 1 skipped")), Some(Tally { passed: 3, failed: 0 }));
        assert_eq!(browser(&lines("# tests 4\n# pass 3\n# fail 1")), Some(Tally { passed: 3, failed: 1 }));
        assert_eq!(browser(&lines("ℹ pass 3\nℹ fail 0")), Some(Tally { passed: 3, failed: 0 }));
        assert_eq!(browser(&lines("Error: no browser")), None);
    }

    #[test]
    fn a_runner_that_fails_without_a_failed_test_is_one_failure() {
        let five = Some(Tally { passed: 5, failed: 0 });
        assert_eq!(Tally::concluding(five, true), Tally { passed: 5, failed: 0 });
        assert_eq!(Tally::concluding(five, false), Tally { passed: 5, failed: 1 });
        assert_eq!(Tally::concluding(None, true), Tally { passed: 0, failed: 1 });
        let two = Some(Tally { passed: 0, failed: 2 });
        assert_eq!(Tally::concluding(two, false), Tally { passed: 0, failed: 2 });
    }
}
