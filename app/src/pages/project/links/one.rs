//! The links of one indicator: each with its state, who proposed, decided and ended it, and what can be done about it.

use backend::query::link::{Act, Linked, Stand};
use domain::format;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{One, back, part_words, propose, state};
use crate::{
    api::link::{EndLink, WithdrawProposal},
    flash::Flash,
    pages::lock::field::reason,
    request, t, ui,
};

impl One {
    pub(super) fn draw(&self) -> AnyView {
        let indicator = &self.indicator;
        let title = t!("links-of", number = indicator.number.clone(), title = indicator.title.clone());
        let links = self.links.iter().map(|link| self.link(link)).collect_view();
        let none = self.links.is_empty().then(|| {
            view! {
                <section class="card empty"><h3>{t!("links-nothing")}</h3><p>{t!("links-nothing-text")}</p></section>
            }
        });
        let gone = |flash: &Flash, name: &str, stand: Stand| {
            let about = flash.typed(name)?;
            let here = self.links.iter().filter(|link| link.stand == stand).any(|link| id(link, stand) == about);
            if here { None } else { ui::form::summary(flash) }
        };
        view! {
            <div class="section-head">
                <h2>{title}</h2>
                {back(&self.code, Some(indicator.id))}
            </div>
            <p class="status-line">{indicator.unit.clone()}</p>
            {gone(&self.end, "link", Stand::Standing)}
            {gone(&self.withdraw, "proposal", Stand::Waiting)}
            <div class="stack">
                {none}
                {links}
                {self.may_propose.then(|| propose::form(self))}
            </div>
        }
        .into_any()
    }

    fn link(&self, link: &Linked) -> AnyView {
        let href = request::dated(format!("/results/{}/{}", link.framework, link.code));
        let shown = link.stand == Stand::Standing || link.stand == Stand::Waiting;
        let same = (!link.same_unit.is_empty()).then(|| {
            let words = t!("link-same-unit-said", own = link.unit.clone(), corporate = link.corporate_unit.clone());
            view! { <p>{words} " " {t!("lock-quoted", text = link.same_unit.clone())}</p> }
        });
        let change = match link.stand {
            Stand::Waiting if self.may_propose => Some(self.withdraw(link)),
            Stand::Standing if self.may_end => Some(self.end(link)),
            _ => None,
        };
        view! {
            <section class=if shown { "card" } else { "card quiet" }>
                <div class="card-head">
                    <h3><a href=href>{format!("{} · {}", link.code, link.corporate_title)}</a></h3>
                    {state(link)}
                </div>
                {part_words(link).map(|words| view! { <p>{words}</p> })}
                {same}
                {acts(link).into_iter().map(|words| view! { <p class="muted">{words}</p> }).collect_view()}
                {change}
            </section>
        }
        .into_any()
    }

    fn withdraw(&self, link: &Linked) -> AnyView {
        let id = id(link, Stand::Waiting);
        view! {
            <form method="post" action=WithdrawProposal::url()>
                <input type="hidden" name="project" value=self.code.clone() />
                <input type="hidden" name="indicator" value=self.indicator.id.to_string() />
                <input type="hidden" name="proposal" value=id />
                <div class="form-actions"><button class="btn" type="submit">{t!("link-withdraw")}</button></div>
            </form>
        }
        .into_any()
    }

    fn end(&self, link: &Linked) -> AnyView {
        let id = id(link, Stand::Standing);
        let nothing = Flash::default();
        let flash = if self.end.typed("link") == Some(id.as_str()) { &self.end } else { &nothing };
        view! {
            <details class="edit" open=!flash.is_empty()>
                <summary>{t!("link-end")}</summary>
                <form class="panel" method="post" action=EndLink::url()>
                    {ui::form::summary(flash)}
                    <input type="hidden" name="project" value=self.code.clone() />
                    <input type="hidden" name="indicator" value=self.indicator.id.to_string() />
                    <input type="hidden" name="link" value=id.clone() />
                    <div class="fields">{reason(flash, &format!("end{id}"), t!("link-end-hint"))}</div>
                    <div class="form-actions"><button class="btn danger" type="submit">{t!("link-end-submit")}</button></div>
                </form>
            </details>
        }
        .into_any()
    }
}

/// What names it in a form: the proposal that waits, or the link.
fn id(link: &Linked, stand: Stand) -> String {
    let id = if stand == Stand::Waiting { link.proposal.map(|id| id.0) } else { link.link.map(|id| id.0) };
    id.map(|id| id.to_string()).unwrap_or_default()
}

/// Who did what, when, and what they said: a line for each step.
pub(crate) fn acts(link: &Linked) -> Vec<String> {
    let decided = match link.stand {
        Stand::Refused if link.withdrawn => "link-act-withdrawn",
        Stand::Refused => "link-act-refused",
        Stand::Waiting | Stand::Standing | Stand::Ended => "link-act-confirmed",
    };
    let line = |key: &str, act: &Act| {
        let who = act.who.clone().unwrap_or_else(|| t!("log-system"));
        let words = t!(key, who = who, when = format::moment(act.at));
        let note = (!act.note.is_empty()).then(|| t!("lock-quoted", text = act.note.clone()));
        [Some(words), note].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let steps = [("link-act-proposed", &link.proposed), (decided, &link.decided), ("link-act-ended", &link.ended)];
    steps.into_iter().filter_map(|(key, act)| Some(line(key, act.as_ref()?))).collect()
}
