funding-title = What the appeal asks for, and what it has

funding-appeal = Appeal
funding-group-by = Group by
funding-compare = Beside
funding-compare-none = no other
funding-beside = the other year
funding-side-by-side = The appeals of { $year } and { $other } side by side
funding-side-by-side-note = Rows are the same where region and name as printed are. A difference is that of the first year from the other.
funding-only-in = Only in the appeal of { $year }
funding-by-region = Region
funding-by-country = Country
funding-by-area = Area
funding-region = Region
funding-area = Area
funding-all-areas = All of its areas are shown.
funding-search = Search
funding-search-hint = country or region
funding-clear = Clear

funding-required-printed = Required, as printed
funding-required-added = Required, cells added
funding-cells-agree = its cells add to the same
funding-cells-differ = its cells add to { $usd }
funding-not-printed = the source prints no total for this choice
funding-budgeted-by-projects = Budgeted by projects
funding-of-required = { $share } of what is required
funding-of-budgeted = { $share } of what is budgeted
funding-stages = pledged { $pledged }, committed { $committed }
funding-nothing-required = nothing is required
funding-none-required = none required

funding-view-map = Show as a map
funding-view-table = Show as a table
funding-view-flow = Show the flow
funding-map-shows = Map shows
funding-map-label = { $measure } by country, { $appeal }
funding-map-beside = More than one country, or none
funding-map-beside-note = A row for several countries gives them one figure together; on the map each of them has its shade and leads here.
funding-measure-required = Required
funding-measure-required-nothing = nothing required
funding-measure-budgeted = Budgeted
funding-measure-budgeted-nothing = nothing budgeted
funding-measure-promised = Promised
funding-measure-promised-nothing = nothing promised
funding-measure-received = Received
funding-measure-received-nothing = nothing received
funding-measure-gap = Gap
funding-measure-gap-nothing = no gap
funding-measure-coverage = Coverage
funding-measure-coverage-nothing = nothing received, or none required
funding-measured-required = { $usd } required
funding-measured-budgeted = { $usd } budgeted
funding-measured-promised = { $usd } promised
funding-measured-received = { $usd } received
funding-measured-gap = gap { $usd }
funding-measured-coverage = { $share } covered

funding-download = Download
funding-download-xlsx = Spreadsheet (XLSX)
funding-download-csv = Text (CSV)
funding-file-about = About
funding-file-codes = ISO 3166
funding-file-required = Required (USD, cells added)
funding-file-printed = Required (USD, as printed)
funding-file-budgeted = Budgeted (USD)
funding-file-promised = Promised (USD)
funding-file-pledged = Pledged (USD)
funding-file-committed = Committed (USD)
funding-file-received = Received (USD)
funding-file-spent = Spent (USD)
funding-file-tied = For cells of the appeal (USD)
funding-file-missing-given = Instalments not converted
funding-file-missing-spent = Expenditures not converted
funding-file-kind = Kind of donor
funding-file-title = Title
funding-file-from = From
funding-file-to = To
funding-file-coverage = Received of required (%)
funding-file-gap = Gap (USD; below zero: more received than required)
funding-file-required-of = Required { $year } (USD, cells added)
funding-file-budgeted-of = Budgeted { $year } (USD)
funding-file-missing = Budget amounts not converted
funding-file-sorted = Sorted by
funding-sorted- = Required, the largest first
funding-sorted-name = Name
funding-sorted-gap = Gap, the largest first
funding-file-as-at = As at
funding-file-now = now
funding-file-made = Made
funding-file-utc = { $at } UTC
funding-file-no-region = none
funding-file-note = Required is the sum of the appeal’s cells; the gap is what of it was not received. Promised is what was pledged, committed or received, whichever is most, of each contribution. Amounts without a rate are in no sum.
funding-file-differs = { $name }: { $printed } is printed, its cells add to { $added }
funding-gap = Gap
funding-over-received = Beyond what is required
funding-over-note = more was received than is required
funding-over = over by { $usd }
funding-covered = covered
funding-nothing = –
funding-projects-with-money = Projects with money in it
funding-no-projects = no project has budgeted for it yet
funding-once-each = each counted once
funding-depend = { $count ->
    [one] 1 indicator depends on it:
   *[other] { $count } indicators depend on it:
}

funding-differ-by = Printed and added figures differ by { $usd }
funding-differ-somewhere = Printed and added figures differ
funding-differ-places = { $count ->
    [one] in one place:
    [2] in two places:
    [3] in three places:
    [4] in four places:
   *[other] in { $count } places:
}
funding-and-more = { $count ->
    [one] {" "}and one more
   *[other] {" "}and { $count } more
}
funding-show-cells = Show the cells
funding-differ-table = Where printed and added figures differ
funding-differ-totals = Totals that differ with them
funding-where = Where
funding-printed = Printed
funding-added = Added
funding-difference = Difference
funding-why = Why
funding-why-cell = { $area } is in the row, but not in its printed total.
funding-why-unknown = No single cell explains it.
funding-all-regions = All regions
funding-as-printed = as printed
funding-differs-legend = ≠ what is printed
funding-line-not-printed = not printed

funding-table = The appeal by { $group }
funding-table-years = The appeals
funding-table-givers = What was given for { $appeal } by { $group }
funding-donor = Donor
funding-earmarking = Earmarking
funding-earmarking-unearmarked-long = for whatever the organization needs
funding-earmarking-softly-long = for a region or an area
funding-earmarking-tightly-long = for one project
funding-contributions = Contributions
funding-promised = Promised
funding-promised-note = promised: pledged, committed or received, whichever is most
funding-pledged = Pledged
funding-committed = Committed
funding-received = Received
funding-spent = Spent
funding-spent-of = spent { $usd }
funding-received-of = received { $usd }
funding-budgeted-spent = Budgeted · spent
funding-promised-received = Promised · received
funding-for-cells = For cells of the appeal
funding-bar-given = Received · promised
funding-bar-given-label = { $promised } promised, { $received } received
funding-untied = Given for no cell of the appeal yet
funding-no-gifts = Nothing has been given that fits these filters. Widen them, or clear the search.
funding-no-gifts-row = No contribution is allocated to this row yet.
funding-flow = From donors to areas to regions
funding-flow-label = What donors promised for { $appeal }, by area and by region
funding-flow-note = What is allocated to cells of the appeal. Promised is what was pledged, committed or received, whichever is most.
funding-flow-empty = Nothing that was given is allocated to cells of the appeal that fit these filters.
funding-flow-given = By donor and area
funding-flow-used = By region and area
funding-other-donors = { $count ->
    [one] one other donor
   *[other] { $count } other donors
}
funding-required = Required
funding-bar = Received · promised · budgeted
funding-budgeted = Budgeted
funding-projects = Projects
funding-indicators = Indicators that depend on it
funding-plus-missing = + { $count } not converted
funding-total = Total
funding-none = Nothing in this appeal fits these filters. Widen them, or clear the search.
funding-legend-received = received
funding-legend-promised = promised, not yet received
funding-legend-budgeted = budgeted only
funding-legend-required = what is required
funding-bar-budgeted = { $required } required, { $budgeted } budgeted
funding-not-budgeted = required, not budgeted
funding-open = required, neither budgeted nor promised
funding-in-usd = all amounts in whole US dollars
funding-statuses-legend = ● on track ▲ at risk ■ off track ? unknown
funding-bar-label = { $required } required, { $budgeted } budgeted, { $promised } promised, { $received } received, covered: { $share }
funding-statuses-left-out = How the indicators stand is counted here for up to { $count } projects: choose a region, an area or a country.
funding-imported-later = Required is the sum of the appeal’s cells; the gap is what of it was not received. Amounts of the appeal were changed after this day.
funding-imported = Required is the sum of the appeal’s cells; the gap is what of it was not received. Appeal imported on { $at } UTC.

funding-empty-title = No appeal has been imported yet
funding-empty-text = Here stands what the organization asks for by region, country and area, beside what projects have budgeted for it. A fund manager or an administrator imports the files of a year here, or at the command line:

funding-stands-for = Stands for { $countries }
funding-row-differs = Its areas add to { $added }, but { $printed } is printed: { $usd }.
funding-open-cells = { $count ->
    [one] One amount of this row can be read in more than one way.
   *[other] { $count } amounts of this row can be read in more than one way.
}
funding-open-text = The printed total of the row is certain, their place is not. Decide nothing on one of them alone.
funding-open-cell = { $area }: { $chosen } here; it may also be { $others }
funding-open-or = or
funding-by-areas = By area
funding-no-areas = No area is asked for.
funding-lines = Budget lines behind it
funding-line = Line
funding-rate = Rate
funding-allocated = Allocated
funding-outside-scope = outside your scope
funding-no-lines = No project has tied a budget line to this row yet. What it asks for is all still open.
funding-missing = Amounts without a rate, in none of these sums
funding-project = Project
funding-stand-or-fall = The indicators that stand or fall with it
funding-no-indicators = The lines are tied to no result with an indicator.
funding-depends-rule = Those of the outcomes and outputs that the lines are tied to, and of all that stands under them; a line for an activity counts for its output. Lines for staff, office and overhead are tied to no single result.
funding-indicator = Indicator
funding-baseline = Baseline
funding-target = Target
funding-so-far = So far
funding-progress = Progress
funding-progress-label = { $share } of the way to the target
funding-progress-expected = { $share } of the way to the target; { $expected } expected by the reports that were due
funding-maintained = maintained
funding-not-maintained = not maintained
funding-status = Status
funding-objective = Objective
funding-outcome = Outcome
funding-output = Output
funding-activity = Activity
