results-title = What was achieved
results-indicator-title = { $title } · What was achieved
results-years = { $title } { $from }–{ $to }
results-framework = Framework
results-some = Only { $what }. Corporate targets belong to the whole organization, so the bars here run to what these projects have promised.
results-country = Country
results-office = Office
results-funding = Funding
results-gender = Gender marker
results-sdg = SDG target
results-project = Project
results-clear = Show all
results-all = All

results-view-table = Table
results-view-pivot = Pivot
results-view-map = Map
results-rows = Rows
results-columns = Columns
results-columns-none = none
results-measure = Shows
results-measure-value = Achieved
results-measure-promised = Promised
results-measure-progress = Progress towards what was promised
results-measure-coverage = Reported
results-measure-overdue = Overdue indicators
results-measure-linked = Linked indicators
results-pivot-note = An empty cell has no linked indicator. Every project stands in one row and one column; an overlap is subtracted where all its projects meet.
problem-pivot-same = Rows and columns ask the same question. Choose another one for the columns.
results-map-label = { $measure }: { $title }, by country
results-map-nothing = linked, and nothing
results-map-off = not on the map
results-map-note = A country stands for the projects that its missions run. What other offices run is listed by office.
results-by-country = By country

results-on-track = Corporate indicators on track
results-projects-reported = Projects reported, of { $count } linked
results-indicators-reported = Project indicators reported, of { $count }
results-unlinked = Projects without a link, of { $count }
results-unlinked-note = their results reach no corporate total

results-overdue = { $count } overdue
results-not-due = { $count } not due or in review
results-zero = { $count } zero
results-behind = { $count } with a gap

results-table = Corporate indicators
results-indicator = Corporate indicator
results-target = Target
results-promised = Promised
results-achieved = Achieved
results-progress-column = Progress
results-reported-column = Reported
results-state = State
results-reported = { $reported } of { $expected }
results-nothing = nothing yet
results-no-target = no target
results-no-links = not linked
results-no-indicators = This framework has no corporate indicators yet.
results-no-projects = No project reports here yet.
results-halves = { $numerator } of { $denominator } = { $percent }
results-kinds-differ = counts and percentages are linked together
results-too-large = too large to add up

results-progress = { $share } of the target; { $expected } expected by the reports that were due
results-progress-not-due = { $share } of the target; no report has been due yet
results-kept = kept
results-not-kept = not kept
results-why-no-target = no target to measure by
results-why-no-baseline = a fall is not measured without a baseline
results-why-nothing-reported = nothing approved yet
results-why-too-large = too large to measure
results-why-told = told in words
results-why-kinds-differ = counts and percentages are linked together

results-by-region = By region
results-by-region-note = On track: the linked project indicators that keep up with their own targets. Units differ, so nothing is added here.
results-region-on-track = On track
results-region-share = { $share } of the linked project indicators are on track
results-region-projects = { $count ->
    [one] 1 project under way
   *[other] { $count } projects under way
}
results-promised-note = Promised: the targets of the linked project indicators, added as their values are.
results-all-regions = All

results-source-count = { $value } { $unit }: where it comes from
results-source-share = { $value }: where it comes from
results-source-unlinked = Nothing is linked here
results-source-nothing = Nothing approved yet: where it will come from
results-gross = { $count ->
    [one] Gross of 1 project indicator
   *[other] Gross of { $count } project indicators
}
results-no-links-text = No project indicator is linked to this corporate indicator, so there is nothing to add up.
results-open-project = open the project
results-nothing-approved = Nothing approved yet

results-sum-regions = Sum of { $count } regions
results-sum-places = Sum of { $count } countries and offices
results-sum-indicators = { $count ->
    [one] Sum of 1 project indicator
   *[other] Sum of { $count } project indicators
}
results-pooled-regions = { $count } regions: numerators and denominators added
results-pooled-places = { $count } countries and offices: numerators and denominators added
results-pooled-indicators = { $count ->
    [one] 1 project indicator
   *[other] { $count } project indicators: numerators and denominators added
}
results-mean = { $count ->
    [one] 1 project indicator
   *[other] Mean of { $count } project indicators, blanks left out
}
results-maximum = Highest of { $count ->
    [one] 1 project indicator
   *[other] { $count } project indicators
}
results-minimum = Lowest of { $count ->
    [one] 1 project indicator
   *[other] { $count } project indicators
}

results-leaf-sum = { $count ->
    [one] Sum of 1 period
   *[other] Sum of { $count } periods
}
results-leaf-pooled = { $count ->
    [one] 1 period
   *[other] { $count } periods: numerators and denominators added
}
results-leaf-mean = { $count ->
    [one] Mean of 1 period
   *[other] Mean of { $count } periods, blanks left out
}
results-leaf-latest = The latest period with an approved value counts
results-leaf-maximum = { $count ->
    [one] Highest of 1 period
   *[other] Highest of { $count } periods
}
results-leaf-minimum = { $count ->
    [one] Lowest of 1 period
   *[other] Lowest of { $count } periods
}

results-approved-at = { " " }· approved { $moment }
results-entered = entered by { $name }
results-entered-and-submitted = entered and submitted by { $name }
results-entered-submitted = entered by { $author }, submitted by { $submitter }
results-approved-by = approved by { $name }
results-not-counted = does not count

results-by-sex = By sex
results-sex = Sex
results-female = Female
results-male = Male
results-unspecified = Not specified
results-total = Total
results-figures = The figures
results-female-share = female { $share }
results-male-share = male { $share }
results-unspecified-share = { $share } not specified

results-no-framework-title = No results framework has been set up
results-no-framework-text = Here stands what all projects together have achieved against the organization’s results. It begins with a corporate framework and with project indicators linked to it.

# What is remembered of indicators.
act-sums-rebuild = Sums added up anew
problem-sum-too-large = The approved values of “{ $title }” amount to more than can be kept. Nothing was changed: look for a figure with too many digits, and correct it first.

# What is counted and not added up.
results-counted = counted by answer
results-counted-of = { $count ->
    [one] The answer of 1 project indicator
   *[other] The answers of { $count } project indicators
}
results-of-answers = { $count ->
    [one] 1 project indicator
   *[other] { $count } project indicators
}
results-answered = { $answer }: { $count }
results-answers = By answer
results-answer = Answer
results-answer-count = Projects’ indicators
results-answer-share = Share
results-answer-bar = The share, drawn
results-answers-note = Each project indicator stands at its own answer so far; { $reported } reported. Answers are counted, never added or averaged.
results-source-answers = Where the answers come from
problem-answers-are-linked = This scale counts towards the corporate indicator { $code }, so its answers stay the same as there, in the same order.

# Overlap: people whom several projects claim.
results-net = net of an overlap of { $overlap }
results-overlap-too-much = gross: the approved overlap is too large
results-overlap-between = Overlap between them
results-overlap-kept = Not subtracted here, because an approved overlap is too large
results-by-sex-gross = Of the gross total: an overlap is not known by sex.
log-noun-sums = Sums
problem-project-not-linked = { $code } is not linked to this corporate indicator, or does not count any more.

results-file-note = Progress and shares are of one hundred. A blank cell has nothing approved, which is not zero.
results-file-projects = Projects
results-file-area = Principle or objective
results-file-code = Code
results-file-unit = Unit
results-file-overlap = Overlap subtracted
results-file-by-now = Expected by now
results-file-expected = Expected
results-file-overdue = Overdue
results-file-not-due = Not due or in review
results-file-zero = Zero

results-charts-title = { $title } · Charts
results-charts-open = Over time, by sex and age
results-source-open = Where it comes from
results-trend = Over time
results-trend-by = By the end of
results-trend-indicators = Project indicators
results-trend-target = target { $target }
results-trend-label = { $value } by { $day }
results-trend-note = What the periods that had ended by then amount to, by the rules of the total, gross. The last column, { $day }, has every approved value.
results-trend-nothing = Nothing has been approved yet.
results-trend-answers = Answers are counted as they stand and have no course over time.
results-people = By sex and age
results-people-no-age = age not given
results-people-female = female { $count }
results-people-male = male { $count }
results-people-label = { $female } female, { $male } male
results-people-unspecified = Not specified by sex: { $count }

results-year = Year
results-compare = Compared with
results-one-year = Only what was reported for the periods that end in { $year }, against the targets of that year. Overlaps are declared over all years, so these totals are gross.
results-file-compared = Achieved in { $year }

results-spent = Spent by these projects
results-budgeted = of USD { $usd } budgeted
results-usd = USD { $usd }
results-region-no-targets = no targets of the year
