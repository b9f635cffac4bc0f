# The portfolio: the list of projects for those who steer, and what they are warned of.
portfolio-lead = Every project you may see: how far it has come, what it has reported and spent, and what needs a decision.
portfolio-country = Country
portfolio-funding = Funding
portfolio-gender = Gender code
portfolio-sdg = SDG target
portfolio-area = Framework area
portfolio-active = Active in year
portfolio-ends-before = Ends before
portfolio-status = With indicators
portfolio-warning = Warning
portfolio-warning-any = any
portfolio-more = More filters
portfolio-clear = Clear the filters
portfolio-download = Take away
portfolio-download-xlsx = As a spreadsheet (XLSX)
portfolio-download-csv = As text (CSV)
portfolio-rules = What is warned of

portfolio-head-dates = Time
portfolio-head-progress = Progress of indicators
portfolio-head-reported = Reported
portfolio-head-burn = Spent
portfolio-head-warnings = Warnings

portfolio-time = { $share } passed
portfolio-time-over = ended
portfolio-time-before = not begun
portfolio-tally-on-track = { $count } on track
portfolio-tally-at-risk = { $count } at risk
portfolio-tally-off-track = { $count } off track
portfolio-tally-unknown = { $count } unknown
portfolio-reported = { $done } of { $expected }
portfolio-reported-label = { $done } of { $expected } values of ended periods are reported
portfolio-nothing-expected = nothing expected yet
portfolio-overdue = { $count } overdue
portfolio-spent-of = { $spent } of { $budget }
portfolio-no-budget = no budget yet
portfolio-not-converted = not all converted
portfolio-warnings = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
portfolio-no-warning = none

portfolio-total-projects = Projects
portfolio-total-narrow = that fit the filters
portfolio-total-all = that you may see
portfolio-total-overdue = Values overdue
portfolio-total-overdue-of = { $count ->
    [0] no project is late
    [one] of 1 project
   *[other] of { $count } projects
}
portfolio-total-spent = Spent of the budget
portfolio-total-spent-of = USD { $spent } of { $budget }
portfolio-total-too-large = more than can be added up
portfolio-total-warned = Projects with a warning
portfolio-total-warned-none = every rule in force holds
portfolio-total-warned-share = { $share } of them
portfolio-by-rule = What is warned of, by project

quality-title = Rules of quality
quality-lead = What the list of projects warns of. A warning keeps nobody from anything. A change holds at once, for past days, too.
quality-days = Days
quality-severity = Where it is found
quality-projects = Show the projects
quality-no-report = Nothing reported { $days } days after it was due
quality-ended-active = { $days ->
    [0] Ended and not completed
   *[other] Ended more than { $days } days ago and not completed
}
quality-no-indicators = Results matrix without indicators
quality-no-target = Indicator without a target
quality-no-link = Indicator without a corporate link
quality-budget-fails = Budget does not add up
quality-gender-missing = Gender marker missing
quality-short-no-report = Nothing reported
quality-short-ended-active = Ended, not completed
quality-short-no-indicators = No indicators
quality-short-no-target = No target
quality-short-no-link = No corporate link
quality-short-budget-fails = Budget does not add up
quality-short-gender-missing = Gender marker missing
quality-about-no-report = Of a period nothing at all is handed in, and its report was due more than { $days } days ago. For projects that report.
quality-about-ended-active = The last day of the project has passed, and it is still active or suspended.
quality-about-no-indicators = Nothing in the matrix can be measured. From the proposal on.
quality-about-no-target = At least one indicator has no target for its whole time; narratives need none. From the proposal on.
quality-about-no-link = At least one indicator adds to no corporate result. From the proposal on.
quality-about-budget-fails = At least one rule of budgets fails, contributions included. From the proposal on.
quality-about-gender-missing = The proposal was submitted and the marker is not assessed. Until the project is closed.
quality-found-no-report = Nothing was reported for a period that was due { $days } days ago
quality-found-ended-active = { $days ->
    [one] Ended yesterday and is not completed
   *[other] Ended { $days } days ago and is not completed
}
quality-found-no-indicators = The matrix has no indicators
quality-found-no-target = { $count ->
    [one] 1 indicator has no target
   *[other] { $count } indicators have no target
}
quality-found-no-link = { $count ->
    [one] 1 indicator has no corporate link
   *[other] { $count } indicators have no corporate link
}
quality-found-budget-fails = { $count ->
    [one] 1 check of the budget fails
   *[other] { $count } checks of the budget fail
}
quality-found-gender-missing = The gender marker is not assessed
problem-quality-days = “{ $found }” is no number of days: write a whole number from 0 to { $most }.
problem-quality-changed = Somebody changed this rule after you had opened the page. What you typed is still in the fields: save again to put yours in its place.
act-quality-rule-revise = Rule of quality changed
log-noun-quality-rule = Rules of quality

problem-no-number = “{ $typed }” is no whole number.
problem-no-country = “{ $typed }” is no code of a country, such as RWA.
problem-no-gender = “{ $typed }” is neither a code of the gender marker nor not-assessed.
problem-no-year = “{ $typed }” is no year.
problem-no-day = “{ $typed }” is no day, such as 2026-12-31.
problem-no-status = “{ $typed }” is no status: on-track, at-risk, off-track or unknown.
problem-no-warning = “{ $typed }” is no kind of warning, and not any.
problem-no-sort = “{ $typed }” is no order of the list.

portfolio-file-title = Projects
portfolio-file-made = Made
portfolio-file-as-at = As at
portfolio-file-now = now
portfolio-file-sorted = In the order of
portfolio-sorted-code = code
portfolio-sorted-title = title
portfolio-sorted-ends = end
portfolio-sorted-overdue = values overdue
portfolio-sorted-burn = part of the budget spent
portfolio-sorted-warnings = number of warnings
portfolio-file-note = Money in USD; what is not converted is in no sum. Overdue are values that are not handed in although due.
portfolio-file-total = { $count ->
    [one] 1 project
   *[other] { $count } projects
}
portfolio-file-code = Code
portfolio-file-countries = Countries
portfolio-file-starts = Starts
portfolio-file-time = Time passed
portfolio-file-on-track = Indicators on track
portfolio-file-at-risk = At risk
portfolio-file-off-track = Off track
portfolio-file-unknown = Unknown
portfolio-file-reported = Values reported
portfolio-file-expected = Values expected
portfolio-file-overdue = Values overdue
portfolio-file-budget = Budget
portfolio-file-spent = Spent
portfolio-file-burn = Part spent
portfolio-file-not-converted = Not converted
portfolio-file-stage = Stage of the marker
