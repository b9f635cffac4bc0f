//! A map of the world whose countries have one of five shades, each a link.
//!
//! The shapes lie in one file, drawn at build time (`style/map/world.mjs`) and kept by browsers; the page only names them. Everything
//! stands in the page as text too: a place says its name and figure where the pointer or the keyboard is, and the page that draws a map
//! has the table of it.

use domain::{code::CountryCode, shade};
use leptos::prelude::*;

use crate::{request, t};

/// The canvas, then every code that has a shape.
const SHAPES: &str = include_str!("world_map/shapes.txt");

/// How a place is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shade {
    /// It is asked about, and there is nothing.
    Nothing,
    /// From the lightest, 1, to the darkest, [`shade::STEPS`].
    Step(usize),
}

/// A country, or several that share one figure.
pub(crate) struct Place {
    pub(crate) codes: Vec<CountryCode>,
    /// Its name and its figure, in words.
    pub(crate) label: String,
    pub(crate) shade: Shade,
    pub(crate) link: String,
}

impl Shade {
    /// The step among `steps`, spread over the whole range of shades, so that the last is always the darkest.
    pub(crate) fn of(step: Option<usize>, steps: usize) -> Self {
        match step {
            None => Self::Nothing,
            Some(_) if steps < 2 => Self::Step(shade::STEPS.div_ceil(2)),
            Some(step) => Self::Step(1 + (step.clamp(1, steps) - 1) * (shade::STEPS - 1) / (steps - 1)),
        }
    }

    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Nothing => "shade-0",
            Self::Step(1) => "shade-1",
            Self::Step(2) => "shade-2",
            Self::Step(3) => "shade-3",
            Self::Step(4) => "shade-4",
            Self::Step(_) => "shade-5",
        }
    }
}

/// Whether the map can show this country at all.
pub(crate) fn has_shape(code: CountryCode) -> bool {
    SHAPES.lines().skip(1).any(|known| known == code.as_str())
}

/// The places over the rest of the world. `label` says what the map shows, `table` is the id of what has the same figures, to which
/// one can skip.
pub(crate) fn world_map(places: Vec<Place>, label: String, table: &'static str) -> AnyView {
    let file = request::asset("world.svg");
    let canvas = SHAPES.lines().next().unwrap_or_default();
    let links = places
        .into_iter()
        .map(|place| {
            let known = place.codes.into_iter().filter(|code| has_shape(*code));
            let shapes = known.map(|code| view! { <use href=format!("{file}#{code}") /> }).collect_view();
            view! {
                <a href=place.link class=place.shade.class()>
                    <title>{place.label.clone()}</title>
                    {shapes}
                    <text class="said" x="20" y="890" aria-hidden="true">{place.label}</text>
                </a>
            }
        })
        .collect_view();
    view! {
        <div class="world">
            <a class="skip" href=format!("#{table}")>{t!("map-skip")}</a>
            <svg viewBox=canvas role="group" aria-label=label>
                <use class="land" href=format!("{file}#world") aria-hidden="true" />
                {links}
            </svg>
        </div>
    }
    .into_any()
}

/// What the shades mean: each with its words, from the lightest; `nothing` for what has none.
pub(crate) fn legend(shades: Vec<(Shade, String)>, nothing: String) -> AnyView {
    let shades = shades.into_iter().map(|(shade, words)| view! { <li class=shade.class()>{words}</li> }).collect_view();
    view! {
        <ul class="legend shades">
            <li class=Shade::Nothing.class()>{nothing}</li>
            {shades}
            <li class="land">{t!("map-elsewhere")}</li>
        </ul>
        <p class="foot-note">{t!("map-note")}</p>
    }
    .into_any()
}

/// The amounts of a shade: "1 m to 5 m", "50 m and more".
pub(crate) fn range(from: Option<i64>, to: Option<i64>, word: impl Fn(i64) -> String) -> String {
    match (from, to) {
        (Some(from), Some(to)) => t!("map-between", from = word(from), to = word(to)),
        (Some(from), None) => t!("map-from", from = word(from)),
        (None, Some(to)) => t!("map-below", to = word(to)),
        (None, None) => t!("map-any"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_steps_use_the_whole_range() {
        let shades = |steps| (1..=steps).map(|step| Shade::of(Some(step), steps)).collect::<Vec<_>>();
        assert_eq!(shades(5), [1, 2, 3, 4, 5].map(Shade::Step));
        assert_eq!(shades(3), [1, 3, 5].map(Shade::Step));
        assert_eq!(shades(2), [1, 5].map(Shade::Step));
        assert_eq!(shades(1), [Shade::Step(3)]);
        assert_eq!(Shade::of(None, 5), Shade::Nothing);
    }

    #[test]
    fn every_country_of_the_appeal_has_a_shape() {
        let countries = include_str!("../../../backend/demo/appeal-2018/countries.csv");
        let last = countries.lines().skip(1).filter_map(|line| line.rsplit(',').next());
        let codes: Vec<CountryCode> =
            last.flat_map(|list| list.split(';')).filter_map(|code| code.parse().ok()).collect();
        assert_eq!(codes.len(), 160);
        let missing: Vec<_> = codes.into_iter().filter(|code| !has_shape(*code)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn what_no_code_stands_for_has_none() {
        for code in ["ATA", "ZZZ"] {
            assert!(!has_shape(code.parse().unwrap()), "{code}");
        }
    }
}
