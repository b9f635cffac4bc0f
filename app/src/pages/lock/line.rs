//! One lock that holds: what, why, who, until when, who is let in; and, for who may, letting in and lifting.

use backend::query::lock::list::{Exception, Line};
use domain::format;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    field::{Field, input, reason},
    list::reached,
};
use crate::{
    api::lock::{LetIn, LiftLock},
    flash::Flash,
    t, ui,
};

/// `lift` and `let_in` are the forms that came back, of whichever lock.
pub(super) fn line(line: &Line, lift: &Flash, let_in: &Flash) -> AnyView {
    let id = line.id.to_string();
    let (what, through) = (reached(&line.reached), format::date(line.lock.through));
    let until = match line.lock.until {
        Some(until) => t!("lock-until", day = format::date(until)),
        None => t!("lock-until-lifted"),
    };
    let cite = t!("lock-cite", who = line.who.clone(), when = format::moment(line.at));
    let nothing = Flash::default();
    let mine = |flash: &Flash| flash.typed("lock") == Some(id.as_str());
    let lift = if mine(lift) { lift } else { &nothing };
    let let_in = if mine(let_in) { let_in } else { &nothing };
    let change = line.may_change.then(|| view! { {let_one_in(&id, let_in)} {lift_it(&id, lift)} });
    view! {
        <section class="card" id=format!("lock-{id}")>
            <div class="card-head">
                <h2>{t!("lock-of", what = what, through = through)}</h2>
                {ui::state::chip("warn", until)}
            </div>
            <blockquote class="quote">{t!("lock-quoted", text = line.reason.clone())} <cite>{cite}</cite></blockquote>
            {exceptions(&line.exceptions)}
            {change}
        </section>
    }
    .into_any()
}

fn exceptions(exceptions: &[Exception]) -> Option<AnyView> {
    if exceptions.is_empty() {
        return None;
    }
    let lines = exceptions
        .iter()
        .map(|one| {
            let until = t!("lock-let-in-until", day = format::date(one.until));
            let cite = t!("lock-cite", who = one.by.clone(), when = format::moment(one.at));
            view! {
                <div>
                    <dt>{one.who.clone()} <small>" "{one.office.clone()}</small></dt>
                    <dd>
                        {until}
                        <blockquote class="quote">
                            {t!("lock-quoted", text = one.reason.clone())} <cite>{cite}</cite>
                        </blockquote>
                    </dd>
                </div>
            }
        })
        .collect_view();
    Some(view! { <h3>{t!("lock-let-in-title")}</h3> <dl class="facts">{lines}</dl> }.into_any())
}

fn let_one_in(id: &str, flash: &Flash) -> AnyView {
    let form = format!("in{id}");
    let email = Field {
        name: "email",
        kind: "email",
        label: t!("lock-email"),
        hint: Some(t!("lock-email-hint")),
        value: String::new(),
    };
    let until = Field {
        name: "until",
        kind: "date",
        label: t!("lock-exception-until"),
        hint: Some(t!("lock-exception-until-hint")),
        value: String::new(),
    };
    view! {
        <details class="edit" open=!flash.is_empty()>
            <summary>{t!("lock-let-in")}</summary>
            <form class="panel" method="post" action=LetIn::url()>
                {ui::form::summary(flash)}
                <input type="hidden" name="lock" value=id.to_owned() />
                <div class="fields">
                    {input(flash, &form, email)}
                    {input(flash, &form, until)}
                    {reason(flash, &form, t!("lock-exception-reason-hint"))}
                </div>
                <div class="form-actions"><button class="btn primary" type="submit">{t!("lock-let-in-submit")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn lift_it(id: &str, flash: &Flash) -> AnyView {
    let form = format!("lift{id}");
    view! {
        <details class="edit" open=!flash.is_empty()>
            <summary>{t!("lock-lift")}</summary>
            <form class="panel" method="post" action=LiftLock::url()>
                {ui::form::summary(flash)}
                <input type="hidden" name="lock" value=id.to_owned() />
                <div class="fields">{reason(flash, &form, t!("lock-lift-reason-hint"))}</div>
                <div class="form-actions"><button class="btn danger" type="submit">{t!("lock-lift-submit")}</button></div>
            </form>
        </details>
    }
    .into_any()
}
