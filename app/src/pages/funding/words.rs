//! Words and small pieces that both funding pages share.

use backend::query::{
    appeal::Compared,
    funding::{RowDifference, Sums},
    standing::Tally,
};
use domain::{
    appeal::Area,
    contribution::Earmarking,
    format,
    funding::{Gap, Measure, Need},
};
use leptos::prelude::*;

use crate::{t, ui::state::status_word};

/// The length up to which the name of an area stays on one line.
const SHORT: usize = 16;

/// "Principle 1", which does not wrap where it is short.
pub(crate) fn area(area: Area) -> String {
    if area.as_str().len() > SHORT { area.to_string() } else { area.as_str().replace(' ', "\u{a0}") }
}

/// The gap as an amount; more than is required is said in words, never as a negative number.
pub(super) fn gap(need: Need) -> AnyView {
    match need.gap() {
        Gap::Open(usd) => format::usd(usd).into_any(),
        Gap::Closed if need.required_usd == 0 => t!("funding-nothing").into_any(),
        Gap::Closed => view! { <span class="state good">{t!("funding-covered")}</span> }.into_any(),
        Gap::Over(usd) => {
            view! { <span class="state warn">{t!("funding-over", usd = format::usd(usd))}</span> }.into_any()
        }
    }
}

/// "39.1 %" of what is required was received. Where nothing is required there is no share: that is not 0 %.
pub(crate) fn covered(need: Need) -> String {
    format::percent_of(need.received_usd, need.required_usd).unwrap_or_else(|| t!("funding-none-required"))
}

/// "Coverage", as the choice of a map and its heading.
pub(super) fn measure(measure: Measure) -> String {
    t!(&format!("funding-measure-{measure}"))
}

/// What the shade of nothing means on the map of a measure.
pub(super) fn measure_nothing(measure: Measure) -> String {
    t!(&format!("funding-measure-{measure}-nothing"))
}

/// "37 350 000 required", "0.9 % covered"; more than is required in words, never as a negative number.
pub(super) fn measured(measure: Measure, need: Need) -> String {
    match (measure, need.gap()) {
        (Measure::Required, _) => t!("funding-measured-required", usd = format::usd(need.required_usd)),
        (Measure::Budgeted, _) => t!("funding-measured-budgeted", usd = format::usd(need.budgeted_usd)),
        (Measure::Promised, _) => t!("funding-measured-promised", usd = format::usd(need.promised_usd)),
        (Measure::Received, _) => t!("funding-measured-received", usd = format::usd(need.received_usd)),
        (Measure::Gap, Gap::Open(usd)) => t!("funding-measured-gap", usd = format::usd(usd)),
        (Measure::Gap, Gap::Over(usd)) => t!("funding-over", usd = format::usd(usd)),
        (Measure::Gap, Gap::Closed) if need.required_usd > 0 => t!("funding-covered"),
        (Measure::Coverage, _) if need.required_usd > 0 => t!("funding-measured-coverage", share = covered(need)),
        (Measure::Gap | Measure::Coverage, _) => t!("funding-none-required"),
    }
}

/// The same without its measure, where that is said once for all.
pub(super) fn value(measure: Measure, need: Need) -> String {
    match (measure, need.gap()) {
        (Measure::Required, _) => format::usd(need.required_usd),
        (Measure::Budgeted, _) => format::usd(need.budgeted_usd),
        (Measure::Promised, _) => format::usd(need.promised_usd),
        (Measure::Received, _) => format::usd(need.received_usd),
        (Measure::Gap, Gap::Open(usd)) => format::usd(usd),
        (Measure::Coverage, _) => covered(need),
        (Measure::Gap, _) => measured(measure, need),
    }
}

/// The figures of a bar, for those who do not see it.
pub(super) fn bar_label(need: Need) -> String {
    t!(
        "funding-bar-label",
        required = format::usd(need.required_usd),
        budgeted = format::usd(need.budgeted_usd),
        promised = format::usd(need.promised_usd),
        received = format::usd(need.received_usd),
        share = covered(need)
    )
}

/// What an earmarking means: "for one project".
pub(super) fn earmarking_long(earmarking: Earmarking) -> String {
    t!(&format!("funding-earmarking-{earmarking}-long"))
}

/// "2 amounts without a rate are not in this sum"; nothing where there are none.
pub(in crate::pages) fn not_converted(count: u32) -> Option<String> {
    (count > 0).then(|| t!("money-not-converted", count = count))
}

/// How many indicators have each status, as chips; those without a value last.
pub(super) fn tally(tally: Tally) -> AnyView {
    use domain::progress::Status;
    let counts = [
        ("good", tally.on_track, Status::OnTrack),
        ("warn", tally.at_risk, Status::AtRisk),
        ("bad", tally.off_track, Status::OffTrack),
    ];
    let chips = counts
        .into_iter()
        .filter(|(_, count, _)| *count > 0)
        .map(|(kind, count, status)| {
            let word = format!(" {}", status_word(status));
            view! { <span class=format!("state {kind}")>{count}<span class="visually-hidden">{word}</span></span> }
        })
        .collect_view();
    let unknown = (tally.unknown > 0).then(|| {
        let word = format!(" {}", status_word(Status::Unknown));
        view! {
            <span class="state neutral">
                <span aria-hidden="true">"?"</span>
                {tally.unknown}
                <span class="visually-hidden">{word}</span>
            </span>
        }
    });
    view! { <span class="chips">{chips}{unknown}</span> }.into_any()
}

/// Why a row's cells do not add to its printed total.
pub(super) fn why(difference: &RowDifference) -> String {
    match difference.left_out {
        Some(cell) => t!("funding-why-cell", area = area(cell)),
        None => t!("funding-why-unknown"),
    }
}

/// "+2 350 757" or "−1".
pub(super) fn signed(amounts: Compared) -> String {
    difference(amounts.difference_usd())
}

/// A difference in cents with its sign.
pub(super) fn difference(cents: i64) -> String {
    if cents > 0 { format!("+{}", format::usd(cents)) } else { format::usd(cents) }
}

/// The figures of a bar where nothing but the budgeted is told.
pub(crate) fn budget_label(need: Need) -> String {
    t!("funding-bar-budgeted", required = format::usd(need.required_usd), budgeted = format::usd(need.budgeted_usd))
}

/// What the colours mean there.
pub(crate) fn budget_legend(mut needs: impl Iterator<Item = Need>) -> AnyView {
    let beyond = needs.any(|need| need.required_usd < need.budgeted_usd);
    view! {
        <ul class="legend">
            <li class="budgeted">{t!("funding-budgeted")}</li>
            <li class="open">{t!("funding-not-budgeted")}</li>
            {beyond.then(|| view! { <li class="mark">{t!("funding-legend-required")}</li> })}
            <li>{t!("funding-in-usd")}</li>
        </ul>
    }
    .into_any()
}

/// Which marks a page uses, for its legend.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    /// ≠ what is printed.
    pub(super) differs: bool,
    /// ● ▲ ■ of indicators.
    pub(super) statuses: bool,
}

/// What the colours of the bars and the shapes mean, and what the sums leave out. `needs` are those of the bars.
pub(super) fn legend(mut needs: impl Iterator<Item = Need>, marks: Marks, sums: &Sums) -> AnyView {
    let beyond = needs.any(|need| need.required_usd < need.budgeted_usd.max(need.promised_usd));
    view! {
        <ul class="legend">
            <li class="received">{t!("funding-legend-received")}</li>
            <li class="pledged">{t!("funding-legend-promised")}</li>
            <li class="budgeted">{t!("funding-legend-budgeted")}</li>
            <li class="open">{t!("funding-open")}</li>
            {beyond.then(|| view! { <li class="mark">{t!("funding-legend-required")}</li> })}
            <li>{t!("funding-in-usd")}</li>
            {marks.differs.then(|| view! { <li>{t!("funding-differs-legend")}</li> })}
            {marks.statuses.then(|| view! { <li>{t!("funding-statuses-legend")}</li> })}
            {not_converted(sums.not_converted).map(|note| view! { <li>{note}</li> })}
        </ul>
    }
    .into_any()
}
