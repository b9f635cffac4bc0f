//! The sign-in page: calm, one card, and on a server with demo data whom one can be.

use backend::query::user;
use domain::policy::Role;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{api::session::SignIn, flash, request, t, words};

#[component]
pub(crate) fn Login() -> impl IntoView {
    let next = use_query_map().read_untracked().get("next").unwrap_or_else(|| "/".into());
    Suspend::new(async move {
        let visit = request::visit();
        let flash = flash::take(&visit, "sign_in").await;
        let demo = user::demo_exists(&visit.ctx).await.unwrap_or(false);
        let email = flash.typed("email").unwrap_or_default().to_owned();
        let error = flash.problems().first().map(words::problem);
        let described = error.is_some().then_some("sign-in-error");
        view! {
            <Title text=format!("{} · Baseline", t!("sign-in-title")) />
            <main id="main" class="signin">
                <div class="product">
                    <h1>"Baseline"</h1>
                    <p>{t!("sign-in-lead")}</p>
                </div>
                <div class="card">
                    <form method="post" action=SignIn::url()>
                        {error.map(|text| view! { <div class="notice bad" role="alert" id="sign-in-error">{text}</div> })}
                        <input type="hidden" name="next" value=next.clone() />
                        <div class="field">
                            <label for="email">{t!("sign-in-email")}</label>
                            <input
                                id="email"
                                name="email"
                                type="email"
                                autocomplete="username"
                                required
                                value=email
                                aria-describedby=described
                            />
                        </div>
                        <div class="field">
                            <label for="password">{t!("sign-in-password")}</label>
                            <input id="password" name="password" type="password" autocomplete="current-password" required />
                        </div>
                        <button class="btn primary" type="submit">{t!("sign-in-submit")}</button>
                    </form>
                </div>
                {demo.then(|| demo_users(&next))}
            </main>
        }
    })
}

/// One button per role: the demo's password is public anyway, and a demo server listens on loopback only.
fn demo_users(next: &str) -> impl IntoView + use<> {
    let next = next.to_owned();
    let users = Role::ALL
        .iter()
        .map(|role| {
            let email = format!("{}@demo.example", role.as_str());
            view! { <li><button name="email" value=email>{t!(&format!("role-{}", role.as_str()))}</button></li> }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2>{t!("demo-users-title")}</h2>
            <p class="muted">{t!("demo-users-text")}</p>
            <form method="post" action=SignIn::url()>
                <input type="hidden" name="next" value=next />
                <input type="hidden" name="password" value="baseline-demo" />
                <ul class="demo-users">{users}</ul>
            </form>
        </section>
    }
}
