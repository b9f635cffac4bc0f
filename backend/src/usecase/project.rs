//! Changing a project's essentials: its title, its dates, and its reporting periods with the rule by which they are due. For
//! who may [`EditProject`](domain::policy::Action::EditProject).

mod periods;
mod preview;
mod read;
mod revise;

pub use preview::{Preview, preview, standing};
pub use read::{Facts, OwnText, ProjectText, TITLE_MAX};
pub use revise::{Revise, revise};
