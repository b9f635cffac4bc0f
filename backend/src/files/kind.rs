//! What a file is, by its content: its name says nothing. Nothing is unpacked but the two small parts in which an office
//! document says what it is, so a file that would unpack to very much costs nothing here.

use std::io::{Cursor, Read as _};

use domain::evidence::FileType;
use zip::ZipArchive;

/// Why a content is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("it is none of the types that are taken")]
    Unknown,
    #[error("it is an office document with a program in it")]
    Macros,
}

/// The parts of an office document that are looked into have at most so many bytes; larger ones are not believed.
const MOST_TOLD: u64 = 256 * 1024;
/// Parts of an office document.
const MOST_PARTS: usize = 5_000;

/// The type of a content; what fits none is refused.
pub fn kind(content: &[u8]) -> Result<FileType, Unfit> {
    match infer::get(content).map(|found| found.extension()) {
        Some("pdf") => Ok(FileType::Pdf),
        Some("png") => Ok(FileType::Png),
        Some("jpg") => Ok(FileType::Jpeg),
        Some("webp") => Ok(FileType::Webp),
        // Which archives are documents is asked of the archive itself.
        Some("zip" | "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp") => office(content),
        Some(_) => Err(Unfit::Unknown),
        None if is_text(content) => Ok(FileType::Text),
        None => Err(Unfit::Unknown),
    }
}

/// An archive that says it is a document, and holds one.
fn office(content: &[u8]) -> Result<FileType, Unfit> {
    let mut archive = ZipArchive::new(Cursor::new(content)).map_err(|_| Unfit::Unknown)?;
    if archive.len() > MOST_PARTS {
        return Err(Unfit::Unknown);
    }
    // Word and Excel keep programs in `vbaProject.bin`, OpenDocument in folders of their own.
    let holds_program = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.ends_with("vbaproject.bin") || name.starts_with("basic/") || name.starts_with("scripts/")
    };
    for name in archive.file_names() {
        if holds_program(&name.map_err(|_| Unfit::Unknown)?) {
            return Err(Unfit::Macros);
        }
    }
    if let Some(told) = part(&mut archive, "mimetype") {
        return match told.trim() {
            "application/vnd.oasis.opendocument.text" => Ok(FileType::Odt),
            "application/vnd.oasis.opendocument.spreadsheet" => Ok(FileType::Ods),
            _ => Err(Unfit::Unknown),
        };
    }
    let told = part(&mut archive, "[Content_Types].xml").ok_or(Unfit::Unknown)?;
    let holds = |name: &str| archive.index_for_name(name).is_some();
    if told.contains("macroEnabled") {
        return Err(Unfit::Macros);
    }
    for (main, kind, says) in [
        ("word/document.xml", FileType::Docx, "wordprocessingml.document.main+xml"),
        ("xl/workbook.xml", FileType::Xlsx, "spreadsheetml.sheet.main+xml"),
    ] {
        if holds(main) && told.contains(says) {
            return Ok(kind);
        }
    }
    Err(Unfit::Unknown)
}

/// A small part of an archive as text.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut text = String::new();
    let read = archive.by_name(name).ok()?.take(MOST_TOLD + 1).read_to_string(&mut text).ok()?;
    (read as u64 <= MOST_TOLD).then_some(text)
}

/// UTF-8 without control characters but those of lines and columns, that is no page and no program: those begin with "<" or
/// "#!", as no list and no note does.
fn is_text(content: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(content) else { return false };
    let plain = text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'));
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    plain && !begins.is_empty() && !begins.starts_with('<') && !begins.starts_with("#!")
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    const WORD: (&str, &str) = (
        "[Content_Types].xml",
        "<Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>",
    );
    const EXCEL: (&str, &str) = (
        "[Content_Types].xml",
        "<Override ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>",
    );

    #[test]
    fn the_content_says_what_a_file_is() {
        let taken: [(&[u8], FileType); 6] = [
            (b"%PDF-1.7\n1 0 obj", FileType::Pdf),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileType::Png),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", FileType::Jpeg),
            (b"RIFF\x24\0\0\0WEBPVP8 ", FileType::Webp),
            (b"name,sex\nA,f\n", FileType::Text),
            ("\u{feff}Présents : 12".as_bytes(), FileType::Text),
        ];
        for (content, expected) in taken {
            assert_eq!(kind(content), Ok(expected));
        }
        let documents = [
            (archive(&[WORD, ("word/document.xml", "<w/>")]), FileType::Docx),
            (archive(&[("xl/workbook.xml", "<x/>"), EXCEL]), FileType::Xlsx),
            (archive(&[("mimetype", "application/vnd.oasis.opendocument.text")]), FileType::Odt),
            (archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]), FileType::Ods),
        ];
        for (content, expected) in documents {
            assert_eq!(kind(&content), Ok(expected));
        }
    }

    #[test]
    fn what_runs_or_hides_is_refused() {
        let refused: [&[u8]; 10] = [
            b"",
            b"  \n",
            b"MZ\x90\0\x03\0\0\0",
            b"\x7fELF\x02\x01\x01\0",
            b"<!DOCTYPE html><script>alert(1)</script>",
            b"  <svg onload=\"alert(1)\"/>",
            b"#!/bin/sh\nrm -rf /",
            b"GIF89a\x01\0\x01\0",
            b"text with a \0 in it",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        ];
        for content in refused {
            assert_eq!(kind(content), Err(Unfit::Unknown), "{content:?}");
        }
        for (content, expected) in [
            (archive(&[("a.txt", "a")]), Unfit::Unknown),
            (archive(&[("word/document.xml", "<w/>")]), Unfit::Unknown),
            (archive(&[("mimetype", "application/vnd.oasis.opendocument.presentation")]), Unfit::Unknown),
            (archive(&[WORD, ("word/document.xml", ""), ("word/vbaProject.bin", "x")]), Unfit::Macros),
            (archive(&[("[Content_Types].xml", "vnd.ms-word.document.macroEnabled.main+xml")]), Unfit::Macros),
            (archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("Basic/a.xml", "")]), Unfit::Macros),
            (b"PK\x03\x04 and nothing that follows".to_vec(), Unfit::Unknown),
        ] {
            assert_eq!(kind(&content), Err(expected));
        }
    }

    #[test]
    fn a_part_that_unpacks_to_very_much_is_not_believed() {
        let much = " ".repeat(1 << 20);
        assert_eq!(kind(&archive(&[("mimetype", &much)])), Err(Unfit::Unknown));
    }
}
