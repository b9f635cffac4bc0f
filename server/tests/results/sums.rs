//! What is remembered of indicators and periods, against what their values say: after every step that changes either.

use backend::{
    ctx::Ctx,
    query::{self, matrix::Indicator},
    sums,
    usecase::{
        actual::{self, Approve, Reopen, Save, SendBack, Submit, TypedRow},
        matrix::{
            AddIndicator, IndicatorText, RetireIndicator, ReviseIndicator, add_indicator, retire_indicator,
            revise_indicator,
        },
    },
};
use domain::{
    approval::ActualState,
    axes::Cell,
    code::ProjectCode,
    id::{ActualId, PeriodId, UserId},
    indicator::Kind,
    policy::{Action, Grant, Role, Scope, Subject},
};
use proptest::{
    prelude::any,
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

use crate::support::{Who, World, noon};

pub fn person(world: &World, user: i64, role: Role) -> Ctx {
    let grants = vec![Grant { role, scope: Scope::Everything }];
    Ctx::new(world.db.clone(), noon(), Some(Subject { user: UserId(user), name: String::new(), grants }))
}

async fn differed(world: &World) -> usize {
    sums::rebuild(&Ctx::operator(world.db.clone(), noon()), |_, _| {}).await.unwrap().differed
}

/// The present versions in the period that are in this state.
async fn versions(ctx: &Ctx, period: PeriodId, state: ActualState) -> Vec<ActualId> {
    let project = ctx.project(&code(), Action::View).await.unwrap();
    let progress = query::progress::progress(ctx, &project, Some(period)).await.unwrap();
    let entries = progress.rows().filter_map(|row| row.measured.entry.as_ref());
    entries.filter(|entry| entry.state == state).map(|entry| entry.id).collect()
}

async fn indicators(ctx: &Ctx) -> Vec<Indicator> {
    let project = ctx.project(&code(), Action::View).await.unwrap();
    let matrix = query::matrix::matrix(ctx, &project).await.unwrap();
    let mut all: Vec<Indicator> = matrix.nodes.into_iter().flat_map(|node| node.indicators).collect();
    all.sort_by_key(|indicator| indicator.id.0);
    all
}

fn code() -> ProjectCode {
    "DP.1649".parse().unwrap()
}

fn text(nth: u32, accumulation: &str) -> IndicatorText {
    IndicatorText {
        title: format!("Officials trained, once more {nth}"),
        unit: "people".into(),
        kind: "count".into(),
        direction: if nth.is_multiple_of(3) { "decrease" } else { "increase" }.into(),
        accumulation: accumulation.into(),
        operator: "sum".into(),
        by_sex: true,
        source: "Register".into(),
        baseline: if nth.is_multiple_of(2) { String::new() } else { (nth % 7).to_string() },
        target: (nth % 400 + 1).to_string(),
        ..IndicatorText::default()
    }
}

/// One step drawn by `drawn`; none where it was refused or changed nothing.
async fn step(world: &World, drawn: [u32; 4]) -> Option<&'static str> {
    let [what, period, which, amount] = drawn;
    let project = code();
    let period = world.period(i64::from(period % 4) + 1);
    let (manager, reviewer) = (person(world, 1, Role::ProjectManager), person(world, 3, Role::Reviewer));
    let all = indicators(&manager).await;
    let which = usize::try_from(which).unwrap();
    let one = &all[which % all.len()];
    let accumulation = ["sum", "latest", "maximum", "minimum", "mean"][usize::try_from(amount % 5).unwrap()];
    match what % 12 {
        0..=3 => {
            let mut row = TypedRow::new(one.id);
            let seen = manager.project(&project, Action::View).await.unwrap();
            let progress = query::progress::progress(&manager, &seen, Some(period)).await.unwrap();
            let there = progress.row(one.id).and_then(|row| row.measured.entry.as_ref());
            row.version = there.map(|entry| entry.version.to_string()).unwrap_or_default();
            let number = amount % 60;
            row.total = Some(match one.kind {
                _ if number > 55 => String::new(),
                Kind::Percentage => format!("{number}/{}", number + 3),
                _ => number.to_string(),
            });
            if !one.axes.list.is_empty() && number <= 55 && which.is_multiple_of(2) {
                row.cells.insert(Cell::new("sex", "female"), (number / 2).to_string());
            }
            actual::save(&manager, Save { project, period, rows: vec![row] }).await.ok().filter(|n| *n > 0)?;
            Some("save")
        }
        4 | 5 => {
            let submit = Submit { project, period, rows: Vec::new(), chosen: None };
            actual::submit(&manager, submit).await.ok().filter(|done| done.submitted > 0)?;
            Some("submit")
        }
        6 | 7 => {
            let chosen = versions(&reviewer, period, ActualState::Submitted).await;
            actual::approve(&reviewer, Approve { project, period, chosen }).await.ok()?;
            Some("approve")
        }
        8 => {
            let chosen = versions(&reviewer, period, ActualState::Submitted).await.into_iter().take(1).collect();
            let back = SendBack { project, period, chosen, note: "Please look again.".into() };
            actual::send_back(&reviewer, back).await.ok()?;
            Some("send back")
        }
        9 => {
            let approved = versions(&reviewer, period, ActualState::Approved).await;
            let actual = *approved.get(which % approved.len().max(1))?;
            let reason = "It was counted twice.".into();
            actual::reopen(&reviewer, Reopen { project, period, actual, reason }).await.ok()?;
            Some("reopen")
        }
        10 if one.kind == Kind::Count => {
            let text = text(amount, accumulation);
            let revise = ReviseIndicator { project, indicator: one.id, version: one.version, text };
            revise_indicator(&manager, revise).await.ok()?;
            Some("revise")
        }
        _ if all.len() > 5 => {
            let retire = RetireIndicator { project, indicator: one.id, version: one.version };
            retire_indicator(&manager, retire).await.ok()?;
            Some("retire")
        }
        _ => {
            let add = AddIndicator { project, node: world.node(3), text: text(amount, accumulation) };
            add_indicator(&manager, add).await.ok()?;
            Some("add")
        }
    }
}

#[tokio::test]
async fn no_step_leaves_behind_what_is_no_longer_so() {
    let world = World::new().await;
    let mut runner = TestRunner::deterministic();
    let mut done = std::collections::BTreeMap::new();
    for _ in 0..400 {
        let drawn = any::<[u32; 4]>().new_tree(&mut runner).unwrap().current();
        if let Some(what) = step(&world, drawn).await {
            *done.entry(what).or_insert(0) += 1;
            assert_eq!(differed(&world).await, 0, "after {what} ({drawn:?}), and {done:?}");
        }
    }
    for what in ["save", "submit", "approve", "send back", "reopen", "revise", "add", "retire"] {
        assert!(done.get(what).is_some_and(|times| *times > 2), "{what} was hardly tried: {done:?}");
    }
}

#[tokio::test]
async fn only_the_operator_rebuilds() {
    let world = World::new().await;
    let administrator = person(&world, 10, Role::Administrator);
    assert_eq!(sums::rebuild(&administrator, |_, _| {}).await, Err(backend::error::Error::Forbidden));
}

#[tokio::test]
async fn an_indicator_that_came_late_owes_nothing_for_what_was_before_it() {
    let world = World::new().await;
    let manager = person(&world, 1, Role::ProjectManager);
    let add = AddIndicator { project: code(), node: world.node(3), text: text(1, "sum") };
    add_indicator(&manager, add).await.unwrap();
    let mut browser = world.browser(Who::ProjectManager).await;
    let early = browser.get("/projects/DP.1649/progress?period=1").await;
    for said in ["0 of 3 filled", "Q1 2026 · 0 of 3 approved", "Q4 2026 · 0 of 4 approved"] {
        assert!(early.says(said), "{said}: {}", early.text());
    }
    let work = browser.get("/").await;
    assert!(work.says("0 of 3"), "{}", work.text());
}
