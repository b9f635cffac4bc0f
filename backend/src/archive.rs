//! A zip file made piece by piece: on the disk, so that no more than one piece is in memory, and with the SHA-256 of each.
//!
//! The file has no name while it is made: where the program is stopped, nothing stays behind.

use std::{
    fs::File,
    io::{Seek as _, Write as _},
};

use serde::Serialize;
use tokio::task::spawn_blocking;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{
    error::{Error, Result},
    files::{Files, digest},
};

/// One piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its folders and name inside the archive.
    pub path: String,
    pub bytes: usize,
    /// SHA-256 of the content, in hexadecimal.
    pub hash: String,
}

pub struct Archive {
    zip: ZipWriter<File>,
    entries: Vec<Entry>,
}

impl Archive {
    /// In the folder of files, where there is room for files.
    pub async fn begin(files: &Files) -> Result<Self> {
        let files = files.clone();
        let file = spawn_blocking(move || files.nameless()).await.map_err(Error::internal)?;
        Ok(Self { zip: ZipWriter::new(file.map_err(Error::internal)?), entries: Vec::new() })
    }

    /// Adds a piece. `path` is plain: folders and names of our own.
    pub async fn add(self, path: String, content: Vec<u8>) -> Result<Self> {
        let added = spawn_blocking(move || self.write(path, &content)).await.map_err(Error::internal)?;
        added.map_err(Error::internal)
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The whole, to be read from its beginning.
    pub async fn finish(self) -> Result<File> {
        let done = spawn_blocking(move || {
            let mut file = self.zip.finish()?;
            file.rewind()?;
            Ok::<_, zip::result::ZipError>(file)
        });
        done.await.map_err(Error::internal)?.map_err(Error::internal)
    }

    /// What is packed already, as pictures and spreadsheets, is not made smaller by packing it again.
    fn write(mut self, path: String, content: &[u8]) -> Result<Self, zip::result::ZipError> {
        let plain = [".json", ".csv", ".txt"].iter().any(|ending| path.ends_with(ending));
        let method = if plain { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        self.zip.start_file(&path, SimpleFileOptions::default().compression_method(method))?;
        self.zip.write_all(content)?;
        self.entries.push(Entry { path, bytes: content.len(), hash: digest(content) });
        Ok(self)
    }
}

/// A piece that programs read.
pub fn json(content: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec_pretty(content).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[tokio::test]
    async fn what_was_packed_comes_out_with_its_hash_and_leaves_nothing_behind() {
        let temporary = crate::testing::database().await;
        let files = Files::new(temporary.folder(), 1);
        let archive = Archive::begin(&files).await.unwrap();
        let archive = archive.add("a/list.pdf".into(), b"seen".to_vec()).await.unwrap();
        let archive = archive.add("manifest.json".into(), b"{}".to_vec()).await.unwrap();
        let entries = archive.entries().to_vec();
        let mut zip = zip::ZipArchive::new(archive.finish().await.unwrap()).unwrap();
        assert_eq!(zip.len(), 2);
        for entry in &entries {
            let mut content = Vec::new();
            zip.by_name(&entry.path).unwrap().read_to_end(&mut content).unwrap();
            assert_eq!((content.len(), digest(&content)), (entry.bytes, entry.hash.clone()));
        }
        let left: Vec<_> = std::fs::read_dir(temporary.folder().join("files")).unwrap().collect();
        assert!(left.is_empty(), "{left:?}");
    }
}
