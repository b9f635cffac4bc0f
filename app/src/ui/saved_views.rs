//! The saved views of a page: those that one may open, and the forms that save, change and delete one. For any page of
//! [`Page`]: it gives its present filters as it writes them itself.

use backend::{
    error::Result,
    query::view::{View, views},
};
use domain::{
    id::UserId,
    policy::Wide,
    view::{MOST_NAME, Page},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    api::view::{DeleteView, ReviseView, SaveView},
    flash::{self, Flash},
    pages::{project::list, results},
    request, t,
    ui::form,
};

/// The name under which the session keeps what was typed when saving.
pub(crate) fn save_form(page: &str) -> String {
    format!("view_save:{}", page.trim())
}

/// The same of changing one.
pub(crate) fn revise_form(view: &str) -> String {
    format!("view_revise:{}", view.trim())
}

/// The filters of an address, without its question mark, as their page writes them: what is none of its words is left out.
pub(crate) fn canonical(page: Page, query: &str) -> String {
    let pairs = request::pairs(query);
    let get = |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    match page {
        Page::Projects => list::Asked::read(get).canonical(),
        Page::Results => results::Asked::read(get).map(|asked| asked.canonical()).unwrap_or_default(),
    }
}

/// The address of a page with these filters.
pub(crate) fn href(page: Page, query: &str) -> String {
    if query.is_empty() { page.path().to_owned() } else { format!("{}?{query}", page.path()) }
}

/// What the widget draws.
pub(crate) struct Saved {
    page: Page,
    views: Vec<View>,
    me: UserId,
    /// May delete what others share.
    may_tidy: bool,
    save: Flash,
    /// Of one's own, in their order.
    revise: Vec<Flash>,
}

/// Those of this page, and what was typed about them. In one statement.
pub(crate) async fn load(page: Page) -> Result<Saved> {
    let ctx = request::ctx();
    let me = ctx.subject()?.user;
    let views = views(&ctx, page).await?;
    let visit = request::visit();
    let mut revise = Vec::new();
    for view in views.iter().filter(|view| view.owner == me) {
        revise.push(flash::take(&visit, &revise_form(&view.id.to_string())).await);
    }
    let save = flash::take(&visit, &save_form(page.as_str())).await;
    let may_tidy = ctx.past_day().is_none() && ctx.wide(Wide::TidyViews).is_ok();
    Ok(Saved { page, views, me, may_tidy, save, revise })
}

/// `query` are the present filters of the page.
pub(crate) fn saved_views(saved: &Saved, query: &str) -> AnyView {
    let open = !saved.save.is_empty() || saved.revise.iter().any(|flash| !flash.is_empty());
    let mut flashes = saved.revise.iter();
    let rows = saved.views.iter().map(|view| {
        let flash = if view.owner == saved.me { flashes.next() } else { None };
        row(view, flash, saved.may_tidy, query)
    });
    let rows = rows.collect_view();
    let list = if saved.views.is_empty() {
        view! { <p class="hint">{t!("view-none")}</p> }.into_any()
    } else {
        view! { <ul class="views">{rows}</ul> }.into_any()
    };
    // Nothing can be saved of a past day, and a view says nothing of it.
    let may_save = request::ctx().past_day().is_none();
    view! {
        <details class="edit saved-views" open=open>
            <summary>{t!("view-title", count = saved.views.len())}</summary>
            {list}
            {may_save.then(|| save(saved, query))}
        </details>
    }
    .into_any()
}

fn row(view: &View, flash: Option<&Flash>, may_tidy: bool, query: &str) -> AnyView {
    let is_this = view.query == query;
    let whose = match (flash, view.shared) {
        (None, _) => Some(t!("view-shared-by", who = view.owner_name.clone())),
        (Some(_), true) => Some(t!("view-shared")),
        (Some(_), false) => None,
    };
    view! {
        <li>
            <a href=request::dated(href(view.page, &view.query)) aria-current=is_this.then_some("true")>{view.name.clone()}</a>
            {whose.map(|whose| view! { " " <small>{whose}</small> })}
            {flash.map(|flash| change(view, flash, query))}
            {(may_tidy && flash.is_none()).then(|| delete(view))}
        </li>
    }
    .into_any()
}

fn change(view: &View, flash: &Flash, query: &str) -> AnyView {
    let id = |field: &str| format!("view-{}-{field}", view.id);
    let typed = flash.typed("name").unwrap_or(&view.name).to_owned();
    let is = |name: &str, now: bool| {
        if flash.is_empty() { now } else { flash.typed(name).is_some_and(|text| !text.is_empty()) }
    };
    let wrong = flash.problem("name").is_some();
    view! {
        <details class="edit" open=!flash.is_empty()>
            <summary>{t!("view-change")} <span class="visually-hidden">{view.name.clone()}</span></summary>
            <form class="form" method="post" action=ReviseView::url()>
                {form::summary(flash)}
                <input type="hidden" name="page" value=view.page.as_str() />
                <input type="hidden" name="view" value=view.id.to_string() />
                <input type="hidden" name="version" value=form::version(flash, view.version, "view-changed") />
                <input type="hidden" name="query" value=query.to_owned() />
                <div class="field">
                    <label for=id("name")>{t!("view-name")}</label>
                    <input
                        id=id("name")
                        name="name"
                        type="text"
                        maxlength=MOST_NAME.to_string()
                        value=typed
                        aria-invalid=wrong.then_some("true")
                    />
                </div>
                <label class="choice">
                    <input type="checkbox" name="shared" value="yes" checked=is("shared", view.shared) />
                    <span>{t!("view-share")}</span>
                </label>
                <label class="choice">
                    <input type="checkbox" name="replace" value="yes" checked=is("replace", false) />
                    <span>{t!("view-replace")}</span>
                </label>
                <div class="form-actions"><button class="btn primary" type="submit">{t!("view-change-it")}</button></div>
            </form>
            {delete(view)}
        </details>
    }
    .into_any()
}

fn delete(view: &View) -> AnyView {
    view! {
        <form method="post" action=DeleteView::url()>
            <input type="hidden" name="view" value=view.id.to_string() />
            <button class="btn small" type="submit">
                {t!("view-delete")} <span class="visually-hidden">{view.name.clone()}</span>
            </button>
        </form>
    }
    .into_any()
}

fn save(saved: &Saved, query: &str) -> AnyView {
    let flash = &saved.save;
    let typed = flash.typed("name").unwrap_or_default().to_owned();
    let shared = flash.typed("shared").is_some_and(|text| !text.is_empty());
    let wrong = flash.problem("name").is_some();
    view! {
        <form class="form" method="post" action=SaveView::url()>
            {form::summary(flash)}
            <input type="hidden" name="page" value=saved.page.as_str() />
            <input type="hidden" name="query" value=query.to_owned() />
            <div class="field">
                <label for="view-name">{t!("view-save-as")}</label>
                <input
                    id="view-name"
                    name="name"
                    type="text"
                    maxlength=MOST_NAME.to_string()
                    value=typed
                    aria-invalid=wrong.then_some("true")
                />
            </div>
            <label class="choice">
                <input type="checkbox" name="shared" value="yes" checked=shared />
                <span>{t!("view-share")}</span>
            </label>
            <div class="form-actions"><button class="btn outline" type="submit">{t!("view-save")}</button></div>
        </form>
    }
    .into_any()
}
