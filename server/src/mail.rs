//! Mails reminders out of the outbox, beside the requests: over SMTP where a server is set, else into files of the mailbox folder,
//! which `baseline mailbox` reads. What fails is tried again, and shown where it was sent from.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use app::mail;
use backend::{
    ctx::Ctx,
    db::Db,
    usecase::reminder::{Letter, claim, posted},
};
use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
};

use super::http::Clock;

/// How often the outbox is looked at.
const EVERY: Duration = Duration::from_secs(15);
/// How long one attempt may take.
const PATIENCE: Duration = Duration::from_secs(30);

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(AsyncFileTransport<Tokio1Executor>),
}

/// Where mails go, from whom, and to where their links lead.
pub struct Post {
    way: Way,
    from: Mailbox,
    url: String,
}

/// The folder of mails that went nowhere else.
pub fn folder(data: &Path) -> PathBuf {
    data.join("mailbox")
}

impl Post {
    /// `smtp` as `smtps://USER:PASSWORD@HOST:PORT`; none for files under the folder of data. Errors: words for whoever starts the
    /// program.
    pub fn new(smtp: Option<&str>, data: &Path, from: &str, url: &str) -> Result<Self, String> {
        let from = from.parse().map_err(|cause| format!("the sender of mails {from:?} is no address: {cause}"))?;
        let way = match smtp {
            Some(address) => {
                // The address holds a password, so it is not repeated.
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(address)
                    .map_err(|cause| format!("BASELINE_SMTP_URL cannot be read: {cause}"))?;
                Way::Smtp(transport.timeout(Some(PATIENCE)).build())
            }
            None => {
                let folder = folder(data);
                std::fs::create_dir_all(&folder)
                    .map_err(|cause| format!("the folder {} could not be made: {cause}", folder.display()))?;
                Way::Folder(AsyncFileTransport::new(folder))
            }
        };
        Ok(Self { way, from, url: url.trim_end_matches('/').to_owned() })
    }

    async fn send(&self, letter: &Letter) -> Result<(), String> {
        let words = |cause: &dyn std::fmt::Display| cause.to_string();
        let to = letter.email.parse().map_err(|cause| words(&cause))?;
        let mail = mail::reminder(letter, &self.url);
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(Some(letter.name.clone()), to))
            .subject(mail.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(mail.text)
            .map_err(|cause| words(&cause))?;
        match &self.way {
            Way::Smtp(way) => way.send(message).await.map(drop).map_err(|cause| words(&cause)),
            Way::Folder(way) => way.send(message).await.map(drop).map_err(|cause| words(&cause)),
        }
    }

    /// Sends what is due now, and says how many went out. A failure is kept with its mail, and is none of this.
    pub async fn deliver(&self, db: &Db, clock: &Clock) -> backend::error::Result<usize> {
        let mut sent = 0;
        for letter in claim(&Ctx::operator(db.clone(), clock())).await? {
            let outcome = tokio::time::timeout(PATIENCE, self.send(&letter)).await;
            let outcome = outcome.unwrap_or_else(|_| Err(format!("no answer within {} s", PATIENCE.as_secs())));
            if let Err(why) = &outcome {
                tracing::warn!(reminder = letter.id.0, %why, "a reminder could not be mailed");
            }
            sent += usize::from(outcome.is_ok());
            posted(&Ctx::operator(db.clone(), clock()), letter.id, outcome).await?;
        }
        Ok(sent)
    }

    /// Looks into the outbox again and again; never ends. What fails was logged where it failed.
    pub async fn run(self, db: Db, clock: Clock) {
        loop {
            let _logged = self.deliver(&db, &clock).await;
            tokio::time::sleep(EVERY).await;
        }
    }
}
