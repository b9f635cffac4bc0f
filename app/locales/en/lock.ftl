# Locks of reporting periods.
nav-locks = Locks
lock-title = Locks
lock-lead = Periods whose values stand still: nobody saves, submits, approves, returns or reopens them, except who is let in.
lock-none-title = Nothing is locked
lock-none-text = A lock keeps the values of closed periods as they are, for one project, one office or everything. It says why, and who set it; it ends when it is lifted, or on a day of its own.

lock-of = { $what }: periods up to { $through }
lock-until = Until { $day }
lock-until-lifted = Until it is lifted
lock-quoted = “{ $text }”
lock-cite = { $who }, { $when }
lock-lifted-cite = Lifted by { $who }, { $when }
lock-ended = Came to its end on { $day }
lock-was-let-in = { $who } was let in until { $day }
lock-past = Locks that are over
lock-why = Reason
lock-over = How it ended

lock-let-in-title = Let in
lock-let-in-until = Until { $day }
lock-let-in = Let one person in
lock-let-in-submit = Let this person in
lock-email = E-mail of the person
lock-email-hint = They need a role in the project as well; being let in gives none.
lock-exception-until = Let in until
lock-exception-until-hint = The last day. To change it, let the same person in again.
lock-exception-reason-hint = What they are to correct. It stands in the audit log.
lock-lift = Lift the lock
lock-lift-submit = Lift this lock
lock-lift-reason-hint = Why these periods may change again. It stays with the lock.

lock-set-title = Lock periods
lock-what = What is locked
lock-one-project = One project
lock-one-project-note = named by its code
lock-one-office = One office
lock-one-office-note = every project that it runs
lock-everything = Everything
lock-everything-note = every project of the organization
lock-project = Project code
lock-project-hint = Such as DP.1649
lock-office = Office
lock-office-choose = Choose an office
lock-through = Periods up to
lock-through-hint = Locks every period that ends on this day or before it.
lock-set-until = Locked until
lock-set-until-hint = The last day. Blank: until it is lifted.
lock-reason = Reason
lock-reason-hint = Shown to everybody whom the lock stops.
lock-set-submit = Lock the periods

lock-done-set = The periods are locked.
lock-done-lifted = The lock is lifted; its periods can change again.
lock-done-let-in = { $who } is let in.

# On the progress page.
lock-here = Locked
lock-here-text = { $reach ->
    [everything] All periods
    [office] All periods of { $office }
   *[other] The periods of this project
} up to { $through } are locked { $until ->
    [lifted] until somebody lifts the lock
   *[other] until { $until }
}: “{ $reason }”
lock-here-cite = { $who }, { $when }
lock-here-ask = Nothing on this page can change. If something must, ask { $who } to let you in.
lock-here-let-in = You are let in until { $day }; for the others nothing on this page can change.
lock-here-link = Open the locks
lock-here-set = Lock up to this period
lock-periods = All periods
lock-period-line = { $period } · { $approved } of { $expected } approved
lock-period-locked = { $line } · locked

act-lock-set = Periods locked
act-lock-lift = Lock lifted
act-lock-let-in = Person let in
log-noun-lock = Locks
log-field-through = periods up to
log-field-until = until
log-field-reason = reason
log-field-reach = what
log-field-person = person
log-field-lifted = lifted because

problem-period-locked = { $reach ->
    [everything] All periods
    [office] All periods of { $office }
   *[other] The periods of this project
} up to { $through } were locked by { $who } on { $when }{ $until ->
    [lifted] {""}
   *[other] {" "}until { $until }
}: “{ $reason }” What you typed is still here. Ask { $who } to let you in, then send it again.
problem-lock-lifted = { $who } lifted this lock on { $when }, so there is nothing left to change.
problem-lock-ended = This lock came to its end on { $until }, so there is nothing left to change.
problem-reason-missing = Say why; it is needed, and kept.
problem-date-missing = Choose a day.
problem-not-a-date = “{ $typed }” is not a day. Write it as 2026-06-30.
problem-end-passed = This day has passed already. Choose today or a later day.
problem-own-exception = Nobody lets themselves in. Ask somebody else who may set locks.
problem-person-unknown = Nobody signs in with “{ $typed }”. Check the e-mail.
problem-office-unknown = Choose the office to be locked.
problem-project-unknown = There is no project “{ $code }” that you may lock. Check the code.
problem-place-missing = Say what is to be locked.
