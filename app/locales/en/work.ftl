work-title = My work
work-late = Late
work-returned = Came back to you
work-waiting = Waits for you
work-next = Next
work-projects = Projects
work-rest = { $count ->
    [one] and one more
   *[other] and { $count } more
}
work-progress = Progress { $period }
work-filled = { $code } · { $filled } of { $expected } filled
work-days = { $count ->
    [0] today
    [one] 1 day
   *[other] { $count } days
}
work-returned-note = { $code } · “{ $note }”
work-review = { $count ->
    [one] Review 1 value of { $period }
   *[other] Review { $count } values of { $period }
}
work-marker-code = Gender marker not assessed
work-marker-validate = Validate the gender marker
work-marker-confirm = Confirm the gender marker
work-ends = ends { $day }
work-nothing-title = Nothing waits for you
work-nothing-text = Periods that are due, values that come back and markers to decide on appear here when they are yours.
work-nothing-projects = Open the projects
work-nothing-results = Open the results
