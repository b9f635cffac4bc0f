# The progress of a project: one period, every indicator in one grid.
progress-values-of = Values of { $period }
progress-empty-title = There are no reporting periods yet
progress-empty-text = Periods come with the dates and the schedule of the project. Once they are there, each of them has its grid here.
progress-no-indicators-title = Nothing is measured yet
progress-no-indicators-text = Each indicator of the results matrix becomes a line of this grid. Add the first one there.
progress-no-indicators-link = Open the results matrix
progress-not-begun = This period begins on { $starts }. Values can be entered from that day on.
progress-not-reporting = Values are entered while a project is active; this one is “{ $state }”. What was reported stays readable.

progress-previous = ‹ { $period }
progress-next = { $period } ›
progress-range = { $from } – { $to }
progress-due = due { $day }
progress-overdue = { $count ->
    [one] 1 day overdue
   *[other] { $count } days overdue
}
progress-due-in = { $count ->
    [0] due today
    [one] 1 day left
   *[other] { $count } days left
}
progress-complete = all handed in
progress-filled = { $filled } of { $of } filled
progress-last-saved = saved { $day }
progress-save = Save the draft
progress-submit = { $count ->
    [0] Submit the values
    [one] Submit 1 value
   *[other] Submit { $count } values
}
progress-submit-chosen = Submit the ticked rows
progress-choose = Choose { $title } to submit it
progress-review-link = { $count ->
    [one] Review 1 value
   *[other] Review { $count } values
}

progress-indicator = Indicator
progress-target = Target
progress-so-far = So far
progress-figure = { $name } { $value }
progress-figure-under = { $name } { $value } ({ $under })
progress-cells = Of these
progress-cell-value = { $name } { $value }
progress-unspecified = Unspec.
progress-unspecified-long = Unspecified
progress-total = Total
progress-state = State
progress-column-total = total
progress-column-narrative = note
progress-cell = { $title }, { $column }
progress-none = –
progress-group-objective = Objective · { $statement }
progress-group-outcome = Outcome { $number } · { $statement }
progress-group-output = Output { $number } · { $statement }
progress-group-activity = Activity { $number } · { $statement }
progress-note = Note
progress-note-of = Note on { $title }
progress-quoted = “{ $text }”

progress-state-blank = Blank
progress-state-draft = Draft
progress-state-submitted = Submitted
progress-state-approved = Approved
progress-state-returned = Returned
progress-state-reopened = Reopened
progress-state-error = Error

progress-hint = A blank cell is not zero. A percentage, rate or mean is typed as so many of so many: 26 / 31.
progress-draft-restored = { $count ->
    [one] 1 value that had not been saved was kept in this browser and is back in its cell.
   *[other] { $count } values that had not been saved were kept in this browser and are back in their cells.
}

progress-notes = What needs attention
progress-error-of = { $title } · { $column }
progress-doubt = { $said } If that is right, say why in its note.
progress-warning-falls = Falls
progress-warning-rises = Rises
progress-warning-jump = Jump
progress-warning-beyond-target = Beyond target
progress-warning-unspecified = Unspecified
progress-warns-falls = { $value } is below the { $before } of { $period }.
progress-warns-rises = { $value } is above the { $before } of { $period }.
progress-warns-jump = { $value } is at least ten times { $largest }, the largest value so far.
progress-warns-beyond-target = With it the total is { $value }, beyond 150 % of the target of { $target }.
progress-warns-unspecified = The cells leave { $rest } of { $total } unspecified.
progress-returned = Returned: { $title }
progress-reopened = Reopened: { $title }
progress-answer = Correct it or answer in its note; then it can be submitted again.
progress-cite = { $who }, { $when }

progress-past = Past periods
progress-past-label = { $title }, { $from } to { $to }: { $values }
progress-past-target = ; the target is { $target }
progress-past-share = ; an even share of the target is { $target }
progress-chart-target = ┄ target { $target }
progress-chart-periods = ┄ target of each period
progress-past-periods = ; the targets of these periods are { $targets }
progress-aim-period = { $target } in this period
progress-aim-cell = of { $target }
progress-chart-share = ┄ even share of the target { $target }
progress-past-figures = The figures
progress-past-period = Period
progress-past-value = Approved
progress-past-now = { $period }, as saved
progress-past-none = No approved values yet. Each approved period becomes a column here.

progress-review = Review
progress-review-lead = Approved values count in every total; each line shows what it changes by itself. What you return goes back with your note; nothing is lost.
progress-review-yours = Yours: somebody else decides
progress-review-choose = Choose { $title }
progress-review-chosen = Choose
progress-review-submitted-by = Submitted by
progress-review-by = { $who }, { $when }
progress-review-note = Note to the author
progress-review-note-hint = Needed to send values back; kept with each of them for good.
progress-approve-all = { $count ->
    [one] Approve the 1 value
   *[other] Approve all { $count } values
}
progress-approve-plain = { $count ->
    [one] Approve the 1 without warnings
   *[other] Approve the { $count } without warnings
}
progress-effect = What approving changes
progress-effect-project = This project
progress-effect-whole = Organization
progress-effect-same = stays { $value }
progress-effect-answers-same = no answer changes
progress-effect-none = It adds to no corporate result.
progress-effect-kinds = counts and ratios do not add
progress-effect-too-large = too large to add
progress-approve-chosen = Approve the chosen
progress-send-back = Send the chosen back with the note
progress-reopen = Reopen an approved value
progress-reopen-lead = It goes back to the project with your reason, and counts in no total until it is approved again.
progress-reopen-which = Value
progress-reopen-choice = { $title }: { $value }
progress-reopen-choose = Choose a value
progress-reopen-reason = Reason
progress-reopen-submit = Reopen the value

progress-done-saved = { $count ->
    [0] Nothing had changed, so nothing was written.
    [one] 1 value saved as a draft.
   *[other] { $count } values saved as drafts.
}
progress-done-submitted = { $count ->
    [one] 1 value submitted.
   *[other] { $count } values submitted.
} { $missing ->
    [0] Nothing is missing in this period.
    [one] 1 indicator still has nothing handed in.
   *[other] { $missing } indicators still have nothing handed in.
}
progress-done-approved = { $count ->
    [one] 1 value approved. It counts in the totals from now on.
   *[other] { $count } values approved. They count in the totals from now on.
}
progress-done-returned = { $count ->
    [one] 1 value sent back with your note.
   *[other] { $count } values sent back with your note.
}
progress-done-reopened = The value is open again and counts in no total until it is approved.

# What is wrong with a cell, a row or the whole grid.
problem-above-total = { $parts } = { $sum }, above the total of { $total } by { $excess }. Correct a cell or the total.
problem-one-above-total = { $sum } in one cell is above the total of { $total } by { $excess }. Correct the cell or the total.
problem-numerators-above-total = The first numbers of the cells add to { $sum }, above the { $total } of the total by { $excess }. Correct a cell or the total.
problem-denominators-above-total = The second numbers of the cells add to { $sum }, above the { $total } of the total by { $excess }. Correct a cell or the total.
problem-rest-above-whole = The cells would leave { $numerator } of { $denominator } unspecified, which cannot be. Correct a cell or the total.
problem-no-total = Cells are filled but the total is blank. Type the total; people of unknown sex or age belong in it too.
problem-not-a-cell = This indicator is not split in this way, or no longer. Leave the cell blank.
problem-not-writable = It is { $state ->
    [submitted] submitted
    [approved] approved
   *[other] { $state }
} by { $who } since { $when } with { $value }, so it cannot be changed here. The reviewer can { $state ->
    [approved] reopen it
   *[other] send it back
}.
problem-changed-meanwhile-cell = { $who } changed it on { $when }; now { $value ->
    [blank] it is blank
   *[other] { $value } stands there
}. What you typed is still in the cells: save again to put it there instead, or clear what you typed and keep theirs.
problem-changed-unseen = { $who } changed it on { $when } after you opened this page; now { $value } stands there. Look at it, then submit again.
problem-indicator-gone = An indicator was retired from the results matrix meanwhile; its values are no longer asked for.
problem-period-not-begun = The period begins on { $starts }; values can be entered from that day on.
problem-nothing-to-submit = There is nothing to submit: no draft with a value. A returned value goes again once it was corrected or answered in its note.
problem-no-row-chosen = No row was ticked. Tick those to submit, or submit all drafts.
problem-nothing-chosen = No value was chosen. Tick those that you decide about.
problem-four-eyes = You wrote or submitted “{ $title }”, so somebody else decides about it.
problem-wrong-state = “{ $title }” is not in the right state for this any more: { $who } changed it on { $when }. Look at it again.
problem-note-missing = Say why in the note; it is needed, and kept with the value.
problem-changed-meanwhile-review = “{ $title }” was changed by { $who } on { $when }; now { $value ->
    [blank] it is blank
   *[other] { $value } stands there
}. Look at it again before you decide.
