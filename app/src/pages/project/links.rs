//! `/projects/:code/matrix/links`: what each indicator of a project counts towards; `?indicator=ID` shows one, with what waits and what is
//! over, who proposed and decided and when, and the form that proposes, with suggestions by title.
//!
//! For whoever may view the project; forms are drawn only for those who may edit the matrix, and checked again by the use case.

mod one;
mod propose;

pub(crate) use one::acts;

use backend::{
    ctx::Ctx,
    error::{Error, Result},
    query::{
        link::{
            Linked, Stand,
            project::{self as query, Towards},
            suggest::{Suggestion, suggestions},
        },
        matrix::Indicator,
        project::Project,
    },
};
use domain::{
    id::IndicatorId,
    policy::{Action, Wide},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    frame::{Tab, project_page},
    matrix::indicator_anchor,
};
use crate::{
    flash::{self, Flash},
    request, t, ui,
};

/// The address of the links of a project.
pub(crate) fn list_href(project: &str) -> String {
    format!("/projects/{project}/matrix/links")
}

/// The address of the links of one indicator.
pub(crate) fn href(project: &str, indicator: impl std::fmt::Display) -> String {
    // Both come back in an address of our own; what is no code leads to a page that is not there.
    let plain = |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '.').collect::<String>();
    format!("{}?indicator={}", list_href(&plain(project)), plain(&indicator.to_string()))
}

/// The name under which the session keeps what was typed.
pub(crate) fn form(indicator: impl std::fmt::Display) -> String {
    format!("link:{indicator}")
}

enum Page {
    List(Towards),
    One(Box<One>),
}

/// The links of one indicator.
struct One {
    code: String,
    indicator: Indicator,
    links: Vec<Linked>,
    may_propose: bool,
    /// May end what stands.
    may_end: bool,
    /// Empty for who may not propose.
    suggestions: Vec<Suggestion>,
    propose: Flash,
    end: Flash,
    withdraw: Flash,
}

#[component]
pub(crate) fn ProjectLinks() -> impl IntoView {
    let asked = use_query_map().read_untracked().get("indicator");
    project_page(Tab::Matrix, move |ctx, project| load(ctx, project, asked), |project, page| draw(project, &page))
}

async fn load(ctx: Ctx, project: Project, asked: Option<String>) -> Result<Page> {
    let towards = query::towards(&ctx, &project).await?;
    let Some(asked) = asked.filter(|asked| !asked.is_empty()) else { return Ok(Page::List(towards)) };
    let id: IndicatorId = asked.parse().map_err(|_| Error::NotFound)?;
    let indicator = towards.matrix.indicator(id).cloned().ok_or(Error::NotFound)?;
    let may_propose = ctx.may(&project, Action::EditMatrix);
    let may_end = ctx.past_day().is_none() && (may_propose || ctx.wide(Wide::ConfirmLinks).is_ok());
    let suggestions = if may_propose { suggestions(&ctx, &indicator).await? } else { Vec::new() };
    let visit = request::visit();
    Ok(Page::One(Box::new(One {
        code: project.code.to_string(),
        links: towards.of(id).to_vec(),
        indicator,
        may_propose,
        may_end,
        suggestions,
        propose: flash::take(&visit, &form(id)).await,
        end: flash::take(&visit, "link_end").await,
        withdraw: flash::take(&visit, "link_withdraw").await,
    })))
}

fn draw(project: &Project, page: &Page) -> AnyView {
    match page {
        Page::List(towards) => list(project, towards),
        Page::One(one) => one.draw(),
    }
}

/// The state of a link as a chip.
pub(crate) fn state(linked: &Linked) -> AnyView {
    let (kind, word) = match linked.stand {
        Stand::Waiting => ("info", t!("link-waiting")),
        Stand::Standing => ("good", t!("link-standing")),
        Stand::Refused if linked.withdrawn => ("", t!("link-withdrawn")),
        Stand::Refused => ("bad", t!("link-refused")),
        Stand::Ended => ("", t!("link-ended")),
    };
    ui::state::chip(kind, word)
}

/// Every indicator with what counts and what waits.
fn list(project: &Project, towards: &Towards) -> AnyView {
    let indicators: Vec<&Indicator> = towards.matrix.nodes.iter().flat_map(|node| &node.indicators).collect();
    let none = indicators.is_empty();
    let rows = indicators.into_iter().map(|indicator| row(project, indicator, towards.of(indicator.id))).collect_view();
    view! {
        <div class="section-head">
            <h2>{t!("links-title")}</h2>
            {back(project.code.as_str(), None)}
        </div>
        <p class="lead">{t!("links-lead")}</p>
        <div class="card flush">
            <table class="data" aria-label=t!("links-title")>
                <thead>
                    <tr>
                        <th scope="col">{t!("progress-indicator")}</th>
                        <th scope="col">{t!("matrix-unit")}</th>
                        <th scope="col">{t!("links-towards")}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    {none.then(|| view! { <tr class="nothing"><td colspan="3">{t!("links-no-indicators")}</td></tr> })}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(project: &Project, indicator: &Indicator, links: &[Linked]) -> AnyView {
    let href = request::dated(href(project.code.as_str(), indicator.id));
    let now: Vec<&Linked> = links.iter().filter(|one| matches!(one.stand, Stand::Standing | Stand::Waiting)).collect();
    let nothing = now.is_empty().then(|| view! { <span class="muted">{t!("links-nothing")}</span> });
    let now = now.into_iter().map(|one| {
        view! { <div>{state(one)} " " {one.code.clone()} " " {one.corporate_title.clone()} {part(one)}</div> }
    });
    let now = now.collect_view();
    view! {
        <tr>
            <th scope="row" class="name">
                <span class="no">{indicator.number.clone()}</span>
                " "
                <a href=href>{indicator.title.clone()}</a>
            </th>
            <td data-label=t!("matrix-unit")>{indicator.unit.clone()}</td>
            <td data-label=t!("links-towards")>{now} {nothing}</td>
        </tr>
    }
    .into_any()
}

/// The share where it is not the whole, and the one that counts while another is proposed.
pub(crate) fn part_words(linked: &Linked) -> Option<String> {
    let share = (!linked.share.is_whole()).then(|| t!("link-share-of", share = linked.share.percent()));
    let before = linked.replaces.map(|before| t!("link-replaces", share = before.percent()));
    let words: Vec<String> = share.into_iter().chain(before).collect();
    (!words.is_empty()).then(|| words.join(" · "))
}

fn part(linked: &Linked) -> Option<AnyView> {
    part_words(linked).map(|words| view! { <small>{words}</small> }.into_any())
}

fn back(project: &str, indicator: Option<IndicatorId>) -> AnyView {
    let place = indicator.map(|id| format!("#{}", indicator_anchor(id))).unwrap_or_default();
    let href = request::dated(format!("/projects/{project}/matrix{place}"));
    view! { <div class="actions"><a class="btn" href=href>{t!("targets-back")}</a></div> }.into_any()
}
