//! The real files, whole and damaged.

use super::*;

/// The files of the demo, which are the real appeal of 2018.
fn files() -> Vec<File> {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/appeal-2018")).unwrap()
}

fn file<'a>(files: &'a mut [File], name: &str) -> &'a mut File {
    files.iter_mut().find(|file| file.name == name).unwrap()
}

/// Replaces text in one file and gives the problems as `field code`.
fn damaged(name: &str, from: &str, to: &str) -> Vec<String> {
    let mut files = files();
    let file = file(&mut files, name);
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    assert!(text.contains(from), "{name} does not contain {from:?}");
    file.bytes = text.replacen(from, to, 1).into_bytes();
    problems(&files)
}

fn problems(files: &[File]) -> Vec<String> {
    parse(files).map_or_else(
        |problems| problems.iter().map(|problem| format!("{} {}", problem.field, problem.code)).collect(),
        |_| Vec::new(),
    )
}

#[test]
fn the_real_appeal_is_read_whole() {
    let appeal = parse(&files()).unwrap();
    assert_eq!((appeal.year, appeal.regions.len(), appeal.rows.len(), appeal.totals.len()), (2018, 10, 166, 77));
    assert_eq!(appeal.rows.iter().map(|row| row.cells.len()).sum::<usize>(), 824);
    assert_eq!(appeal.rows.iter().map(|row| row.ambiguities.len()).sum::<usize>(), 16);
    let printed: i64 = appeal.rows.iter().map(|row| row.printed_usd).sum();
    let added: i64 = appeal.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.required_usd).sum();
    assert_eq!((printed, added), (286_350_488_800, 286_665_759_800));
    let rwanda = appeal.rows.iter().find(|row| row.name == "Rwanda").unwrap();
    assert_eq!(appeal.regions[rwanda.region], "East Africa and the Horn of Africa");
    assert_eq!(rwanda.countries, [("RWA".parse().unwrap(), "Rwanda".to_owned())]);
}

#[test]
fn a_spreadsheet_may_write_a_byte_order_mark_and_carriage_returns() {
    let whole = parse(&files()).unwrap();
    let mut saved = files();
    for file in &mut saved {
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        file.bytes = format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes();
    }
    assert_eq!(parse(&saved).unwrap(), whole);
}

#[test]
fn damage_is_refused_with_file_line_and_column() {
    const CELLS: &str = "funding_requirements_2018.csv";
    let cases: &[(&str, &str, &str, &str)] = &[
        (
            CELLS,
            "framework_area,amount_usd",
            "framework_area,amount_eur",
            "funding_requirements_2018.csv:1:4 wrong-header",
        ),
        (CELLS, "country,framework_area", "framework_area,country", "funding_requirements_2018.csv:1:2 wrong-header"),
        (CELLS, ",6257900", ",6257900,9", "funding_requirements_2018.csv:2:5 column-count"),
        (CELLS, ",Principle 1,6257900", ",Principle 1", "funding_requirements_2018.csv:2:4 column-count"),
        (CELLS, "6257900", "6,257,900", "funding_requirements_2018.csv:2:5 column-count"),
        (CELLS, "6257900", "\"6,257,900\"", "funding_requirements_2018.csv:2:amount_usd amount-not-a-number"),
        (CELLS, "6257900", "6257900.50", "funding_requirements_2018.csv:2:amount_usd amount-not-a-number"),
        (CELLS, "6257900", "62579O0", "funding_requirements_2018.csv:2:amount_usd amount-not-a-number"),
        (CELLS, "6257900", "-6257900", "funding_requirements_2018.csv:2:amount_usd amount-negative"),
        (CELLS, "6257900", "", "funding_requirements_2018.csv:2:amount_usd amount-blank"),
        (CELLS, "6257900", "99999999999999999999", "funding_requirements_2018.csv:2:amount_usd amount-too-large"),
        (CELLS, "6257900", "1000000000001", "funding_requirements_2018.csv:2:amount_usd amount-too-large"),
        (CELLS, "Principle 2", "Principle 4", "funding_requirements_2018.csv:3:framework_area area-unknown"),
        (CELLS, "Principle 2", "Principle 1", "funding_requirements_2018.csv:3:framework_area cell-twice"),
        (CELLS, "Global and", "Global or", "funding_requirements_2018.csv:2:region region-unknown"),
        ("row_totals.csv", "160763674", "n/a", "row_totals.csv:2:amount_usd amount-not-a-number"),
        ("row_totals.csv", ",Rwanda,", ",Burundi,", "row_totals.csv:8:country row-twice"),
        ("totals.csv", ",Principle 1,", ",Institutional 1,", "totals.csv:2:framework_area area-unknown"),
        ("totals.csv", "Principle 2", "Principle 1", "totals.csv:3:framework_area total-twice"),
        ("countries.csv", "iso3", "iso2", "countries.csv:1:3 wrong-header"),
        ("countries.csv", ",RWA", ",RW", "countries.csv:8:iso3 iso3"),
        ("countries.csv", ",RWA", ",rwa", "countries.csv:8:iso3 iso3"),
        ("countries.csv", "SLV;GTM", "SLV;GT", "countries.csv:60:iso3 iso3"),
        ("countries.csv", ",RWA", ",BDI", "countries.csv:8:iso3 iso3-twice"),
        ("countries.csv", "\"Congo, the\"", "\"Congo, the", "countries.csv:35:25 quote-not-closed"),
        (
            "ambiguous_cells.csv",
            "Objective 3,700000",
            "Objective 3,700001",
            "ambiguous_cells.csv:6:chosen_usd chosen-differs",
        ),
        ("ambiguous_cells.csv", "0,0,250000", "0,0,", "ambiguous_cells.csv:2:alternative_2_usd amount-blank"),
    ];
    for (name, from, to, expected) in cases {
        let found = damaged(name, from, to);
        assert_eq!(found.first().map(String::as_str), Some(*expected), "{name}: {from:?} → {to:?}: {found:?}");
    }
}

#[test]
fn a_row_of_the_cells_must_be_a_row_of_the_countries() {
    let found = damaged("countries.csv", "East Africa and the Horn of Africa,Rwanda,RWA\n", "");
    assert!(found.iter().all(|problem| problem.ends_with("row-unknown")), "{found:?}");
    assert!(found.iter().any(|problem| problem.starts_with("funding_requirements_2018.csv:")), "{found:?}");
    assert!(found.iter().any(|problem| problem.starts_with("row_totals.csv:")), "{found:?}");
}

#[test]
fn totals_must_be_there() {
    let mut short = files();
    let row_totals = file(&mut short, "row_totals.csv");
    let text = String::from_utf8(row_totals.bytes.clone()).unwrap();
    row_totals.bytes = text
        .lines()
        .filter(|line| !line.contains(",Rwanda,"))
        .map(|line| format!("{line}\n"))
        .collect::<String>()
        .into_bytes();
    assert_eq!(problems(&short), ["countries.csv:8:country row-total-missing"]);
    assert_eq!(damaged("totals.csv", "Southern Africa,Total,113405000\n", ""), ["totals.csv total-missing"]);
}

#[test]
fn files_must_be_there_once_and_hold_something() {
    for name in ["countries.csv", "row_totals.csv", "totals.csv"] {
        let rest: Vec<_> = files().into_iter().filter(|file| file.name != name).collect();
        assert_eq!(problems(&rest), [format!("{name} file-missing")]);
    }
    let rest: Vec<_> = files().into_iter().filter(|file| !file.name.starts_with(CELLS)).collect();
    assert_eq!(problems(&rest), ["funding_requirements_YEAR.csv file-missing"]);
    assert_eq!(problems(&[]).len(), 4);

    let mut two = files();
    two.push(File { name: "funding_requirements_2019.csv".into(), bytes: Vec::new() });
    assert_eq!(problems(&two), ["funding_requirements_2019.csv file-second-year"]);

    let mut empty = files();
    file(&mut empty, "totals.csv").bytes.clear();
    assert_eq!(problems(&empty), ["totals.csv:1:1 file-empty"]);

    let without: Vec<_> = files().into_iter().filter(|file| file.name != AMBIGUITIES).collect();
    assert!(parse(&without).is_ok());
}

#[test]
fn text_in_another_encoding_is_refused() {
    let mut latin = files();
    let countries = file(&mut latin, "countries.csv");
    let at = countries.bytes.windows(6).position(|bytes| bytes == b"Rwanda").unwrap();
    countries.bytes[at + 2] = 0xe9;
    assert_eq!(problems(&latin)[0], "countries.csv:8:38 not-utf-8");
}

#[test]
fn all_problems_are_collected_up_to_twenty() {
    let mut bad = files();
    let cells = file(&mut bad, "funding_requirements_2018.csv");
    cells.bytes = String::from_utf8(cells.bytes.clone()).unwrap().replace("Objective 1", "Objective one").into_bytes();
    let found = problems(&bad);
    assert_eq!(found.len(), LIMIT);
    assert!(found.iter().all(|problem| problem.ends_with(":framework_area area-unknown")), "{found:?}");

    assert_eq!(damaged("row_totals.csv", "160763674", "-1").len(), 1);
}

#[test]
fn without_a_file_of_areas_the_others_say_which_there_are() {
    let mut files = files();
    files.retain(|file| file.name != AREAS);
    let appeal = parse(&files).unwrap();
    let named: Vec<&str> = appeal.areas.iter().map(|named| named.area.as_str()).collect();
    // In the order of the printed table, which has no column for the last one.
    let expected =
        ["Principle 1", "Principle 2", "Principle 3", "Objective 1", "Objective 2", "Objective 3", "Institutional"];
    assert_eq!(named, expected);
    assert!(appeal.areas.iter().all(|named| named.about.is_none()));
    let cells = file(&mut files, "funding_requirements_2018.csv");
    let text = String::from_utf8(cells.bytes.clone()).unwrap();
    let alike = text.replacen("Principle 2", "principle 1", 1).replacen("Principle 3", "1st principle", 1);
    cells.bytes = alike.into_bytes();
    let found = problems(&files);
    assert_eq!(found[0], "funding_requirements_2018.csv:3:framework_area area-alike");
    assert!(found.iter().any(|problem| problem.ends_with(":framework_area area-name")), "{found:?}");
}

#[test]
fn a_file_of_areas_gives_their_order_and_names_all_of_them() {
    let appeal = parse(&files()).unwrap();
    assert_eq!(appeal.areas.len(), 7);
    assert_eq!(appeal.areas[2].about.as_deref(), Some("partnerships"));
    let twice = damaged(AREAS, "Objective 1,", "Principle 1,\nObjective 1,");
    assert_eq!(twice, ["areas.csv:5:framework_area area-twice"]);
    assert_eq!(damaged(AREAS, "Principle 2", "Principle 4")[0], "totals.csv:3:framework_area area-unknown");
    let long = damaged(AREAS, "partnerships", &"x".repeat(ABOUT_MAX + 1));
    assert_eq!(long, ["areas.csv:4:about too-long"]);
}
