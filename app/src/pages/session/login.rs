//! The sign-in page: calm, one card, and where the demo runs, whom one can be.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{api::session::SignIn, flash, request, t, words};

#[component]
pub(crate) fn Login() -> impl IntoView {
    let next = use_query_map().read_untracked().get("next").unwrap_or_else(|| "/".into());
    Suspend::new(async move {
        let flash = flash::take(&request::visit(), "sign_in").await;
        let email = flash.typed("email").unwrap_or_default().to_owned();
        let error = flash.problems().first().map(words::problem);
        view! {
            <Title text=format!("{} · Baseline", t!("sign-in-title")) />
            <main id="content" class="signin">
                <div class="card">
                    <h1>"Baseline"</h1>
                    <p>{t!("sign-in-lead")}</p>
                    {error.map(|text| view! { <p class="notice is-bad" role="alert" id="sign-in-error">{text}</p> })}
                    <form method="post" action=SignIn::url()>
                        <input type="hidden" name="next" value=next />
                        <div class="field">
                            <label for="email">{t!("sign-in-email")}</label>
                            <input id="email" name="email" type="email" autocomplete="username" required value=email />
                        </div>
                        <div class="field">
                            <label for="password">{t!("sign-in-password")}</label>
                            <input id="password" name="password" type="password" autocomplete="current-password" required />
                        </div>
                        <button class="btn primary" type="submit">{t!("sign-in-submit")}</button>
                    </form>
                </div>
            </main>
        }
    })
}
