# A logframe that is pasted from a spreadsheet into the results matrix.
logframe-title = Paste a logframe
logframe-paste = Paste a logframe
logframe-back = Back to the results matrix
logframe-not-yours = Rows can be added by the project’s manager while the project plans or runs.
logframe-lead = Copy the whole table out of Excel or LibreOffice, headings included, and paste it here. You see what would be added before anything is saved; what stands in the matrix already stays as it is.
logframe-text = The table
logframe-text-hint = From Word, paste it into a spreadsheet first. The text of a CSV file can be pasted as well.
logframe-look = Look at the table
logframe-again = Paste another table

logframe-columns = { $count ->
    [one] What the column holds
   *[other] What the { $count } columns hold
}
logframe-columns-lead = Levels may stand in a column of their own (“Output 1.1”), in front of the statement, or have a column each. A blank level belongs to the row above.
logframe-head-column = Column
logframe-head-samples = Its first texts
logframe-head-holds = Holds
logframe-column = Column { $letters }
logframe-holds-ignored = Nothing of the matrix
logframe-holds-level = Level or number
logframe-holds-statement = Statement
logframe-holds-objective = Objective
logframe-holds-outcome = Outcome
logframe-holds-output = Output
logframe-holds-activity = Activity
logframe-holds-assumptions = Assumptions
logframe-holds-indicator = Indicator
logframe-holds-unit = Unit
logframe-holds-baseline = Baseline
logframe-holds-target = Target
logframe-holds-source = Data source and collection method
logframe-unit = Unit where the table gives none
logframe-unit-hint = Each indicator can be given its own afterwards.
logframe-unit-usual = number
logframe-headings = The first row holds headings
logframe-say = Show what would be added

logframe-preview = What would be added
logframe-no-lines = No row of the table says anything that the matrix could take. Look at what the columns hold.
logframe-count-good = { $count } to add
logframe-count-there = { $count } there already
logframe-count-refused = { $count } refused
logframe-head-row = Row
logframe-head-what = Becomes
logframe-head-text = Text
logframe-head-lot = What becomes of it
logframe-row = Row { $number }
logframe-indicator = Indicator { $number }
logframe-unknown = Level unknown
logframe-way = { $baseline } → { $target }
logframe-kind-count = count
logframe-kind-percentage = percentage
logframe-kind-yes-no = yes or no
logframe-lot-added = Added
logframe-lot-there = There already
logframe-lot-refused = Refused
logframe-add-all = { $count ->
    [one] Add the 1 line
   *[other] Add all { $count } lines
}
logframe-add-good = { $count ->
    [one] Add the 1 good line
   *[other] Add the { $count } good lines
}, leave { $refused }
logframe-done = Added { $rows ->
    [0] no row
    [one] 1 row
   *[other] { $rows } rows
} and { $indicators ->
    [0] no indicator
    [one] 1 indicator
   *[other] { $indicators } indicators
}{ $left ->
    [0] .
    [one] ; 1 line was left out.
   *[other] ; { $left } lines were left out.
}

problem-logframe-too-long = The text is too long: at most { $max } characters are read.
problem-logframe-too-many-rows = The table has more than { $max } rows. Paste it in parts.
problem-logframe-too-many-columns = The table has more than { $max } columns. Leave those out that the matrix does not need.
problem-logframe-no-table = This is one column only. Copy the cells out of a spreadsheet, so that tabs stand between them.
problem-logframe-none = There is no pasted table. Paste it again.
problem-logframe-column-twice = Another column holds that already. Choose one of them.
problem-logframe-no-columns = Say which column holds the statements or the indicators.
problem-logframe-not-all = Not every line can be added ({ $number } refused), so nothing was.
problem-logframe-nothing = Nothing in the table can be added.
problem-logframe-no-level = Nothing says whether this is an objective, outcome, output or activity. Name the column of the levels, or write the level in front.
problem-logframe-no-parent = No { $kind } stands above it.
problem-logframe-parent-refused = The { $kind } above it is refused.
problem-logframe-no-row = No row of the matrix stands above this indicator.
problem-logframe-row-refused = The row above this indicator is refused.
