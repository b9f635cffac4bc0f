//! What is declared to be claimed more than once: gross, overlap and net, each declaration with its reason; and the forms.

use backend::query::results::{Overlap, Overlapped, overlap::adds_people, provenance::Provenance};
use domain::format;
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    api::overlap::{DeclareOverlap, WithdrawOverlap},
    flash::Flash,
    pages::lock::field::{Field, input, reason},
    t, ui,
};

/// The forms as they came back.
#[derive(Default)]
pub(super) struct Forms {
    pub declare: Flash,
    pub withdraw: Flash,
}

/// Nothing where values are not added up.
pub(super) fn overlap(framework: &str, of: &Provenance, forms: &Forms) -> Option<AnyView> {
    let applies = adds_people(of.corporate.kind, of.corporate.operator);
    if !applies || (of.overlaps.is_empty() && !of.may_declare) {
        return None;
    }
    let at = (framework, of.corporate.code.as_str());
    let lines = of.overlaps.iter().map(|one| line(at, of, one, &forms.withdraw)).collect_view();
    let none = of.overlaps.is_empty().then(|| view! { <p class="foot-note">{t!("overlap-none")}</p> });
    let lost = forms.withdraw.typed("overlap").is_some_and(|id| of.overlaps.iter().all(|one| one.id.to_string() != id));
    let form = of.may_declare.then(|| declare(at, &forms.declare));
    Some(
        view! {
            <section class="card stack" id="overlap" aria-labelledby="overlap-heading">
                <h2 id="overlap-heading">{t!("overlap-title")}</h2>
                {lost.then(|| ui::form::summary(&forms.withdraw))}
                {sums(of)}
                {none}
                {lines}
                {form}
            </section>
        }
        .into_any(),
    )
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

fn line(at: (&str, &str), of: &Provenance, one: &Overlap, flash: &Flash) -> AnyView {
    let id = one.id.to_string();
    let codes = one.projects.iter().map(|of| of.code.to_string()).collect::<Vec<_>>().join(", ");
    let cite = t!("lock-cite", who = one.who.clone(), when = format::moment(one.at));
    let withdraw = of.may_declare.then(|| withdraw(at, &id, flash));
    view! {
        <div id=format!("overlap-{id}")>
            <h3>{t!("overlap-line", amount = one.amount.grouped(), projects = codes)}</h3>
            <blockquote class="quote">{t!("lock-quoted", text = one.reason.clone())} <cite>{cite}</cite></blockquote>
            {withdraw}
        </div>
    }
    .into_any()
}

fn withdraw((framework, indicator): (&str, &str), id: &str, flash: &Flash) -> AnyView {
    let nothing = Flash::default();
    let flash = if flash.typed("overlap") == Some(id) { flash } else { &nothing };
    view! {
        <details class="edit" open=!flash.is_empty()>
            <summary>{t!("overlap-withdraw")}</summary>
            <form class="panel" method="post" action=WithdrawOverlap::url()>
                {ui::form::summary(flash)}
                <input type="hidden" name="framework" value=framework.to_owned() />
                <input type="hidden" name="indicator" value=indicator.to_owned() />
                <input type="hidden" name="overlap" value=id.to_owned() />
                <div class="fields">{reason(flash, &format!("withdraw{id}"), t!("overlap-withdraw-hint"))}</div>
                <div class="form-actions"><button class="btn danger" type="submit">{t!("overlap-withdraw-submit")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn declare((framework, indicator): (&str, &str), flash: &Flash) -> AnyView {
    let field = |name, label, hint| Field { name, kind: "text", label, hint: Some(hint), value: String::new() };
    let projects = field("projects", t!("overlap-projects"), t!("overlap-projects-hint"));
    let amount = field("amount", t!("overlap-amount"), t!("overlap-amount-hint"));
    view! {
        <details class="edit" open=!flash.is_empty()>
            <summary>{t!("overlap-declare")}</summary>
            <form class="panel" method="post" action=DeclareOverlap::url()>
                {ui::form::summary(flash)}
                <input type="hidden" name="framework" value=framework.to_owned() />
                <input type="hidden" name="indicator" value=indicator.to_owned() />
                <div class="fields">
                    {input(flash, "declare", projects)}
                    {input(flash, "declare", amount)}
                    {reason(flash, "declare", t!("overlap-reason-hint"))}
                </div>
                <div class="form-actions"><button class="btn primary" type="submit">{t!("overlap-submit")}</button></div>
            </form>
        </details>
    }
    .into_any()
}
