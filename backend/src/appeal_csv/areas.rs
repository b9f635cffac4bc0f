//! `areas.csv`, and the areas that the other files name: those of the printed table of totals first, then those of the cells.

use domain::appeal::{Area, NAME_MAX};

use super::{
    File, NamedArea, Problems,
    table::{self, Line},
};
use crate::usecase::text;

const HEADER: &[&str] = &["framework_area", "about"];

/// The longest text about an area.
pub(crate) const ABOUT_MAX: usize = 120;

/// The areas so far, in their order.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) list: Vec<NamedArea>,
    /// There is a file of areas: what is not in it is none.
    closed: bool,
}

impl Found {
    pub(super) fn new(file: Option<&File>, problems: &mut Problems) -> Self {
        let mut found = Self::default();
        let Some(file) = file else { return found };
        for line in table::read(file, HEADER, problems) {
            let known = found.list.len();
            let Some(area) = found.area(&line, 0, problems) else { continue };
            let about = text::clean(line.get(1)).replace('\n', " ");
            if about.chars().count() > ABOUT_MAX {
                problems.add(line.problem(1, "too-long").with("max", ABOUT_MAX).with("length", about.chars().count()));
            }
            match found.list.get_mut(known) {
                Some(new) => new.about = Some(about),
                None => problems.add(line.problem(0, "area-twice").with("other", area)),
            }
        }
        found.closed = !found.list.is_empty();
        found
    }

    /// The area that a line names. Problems: `area-name`; `area-unknown` where a file of areas has it not; `area-alike` where its
    /// letters and digits are those of another one.
    pub(super) fn area(&mut self, line: &Line<'_>, column: usize, problems: &mut Problems) -> Option<Area> {
        let Ok(area) = line.get(column).parse::<Area>() else {
            problems.add(line.problem(column, "area-name").with("max", NAME_MAX));
            return None;
        };
        if self.list.iter().any(|known| known.area == area) {
            return Some(area);
        }
        if self.closed {
            let listed: Vec<&str> = self.list.iter().map(|known| known.area.as_str()).collect();
            problems.add(line.problem(column, "area-unknown").with("listed", listed.join(", ")));
            return None;
        }
        if let Some(other) = self.list.iter().find(|known| known.area.slug() == area.slug()) {
            problems.add(line.problem(column, "area-alike").with("other", other.area));
            return None;
        }
        self.list.push(NamedArea { area, about: None });
        Some(area)
    }
}
