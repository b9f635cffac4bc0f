//! Amounts on their way through columns of names, as bands whose height is the amount.
//!
//! SVG with a viewBox, laid out in whole units; what a band says for those who do not see it stands in the table beside it.

use domain::format;
use leptos::prelude::*;

/// A name in a column with its amount in cents, the largest first.
pub(crate) struct Stop {
    pub(crate) name: String,
    pub(crate) usd: i64,
}

/// From a stop of one column to one of the next, by their places.
#[derive(Clone, Copy)]
pub(crate) struct Band {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) usd: i64,
}

/// Three columns and the bands between them.
pub(crate) struct Drawing {
    pub(crate) columns: [Vec<Stop>; 3],
    pub(crate) bands: [Vec<Band>; 2],
}

/// Units of the viewBox: ten for a pixel at the full width of a page.
const WIDTH: i64 = 12_000;
/// What all amounts of a column are high together.
const HEIGHT: i64 = 3_200;
/// Between two stops, enough for a name of two lines and its amount.
const SPACE: i64 = 300;
const STOP: i64 = 120;
/// Where the columns stand.
const LEFT: [i64; 3] = [3_000, 6_000, 8_700];
/// Letters on a line of a name.
const LETTERS: usize = 36;

/// Where a stop is: its upper edge and its height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    top: i64,
    height: i64,
}

/// `usd` of `whole` in units; what is there is seen.
fn height(usd: i64, whole: i64) -> i64 {
    if usd <= 0 || whole <= 0 {
        return 0;
    }
    let exact = i128::from(usd) * i128::from(HEIGHT) / i128::from(whole);
    i64::try_from(exact).unwrap_or(HEIGHT).max(8)
}

fn places(column: &[Stop], whole: i64) -> Vec<Place> {
    let mut top = 0;
    let place = |stop: &Stop| {
        let place = Place { top, height: height(stop.usd, whole) };
        top += place.height + SPACE;
        place
    };
    column.iter().map(place).collect()
}

/// The path of each band. Bands leave and reach a stop one below the other, in the order of the stops at their other end.
fn paths(bands: &[Band], from: &[Place], to: &[Place], across: (i64, i64), whole: i64) -> Vec<(Band, String)> {
    let mut left: Vec<i64> = from.iter().map(|place| place.top).collect();
    let mut right: Vec<i64> = to.iter().map(|place| place.top).collect();
    let mut bands = bands.to_vec();
    bands.sort_by_key(|band| (band.from, band.to));
    let (begin, end) = (across.0 + STOP, across.1);
    let middle = (begin + end) / 2;
    let path = |band: Band| {
        let high = height(band.usd, whole);
        let (a, b) = (left.get_mut(band.from)?, right.get_mut(band.to)?);
        let (top, bottom) = ((*a, *b), (*a + high, *b + high));
        (*a, *b) = bottom;
        let path = format!(
            "M{begin} {} C{middle} {} {middle} {} {end} {} V{} C{middle} {} {middle} {} {begin} {} Z",
            top.0, top.0, top.1, top.1, bottom.1, bottom.1, bottom.0, bottom.0
        );
        Some((band, path))
    };
    bands.into_iter().filter_map(path).collect()
}

/// A name on at most two lines.
fn lines(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LETTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > 2 {
        lines.truncate(2);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// `label` says what is drawn.
pub(crate) fn flow(drawing: &Drawing, label: String) -> AnyView {
    let whole = drawing.columns[0].iter().map(|stop| stop.usd).fold(0_i64, i64::saturating_add);
    let [donors, areas, regions] = drawing.columns.each_ref().map(|column| places(column, whole));
    let ends = [&donors, &areas, &regions].into_iter().filter_map(|column| column.last());
    let high = ends.map(|last| last.top + last.height).max().unwrap_or(0) + SPACE;
    let bands = [
        paths(&drawing.bands[0], &donors, &areas, (LEFT[0], LEFT[1]), whole),
        paths(&drawing.bands[1], &areas, &regions, (LEFT[1], LEFT[2]), whole),
    ];
    let band = |column: usize, (band, path): &(Band, String)| {
        let name = |column: usize, at: usize| drawing.columns[column].get(at).map(|stop| stop.name.as_str());
        let said = name(column, band.from).zip(name(column + 1, band.to));
        let said = said.map(|(from, to)| format!("{from} → {to}: {}", format::usd(band.usd)));
        view! { <path class="band" d=path.clone()><title>{said}</title></path> }
    };
    let bands = bands
        .iter()
        .enumerate()
        .flat_map(|(column, paths)| paths.iter().map(move |path| band(column, path)))
        .collect_view();
    let stops = [donors, areas, regions]
        .iter()
        .zip(&drawing.columns)
        .enumerate()
        .flat_map(|(column, (places, stops))| {
            places.iter().zip(stops).map(move |(place, stop)| self::stop(column, *place, stop))
        })
        .collect_view();
    view! {
        <div class="flow-scroll" tabindex="0" role="region" aria-label=label.clone()>
            <svg class="flow" role="img" aria-label=label.clone() viewBox=format!("0 -150 {WIDTH} {}", high + 150)>
                {bands}
                {stops}
            </svg>
        </div>
    }
    .into_any()
}

/// A stop with its name and amount beside it: those of the first column to its left.
fn stop(column: usize, place: Place, stop: &Stop) -> AnyView {
    let x = LEFT[column];
    let (at, class) = if column == 0 { (x - 100, "end") } else { (x + STOP + 100, "begin") };
    let middle = place.top + place.height / 2;
    let mut said = lines(&stop.name);
    let amount = format::millions(stop.usd);
    match said.last_mut() {
        Some(last) if last.chars().count() + amount.chars().count() < LETTERS => {
            last.push_str(" · ");
            last.push_str(&amount);
        }
        _ => said.push(amount),
    }
    let first = middle + 45 - 75 * (i64::try_from(said.len()).unwrap_or(1) - 1);
    let said = said
        .into_iter()
        .zip(0..)
        .map(|(line, nth): (String, i64)| view! { <tspan x=at y=first + 150 * nth>{line}</tspan> })
        .collect_view();
    view! {
        <rect class="stop" x=x y=place.top width=STOP height=place.height />
        <text class=class>{said}</text>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stops(amounts: &[i64]) -> Vec<Stop> {
        amounts.iter().map(|usd| Stop { name: String::new(), usd: *usd }).collect()
    }

    #[test]
    fn stops_stand_one_below_the_other_as_high_as_their_amounts() {
        let places = places(&stops(&[75, 25, 0]), 100);
        let expected = [(0, 2_400), (2_700, 800), (3_800, 0)].map(|(top, height)| Place { top, height });
        assert_eq!(places, expected);
        assert_eq!(height(1, 1_000_000), 8, "a sliver is seen");
        assert_eq!(height(5, 0), 0);
    }

    #[test]
    fn bands_leave_a_stop_side_by_side() {
        let from = places(&stops(&[100]), 100);
        let to = places(&stops(&[60, 40]), 100);
        let bands = [Band { from: 0, to: 1, usd: 40 }, Band { from: 0, to: 0, usd: 60 }];
        let paths: Vec<String> = paths(&bands, &from, &to, (0, 1_000), 100).into_iter().map(|(_, path)| path).collect();
        assert!(paths[0].starts_with("M120 0 C560 0 560 0 1000 0 V1920"), "{}", paths[0]);
        assert!(paths[1].starts_with("M120 1920 C560 1920 560 2220 1000 2220 V3500"), "{}", paths[1]);
        assert!(super::paths(&[Band { from: 7, to: 0, usd: 1 }], &from, &to, (0, 1), 100).is_empty());
    }

    #[test]
    fn a_long_name_breaks_between_words() {
        assert_eq!(lines("South-Eastern Europe, Eastern Europe and Central Asia").len(), 2);
        assert_eq!(lines("Asia"), ["Asia"]);
        assert!(lines(&"word ".repeat(40))[1].ends_with('…'));
        assert!(lines("").is_empty());
    }
}
