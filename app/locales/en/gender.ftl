gender-title = Gender marker
gender-lead = Projects and money by code, what is missing, and who said so
gender-by-code = Money by code
gender-list = Projects and their markers
gender-figure-assessed = Assessed, of { $of } submitted projects
gender-figure-assessed-note = { $projects } of projects · { $money } of money
gender-figure-missing-note = USD { $usd } · { $count ->
    [0] none overdue
   *[other] { $count } overdue
}
gender-figure-stale = Stale: changed after validation
gender-figure-equal = Budget under 2a and 2b
gender-figure-equal-note = USD { $part } of { $whole }
gender-projects = { $count ->
    [one] 1 project
   *[other] { $count } projects
}
gender-stages = { $confirmed } confirmed, { $validated } validated, { $coded } coded, { $stale } stale
gender-filter-overdue = Overdue
gender-column-code = Marker
gender-column-hands = Who said so
gender-column-budget = Budget
gender-column-stage = Stage
gender-days-overdue = { $count ->
    [one] 1 day overdue
   *[other] { $count } days overdue
}
gender-hand-coded = coded: { $who }
gender-hand-validated = validated: { $who }
gender-hand-confirmed = confirmed: { $who }

gender-means-2b = All three standards, and gender equality is the principal purpose
gender-means-2a = All three standards
gender-means-1 = Some of the standards, not all
gender-means-0 = None of the standards
gender-means-na = No contact with beneficiaries and no influence on what they get

gender-overdue = It was due on { $day }, 30 days after the proposal: { $count ->
    [one] 1 day
   *[other] { $count } days
} ago. The project manager answers the questions first. Not assessed is not the same as 0.
gender-due = It is due on { $day }, 30 days after the proposal. Not assessed is not the same as 0.
gender-not-due = It is due 30 days after the proposal is submitted. Not assessed is not the same as 0.
gender-title-coded = Coded, not yet validated
gender-text-coded = The gender focal point validates it next.
gender-title-validated = Validated, not yet confirmed
gender-text-validated = The endorser confirms it next.
gender-title-confirmed = Confirmed
gender-text-confirmed = Coded, validated and confirmed by three people.
gender-title-stale = Validated for an earlier version
gender-text-stale = After the validation something changed: { $reason }. The project manager codes it again.
gender-no-reach = The project has no contact with beneficiaries and no influence on the goods or services they get, so the three standards are not asked for.
gender-standards = The three standards and their evidence
gender-needs = Needs assessment
gender-outputs = Outputs
gender-activities = Activities
gender-met = { " " }met
gender-changed = { " " }changed since
gender-not-met = Not met: no evidence was named.
gender-output = Output { $number }
gender-activity = Activity { $number }
gender-row-retired = the row was removed from the matrix
gender-principal-yes = Gender equality is the principal purpose of this project.

gender-history = Who said what, when
gender-history-none = Nobody has said anything yet.
gender-step-coded = coded
gender-step-validated = validated
gender-step-confirmed = confirmed
gender-step-stale = Stale
gender-money = Money under this code
gender-money-whole = Whole budget
gender-money-evidence = On the output named as evidence

gender-code-first = Answer the questions
gender-code-again = Code it again
gender-code-stale = Code it again: its evidence changed
gender-ask-reaches = Does the project reach people, or change the goods or services that people get?
gender-reaches-yes = Yes
gender-reaches-no = No contact with beneficiaries, and no influence on what they get
gender-reaches-no-hint = the marker will be N/A
gender-show-rationale = Show the rationale, to copy the sentence from
gender-no-rationale = The proposal has no rationale yet; write it first.
gender-ask-needs = Needs assessment: the sentence that analyses gender
gender-ask-needs-hint = Copied word for word from the rationale. Leave it empty where there is none.
gender-ask-output = Outputs: the one that shows it
gender-ask-activity = Activities: the one that shows it
gender-no-evidence = None: the standard is not met
gender-ask-principal = Principal purpose
gender-principal = Gender equality is the project’s principal purpose
gender-principal-hint = makes 2b of 2a, where all three standards are met
gender-note = Note
gender-code-submit = Code the marker
gender-validate = Validate the code
gender-validate-text = You are the second person: does the evidence carry this code?
gender-validate-submit = Validate as { $code }
gender-confirm = Confirm the code
gender-confirm-text = You are the third person: coder and focal point agree on this code.
gender-confirm-submit = Confirm { $code }

gender-done-coded = The marker is coded { $code }. The gender focal point validates it next.
gender-done-validated = The marker is validated. The endorser confirms it next.
gender-done-confirmed = The marker is confirmed.

problem-gender-changed = Somebody took a step on this marker after you opened the page; it now stands as you see it here. Read it and decide again.
problem-gender-coder-validates = Who coded a marker cannot validate it. Another gender focal point must.
problem-gender-hand-confirms = Who coded or validated a marker cannot confirm it. Another endorser must.
problem-gender-wrong-stage = This step is not possible at this stage of the marker.
problem-gender-override = The code does not follow from the answers.
problem-gender-reaches = Say whether the project reaches people; everything else depends on it.
problem-gender-not-in-rationale = This sentence does not stand in the rationale. Copy it from there word for word.
problem-gender-not-of-this-project = Choose a row of this project’s matrix.
