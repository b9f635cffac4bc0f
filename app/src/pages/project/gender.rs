//! `/projects/:code/gender`: the code stands on evidence; who said what, when; and the next step for whose turn it is.

mod forms;

use backend::{
    ctx::Ctx,
    error::Result,
    query::{
        gender::marker::{self, Did, Evidence, Marker, ProjectMarker, Step},
        project::Project,
    },
};
use chrono::Days;
use domain::{
    format,
    gender::{ASSESS_WITHIN_DAYS, GenderCode, Stage},
    policy::Action,
};
use leptos::prelude::*;

use super::frame::{Tab, project_page};
use crate::{
    flash::{self, Flash},
    request, t,
};

/// What the page needs beyond the marker: whose turn it is, and what came back of a form.
struct Loaded {
    data: ProjectMarker,
    turn: Turn,
    coding: Flash,
    judging: Flash,
    today: chrono::NaiveDate,
}

/// What this person may do here now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Code,
    Validate,
    Confirm,
    /// Nothing: it is somebody else's turn, or everything is confirmed.
    Look,
}

#[component]
pub(crate) fn Gender() -> impl IntoView {
    project_page(Tab::Gender, load, draw)
}

async fn load(ctx: Ctx, project: Project) -> Result<Loaded> {
    let visit = request::visit();
    let data = marker::marker(&ctx, &project).await?;
    let me = ctx.subject()?.user.0;
    let turn = match &data.marker {
        Some(marker)
            if marker.stage == Stage::Coded && ctx.may(&project, Action::ValidateGender) && marker.coder != me =>
        {
            Turn::Validate
        }
        Some(marker)
            if marker.stage == Stage::Validated
                && ctx.may(&project, Action::ConfirmGender)
                && marker.coder != me
                && marker.validator != Some(me) =>
        {
            Turn::Confirm
        }
        _ if ctx.may(&project, Action::CodeGender) => Turn::Code,
        _ => Turn::Look,
    };
    let coding = flash::take(&visit, "gender_code").await;
    let judging = flash::take(&visit, "gender_judge").await;
    Ok(Loaded { data, turn, coding, judging, today: ctx.today() })
}

fn draw(project: &Project, loaded: Loaded) -> impl IntoView + use<> {
    let Loaded { data, turn, coding, judging, today } = loaded;
    let form = match turn {
        Turn::Code => Some(forms::code(project, &data, &coding)),
        Turn::Validate | Turn::Confirm => Some(forms::judge(project, &data, &judging, turn)),
        Turn::Look => None,
    };
    view! {
        <div class="columns wide-left">
            <div class="stack">
                <section class="card">
                    {verdict(&data, today)}
                    {data.marker.as_ref().map(evidence)}
                </section>
                {form}
            </div>
            <div class="stack">
                <section class="card">
                    <h2>{t!("gender-history")}</h2>
                    {history(&data.history)}
                </section>
                <section class="card">
                    <h2>{t!("gender-money")}</h2>
                    {money(&data)}
                </section>
            </div>
        </div>
    }
}

/// What a code means, in a few words.
pub(crate) fn meaning(code: GenderCode) -> String {
    t!(match code {
        GenderCode::TwoB => "gender-means-2b",
        GenderCode::TwoA => "gender-means-2a",
        GenderCode::One => "gender-means-1",
        GenderCode::Zero => "gender-means-0",
        GenderCode::NotApplicable => "gender-means-na",
    })
}

fn verdict(data: &ProjectMarker, today: chrono::NaiveDate) -> AnyView {
    let Some(marker) = &data.marker else {
        let due = data.submitted_on.map(|day| day + Days::new(ASSESS_WITHIN_DAYS));
        let (kind, text) = match due {
            Some(due) if due < today => {
                ("bad", t!("gender-overdue", day = format::date(due), count = (today - due).num_days()))
            }
            Some(due) => ("", t!("gender-due", day = format::date(due))),
            None => ("", t!("gender-not-due")),
        };
        return view! {
            <div class="marker">
                <div class=format!("mark {kind}")>"–"</div>
                <div><h2>{t!("gender-not-assessed")}</h2><p>{text}</p></div>
            </div>
        }
        .into_any();
    };
    let (kind, title, text) = match marker.stage {
        Stage::Coded => ("", t!("gender-title-coded"), t!("gender-text-coded")),
        Stage::Validated => ("", t!("gender-title-validated"), t!("gender-text-validated")),
        Stage::Confirmed => ("good", t!("gender-title-confirmed"), t!("gender-text-confirmed")),
        Stage::Stale => {
            let reason = marker.stale_reason.clone().unwrap_or_default();
            ("warn", t!("gender-title-stale"), t!("gender-text-stale", reason = reason))
        }
    };
    view! {
        <div class="marker">
            <div class=format!("mark {kind}")>{marker.code.as_str()}</div>
            <div><h2>{title}</h2><p>{meaning(marker.code)}". "{text}</p></div>
        </div>
    }
    .into_any()
}

fn evidence(marker: &Marker) -> AnyView {
    if !marker.reaches {
        return view! { <p>{t!("gender-no-reach")}</p> }.into_any();
    }
    let needs = match &marker.needs {
        Some(sentence) => view! {
            <li class="met">
                <h3>{t!("gender-needs")}<span class="visually-hidden">{t!("gender-met")}</span></h3>
                <blockquote>"“"{sentence.clone()}"” "<cite>{t!("section-rationale")}</cite></blockquote>
            </li>
        }
        .into_any(),
        None => missing(t!("gender-needs")),
    };
    view! {
        <h2>{t!("gender-standards")}</h2>
        <ul class="evidence">
            {needs}
            {pointed(t!("gender-outputs"), "gender-output", marker.output.as_ref())}
            {pointed(t!("gender-activities"), "gender-activity", marker.activity.as_ref())}
        </ul>
        {marker.principal.then(|| view! { <p>{t!("gender-principal-yes")}</p> })}
    }
    .into_any()
}

fn missing(standard: String) -> AnyView {
    view! { <li class="missing"><h3>{standard}</h3><p>{t!("gender-not-met")}</p></li> }.into_any()
}

/// Evidence in the matrix; where the row has changed since, both statements stand side by side.
fn pointed(standard: String, key: &str, evidence: Option<&Evidence>) -> AnyView {
    let Some(evidence) = evidence else { return missing(standard) };
    let number = evidence.number.clone().unwrap_or_default();
    let row = t!(key, number = number);
    match &evidence.now {
        None => view! {
            <li class="met">
                <h3>{standard}<span class="visually-hidden">{t!("gender-met")}</span></h3>
                <blockquote>{row}": "{evidence.said.clone()}</blockquote>
            </li>
        }
        .into_any(),
        Some(now) => {
            let now = now.clone().unwrap_or_else(|| t!("gender-row-retired"));
            view! {
                <li class="changed">
                    <h3>{standard}<span class="visually-hidden">{t!("gender-changed")}</span></h3>
                    <blockquote>{row}": "<del>{evidence.said.clone()}</del>" "<ins>{now}</ins></blockquote>
                </li>
            }
            .into_any()
        }
    }
}

fn history(steps: &[Step]) -> AnyView {
    if steps.is_empty() {
        return view! { <p class="hint">{t!("gender-history-none")}</p> }.into_any();
    }
    let lines = steps
        .iter()
        .map(|step| {
            let key = match step.did {
                Did::Coded => "gender-step-coded",
                Did::Validated => "gender-step-validated",
                Did::Confirmed => "gender-step-confirmed",
                Did::Stale => "gender-step-stale",
            };
            let who = step.who.clone().map(|who| format!(" · {who}"));
            let (stale, note) = match step.did {
                Did::Stale => (step.note.clone(), None),
                _ => (None, step.note.clone()),
            };
            let words = t!(key);
            let head = if step.did == Did::Stale {
                view! { <p><span class="state warn">{words}</span>" "{stale}</p> }.into_any()
            } else {
                view! { <p><b>{step.code.as_str()}</b>" "{words}{who}</p> }.into_any()
            };
            view! {
                <li>
                    <time title=format::moment(step.at)>{format::day(step.at)}</time>
                    <div>{head}{note.map(|note| view! { <q>{note}</q> })}</div>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="timeline">{lines}</ol> }.into_any()
}

fn money(data: &ProjectMarker) -> impl IntoView + use<> {
    let money = data.money;
    let on_evidence = data.marker.as_ref().and_then(|marker| marker.output.as_ref()).map(|_| {
        view! { <div><dt>{t!("gender-money-evidence")}</dt><dd>{format!("USD {}", format::usd(money.on_evidence))}</dd></div> }
    });
    let missing = (money.not_converted > 0)
        .then(|| view! { <p class="hint">{t!("money-not-converted", count = money.not_converted)}</p> });
    view! {
        <dl class="facts amounts">
            <div><dt>{t!("gender-money-whole")}</dt><dd>{format!("USD {}", format::usd(money.whole))}</dd></div>
            {on_evidence}
        </dl>
        {missing}
    }
}
