//! Files that do not belong in the database, each under the SHA-256 of its content, outside of everything that is served.
//!
//! A file is written whole and brought to the disk before the row that names it is committed. So a row never names a file
//! that is not there; a file that no row names (the program was stopped in between) is harmless and is used by the next one
//! with the same content. Nothing is ever removed here: what is withdrawn stays for the auditor.

mod kind;

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use sha2::{Digest, Sha256};
use tokio::task::spawn_blocking;

pub use kind::{Unfit, kind};

use crate::error::{Error, Result};

/// Bytes of one file where nothing else is set.
pub const MOST_MEGABYTES: u16 = 10;

/// The folder of files, and how large each may be.
#[derive(Clone, Debug)]
pub struct Files {
    folder: Arc<Path>,
    most: usize,
}

/// A file that lies in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// SHA-256 of the content, in hexadecimal.
    pub hash: String,
    pub bytes: usize,
}

impl Files {
    /// Under the folder of data; it is made with the first file.
    pub fn new(data: &Path, megabytes: u16) -> Self {
        Self { folder: data.join("files").into(), most: usize::from(megabytes) * 1024 * 1024 }
    }

    /// Bytes that one file may have.
    pub fn most(&self) -> usize {
        self.most
    }

    pub fn most_megabytes(&self) -> usize {
        self.most / 1024 / 1024
    }

    /// Keeps a content, and returns only once it is on the disk.
    pub async fn keep(&self, content: Vec<u8>) -> Result<Stored> {
        let files = self.clone();
        spawn_blocking(move || files.write(&content)).await.map_err(Error::internal)?.map_err(Error::internal)
    }

    /// The content again. One that is gone, or is no longer what it was, is a fault of ours and never handed out.
    pub async fn read(&self, hash: &str) -> Result<Vec<u8>> {
        let (path, expected) = (self.path(hash)?, hash.to_owned());
        let content = spawn_blocking(move || fs::read(&path).map(|content| (digest(&content), content)));
        let (found, content) = content.await.map_err(Error::internal)?.map_err(Error::internal)?;
        if found == expected {
            Ok(content)
        } else {
            Err(Error::internal(format!("the file {expected} was changed: it is {found} now")))
        }
    }

    /// A file to write something large into before it is handed out. It has no name, so that it is gone with who holds it.
    pub(crate) fn nameless(&self) -> io::Result<File> {
        fs::create_dir_all(&self.folder)?;
        let path = self.folder.join(part());
        let file = File::options().read(true).write(true).create_new(true).open(&path)?;
        fs::remove_file(&path)?;
        Ok(file)
    }

    /// Two letters of the hash are a folder, the rest is the name. What is no hash names nothing.
    fn path(&self, hash: &str) -> Result<PathBuf> {
        let good = hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !good {
            return Err(Error::internal(format!("{hash:?} is no hash of a file")));
        }
        Ok(self.folder.join(&hash[..2]).join(&hash[2..]))
    }

    fn write(&self, content: &[u8]) -> io::Result<Stored> {
        let stored = Stored { hash: digest(content), bytes: content.len() };
        let path = self.path(&stored.hash).map_err(io::Error::other)?;
        if fs::metadata(&path).is_ok_and(|there| there.len() == content.len() as u64) {
            return Ok(stored);
        }
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)?;
        let part = folder.join(part());
        let written = File::create(&part).and_then(|mut file| {
            file.write_all(content)?;
            file.sync_all()
        });
        if let Err(cause) = written.and_then(|()| fs::rename(&part, &path)) {
            // It may not be there at all; what is left of it is no file of ours.
            let _removed = fs::remove_file(&part);
            return Err(cause);
        }
        // The new name, and that of its folder, are kept by the folders above them.
        for folder in [folder, &self.folder] {
            File::open(folder)?.sync_all()?;
        }
        Ok(stored)
    }
}

/// The name of a file that is being written.
fn part() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!(".{}-{}.part", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

pub(crate) fn digest(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_content_is_kept_once_and_comes_back_unless_it_was_changed() {
        let temporary = crate::testing::database().await;
        let files = Files::new(temporary.folder(), 1);
        let stored = files.keep(b"what was seen".to_vec()).await.unwrap();
        assert_eq!(files.keep(b"what was seen".to_vec()).await.unwrap(), stored);
        assert_eq!(files.read(&stored.hash).await.unwrap(), b"what was seen");
        let path = files.path(&stored.hash).unwrap();
        let beside: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
        assert_eq!(beside.len(), 1, "nothing half-written stays");
        fs::write(&path, b"what was SEEN").unwrap();
        assert!(matches!(files.read(&stored.hash).await, Err(Error::Internal(_))));
        fs::remove_file(&path).unwrap();
        assert!(matches!(files.read(&stored.hash).await, Err(Error::Internal(_))));
    }

    #[tokio::test]
    async fn only_a_hash_names_a_file() {
        let temporary = crate::testing::database().await;
        let files = Files::new(temporary.folder(), 1);
        for name in ["", "../../etc/passwd", &"A".repeat(64), &format!("../{}", "a".repeat(61))] {
            assert!(files.path(name).is_err(), "{name}");
        }
    }
}
