//! What an earmarking demands and admits, and what is promised.

use proptest::prelude::*;

use super::*;

const PROJECT: ProjectId = ProjectId(7);
const OTHER: ProjectId = ProjectId(8);
const REGION: RegionId = RegionId(1);
const ELSEWHERE: RegionId = RegionId(2);

fn area(name: &str) -> Area {
    name.parse().unwrap()
}

#[test]
fn an_earmarking_says_what_it_is_for() {
    use {Earmarking::*, Misfit::*};
    let soft = |region, area| Ok(Purpose::Soft { region, area });
    let aid = area("Objective 1");
    let cases = [
        (Unearmarked, None, None, None, Ok(Purpose::Any)),
        (Unearmarked, None, Some(REGION), None, Err(PlaceTooMuch)),
        (Unearmarked, None, None, Some(aid), Err(PlaceTooMuch)),
        (Unearmarked, Some(PROJECT), None, None, Err(ProjectTooMuch)),
        (Softly, None, Some(REGION), None, soft(Some(REGION), None)),
        (Softly, None, None, Some(aid), soft(None, Some(aid))),
        (Softly, None, Some(REGION), Some(aid), soft(Some(REGION), Some(aid))),
        (Softly, None, None, None, Err(PlaceMissing)),
        (Softly, Some(PROJECT), Some(REGION), None, Err(ProjectTooMuch)),
        (Tightly, Some(PROJECT), None, None, Ok(Purpose::Project(PROJECT))),
        (Tightly, None, None, None, Err(ProjectMissing)),
        (Tightly, None, Some(REGION), None, Err(ProjectMissing)),
        (Tightly, Some(PROJECT), Some(REGION), None, Err(PlaceTooMuch)),
    ];
    for (earmarking, project, region, area, expected) in cases {
        let found = Purpose::of(earmarking, project, region, area);
        assert_eq!(found, expected, "{earmarking} {project:?} {region:?} {area:?}");
        if let Ok(purpose) = found {
            let parts = (purpose.earmarking(), purpose.project(), purpose.region(), purpose.area());
            assert_eq!(parts, (earmarking, project, region, area));
            assert_eq!(purpose.is_pool(), project.is_none());
        }
    }
}

#[test]
fn money_answers_only_what_it_is_for() {
    let soft = |region, area| Purpose::Soft { region, area };
    let (area, other) = (area("Objective 1"), area("Principle 1"));
    let cells = [
        (Purpose::Any, ELSEWHERE, other, Ok(())),
        (Purpose::Project(PROJECT), ELSEWHERE, other, Ok(())),
        (Purpose::Project(OTHER), REGION, area, Err(Outside::Project)),
        (soft(Some(REGION), None), REGION, other, Ok(())),
        (soft(Some(REGION), None), ELSEWHERE, area, Err(Outside::Region)),
        (soft(None, Some(area)), ELSEWHERE, area, Ok(())),
        (soft(None, Some(area)), REGION, other, Err(Outside::Area)),
        (soft(Some(REGION), Some(area)), REGION, other, Err(Outside::Area)),
    ];
    for (purpose, region, area, expected) in cells {
        assert_eq!(purpose.admits_cell(region, area, &[PROJECT]), expected, "{purpose:?} {region} {area}");
    }
    let lines = [
        (Purpose::Any, OTHER, ELSEWHERE, Ok(())),
        (Purpose::Project(PROJECT), PROJECT, ELSEWHERE, Ok(())),
        (Purpose::Project(PROJECT), OTHER, REGION, Err(Outside::Project)),
        (soft(Some(REGION), None), OTHER, REGION, Ok(())),
        (soft(Some(REGION), None), OTHER, ELSEWHERE, Err(Outside::Region)),
        (soft(None, Some(area)), OTHER, ELSEWHERE, Ok(())),
        (soft(None, Some(other)), OTHER, REGION, Err(Outside::Area)),
    ];
    for (purpose, project, region, expected) in lines {
        assert_eq!(purpose.admits_line(project, region, &[area]), expected, "{purpose:?} {project} {region}");
    }
}

#[test]
fn money_comes_once_a_project_is_endorsed_and_for_what_is_open() {
    for &state in ProjectState::ALL {
        assert!(!state.reports() || expects_money(state), "{state}");
        assert_eq!(pays_for(state), state.is_open(), "{state}");
    }
    assert!(!expects_money(ProjectState::Proposal) && !expects_money(ProjectState::Rejected));
}

#[test]
fn promised_is_the_largest_stage() {
    let stages = |amounts: &[(Stage, Option<i64>)]| {
        let mut stages = Stages::default();
        amounts.iter().for_each(|(stage, usd)| stages.add(*stage, *usd).unwrap());
        stages
    };
    use Stage::*;
    assert_eq!(stages(&[]).promised_usd(), 0);
    let paid_in_parts =
        stages(&[(Pledged, Some(100)), (Committed, Some(90)), (Received, Some(40)), (Received, Some(45))]);
    assert_eq!((paid_in_parts.promised_usd(), paid_in_parts.received.usd), (100, 85));
    assert_eq!(stages(&[(Pledged, Some(100)), (Received, Some(101))]).promised_usd(), 101);
    let open = stages(&[(Pledged, None), (Committed, Some(5)), (Received, None)]);
    assert_eq!((open.promised_usd(), open.not_converted()), (5, 2));
    let mut full = stages(&[(Received, Some(i64::MAX))]);
    assert_eq!(full.add(Received, Some(1)), Err(MoneyError::TooLarge));
}

proptest! {
    #[test]
    fn promised_is_at_least_every_stage_and_one_of_them(
        amounts in prop::collection::vec((0_usize..3, prop::option::of(1_i64..1_000_000)), 0..20),
    ) {
        let mut stages = Stages::default();
        for (stage, usd) in &amounts {
            stages.add(Stage::ALL[*stage], *usd).unwrap();
        }
        let sums: Vec<i64> = Stage::ALL.iter().map(|stage| stages.at(*stage).usd).collect();
        prop_assert!(sums.contains(&stages.promised_usd()));
        prop_assert!(sums.iter().all(|sum| *sum <= stages.promised_usd()));
        let open = amounts.iter().filter(|(_, usd)| usd.is_none()).count();
        prop_assert_eq!(stages.not_converted() as usize, open);
    }
}
