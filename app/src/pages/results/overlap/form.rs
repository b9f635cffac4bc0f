//! The form in which an overlap is proposed: a new one, or another number for one that stands.

use backend::query::results::Overlap;
use domain::overlap::Method;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{At, about, codes, method_words};
use crate::{
    api::overlap::ProposeOverlap,
    flash::Flash,
    pages::lock::field::{Field, choice, input, reason},
    t, ui,
};

pub(super) fn propose(at: At, replaced: Option<&Overlap>, flash: &Flash) -> AnyView {
    let id = replaced.map(|one| one.id.to_string()).unwrap_or_default();
    let nothing = Flash::default();
    let flash = if flash.typed("replaces").unwrap_or_default() == id { flash } else { &nothing };
    let form = format!("propose{id}");
    let between = replaced.map(|one| codes(one.projects.iter().map(|of| &of.code))).unwrap_or_default();
    let method = replaced.and_then(|one| one.approval.as_ref()).map(|of| (of.method, of.method_words.clone()));
    let (method, words) = method.map_or((String::new(), String::new()), |(method, words)| (method.to_string(), words));
    let field = |name, label, hint, value| Field { name, kind: "text", label, hint: Some(hint), value };
    let options = std::iter::once((String::new(), t!("overlap-method-choose")))
        .chain(Method::ALL.iter().map(|method| (method.to_string(), method_words(*method))))
        .collect();
    let (summary, submit) = match replaced {
        Some(_) => (t!("overlap-replace"), t!("overlap-replace-submit")),
        None => (t!("overlap-propose"), t!("overlap-submit")),
    };
    view! {
        <details class="edit" open=!flash.is_empty()>
            <summary>{summary}</summary>
            <form class="panel" method="post" action=ProposeOverlap::url()>
                {ui::form::summary(flash)}
                {about(at, "replaces", id)}
                <p class="hint">{t!("overlap-another-approves")}</p>
                <div class="fields">
                    {input(flash, &form, field("projects", t!("overlap-projects"), t!("overlap-projects-hint"), between))}
                    {input(flash, &form, field("amount", t!("overlap-amount"), t!("overlap-amount-hint"), String::new()))}
                    {choice(flash, &form, field("method", t!("overlap-method"), t!("overlap-method-hint"), method), options)}
                    {input(flash, &form, field("method_words", t!("overlap-method-words"), t!("overlap-method-words-hint"), words))}
                    {reason(flash, &form, t!("overlap-reason-hint"))}
                </div>
                <div class="form-actions"><button class="btn primary" type="submit">{submit}</button></div>
            </form>
        </details>
    }
    .into_any()
}
