//! A bar made of parts, one after the other: how many of each. What it says stands beside it in words.

use leptos::prelude::*;

/// A part: its amount and the class of its colour.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) count: u32,
    /// Empty, `good`, `warn`, `bad`, `neutral`, or `none` for what is left free.
    pub(crate) kind: &'static str,
}

/// Ten-thousandths as the percentage of an SVG length.
fn length(ten_thousandths: u64) -> String {
    format!("{}.{:02}%", ten_thousandths / 100, ten_thousandths % 100)
}

/// Where each part begins and how wide it is, in ten-thousandths; parts of nothing are left out.
fn laid(parts: &[Part]) -> Vec<(&'static str, u64, u64)> {
    let all: u64 = parts.iter().map(|part| u64::from(part.count)).sum();
    let place = |count: u64| count * 10_000 / all.max(1);
    let mut before = 0;
    let mut laid = Vec::new();
    for part in parts.iter().filter(|part| part.count > 0) {
        let (from, to) = (place(before), place(before + u64::from(part.count)));
        laid.push((part.kind, from, to - from));
        before += u64::from(part.count);
    }
    laid
}

/// `label` says it in words.
pub(crate) fn stack(parts: &[Part], label: String) -> AnyView {
    let parts = laid(parts)
        .into_iter()
        .map(|(kind, from, wide)| {
            view! { <rect class=format!("fill {kind}") x=length(from) y="4" width=length(wide) height="8" /> }
        })
        .collect_view();
    view! {
        <svg class="bar stack-bar" role="img" aria-label=label>
            <rect class="track" y="4" width="100%" height="8" />
            {parts}
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fill_the_bar_and_leave_no_gap() {
        let part = |count, kind| Part { count, kind };
        let laid = laid(&[part(1, "good"), part(0, "warn"), part(1, "bad"), part(1, "")]);
        assert_eq!(laid, [("good", 0, 3_333), ("bad", 3_333, 3_333), ("", 6_666, 3_334)]);
        assert_eq!(super::laid(&[part(0, "good")]), []);
    }
}
