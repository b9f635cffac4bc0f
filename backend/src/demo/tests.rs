//! The demo holds what it promises, keeps every rule, and is made the same way twice.

use sea_orm::FromQueryResult;

use super::*;
use crate::{
    event::verify::{Verdict, verify},
    query::{all, one},
    testing,
};

const TODAY: &str = "2026-11-24";

fn demo(seed: u64, secret: u8) -> Demo {
    Demo { today: TODAY.parse().unwrap(), seed, projects: 0, secret: [secret; 32] }
}

fn quietly(_done: usize, _all: usize) {}

fn store(temporary: &testing::Temporary) -> Files {
    Files::new(temporary.folder(), 1)
}

async fn filled() -> (testing::Temporary, Summary) {
    let temporary = testing::database().await;
    let summary = fill(&temporary.db, &store(&temporary), demo(1, 0), quietly).await.unwrap();
    (temporary, summary)
}

#[derive(FromQueryResult)]
struct Number {
    n: i64,
}

/// The number that a statement selects as `n`.
async fn number(db: &Db, sql: &str) -> i64 {
    one::<Number>(db.read(), sql, []).await.unwrap().unwrap().n
}

#[derive(FromQueryResult)]
struct Line {
    line: String,
}

async fn lines(db: &Db, sql: &str) -> Vec<String> {
    all::<Line>(db.read(), sql, []).await.unwrap().into_iter().map(|row| row.line).collect()
}

#[tokio::test]
async fn it_holds_what_it_promises() {
    let (temporary, summary) = filled().await;
    let db = &temporary.db;
    assert_eq!((summary.projects, summary.offices), (40, 170));
    let printed = "SELECT SUM(printed_usd) AS n FROM appeal_totals WHERE region_id IS NULL AND area IS NULL";
    assert_eq!(number(db, printed).await, 286_350_488_900);
    assert_eq!(number(db, "SELECT SUM(required_usd) AS n FROM appeal_cells").await, 286_665_759_800);

    let counts = [
        // Nine regions, and headquarters for what is global.
        ("SELECT COUNT(DISTINCT o.region_id) AS n FROM projects p JOIN offices o ON o.id = p.office_id", 10),
        ("SELECT COUNT(DISTINCT state) AS n FROM project_states WHERE superseded_at IS NULL", 11),
        ("SELECT COUNT(DISTINCT code) AS n FROM gender_assessments WHERE superseded_at IS NULL", 5),
        ("SELECT COUNT(DISTINCT stage) AS n FROM gender_assessments WHERE superseded_at IS NULL", 4),
        ("SELECT COUNT(DISTINCT funding) AS n FROM projects", 4),
        ("SELECT COUNT(*) AS n FROM users WHERE email LIKE '%@demo.example' AND demo AND instr(name, ',') = 0", 10),
        ("SELECT COUNT(*) AS n FROM users WHERE NOT demo", 0),
        ("SELECT COUNT(*) AS n FROM corporate_indicators", 22),
        // All of a framework's outcomes and outputs, and what was proposed to count towards it.
        ("SELECT COUNT(*) AS n FROM frameworks", 2),
        ("SELECT COUNT(*) AS n FROM framework_results WHERE parent_id IS NULL", 9),
        ("SELECT COUNT(*) AS n FROM link_proposals WHERE superseded_at IS NULL", 3),
        ("SELECT COUNT(*) AS n FROM link_proposals WHERE decision = 'refused'", 2),
        ("SELECT COUNT(*) AS n FROM links WHERE superseded_at IS NULL AND share = 6000", 1),
        // One office's old periods are locked, and one person is let in.
        ("SELECT COUNT(*) AS n FROM locks WHERE superseded_at IS NULL AND reach = 'office'", 1),
        (
            "SELECT COUNT(*) AS n FROM lock_exceptions e JOIN locks l ON l.id = e.lock_id WHERE e.until > '2026-11-24'",
            1,
        ),
        (
            "SELECT COUNT(*) AS n FROM corporate_indicators c JOIN framework_areas a ON a.id = c.area_id
             JOIN frameworks f ON f.id = a.framework_id AND f.code = 'MIGOF' WHERE NOT EXISTS
             (SELECT 1 FROM links l WHERE l.corporate_indicator_id = c.id)",
            0,
        ),
    ];
    for (sql, expected) in counts {
        assert_eq!(number(db, sql).await, expected, "{sql}");
    }
    let some = [
        "SELECT COUNT(*) AS n FROM projects p WHERE submitted_on < '2026-10-25' AND NOT EXISTS
         (SELECT 1 FROM gender_assessments g WHERE g.project_id = p.id)",
        "SELECT COUNT(*) AS n FROM actuals WHERE numerator = 0 AND state = 'approved'",
        "SELECT COUNT(*) AS n FROM actuals WHERE numerator IS NULL AND state = 'approved'",
        "SELECT COUNT(*) AS n FROM actuals WHERE superseded_at IS NULL AND state = 'returned' AND note <> ''",
        "SELECT COUNT(*) AS n FROM actuals WHERE superseded_at IS NULL AND state = 'draft'",
        "SELECT COUNT(*) AS n FROM actuals WHERE superseded_at IS NULL AND state = 'submitted'",
        "SELECT COUNT(DISTINCT currency) AS n FROM budget_amounts WHERE currency <> 'USD'",
        "SELECT COUNT(*) AS n FROM budget_amounts WHERE amount_usd IS NULL",
        "SELECT COUNT(*) AS n FROM allocations",
        "SELECT COUNT(*) AS n FROM expenditures WHERE document IS NULL",
        "SELECT COUNT(*) AS n FROM expenditures WHERE document IS NOT NULL",
        "SELECT COUNT(*) AS n FROM expenditures WHERE amount_usd IS NULL",
        "SELECT COUNT(*) AS n FROM contribution_amounts WHERE amount_usd IS NULL",
        "SELECT COUNT(*) AS n FROM contributions WHERE earmarking = 'tightly'",
        "SELECT COUNT(*) AS n FROM contributions WHERE region_id IS NOT NULL",
        "SELECT COUNT(*) AS n FROM contributions WHERE area IS NOT NULL",
        "SELECT COUNT(*) AS n FROM contribution_allocations t JOIN contributions c ON c.id = t.contribution_id
         WHERE c.project_id IS NULL AND t.line_id IS NOT NULL",
        "SELECT COUNT(*) AS n FROM contribution_allocations WHERE appeal_row_id IS NOT NULL",
    ];
    for sql in some {
        assert!(number(db, sql).await > 0, "{sql}");
    }
    assert_eq!(number(db, "SELECT COUNT(*) AS n FROM actuals").await, i64::try_from(summary.values).unwrap());
    let Verdict::Sound { entries, .. } = verify(db).await.unwrap() else { panic!("the log is broken") };
    assert_eq!(entries, i64::try_from(summary.events).unwrap());
}

#[tokio::test]
async fn it_keeps_every_rule() {
    let (temporary, _) = filled().await;
    keeps_every_rule(&temporary.db).await;
}

async fn keeps_every_rule(db: &Db) {
    // Each selects what must not be.
    let broken = [
        "SELECT COUNT(*) AS n FROM actuals WHERE reviewer_id IN (author_id, submitter_id)",
        "SELECT COUNT(*) AS n FROM actuals WHERE state IN ('approved', 'returned') AND reviewer_id IS NULL",
        "SELECT COUNT(*) AS n FROM actuals WHERE (state = 'draft') <> (submitter_id IS NULL)",
        "SELECT COUNT(*) AS n FROM actuals WHERE submitted_at >= reviewed_at",
        "SELECT COUNT(*) AS n FROM actuals a JOIN periods p ON p.id = a.period_id
         WHERE datetime(a.recorded_at / 1000000, 'unixepoch') <= p.ends",
        "SELECT COUNT(*) AS n FROM actuals a JOIN indicators i ON i.id = a.indicator_id
         JOIN periods p ON p.id = a.period_id WHERE p.project_id <> i.project_id",
        "SELECT COUNT(*) AS n FROM actuals a JOIN indicators i ON i.id = a.indicator_id
         WHERE a.numerator IS NOT NULL AND (i.kind IN ('percentage', 'rate', 'mean')) <> (a.denominator IS NOT NULL)",
        "SELECT COUNT(*) AS n FROM actuals a JOIN indicators i ON i.id = a.indicator_id
         WHERE a.numerator < 0 OR a.denominator = 0 OR (i.kind = 'percentage' AND a.denominator < a.numerator)",
        "SELECT COUNT(*) AS n FROM actuals a JOIN (SELECT actual_id, axis, SUM(numerator) AS above, SUM(denominator) AS below
         FROM actual_cells GROUP BY actual_id, axis) c ON c.actual_id = a.id
         WHERE a.numerator IS NULL OR c.above > a.numerator OR c.below > a.denominator",
        "SELECT COUNT(*) AS n FROM actual_cells c JOIN actuals a ON a.id = c.actual_id
         WHERE c.numerator < 0 OR c.denominator < c.numerator OR NOT EXISTS
         (SELECT 1 FROM indicator_axes x WHERE x.indicator_id = a.indicator_id AND c.axis LIKE '%' || x.key || '%')",
        // No end of an allocation is exceeded, and money goes where it is meant for.
        "SELECT COUNT(*) AS n FROM (SELECT t.contribution_id, t.line_id IS NULL, SUM(t.allocated_usd) AS taken
           FROM contribution_allocations t GROUP BY 1, 2) a
         WHERE a.taken > (SELECT MAX(s.usd) FROM (SELECT SUM(amount_usd) AS usd, contribution_id FROM contribution_amounts
           GROUP BY contribution_id, stage) s WHERE s.contribution_id = a.contribution_id)",
        "SELECT COUNT(*) AS n FROM (SELECT t.line_id, SUM(t.allocated_usd) AS taken FROM contribution_allocations t
           WHERE t.line_id IS NOT NULL GROUP BY 1) a
         JOIN budget_amounts b ON b.line_id = a.line_id AND b.superseded_at IS NULL WHERE a.taken > COALESCE(b.amount_usd, 0)",
        "SELECT COUNT(*) AS n FROM (SELECT t.appeal_row_id, t.area, SUM(t.allocated_usd) AS taken
           FROM contribution_allocations t WHERE t.area IS NOT NULL GROUP BY 1, 2) a
         LEFT JOIN appeal_cells c ON c.row_id = a.appeal_row_id AND c.area = a.area AND c.superseded_at IS NULL
         WHERE a.taken > COALESCE(c.required_usd, 0)",
        "SELECT COUNT(*) AS n FROM contribution_allocations t JOIN contributions c ON c.id = t.contribution_id
         JOIN budget_lines l ON l.id = t.line_id WHERE c.project_id <> l.project_id",
        "SELECT COUNT(*) AS n FROM contribution_allocations t JOIN contributions c ON c.id = t.contribution_id
         JOIN appeal_rows r ON r.id = t.appeal_row_id WHERE c.region_id <> r.region_id OR c.area <> t.area",
        "SELECT COUNT(*) AS n FROM contribution_amounts WHERE amount_minor <= 0 OR day >= '2026-11-24'
         OR datetime(recorded_at / 1000000, 'unixepoch') < day",
        // Each version begins when the one before ends.
        "SELECT COUNT(*) AS n FROM actuals a WHERE superseded_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM actuals b
         WHERE b.indicator_id = a.indicator_id AND b.period_id = a.period_id AND b.version = a.version + 1
         AND b.recorded_at = a.superseded_at AND b.recorded_at > a.recorded_at)",
        "SELECT COUNT(*) AS n FROM project_states a WHERE superseded_at IS NOT NULL AND NOT EXISTS
         (SELECT 1 FROM project_states b WHERE b.project_id = a.project_id AND b.recorded_at = a.superseded_at
          AND b.recorded_at > a.recorded_at)",
        "SELECT COUNT(*) AS n FROM project_states a JOIN project_states b ON b.project_id = a.project_id
         WHERE a.state = 'in-endorsement' AND b.state IN ('endorsed', 'returned', 'rejected') AND a.user_id = b.user_id",
        "SELECT COUNT(*) AS n FROM gender_assessments WHERE validator_id = coder_id OR confirmer_id IN (coder_id, validator_id)",
        "SELECT COUNT(*) AS n FROM gender_assessments a WHERE superseded_at IS NOT NULL AND NOT EXISTS
         (SELECT 1 FROM gender_assessments b WHERE b.project_id = a.project_id AND b.version = a.version + 1
          AND b.recorded_at = a.superseded_at AND b.recorded_at > a.recorded_at)",
        "SELECT COUNT(*) AS n FROM (SELECT appeal_row_id, area, SUM(allocated_usd) AS tied FROM allocations GROUP BY 1, 2) t
         LEFT JOIN appeal_cells c ON c.row_id = t.appeal_row_id AND c.area = t.area WHERE t.tied > COALESCE(c.required_usd, 0)",
        "SELECT COUNT(*) AS n FROM allocations t JOIN budget_amounts b ON b.line_id = t.line_id
         WHERE b.amount_usd IS NULL OR t.allocated_usd > b.amount_usd",
        "SELECT COUNT(*) AS n FROM projects p JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
         WHERE (s.state = 'concept') <> (p.submitted_on IS NULL)",
        "SELECT COUNT(*) AS n FROM actuals a JOIN periods p ON p.id = a.period_id
         JOIN project_states s ON s.project_id = p.project_id AND s.superseded_at IS NULL
         WHERE s.state NOT IN ('active', 'suspended', 'completed', 'closed')",
        // Only what has begun spends, on its own lines and in its own months, and in the currency of the line.
        "SELECT COUNT(*) AS n FROM expenditures x JOIN project_states s ON s.project_id = x.project_id AND s.superseded_at IS NULL
         WHERE s.state NOT IN ('active', 'suspended', 'completed', 'closed')",
        "SELECT COUNT(*) AS n FROM expenditures x JOIN budget_lines l ON l.id = x.line_id JOIN projects p ON p.id = x.project_id
         JOIN budget_amounts a ON a.line_id = l.id
         WHERE l.project_id <> x.project_id OR l.first_id IS NOT NULL OR x.day < p.starts OR x.day > p.ends OR x.currency <> a.currency",
        "SELECT COUNT(*) AS n FROM expenditures WHERE datetime(recorded_at / 1000000, 'unixepoch') >= '2026-11-24'",
        "SELECT COUNT(*) AS n FROM expenditures x WHERE x.recorded_at < (SELECT MIN(s.recorded_at) FROM project_states s
         WHERE s.project_id = x.project_id AND s.state = 'active')",
        // Nothing lies in the future.
        "SELECT COUNT(*) AS n FROM events WHERE datetime(recorded_at / 1000000, 'unixepoch') >= '2026-11-24'",
        "SELECT COUNT(*) AS n FROM actuals WHERE datetime(recorded_at / 1000000, 'unixepoch') >= '2026-11-24'",
        "SELECT COUNT(*) AS n FROM project_states WHERE datetime(recorded_at / 1000000, 'unixepoch') >= '2026-11-24'",
        "SELECT COUNT(*) AS n FROM gender_assessments WHERE datetime(recorded_at / 1000000, 'unixepoch') >= '2026-11-24'",
        "SELECT COUNT(*) AS n FROM events a JOIN events b ON b.id = a.id + 1 WHERE b.recorded_at < a.recorded_at",
    ];
    for sql in broken {
        assert_eq!(number(db, sql).await, 0, "{sql}");
    }
}

#[tokio::test]
async fn generated_projects_keep_them_too() {
    let temporary = testing::database().await;
    let mut told = Vec::new();
    let larger = Demo { projects: 70, ..demo(3, 0) };
    let summary = fill(&temporary.db, &store(&temporary), larger, |done, all| told.push((done, all))).await.unwrap();
    assert_eq!((summary.projects, told.last()), (70, Some(&(70, 70))));
    keeps_every_rule(&temporary.db).await;
    let exact = [
        ("SELECT COUNT(*) AS n FROM projects", 70),
        // Twenty indicators each, whatever their texts were taken from.
        (
            "SELECT COUNT(*) AS n FROM projects p WHERE SUBSTR(p.code, 4, 1) >= '2'
             AND (SELECT COUNT(*) FROM indicators i WHERE i.project_id = p.id) = 20",
            30,
        ),
        // Two under one node never bear one title.
        (
            "SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM indicators GROUP BY node_id, title HAVING COUNT(*) > 1) AS twice",
            0,
        ),
        (
            "SELECT COUNT(*) AS n FROM events e JOIN projects p ON p.id = e.project_id WHERE SUBSTR(p.code, 4, 1) >= '2'",
            30,
        ),
    ];
    for (sql, expected) in exact {
        assert_eq!(number(&temporary.db, sql).await, expected, "{sql}");
    }
    let Verdict::Sound { entries, .. } = verify(&temporary.db).await.unwrap() else { panic!("the log is broken") };
    assert_eq!(entries, i64::try_from(summary.events).unwrap());
}

#[tokio::test]
async fn money_is_spent_at_different_paces() {
    let (temporary, _) = filled().await;
    let share = "SELECT SUM(x.amount_usd) * 100 / (SELECT SUM(a.amount_usd) FROM budget_amounts a JOIN budget_lines l ON l.id = a.line_id
         AND l.retired_at IS NULL WHERE l.project_id = p.id AND a.superseded_at IS NULL) AS n
         FROM expenditures x JOIN projects p ON p.id = x.project_id WHERE p.code = ";
    // In hundredths of the budget; 16 of 30, 22 of 24 and 10 of 24 months have passed, and the last one is not typed everywhere.
    for (code, least, most) in [("DP.1649", 45, 56), ("DP.1588", 100, 115), ("DP.1711", 15, 25)] {
        let share = number(&temporary.db, &format!("{share} '{code}'")).await;
        assert!((least..=most).contains(&share), "{code}: {share} %");
    }
}

#[tokio::test]
async fn the_first_visitor_finds_the_progress_page_in_the_middle_of_the_work() {
    let (temporary, _) = filled().await;
    let quarter = "SELECT COALESCE(a.state, '-') || ' ' || COUNT(*) AS line
         FROM indicators i JOIN projects p ON p.id = i.project_id
         JOIN periods q ON q.project_id = p.id AND q.starts = '2026-07-01'
         LEFT JOIN actuals a ON a.indicator_id = i.id AND a.period_id = q.id AND a.superseded_at IS NULL
         WHERE p.code = ";
    let progress = lines(&temporary.db, &format!("{quarter} 'DP.1649' GROUP BY a.state ORDER BY 1")).await;
    assert_eq!(progress, ["- 3", "draft 8", "returned 1"]);
    let review = lines(&temporary.db, &format!("{quarter} 'DP.1588' AND a.state = 'submitted' GROUP BY a.state")).await;
    assert_eq!(review, ["submitted 2"]);
    let due = "SELECT CAST(due AS TEXT) AS line FROM periods q JOIN projects p ON p.id = q.project_id
               WHERE p.code = 'DP.1649' AND q.starts = '2026-07-01'";
    assert_eq!(lines(&temporary.db, due).await, ["2026-11-11"]);
    let hands = "SELECT DISTINCT u.email AS line FROM actuals a JOIN users u ON u.id = a.reviewer_id
                 JOIN periods q ON q.id = a.period_id JOIN projects p ON p.id = q.project_id WHERE p.code = 'DP.1649'";
    assert_eq!(lines(&temporary.db, hands).await, ["reviewer@demo.example"]);
}

/// Every row of every table but password hashes and migrations, in the order of the columns.
async fn dump(db: &Db) -> Vec<String> {
    let tables = "SELECT name AS line FROM sqlite_master WHERE type = 'table'
                  AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'seaql%' ORDER BY name";
    let mut dump = Vec::new();
    for table in lines(db, tables).await {
        let columns = format!("SELECT name AS line FROM pragma_table_info('{table}') WHERE name <> 'password_hash'");
        let columns = lines(db, &columns).await;
        let row = columns.iter().map(|column| format!("quote({column})")).collect::<Vec<_>>().join(" || ',' || ");
        dump.extend(lines(db, &format!("SELECT '{table} ' || {row} AS line FROM {table} ORDER BY 1")).await);
    }
    dump
}

#[tokio::test]
async fn the_same_seed_and_day_make_the_same_demo() {
    let (first, _) = filled().await;
    let second = testing::database().await;
    fill(&second.db, &store(&second), demo(1, 1), quietly).await.unwrap();
    let (one, two) = (dump(&first.db).await, dump(&second.db).await);
    assert!(one.len() > 5_000);
    assert_eq!(one.iter().zip(&two).find(|(one, two)| one != two), None);
    assert_eq!(one.len(), two.len());

    let other = testing::database().await;
    fill(&other.db, &store(&other), demo(2, 0), quietly).await.unwrap();
    assert_ne!(dump(&other.db).await, one);
}

#[tokio::test]
async fn a_database_in_use_is_left_alone() {
    let (temporary, _) = filled().await;
    let before = dump(&temporary.db).await;
    let refused = fill(&temporary.db, &store(&temporary), demo(1, 0), quietly).await;
    assert_eq!(refused, Err(Error::invalid("", "demo-not-empty")));
    assert_eq!(dump(&temporary.db).await, before);
}

#[tokio::test]
async fn any_day_makes_a_demo() {
    for day in ["2024-02-29", "2025-01-01", "2026-12-31", "2031-06-30"] {
        let temporary = testing::database().await;
        let summary =
            fill(&temporary.db, &store(&temporary), Demo { today: day.parse().unwrap(), ..demo(9, 0) }, quietly)
                .await
                .unwrap();
        assert_eq!(summary.projects, 40, "{day}");
    }
}
