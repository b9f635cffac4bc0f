//! Evidence files: which types are taken, and what a file may be called. What a file really is, its content says; that is
//! looked at where the bytes are (`backend::files`).

use crate::word::words;

/// The types that are taken: what can be looked at and holds no program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileType {
    Pdf,
    Png,
    Jpeg,
    Webp,
    Docx,
    Xlsx,
    Odt,
    Ods,
    /// Plain text, a table of comma-separated values among it: by its content neither can be told from the other.
    Text,
}

words!(FileType: "type of file" {
    Pdf => "pdf",
    Png => "png",
    Jpeg => "jpeg",
    Webp => "webp",
    Docx => "docx",
    Xlsx => "xlsx",
    Odt => "odt",
    Ods => "ods",
    Text => "text",
});

impl FileType {
    /// What a name of such a file ends with.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Webp => &["webp"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Odt => &["odt"],
            Self::Ods => &["ods"],
            Self::Text => &["csv", "txt"],
        }
    }

    /// As HTTP names it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// Every ending that is taken, as a file field lists them: ".pdf,.png".
    pub fn accepted() -> String {
        let endings = Self::ALL.iter().flat_map(|kind| kind.endings());
        endings.map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(",")
    }
}

/// Characters of a name; what is longer is cut before its ending.
const NAME_MAX: usize = 100;

/// The name of a file for people to read and keep: no folders, no control characters, none that turn the direction of
/// writing (U+202E makes "cod.exe" of "exe.doc"), none that a file system refuses, no dot in front. It is never a path of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    /// What is left of a name that was sent; none where nothing is.
    pub fn parse(sent: &str) -> Option<Self> {
        let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
        let refused = |c: &char| {
            c.is_control()
                || "<>:\"|?*".contains(*c)
                || matches!(*c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        };
        let clean: String = last.chars().filter(|c| !refused(c)).collect();
        let clean = clean.trim().trim_start_matches('.').trim_end_matches(['.', ' ']);
        if clean.is_empty() {
            return None;
        }
        let (stem, ending) = match clean.rsplit_once('.') {
            Some((stem, ending)) if ending.chars().count() < NAME_MAX => (stem, format!(".{ending}")),
            _ => (clean, String::new()),
        };
        let room = NAME_MAX - ending.chars().count();
        let stem: String = stem.chars().take(room).collect();
        Some(Self(stem + &ending))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it ends with, in small letters; empty where there is no dot.
    pub fn ending(&self) -> String {
        self.0.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
    }

    /// The same in letters of ASCII, for programs that know no others.
    pub fn ascii(&self) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() || "._- ".contains(c) { c } else { '_' };
        self.0.chars().map(plain).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_path_and_hides_nothing() {
        for (sent, kept) in [
            ("list.pdf", Some("list.pdf")),
            ("../../etc/passwd", Some("passwd")),
            ("D:\\lists\\me\\Liste signée.PDF", Some("Liste signée.PDF")),
            ("..", None),
            (".htaccess", Some("htaccess")),
            ("", None),
            ("a\r\nSet-Cookie: x.pdf", Some("aSet-Cookie x.pdf")),
            ("annex\u{202e}fdp.exe", Some("annexfdp.exe")),
            ("a\"b.pdf ", Some("ab.pdf")),
            ("folder/", None),
        ] {
            assert_eq!(FileName::parse(sent).as_ref().map(FileName::as_str), kept, "{sent:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let long = FileName::parse(&format!("{}.pdf", "é".repeat(500))).unwrap();
        assert_eq!((long.as_str().chars().count(), long.ending().as_str()), (NAME_MAX, "pdf"));
        assert_eq!(FileName::parse(&"x".repeat(500)).unwrap().as_str().len(), NAME_MAX);
        assert!(FileName::parse(&format!("a.{}", "b".repeat(500))).unwrap().as_str().len() <= NAME_MAX);
    }

    #[test]
    fn the_name_of_a_header_is_ascii() {
        assert_eq!(FileName::parse("Liste signée.pdf").unwrap().ascii(), "Liste sign_e.pdf");
    }
}
