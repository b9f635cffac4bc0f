//! What is claimed more than once: gross, overlap and net, each overlap with how it is known and who approved it; what waits for
//! another person; and the forms.

mod form;
mod waiting;

use backend::query::results::{
    Overlap, Overlapped,
    overlap::{Approval, adds_people},
    provenance::Provenance,
};
use domain::{code::ProjectCode, format, overlap::Method};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{api::overlap::WithdrawOverlap, flash::Flash, pages::lock::field::reason, t, ui};

/// The forms as they came back.
#[derive(Default)]
pub(super) struct Forms {
    pub propose: Flash,
    /// Approving, refusing and taking back.
    pub judge: Flash,
    pub withdraw: Flash,
}

/// Where a form belongs: the codes of the framework and of the corporate indicator.
#[derive(Clone, Copy)]
struct At<'a> {
    framework: &'a str,
    indicator: &'a str,
}

/// Nothing where values are not added up.
pub(super) fn overlap(framework: &str, of: &Provenance, forms: &Forms) -> Option<AnyView> {
    let applies = adds_people(of.corporate.kind, of.corporate.operator);
    let nothing = of.overlaps.is_empty() && of.proposals.waiting.is_empty() && of.proposals.earlier.is_empty();
    if !applies || (nothing && !of.may.propose) {
        return None;
    }
    let at = At { framework, indicator: &of.corporate.code };
    let lines = of.overlaps.iter().map(|one| line(at, of, one, forms)).collect_view();
    let none = of.overlaps.is_empty().then(|| view! { <p class="foot-note">{t!("overlap-none")}</p> });
    Some(
        view! {
            <section class="card stack" id="overlap" aria-labelledby="overlap-heading">
                <h2 id="overlap-heading">{t!("overlap-title")}</h2>
                {lost(of, forms)}
                {sums(of)}
                {none}
                {lines}
                {waiting::waiting(at, of, forms)}
                {of.may.propose.then(|| form::propose(at, None, &forms.propose))}
                {waiting::earlier(&of.proposals.earlier)}
            </section>
        }
        .into_any(),
    )
}

/// What came back of a form whose overlap is not there any more.
fn lost(of: &Provenance, forms: &Forms) -> Option<AnyView> {
    let gone = |flash: &Flash, field: &str, ids: &[String]| {
        flash.typed(field).is_some_and(|id| !id.is_empty() && ids.iter().all(|there| there != id))
    };
    let standing: Vec<String> = of.overlaps.iter().map(|one| one.id.to_string()).collect();
    let waiting: Vec<String> = of.proposals.waiting.iter().map(|one| one.id.to_string()).collect();
    let all = [
        (&forms.withdraw, "overlap", &standing),
        (&forms.propose, "replaces", &standing),
        (&forms.judge, "proposal", &waiting),
    ];
    let flash = all.into_iter().find(|(flash, field, ids)| gone(flash, field, ids)).map(|(flash, ..)| flash);
    flash.and_then(ui::form::summary)
}

/// Gross − overlap = net; or that the declarations are too large by now.
fn sums(of: &Provenance) -> Option<AnyView> {
    match of.total.overlap.as_ref()? {
        Overlapped::Net(net) => Some(
            view! {
                <dl class="facts">
                    <div><dt>{t!("overlap-gross")}</dt><dd class="num">{net.gross.grouped()}</dd></div>
                    <div><dt>{t!("overlap-overlap")}</dt><dd class="num">{format!("−{}", net.overlap.grouped())}</dd></div>
                    <div><dt>{t!("overlap-net")}</dt><dd class="num"><strong>{net.net.grouped()}</strong></dd></div>
                </dl>
            }
            .into_any(),
        ),
        Overlapped::TooMuch { gross, excess } => {
            let words = t!(
                "overlap-too-much",
                gross = gross.grouped(),
                overlap = excess.overlap.grouped(),
                most = excess.at_most.grouped()
            );
            Some(view! { <p class="notice is-warning">{words}</p> }.into_any())
        }
    }
}

fn line(at: At, of: &Provenance, one: &Overlap, forms: &Forms) -> AnyView {
    let id = one.id.to_string();
    let codes = codes(one.projects.iter().map(|of| &of.code));
    let known = one.approval.as_ref().map(|of| known(of.method, &of.method_words));
    let approved = match &one.approval {
        Some(approval) => approved(one, approval),
        None => t!("overlap-unapproved", who = one.who.clone(), when = format::moment(one.at)),
    };
    let note = one.approval.as_ref().map(|of| of.note.clone()).filter(|note| !note.is_empty());
    let replace = of.may.propose.then(|| form::propose(at, Some(one), &forms.propose));
    let withdraw = of.may.approve.then(|| withdraw(at, &id, &forms.withdraw));
    view! {
        <div id=format!("overlap-{id}")>
            <h3>{t!("overlap-line", amount = one.amount.grouped(), projects = codes)}</h3>
            <blockquote class="quote">{t!("lock-quoted", text = one.reason.clone())}</blockquote>
            {known.map(|known| view! { <p>{known}</p> })}
            <p class="hint">{approved} {note.map(|note| format!(" {}", t!("overlap-note", note = note)))}</p>
            {replace}
            {withdraw}
        </div>
    }
    .into_any()
}

fn approved(one: &Overlap, approval: &Approval) -> String {
    t!(
        "overlap-approved",
        who = one.who.clone(),
        proposed = format::moment(approval.proposed_at),
        approver = approval.by.clone(),
        when = format::moment(one.at)
    )
}

fn codes<'a>(projects: impl Iterator<Item = &'a ProjectCode>) -> String {
    projects.map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// How it is known: "Joint registration list".
fn known(method: Method, words: &str) -> String {
    match method {
        Method::Other => t!("overlap-known", how = words.to_owned()),
        _ => t!("overlap-known", how = method_words(method)),
    }
}

fn method_words(method: Method) -> String {
    match method {
        Method::JointList => t!("overlap-method-joint-list"),
        Method::Sample => t!("overlap-method-sample"),
        Method::SamePlace => t!("overlap-method-same-place"),
        Method::Other => t!("overlap-method-other"),
    }
}

/// The fields that say what the form is about.
fn about(at: At, field: &'static str, id: String) -> AnyView {
    view! {
        <input type="hidden" name="framework" value=at.framework.to_owned() />
        <input type="hidden" name="indicator" value=at.indicator.to_owned() />
        <input type="hidden" name=field value=id />
    }
    .into_any()
}

fn withdraw(at: At, id: &str, flash: &Flash) -> AnyView {
    let nothing = Flash::default();
    let flash = if flash.typed("overlap") == Some(id) { flash } else { &nothing };
    view! {
        <details class="edit" open=!flash.is_empty()>
            <summary>{t!("overlap-withdraw")}</summary>
            <form class="panel" method="post" action=WithdrawOverlap::url()>
                {ui::form::summary(flash)}
                {about(at, "overlap", id.to_owned())}
                <div class="fields">{reason(flash, &format!("withdraw{id}"), t!("overlap-withdraw-hint"))}</div>
                <div class="form-actions"><button class="btn danger" type="submit">{t!("overlap-withdraw-submit")}</button></div>
            </form>
        </details>
    }
    .into_any()
}
