//! The files behind a value, to be taken away; and the forms to attach one, and to withdraw one.

use backend::query::value::File;
use domain::{evidence::FileType, format};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{Loaded, approved_at, talk::place};
use crate::{
    api::value::WithdrawEvidence,
    flash::Flash,
    t,
    ui::{form, state::chip},
};

pub(super) fn card(page: &Loaded) -> AnyView {
    let files = &page.behind.files;
    let none = files.is_empty().then(|| view! { <p>{t!("behind-evidence-none")}</p> });
    let lines = files.iter().map(|file| line(page, file)).collect_view();
    let listed = (!files.is_empty()).then(|| view! { <ul class="worklist">{lines}</ul> });
    let stands = page.may_attach && !page.may_withdraw && files.iter().any(|file| file.withdrawn.is_none());
    view! {
        <section class="card" id="files">
            <h2>{t!("behind-evidence")}</h2>
            {form::summary(&page.withdraw)}
            {none}
            {listed}
            {stands.then(|| view! { <p class="hint">{t!("behind-evidence-stands")}</p> })}
            {page.may_attach.then(|| attach(page))}
        </section>
    }
    .into_any()
}

/// "84 KB", "2.4 MB"; never less than one kilobyte.
fn size(bytes: i64) -> String {
    let kilobytes = (bytes + 1023) / 1024;
    if kilobytes < 1024 {
        return t!("behind-size-kilobytes", size = kilobytes.to_string());
    }
    let tenths = bytes * 10 / (1024 * 1024);
    t!("behind-size-megabytes", size = format!("{}.{}", tenths / 10, tenths % 10))
}

fn line(page: &Loaded, file: &File) -> AnyView {
    let meta = t!(
        "behind-file-meta",
        kind = t!("behind-file-kind", kind = file.kind.as_str()),
        size = size(file.bytes),
        who = file.by.name.clone(),
        when = format::moment(file.by.at)
    );
    let later = approved_at(&page.behind).is_some_and(|approved| file.by.at > approved);
    let about = file.about.clone().map(|about| view! { <p>{about}</p> });
    let withdrawn = file.withdrawn.as_ref().map(|withdrawn| {
        let said = t!(
            "behind-file-withdrawn",
            who = withdrawn.by.name.clone(),
            when = format::moment(withdrawn.by.at),
            reason = withdrawn.reason.clone()
        );
        view! { <p class="meta">{said}</p> }
    });
    let name = if file.withdrawn.is_some() {
        view! { <del>{file.name.clone()}</del> }.into_any()
    } else {
        file.name.clone().into_any()
    };
    let withdraw = (page.may_withdraw && file.withdrawn.is_none()).then(|| withdraw(page, file));
    let href = format!("/projects/{}/evidence/{}", page.code, file.id);
    view! {
        <li>
            <a class="title" href=href download="">{name}</a>
            <div class="meta">{about}<p>{meta}</p>{withdrawn}{withdraw}</div>
            <div class="side">{later.then(|| chip("info", t!("behind-file-later")))}</div>
        </li>
    }
    .into_any()
}

fn withdraw(page: &Loaded, file: &File) -> AnyView {
    let id = file.id.to_string();
    let came_back = page.withdraw.typed("evidence") == Some(id.as_str());
    let none = Flash::default();
    let flash = if came_back { &page.withdraw } else { &none };
    let field = format!("reason-{id}");
    let (typed, wrong) = (flash.typed("reason").unwrap_or_default().to_owned(), form::error(flash, "reason"));
    view! {
        <details class="edit" open=came_back>
            <summary>{t!("behind-withdraw-file")}</summary>
            <form class="panel" method="post" action=WithdrawEvidence::url()>
                {place(page)}
                <input type="hidden" name="evidence" value=id />
                <div class="field">
                    <label for=field.clone()>{t!("behind-withdraw-reason")}</label>
                    <input id=field name="reason" type="text" value=typed aria-invalid=wrong.is_some().then_some("true") />
                    <p class="hint">{t!("behind-withdraw-hint")}</p>
                    {wrong}
                </div>
                <div class="form-actions">
                    <button class="btn danger" type="submit">{t!("behind-withdraw-submit")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn attach(page: &Loaded) -> AnyView {
    let of = page.behind.of;
    let action = format!("/projects/{}/evidence?period={}&indicator={}", page.code, of.period, of.indicator);
    let wrong = form::error(&page.evidence, "file");
    view! {
        <form class="form" method="post" action=action enctype="multipart/form-data">
            {form::summary(&page.evidence)}
            {form::text(&page.evidence, "about", t!("behind-about"), Some(t!("behind-about-hint")), "")}
            <div class="field">
                <label for="file">{t!("behind-file")}</label>
                <input
                    id="file"
                    type="file"
                    name="file"
                    required
                    accept=FileType::accepted()
                    aria-invalid=wrong.is_some().then_some("true")
                    aria-describedby=if wrong.is_some() { "file-hint file-error" } else { "file-hint" }
                />
                <p class="hint" id="file-hint">{t!("behind-file-hint", megabytes = page.most)}</p>
                {wrong}
            </div>
            <div class="form-actions">
                <button class="btn" type="submit">{t!("behind-attach")}</button>
            </div>
        </form>
    }
    .into_any()
}
