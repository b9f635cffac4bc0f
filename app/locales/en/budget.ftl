# The budget of a project.
tab-budget = Budget
budget-title = Budget
overview-budget-link = Lines and checks
budget-lines = { $count ->
    [0] no lines yet
    [one] 1 line
   *[other] { $count } lines
}
budget-edit = Edit the budget
budget-none-edit = No budget lines yet. Start with “Edit the budget”: type the lines, or paste them from a spreadsheet.
budget-convert = { $count ->
    [one] Convert 1 amount
   *[other] Convert { $count } amounts
}
budget-convert-can = By now there is a rate. Converting saves the amount anew, at the rate of today.
budget-convert-cannot = There is no rate for its currency that is recent enough.
budget-see-rates = Rates of exchange

budget-checks = Checks
budget-checks-failed = { $count ->
    [0] none fails
    [one] 1 fails
   *[other] { $count } fail
}
budget-checks-unknown = { $count ->
    [0] of { $of }; none is unknown
   *[other] of { $of }; { $count } unknown
}
budget-passed = Passed
budget-failed = Failed
budget-unknown = Unknown
budget-rule-staff-office-at-most = Staff and office together are at most { $share } of the budget
budget-rule-evaluation-at-least = Evaluation is at least { $share } of the budget
budget-rule-overhead-rate = Overhead is { $share } of all other lines
budget-check-staff-office-at-most = USD { $part } of { $whole }: { $share }. Up to { $bound } would be allowed.
budget-check-staff-office-at-most-failed = USD { $part } of { $whole } is { $share }: { $by } more than the { $bound } that are allowed. Move money from staff or office to operational lines, or lower it.
budget-check-evaluation-at-least = USD { $part } of { $whole }: { $share }. At least { $bound } are asked for.
budget-check-evaluation-at-least-failed = USD { $part } of { $whole } is { $share }: { $by } less than the { $bound } that are asked for. Raise the evaluation, or mark the lines that pay for it as evaluation.
budget-check-overhead-rate = USD { $part } on { $whole }: { $share }.
budget-check-overhead-rate-failed = USD { $part } on { $whole } is { $share }; it should be { $bound }, { $by } less.
budget-check-overhead-rate-under = USD { $part } on { $whole } is { $share }; it should be { $bound }, { $by } more.
budget-check-missing = { $count ->
    [one] 1 amount is not converted to USD, so this cannot be said.
   *[other] { $count } amounts are not converted to USD, so this cannot be said.
}
budget-check-nothing = Nothing is budgeted yet.
budget-check-lines = { $count ->
    [one] The line that makes it
   *[other] The { $count } lines that make it
}

budget-tied-usd = Tied to appeals
budget-tied-share = { $share } of the budget
budget-last-version = Last version
budget-not-fixed = none
budget-fixed-on = fixed on { $day }
budget-years = budget of { $years }
budget-bar = { $name }: { $share } of the budget
budget-by-section = By section
budget-by-result = By result
budget-by-result-hint = Each with all that stands under it: an outcome includes its outputs, an output its activities.
budget-by-currency = By currency
budget-by-year = By year
budget-no-single-result = No single result
budget-result-out = Results taken out of the matrix
budget-currency = Currency

budget-table = Lines of the budget
budget-line = Line
budget-year = Year
budget-made = Quantity × unit cost × duration
budget-made-of = { $quantity } × { $cost }
budget-made-of-over = { $quantity } × { $cost } × { $duration }
budget-tied = Tied to
budget-whole = Whole budget
budget-is-evaluation = evaluation
budget-overdrawn = allocated above its amount
budget-of-result = { $level } { $number }: { $statement }
budget-of-gone = { $level }, no longer in the matrix: { $statement }

budget-versions = Versions
budget-version = Version
budget-fixed = Fixed (UTC)
budget-why = Why
budget-no-versions = No version has been fixed yet. The endorser fixes the original with the endorsement; revisions are fixed as they are agreed.
budget-original-version = Original
budget-revision = Revision { $number }
budget-now = Now
budget-fix = Fix as { $version }
budget-fix-says = The budget is fixed as it stands on this page. It can be changed afterwards; this version stays as it is.
budget-fix-hint = What was agreed, by whom; up to 600 characters.
budget-fixed-done = Fixed: { $version }.
budget-differences = From { $from } to { $to }
budget-difference = Difference
budget-difference-unknown = not known
budget-from = From
budget-to = To
budget-compare = Compare
budget-same-lines = { $count ->
    [0] No line is the same in both.
    [one] 1 line is the same in both.
   *[other] { $count } lines are the same in both.
}
budget-added = added
budget-taken-out = taken out
budget-changed = changed
budget-said-before = before: { $was }

budget-edit-title = Edit the budget
budget-back = Back to the budget
budget-edit-lead = Quantity × unit cost × duration is the amount, in the currency of the line; a blank duration is 1. It is converted at the rate of today when it is saved; a line whose numbers you do not touch keeps its rate.
budget-edit-hint = Operational lines belong to an outcome, output or activity. Blank rows are left out.
budget-more-rows = More blank rows
budget-new-row = new
budget-row-new = New row { $row }
budget-number = No.
budget-amount = Amount
budget-retire = Remove
budget-cell = { $line }, { $column }
budget-cell-evaluation = { $line }: counts as evaluation
budget-cell-retire = { $line }: remove
budget-no-result = no single result
budget-column-section = Section
budget-column-result = Result
budget-column-year = Year
budget-column-description = Description
budget-column-unit = Unit
budget-column-evaluation = Evaluation
budget-column-quantity = Quantity
budget-column-currency = Currency
budget-column-unit-cost = Unit cost
budget-column-duration = Duration
budget-wrong = { $column }: { $said }
budget-in-all = USD { $usd } in all
budget-save = Save the budget
budget-saved = { $count ->
    [0] Nothing was changed.
   *[other] Saved: { $added } added, { $changed } changed, { $retired } removed.
}
budget-converted = { $count ->
    [one] 1 amount converted.
   *[other] { $count } amounts converted.
}

budget-sheet = Spreadsheet
budget-sheet-title = { $code } Budget: { $title } · { $moment }
budget-sheet-now = as at { $moment } UTC, taken by { $who }
budget-sheet-as-at = as at the end of { $day }
budget-sheet-subtotal = { $name }, sub-total
budget-sheet-usd = USD
budget-sheet-totals = Sub-totals
budget-sheet-by = Of
budget-sheet-name = Name
budget-sheet-missing = Not converted
budget-sheet-rule = Rule
budget-sheet-verdict = Verdict
budget-sheet-figures = Figures

problem-budget-missing = This is missing.
problem-budget-not-a-number = “{ $typed }” is not a number. Write it with digits and one point, as 1 234.5.
problem-budget-too-many-decimals = “{ $typed }” has more decimals than there can be: four, or those of the currency.
problem-budget-negative = “{ $typed }” is negative. A budget line is zero or more.
problem-budget-too-large = This is too large to be kept exactly.
problem-budget-too-long = At most { $max } characters are kept. Shorten it.
problem-budget-not-a-section = “{ $typed }” is no section: staff, office, operational or overhead.
problem-budget-not-a-year = “{ $typed }” is not a year of four digits.
problem-budget-not-a-currency = “{ $typed }” is not a currency code of three letters, like EUR.
problem-budget-no-result = An operational line belongs to an outcome, output or activity. Choose one.
problem-budget-result-gone = This row is not in the results matrix any more. Choose another one.
problem-budget-result-objective = A line belongs to an outcome, output or activity, not to the objective.
problem-budget-usd-too-large = In USD this is too large to be kept exactly.
problem-budget-sum-too-large = Together the lines are too large to be kept exactly.
problem-budget-too-many-lines = More than { $max } lines cannot be saved at once.
problem-budget-nothing-to-convert = There is nothing to convert: every amount is converted, or its currency has no recent rate.
problem-budget-fix-own = You wrote lines of this budget. Another endorser has to fix it: who writes a budget does not fix it.
problem-budget-fix-empty = There is no line that could be fixed.
problem-budget-fix-nothing = Nothing has changed since the last version.
problem-budget-changed-meanwhile = The budget was changed after you had opened it. Look at it as it is now, then fix it.

act-budget-save = Budget changed
act-budget-convert = Amounts converted
act-budget-fix = Budget version fixed
act-rate-import = Rates imported
log-noun-budget = Budgets
log-noun-rate = Rates
