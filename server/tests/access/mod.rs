//! Every entrance, called by nobody, by a stranger, by a viewer and by an auditor. One that is forgotten here fails the
//! first test.

use std::collections::BTreeSet;

use app::router::App;
use domain::{contribution::Purpose, lock::Reach};
use leptos_axum::generate_route_list;

use crate::{
    contribution,
    funding::arrange,
    link, lock,
    support::{Browser, Who, World},
};

/// Who may post there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Post {
    /// Changes nothing but the session or the browser's own cookie.
    Anyone,
    /// Changes DP.1649: nobody signs in first, a stranger finds nothing, a viewer and an auditor may not.
    OnProject,
    /// Changes what belongs to the whole organization: nobody signs in first, to a stranger, a viewer and an auditor it is forbidden.
    Headquarters,
    /// Changes what is one's own; nobody has it yet, so it is not there.
    Own,
    /// Makes something that is one's own: whoever is signed in.
    SignedIn,
}

/// Every server function.
const POSTS: &[(&str, Post)] = &[
    ("/api/sign_in", Post::Anyone),
    ("/api/sign_out", Post::Anyone),
    ("/api/choose_theme", Post::Anyone),
    ("/api/actual_save", Post::OnProject),
    ("/api/actual_save_across", Post::OnProject),
    ("/api/actual_approve", Post::OnProject),
    ("/api/actual_send_back", Post::OnProject),
    ("/api/actual_reopen", Post::OnProject),
    ("/api/gender_code", Post::OnProject),
    ("/api/gender_validate", Post::OnProject),
    ("/api/gender_confirm", Post::OnProject),
    ("/api/matrix_add_node", Post::OnProject),
    ("/api/matrix_revise_node", Post::OnProject),
    ("/api/matrix_move_node", Post::OnProject),
    ("/api/matrix_retire_node", Post::OnProject),
    ("/api/matrix_add_indicator", Post::OnProject),
    ("/api/matrix_revise_indicator", Post::OnProject),
    ("/api/matrix_retire_indicator", Post::OnProject),
    ("/api/logframe_take", Post::OnProject),
    ("/api/logframe_say", Post::OnProject),
    ("/api/logframe_apply", Post::OnProject),
    ("/api/target_revise", Post::OnProject),
    ("/api/project_revise", Post::OnProject),
    ("/api/sheet_apply", Post::OnProject),
    ("/api/comment_add", Post::OnProject),
    ("/api/comment_withdraw", Post::OnProject),
    ("/api/evidence_withdraw", Post::OnProject),
    ("/api/reminder_send", Post::OnProject),
    ("/api/reminder_put_away", Post::Own),
    ("/api/reminder_send_projects", Post::OnProject),
    ("/api/view_save", Post::SignedIn),
    ("/api/view_revise", Post::Own),
    ("/api/view_delete", Post::Own),
    ("/api/lock_set", Post::OnProject),
    ("/api/lock_lift", Post::OnProject),
    ("/api/lock_let_in", Post::OnProject),
    ("/api/budget_save", Post::OnProject),
    ("/api/budget_allocate", Post::OnProject),
    ("/api/budget_convert", Post::OnProject),
    ("/api/budget_fix", Post::OnProject),
    ("/api/expenditure_enter", Post::OnProject),
    ("/api/ledger_take", Post::OnProject),
    ("/api/ledger_say", Post::OnProject),
    ("/api/ledger_apply", Post::OnProject),
    ("/api/rate_import", Post::Headquarters),
    ("/api/budget_revise_rule", Post::Headquarters),
    ("/api/quality_revise_rule", Post::Headquarters),
    ("/api/appeal_revise", Post::Headquarters),
    ("/api/appeal_apply", Post::Headquarters),
    ("/api/appeal_revise_areas", Post::Headquarters),
    ("/api/contribution_add", Post::Headquarters),
    ("/api/contribution_edit", Post::Headquarters),
    ("/api/contribution_record", Post::Headquarters),
    ("/api/contribution_withdraw", Post::Headquarters),
    ("/api/contribution_convert", Post::Headquarters),
    ("/api/contribution_allocate", Post::Headquarters),
    ("/api/contribution_retire", Post::Headquarters),
    ("/api/overlap_propose", Post::Headquarters),
    ("/api/overlap_approve", Post::Headquarters),
    ("/api/overlap_refuse", Post::Headquarters),
    ("/api/overlap_take_back", Post::Headquarters),
    ("/api/overlap_withdraw", Post::Headquarters),
    ("/api/framework_add", Post::Headquarters),
    ("/api/framework_revise", Post::Headquarters),
    ("/api/framework_save_area", Post::Headquarters),
    ("/api/framework_save_result", Post::Headquarters),
    ("/api/framework_save_indicator", Post::Headquarters),
    ("/api/framework_set_targets", Post::Headquarters),
    ("/api/framework_retire", Post::Headquarters),
    ("/api/link_propose", Post::OnProject),
    ("/api/link_withdraw", Post::OnProject),
    ("/api/link_end", Post::OnProject),
    ("/api/link_confirm", Post::Headquarters),
    ("/api/link_refuse", Post::Headquarters),
];

/// Who may open a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Get {
    Anyone,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever may see the project; a stranger finds nothing.
    OnProject,
    /// Auditors and administrators; others see that it is not for them.
    Log,
    /// Who may lock something somewhere, and auditors; others see that it is not for them.
    Locks,
    /// The log of one project: as above, and a stranger finds nothing.
    ProjectLog,
}

/// Every page, as its route reads.
const GETS: &[(&str, Get)] = &[
    ("/login", Get::Anyone),
    ("/", Get::SignedIn),
    ("/projects", Get::SignedIn),
    ("/projects/:code", Get::OnProject),
    ("/projects/:code/edit", Get::OnProject),
    ("/projects/:code/matrix", Get::OnProject),
    ("/projects/:code/matrix/paste", Get::OnProject),
    ("/projects/:code/matrix/targets", Get::OnProject),
    ("/projects/:code/matrix/links", Get::OnProject),
    ("/projects/:code/progress", Get::OnProject),
    ("/projects/:code/progress/sheet", Get::OnProject),
    ("/projects/:code/progress/:period/:indicator", Get::OnProject),
    ("/projects/:code/gender", Get::OnProject),
    ("/projects/:code/budget", Get::OnProject),
    ("/projects/:code/budget/allocations", Get::OnProject),
    ("/projects/:code/budget/spent", Get::OnProject),
    ("/projects/:code/budget/ledger", Get::OnProject),
    ("/projects/:code/history", Get::ProjectLog),
    ("/gender", Get::SignedIn),
    ("/results", Get::SignedIn),
    ("/results/links", Get::SignedIn),
    ("/results/map", Get::SignedIn),
    ("/results/pivot", Get::SignedIn),
    ("/results/frameworks", Get::SignedIn),
    ("/results/frameworks/:framework", Get::SignedIn),
    ("/results/:framework/:indicator", Get::SignedIn),
    ("/results/:framework/:indicator/charts", Get::SignedIn),
    ("/audit/log", Get::Log),
    ("/locks", Get::Locks),
    ("/rates", Get::SignedIn),
    ("/budget-rules", Get::SignedIn),
    ("/quality-rules", Get::SignedIn),
    ("/funding", Get::SignedIn),
    ("/funding/import", Get::SignedIn),
    ("/funding/:appeal/areas", Get::SignedIn),
    ("/funding/contributions", Get::SignedIn),
    ("/funding/contributions/new", Get::SignedIn),
    ("/funding/contributions/:contribution", Get::SignedIn),
    ("/funding/donors", Get::SignedIn),
    ("/funding/:appeal/:row", Get::SignedIn),
];

/// What a post needs to reach its check: the project, and rows that are there. The check must come before anything else
/// is said about them.
const FIELDS: &[(&str, &str)] = &[
    ("project", "DP.1649"),
    ("node", "2"),
    ("period", "1"),
    ("version", "1"),
    ("place", "project"),
    ("lock", "1"),
    ("comment", "1"),
    ("office", "1"),
    ("reminder", "1"),
    ("evidence", "1"),
    ("framework", "MIGOF"),
    ("overlap", "1"),
    ("link", "1"),
    ("proposal", "1"),
    ("year", "2018"),
    ("row", "1"),
    ("line", "1"),
    ("rule", "overhead"),
    ("contribution", "1"),
    ("instalment", "1"),
];

#[tokio::test]
async fn every_entrance_is_on_these_lists() {
    let world = World::new().await;
    drop(world);
    let functions: BTreeSet<_> =
        leptos::server_fn::axum::server_fn_paths().map(|(path, method)| (path, method.to_string())).collect();
    let listed: BTreeSet<_> = POSTS.iter().map(|(path, _)| (*path, "POST".to_owned())).collect();
    assert_eq!(functions, listed, "server functions: all are POST, and all are tested below");
    let routes: BTreeSet<_> = generate_route_list(App).iter().map(|route| plain(route.path())).collect();
    let listed: BTreeSet<_> = GETS.iter().map(|(path, _)| plain(path)).collect();
    assert_eq!(routes, listed, "pages: all are tested below");
}

/// A route with its parameters as `*`, however they are written.
fn plain(route: &str) -> String {
    let parts = route.split('/').map(|part| if part.starts_with([':', '{']) { "*" } else { part });
    let joined = parts.collect::<Vec<_>>().join("/");
    if joined.is_empty() { "/".into() } else { joined }
}

fn address(route: &str) -> String {
    let route = route.replace(":period/:indicator", "1/1");
    let route = route.replace(":code", "DP.1649").replace(":framework", "MIGOF").replace(":indicator", "P1.1");
    route.replace(":appeal", "2018").replace(":row", "1").replace(":contribution", "1")
}

/// The world with an appeal in it, whose first row has the id 1, a contribution, a link, and a lock that holds nothing up, so that there is
/// something behind every address.
async fn whole_world() -> World {
    let world = World::new().await;
    arrange::appeal(&world).await;
    lock::locked(&world, Reach::Project(world.project()), "2020-12-31").await;
    contribution::pledged(&world, "Donor government A", Purpose::Any, 100).await;
    link::linked(&world).await;
    world
}

async fn posted(browser: &mut Browser, path: &str) -> (u16, Option<String>) {
    let kind = match path {
        path if path.ends_with("_node") => "output",
        "/api/quality_revise_rule" => "no-target",
        _ => "count",
    };
    let indicator = if path.contains("overlap") { "P1.1" } else { "1" };
    // Another form has a list of projects of that name.
    let ticked: &[_] = if path.ends_with("_send_projects") { &[("projects[DP.1649]", "yes")] } else { &[] };
    let answer = browser.post(path, &[FIELDS, &[("kind", kind), ("indicator", indicator)], ticked].concat()).await;
    (answer.status, answer.location)
}

#[tokio::test]
async fn nobody_is_sent_to_sign_in_and_back() {
    let world = whole_world().await;
    for (route, who) in GETS {
        let page = world.nobody().get(&address(route)).await;
        if *who == Get::Anyone {
            assert_eq!(page.status, 200, "{route}");
        } else {
            assert_eq!(page.status, 303, "{route}");
            let back = page.location.expect("a redirect has a location");
            assert!(back.starts_with("/login?next=%2F"), "{route}: {back}");
            assert!(!page.body.contains("trafficking"), "{route} shows nothing of a project");
        }
    }
    for (path, who) in POSTS {
        let (status, location) = posted(&mut world.nobody(), path).await;
        assert_eq!(status, 303, "{path}");
        if *who != Post::Anyone {
            assert!(location.is_some_and(|location| location.starts_with("/login?next=")), "{path}");
        }
    }
}

#[tokio::test]
async fn a_stranger_finds_nothing() {
    let world = whole_world().await;
    let mut stranger = world.browser(Who::Stranger).await;
    for (route, who) in GETS {
        let status = stranger.get(&address(route)).await.status;
        let expected = match who {
            Get::Anyone | Get::SignedIn => 200,
            Get::OnProject | Get::ProjectLog => 404,
            Get::Log | Get::Locks => 403,
        };
        assert_eq!(status, expected, "{route}");
    }
    for (path, _) in POSTS.iter().filter(|(_, who)| matches!(who, Post::OnProject | Post::Own)) {
        assert_eq!(posted(&mut stranger, path).await.0, 404, "{path}");
    }
    for (path, _) in POSTS.iter().filter(|(_, who)| *who == Post::Headquarters) {
        assert_eq!(posted(&mut stranger, path).await.0, 403, "{path}");
    }
}

#[tokio::test]
async fn a_viewer_sees_and_changes_nothing() {
    let world = whole_world().await;
    let mut viewer = world.browser(Who::Viewer).await;
    for (route, who) in GETS {
        let status = viewer.get(&address(route)).await.status;
        let expected = if matches!(who, Get::Log | Get::Locks | Get::ProjectLog) { 403 } else { 200 };
        assert_eq!(status, expected, "{route}");
    }
    for (path, _) in POSTS.iter().filter(|(_, who)| !matches!(who, Post::Anyone | Post::Own | Post::SignedIn)) {
        assert_eq!(posted(&mut viewer, path).await.0, 403, "{path}");
    }
}

#[tokio::test]
async fn an_auditor_sees_everything_and_changes_nothing() {
    let world = whole_world().await;
    let mut auditor = world.browser(Who::Auditor).await;
    for (path, _) in POSTS.iter().filter(|(_, who)| !matches!(who, Post::Anyone | Post::Own | Post::SignedIn)) {
        assert_eq!(posted(&mut auditor, path).await.0, 403, "{path}");
    }
    for (route, _) in GETS {
        assert_eq!(auditor.get(&address(route)).await.status, 200, "{route}");
    }
}

/// All but who only look.
const TALKERS: [Who; 8] = [
    Who::ProjectManager,
    Who::ProjectStaff,
    Who::Reviewer,
    Who::Endorser,
    Who::GenderFocalPoint,
    Who::FundManager,
    Who::HeadquartersAnalyst,
    Who::Administrator,
];

#[tokio::test]
async fn a_role_does_what_its_row_of_the_policy_says_and_no_more() {
    let world = whole_world().await;
    arrange::line(&world, arrange::nothing(&world)).await;
    // Who passes the check, and fails on the input after it; all others are refused with 403.
    let may: &[(&str, &[Who])] = &[
        ("/api/matrix_revise_node", &[Who::ProjectManager, Who::Administrator]),
        ("/api/project_revise", &[Who::ProjectManager, Who::Administrator]),
        ("/api/gender_code", &[Who::ProjectManager, Who::Administrator]),
        ("/api/gender_validate", &[Who::GenderFocalPoint]),
        ("/api/gender_confirm", &[Who::Endorser]),
        ("/api/comment_add", &TALKERS),
        (
            "/api/reminder_send_projects",
            &[Who::ProjectManager, Who::Reviewer, Who::Endorser, Who::HeadquartersAnalyst, Who::Administrator],
        ),
        (
            "/api/reminder_send",
            &[Who::ProjectManager, Who::Reviewer, Who::Endorser, Who::HeadquartersAnalyst, Who::Administrator],
        ),
        ("/api/lock_set", &[Who::Administrator, Who::HeadquartersAnalyst, Who::Endorser]),
        ("/api/budget_save", &[Who::ProjectManager, Who::FundManager, Who::Administrator]),
        ("/api/budget_allocate", &[Who::ProjectManager, Who::FundManager, Who::Administrator]),
        ("/api/budget_convert", &[Who::ProjectManager, Who::FundManager, Who::Administrator]),
        ("/api/budget_fix", &[Who::Endorser]),
        ("/api/expenditure_enter", &[Who::ProjectManager, Who::FundManager, Who::Administrator]),
        ("/api/ledger_take", &[Who::ProjectManager, Who::FundManager, Who::Administrator]),
        ("/api/budget_revise_rule", &[Who::FundManager, Who::Administrator]),
        ("/api/quality_revise_rule", &[Who::Administrator, Who::HeadquartersAnalyst]),
        ("/api/rate_import", &[Who::FundManager, Who::Administrator]),
        ("/api/framework_add", &[Who::Administrator, Who::HeadquartersAnalyst]),
        ("/api/framework_revise", &[Who::Administrator, Who::HeadquartersAnalyst]),
        ("/api/framework_save_area", &[Who::Administrator, Who::HeadquartersAnalyst]),
        ("/api/link_propose", &[Who::ProjectManager, Who::Administrator]),
        ("/api/link_end", &[Who::ProjectManager, Who::Administrator, Who::HeadquartersAnalyst]),
        ("/api/link_confirm", &[Who::Administrator, Who::HeadquartersAnalyst]),
        ("/api/link_refuse", &[Who::Administrator, Who::HeadquartersAnalyst]),
        ("/api/overlap_propose", &[Who::Administrator, Who::HeadquartersAnalyst, Who::Endorser]),
        ("/api/appeal_revise", &[Who::Administrator, Who::FundManager]),
        ("/api/appeal_revise_areas", &[Who::Administrator, Who::FundManager]),
        ("/api/appeal_apply", &[Who::Administrator, Who::FundManager]),
        ("/api/contribution_add", &[Who::Administrator, Who::FundManager]),
        ("/api/contribution_edit", &[Who::Administrator, Who::FundManager]),
        ("/api/contribution_record", &[Who::Administrator, Who::FundManager]),
        ("/api/contribution_withdraw", &[Who::Administrator, Who::FundManager]),
        ("/api/contribution_convert", &[Who::Administrator, Who::FundManager]),
        ("/api/contribution_allocate", &[Who::Administrator, Who::FundManager]),
        ("/api/contribution_retire", &[Who::Administrator, Who::FundManager]),
    ];
    for who in Who::ALL.into_iter().filter(|who| !matches!(who, Who::Stranger | Who::StrangeReviewer)) {
        let mut browser = world.browser(who).await;
        for (path, allowed) in may {
            let status = posted(&mut browser, path).await.0;
            assert_eq!(status, if allowed.contains(&who) { 303 } else { 403 }, "{who:?} posts to {path}");
        }
    }
}
