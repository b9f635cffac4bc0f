//! What stands behind one value of DP.1711, as an example: the register of its attendance lists, and two comments.

use domain::{
    evidence::{FileName, FileType},
    id::UserId,
};
use serde::Serialize;

use super::{
    files::broken,
    past::{Past, moment, plus},
    project::Made,
    random::Random,
};
use crate::{
    error::Result,
    event::Change,
    files::Files,
    insert::evidence::{self, NewEvidence, Of},
};

const PROJECT: &str = "DP.1711";
const INDICATOR: &str = "Committee members trained";
/// Ended periods after the one that is told of.
const BACK: usize = 0;
const NAME: &str = "attendance-lists.csv";
const ABOUT: &str = "Register of the signed attendance lists, by settlement";
const LISTS: &str = "settlement,training days,signed by,kept at
Bugeshi,2,chair of the settlement committee,sector office
Busasamana,2,chair of the settlement committee,sector office
Cyanzarwe,1,executive secretary of the cell,cell office
Kanzenze,2,chair of the settlement committee,sector office
Mudende,2,executive secretary of the cell,cell office
Nyakiriba,1,chair of the settlement committee,sector office
";
const ASKED: &str = "Does this count those who came to both training days once or twice?";
const ANSWERED: &str = "Once: the lists have one line for each person, and the second day is only ticked in it. The attached register says where each list is kept.";

#[derive(Serialize)]
struct Said {
    indicator: i64,
    period: i64,
    text: &'static str,
}

#[derive(Serialize)]
struct Attached<'a> {
    indicator: i64,
    period: i64,
    name: &'static str,
    bytes: usize,
    hash: &'a str,
    about: &'static str,
}

pub(super) async fn make(past: &mut Past, made: &Made<'_>, store: &Files) -> Result<()> {
    if made.file.code.as_str() != PROJECT {
        return Ok(());
    }
    let ended = made.periods.iter().filter(|(_, period)| period.ends < past.today).count();
    let measured = made.indicators.iter().find(|indicator| indicator.file.title == INDICATOR);
    let (Some(measured), Some(at)) = (measured, ended.checked_sub(1 + BACK)) else { return Ok(()) };
    let (period, dates) = &made.periods[at];
    let of = Of { indicator: measured.id, period: *period };
    let mut random = Random::new(past.seed, "evidence");
    // What lies in the future of a project that has hardly begun is told of yesterday.
    let mut when = |days| moment(plus(dates.ends, days).min(plus(past.today, -1)), &mut random);
    let (attached_at, asked_at, answered_at) = (when(28), when(34), when(36));

    let stored = store.keep(LISTS.into()).await?;
    let name = FileName::parse(NAME).ok_or_else(|| broken(NAME, "no name of a file"))?;
    let manager = made.hands.manager;
    let new = NewEvidence { of, stored: &stored, kind: FileType::Text, name: &name, about: Some(ABOUT), by: manager };
    let id = evidence::evidence(past.at(attached_at), new).await?;
    let facts = Attached {
        indicator: of.indicator.0,
        period: of.period.0,
        name: NAME,
        bytes: stored.bytes,
        hash: &stored.hash,
        about: ABOUT,
    };
    let change = Change::new("evidence.attach", format!("evidence:{id}")).project(made.id).after(&facts)?;
    past.log(attached_at, Some(manager), change);
    say(past, made, of, (asked_at, made.hands.reviewer), ASKED).await?;
    say(past, made, of, (answered_at, manager), ANSWERED).await
}

async fn say(past: &mut Past, made: &Made<'_>, of: Of, (at, by): (i64, UserId), text: &'static str) -> Result<()> {
    let id = evidence::comment(past.at(at), of, text, by).await?;
    let facts = Said { indicator: of.indicator.0, period: of.period.0, text };
    let change = Change::new("comment.add", format!("comment:{id}")).project(made.id).after(&facts)?;
    past.log(at, Some(by), change);
    Ok(())
}
