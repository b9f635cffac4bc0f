//! Entries of the log as a table: what was done, by whom, when, with before and after.

use backend::query::log::{Changed, Entry};
use domain::format;
use leptos::prelude::*;

use crate::{t, words};

/// `with_project` names the project of each entry; on a project's own page it goes without saying.
pub(crate) fn table(entries: Vec<Entry>, with_project: bool) -> impl IntoView {
    let empty = entries.is_empty();
    let rows = entries.into_iter().map(|entry| row(entry, with_project)).collect_view();
    view! {
        <div class="card flush">
            <table class="data log wide" aria-label=t!("log-title")>
                <thead>
                    <tr>
                        <th scope="col">{t!("log-act")}</th>
                        <th scope="col" class="num">{t!("log-number")}</th>
                        <th scope="col">{t!("log-when")}</th>
                        <th scope="col">{t!("log-who")}</th>
                        <th scope="col">{t!("log-change")}</th>
                        <th scope="col">{t!("log-hash")}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    {empty.then(|| view! { <tr class="nothing"><td colspan="6">{t!("log-none")}</td></tr> })}
                </tbody>
            </table>
        </div>
    }
}

fn row(entry: Entry, with_project: bool) -> impl IntoView {
    let act = words::or(&format!("act-{}", entry.action.replace('.', "-")), &entry.action);
    let project = entry.project.filter(|_| with_project).map(|code| {
        let href = format!("/projects/{code}/history");
        view! { <a href=href>{code}</a>" · " }
    });
    let (noun, id) = entry.subject.split_once(':').unwrap_or((&entry.subject, ""));
    let subject = words::or(&format!("log-noun-{noun}"), noun) + " " + id;
    let changes = entry.changes.into_iter().map(changed).collect_view();
    let short = format!("{}…{}", entry.hash.get(..12).unwrap_or_default(), entry.hash.get(58..).unwrap_or_default());
    view! {
        <tr>
            <th scope="row" class="name">{act}</th>
            <td class="num" data-label=t!("log-number")>{entry.id}</td>
            <td class="nowrap">{format::moment(entry.recorded_at)}</td>
            <td>{entry.who.unwrap_or_else(|| t!("log-system"))}</td>
            <td class="change">
                {project}
                {subject}
                {changes}
            </td>
            <td class="minor"><span class="hash" title=entry.hash>{short}</span></td>
        </tr>
    }
}

/// A field with what it was and what it became.
fn changed(change: Changed) -> impl IntoView {
    let field = words::or(&format!("log-field-{}", change.field), &change.field.replace('_', " "));
    view! {
        <br />
        {field}
        ": "
        {change.before.map(|before| view! { <del>{before}</del>" " })}
        {change.after.map(|after| view! { <ins>{after}</ins> })}
    }
}
