# A project's essentials: title, dates, reporting periods and when they are due.
schedule-custom = Reports in periods of its own

edit-title = Dates and periods
edit-link = Dates and periods
edit-lead = The title of the project, its dates, its reporting periods and when their reports are due. What was reported stays where it is, whatever changes.
edit-read-only = Only a project manager of this project, or an administrator, changes this, while the project is planned, active or suspended.
edit-field-title = Title
edit-field-starts = First day
edit-field-ends = Last day
edit-field-schedule = Reporting periods
edit-field-due_after = Days until a report is due
edit-hint-schedule = Those of the calendar, or periods of the project’s own. Choose the latter, save, and their days can be typed below.
edit-hint-due_after = Counted from the end of the period: 42 are six weeks, at most 365. A due day that has passed stays.
edit-schedule-monthly = Every month
edit-schedule-quarterly = Every quarter
edit-schedule-six-monthly = Every six months
edit-schedule-yearly = Every year
edit-schedule-custom = Periods of its own
edit-own = Periods of the project’s own
edit-own-hint = Clear both days of a period to leave it out; the blank lines are for new ones. A period with values keeps its days. A name, such as “Inception phase”, is shown instead of the days wherever the period is meant; it can be left blank.
edit-own-starts = First day of { $period }
edit-own-ends = Last day of { $period }
edit-own-name = Name of { $period }
edit-own-new = a new period
edit-preview = See what changes
edit-save = Save the changes
edit-back = Change it again
edit-cancel = Cancel
edit-periods = Periods
edit-period = Period
edit-days = Days
edit-due = Due
edit-has-values = Values
edit-reported = reported
edit-not-reported = none yet
edit-preview-title = What changes
edit-preview-none = Nothing changes.
edit-preview-periods-none = No period changes.
edit-preview-before = { $before } → { $after }
edit-preview-added = { $count ->
    [one] 1 period is added:
   *[other] { $count } periods are added:
}
edit-preview-moved = { $count ->
    [one] 1 period gets other days:
   *[other] { $count } periods get other days:
}
edit-preview-targets = Targets that such a period has stay with it; look at them afterwards.
edit-preview-due = { $count ->
    [one] 1 report is due on another day:
   *[other] { $count } reports are due on another day:
}
edit-preview-named = { $count ->
    [one] 1 period gets another name:
   *[other] { $count } periods get another name:
}
edit-preview-retired = { $count ->
    [one] 1 period without values is retired:
   *[other] { $count } periods without values are retired:
}
edit-preview-kept = { $count ->
    [0] No period stays as it is.
    [one] 1 period stays as it is.
   *[other] { $count } periods stay as they are.
}
edit-preview-called = { $name } ({ $days })
edit-preview-one = { $period }, due { $due }
edit-done = { $count ->
    [0] Saved. No period was changed.
    [one] Saved. 1 period was changed.
   *[other] Saved. { $count } periods were changed.
}

problem-ends-before-start = The last day is before the first.
problem-period-has-values = Values were reported for { $period }, so it cannot be left out. Choose dates that leave it in.
problem-period-keeps-days = Values were reported for this period, so it keeps its days: { $period }.
problem-period-outside = This period does not lie within the dates of the project.
problem-period-overlaps = This period shares a day with one above it.
problem-period-name-taken = Another period is called “{ $period }”, too. Nobody could tell them apart.
problem-too-many-periods = That makes { $count } periods; at most { $max } are kept. Choose longer ones.
problem-not-days = “{ $typed }” is not a number of days from 0 to { $max }.
