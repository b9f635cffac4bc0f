//! What would change, and the way to save that or to change it again.

use backend::usecase::project::Preview;
use domain::{format, period::Period, schedule::Moved};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{Page, href};
use crate::{api::project::ReviseProject, t};

pub(super) fn preview(page: &Page, looked: &Preview) -> AnyView {
    let typed = page.typed.as_deref().unwrap_or_default();
    let sent = typed.iter().filter(|(name, _)| name != "preview" && name != "again");
    let hidden = |field: &dyn Fn(&str) -> String| {
        sent.clone()
            .map(|(name, text)| view! { <input type="hidden" name=field(name) value=text.clone() /> })
            .collect_view()
    };
    let bracketed = |name: &str| if name.contains('.') { format!("own[{name}]") } else { name.to_owned() };
    let changes = changes(looked);
    let same = changes.is_empty() && looked.plan.is_empty();
    let rows = changes.into_iter().map(|(name, said)| {
        view! { <div><dt>{t!(&format!("edit-field-{name}"))}</dt><dd>{said}</dd></div> }
    });
    let rows = rows.collect_view();
    let save = (!same).then(|| {
        view! {
            <form method="post" action=ReviseProject::url()>
                <input type="hidden" name="project" value=page.code().to_owned() />
                {hidden(&bracketed)}
                <button class="btn primary" type="submit">{t!("edit-save")}</button>
            </form>
        }
    });
    view! {
        <section class="card">
            <h2>{t!("edit-preview-title")}</h2>
            {same.then(|| view! { <p>{t!("edit-preview-none")}</p> })}
            <dl class="facts">{rows}</dl>
            {periods(looked)}
            <div class="form-actions">
                {save}
                <form method="get" action=href(page.code())>
                    {hidden(&bracketed)}
                    <button class="btn" type="submit" name="again" value="yes">{t!("edit-back")}</button>
                </form>
            </div>
        </section>
    }
    .into_any()
}

/// Each field that differs, before and after.
fn changes(looked: &Preview) -> Vec<(&'static str, String)> {
    let (before, after) = (&looked.before, &looked.after);
    let schedule = |word: &str| t!(&format!("edit-schedule-{word}"));
    let fields = [
        ("title", before.title.clone(), after.title.clone()),
        ("starts", format::date(before.starts), format::date(after.starts)),
        ("ends", format::date(before.ends), format::date(after.ends)),
        ("schedule", schedule(before.schedule), schedule(after.schedule)),
        ("due_after", before.due_after_days.to_string(), after.due_after_days.to_string()),
    ];
    let differing = fields.into_iter().filter(|(_, before, after)| before != after);
    differing.map(|(name, before, after)| (name, t!("edit-preview-before", before = before, after = after))).collect()
}

fn periods(looked: &Preview) -> AnyView {
    let plan = &looked.plan;
    let with = |changes: fn(&Moved) -> bool| plan.moved.iter().filter(move |moved| changes(moved));
    let moved = with(Moved::changes_days)
        .map(|moved| t!("edit-preview-before", before = called(&moved.from), after = one(&moved.to)));
    let due = with(|moved| !moved.changes_days() && moved.from.due != moved.to.due).map(|moved| {
        let before = one(&moved.from);
        t!("edit-preview-before", before = before, after = format::date(moved.to.due))
    });
    let named = with(|moved| !moved.changes_days() && moved.from.name != moved.to.name)
        .map(|moved| t!("edit-preview-before", before = moved.from.label(), after = moved.to.label()));
    let lists = [
        ("edit-preview-added", plan.added.iter().map(one).collect::<Vec<_>>()),
        ("edit-preview-moved", moved.collect()),
        ("edit-preview-due", due.collect()),
        ("edit-preview-named", named.collect()),
        ("edit-preview-retired", plan.retired.iter().map(|gone| called(&gone.dates)).collect()),
    ];
    let lists = lists.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(key, lines)| {
        let count = lines.len();
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        let targets = (key == "edit-preview-moved").then(|| view! { <p class="hint">{t!("edit-preview-targets")}</p> });
        view! {
            <h3>{t!(key, count = count)}</h3>
            <ul>{lines}</ul>
            {targets}
        }
    });
    let lists = lists.collect_view();
    let none = plan.is_empty().then(|| view! { <p>{t!("edit-preview-periods-none")}</p> });
    let kept = t!("edit-preview-kept", count = plan.kept.len());
    view! { {lists} {none} <p class="hint">{kept}</p> }.into_any()
}

/// Its days, after its name where it has one.
fn called(dates: &Period) -> String {
    match &dates.name {
        Some(name) => t!("edit-preview-called", name = name.clone(), days = dates.days()),
        None => dates.days(),
    }
}

fn one(dates: &Period) -> String {
    t!("edit-preview-one", period = called(dates), due = format::date(dates.due))
}
