//! The words of a mail, for the server that sends it: plain text, one for each reminder.

use backend::usecase::reminder::Letter;
use domain::format;

use crate::t;

/// A mail without its envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub subject: String,
    pub text: String,
}

/// `url` is where the application is reached, without a slash at its end.
pub fn reminder(letter: &Letter, url: &str) -> Mail {
    let mut lines = vec![
        t!("mail-greeting", name = letter.name.clone()),
        String::new(),
        t!("mail-lead", who = letter.by.clone()),
        String::new(),
    ];
    if !letter.note.is_empty() {
        lines.extend([t!("mail-note", note = letter.note.clone()), String::new()]);
    }
    for due in &letter.due {
        let missing = (due.missing > 0).then(|| t!("mail-missing", count = due.missing));
        let returned = (due.returned > 0).then(|| t!("mail-returned", count = due.returned));
        let what = [missing, returned].into_iter().flatten().collect::<Vec<_>>().join(", ");
        lines.push(t!(
            "mail-line",
            project = due.project.clone(),
            label = due.label.clone(),
            due = format::date(due.due),
            what = what
        ));
        lines.push(format!("  {}", due.title));
        lines.push(format!("  {url}/projects/{}/progress?period={}", due.project, due.period));
    }
    lines.extend([
        String::new(),
        t!("mail-all", url = format!("{url}/")),
        String::new(),
        t!("mail-foot"),
        String::new(),
    ]);
    let subject = t!("mail-subject", missing = letter.missing, returned = letter.returned);
    Mail { subject, text: lines.join("\n") }
}

#[cfg(test)]
mod tests {
    use backend::query::work::mission::Due;
    use domain::id::{PeriodId, ReminderId};

    use super::*;

    #[test]
    fn a_mail_names_everything_once_and_leads_there() {
        let due = |project: &str, missing, returned| Due {
            project: project.into(),
            title: "Roads".into(),
            period: PeriodId(7),
            label: "Q3 2026".into(),
            due: "2026-11-11".parse().unwrap(),
            missing,
            returned,
        };
        let letter = Letter {
            id: ReminderId(1),
            name: "Project manager".into(),
            email: "a@example.org".into(),
            by: "Reviewer".into(),
            missing: 3,
            returned: 1,
            due: vec![due("DP.1649", 3, 1), due("DP.1711", 0, 2)],
            note: "The ministry meets on Monday.".into(),
            at: 0,
        };
        let mail = reminder(&letter, "https://b.example");
        assert_eq!(mail.subject, "3 values are missing in Baseline");
        assert!(
            mail.text.contains("DP.1649 Q3 2026, due 11 Nov 2026: 3 missing, 1 returned\n  Roads\n"),
            "{}",
            mail.text
        );
        assert!(mail.text.contains("\n\n“The ministry meets on Monday.”\n\n"), "{}", mail.text);
        assert!(mail.text.contains("DP.1711 Q3 2026, due 11 Nov 2026: 2 returned\n"), "{}", mail.text);
        assert!(mail.text.contains("https://b.example/projects/DP.1649/progress?period=7\n"), "{}", mail.text);
        assert_eq!(
            reminder(&Letter { missing: 0, ..letter }, "").subject,
            "1 returned values wait for you in Baseline"
        );
    }
}
