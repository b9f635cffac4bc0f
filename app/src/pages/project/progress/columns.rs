//! The columns of the grid: every cell that any indicator of the page has, split by split.

use backend::query::progress::Progress;
use domain::{
    axes::{Axes, Cell},
    grid::Column,
};

use crate::ui::figure;

/// Cells that together are the whole, with their words. What they leave is a column of its own after them.
pub(crate) struct Split {
    /// "sex", "sex*age".
    pub axis: String,
    pub name: String,
    pub cells: Vec<(Cell, String)>,
}

pub(crate) struct Columns {
    pub splits: Vec<Split>,
}

impl Columns {
    /// Splits in the order of the indicators, categories likewise.
    pub(crate) fn of(progress: &Progress) -> Self {
        Self::of_all(progress.rows().map(|row| &row.measured.axes))
    }

    pub(super) fn of_all<'a>(axes: impl IntoIterator<Item = &'a Axes>) -> Self {
        let mut splits: Vec<Split> = Vec::new();
        for axes in axes {
            for split in axes.splits() {
                let known = splits.iter().position(|known| known.axis == split.axis);
                let at = known.unwrap_or_else(|| {
                    let name = figure::split(axes, &split.axis);
                    splits.push(Split { axis: split.axis, name, cells: Vec::new() });
                    splits.len() - 1
                });
                for cell in split.cells {
                    if !splits[at].cells.iter().any(|(known, _)| *known == cell) {
                        let words = figure::category(axes, &cell);
                        splits[at].cells.push((cell, words));
                    }
                }
            }
        }
        Self { splits }
    }

    /// Several splits need the whole width of the page: what stands beside the grid then stands under it, and the total
    /// comes before the cells, where it is seen without scrolling.
    pub(crate) fn is_wide(&self) -> bool {
        self.splits.len() > 1
    }

    /// Columns of the table: those before the cells, the cells with what they leave, total, state.
    pub(super) fn number(&self, before: usize) -> usize {
        before + 2 + self.splits.iter().map(|split| split.cells.len() + 1).sum::<usize>()
    }

    /// The names of the cells into which one types, from left to right.
    pub(super) fn names(&self) -> Vec<String> {
        let cells = self.splits.iter().flat_map(|split| &split.cells).map(|(cell, _)| cell.to_string());
        let total = || std::iter::once(Column::Total.to_string());
        if self.is_wide() { total().chain(cells).collect() } else { cells.chain(total()).collect() }
    }

    /// Where each of [`Self::names`] stands in a line, counted from 0.
    pub(super) fn places(&self, before: usize) -> Vec<usize> {
        let mut at = before + usize::from(self.is_wide());
        let mut places = Vec::new();
        for split in &self.splits {
            places.extend(at..at + split.cells.len());
            at += split.cells.len() + 1;
        }
        if self.is_wide() {
            places.insert(0, before);
        } else {
            places.push(at);
        }
        places
    }
}

/// Whether this indicator has the cell.
pub(crate) fn has(axes: &Axes, split: &Split, cell: &Cell) -> bool {
    axes.splits().iter().any(|own| own.axis == split.axis && own.cells.contains(cell))
}
