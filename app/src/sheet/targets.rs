//! What is promised for each period, as a sheet to read beside the values. Targets are changed on their page, where what does
//! not fit together is said.

use backend::{
    query::{
        matrix::Matrix,
        progress::{Progress, Row},
        project::Project,
    },
    sheet::write::{Content, Table},
};

use super::matrix::value;
use crate::{pages::project::progress::grid::group_title, t, ui::figure};

/// Columns before those of the periods.
const BEFORE: usize = 5;

/// Nothing where no period has a target.
pub(super) fn table(project: &Project, progress: &Progress, matrix: &Matrix) -> Option<Table> {
    if progress.rows().all(|row| row.planned.is_empty()) {
        return None;
    }
    let periods = progress.periods.iter().map(|line| (line.dates.label(), 12.0));
    let columns: [_; BEFORE] = [
        (t!("sheet-number"), 9.0),
        (t!("sheet-statement"), 60.0),
        (t!("sheet-unit"), 14.0),
        (t!("sheet-over"), 14.0),
        (t!("sheet-target-whole"), 14.0),
    ];
    let rows = progress.groups.iter().flat_map(|group| {
        let mut title = vec![Content::Blank, Content::text(group_title(group))];
        title.resize(BEFORE + progress.periods.len(), Content::Blank);
        let rows = group.rows.iter().map(|row| (false, self::row(row, progress, matrix)));
        std::iter::once((true, title)).chain(rows)
    });
    Some(Table {
        name: t!("sheet-name-targets"),
        title: format!("{} · {}", project.code, project.title),
        columns: columns.into_iter().chain(periods).collect(),
        rows: rows.collect(),
    })
}

fn row(row: &Row, progress: &Progress, matrix: &Matrix) -> Vec<Content> {
    let measured = &row.measured;
    let number = matrix.indicator(measured.indicator).map(|indicator| indicator.number.clone());
    let target = |of| value(&measured.answers, of);
    let mut cells = vec![
        Content::text(number.unwrap_or_default()),
        Content::text(measured.title.clone()),
        Content::text(measured.unit.clone()),
        Content::text(figure::accumulation(measured.kind, measured.accumulation)),
        target(row.target),
    ];
    cells.extend(progress.periods.iter().map(|line| target(row.planned_for(line.id))));
    cells
}
