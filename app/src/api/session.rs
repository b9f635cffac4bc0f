//! Signing in and out.

use backend::usecase::session;
use leptos::prelude::*;

use crate::{flash, request};

#[server(SignIn, prefix = "/api", endpoint = "sign_in")]
pub async fn sign_in(
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] next: String,
) -> Result<(), ServerFnError> {
    let visit = request::visit();
    let typed = [("email".to_owned(), email.clone())];
    let form = session::SignIn { email, password, address: visit.address.clone() };
    let outcome = match session::sign_in(&visit.ctx, form).await {
        Ok(signed_in) => request::begin_session(&visit, signed_in).await.map(|()| (next.clone(), String::new())),
        Err(error) => Err(error),
    };
    let back = format!("/login?next={}", leptos_router::location::Url::escape(&next));
    flash::answer("sign_in", typed, &back, outcome).await
}

#[server(SignOut, prefix = "/api", endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), ServerFnError> {
    request::end_session(&request::visit()).await;
    request::go_to("/login");
    Ok(())
}

/// Light, dark, or as the system says; kept in this browser only.
#[server(ChooseTheme, prefix = "/api", endpoint = "choose_theme")]
pub async fn choose_theme(
    #[server(default)] theme: String,
    #[server(default)] back: String,
) -> Result<(), ServerFnError> {
    request::keep_theme(&theme);
    request::go_to(&back);
    Ok(())
}
