//! What people see: pages, widgets, server functions, words.
//!
//! Built twice. Under `ssr` everything is here: each page is HTML made on the server, each form an ordinary form. Under
//! `hydrate` only [`islands`] is built: the few places that do more where there is WebAssembly, around HTML that is
//! already there. So nothing is sent twice, and the browser build stays small for slow lines.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod appeal_files;
#[cfg(feature = "ssr")]
pub mod evidence;
#[cfg(feature = "ssr")]
pub mod flash;
#[cfg(feature = "ssr")]
pub mod ledger;
#[cfg(feature = "ssr")]
pub mod listing;
#[cfg(feature = "ssr")]
mod logframe;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
pub mod pack;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
pub mod rates;
#[cfg(feature = "ssr")]
pub mod request;
#[cfg(feature = "ssr")]
pub mod router;
#[cfg(feature = "ssr")]
pub mod sheet;
#[cfg(feature = "ssr")]
mod ui;
#[cfg(feature = "ssr")]
pub mod words;

#[cfg(feature = "ssr")]
pub use pages::failure::document as failure_document;

/// A text as a part of an address.
#[cfg(feature = "ssr")]
pub fn escape(text: &str) -> String {
    leptos_router::location::Url::escape(text)
}

/// Called by the page's script once the browser build has been loaded.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
