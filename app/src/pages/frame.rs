//! What stands around every page: skip link, top bar, title, the message of what was just done; and load, decide, draw.

use backend::{error::Result, query::user::Person};
use domain::policy::Wide;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{as_at, failure};
use crate::{
    api::session::{ChooseTheme, SignOut},
    flash, request, t,
};

/// The places of the top bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nav {
    Work,
    Projects,
    Results,
    Funding,
    Gender,
    Locks,
    Audit,
}

impl Nav {
    const ALL: [Self; 7] =
        [Self::Work, Self::Projects, Self::Results, Self::Funding, Self::Gender, Self::Locks, Self::Audit];

    fn href(self) -> &'static str {
        match self {
            Self::Work => "/",
            Self::Projects => "/projects",
            Self::Results => "/results",
            Self::Funding => "/funding",
            Self::Gender => "/gender",
            Self::Locks => "/locks",
            Self::Audit => "/audit/log",
        }
    }

    fn word(self) -> String {
        t!(match self {
            Self::Work => "nav-work",
            Self::Projects => "nav-projects",
            Self::Results => "nav-results",
            Self::Funding => "nav-funding",
            Self::Gender => "nav-gender",
            Self::Locks => "nav-locks",
            Self::Audit => "nav-audit",
        })
    }

    /// Only what this person may open is shown.
    fn open_to(self, person: &Person) -> bool {
        match self {
            Self::Work | Self::Projects => true,
            Self::Results => person.subject.wide(Wide::ViewResults),
            Self::Funding => person.subject.wide(Wide::ViewFunding),
            Self::Gender => person.subject.wide(Wide::ViewGender),
            Self::Locks => person.subject.wide(Wide::ViewLocks),
            Self::Audit => person.subject.wide(Wide::ViewLog),
        }
    }
}

/// Loads, then draws inside the frame; a failure is drawn with its status instead. `draw` gives the title and the page.
pub(crate) fn page<T, V>(
    nav: Nav,
    load: impl Future<Output = Result<T>> + Send + 'static,
    draw: impl FnOnce(T) -> (String, V) + Send + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    V: IntoView + 'static,
{
    Suspend::new(async move {
        let visit = request::visit();
        let past_day = request::past_day();
        let loaded = match &past_day {
            Ok(_) => load.await,
            Err(error) => Err(error.clone()),
        };
        let Some(person) = visit.person.clone() else { return failure::sign_in_first().into_any() };
        let done = flash::done(&visit).await;
        let (title, body) = match loaded {
            Ok(data) => {
                let (title, body) = draw(data);
                (title, body.into_any())
            }
            Err(error) => failure::failed(&error),
        };
        view! {
            <Title text=format!("{title} · Baseline") />
            <a class="skip-link" href="#main">{t!("skip-to-content")}</a>
            {top_bar(nav, &person)}
            <main id="main" class="page">
                {past_day.ok().flatten().map(as_at::notice)}
                {done.map(|message| view! { <p class="notice good" role="status">{message}</p> })}
                {body}
            </main>
        }
        .into_any()
    })
}

fn top_bar(current: Nav, person: &Person) -> impl IntoView + use<> {
    let links = |id: &'static str| {
        let links = Nav::ALL
            .into_iter()
            .filter(|nav| nav.open_to(person))
            .map(|nav| view! { <a href=nav.href() aria-current=(nav == current).then_some("page")>{nav.word()}</a> })
            .collect_view();
        view! { <nav class=id aria-label=t!("nav-label")>{links}</nav> }
    };
    let who = format!("{} · {}", person.subject.name, person.office);
    view! {
        <header class="topbar">
            <a class="brand" href="/">"Baseline"</a>
            {links("nav")}
            <details class="menu user-menu">
                <summary>{who.clone()}</summary>
                <div class="menu-panel">{account(&who)}</div>
            </details>
            <details class="menu phone-menu">
                <summary>{t!("menu")}</summary>
                <div class="menu-panel">{links("")}<hr />{account(&who)}</div>
            </details>
        </header>
    }
}

fn account(who: &str) -> impl IntoView + use<> {
    let now = request::theme();
    let themes = ["auto", "light", "dark"].map(|theme| {
        let word = t!(&format!("theme-{theme}"));
        view! {
            <button name="theme" value=theme aria-pressed=if theme == now { "true" } else { "false" }>{word}</button>
        }
    });
    view! {
        <p>{who.to_owned()}</p>
        <form class="theme" method="post" action=ChooseTheme::url() aria-label=t!("theme-label")>
            <input type="hidden" name="back" value=request::here() />
            {themes.into_iter().collect_view()}
        </form>
        <hr />
        <form method="post" action=SignOut::url()>
            <button type="submit">{t!("sign-out")}</button>
        </form>
    }
}
