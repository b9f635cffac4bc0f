# Corporate frameworks: areas, what is to be achieved in them, indicators and targets.

frameworks-title = Frameworks
frameworks-lead = What headquarters adds up, and until when. A framework of new years is made of an older one, whose results stay.
frameworks-none = There is no framework yet. Headquarters adds the first one.
framework-years = Years
framework-from-to = { $first }–{ $last }
framework-areas = Areas
framework-indicators = Indicators
framework-links = Count towards it
framework-follows = Made of { $code }
framework-lead = { $code }, { $years }
framework-totals = Totals
framework-defined = How it is defined
framework-add = Add a framework
framework-code = Code
framework-code-hint = As it stands in addresses and lists, for example MIGOF-2029. It stays as it is.
framework-name = Title
framework-first = First year
framework-last = Last year
framework-copy = Made of
framework-copy-none = Nothing: it begins empty
framework-copy-hint = Areas, results and indicators are copied; targets and links are not, because they belong to their years.
framework-add-submit = Add the framework
framework-edit = Title and years
framework-change = Change
framework-save = Save
framework-no-areas = There are no areas yet. Add the first principle or objective.
framework-no-indicators = No indicators yet.
framework-indicator = Indicator
framework-target = Target
framework-by-year = By year
framework-targets = Targets
framework-measured = { $kind }, over projects: { $over }
framework-of-outcome = of outcome { $number }
framework-of-output = of output { $number }
framework-outcome-number = Outcome { $number }
framework-output-number = Output { $number }
framework-method-is = Method: { $text }
framework-indicators-of = Indicators of { $area }
framework-add-area = Add an area
framework-add-outcome = Add an outcome
framework-add-output = Add an output
framework-add-indicator = Add an indicator
framework-part-code = Code
framework-part-code-hint = Letters, digits, dots and dashes, at most 16.
framework-area-name = Name
framework-position = Place
framework-position-hint = Among its neighbours, from 1. Blank is behind the last.
framework-statement = Statement
framework-indicator-title = Title
framework-result = What it measures
framework-of-area = The area as a whole
framework-definition = Definition
framework-method = Method
framework-method-hint = How it is measured, and from what.
framework-answers-hint = For a scale: one a line, the lowest first.
framework-fixed = { $count ->
    [one] One project indicator counts
   *[other] { $count } project indicators count
} towards it, so its kind, its unit and its answers stay.
framework-targets-of = Targets of { $code }: { $title }
framework-targets-hint = What is to be achieved in all years together, and in each. Blank is no target; 0 is one.
framework-targets-ratio = Typed as a part of a whole, such as 80/100. Blank is no target.
framework-targets-answers = The number of an answer, 1 for the lowest, or yes and no. Blank is no target.
framework-whole = All years
framework-retire = Take it out
framework-retire-hint = Why it is no longer part of the framework. Past days keep it.
framework-retire-submit = Take it out
framework-retire-area = An area is taken out once nothing stands in it. Past days keep it.
framework-retire-result = An outcome or output is taken out once nothing stands under it, and no indicator measures it. Past days keep it.
framework-retire-indicator = { $count ->
    [0] Nothing counts towards it.
    [one] One link ends with it.
   *[other] { $count } links end with it.
} Past days keep it, with its totals.
framework-done-added = The framework is there. Add its areas, or change what was copied.
framework-done-saved = Saved.
framework-done-targets = { $count ->
    [0] Nothing was changed.
    [one] One target is set.
   *[other] { $count } targets are set.
}
framework-done-retired = { $count ->
    [0] It is taken out.
    [one] It is taken out, and one link has ended with it.
   *[other] It is taken out, and { $count } links have ended with it.
}

log-noun-framework = Frameworks
log-noun-framework-area = Areas of frameworks
log-noun-framework-result = Results of frameworks
log-noun-corporate = Corporate indicators
act-framework-add = Framework added
act-framework-revise = Framework changed
act-framework-area-add = Area added
act-framework-area-revise = Area changed
act-framework-area-retire = Area taken out
act-framework-result-add = Outcome or output added
act-framework-result-revise = Outcome or output changed
act-framework-result-retire = Outcome or output taken out
act-corporate-add = Corporate indicator added
act-corporate-revise = Corporate indicator changed
act-corporate-retire = Corporate indicator taken out
act-corporate-set-targets = Corporate targets set

problem-framework-code = A code has letters, digits, dots and dashes, at most { $max }, and begins with a letter or digit.
problem-framework-code-taken = { $code } is taken, perhaps by something that was taken out. Choose another code.
problem-framework-no-year = A year has four digits.
problem-framework-years = The last year is not before the first, both between 1990 and 2100, and there are at most { $most }.
problem-framework-year-has-target = There is a target for { $year }. Take it away before that year is left out.
problem-framework-year-elsewhere = The framework does not hold in that year.
problem-framework-unknown = There is no such framework.
problem-framework-position = A place is a number from 1 to 999.
problem-framework-output-of-output = An output stands under an outcome, not under another output.
problem-framework-result-elsewhere = Choose an outcome or output of the same area.
problem-framework-not-empty = Parts that still stand in it: { $count }. Take out or move those first.
problem-corporate-narrative = Words are not added up. Choose a kind that is counted.
problem-corporate-is-linked = Project indicators that count towards it: { $count }. So this stays. End those links first, or add another indicator.
problem-corporate-has-shares = Links that count in part: { $count }. That only works where projects are added up.
problem-corporate-has-overlaps = Declared overlaps: { $count }. They only work for counts that are added up. Withdraw them first.
