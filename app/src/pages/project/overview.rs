//! `/projects/:code`: what it promises, where it stands, what it costs.

use backend::{
    ctx::Ctx,
    error::Result,
    query::{
        expenditure,
        project::{
            Project,
            overview::{self, BudgetPart},
        },
    },
};
use domain::{
    budget::Total,
    burn, format,
    money::{Currency, Money},
    progress::expected::Passed,
};
use leptos::prelude::*;

use super::{
    edit,
    frame::{Tab, project_page},
};
use crate::{request, t, ui};

#[component]
pub(crate) fn Overview() -> impl IntoView {
    project_page(Tab::Overview, load, |project, (data, spent)| draw(project, data, spent))
}

async fn load(ctx: Ctx, project: Project) -> Result<(overview::Overview, Total)> {
    let spent = expenditure::total(&ctx, project.id).await?;
    Ok((overview::overview(&ctx, &project).await?, spent))
}

fn draw(project: &Project, data: overview::Overview, spent: Total) -> impl IntoView + use<> {
    let sections = data
        .sections
        .iter()
        .map(|section| {
            view! {
                <section class="card">
                    <h2>{t!(&format!("section-{}", section.section))}</h2>
                    <div class="prose">{paragraphs(&section.body)}</div>
                </section>
            }
        })
        .collect_view();
    let none = data.sections.is_empty().then(|| view! { <p class="empty">{t!("overview-no-sections")}</p> });
    view! {
        {figures(project, &data, spent)}
        <div class="columns wide-left">
            <div class="stack">{sections}{none}</div>
            <div class="stack">
                <section class="card">
                    <div class="card-head">
                        <h2>{t!("overview-facts")}</h2>
                        <a href=request::dated(edit::href(project.code.as_str()))>{t!("edit-link")}</a>
                    </div>
                    {facts(project, &data)}
                </section>
                <section class="card">
                    <div class="card-head">
                        <h2>{t!("overview-budget")}</h2>
                        <a href=request::dated(super::budget::href(project.code.as_str()))>{t!("overview-budget-link")}</a>
                    </div>
                    {budget(&data.budget)}
                </section>
            </div>
        </div>
    }
}

/// Sections are written with an empty line between paragraphs.
fn paragraphs(body: &str) -> impl IntoView + use<> {
    body.split("\n\n").map(|paragraph| view! { <p>{paragraph.trim().to_owned()}</p> }).collect_view()
}

fn figures(project: &Project, data: &overview::Overview, spent: Total) -> impl IntoView + use<> {
    let tally = data.tally;
    let share =
        if tally.indicators() == 0 { 0 } else { i64::from(tally.on_track) * 10_000 / i64::from(tally.indicators()) };
    let usd: i64 = data.budget.iter().map(|part| part.usd).sum();
    let missing: u32 = data.budget.iter().map(|part| part.not_converted).sum();
    let converted =
        if missing == 0 { t!("overview-all-converted") } else { t!("money-not-converted", count = missing) };
    let due = data.next_due.map_or_else(|| t!("overview-nothing-due"), format::date);
    view! {
        <dl class="figures">
            <div class="figure">
                <dt>{t!("overview-on-track")}</dt>
                <dd>{t!("overview-of", count = tally.on_track, of = tally.indicators())}</dd>
                <dd class="note">{ui::bar::bar(share, None, "", t!("projects-on-track", count = tally.on_track, of = tally.indicators()))}</dd>
                <dd class="note">
                    {t!("overview-tally", risk = tally.at_risk, off = tally.off_track, unknown = tally.unknown)}
                </dd>
                <dd class="note">{t!("overview-against")}</dd>
            </div>
            {time(project, tally.passed)}
            <div class="figure">
                <dt>{t!("overview-next-due")}</dt>
                <dd>{due}</dd>
                <dd class="note">{t!(&format!("schedule-{}", project.schedule.as_str()))}</dd>
            </div>
            <div class="figure">
                <dt>{t!("overview-budget-usd")}</dt>
                <dd>{format::usd(usd)}</dd>
                <dd class="note">{converted}</dd>
                {burned(project, usd, missing, spent)}
            </div>
        </dl>
    }
}

/// How much of it is spent, once something is, on the way to the page that tells more.
fn burned(project: &Project, usd: i64, missing: u32, spent: Total) -> Option<AnyView> {
    let budget = Total { usd, amounts: missing, not_converted: missing };
    let share = match burn::burn_rate(spent, budget) {
        Ok(share) => format::percent(share),
        Err(why) => t!(&format!("burn-{why}")),
    };
    let href = request::dated(super::budget::spent::href(project.code.as_str()));
    let told = t!("overview-spent", spent = format::usd(spent.usd), share = share);
    (spent.amounts > 0).then(|| view! { <dd class="note"><a href=href>{told}</a></dd> }.into_any())
}

/// The time up to the last report that was due, against which the indicators are held; today is ahead of every report.
fn time(project: &Project, passed: Option<Passed>) -> AnyView {
    let until = passed.map_or_else(
        || t!("overview-nothing-was-due"),
        |passed| t!("overview-time-until", until = format::date(passed.until)),
    );
    let share = passed.map_or(0, |passed| passed.share);
    view! {
        <div class="figure">
            <dt>{t!("overview-time")}</dt>
            <dd>{format::percent(share)}</dd>
            <dd class="note">{ui::bar::bar(share, None, "", t!("overview-time"))}</dd>
            <dd class="note">{until}</dd>
            <dd class="note">{format!("{} – {}", format::date(project.starts), format::date(project.ends))}</dd>
        </div>
    }
    .into_any()
}

fn facts(project: &Project, data: &overview::Overview) -> impl IntoView + use<> {
    let list = |words: &[String]| if words.is_empty() { t!("none") } else { words.join(", ") };
    view! {
        <dl class="facts">
            <div><dt>{t!("overview-office")}</dt><dd>{project.office_name.clone()}</dd></div>
            <div><dt>{t!("overview-countries")}</dt><dd>{list(&data.countries)}</dd></div>
            <div><dt>{t!("overview-areas")}</dt><dd>{list(&data.areas)}</dd></div>
            <div><dt>{t!("overview-sdgs")}</dt><dd>{list(&data.sdgs)}</dd></div>
            <div><dt>{t!("overview-funding")}</dt><dd>{t!(&format!("funding-{}", data.funding))}</dd></div>
            <div><dt>{t!("overview-submitted")}</dt><dd>{project.submitted_on.map_or_else(|| t!("none"), format::date)}</dd></div>
        </dl>
    }
}

/// Sections in the order of the template, each currency on its own line: amounts in several currencies are never added.
fn budget(parts: &[BudgetPart]) -> AnyView {
    if parts.is_empty() {
        return view! { <p class="hint">{t!("overview-no-budget")}</p> }.into_any();
    }
    let rows = ["staff", "office", "operational", "overhead"]
        .into_iter()
        .flat_map(|section| parts.iter().filter(move |part| part.section == section))
        .map(|part| {
            let original = Money { minor: part.minor, currency: part.currency };
            let usd = if part.currency != Currency::USD && part.usd == 0 && part.not_converted > 0 {
                t!("money-no-rate")
            } else {
                format::usd(part.usd)
            };
            view! {
                <tr>
                    <th scope="row">{t!(&format!("budget-{}", part.section))}</th>
                    <td class="num">{format!("{} {}", part.currency, original.grouped())}</td>
                    <td class="num">{usd}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="data keep" aria-label=t!("overview-budget")>
            <thead>
                <tr>
                    <th scope="col">{t!("budget-section")}</th>
                    <th scope="col" class="num">{t!("budget-original")}</th>
                    <th scope="col" class="num">"USD"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
