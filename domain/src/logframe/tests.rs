//! Logframes as they come: levels in every place, merged cells, bullets, numbers of every make.

use super::{Column::*, *};

fn table(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

/// Each line in short: "3 output Shelters stand", "4 # Shelters | count | 0 > 1200".
fn said(lines: &[Line]) -> Vec<String> {
    let said = lines.iter().map(|line| match &line.what {
        What::Node(node) => format!("{} {} {}", line.row, node.kind, node.statement),
        What::Indicator(of) => format!("{} # {} | {} | {} > {}", line.row, of.title, of.kind, of.baseline, of.target),
        What::NoLevel(text) => format!("{} ? {text}", line.row),
    });
    said.collect()
}

#[test]
fn headings_say_what_a_column_holds() {
    for (heading, column) in [
        ("Level", Level),
        ("Results level", Level),
        ("Statement", Statement),
        ("Results", Statement),
        ("Intervention logic", Statement),
        ("Outcome", Outcome),
        ("OUTPUTS", Output),
        ("Activités", Activity),
        ("Specific objective", Outcome),
        ("Indicators", Indicator),
        ("Indicateur", Indicator),
        ("Baseline (2017)", Baseline),
        ("Target", Target),
        ("Means of verification", Source),
        ("Source & collection method", Source),
        ("Assumptions / risks", Assumptions),
        ("Unit", Unit),
        ("Budget", Ignored),
        ("", Ignored),
    ] {
        assert_eq!(guess(&[heading.to_owned()]), [column], "{heading}");
    }
    let twice = ["Target 2018", "Target 2019"].map(str::to_owned);
    assert_eq!(guess(&twice), [Target, Ignored]);
}

#[test]
fn a_level_has_a_column_stands_in_front_or_is_a_number() {
    let columns = [Level, Statement];
    for (level, statement, expected) in [
        ("Objective", "Migrants are safe", "1 objective Migrants are safe"),
        ("Output 1.1", "Shelters stand", "1 output Shelters stand"),
        ("1.1", "Shelters stand", "1 output Shelters stand"),
        ("1.", "Officials act", "1 outcome Officials act"),
        ("1.2.3", "Train officials", "1 activity Train officials"),
        ("", "Outcome 1: Officials act", "1 outcome Officials act"),
        ("", "OUTPUT 1.1 – Shelters stand", "1 output Shelters stand"),
        ("", "1.1 Shelters stand", "1 output Shelters stand"),
        ("Output", "Output 1.1: Shelters stand", "1 output Shelters stand"),
        ("Objectif spécifique 1", "Les agents agissent", "1 outcome Les agents agissent"),
        ("", "Resultado 1: Los refugios cumplen", "1 output Los refugios cumplen"),
        // A word for a level that only begins the sentence tells nothing, nor does a year.
        ("", "Results are shared", "1 ? Results are shared"),
        ("", "Outputting works", "1 ? Outputting works"),
        ("", "2018 was hard", "1 ? 2018 was hard"),
        ("Other", "Something", "1 ? Something"),
    ] {
        assert_eq!(said(&read(&table(&[&[level, statement]]), &columns, 1)), [expected], "{level} | {statement}");
    }
}

#[test]
fn a_blank_cell_belongs_to_the_row_above() {
    let rows = table(&[
        &["Outcome 1", "Officials act", "Referrals", "0", "1,200", "Courts work"],
        &["", "", "Trained officials", "TBD", "45 %", ""],
        &["Outcome 1", "Officials act", "Cases", "3", "2", ""],
        &["", "", "", "", "", ""],
        &["Output 1.1", "Shelters stand", "Law passed", "no", "yes", "Land is there"],
    ]);
    let lines = read(&rows, &[Level, Statement, Indicator, Baseline, Target, Assumptions], 2);
    let expected = [
        "2 outcome Officials act",
        "2 # Referrals | count | 0 > 1200",
        "3 # Trained officials | percentage |  > 45 / 100",
        "4 # Cases | count | 3 > 2",
        "6 output Shelters stand",
        "6 # Law passed | yes-no | no > yes",
    ];
    assert_eq!(said(&lines), expected);
    let What::Node(first) = &lines[0].what else { panic!("a row") };
    assert_eq!(first.assumptions, "Courts work");
}

#[test]
fn each_level_may_have_a_column() {
    let rows = table(&[
        &["Safe migration", "Officials act", "Shelters stand", "- Build them\n- Staff them", "Shelters"],
        &["Safe migration", "Officials act", "Hotline answers", "", "Calls"],
    ]);
    let lines = read(&rows, &[Objective, Outcome, Output, Activity, Indicator], 1);
    let nodes: Vec<String> = said(&lines).into_iter().filter(|line| !line.contains('#')).collect();
    assert_eq!(
        nodes,
        [
            "1 objective Safe migration",
            "1 outcome Officials act",
            "1 output Shelters stand",
            "1 activity Build them",
            "1 activity Staff them",
            "2 output Hotline answers",
        ]
    );
}

#[test]
fn several_indicators_stand_in_one_cell() {
    let columns = [Level, Statement, Indicator, Baseline, Target];
    let bullets = table(&[&["Outcome", "Officials act", "• Referrals\n• Cases", "0", "5"]]);
    assert_eq!(said(&read(&bullets, &columns, 1))[1..], ["1 # Referrals | count | 0 > 5", "1 # Cases | count | 0 > 5"]);
    let beside = table(&[&["Outcome", "Officials act", "Referrals\nCases", "0\n2", "5\n1"]]);
    assert_eq!(said(&read(&beside, &columns, 1))[1..], ["1 # Referrals | count | 0 > 5", "1 # Cases | count | 2 > 1"]);
    let wrapped = table(&[&["Outcome", "Officials act", "Referrals to\nservices", "0", "5"]]);
    assert_eq!(said(&read(&wrapped, &columns, 1))[1..], ["1 # Referrals to services | count | 0 > 5"]);
}

#[test]
fn numbers_that_cannot_be_read_are_left_as_they_are() {
    let columns = [Level, Statement, Indicator, Baseline, Target];
    let rows = table(&[&["Outcome", "Officials act", "Referrals", "1,5", "about 20"]]);
    assert_eq!(said(&read(&rows, &columns, 1))[1..], ["1 # Referrals | count | 1,5 > about 20"]);
}

#[test]
fn alike_looks_at_words() {
    assert!(alike("Shelters  stand.", "shelters stand"));
    assert!(!alike("Shelters stand", "Shelter stands"));
}
