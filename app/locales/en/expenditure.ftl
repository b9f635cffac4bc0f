# What was spent on the budget of a project.
act-expenditure-enter = Spending of a month entered
act-expenditure-import = Ledger imported
log-noun-expenditure = Spending

spent-title = Spent
overview-spent = { $spent } spent ({ $share })
spent-link = Spent against the budget
spent-entries = { $count ->
    [one] 1 entry, held against time until { $day }
   *[other] { $count } entries, held against time until { $day }
}
spent-nothing-yet = nothing recorded yet
spent-no-budget = There are no budget lines yet. What is spent is recorded line by line, so write the budget first.
spent-enter = Enter a month
spent-back = Back to what was spent
spent-usd = Spent (USD)
spent-of-budget = { $share } of { $budget } budgeted
spent-of-budget-unknown = of { $budget } budgeted; { $why }
spent-bar = { $share } spent, { $time } of the time passed
spent-time = Time passed
spent-until = until { $day }: { $passed } of { $all } days
spent-forecast = By the end (USD)
spent-forecast-share = { $share } of the budget
spent-forecast-how = at the pace so far
spent-warnings = Warnings
spent-warnings-count = { $count ->
    [0] none
    [one] 1 warning
   *[other] { $count } warnings
}
spent-warnings-unknown = { $count ->
    [0] of { $of } things looked at
    [one] of { $of } things looked at; 1 cannot be told
   *[other] of { $of } things looked at; { $count } cannot be told
}
spent-chart = Spent against time
spent-chart-none = Once something is recorded, the months are drawn here.
spent-chart-label = USD { $spent } of { $budget } were spent until { $day }, when { $time } of the time had passed.
spent-chart-budget = Budget { $budget }
spent-legend-spent = spent
spent-legend-even = evenly over time
spent-legend-ahead = at the pace so far
spent-by-month = By month
spent-month = Month
spent-in-month = In the month (USD)
spent-so-far = So far (USD)
spent-results = Spent against results
spent-results-hint = Each with all that stands under it. Reached is the mean of its indicators, each at most 100 %; nothing reported counts as 0 %.
spent-money = Money spent
spent-reached = Results reached
spent-approved = { $of ->
    [0] no indicators
   *[other] { $count } of { $of } with approved values
}
spent-not-measured = not measured
spent-of = USD { $spent } of { $budget }
spent-pair-money = { $name }: { $share } of its money is spent
spent-pair-reached = { $name }: { $share } of its results are reached
spent-elsewhere = Of no result: USD { $spent } of { $budget }.
spent-sections-hint = The mark is the time that has passed: { $time }.
spent-by-line = By line
spent-budget = Budget
spent-budget-usd = Budget (USD)
spent-spent = Spent
spent-spent-usd = Spent (USD)
spent-share = Of budget
spent-left = Left
spent-left-of = { $left } left
spent-over = overspent
spent-out = taken out
spent-line-out = { $line } (taken out of the budget)

spent-enter-title = Spent in { $month }
spent-enter-lead = Type what was spent on each line in this month, in the currency of the line. Blank is no figure; zero is zero. After the end of the project, closing costs can be entered for { $months } months. Money that came back is recorded through a ledger.
spent-show = Show
spent-month-before = Month before
spent-month-after = Month after
spent-before = Spent before
spent-ledger = In the ledger
spent-typed = Typed for the month
spent-cell = { $line }: spent, in { $currency }
spent-save = Save { $month }
spent-saved = { $count ->
    [0] Nothing was changed.
   *[other] Saved: { $added } added, { $changed } changed, { $removed } removed.
}

burn-nothing-budgeted = nothing budgeted
burn-not-converted = not all converted
burn-too-early = too early to tell
burn-too-large = too large
burn-nothing-budgeted-long = Nothing is budgeted in US dollars, so there is nothing to hold it against.
burn-not-converted-long = Amounts without a rate are in no sum, so this cannot be told for all of it.
burn-too-early-long = Less than 30 days and less than 15 % of the time have passed: too early to tell a pace.
burn-too-large-long = The figures are too large to be told exactly.
burn-passed = Nothing found
burn-failed-spent-above = Overspent
burn-failed-forecast-above = Spending too fast
burn-failed-forecast-below = Spending too slowly
burn-failed-spent-without-results = Money without results
burn-rule-spent-above = More than { $share } of a budget is spent
burn-rule-forecast-above = More than { $share } of the budget will be spent by the end
burn-rule-forecast-below = Less than { $share } of the budget will be spent by the end
burn-rule-spent-without-results = { $share } of a result’s money is spent and none of its values is approved
burn-at-the-end = At the pace so far USD { $usd } of { $budget } will be spent by the end: { $share }.
burn-spent-of = { $name }: { $share }
burn-no-results = { $name }: { $share } of its money is spent, and { $count ->
    [one] its indicator has no approved value.
   *[other] none of its { $count } indicators has an approved value.
}
burn-more = { $count ->
    [one] 1 more
   *[other] { $count } more
}

ledger-title = Import a ledger
ledger-bring = Import a ledger
ledger-entries = What was recorded
ledger-lead = The entries of the accounting program, as a CSV file. Nothing is recorded before you have seen what it would do, and the same file again changes nothing: an entry is known by its document number and its budget line.
ledger-file = File
ledger-file-hint = CSV in UTF-8, with commas or semicolons, up to { $kilobytes } KB. Columns for the document number, the day, the budget line and the amount are needed.
ledger-look-file = Look at the file
ledger-or-paste = Or paste the rows out of a spreadsheet
ledger-text = Rows
ledger-text-hint = With their headings.
ledger-look = Look at the rows
ledger-pasted = what was pasted
ledger-columns = Columns of { $name }
ledger-columns-lead = What each column holds was guessed from its heading. Correct it where it is wrong.
ledger-missing-columns = Still to be named: { $columns }.
ledger-holds-ignored = not used
ledger-holds-document = Document
ledger-holds-day = Day
ledger-holds-line = Budget line
ledger-holds-amount = Amount
ledger-holds-currency = Currency
ledger-holds-description = Description
ledger-accounts = Accounts
ledger-accounts-lead = These texts are neither the number nor the description of a budget line. Say which line each one means; it is remembered for the next file while you are signed in.
ledger-account = Text in the file
ledger-means = Budget line
ledger-means-none = none: leave these rows out
ledger-say = Apply and look again
ledger-again = Another ledger
ledger-preview = What it would do
ledger-no-rows = There are no rows under the headings.
ledger-count-new = { $count } new
ledger-count-changed = { $count } changed
ledger-count-unchanged = { $count } there already
ledger-count-refused = { $count } refused
ledger-row = Row
ledger-new = New
ledger-changed = Changed
ledger-unchanged = There already
ledger-refused = Refused
ledger-before = Recorded so far: { $amount }.
ledger-typed-too = For this line and month { $amount } were typed as well; both count. Blank the typed figure if it is the same money.
ledger-elsewhere = This document is recorded on another line as well; both count.
ledger-more-rows = { $count ->
    [one] and 1 more row
   *[other] and { $count } more rows
}
ledger-record-all = { $count ->
    [one] Record 1 entry
   *[other] Record { $count } entries
}
ledger-record-good = { $count ->
    [one] Record 1 entry, leave out { $refused } refused
   *[other] Record { $count } entries, leave out { $refused } refused
}
ledger-all-there = All of it is recorded already. Nothing would change.
ledger-leave = Leave it
ledger-left = Nothing was recorded.
ledger-done = Recorded: { $new } new, { $changed } changed. { $unchanged } were there already, { $left } were left out.
ledger-latest = The latest { $count } are listed; the spreadsheet has all of them.
ledger-typed = typed for the month
ledger-recorded = Recorded (UTC)
ledger-at-rate = at { $rate } of { $day }

spent-sheet-title = { $code } Spent: { $title } · { $moment }
spent-sheet-entries = Entries
spent-sheet-lines = Lines
spent-sheet-who = Recorded by
spent-sheet-at = Recorded (UTC)

problem-spent-month = This is not a month. Choose one of the list.
problem-spent-future = This lies in the future. Only what has been spent is recorded.
problem-spent-before-start = This lies before the project began.
problem-spent-after-end = This lies more than six months after the end of the project. Closing costs are recorded until then.
problem-spent-not-a-number = “{ $typed }” is not a number. Write it with digits and one point, as 1 234.5.
problem-spent-too-many-decimals = “{ $typed }” has more decimals than its currency.
problem-spent-negative = “{ $typed }” is negative. Money that came back is recorded with its document, through a ledger.
problem-spent-too-large = This is too large to be kept exactly.
problem-spent-line-gone = This line was taken out of the budget meanwhile. Nothing was saved.
problem-spent-sum-too-large = Together the amounts are too large to be kept exactly.
problem-ledger-missing = This is missing.
problem-ledger-not-a-number = “{ $typed }” is not a number.
problem-ledger-ambiguous = “{ $typed }” may be a thousand or have decimals. Write it with a point for decimals, and without a comma.
problem-ledger-too-many-decimals = “{ $typed }” has more decimals than its currency.
problem-ledger-too-large = This is too large to be kept exactly.
problem-ledger-not-a-day = “{ $typed }” is not a day. Write it as 2026-10-05 or 5.10.2026.
problem-ledger-ambiguous-day = Day and month of “{ $typed }” can be taken for each other. Write it as 2026-10-05.
problem-ledger-no-line = “{ $typed }” names no line of the budget. Say above which line it means.
problem-ledger-not-a-currency = “{ $typed }” is not a currency code of three letters, like EUR.
problem-ledger-document-too-long = A document number has at most 60 characters.
problem-ledger-document-twice = This document stands several times for this line (rows { $rows }). Add them in the ledger, or give each a number of its own.
problem-ledger-too-many-rows = The ledger has more than { $max } rows. Send it in parts.
problem-ledger-too-many-columns = The table has more than { $max } columns. Leave those out that are not needed.
problem-ledger-file-too-large = The file is larger than { $kilobytes } KB. Send it in parts.
problem-ledger-no-file = Choose a file first.
problem-ledger-none = The ledger is no longer there. Send it again.
problem-ledger-columns-missing = Say first which columns hold document, day, line and amount.
