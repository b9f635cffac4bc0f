//! The areas for which an appeal asks for money.

use crate::word::words;

/// The areas of the Migration Governance Framework as appeals print them, and what is asked for none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Area {
    Principle1,
    Principle2,
    Principle3,
    Objective1,
    Objective2,
    Objective3,
    Institutional,
}

words!(Area: "area of an appeal" {
    Principle1 => "Principle 1",
    Principle2 => "Principle 2",
    Principle3 => "Principle 3",
    Objective1 => "Objective 1",
    Objective2 => "Objective 2",
    Objective3 => "Objective 3",
    Institutional => "Institutional",
});
