tabs-label = Project
tab-overview = Overview
tab-matrix = Results matrix
tab-progress = Progress
tab-gender = Gender marker
tab-history = History
tab-waiting = { $count ->
    [one] { " " }thing waits
   *[other] { " " }things wait
}

project-state-concept = Concept
project-state-proposal = Proposal
project-state-in-endorsement = In endorsement
project-state-endorsed = Endorsed
project-state-active = Active
project-state-suspended = Suspended
project-state-completed = Completed
project-state-closed = Closed
project-state-returned = Returned
project-state-rejected = Rejected
project-state-withdrawn = Withdrawn

status-on-track = On track
status-at-risk = At risk
status-off-track = Off track
status-unknown = Unknown

gender-not-assessed = Not assessed
gender-stage-coded = coded
gender-stage-validated = validated
gender-stage-confirmed = confirmed
gender-stage-stale = stale

schedule-monthly = Reports every month
schedule-quarterly = Reports every quarter
schedule-six-monthly = Reports every six months
schedule-yearly = Reports every year

funding-development-fund = Development Fund
funding-emergency-mechanism = Migration Emergency Funding Mechanism
funding-flexible = Flexible contributions
funding-earmarked = Earmarked contributions

section-rationale = Rationale
section-partnerships = Partnerships and coordination
section-monitoring = Monitoring
section-sustainability = Sustainability
section-evaluation = Evaluation

projects-title = Projects
projects-search = Search
projects-search-hint = code or title
projects-region = Region
projects-state = State
projects-code = Code
projects-name = Project
projects-office = Office
projects-ends = Ends
projects-none = No project fits these filters. Widen them, or clear the search.
projects-on-track = { $count } of { $of } on track
projects-no-indicators = no indicators yet

overview-on-track = Indicators on track
overview-of = { $count } of { $of }
overview-against = held against the targets of the periods, or the time passed
overview-tally = { $risk } at risk · { $off } off track · { $unknown } unknown
overview-time = Time passed
overview-time-until = to { $until }, the end of the last period that was due
overview-nothing-was-due = no report has been due yet
overview-next-due = Next report due
overview-nothing-due = nothing due
overview-budget-usd = Budget in USD
overview-all-converted = every line converted
overview-facts = At a glance
overview-budget = Budget
overview-office = Office
overview-countries = Countries
overview-areas = Framework areas
overview-sdgs = SDG targets
overview-funding = Funding
overview-submitted = Proposal submitted
overview-no-sections = The proposal has no written sections yet.
overview-no-budget = No budget lines yet.
money-not-converted = { $count ->
    [one] 1 amount without a rate is not in this sum
   *[other] { $count } amounts without a rate are not in this sum
}
money-no-rate = not converted
budget-section = Section
budget-original = Original amount
budget-staff = Staff
budget-office = Office
budget-operational = Operational
budget-overhead = Overhead
