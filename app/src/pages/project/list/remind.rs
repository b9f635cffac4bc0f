//! Reminding people out of the list: projects are ticked, or all of the filters taken, and a line is written to them.

use backend::{
    query::{portfolio::Item, work::mission::may_remind},
    usecase::reminder::MOST_NOTE,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::asked::Asked;
use crate::{api::reminder::SendProjectReminder, flash::Flash, request, t, ui::form};

/// The name under which the session keeps what was typed.
pub(crate) const REMIND_FORM: &str = "portfolio_remind";

/// Whether this person is offered it: who oversees others somewhere, and never of a past day.
pub(super) fn may() -> bool {
    let ctx = request::ctx();
    ctx.past_day().is_none() && ctx.subject().is_ok_and(may_remind)
}

/// The box of a project.
pub(super) fn tick(item: &Item, flash: &Flash) -> AnyView {
    let name = format!("projects[{}]", item.code);
    let ticked = flash.typed(&name).is_some();
    view! {
        <td class="tick">
            <input
                type="checkbox"
                name=name
                value="yes"
                checked=ticked
                aria-label=t!("portfolio-tick", title = item.title.clone())
            />
        </td>
    }
    .into_any()
}

/// The table with what is sent to those of its projects below it. `total` are the projects of all pages.
pub(super) fn form(asked: &Asked, total: u64, flash: &Flash, table: AnyView) -> AnyView {
    let query = asked.at("");
    let query = query.trim_start_matches('?').to_owned();
    let note = flash.typed("note").unwrap_or_default().to_owned();
    let wrong = flash.problem("note").is_some();
    view! {
        <form class="stack" method="post" action=SendProjectReminder::url()>
            {form::summary(flash)}
            <input type="hidden" name="query" value=query />
            {table}
            <details class="edit card" open=!flash.is_empty()>
                <summary>{t!("portfolio-remind")}</summary>
                <p class="hint">{t!("portfolio-remind-lead")}</p>
                <div class="field wide">
                    <label for="remind-note">{t!("portfolio-remind-line")}</label>
                    <textarea
                        id="remind-note"
                        name="note"
                        rows="2"
                        maxlength=MOST_NOTE.to_string()
                        aria-describedby="remind-hint"
                        aria-invalid=wrong.then_some("true")
                    >
                        {note}
                    </textarea>
                    <p class="hint" id="remind-hint">{t!("portfolio-remind-hint", most = MOST_NOTE)}</p>
                </div>
                <div class="form-actions">
                    <button class="btn primary" type="submit">{t!("portfolio-remind-chosen")}</button>
                    <button class="btn outline" type="submit" name="all" value="yes">
                        {t!("portfolio-remind-all", count = total)}
                    </button>
                </div>
            </details>
        </form>
    }
    .into_any()
}
