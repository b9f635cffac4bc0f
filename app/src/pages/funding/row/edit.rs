//! The amounts of a row, to be changed by who answers for the appeal; and what was changed by hand before.

use backend::{
    query::funding::row::{ByHand, RowFunding},
    usecase::appeal::PRINTED,
};
use domain::format;
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{api::appeal::ReviseAppeal, flash::Flash, pages::funding::words, t, ui::form};

/// Open where it came back with something to be said.
pub(super) fn edit(row: &RowFunding, flash: &Flash) -> AnyView {
    let cells = row
        .all_areas
        .with_about()
        .map(|(area, about)| {
            let asked = row.areas.iter().find(|line| line.area == area && line.asked);
            let value = asked.map(|line| format::hundredths(line.sums.need.required_usd)).unwrap_or_default();
            let name = area.slug();
            let about = (!about.is_empty()).then(|| about.to_owned());
            amount(flash, format!("cells[{name}]"), name, words::area(area), about, value)
        })
        .collect_view();
    let printed = amount(
        flash,
        PRINTED.into(),
        PRINTED.into(),
        t!("funding-required-printed"),
        Some(t!("appeal-edit-printed-hint")),
        format::hundredths(row.printed_usd),
    );
    view! {
        <details class="edit card" id="edit" open=!flash.is_empty()>
            <summary>{t!("appeal-edit")}</summary>
            <form class="form" method="post" action=ReviseAppeal::url()>
                {form::summary(flash)}
                <p class="hint">{t!("appeal-edit-lead")}</p>
                <input type="hidden" name="year" value=row.appeal.year.to_string() />
                <input type="hidden" name="row" value=row.id.to_string() />
                <input type="hidden" name="version" value=row.version.to_string() />
                <div class="fields">{cells}{printed}</div>
                {form::area(flash, "reason", t!("appeal-edit-reason"), Some(t!("appeal-edit-reason-hint")), "")}
                <div class="form-actions">
                    <button class="btn primary" type="submit">{t!("appeal-edit-save")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// `name` is what the form sends, `id` the field that a problem names.
fn amount(flash: &Flash, name: String, id: String, label: String, hint: Option<String>, value: String) -> AnyView {
    let typed = flash.typed(&id).unwrap_or(&value).to_owned();
    let wrong = flash.problem(&id).is_some();
    let hint_id = format!("{id}-hint");
    let described = if wrong { format!("{hint_id} {id}-error") } else { hint_id.clone() };
    let error = form::error(flash, &id);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                name=name
                type="text"
                inputmode="decimal"
                value=typed
                aria-invalid=wrong.then_some("true")
                aria-describedby=described
            />
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {error}
        </div>
    }
    .into_any()
}

/// Who changed what, when and why; nothing where nobody did.
pub(super) fn history(row: &RowFunding) -> Option<AnyView> {
    if row.by_hand.is_empty() {
        return None;
    }
    let lines = row.by_hand.iter().map(change).collect_view();
    Some(
        view! {
            <section class="card">
                <h2>{t!("appeal-by-hand")}</h2>
                <ol class="timeline">{lines}</ol>
            </section>
        }
        .into_any(),
    )
}

fn change(change: &ByHand) -> AnyView {
    let what = change.area.map_or_else(|| t!("funding-required-printed"), words::area);
    let before = change.before_usd.map_or_else(|| t!("appeal-by-hand-nothing"), format::usd_exact);
    view! {
        <li>
            <time>{format::day(change.at)}</time>
            <div>
                <p>
                    {t!("appeal-by-hand-line", who = change.who.clone(), what = what)}
                    " "<del>{before}</del>" "<ins>{format::usd_exact(change.after_usd)}</ins>
                </p>
                <q>{change.reason.clone()}</q>
            </div>
        </li>
    }
    .into_any()
}
