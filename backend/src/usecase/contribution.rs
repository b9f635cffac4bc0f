//! Contributions of donors: what each of them gives, instalment by instalment, and what that money is allocated to.
//!
//! For fund managers and administrators over everything ([`EditContributions`](domain::policy::Wide::EditContributions)). Instalments and
//! allocations are superseded, never overwritten; what a contribution says carries a version.

mod add;
mod allocate;
mod convert;
mod edit;
mod end;
mod read;
mod record;
mod retire;
mod standing;
mod withdraw;

pub use add::{Add, add};
pub use allocate::{Allocate, Target, allocate};
pub use convert::convert;
pub use edit::{Edit, edit};
pub use read::ContributionText;
pub use record::{Record, record};
pub use retire::{Retire, retire};
pub use withdraw::{Withdraw, withdraw};

use domain::{
    id::{ContributionId, ProjectId},
    policy::Wide,
};

use crate::{ctx::Ctx, error::Result, event::Change};

/// Characters in a name, a reference, conditions, a note and a reason.
pub const NAME_MAX: usize = 200;
pub const REFERENCE_MAX: usize = 100;
pub const CONDITIONS_MAX: usize = 2_000;
pub const NOTE_MAX: usize = 200;
pub const REASON_MAX: usize = 500;

/// A trillion, in minor units: far above any contribution, far below what a sum can hold.
const MOST: i64 = 100_000_000_000_000;

/// Asked before anything is said about what was sent; every verb asks again.
pub fn may(ctx: &Ctx) -> Result<()> {
    ctx.wide(Wide::EditContributions)
}

/// As the audit log names a contribution.
fn subject(contribution: ContributionId) -> String {
    format!("contribution:{contribution}")
}

/// With the project for which it is earmarked, in whose log it stands too.
fn of_project(change: Change, project: Option<ProjectId>) -> Change {
    match project {
        Some(project) => change.project(project),
        None => change,
    }
}
