# My work of the whole office, and reminders.
work-view-mine = Mine
work-view-mission = Whole office
work-views = Whose work
mission-office = Office
mission-show = Show
mission-lead = What is reported, missing, overdue and returned of every period that has ended, by project and by person.
mission-none-title = There is nothing to oversee
mission-none-text = Projects under way in offices where you have a role appear here, with what is reported, missing and overdue.
mission-projects = By project
mission-people = By person
mission-nobody = Nobody enters values on these projects. An administrator can grant the role of a project manager or of project staff.
mission-project = Project
mission-person = Person
mission-reported = Reported
mission-reported-of = { $reported } of { $of }
mission-state = How far it has come
mission-overdue = Overdue
mission-overdue-days = { $count ->
    [one] since 1 day
   *[other] since { $count } days
}
mission-returned = Returned
mission-reminded = Reminded
mission-on-projects = { $count ->
    [one] on 1 project
   *[other] on { $count } projects
}
mission-shares = { $approved } approved, { $submitted } submitted, { $draft } typed and not handed in, { $returned } returned, { $blank } blank
mission-legend-approved = approved
mission-legend-submitted = submitted
mission-legend-draft = typed, not handed in
mission-legend-open = returned or blank
mission-nothing-expected = Nothing has ended yet
mission-never = never
mission-last = { $when }, by { $who }
mission-mail-sent = mailed { $when }
mission-mail-waits = the mail is on its way
mission-mail-failed = the mail failed: { $why }
mission-remind = Remind
mission-remind-one = Remind { $name }
mission-remind-all = { $count ->
    [one] Remind the 1 person who owes something
   *[other] Remind all { $count } who owe something
}
mission-remind-hint = One message to each person, with all that is missing or came back. Nobody is reminded more than once a day.
mission-you = you

reminder-notice = { $who } asks for { $missing ->
    [0] nothing new
    [one] 1 missing value
   *[other] { $missing } missing values
}{ $returned ->
    [0] {""}
    [one] {" "}and 1 that came back
   *[other] {" "}and { $returned } that came back
}.
reminder-when = Reminder of { $when }
reminder-put-away = Put away
reminder-done-sent = { $sent ->
    [one] 1 person is reminded.
   *[other] { $sent } people are reminded.
}{ $spared ->
    [0] {""}
    [one] {" "}1 was left out: reminded within a day.
   *[other] {" "}{ $spared } were left out: reminded within a day.
}
reminder-done-put-away = The reminder is put away.
problem-reminded-lately = { $name } was reminded by { $who } on { $when }. One reminder a day is enough.
problem-nothing-owed = Nobody owes anything here that they could still hand in.

mail-subject = { $missing ->
    [0] { $returned } returned values wait for you
    [one] 1 value is missing
   *[other] { $missing } values are missing
} in Baseline
mail-greeting = Dear { $name },
mail-lead = { $who } reminds you of what is missing or came back:
mail-line = { $project } { $label }, due { $due }: { $what }
mail-missing = { $count } missing
mail-returned = { $count } returned
mail-all = All of your work: { $url }
mail-foot = Baseline reminds at most once a day. What you hand in disappears from the list.

act-reminder-send = Reminder sent
act-reminder-put-away = Reminder put away
log-noun-reminder = Reminder
mission-periods = { $count ->
    [one] in 1 period
   *[other] in { $count } periods
}
