//! Writing corporate frameworks, for who may [`EditFrameworks`](domain::policy::Wide::EditFrameworks): areas, the outcomes and outputs in
//! them, corporate indicators and their targets.
//!
//! Nothing is deleted: what is taken out is retired, and past days keep it. Every change of what is there names the version that was
//! read. What projects count towards keeps its kind, its unit and its answers.

mod add;
mod area;
mod current;
mod indicator;
mod result;
mod retire;
mod revise;
mod targets;

pub use add::{Add, add};
pub use area::{Area, save_area};
pub use indicator::{Indicator, IndicatorText, save_indicator};
pub use result::{FrameworkResult, save_result};
pub use retire::{Retire, retire};
pub use revise::{Revise, revise};
pub use targets::{Targets, set_targets};

/// Characters in a title or a name.
pub const TITLE_MAX: usize = 200;
/// Characters in a statement.
pub const STATEMENT_MAX: usize = 500;
/// Characters in a definition, and in a method.
pub const DEFINITION_MAX: usize = 1_000;
/// Characters in a unit.
pub const UNIT_MAX: usize = 60;
/// Characters in a reason.
pub const REASON_MAX: usize = 500;
