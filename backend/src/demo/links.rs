//! What the hand-written projects proposed to count towards corporate results: what their files say, confirmed when they were endorsed;
//! and a few that wait, were refused, or count in part.

use domain::{
    id::ProposalId,
    link::{Decision, Share, same},
};
use serde::Serialize;

use super::{
    files::broken,
    framework::{Corporate, Known},
    past::{Past, moment, plus},
    people::Hands,
    project::{Made, Measured},
    random::Random,
};
use crate::{
    error::Result,
    event::Change,
    insert::link::{self as insert, NewLink, NewProposal},
};

/// Why the words of two units mean the same, where a file has others than the framework.
const SAME: &str = "Counted in the same way, under the word that this programme uses.";

/// What a project proposes of one more indicator.
struct Told {
    project: &'static str,
    indicator: &'static str,
    corporate: &'static str,
    /// In percent; blank is the whole.
    share: &'static str,
    same_unit: &'static str,
    /// Days before today.
    ago: i64,
    fate: Fate,
}

enum Fate {
    Waits,
    Confirmed(&'static str),
    Refused(&'static str),
}

const TOLD: [Told; 8] = [
    Told {
        project: "DP.1649",
        indicator: "Complaints from workers abroad that are answered in a month",
        corporate: "A.1",
        share: "",
        same_unit: "",
        ago: 33,
        fate: Fate::Confirmed(""),
    },
    Told {
        project: "EM.1715",
        indicator: "Kits placed in advance",
        corporate: "C.1",
        share: "",
        same_unit: "",
        ago: 36,
        fate: Fate::Confirmed("They count where they are stocked, not again where they are handed over."),
    },
    Told {
        project: "EM.1688",
        indicator: "Women and girls who receive a dignity and safety kit",
        corporate: "O2.1",
        share: "60",
        same_unit: "",
        ago: 41,
        fate: Fate::Confirmed("Four in ten are counted with the shelter kit of their family already."),
    },
    Told {
        project: "DP.1533",
        indicator: "People who receive individual counselling",
        corporate: "O3.3",
        share: "40",
        same_unit: "",
        ago: 19,
        fate: Fate::Waits,
    },
    Told {
        project: "HA.1633",
        indicator: "Residents who live in sites that meet the national standard",
        corporate: "O2.1",
        share: "",
        same_unit: "",
        ago: 12,
        fate: Fate::Waits,
    },
    Told {
        project: "BM.1614",
        indicator: "Posts and offices connected",
        corporate: "O3.2",
        share: "",
        same_unit: "Every place is a border post, or an office at one.",
        ago: 8,
        fate: Fate::Waits,
    },
    Told {
        project: "DP.1649",
        indicator: "Agencies that sign the code",
        corporate: "P3.1",
        share: "",
        same_unit: "A code that agencies sign is a way to coordinate them.",
        ago: 15,
        fate: Fate::Refused(
            "An agency that signs is not a mechanism that functions. Propose the meetings of the signatories.",
        ),
    },
    Told {
        project: "LM.1604",
        indicator: "Migrant workers on a warning list",
        corporate: "O3.3",
        share: "",
        same_unit: "",
        ago: 27,
        fate: Fate::Refused("Being on a list is no orientation before departure."),
    },
];

#[derive(Serialize)]
struct Logged<'a> {
    indicator: &'a str,
    /// In percent.
    share: String,
    said: &'a str,
}

/// A link of the files as it came about: proposed with the plan, confirmed by headquarters with the endorsement.
pub(super) async fn told(
    past: &mut Past,
    (proposed, confirmed): (i64, i64),
    measured: &Measured<'_>,
    known: &Known,
    hands: Hands,
) -> Result<ProposalId> {
    let same_unit = if same(&measured.file.unit, &known.unit) { "" } else { SAME };
    let new =
        NewProposal { indicator: measured.id, corporate: known.id, share: Share::WHOLE, same_unit, by: hands.manager };
    let id = insert::proposal(past.at(proposed), new).await?;
    insert::decide(past.at(confirmed), id, Decision::Confirmed, hands.analyst, "").await?;
    Ok(id)
}

/// What this project proposed later.
pub(super) async fn make(past: &mut Past, made: &Made<'_>, corporate: &Corporate) -> Result<()> {
    for told in TOLD.iter().filter(|told| told.project == made.file.code.as_str()) {
        let random = &mut Random::new(past.seed, told.indicator);
        let missing = |what: &str| broken(told.project, &format!("has no {what} for its link"));
        let measured = made.indicators.iter().find(|measured| measured.file.title == told.indicator);
        let measured = measured.ok_or_else(|| missing("indicator"))?;
        let known = corporate.get(told.corporate).ok_or_else(|| missing("corporate indicator"))?;
        let share = Share::parse(told.share).ok_or_else(|| missing("share"))?;
        let (manager, analyst) = (made.hands.manager, made.hands.analyst);
        let at = moment(plus(past.today, -told.ago), random);
        let new =
            NewProposal { indicator: measured.id, corporate: known.id, share, same_unit: told.same_unit, by: manager };
        let id = insert::proposal(past.at(at), new).await?;
        let logged = |said| Logged { indicator: told.indicator, share: share.to_string(), said };
        let change = Change::new("link.propose", format!("proposal:{id}")).project(made.id);
        past.log(at, Some(manager), change.after(&logged(told.same_unit))?);
        let later = moment(plus(past.today, 3 - told.ago), random);
        match told.fate {
            Fate::Waits => {}
            Fate::Confirmed(note) => {
                insert::decide(past.at(later), id, Decision::Confirmed, analyst, note).await?;
                let new = NewLink {
                    indicator: measured.id,
                    corporate: known.id,
                    share,
                    proposal: Some(id),
                    by: Some(analyst),
                };
                let link = insert::link(past.at(later), new).await?;
                let change = Change::new("link.confirm", format!("link:{link}")).project(made.id);
                past.log(later, Some(analyst), change.after(&logged(note))?);
            }
            Fate::Refused(note) => {
                insert::decide(past.at(later), id, Decision::Refused, analyst, note).await?;
                let change = Change::new("link.refuse", format!("proposal:{id}")).project(made.id);
                past.log(later, Some(analyst), change.after(&logged(note))?);
            }
        }
    }
    Ok(())
}
