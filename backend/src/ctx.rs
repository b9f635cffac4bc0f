//! What one request carries: who asks, at what moment, and the way to the data.
//!
//! A use case gets what it works on only through the check: `let project = ctx.project(&code, Action::EditMatrix).await?;`
//! — not visible is [`Error::NotFound`], visible but forbidden is [`Error::Forbidden`].

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    code::ProjectCode,
    id::{BudgetLineId, IndicatorId, PeriodId, ProjectId},
    policy::{Access, Action, Subject, Wide},
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use crate::{
    db::Db,
    error::{Error, Result},
    event::{self, Change},
    query::project::{self, Project},
    reads::Reads,
    sums::{self, Touched},
};

/// One request: made at the edge, passed to every query and use case.
#[derive(Clone, Debug)]
pub struct Ctx {
    db: Db,
    reads: Reads,
    now: DateTime<Utc>,
    /// The past day whose end everything is read at.
    as_at: Option<NaiveDate>,
    who: Who,
}

#[derive(Clone, Debug)]
enum Who {
    Nobody,
    Person(Subject),
    Operator,
}

impl Ctx {
    pub fn new(db: Db, now: DateTime<Utc>, subject: Option<Subject>) -> Self {
        Self::of(db, now, subject.map_or(Who::Nobody, Who::Person))
    }

    fn of(db: Db, now: DateTime<Utc>, who: Who) -> Self {
        let reads = Reads::now(db.read());
        Self { db, reads, now, as_at: None, who }
    }

    /// The same request about the end of a past day, UTC: everything is read as it stood then, days are counted to that day,
    /// and nothing can be written. Who may see what is asked of the present grants. A day to come is none (`None`).
    pub fn as_at(&self, day: NaiveDate) -> Option<Self> {
        let end = day.succ_opt()?.and_hms_opt(0, 0, 0)?.and_utc().timestamp_micros() - 1;
        let past = end < self.now();
        past.then(|| Self { reads: self.reads.at(end), as_at: Some(day), ..self.clone() })
    }

    /// The day on which the request is made, UTC, whatever day it is about.
    pub fn day(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The past day at whose end this request looks.
    pub fn past_day(&self) -> Option<NaiveDate> {
        self.as_at
    }

    /// The command line: whoever can start the program on the database could also write into its file, so what is
    /// done across the organization is permitted. The audit log then names no user. It reaches no project:
    /// those need a person, whose hand four eyes can tell from another's.
    pub fn operator(db: Db, now: DateTime<Utc>) -> Self {
        Self::of(db, now, Who::Operator)
    }

    /// The moment of the request, in microseconds UTC as the database keeps it.
    pub fn now(&self) -> i64 {
        self.now.timestamp_micros()
    }

    /// The day of the request, UTC, or the past one it is about.
    pub fn today(&self) -> NaiveDate {
        self.as_at.unwrap_or_else(|| self.day())
    }

    /// Who is signed in.
    pub fn subject(&self) -> Result<&Subject> {
        match &self.who {
            Who::Person(subject) => Ok(subject),
            Who::Nobody | Who::Operator => Err(Error::SignedOut),
        }
    }

    /// Checks what is done across the organization; the operator at the command line passes.
    pub fn wide(&self, what: Wide) -> Result<()> {
        match &self.who {
            Who::Operator => Ok(()),
            Who::Person(subject) if subject.wide(what) => Ok(()),
            Who::Person(_) => Err(Error::Forbidden),
            Who::Nobody => Err(Error::SignedOut),
        }
    }

    /// Checks what only the operator at the command line does.
    pub fn operates(&self) -> Result<()> {
        match &self.who {
            Who::Operator => Ok(()),
            Who::Person(_) => Err(Error::Forbidden),
            Who::Nobody => Err(Error::SignedOut),
        }
    }

    /// Returns the project if this person may do `action` to it in its present state.
    pub async fn project(&self, code: &ProjectCode, action: Action) -> Result<Project> {
        let subject = self.subject()?;
        let project = project::by_code(self.read(), code).await?.ok_or(Error::NotFound)?;
        match subject.access(project.place(), action, project.state) {
            Access::Allowed => Ok(project),
            Access::Forbidden => Err(Error::Forbidden),
            Access::Invisible => Err(Error::NotFound),
        }
    }

    /// Whether this person may do `action` to a project that they see already: for what a page offers, never as a check.
    pub fn may(&self, project: &Project, action: Action) -> bool {
        let reads = matches!(action, Action::View | Action::ViewLog);
        (reads || self.as_at.is_none())
            && self
                .subject()
                .is_ok_and(|subject| subject.access(project.place(), action, project.state) == Access::Allowed)
    }

    pub fn read(&self) -> &Reads {
        &self.reads
    }

    /// Begins the request's one unit of work. Dropped without [`Tx::commit`], it leaves no trace.
    pub async fn write(&self) -> Result<Tx> {
        if self.as_at.is_some() {
            return Err(Error::Forbidden);
        }
        let user = self.subject().ok().map(|subject| subject.user.0);
        Ok(Tx { txn: self.db.begin().await?, now: self.now(), user, touched: Touched::default() })
    }
}

/// A write transaction with the person and the moment that its rows and its audit entries carry.
#[must_use = "a transaction that is not committed is rolled back"]
pub struct Tx {
    txn: DatabaseTransaction,
    now: i64,
    user: Option<i64>,
    touched: Touched,
}

impl Tx {
    pub fn now(&self) -> i64 {
        self.now
    }

    /// The connection for entities and statements inside this transaction.
    pub fn conn(&self) -> &(impl ConnectionTrait + use<>) {
        &self.txn
    }

    /// Lets what follows bear another moment. Only the demo does so, which tells a past; its log is written at the end.
    pub(crate) fn turn_to(&mut self, moment: i64) {
        self.now = moment;
    }

    /// Writes one entry of the audit log.
    pub async fn record(&self, change: Change) -> Result<()> {
        event::append(&self.txn, self.now, self.user, change).await
    }

    /// Says that what this indicator amounts to may have changed: it is added up anew before the commit. Every insert of a
    /// value, an indicator or a period says so by itself; who changes such rows otherwise must.
    pub(crate) fn touch(&self, indicator: IndicatorId) {
        self.touched.indicator(indicator);
    }

    /// Says that for this period more or less was handed in: what is missing is counted anew before the commit.
    pub(crate) fn touch_period(&self, period: PeriodId) {
        self.touched.period(period);
    }

    /// The same of every indicator and every period of a project: its periods changed, or its indicators are others.
    pub(crate) fn touch_project(&self, project: ProjectId) {
        self.touched.project(project);
    }

    /// Says that what this line of a budget amounts to, is allocated to or has spent may have changed.
    pub(crate) fn touch_line(&self, line: BudgetLineId) {
        self.touched.line(line);
    }

    /// Problem `sum-too-large`: an indicator would amount to more than can be kept.
    pub async fn commit(self) -> Result<()> {
        sums::keep(&self.txn, &self.touched).await?;
        Ok(self.txn.commit().await?)
    }
}
