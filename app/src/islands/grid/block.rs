//! A block of cells, as in a spreadsheet: chosen with Shift, copied, cut, made blank, and pasted from where the cursor is.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlInputElement, KeyboardEvent, MouseEvent};

use super::{
    Typing,
    cells::{all, is_note, is_same, line_of, one, target, text, value},
    undo::change,
};

/// Lines are counted over the whole grid, the columns are those into which one types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    line: usize,
    column: usize,
}

/// From where the block was begun to where it goes.
#[derive(Clone, Copy, Debug)]
pub(in crate::islands) struct Block {
    from: Place,
    to: Place,
}

pub(in crate::islands) type Picked = RefCell<Option<Block>>;

/// The grid as lines and columns. A line that this person may not type into has its place in it.
struct Table {
    lines: Vec<Element>,
    columns: Vec<String>,
    /// Where each of the columns stands in a line.
    places: Vec<u32>,
}

impl Table {
    fn of(grid: &dyn Typing) -> Option<Self> {
        let table = one(&grid.desk().form, "table.grid")?;
        let words = |name: &str| text(&table, name).split(' ').map(str::to_owned).collect::<Vec<_>>();
        let places = words("data-places").iter().filter_map(|at| at.parse().ok()).collect();
        Some(Self { lines: all(&table, "tbody tr:not(.group, .why)"), columns: words("data-columns"), places })
    }

    fn cell(&self, at: Place) -> Option<Element> {
        self.lines.get(at.line)?.children().item(*self.places.get(at.column)?)
    }

    fn field(&self, at: Place) -> Option<Element> {
        one(&self.cell(at)?, "[data-cell]")
    }

    fn place(&self, field: &Element) -> Option<Place> {
        let column = text(field, "data-cell");
        let line = line_of(field)?;
        Some(Place {
            line: self.lines.iter().position(|known| is_same(known, &line))?,
            column: self.columns.iter().position(|known| *known == column)?,
        })
    }

    /// Line by line; none where a cell has no field.
    fn fields(&self, block: Block) -> Vec<Vec<Option<Element>>> {
        let between = |one: usize, other: usize| one.min(other)..=one.max(other);
        between(block.from.line, block.to.line)
            .map(|line| {
                let columns = between(block.from.column, block.to.column);
                columns.map(|column| self.field(Place { line, column })).collect()
            })
            .collect()
    }
}

fn pick(grid: &dyn Typing, table: &Table, block: Option<Block>) {
    let desk = grid.desk();
    for old in all(&desk.form, ".is-picked") {
        let _ = old.class_list().remove_1("is-picked");
    }
    let block = block.filter(|block| block.from != block.to);
    desk.picked.replace(block);
    let Some(block) = block else { return };
    for field in table.fields(block).into_iter().flatten().flatten() {
        if let Some(cell) = field.parent_element() {
            let _ = cell.class_list().add_1("is-picked");
        }
    }
}

/// Gives the block up. False where there was none.
pub(in crate::islands) fn unpick(grid: &dyn Typing) -> bool {
    let had = grid.desk().picked.borrow().is_some();
    if had && let Some(table) = Table::of(grid) {
        pick(grid, &table, None);
    }
    had
}

fn picked_fields(grid: &dyn Typing) -> Option<Vec<Vec<Option<Element>>>> {
    let block = (*grid.desk().picked.borrow())?;
    Some(Table::of(grid)?.fields(block))
}

fn clear_picked(grid: &dyn Typing) {
    let fields = picked_fields(grid).into_iter().flatten().flatten().flatten();
    change(grid, fields.map(|field| (field, String::new())).collect());
}

/// Whether a cell is only stood upon: nothing of it is chosen letter by letter.
pub(in crate::islands) fn is_whole(input: &HtmlInputElement) -> bool {
    let (start, end) = (input.selection_start().ok().flatten(), input.selection_end().ok().flatten());
    let length = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
    start == Some(0) && end == Some(length)
}

/// Shift and an arrow make the block larger or smaller; Delete makes it blank. True where the key was meant so.
pub(in crate::islands) fn grow(grid: &dyn Typing, key: &KeyboardEvent) -> bool {
    let held = *grid.desk().picked.borrow();
    if held.is_some() && matches!(key.key().as_str(), "Delete" | "Backspace") {
        clear_picked(grid);
        return true;
    }
    let Some(field) = key.target().and_then(|target| target.dyn_into::<Element>().ok()).filter(|field| !is_note(field))
    else {
        return false;
    };
    let along = key.key() == "ArrowLeft" || key.key() == "ArrowRight";
    let whole = field.dyn_ref::<HtmlInputElement>().is_none_or(is_whole);
    if !key.shift_key() || !key.key().starts_with("Arrow") || (along && held.is_none() && !whole) {
        return false;
    }
    let Some(table) = Table::of(grid) else { return false };
    let Some(here) = table.place(&field) else { return false };
    let block = held.filter(|block| block.from == here).unwrap_or(Block { from: here, to: here });
    let Place { line, column } = block.to;
    let to = match key.key().as_str() {
        "ArrowUp" => Place { line: line.saturating_sub(1), column },
        "ArrowDown" => Place { line: (line + 1).min(table.lines.len() - 1), column },
        "ArrowLeft" => Place { line, column: column.saturating_sub(1) },
        _ => Place { line, column: (column + 1).min(table.columns.len() - 1) },
    };
    pick(grid, &table, Some(Block { to, ..block }));
    true
}

/// With Shift the block goes from the cursor to where was clicked; without, it is given up.
pub(in crate::islands) fn press(grid: &dyn Typing, event: &Event) {
    let shift = event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::shift_key);
    let clicked = target(event).filter(|_| shift);
    let here = grid.desk().document.active_element().filter(|here| here.has_attribute("data-cell"));
    let places = Table::of(grid).and_then(|table| {
        let (from, to) = (table.place(&here?)?, table.place(&clicked?)?);
        Some((table, Block { from, to }))
    });
    match places {
        Some((table, block)) => {
            event.prevent_default();
            pick(grid, &table, Some(block));
        }
        None => {
            unpick(grid);
        }
    }
}

/// The block as lines of cells with tabs between; blank stays blank.
pub(in crate::islands) fn copy(grid: &dyn Typing, event: &Event) {
    let Some(fields) = picked_fields(grid) else { return };
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
    let line = |line: &Vec<Option<Element>>| {
        let cells =
            line.iter().map(|field| field.as_ref().map(|field| value(field).trim().to_owned()).unwrap_or_default());
        cells.collect::<Vec<_>>().join("\t")
    };
    let lines: Vec<String> = fields.iter().map(line).collect();
    if data.set_data("text/plain", &lines.join("\n")).is_ok() {
        event.prevent_default();
    }
}

pub(in crate::islands) fn cut(grid: &dyn Typing, event: &Event) {
    copy(grid, event);
    if event.default_prevented() {
        clear_picked(grid);
    }
}

/// Lines are rows, tabs are columns. A row or a cell that cannot be typed into swallows its part of the block, so that the
/// rest stays in line.
pub(in crate::islands) fn paste(grid: &dyn Typing, event: &Event) {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
    let Some(cursor) = target(event).filter(|cell| !is_note(cell)) else { return };
    let Ok(pasted) = data.get_data("text") else { return };
    let pasted = pasted.trim_end_matches(['\r', '\n']);
    if !pasted.contains(['\t', '\n']) {
        return;
    }
    let Some((table, from)) = Table::of(grid).and_then(|table| table.place(&cursor).map(|from| (table, from))) else {
        return;
    };
    event.prevent_default();
    let lines = pasted.split('\n').map(|line| line.trim_end_matches('\r').split('\t'));
    let cells = lines.enumerate().flat_map(|(down, line)| {
        line.enumerate().map(move |(right, text)| (Place { line: from.line + down, column: from.column + right }, text))
    });
    let cells = cells.filter_map(|(at, text)| Some((table.field(at)?, text.trim().to_owned())));
    change(grid, cells.collect());
    unpick(grid);
}
