//! Stamps: what an output was last made from, so that it is made again only when that changes.
//!
//! Contents are compared, not times: a fresh clone or a branch switch touches every file without changing any.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::{Result, root};

/// A stamp is a small file beside the outputs.
pub(crate) struct Stamp {
    file: PathBuf,
    now: String,
}

impl Stamp {
    /// The stamp `name` over the contents of `inputs` (files or folders) and over `options`, which shape the output too.
    pub(crate) fn of(name: &str, inputs: &[PathBuf], options: &str) -> Result<Stamp> {
        let mut hasher = DefaultHasher::new();
        options.hash(&mut hasher);
        for input in inputs {
            for file in files(input)? {
                file.strip_prefix(root()).unwrap_or(&file).hash(&mut hasher);
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?.hash(&mut hasher);
            }
        }
        let file = root().join("target/stamps").join(name);
        Ok(Stamp { file, now: format!("{:016x}", hasher.finish()) })
    }

    /// Whether the outputs exist and were made from just these inputs.
    pub(crate) fn is_current(&self, outputs: &[PathBuf]) -> bool {
        outputs.iter().all(|output| output.exists())
            && fs::read_to_string(&self.file).is_ok_and(|then| then == self.now)
    }

    /// Notes that the outputs have been made.
    pub(crate) fn set(&self) -> Result {
        write(&self.file, self.now.as_bytes())
    }
}

/// All files below a folder in a fixed order, or the file itself; nothing if there is none.
pub(crate) fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut entries: Vec<_> = fs::read_dir(path)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    let mut all = Vec::new();
    for entry in entries.iter().filter(|entry| entry.file_name() != "node_modules") {
        all.extend(files(&entry.path())?);
    }
    Ok(all)
}

/// Writes a file and the folders above it, but leaves one with the same contents untouched: cargo goes by times, and would
/// build the server again.
pub(crate) fn write(file: &Path, contents: &[u8]) -> Result {
    if fs::read(file).is_ok_and(|there| there == contents) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, contents).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_current_until_an_input_an_option_or_an_output_changes() {
        let folder = tempfile::tempdir().expect("a folder");
        let (input, output) = (folder.path().join("in"), folder.path().join("out"));
        let stamp = |options: &str| {
            let mut stamp = Stamp::of("test", std::slice::from_ref(&input), options).expect("a stamp");
            stamp.file = folder.path().join("stamp");
            stamp
        };
        write(&input, b"one").expect("written");
        write(&output, b"made").expect("written");
        assert!(!stamp("").is_current(std::slice::from_ref(&output)), "never made");
        stamp("").set().expect("set");
        assert!(stamp("").is_current(std::slice::from_ref(&output)));
        assert!(!stamp("-O").is_current(std::slice::from_ref(&output)));
        assert!(!stamp("").is_current(&[folder.path().join("other")]));
        write(&input, b"two").expect("written");
        assert!(!stamp("").is_current(&[output]));
    }

    #[test]
    fn writing_the_same_contents_leaves_the_file_untouched() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a/b");
        write(&file, b"x").expect("written");
        let before = fs::metadata(&file).and_then(|it| it.modified()).expect("a time");
        write(&file, b"x").expect("written");
        assert_eq!(fs::metadata(&file).and_then(|it| it.modified()).expect("a time"), before);
    }
}
