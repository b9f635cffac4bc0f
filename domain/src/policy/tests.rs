//! The whole table as a snapshot, and the sentences that it must keep saying.

use std::fmt::Write;

use super::*;

const PLACE: Place = Place { project: ProjectId(7), office: OfficeId(3), region: RegionId(1) };

fn person(grants: &[(Role, Scope)]) -> Subject {
    let grants = grants.iter().map(|&(role, scope)| Grant { role, scope }).collect();
    Subject { user: UserId(1), name: "project manager".into(), grants }
}

#[test]
fn the_whole_table() {
    let mut table = String::new();
    for &role in Role::ALL {
        writeln!(table, "{role}").unwrap();
        for &action in Action::ALL {
            let allowed = |state: &ProjectState| allows(role, action, *state);
            let states: Vec<_> = ProjectState::ALL.iter().copied().filter(allowed).map(ProjectState::as_str).collect();
            let states = match states.len() {
                0 => "never".into(),
                n if n == ProjectState::ALL.len() => "always".into(),
                _ => states.join(" "),
            };
            writeln!(table, "  {action:<16}{states}").unwrap();
        }
        let wide: Vec<_> =
            Wide::ALL.iter().filter(|what| allows_wide(role, **what)).map(|what| what.as_str()).collect();
        writeln!(table, "  everywhere      {}", wide.join(" ")).unwrap();
    }
    insta::assert_snapshot!(table);
}

fn somewhere(role: Role, action: Action) -> bool {
    ProjectState::ALL.iter().any(|state| allows(role, action, *state))
}

#[test]
fn auditors_change_nothing() {
    for &action in Action::ALL {
        let reads = matches!(action, Action::View | Action::ViewLog);
        assert_eq!(somewhere(Role::Auditor, action), reads, "{action}");
    }
    for what in [Wide::EditAppeal, Wide::LockPeriods, Wide::EditContributions] {
        assert!(!allows_wide(Role::Auditor, what), "{what}");
    }
}

#[test]
fn no_role_does_what_it_judges() {
    for &role in Role::ALL {
        let writes = somewhere(role, Action::EnterValues) || somewhere(role, Action::SubmitValues);
        assert!(!(writes && somewhere(role, Action::ReviewValues)), "{role}");
        assert!(!(somewhere(role, Action::LockPeriods) && somewhere(role, Action::ReviewValues)), "{role}");
        assert!(!(somewhere(role, Action::EditBudget) && somewhere(role, Action::FixBudget)), "{role}");
        let marker = [Action::CodeGender, Action::ValidateGender, Action::ConfirmGender];
        assert!(marker.iter().filter(|action| somewhere(role, **action)).count() <= 1, "{role}");
    }
}

#[test]
fn nothing_changes_in_a_final_state() {
    for &role in Role::ALL {
        for &action in Action::ALL {
            for &state in ProjectState::ALL.iter().filter(|state| !state.is_open()) {
                let reads = matches!(action, Action::View | Action::ViewLog);
                assert!(reads || !allows(role, action, state), "{role} {action} {state}");
            }
        }
    }
}

#[test]
fn access_is_allowed_forbidden_or_invisible() {
    use {Access::*, Role::*, Scope::*};
    let elsewhere = Project(ProjectId(8));
    type Case<'a> = (&'a [(Role, Scope)], Action, Access);
    let table: [Case; 12] = [
        (&[], Action::View, Invisible),
        (&[(ProjectManager, elsewhere)], Action::View, Invisible),
        (&[(ProjectManager, Office(OfficeId(4)))], Action::EditMatrix, Invisible),
        (&[(ProjectManager, Office(OfficeId(3)))], Action::EditMatrix, Allowed),
        (&[(ProjectManager, Region(RegionId(1)))], Action::EditMatrix, Allowed),
        (&[(ProjectManager, Region(RegionId(2)))], Action::EditMatrix, Invisible),
        (&[(ProjectStaff, Project(ProjectId(7)))], Action::EnterValues, Allowed),
        (&[(ProjectStaff, Project(ProjectId(7)))], Action::SubmitValues, Forbidden),
        // The right role elsewhere does not help here.
        (&[(Viewer, Everything), (ProjectManager, elsewhere)], Action::EditMatrix, Forbidden),
        (&[(Viewer, Everything), (ProjectManager, Project(ProjectId(7)))], Action::EditMatrix, Allowed),
        (&[(Auditor, Everything)], Action::ViewLog, Allowed),
        (&[(Administrator, Everything)], Action::ReviewValues, Forbidden),
    ];
    for (grants, action, expected) in table {
        assert_eq!(person(grants).access(PLACE, action, ProjectState::Active), expected, "{grants:?} {action}");
    }
    let manager = person(&[(ProjectManager, Everything)]);
    assert_eq!(manager.access(PLACE, Action::EditMatrix, ProjectState::Closed), Forbidden);
}

/// Ids of different tables may be equal; a scope holds for its own table only.
#[test]
fn scopes_do_not_mix_up_their_ids() {
    let place = Place { project: ProjectId(1), office: OfficeId(2), region: RegionId(3) };
    assert!(!Scope::Project(ProjectId(3)).covers(place));
    assert!(!Scope::Office(OfficeId(1)).covers(place));
    assert!(!Scope::Region(RegionId(2)).covers(place));
    assert!(Scope::Region(RegionId(3)).covers(place));
}

#[test]
fn what_reaches_beyond_scopes_needs_a_grant_over_everything() {
    use {Role::*, Scope::*};
    let office = Office(OfficeId(3));
    for &what in Wide::ALL {
        assert!(!person(&[]).wide(what), "{what}");
        assert!(person(&[(Administrator, Everything)]).wide(what), "{what}");
        let open = matches!(
            what,
            Wide::ViewResults
                | Wide::ViewFunding
                | Wide::ViewGender
                | Wide::ViewLocks
                | Wide::ViewRates
                | Wide::ViewContributions
        );
        assert_eq!(person(&[(Administrator, office)]).wide(what), open, "{what}");
        assert_eq!(person(&[(Administrator, office), (Viewer, Everything)]).wide(what), open, "{what}");
    }
    assert!(person(&[(FundManager, Everything)]).wide(Wide::EditAppeal));
    assert!(person(&[(FundManager, Everything)]).wide(Wide::ImportRates));
    assert!(person(&[(FundManager, Everything)]).wide(Wide::EditContributions));
    assert!(!person(&[(FundManager, Everything)]).wide(Wide::ViewLog));
}

#[test]
fn an_overlap_is_proposed_from_a_region_that_it_concerns() {
    use {Role::*, Scope::*};
    let (here, there) = (RegionId(1), RegionId(2));
    let endorser = person(&[(Endorser, Region(here))]);
    assert!(endorser.wide(Wide::ProposeOverlap) && !endorser.wide(Wide::ApproveOverlap));
    assert!(endorser.proposes_overlap(&[there, here]) && !endorser.proposes_overlap(&[there]));
    assert!(person(&[(HeadquartersAnalyst, Everything)]).proposes_overlap(&[there]));
    for scope in [Office(OfficeId(3)), Project(ProjectId(7))] {
        let below = person(&[(Endorser, scope), (Viewer, Everything), (Reviewer, Region(here))]);
        assert!(!below.wide(Wide::ProposeOverlap) && !below.proposes_overlap(&[here]));
    }
}

#[test]
fn lists_are_limited_to_the_scopes() {
    use {Role::*, Scope::*};
    let (office, project) = (Office(OfficeId(3)), Project(ProjectId(7)));
    assert_eq!(person(&[]).visible(), []);
    let several = person(&[(ProjectManager, office), (ProjectStaff, project), (Viewer, office)]);
    assert_eq!(several.visible(), [office, project]);
    assert_eq!(person(&[(ProjectManager, office), (Viewer, Everything)]).visible(), [Everything]);
}

#[test]
fn a_damaged_scope_is_refused() {
    use Scope::*;
    for scope in [Everything, Region(RegionId(1)), Office(OfficeId(2)), Project(ProjectId(3))] {
        assert_eq!(Scope::from_parts(scope.kind(), scope.id()), Ok(scope));
    }
    for (kind, id) in [("everything", Some(1)), ("region", None), ("office", None), ("", None), ("planet", Some(1))] {
        assert!(Scope::from_parts(kind, id).is_err(), "{kind} {id:?}");
    }
}
