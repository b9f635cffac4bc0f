//! What is not subtracted: proposals that wait for another person, with what each may do; and what ended.

use backend::query::results::{
    overlap::{Earlier, End, Proposal},
    provenance::Provenance,
};
use domain::{
    format,
    overlap::{Outcome, may_end},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{At, Forms, about, codes, known};
use crate::{
    api::overlap::{ApproveOverlap, RefuseOverlap, TakeBackOverlap},
    flash::Flash,
    pages::lock::field::lines,
    t, ui,
};

pub(super) fn waiting(at: At, of: &Provenance, forms: &Forms) -> Option<AnyView> {
    let waiting = &of.proposals.waiting;
    if waiting.is_empty() {
        return None;
    }
    let lines = waiting.iter().map(|one| line(at, of, one, &forms.judge)).collect_view();
    Some(view! { <h3 id="proposed">{t!("overlap-waiting", count = waiting.len())}</h3> {lines} }.into_any())
}

fn line(at: At, of: &Provenance, one: &Proposal, flash: &Flash) -> AnyView {
    let id = one.id.to_string();
    let nothing = Flash::default();
    let flash = if flash.typed("proposal") == Some(id.as_str()) { flash } else { &nothing };
    let replaced = one.replaces.map(|replaced| match of.overlaps.iter().find(|there| there.id == replaced) {
        Some(there) => t!("overlap-would-replace", amount = there.amount.grouped()),
        None => t!("overlap-replaces-nothing"),
    });
    let proposed = t!("overlap-proposed", who = one.who.clone(), when = format::moment(one.at));
    let judges = of.may.approve && may_end(Outcome::Approved, one.by, of.may.me);
    let own = of.may.propose && may_end(Outcome::TakenBack, one.by, of.may.me);
    view! {
        <div id=format!("proposal-{id}")>
            <h4>{t!("overlap-line", amount = one.amount.grouped(), projects = codes(one.projects.iter()))}</h4>
            <blockquote class="quote">{t!("lock-quoted", text = one.reason.clone())}</blockquote>
            <p>{known(one.method, &one.method_words)} {replaced.map(|words| view! { " " <strong>{words}</strong> })}</p>
            <p class="hint">{proposed}</p>
            {(!judges && !own).then(|| ui::form::summary(flash)).flatten()}
            {judges.then(|| judge(at, &id, flash))}
            {own.then(|| take_back(at, &id, flash))}
        </div>
    }
    .into_any()
}

/// Four eyes: for whoever did not propose it.
fn judge(at: At, id: &str, flash: &Flash) -> AnyView {
    view! {
        <details class="edit" open=!flash.is_empty()>
            <summary>{t!("overlap-judge")}</summary>
            <form class="panel" method="post" action=ApproveOverlap::url()>
                {ui::form::summary(flash)}
                {about(at, "proposal", id.to_owned())}
                <div class="fields">
                    {lines(flash, &format!("judge{id}"), "note", t!("overlap-judge-note"), t!("overlap-judge-note-hint"))}
                </div>
                <div class="form-actions">
                    <button class="btn primary" type="submit">{t!("overlap-approve")}</button>
                    <button class="btn danger" type="submit" formaction=RefuseOverlap::url()>{t!("overlap-refuse")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn take_back(at: At, id: &str, flash: &Flash) -> AnyView {
    view! {
        <form method="post" action=TakeBackOverlap::url()>
            {ui::form::summary(flash)}
            {about(at, "proposal", id.to_owned())}
            <p class="hint">{t!("overlap-own")}</p>
            <button class="btn outline" type="submit">{t!("overlap-take-back")}</button>
        </form>
    }
    .into_any()
}

pub(super) fn earlier(earlier: &[Earlier]) -> Option<AnyView> {
    if earlier.is_empty() {
        return None;
    }
    let lines = earlier.iter().map(ended).collect_view();
    Some(
        view! {
            <details class="edit">
                <summary>{t!("overlap-earlier", count = earlier.len())}</summary>
                <ul class="stack">{lines}</ul>
            </details>
        }
        .into_any(),
    )
}

fn ended(one: &Earlier) -> AnyView {
    let (who, when) = (one.ended_by.clone(), format::moment(one.ended_at));
    let end = match one.end {
        End::Refused => t!("overlap-ended-refused", who = who, when = when),
        End::TakenBack => t!("overlap-ended-taken-back", who = who, when = when),
        End::Withdrawn => t!("overlap-ended-withdrawn", who = who, when = when),
        End::Replaced => t!("overlap-ended-replaced", who = who, when = when),
    };
    let note = (!one.note.is_empty()).then(|| t!("overlap-note", note = one.note.clone()));
    view! {
        <li>
            <strong>{t!("overlap-line", amount = one.amount.grouped(), projects = codes(one.projects.iter()))}</strong>
            <br />
            {t!("lock-quoted", text = one.reason.clone())}
            <p class="hint">
                {t!("overlap-since", who = one.who.clone(), when = format::moment(one.at))} " " {end} " " {note}
            </p>
        </li>
    }
    .into_any()
}
