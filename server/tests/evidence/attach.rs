use domain::lock::Reach;

use super::{PDF, arranged, send, to, value};
use crate::{
    actual::{enter, grid},
    lock::locked,
    support::{Who, World},
};

#[tokio::test]
async fn a_file_comes_back_as_it_was_sent_and_may_run_nothing() {
    let world = World::new().await;
    let (mut staff, mut viewer) = (world.browser(Who::ProjectStaff).await, world.browser(Who::Viewer).await);
    let page = send(&mut staff, 1, "Liste signée.pdf", PDF).await;
    assert!(page.says("“Liste signée.pdf” is attached.") && page.says("A signed list"), "{}", page.text());
    assert!(page.says("PDF, 1 KB · Project staff, 24 Nov 2026, 12:00"), "{}", page.text());
    let file = viewer.download("/projects/DP.1649/evidence/1").await;
    assert_eq!((file.status, file.bytes.as_slice()), (200, PDF));
    assert_eq!(
        file.disposition,
        "attachment; filename=\"Liste sign_e.pdf\"; filename*=UTF-8''Liste%20sign%C3%A9e%2Epdf"
    );
    assert_eq!(file.header("content-type"), "application/pdf");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert_eq!(file.header("content-security-policy"), "default-src 'none'; sandbox");
    let page = viewer.get(&grid(3)).await;
    assert!(page.says("1 file"), "{}", page.text());
}

#[tokio::test]
async fn what_is_not_what_its_name_says_is_refused_by_name_and_nothing_is_kept() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let large = [PDF, &vec![b' '; 1 << 20]].concat();
    let cases: [(&str, &[u8], &str); 8] = [
        ("list.pdf", b"MZ\x90\0\x03", "The content of “list.pdf” is of none of the types that are taken"),
        ("list.pdf", b"<html><script>alert(1)</script>", "The content of “list.pdf” is of none of the types"),
        ("list.png", PDF, "“list.png” is not what its name says: by its content it is a PDF."),
        ("list.html", b"plain enough", "by its content it is plain text. Give it a name that ends with .csv, .txt"),
        ("list.docx", b"PK\x03\x04 no archive", "is of none of the types that are taken"),
        ("list.pdf", b"", "This file is empty."),
        ("", b"", "Choose a file."),
        ("list.pdf", &large, "This file is larger than 1 MB."),
    ];
    for (name, content, said) in cases {
        let page = send(&mut manager, 1, name, content).await;
        assert!(page.says(said), "{name}: {}", page.text());
        assert!(page.says("No file stands behind this value."), "{name}: nothing is attached");
        assert_eq!(page.input("about").as_deref(), Some("A signed list"), "{name}: what was typed is kept");
    }
}

#[tokio::test]
async fn a_name_is_no_path() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    for (sent, kept) in
        [("../../../../etc/cron.d/x.pdf", "x.pdf"), ("D:\\temp\\y.pdf", "y.pdf"), ("%2e%2e%2fz.pdf", "%2e%2e%2fz.pdf")]
    {
        let content = [PDF, sent.as_bytes()].concat();
        let page = send(&mut manager, 1, sent, &content).await;
        assert!(page.says(&format!("“{kept}” is attached.")), "{}", page.text());
    }
    for path in ["..%2F..%2Fetc%2Fpasswd", "x", "999", "-1"] {
        assert_eq!(manager.get(&format!("/projects/DP.1649/evidence/{path}")).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn the_same_file_is_not_attached_twice() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    send(&mut manager, 1, "first.pdf", PDF).await;
    let page = send(&mut manager, 1, "second.pdf", PDF).await;
    assert!(page.says("The same file is attached already, as “first.pdf”."), "{}", page.text());
    let page = send(&mut manager, 2, "second.pdf", PDF).await;
    assert!(page.says("“second.pdf” is attached."), "behind another value it may stand: {}", page.text());
}

#[tokio::test]
async fn only_who_enters_values_attaches_and_only_who_sees_the_project_reads() {
    let world = World::new().await;
    arranged(&world).await;
    for (who, attaches, reads) in [
        (Who::ProjectManager, 303, 200),
        (Who::ProjectStaff, 303, 200),
        (Who::Administrator, 303, 200),
        (Who::Reviewer, 403, 200),
        (Who::Viewer, 403, 200),
        (Who::Auditor, 403, 200),
        (Who::Stranger, 404, 404),
        (Who::StrangeReviewer, 404, 404),
    ] {
        let mut browser = world.browser(who).await;
        let content = [PDF, who.email().as_bytes()].concat();
        assert_eq!(browser.upload_as(&to(1), "a.pdf", "", &content).await.status, attaches, "{who:?}");
        assert_eq!(browser.download("/projects/DP.1649/evidence/1").await.status, reads, "{who:?}");
    }
    let answer = world.nobody().upload_as(&to(1), "a.pdf", "", PDF).await;
    assert!(answer.location.is_some_and(|to| to.starts_with("/login?next=")), "nobody signs in first");
    let answer = world.nobody().get("/projects/DP.1649/evidence/1").await;
    assert!(answer.status == 303 && !answer.body.contains("PDF"), "{answer:?}");
    let mut manager = world.browser(Who::ProjectManager).await;
    for nowhere in ["period=3&indicator=99", "period=99&indicator=1", "period=x&indicator=1", ""] {
        let path = format!("/projects/DP.1649/evidence?{nowhere}");
        assert_eq!(manager.upload_as(&path, "a.pdf", "", PDF).await.status, 404, "{nowhere}");
    }
}

#[tokio::test]
async fn a_lock_and_a_period_to_come_take_no_file() {
    let world = World::new().await;
    locked(&world, Reach::Project(world.project()), "2026-09-30").await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = send(&mut manager, 1, "a.pdf", PDF).await;
    assert!(page.says("The books are closed.") && page.says("No file stands behind this value."), "{}", page.text());
    assert!(!page.says("Attach the file"), "the form is not offered");
}

#[tokio::test]
async fn a_file_that_came_after_the_approval_says_so() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    send(&mut manager, 1, "a.pdf", PDF).await;
    enter(&mut manager, 3, "submit", &[("1.total", "100"), ("3.total", "7")]).await;
    let page = reviewer.get(&grid(3)).await;
    assert!(page.says("Review 2 values") && page.says("1 file") && page.says("no file"), "{}", page.text());
    let page = reviewer.get(&value(1)).await;
    assert!(page.says("Version 2") && page.says("Total: 100") && !page.says("Attach the file"), "{}", page.text());
}
