//! Sends reminders, for who may [`Remind`](domain::policy::Action::Remind). What is written here is shown at once, and mailed after.

use domain::{
    format,
    id::{OfficeId, ReminderId, UserId},
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::Serialize;

use super::DAY;
use crate::{
    ctx::{Ctx, Tx},
    entity::reminders,
    error::{Error, Problem, Result},
    event::Change,
    query::work::mission::{Due, PersonLine, Whose, may_remind, people},
};

#[derive(Clone, Debug)]
pub struct Send {
    /// What is missing on its projects is what is reminded of.
    pub office: OfficeId,
    /// None means everybody who owes something.
    pub person: Option<UserId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    pub sent: u32,
    /// Who owes something but was reminded within a day.
    pub spared: u32,
}

/// A reminder as the audit log keeps it.
#[derive(Serialize)]
struct Facts<'a> {
    to: &'a str,
    missing: u32,
    returned: u32,
    periods: usize,
}

/// Reminds everybody who owes something and was not reminded within a day; never oneself. Errors: an office in which one may remind
/// nobody is not found, nor is a person who enters no values there; `reminded-lately` says by whom and when; `nothing-owed`.
pub async fn send(ctx: &Ctx, command: Send) -> Result<Sent> {
    let subject = ctx.subject()?;
    if !may_remind(subject) {
        return Err(Error::Forbidden);
    }
    let tx = ctx.write().await?;
    let people = people(tx.conn(), subject, Whose::Office(command.office), ctx.today()).await?;
    let meant = |person: &&PersonLine| command.person.is_none_or(|user| user == person.user);
    if !people.iter().any(|person| meant(&person)) {
        return Err(Error::NotFound);
    }
    let owe: Vec<_> =
        people.iter().filter(meant).filter(|one| !one.due.is_empty() && one.user != subject.user).collect();
    let lately = |person: &PersonLine| person.last.as_ref().is_some_and(|last| tx.now() - last.at < DAY);
    let (spared, reminded): (Vec<_>, Vec<_>) = owe.into_iter().partition(|person| lately(person));
    if reminded.is_empty() {
        return Err(match spared.first().and_then(|person| Some((person, person.last.as_ref()?))) {
            Some((person, last)) => Problem::new("", "reminded-lately")
                .with("name", &person.name)
                .with("who", &last.by)
                .with("when", format::moment(last.at))
                .into(),
            None => Error::invalid("", "nothing-owed"),
        });
    }
    for person in &reminded {
        remind(&tx, subject.user, person, "").await?;
    }
    let count = |of: &[&PersonLine]| u32::try_from(of.len()).map_err(Error::internal);
    let sent = Sent { sent: count(&reminded)?, spared: count(&spared)? };
    tx.commit().await?;
    Ok(sent)
}

/// Writes the reminder of one person, with a line of who reminds.
pub(super) async fn remind(tx: &Tx, by: UserId, person: &PersonLine, note: &str) -> Result<()> {
    let items: &[Due] = &person.due;
    let row = reminders::ActiveModel {
        user_id: Set(person.user.0),
        sent_by: Set(by.0),
        missing: Set(person.missing().into()),
        returned: Set(person.returned().into()),
        items: Set(serde_json::to_string(items).map_err(Error::internal)?),
        note: Set(note.to_owned()),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        attempt_at: Set(Some(tx.now())),
        attempts: Set(0),
        mailed_at: Set(None),
        failure: Set(None),
        ..Default::default()
    };
    let id = ReminderId(reminders::Entity::insert(row).exec(tx.conn()).await?.last_insert_id);
    let facts =
        Facts { to: &person.name, missing: person.missing(), returned: person.returned(), periods: items.len() };
    tx.record(Change::new("reminder.send", format!("reminder:{id}")).after(&facts)?).await
}
