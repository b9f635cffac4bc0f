//! Saving without leaving the place. The form goes to the same server function as without script, and the page to which that
//! leads is read from the answer ([`adopt`]); so there is one way to save, and one page that says what became of it.
//!
//! Nothing typed depends on it: drafts are kept until a page shows the same. Without a line, saving waits until there is one. An
//! answer that got lost does no harm either: what is sent again and stands there already is neither a change nor a conflict.

use std::{cell::Cell, rc::Rc};

use js_sys::Date;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortSignal, Event, FormData, HtmlButtonElement, KeyboardEvent, Request, RequestInit, RequestRedirect, Response,
    ResponseType, SubmitEvent, UrlSearchParams,
};

use super::{
    adopt::{self, Adopted, Sent},
    browser::Grid,
    cells::{changed, fill, one, text, value},
    draft,
};

/// How long an answer may take, in milliseconds: missions have slow lines.
const PATIENCE: u32 = 60_000;
/// After how many milliseconds it is tried again.
const AGAIN: i32 = 15_000;

#[derive(Default)]
pub(super) struct Sending {
    under_way: Cell<bool>,
    /// It was asked for while another one was under way.
    once_more: Cell<bool>,
    /// There was no line; it is tried again.
    waits: Cell<bool>,
    /// The session has ended: what is typed from now on is newer than what the server keeps of this form.
    pub signed_out: Cell<bool>,
}

enum Answer {
    /// The page to which it led.
    Page(String),
    NoLine,
    SignedOut(String),
    Failed(u16),
}

/// A button of the form was pressed.
pub(super) fn submit(grid: &Rc<Grid>, event: &Event) {
    event.prevent_default();
    let button = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
    let then = button.and_then(|button| button.dyn_into::<HtmlButtonElement>().ok()).map(|button| button.value());
    match then.as_deref() {
        None | Some("" | "save") => save(grid),
        Some(then) => hand_in(grid, then.to_owned()),
    }
}

/// Ctrl+S saves, wherever the cursor is.
pub(super) fn key(grid: &Rc<Grid>, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if (key.ctrl_key() || key.meta_key()) && !key.alt_key() && key.key().eq_ignore_ascii_case("s") {
        event.prevent_default();
        save(grid);
    }
}

pub(super) fn online(grid: &Rc<Grid>, _: &Event) {
    if grid.sending.waits.get() {
        resume(grid);
    }
}

pub(super) fn offline(grid: &Rc<Grid>, _: &Event) {
    grid.no_line(&grid.words.offline);
}

/// There is a line again: saves what is not saved, or says no more.
fn resume(grid: &Rc<Grid>) {
    if grid.refused.get() || grid.cells().iter().any(changed) {
        save(grid);
    } else {
        grid.sending.waits.set(false);
        grid.notice(None);
    }
}

fn save(grid: &Rc<Grid>) {
    if !grid.window.navigator().on_line() {
        return grid.no_line(&grid.words.offline);
    }
    if grid.sending.under_way.replace(true) {
        return grid.sending.once_more.set(true);
    }
    grid.say(&grid.words.saving);
    let grid = Rc::clone(grid);
    spawn_local(async move {
        let sent: Sent = grid.cells().iter().map(|cell| (text(cell, "name"), value(cell))).collect();
        let answer = post(&grid, "save", RequestRedirect::Follow).await;
        let answer = match answer {
            Ok(response) => page(&response).await,
            Err(_) => Answer::NoLine,
        };
        grid.sending.under_way.set(false);
        let saved = grid.take(answer, &sent);
        if grid.sending.once_more.replace(false) && saved {
            save(&grid);
        } else if grid.sending.waits.get() {
            wait(&grid);
        }
    });
}

/// Hands values in, which makes another page of this one: the answer is not followed here but opened.
fn hand_in(grid: &Rc<Grid>, then: String) {
    if !grid.window.navigator().on_line() {
        return grid.no_line(&grid.words.unsent);
    }
    if grid.sending.under_way.replace(true) {
        return;
    }
    grid.say(&grid.words.saving);
    let grid = Rc::clone(grid);
    spawn_local(async move {
        let answer = post(&grid, &then, RequestRedirect::Manual).await;
        grid.sending.under_way.set(false);
        grid.say("");
        match answer {
            Ok(response) if response.type_() == ResponseType::Opaqueredirect => {
                let _ = grid.window.location().assign(&text(&grid.desk.form, "data-page"));
            }
            Ok(response) => grid.failed(response.status()),
            Err(_) => {
                grid.no_line(&grid.words.unsent);
                wait(&grid);
            }
        }
    });
}

/// Sends the form as the browser itself would.
async fn post(grid: &Grid, then: &str, redirect: RequestRedirect) -> Result<Response, JsValue> {
    let fields = FormData::new_with_form(&grid.desk.form)?;
    fields.append_with_str("then", then)?;
    let body = UrlSearchParams::new_with_str_sequence_sequence(&fields)?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&body);
    init.set_redirect(redirect);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let request = Request::new_with_str_and_init(&text(&grid.desk.form, "action"), &init)?;
    request.headers().set("Accept", "text/html")?;
    JsFuture::from(grid.window.fetch_with_request(&request)).await?.dyn_into()
}

async fn page(response: &Response) -> Answer {
    if response.redirected() && response.url().contains("/login?") {
        return Answer::SignedOut(response.url());
    }
    if !response.ok() {
        return Answer::Failed(response.status());
    }
    let Ok(promise) = response.text() else { return Answer::NoLine };
    match JsFuture::from(promise).await {
        Ok(html) => Answer::Page(html.as_string().unwrap_or_default()),
        Err(_) => Answer::NoLine,
    }
}

/// Tries again after a while, if the line has not come back before.
fn wait(grid: &Rc<Grid>) {
    let held = Rc::clone(grid);
    let again = Closure::once_into_js(move || {
        if held.sending.waits.get() && held.window.navigator().on_line() {
            resume(&held);
        }
    });
    let _ = grid.window.set_timeout_with_callback_and_timeout_and_arguments_0(again.unchecked_ref(), AGAIN);
}

/// "14:03", by the clock of this browser.
fn time() -> String {
    let now = Date::new_0();
    let two = |n: u32| if n < 10 { ["0", &n.to_string()].concat() } else { n.to_string() };
    [two(now.get_hours()), two(now.get_minutes())].join(":")
}

impl Grid {
    /// Says what became of saving; true where it was saved.
    fn take(&self, answer: Answer, sent: &Sent) -> bool {
        self.sending.waits.set(false);
        match answer {
            Answer::Page(html) => match self.adopt(&html, sent) {
                Adopted::Saved(said) => {
                    self.say(&fill(&self.words.saved, &[("said", &said), ("time", &time())]));
                    return true;
                }
                Adopted::Refused => self.say(&self.words.refused),
            },
            Answer::NoLine => self.no_line(&self.words.offline),
            Answer::Failed(status) => self.failed(status),
            Answer::SignedOut(href) => {
                self.sending.signed_out.set(true);
                draft::keep(self);
                self.say("");
                self.notice(Some(&self.words.signed_out));
                self.offer("a", &self.words.sign_in, &[("class", "btn small"), ("href", &href)]);
            }
        }
        false
    }

    /// The page stands where the answer does, as without script: to load it again does not lead to another period.
    fn adopt(&self, html: &str, sent: &Sent) -> Adopted {
        let here = text(&self.desk.form, "data-page");
        if let Ok(history) = self.window.history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&here));
        }
        adopt::adopt(self, html, sent)
    }

    fn no_line(&self, words: &str) {
        self.sending.waits.set(true);
        self.say("");
        self.notice(Some(words));
        self.offer_again();
    }

    /// A fault of the server may pass; a refusal does not.
    fn failed(&self, status: u16) {
        self.sending.waits.set(status >= 500);
        self.say("");
        self.notice(Some(&fill(&self.words.failed, &[("status", &status.to_string())])));
        self.offer_again();
    }

    fn offer_again(&self) {
        let button = [("class", "btn small"), ("type", "submit"), ("name", "then"), ("value", "save")];
        self.offer("button", &self.words.again, &button);
    }

    /// What must be said before the grid, in place of what was said there.
    fn notice(&self, words: Option<&str>) {
        let Some(place) = one(&self.desk.form, "[data-notice]") else { return };
        place.set_inner_html("");
        let Some(words) = words else { return };
        let Ok(notice) = self.desk.document.create_element("p") else { return };
        notice.set_class_name("notice warn");
        let _ = notice.set_attribute("role", "alert");
        let _ = place.append_child(&notice);
        notice.set_text_content(Some(words));
    }

    /// Something to do about it, at the end of what was said.
    fn offer(&self, name: &str, words: &str, attributes: &[(&str, &str)]) {
        let Some(notice) = one(&self.desk.form, "[data-notice] > .notice") else { return };
        let Ok(way) = self.desk.document.create_element(name) else { return };
        for (name, value) in attributes {
            let _ = way.set_attribute(name, value);
        }
        way.set_text_content(Some(words));
        let _ = notice.append_with_str_1(" ");
        let _ = notice.append_child(&way);
    }
}
