//! `/projects/:code/progress/sheet?period=ID`: what an uploaded spreadsheet would change, before anything is saved. And the
//! form on the progress page that sends one.

use backend::{
    ctx::Ctx,
    error::{Error, Problem, Result},
    query::{progress::Measured, project::Project},
    usecase::actual::Change,
};
use domain::{axes::Cell, code::ProjectCode, id::PeriodId, value::Value};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use super::{Page, href, sheet_href, words};
use crate::{
    api::sheet::ApplySheet,
    flash::{self, Flash},
    pages::project::frame::{Tab, project_page},
    request,
    sheet::{self, Kept, Seen},
    t,
    ui::{form, state::chip},
    words::problem,
};

/// The address of what a file would change.
pub(crate) fn preview_href(project: &str, period: impl std::fmt::Display) -> String {
    format!("/projects/{project}/progress/sheet?period={period}")
}

/// Under the grid: the way out and, for who may enter values, the way back in.
pub(super) fn card(page: &Page, period: PeriodId) -> AnyView {
    let href = sheet_href(page.code.as_str(), period);
    let upload = page.may_enter.then(|| {
        view! {
            <form class="form" method="post" action=href.clone() enctype="multipart/form-data">
                <div class="field">
                    <label for="file">{t!("sheet-file")}</label>
                    <input id="file" type="file" name="file" required accept=".xlsx" />
                    <p class="hint">{t!("sheet-file-hint")}</p>
                </div>
                <div class="form-actions">
                    <button class="btn" type="submit">{t!("sheet-upload")}</button>
                </div>
            </form>
        }
    });
    view! {
        <section class="card" id="sheet">
            <h2>{t!("sheet-title")}</h2>
            {form::summary(&page.sheet)}
            <p>{t!("sheet-lead")} " " <a href=href.clone() download="">{t!("sheet-link")}</a></p>
            {upload}
        </section>
    }
    .into_any()
}

struct Preview {
    code: ProjectCode,
    period: PeriodId,
    kept: Option<Kept>,
    seen: Vec<Seen>,
    /// Cells of which nothing is to be said.
    same: usize,
    /// Why nothing of it can be applied.
    blocked: Vec<Problem>,
    form: Flash,
}

#[component]
pub(crate) fn ProgressSheet() -> impl IntoView {
    let asked = use_query_map().read_untracked().get("period").unwrap_or_default();
    project_page(Tab::Progress, move |ctx, project| load(ctx, project, asked), |_, preview| draw(&preview))
}

async fn load(ctx: Ctx, project: Project, asked: String) -> Result<Preview> {
    let period: PeriodId = asked.parse().unwrap_or(PeriodId(0));
    let visit = request::visit();
    let code = project.code;
    let form = flash::take(&visit, &sheet::form(period)).await;
    let kept = sheet::kept(&visit, &code, period).await?;
    let (mut seen, mut same, mut blocked) = (Vec::new(), 0, Vec::new());
    if let Some(kept) = &kept {
        match sheet::look(&ctx, &kept.sheet, &code, period).await {
            Ok((rows, cells)) => (seen, same) = (rows, kept.same + cells),
            Err(Error::Invalid(problems)) => blocked = problems,
            Err(error) => return Err(error),
        }
    }
    Ok(Preview { code, period, kept, seen, same, blocked, form })
}

/// What becomes of one cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lot {
    New,
    Changed,
    Met,
    Refused,
    /// Good by itself, but its row is not.
    Waits,
}

struct Line {
    at: String,
    what: String,
    now: String,
    next: String,
    lot: Lot,
    why: String,
}

/// The cells of a row that were changed, and those at which something is wrong.
fn lines(name: &str, seen: &Seen) -> Vec<Line> {
    let measured = &seen.looked.measured;
    let at = |place: &str| seen.at(place).map_or_else(|| name.to_owned(), |at| format!("{name}!{at}"));
    let what = |place: &str| {
        t!("progress-error-of", title = measured.title.clone(), column = words::column(&measured.axes, place))
    };
    let of = |problem: &Problem| problem.field.split_once('.').map(|(_, place)| place.to_owned()).unwrap_or_default();
    let line = |change: &Change| {
        let wrong = seen.problems.iter().find(|problem| of(problem) == change.place);
        let (lot, why) = match wrong {
            Some(wrong) if wrong.code == "changed-meanwhile-cell" => (Lot::Met, met(wrong)),
            Some(wrong) => (Lot::Refused, problem(wrong)),
            None if !seen.problems.is_empty() => (Lot::Waits, t!("sheet-waits")),
            None if change.read.is_empty() => (Lot::New, String::new()),
            None => (Lot::Changed, String::new()),
        };
        Line {
            at: at(&change.place),
            what: what(&change.place),
            now: change.now.clone(),
            next: change.next.clone(),
            lot,
            why,
        }
    };
    let changed = seen.looked.changes.iter();
    let others = seen.problems.iter().filter(|problem| changed.clone().all(|change| change.place != of(problem)));
    let others = others.map(|wrong| Line {
        at: at(&of(wrong)),
        what: what(&of(wrong)),
        now: stands(measured, &of(wrong)),
        next: seen
            .row
            .cells
            .iter()
            .find(|cell| cell.place == of(wrong))
            .map(|cell| cell.text.clone())
            .unwrap_or_default(),
        lot: Lot::Refused,
        why: problem(wrong),
    });
    changed.clone().map(line).chain(others).collect()
}

/// What stands at a place now, as it is typed.
fn stands(measured: &Measured, place: &str) -> String {
    let Some(entry) = &measured.entry else { return String::new() };
    match place.parse::<Cell>() {
        Ok(cell) => entry.reported.cell(&cell).map(Value::typed).unwrap_or_default(),
        Err(_) if place == "total" => entry.reported.total.map(Value::typed).unwrap_or_default(),
        Err(_) => entry.narrative.clone().unwrap_or_default(),
    }
}

fn met(problem: &Problem) -> String {
    let arg = |name: &str| problem.args.get(name).cloned().unwrap_or_default();
    t!("sheet-met", who = arg("who"), when = arg("when"))
}

fn draw(preview: &Preview) -> AnyView {
    let back = href(preview.code.as_str(), preview.period);
    let back = view! { <a class="btn" href=format!("{back}#sheet")>{t!("sheet-back")}</a> };
    let Some(kept) = &preview.kept else {
        return view! {
            <section class="card empty">
                <h2>{t!("sheet-none-title")}</h2>
                <p>{t!("problem-sheet-none")}</p>
                <div class="actions">{back}</div>
            </section>
        }
        .into_any();
    };
    let blocked = preview.blocked.iter().map(|wrong| view! { <p class="notice bad" role="alert">{problem(wrong)}</p> });
    let missing = (!kept.sheet.missing.is_empty()).then(|| {
        let rows = kept.sheet.missing.join(", ");
        view! { <p class="notice info">{t!("sheet-missing", rows = rows)}</p> }
    });
    view! {
        <div class="stack">
            {form::summary(&preview.form)}
            {blocked.collect_view()}
            {missing}
            <form class="stack" method="post" action=ApplySheet::url()>
                <input type="hidden" name="project" value=preview.code.to_string() />
                <input type="hidden" name="period" value=preview.period.to_string() />
                {summary(preview, kept)}
                {table(&kept.sheet.name, &preview.seen)}
                <div class="form-actions">{buttons(preview)} {back}</div>
            </form>
        </div>
    }
    .into_any()
}

/// "3 new · 1 changed · 2 refused · 54 unchanged".
fn summary(preview: &Preview, kept: &Kept) -> AnyView {
    let rows: Vec<Vec<Line>> = preview.seen.iter().map(|seen| lines(&kept.sheet.name, seen)).collect();
    let lots: Vec<Lot> = rows.iter().flatten().map(|line| line.lot).collect();
    let count = |lot| lots.iter().filter(|of| **of == lot).count();
    let parts = [
        ("sheet-count-new", count(Lot::New)),
        ("sheet-count-changed", count(Lot::Changed)),
        ("sheet-count-met", count(Lot::Met)),
        ("sheet-count-refused", count(Lot::Refused)),
        ("sheet-count-waits", count(Lot::Waits)),
    ];
    let unchanged = preview.seen.iter().zip(&rows).map(|(seen, lines)| seen.looked.cells.saturating_sub(lines.len()));
    let unchanged = t!("sheet-count-same", count = preview.same + unchanged.sum::<usize>());
    let parts = parts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| t!(key, count = count));
    let said = parts.chain([unchanged]).collect::<Vec<_>>().join(" · ");
    view! { <div class="section-head"><h2>{t!("sheet-preview")}</h2><p class="status-line">{said}</p></div> }.into_any()
}

fn table(name: &str, seen: &[Seen]) -> AnyView {
    if seen.is_empty() {
        return view! { <p class="notice info">{t!("sheet-nothing")}</p> }.into_any();
    }
    let rows = seen
        .iter()
        .flat_map(|seen| lines(name, seen).into_iter().enumerate().map(|(at, line)| row(seen, line, at == 0)));
    view! {
        <div class="card flush">
            <table class="data wide">
                <thead>
                    <tr>
                        <th scope="col">{t!("sheet-head-cell")}</th>
                        <th scope="col">{t!("progress-indicator")}</th>
                        <th scope="col" class="num">{t!("sheet-head-now")}</th>
                        <th scope="col" class="num">{t!("sheet-head-next")}</th>
                        <th scope="col">{t!("sheet-head-lot")}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(seen: &Seen, line: Line, first: bool) -> AnyView {
    let (kind, word) = match line.lot {
        Lot::New => ("good", "sheet-lot-new"),
        Lot::Changed => ("info", "sheet-lot-changed"),
        Lot::Met => ("warn", "sheet-lot-met"),
        Lot::Refused => ("bad", "sheet-lot-refused"),
        Lot::Waits => ("neutral", "sheet-lot-waits"),
    };
    let blank = |text: String| if text.is_empty() { t!("progress-none") } else { text };
    let mine = (first && seen.is_met()).then(|| {
        view! {
            <label class="choice">
                <input type="checkbox" name=format!("mine[i{}]", seen.row.indicator) value=seen.looked.version() />
                <span>{t!("sheet-mine")}</span>
            </label>
        }
    });
    view! {
        <tr>
            <th scope="row" class="name">{line.at}</th>
            <td data-label=t!("progress-indicator")>{line.what}</td>
            <td class="num" data-label=t!("sheet-head-now")>{blank(line.now)}</td>
            <td class="num" data-label=t!("sheet-head-next")>{blank(line.next)}</td>
            <td class="state-cell">{chip(kind, t!(word))} " " {line.why} {mine}</td>
        </tr>
    }
    .into_any()
}

/// All at once where everything is good; else what is good, and a word on the rest.
fn buttons(preview: &Preview) -> Option<AnyView> {
    let good = preview.seen.iter().filter(|seen| seen.is_good()).count();
    let met = preview.seen.iter().any(Seen::is_met);
    if !preview.blocked.is_empty() || (good == 0 && !met) {
        return None;
    }
    let all = good == preview.seen.len();
    let only_good = (!all).then(|| {
        view! {
            <button class="btn primary" type="submit" name="then" value="good">{t!("sheet-apply-good", count = good)}</button>
        }
    });
    let kind = if all { "btn primary" } else { "btn outline" };
    Some(
        view! {
            {only_good}
            <button class=kind type="submit" name="then" value="all">{t!("sheet-apply-all")}</button>
        }
        .into_any(),
    )
}
