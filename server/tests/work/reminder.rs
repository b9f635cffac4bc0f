use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use chrono::TimeDelta;
use server::{http::Clock, mail::Post};

use crate::support::{Browser, Page, Who, World, noon};

const MISSION: &str = "/?view=mission";

/// Reminds somebody of Rwanda by id, or everybody.
async fn remind(browser: &mut Browser, person: &str) -> Page {
    browser.submit("/api/reminder_send", &[("office", "1"), ("person", person)]).await
}

#[tokio::test]
async fn one_person_is_reminded_once_of_everything() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    let page = remind(&mut reviewer, "1").await;
    assert!(page.says("1 person is reminded."), "{}", page.text());
    assert!(page.says("24 Nov 2026, 12:00, by Reviewer the mail is on its way"), "{}", page.text());
    let page = manager.get("/").await;
    assert!(page.says("Reviewer asks for 9 missing values."), "one message for all three quarters: {}", page.text());
    assert!(!world.browser(Who::ProjectStaff).await.get("/").await.says("asks for"), "nobody else is");

    let page = remind(&mut reviewer, "1").await;
    let said = "Project manager was reminded by Reviewer on 24 Nov 2026, 12:00. One reminder a day is enough.";
    assert!(page.says(said), "{}", page.text());
    let page = remind(&mut world.browser(Who::Endorser).await, "").await;
    assert!(page.says("1 person is reminded. 1 was left out: reminded within a day."), "{}", page.text());
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert!(log.says("Reminder sent") && log.says("to : Project manager"), "{}", log.text());
}

#[tokio::test]
async fn who_was_reminded_puts_it_away() {
    let world = World::new().await;
    let (mut manager, mut reviewer) = (world.browser(Who::ProjectManager).await, world.browser(Who::Reviewer).await);
    remind(&mut reviewer, "1").await;
    let id = manager.get("/").await.input("reminder").unwrap();
    assert_eq!(reviewer.post("/api/reminder_put_away", &[("reminder", &id)]).await.status, 404, "not for another");
    let page = manager.submit("/api/reminder_put_away", &[("reminder", &id)]).await;
    assert!(page.says("The reminder is put away.") && !page.says("asks for"), "{}", page.text());
    assert!(remind(&mut reviewer, "1").await.says("was reminded by Reviewer"), "which does not make it a new day");
}

#[tokio::test]
async fn nobody_reminds_themselves_or_somebody_elsewhere() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.get(MISSION).await;
    assert!(page.says("you") && page.says("Remind the 1 person who owes something"), "{}", page.text());
    let page = remind(&mut manager, "1").await;
    assert!(page.says("Nobody owes anything here"), "{}", page.text());
    for (office, person) in [("1", "11"), ("1", "999"), ("2", ""), ("1", "x"), ("", "")] {
        let fields = [("office", office), ("person", person)];
        assert_eq!(manager.post("/api/reminder_send", &fields).await.status, 404, "{office} {person}");
    }
}

fn at(minutes: i64) -> Clock {
    Arc::new(move || noon() + TimeDelta::minutes(minutes))
}

/// A folder of its own, and mails that go there.
fn mailbox() -> (PathBuf, Post) {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("mail-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let data = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let post = Post::new(None, &data, "Baseline <baseline@test.example>", "https://baseline.test/").unwrap();
    (data.join("mailbox"), post)
}

#[tokio::test]
async fn without_a_mail_server_it_goes_into_the_mailbox() {
    let world = World::new().await;
    let mut reviewer = world.browser(Who::Reviewer).await;
    remind(&mut reviewer, "1").await;
    let (folder, post) = mailbox();
    assert_eq!(post.deliver(&world.db, &at(1)).await.unwrap(), 1);
    assert_eq!(post.deliver(&world.db, &at(2)).await.unwrap(), 0, "once");
    let mails: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(mails.len(), 1);
    let mail = std::fs::read_to_string(&mails[0]).unwrap().replace("=\r\n", "").replace("=3D", "=");
    assert!(mail.contains("project-manager@test.example") && mail.contains("Subject: 9 values are missing"), "{mail}");
    for period in 1..=3 {
        let link = format!("https://baseline.test/projects/DP.1649/progress?period={period}");
        assert!(mail.contains(&link), "{mail}");
    }
    assert!(reviewer.get(MISSION).await.says("mailed 24 Nov 2026, 12:01"));
}

#[tokio::test]
async fn a_mail_that_fails_is_shown_and_tried_again() {
    let world = World::new().await;
    let mut reviewer = world.browser(Who::Reviewer).await;
    remind(&mut reviewer, "1").await;
    // Nothing listens on that port.
    let (_, other) = mailbox();
    let data = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let broken = Post::new(Some("smtp://127.0.0.1:1"), &data, "baseline@test.example", "").unwrap();
    assert_eq!(broken.deliver(&world.db, &at(0)).await.unwrap(), 0);
    let page = reviewer.get(MISSION).await;
    assert!(page.says("the mail failed:"), "{}", page.text());
    assert_eq!(other.deliver(&world.db, &at(0)).await.unwrap(), 0, "not at once");
    assert_eq!(other.deliver(&world.db, &at(2)).await.unwrap(), 1, "but after a minute");
    assert!(reviewer.get(MISSION).await.says("mailed 24 Nov 2026, 12:02"));
}

#[test]
fn what_is_no_sender_and_no_mail_server_is_said_at_the_start() {
    let data = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let no_sender = Post::new(None, &data, "nobody", "").err().unwrap();
    assert!(no_sender.contains("\"nobody\" is no address"), "{no_sender}");
    let no_server = Post::new(Some("http://user:secret@host"), &data, "a@b.example", "").err().unwrap();
    assert!(no_server.contains("BASELINE_SMTP_URL cannot be read") && !no_server.contains("secret"), "{no_server}");
}
