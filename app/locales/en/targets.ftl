# Targets of an indicator: for the whole, per period and per cell.
targets-title = Targets per period and cell
targets-lead = What is promised for each indicator, as a whole and for each period. Where periods have targets, they say whether the indicator is on track; elsewhere the time that has passed does.
targets-link = Targets per period and cell
targets-back = Back to the matrix
targets-of = Targets of { $number } { $title }
targets-periods = Periods with a target
targets-count = { $count ->
    [0] none
   *[other] { $count }
}
targets-for = For
targets-whole = The whole project
targets-period-gone = a retired period
targets-together = The periods together
targets-cell = { $place }, { $column }
targets-save = Save the targets
targets-hint = A blank is no target; 0 promises nought. Every line counts for its own period, by the rule by which the values of the indicator amount over the periods.
targets-done = { $count ->
    [0] Nothing was changed.
    [one] 1 target saved.
   *[other] { $count } targets saved.
}
targets-kept = Earlier targets
targets-by = Set by
targets-since = Set on (UTC)
targets-until = Until (UTC)
targets-doubt-cells-above = { $place }: by { $axis } the targets add to { $sum }, above the { $total } of the total. If a person is meant to count in several cells, leave it; else correct a cell or the total.
targets-doubt-sum-differs = The targets of the periods add to { $sum }; the whole project promises { $whole }. Correct one of them, or leave it if the difference is meant.
targets-doubt-last-differs = The last period promises { $last }; the whole project promises { $whole }. Correct one of them, or leave it if the difference is meant.

problem-period-gone = This period is no longer one of the project. Nothing was saved; look at the periods as they are now.
problem-targets-too-large = Together, the targets of the periods are too large to be kept exactly.
