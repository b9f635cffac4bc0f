//! A progress bar with a mark where it should be by now. SVG attributes only: the policy allows no inline style.

use leptos::prelude::*;

/// Ten-thousandths as the percentage of an SVG length, within the bar.
fn length(ten_thousandths: i64) -> String {
    let clamped = ten_thousandths.clamp(0, 10_000);
    format!("{}.{:02}%", clamped / 100, clamped % 100)
}

/// `filled` and `mark` in ten-thousandths of the whole; `kind` is empty, `good`, `warn` or `bad`; `label` says it in words.
pub(crate) fn bar(filled: i64, mark: Option<i64>, kind: &'static str, label: String) -> impl IntoView + use<> {
    let mark = mark.map(|mark| view! { <line class="mark" x1=length(mark) x2=length(mark) y1="1" y2="15" /> });
    view! {
        <svg class="bar" role="img" aria-label=label>
            <rect class="track" y="4" width="100%" height="8" rx="3" />
            <rect class=format!("fill {kind}") y="4" width=length(filled) height="8" rx="3" />
            {mark}
        </svg>
    }
}
