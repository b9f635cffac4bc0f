//! A bar of what is required, filled by what was received, what else is promised for it, and what else is only budgeted.
//!
//! Each bar is as long as what is required, or as the largest of the others where that is more: then a mark stands where the required
//! ends. SVG attributes only.

use domain::funding::{Need, share};
use leptos::prelude::*;

/// The least that is drawn of an amount above zero, in ten-thousandths: a sliver that can be seen.
const SLIVER: i64 = 60;

/// In ten-thousandths of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Lengths {
    received: i64,
    /// From the beginning, as the others; never shorter than what was received.
    promised: i64,
    budgeted: i64,
    /// Where the required ends, if something goes beyond it.
    required: Option<i64>,
}

impl Lengths {
    fn of(need: Need) -> Self {
        let Need { required_usd, budgeted_usd, promised_usd, received_usd } = need;
        let whole = required_usd.max(budgeted_usd).max(promised_usd).max(received_usd);
        let length = |usd: i64| {
            let exact = share(usd, whole).unwrap_or(0).clamp(0, 10_000);
            if usd > 0 { exact.max(SLIVER) } else { 0 }
        };
        let received = length(received_usd);
        let promised = length(promised_usd).max(received);
        let budgeted = length(budgeted_usd).max(promised);
        Self { received, promised, budgeted, required: (whole > required_usd).then(|| length(required_usd)) }
    }
}

fn percent(ten_thousandths: i64) -> String {
    format!("{}.{:02}%", ten_thousandths / 100, ten_thousandths % 100)
}

/// `label` says the figures in words.
pub(crate) fn need(need: Need, label: String) -> impl IntoView + use<> {
    let lengths = Lengths::of(need);
    let part = |class, from: i64, to: i64| {
        (to > from).then(|| view! { <rect class=class x=percent(from) width=percent(to - from) height="16" /> })
    };
    let mark = lengths.required.map(|at| view! { <line class="mark" x1=percent(at) x2=percent(at) y2="16" /> });
    view! {
        <svg class="bar stacked" role="img" aria-label=label>
            <rect class="track" width="100%" height="16" />
            {part("received", 0, lengths.received)}
            {part("pledged", lengths.received, lengths.promised)}
            {part("budgeted", lengths.promised, lengths.budgeted)}
            {mark}
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(required_usd: i64, budgeted_usd: i64, promised_usd: i64, received_usd: i64) -> [i64; 3] {
        let of = Lengths::of(Need { required_usd, budgeted_usd, promised_usd, received_usd });
        [of.received, of.promised, of.budgeted]
    }

    #[test]
    fn every_part_begins_where_the_more_certain_one_ends() {
        assert_eq!(lengths(100, 60, 50, 25), [2_500, 5_000, 6_000]);
        assert_eq!(lengths(100, 20, 50, 25), [2_500, 5_000, 5_000], "all that is budgeted is promised");
        assert_eq!(lengths(1_000_000, 0, 1, 1), [SLIVER, SLIVER, SLIVER]);
        assert_eq!(lengths(0, 0, 0, 0), [0, 0, 0]);
    }

    #[test]
    fn what_goes_beyond_the_required_marks_where_that_ends() {
        let mark =
            |required_usd, budgeted_usd| Lengths::of(Need { required_usd, budgeted_usd, ..Need::default() }).required;
        assert_eq!(mark(100, 200), Some(5_000));
        assert_eq!(mark(100, 100), None);
        assert_eq!(mark(0, 5), Some(0));
    }
}
