# The results matrix.
matrix-title = Results matrix
matrix-head-indicators = Indicators
matrix-source = Data source and collection method
matrix-baseline = Baseline
matrix-target = Target
matrix-assumptions = Assumptions

matrix-outcomes = { $count ->
    [one] 1 outcome
   *[other] { $count } outcomes
}
matrix-outputs = { $count ->
    [one] 1 output
   *[other] { $count } outputs
}
matrix-activities = { $count ->
    [one] 1 activity
   *[other] { $count } activities
}
matrix-indicators = { $count ->
    [one] 1 indicator
   *[other] { $count } indicators
}
matrix-locked = The matrix cannot be changed while the project is in the state “{ $state }”.

matrix-empty-title = Nothing is promised yet
matrix-empty-text = Here comes what the project promises: one objective, under it outcomes, outputs and activities, each result with its indicators. Start with the objective.

matrix-level-objective = Objective
matrix-level-outcome = Outcome { $number }
matrix-level-output = Output { $number }
matrix-level-activity = Activity { $number }
matrix-name-objective = the objective
matrix-name-outcome = outcome { $number }
matrix-name-output = output { $number }
matrix-name-activity = activity { $number }
matrix-name-indicator = indicator { $number }
matrix-activities-of = Activities that lead to output { $number }
matrix-counts-towards = Counts towards “{ $title }”:

matrix-edit = Edit
matrix-add-objective = Add the objective
matrix-add-outcome = Add an outcome
matrix-add-output = Add an output under outcome { $number }
matrix-add-activity = Add an activity that leads to output { $number }
matrix-add-indicator = Add the indicator
matrix-add-indicator-objective = Add an indicator to the objective
matrix-add-indicator-outcome = Add an indicator to outcome { $number }
matrix-add-indicator-output = Add an indicator to output { $number }
matrix-edit-title = Edit { $name }
matrix-save = Save { $name }
matrix-cancel = Cancel
matrix-move-start = Move { $name } up
matrix-move-end = Move { $name } down

matrix-retire-ask = Retire { $name } …
matrix-retire = Retire { $name }
matrix-retire-node-says = It leaves the matrix, and the rows after it are numbered anew. Its history and the money recorded on it stay.
matrix-retire-money = { $count ->
    [one] 1 budget line
   *[other] { $count } budget lines
} of USD { $usd }{ $missing ->
    [0] {""}
   *[other] {" "}(and { $missing } not converted)
} { $count ->
    [one] is
   *[other] are
} tied to it and will stand in the budget under “Results taken out of the matrix” until another result is chosen. The row leaves the matrix, and the rows after it are numbered anew; its history stays.
matrix-retire-money-unknown = { $count ->
    [one] 1 budget line, not converted to USD, is
   *[other] { $count } budget lines, not converted to USD, are
} tied to it and will stand in the budget under “Results taken out of the matrix” until another result is chosen. The row leaves the matrix, and the rows after it are numbered anew; its history stays.
matrix-retire-indicator-says = It leaves the matrix and is no longer asked for. Its history stays.
matrix-retire-reported-says = It leaves the matrix and is no longer asked for. The values reported for it stay in the history, but no longer count.
matrix-retire-not-empty = It can be retired once nothing stands under it; now there { $rows ->
    [0] { $indicators ->
        [one] is 1 indicator
       *[other] are { $indicators } indicators
    }
    [one] is 1 row{ $indicators ->
        [0] {""}
        [one] {" "}and 1 indicator
       *[other] {" "}and { $indicators } indicators
    }
   *[other] are { $rows } rows{ $indicators ->
        [0] {""}
        [one] {" "}and 1 indicator
       *[other] {" "}and { $indicators } indicators
    }
}.

matrix-done-added = Added.
matrix-done-saved = Saved.
matrix-done-moved = Moved.
matrix-done-retired = Retired. What was recorded on it stays in the history.

matrix-statement = Statement
matrix-statement-hint-objective = The lasting change to which the project contributes, in one sentence of at most 500 characters.
matrix-statement-hint-outcome = What people or institutions do differently because of the project, as if it had happened already.
matrix-statement-hint-output = What the project delivers or people are able to do afterwards, as if it had happened already.
matrix-statement-hint-activity = What is done, in one sentence that begins with a verb.
matrix-assumptions-hint = What must hold, outside the control of the project, for this to lead to the next level.

matrix-indicator-title = What is measured
matrix-title-hint = At most 300 characters. The unit and the target have fields of their own.
matrix-unit = Unit
matrix-unit-hint = people, shelters, days; % for a percentage
matrix-baseline-hint = Before the project. Blank where it is unknown, 0 where it is none; 62/100 for a percentage.
matrix-target-hint = At the end of the project; 85/100 for a percentage.
matrix-source-hint = Where the figure is found, and who collects it, how and how often.
matrix-cells = Disaggregation
matrix-by-sex = Reported by sex
matrix-by-sex-hint = For people. Values already reported stay as they are.
matrix-by-age = Reported by age
matrix-by-age-hint = 0–17, 18–59, 60 and over.
matrix-crossed = Every combination
matrix-crossed-hint = Girls under 18 instead of girls and women on one hand, children on the other.
matrix-own-axis = Another way to split it
matrix-own-axis-hint = Its name, such as District; blank where there is none.
matrix-own-categories = Its categories
matrix-own-categories-hint = One a line, at most twelve.
matrix-answers = Answers of the scale
matrix-answers-hint = For a scale: one a line, the lowest first. Baseline and target are the number of an answer, 1 for the lowest.

matrix-kind = Kind
matrix-kind-fixed = Values were entered, so the kind stays as it is.
matrix-kind-count = Count: a number of people or things
matrix-kind-percentage = Percentage: so many of so many, such as 26/31
matrix-kind-rate = Rate: so many for every thousand, typed as 12/4000
matrix-kind-mean = Mean: a sum over a number, such as 330/120
matrix-kind-scale = Scale: one of several answers in their order
matrix-kind-yes-no = Yes or no
matrix-kind-narrative = Narrative: words, not measured
matrix-direction = What is good
matrix-direction-increase = A rise: more is better
matrix-direction-decrease = A fall: less is better
matrix-direction-maintain = No fall: at least the target, whatever the baseline
matrix-accumulation = Over the periods of this project
matrix-accumulation-sum = Sum: the periods are added up
matrix-accumulation-latest = Latest: the last period with a value stands
matrix-accumulation-maximum = Maximum: the highest period stands
matrix-accumulation-minimum = Minimum: the lowest period stands
matrix-accumulation-mean = Mean: the average of the periods with a value
matrix-operator = Over projects
matrix-operator-sum = Sum: projects are added up, percentages pooled
matrix-operator-mean = Mean: the average of the projects with a value
matrix-operator-maximum = Maximum: the highest project stands
matrix-operator-minimum = Minimum: the lowest project stands

matrix-short-by = by { $axis }
matrix-short-decrease = a fall is good
matrix-short-maintain = to be maintained

# What is wrong with a field of the matrix, or with the whole of a form.
problem-required = This cannot be left blank.
problem-too-long = This has { $length } characters; at most { $max } are kept. Shorten it.
problem-not-a-choice = Choose one of the listed answers.
problem-not-a-number = “{ $typed }” is not a number. Write digits, with a point before decimals, such as 1 240 or 3.5.
problem-too-many-decimals = “{ $typed }” has more than four decimals. Round it to four.
problem-too-large = “{ $typed }” is too large to be kept exactly.
problem-not-an-answer = “{ $typed }” is not the number of an answer of this scale; 1 is the lowest.
problem-not-yes-no = “{ $typed }” is neither yes nor no.
problem-negative = “{ $typed }” is below zero. Only zero and above can be counted.
problem-not-a-ratio = A percentage, a rate and a mean are written as two numbers, so many of so many, such as 26/31; “{ $typed }” is not.
problem-zero-denominator = The second number of “{ $typed }” is zero. So many of none is no share; leave it blank where it is unknown.
problem-above-whole = In “{ $typed }” the first number is above the second. At most all of them can be counted.
problem-kind-has-values = Values were entered for this indicator, so its kind stays as it is: a count cannot be read as a percentage. Retire this indicator and add another one.
problem-kind-is-linked = This indicator counts towards the corporate indicator { $code }, which is of the other kind.
problem-second-objective = This matrix has an objective already, and a matrix has one.
problem-wrong-parent = An outcome stands under the objective, an output under an outcome, an activity under an output. Add the row above it first.
problem-indicator-on-activity = Activities carry assumptions, not indicators. Add the indicator to the output.
problem-assumption-on-objective = The objective carries no assumption. Put it on an outcome.
problem-not-empty = Rows or indicators still stand under it. Retire these first.
problem-no-place = It stands at that end already.
problem-changed-meanwhile = { $who } changed this on { $when } (UTC), after you had opened it. Where it differs from what you typed, what stands there now is shown. Save again to put yours in its place, or cancel.
problem-changed-meanwhile-by-nobody = This was changed after you had opened it. Where it differs from what you typed, what stands there now is shown. Save again to put yours in its place, or cancel.
problem-present-value = Now there: “{ $value }”.
problem-present-blank = Now there: nothing.
problem-retired-meanwhile = { $who } retired this on { $when } (UTC). Nothing was saved.
problem-retired-meanwhile-by-nobody = This was retired meanwhile. Nothing was saved.
problem-kind-accumulates = { $kind ->
    [narrative] Words have no sum, mean, highest or lowest. Choose the latest.
   *[other] Answers have no sum and no mean. Choose the latest, the highest or the lowest.
}
problem-kind-not-split = Only counts and ratios are split. Leave sex, age and other categories out.
problem-narrative-promise = Words are not promised as a number. Leave it blank.
problem-answers-of-scales = Only a scale has answers of its own. Leave them blank.
problem-answers-number = A scale has two to { $max } answers; these are { $number }.
problem-answers-have-values = Values were entered on this scale of { $number } answers. Answers can be renamed, and added at the end, but not taken away.
problem-name-twice = “{ $name }” is there twice.
problem-axis-taken = By sex and by age are choices of their own; tick them above.
problem-axis-too-few = At least two categories, one a line.
problem-axis-too-many = At most { $max } categories.
problem-axes-too-many-cells = That makes { $cells } cells for each value; at most { $max } can be reported. Leave an axis out, or do not cross them.
