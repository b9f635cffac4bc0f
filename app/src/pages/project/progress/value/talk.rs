//! What is said about a value, the first first, and the form to say something.

use backend::query::value::Comment;
use domain::format;
use leptos::{prelude::*, server_fn::ServerFn};

use super::Loaded;
use crate::{
    api::value::{AddComment, WithdrawComment},
    t,
    ui::form,
};

pub(super) fn card(page: &Loaded) -> AnyView {
    let comments = &page.behind.comments;
    let none = comments.is_empty().then(|| view! { <p>{t!("behind-talk-none")}</p> });
    let lines = comments.iter().map(|comment| line(page, comment)).collect_view();
    let said = (!comments.is_empty()).then(|| view! { <ol class="timeline">{lines}</ol> });
    view! {
        <section class="card" id="talk">
            <h2>{t!("behind-talk")}</h2>
            {form::summary(&page.comment)}
            {none}
            {said}
            {page.may_discuss.then(|| add(page))}
        </section>
    }
    .into_any()
}

fn line(page: &Loaded, comment: &Comment) -> AnyView {
    let when = format::moment(comment.by.at);
    let body = match &comment.text {
        None => {
            let words = t!("behind-withdrawn", who = comment.by.name.clone());
            view! { <p><em>{words}</em></p> }.into_any()
        }
        Some(text) => {
            // Lines as they were typed; nothing in them is mark-up.
            let lines = text.lines().map(|line| view! { <span>{line.to_owned()}<br /></span> }).collect_view();
            view! { <p><strong>{comment.by.name.clone()}</strong></p> <p>{lines}</p> }.into_any()
        }
    };
    let own = comment.by.user == page.me && comment.text.is_some() && page.may_discuss;
    let withdraw = own.then(|| {
        let label = t!("behind-withdraw-comment-of", when = when.clone());
        view! {
            <form method="post" action=WithdrawComment::url()>
                {place(page)}
                <input type="hidden" name="comment" value=comment.id.to_string() />
                <button class="btn quiet small" type="submit" aria-label=label>{t!("behind-withdraw-comment")}</button>
            </form>
        }
    });
    view! { <li><time title=when>{format::day(comment.by.at)}</time><div>{body} {withdraw}</div></li> }.into_any()
}

/// Where the value is, for every form about it.
pub(super) fn place(page: &Loaded) -> AnyView {
    let of = page.behind.of;
    view! {
        <input type="hidden" name="project" value=page.code.to_string() />
        <input type="hidden" name="period" value=of.period.to_string() />
        <input type="hidden" name="indicator" value=of.indicator.to_string() />
    }
    .into_any()
}

fn add(page: &Loaded) -> AnyView {
    view! {
        <form class="form" method="post" action=AddComment::url()>
            {place(page)}
            {form::area(&page.comment, "text", t!("behind-text"), Some(t!("behind-text-hint")), "")}
            <div class="form-actions">
                <button class="btn primary" type="submit">{t!("behind-say")}</button>
            </div>
        </form>
    }
    .into_any()
}
