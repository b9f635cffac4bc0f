use super::MATRIX;
use crate::support::{Browser, Page, Who, World};

const PASTE: &str = "/projects/DP.1649/matrix/paste";
const TAKE: &str = "/api/logframe_take";
const SAY: &str = "/api/logframe_say";
const APPLY: &str = "/api/logframe_apply";

const LOGFRAME: &str = "\
Level\tStatement\tIndicator\tUnit\tBaseline\tTarget\tMeans of verification\tAssumptions
Outcome 2\tCourts decide in time\tCases decided\tcases\t0\t1,200\tCourt register\tJudges are appointed
\t\tJudges trained\t\tTBD\t45 %\t\t
Output 2.1\tA register stands\tRegister adopted\tregister\tno\tyes\tOfficial journal\t
Activity 2.1.1\tWrite the register\t\t\t\t\t\t
";

async fn take(browser: &mut Browser, text: &str) -> Page {
    let answer = browser.post(TAKE, &[("project", "DP.1649"), ("text", text)]).await;
    assert_eq!(answer.status, 303);
    browser.get(&answer.location.expect("a redirect has a location")).await
}

#[tokio::test]
async fn a_logframe_is_looked_at_and_added() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = take(&mut manager, LOGFRAME).await;
    assert!(page.says("6 to add") && page.says("What the 8 columns hold"), "{}", page.text());
    assert!(
        page.says("Row 2 Outcome 2 Courts decide in time Assumptions: Judges are appointed Added"),
        "{}",
        page.text()
    );
    assert!(
        page.says("Row 3 Indicator 2-b Judges trained number · percentage · – → 45 / 100 Added"),
        "{}",
        page.text()
    );
    assert!(manager.get(MATRIX).await.says("1 outcome · 1 output · 1 activity"), "nothing is added yet");

    let page = manager.submit(APPLY, &[("project", "DP.1649"), ("then", "all")]).await;
    assert!(page.says("Added 3 rows and 3 indicators."), "{}", page.text());
    assert!(page.says("2 outcomes · 2 outputs · 2 activities · 6 indicators"), "{}", page.text());
    assert!(page.says("2-a Cases decided cases · sum Court register 0 1 200"), "{}", page.text());
    assert!(page.says("2.1-a Register adopted register · latest Official journal No Yes"), "{}", page.text());
    // It was applied, so it is no longer kept.
    assert!(!manager.get(PASTE).await.says("to add"));

    let page = take(&mut manager, LOGFRAME).await;
    assert!(page.says("6 there already") && !page.says("to add"), "{}", page.text());
    let page = manager.submit(APPLY, &[("project", "DP.1649"), ("then", "all")]).await;
    assert!(page.says("Nothing in the table can be added."), "{}", page.text());
}

#[tokio::test]
async fn what_is_wrong_is_named_by_row_and_column() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let long = "x".repeat(501);
    let text = format!(
        "Level\tStatement\tIndicator\tTarget\n\
         Objective\tAnother objective\t\t\n\
         Outcome\tGood\tMany\tabout 20\n\
         Output\t{long}\tLost\t3\n\
         Activity\tUnder what is refused\tOn an activity\t\n\
         Other\tOf no level\t\t\n\
         \t\tOf no row\t\n"
    );
    let page = take(&mut manager, &text).await;
    for says in [
        "Row 2 Objective Another objective Refused This matrix has an objective already",
        "Row 3 Outcome 2 Good Added",
        "Row 3 Indicator Many number · count · – → about 20 Refused Target: “about 20” is not a number.",
        "Refused Statement: This has 501 characters; at most 500 are kept.",
        "Row 4 Indicator Lost number · count · – → 3 Refused The row above this indicator is refused.",
        "Row 5 Activity Under what is refused Refused The output above it is refused.",
        "Row 6 Level unknown Of no level Refused Nothing says whether this is an objective, outcome, output or activity.",
        "Row 7 Indicator Of no row",
        "1 to add · 8 refused",
    ] {
        assert!(page.says(says), "{says}: {}", page.text());
    }
    // All or nothing: nothing.
    let page = manager.submit(APPLY, &[("project", "DP.1649"), ("then", "all")]).await;
    assert!(page.says("Not every line can be added (8 refused), so nothing was."), "{}", page.text());
    assert!(manager.get(MATRIX).await.says("1 outcome · 1 output · 1 activity"));
    let page = manager.submit(APPLY, &[("project", "DP.1649"), ("then", "good")]).await;
    assert!(page.says("Added 1 row and no indicator; 8 lines were left out."), "{}", page.text());
}

#[tokio::test]
async fn the_columns_are_for_the_person_to_name() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = take(&mut manager, "2\tCourts decide\tCases\n\t\tJudges\n").await;
    assert!(page.says("Say which column holds the statements or the indicators."), "{}", page.text());
    let say = |columns: [&'static str; 3]| {
        let [first, second, third] = columns;
        [
            ("project", "DP.1649"),
            ("columns[c0]", first),
            ("columns[c1]", second),
            ("columns[c2]", third),
            ("unit", "cases"),
        ]
    };
    let page = manager.submit(SAY, &say(["level", "level", "portrait"])).await;
    assert!(page.says("Another column holds that already.") && page.says("Choose one of the listed answers."));
    let page = manager.submit(SAY, &say(["level", "statement", "indicator"])).await;
    assert!(page.says("3 to add") && page.says("Row 1 Outcome 2 Courts decide Added"), "{}", page.text());
    assert!(page.says("Row 2 Indicator 2-b Judges cases"), "{}", page.text());
}

#[tokio::test]
async fn what_is_no_table_is_refused_and_kept() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = take(&mut manager, " ").await;
    assert!(page.says("This cannot be left blank."), "{}", page.text());
    let page = take(&mut manager, "Only words in one column").await;
    assert!(page.says("This is one column only.") && page.body.contains("Only words in one column</textarea>"));
    let page = manager.submit(APPLY, &[("project", "DP.1649"), ("then", "all")]).await;
    assert!(page.says("There is no pasted table."), "{}", page.text());
}

#[tokio::test]
async fn a_validated_marker_becomes_stale_and_the_log_names_every_row() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    take(&mut manager, LOGFRAME).await;
    manager.submit(APPLY, &[("project", "DP.1649"), ("then", "all")]).await;
    let page = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert!(page.says("Courts decide in time") && page.says("Register adopted"), "{}", page.text());
}

#[tokio::test]
async fn only_project_managers_and_administrators() {
    super::only_for_planners(TAKE, &[("project", "DP.1649"), ("text", LOGFRAME)]).await;
}
