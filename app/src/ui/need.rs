//! A bar of what is required, filled by what is budgeted for it; what is budgeted beyond it stands out.
//!
//! The bars of one table share a scale, so that their lengths compare; SVG attributes only.

use domain::funding::{Need, share};
use leptos::prelude::*;

/// The least that is drawn of an amount above zero, in ten-thousandths: a sliver that can be seen.
const SLIVER: i64 = 60;

/// An amount in ten-thousandths of the scale.
fn length(amount: i64, scale: i64) -> i64 {
    let exact = share(amount, scale).unwrap_or(0).clamp(0, 10_000);
    if amount > 0 { exact.max(SLIVER) } else { 0 }
}

fn percent(ten_thousandths: i64) -> String {
    format!("{}.{:02}%", ten_thousandths / 100, ten_thousandths % 100)
}

/// The largest amount of these, which fills a whole bar.
pub(crate) fn scale(needs: impl Iterator<Item = Need>) -> i64 {
    needs.map(|need| need.required_usd.max(need.budgeted_usd)).max().unwrap_or(0)
}

/// `label` says the figures in words.
pub(crate) fn need(need: Need, scale: i64, label: String) -> impl IntoView + use<> {
    let required = length(need.required_usd, scale);
    let filled = length(need.budgeted_usd.min(need.required_usd), scale);
    let over = length((need.budgeted_usd - need.required_usd).max(0), scale).min(10_000 - required);
    let over = (over > 0).then(|| {
        view! { <rect class="over" x=percent(required) width=percent(over) height="16" /> }
    });
    view! {
        <svg class="bar stacked" role="img" aria-label=label>
            <rect class="need" width=percent(required) height="16" />
            <rect class="fill" width=percent(filled) height="16" />
            {over}
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_share_a_scale_and_small_amounts_are_seen() {
        assert_eq!(length(50, 100), 5_000);
        assert_eq!(length(1, 1_000_000), SLIVER);
        assert_eq!(length(0, 100), 0);
        assert_eq!(length(0, 0), 0);
        let need = |required_usd, budgeted_usd| Need { required_usd, budgeted_usd };
        assert_eq!(scale([need(5, 7), need(6, 0)].into_iter()), 7);
        assert_eq!(scale([].into_iter()), 0);
    }
}
