//! Yearly appeals: imported from files after a look at what would change, and changed by hand. For who may
//! [`EditAppeal`](domain::policy::Wide::EditAppeal).

mod areas;
mod import;
mod preview;
mod revise;

pub use areas::{ReviseAreas, TypedArea, revise_areas};
pub(crate) use import::write;
pub use import::{Counts, Imported, import};
pub use preview::{Moved, Preview, RowPreview, TotalPreview, preview};
pub use revise::{PRINTED, Revise, revise};
