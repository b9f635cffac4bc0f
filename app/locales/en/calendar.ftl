# The portfolio by month and on the map.
portfolio-view = View
portfolio-view-list = List
portfolio-view-calendar = Calendar
portfolio-view-map = Map
calendar-title = What falls due in { $year }
calendar-month = Month
calendar-due = Reports due
calendar-overdue = Overdue
calendar-ends = Projects that end
calendar-share = Reports, and those overdue among them
calendar-bar = { $due ->
    [one] 1 report due
   *[other] { $due } reports due
}, { $overdue } overdue
calendar-now = this month
calendar-note = A report counts in the month in which it is due, and is overdue while a value is missing after that day. Open a month for its days.
calendar-days = { $month }, day by day
calendar-day = Day
calendar-what = What
calendar-state = State
calendar-nothing = Nothing falls due in this month for these filters.
calendar-project-ends = The project ends
calendar-end = last day
calendar-report = Report { $label } is due
calendar-complete = complete
calendar-missing = { $count ->
    [one] 1 value to come
   *[other] { $count } values to come
}
calendar-missing-overdue = { $count ->
    [one] 1 value overdue
   *[other] { $count } values overdue
}
portfolio-map-shows = Map shows
portfolio-map-label = Countries by { $measure }
portfolio-map-table = By country
portfolio-map-none = none, or not known
portfolio-map-nowhere = { $count ->
    [one] 1 project names no country.
   *[other] { $count } projects name no country.
} A project of several countries counts in each.
portfolio-measure-projects = Projects
portfolio-measure-overdue = Values overdue
portfolio-measure-warned = Projects with a warning
portfolio-measure-on-track = Indicators on track
problem-no-month = “{ $typed }” is no month, such as 2026-11.
