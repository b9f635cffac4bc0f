# Saved views of a page, and reminders out of the list of projects.
view-title = { $count ->
    [0] Saved views
   *[other] Saved views ({ $count })
}
view-none = No view is saved yet. Set the filters that you look at often, and save them under a name.
view-shared = shared with everybody
view-shared-by = shared by { $who }
view-change = Change
view-change-it = Change the view
view-delete = Delete the view
view-name = Name
view-save-as = Save the present filters as
view-share = Share it with everybody who signs in
view-replace = Put the present filters in
view-save = Save the view
view-saved = The view “{ $name }” is saved.
view-revised = The view “{ $name }” is changed.
view-deleted = The view is deleted.
problem-view-no-name = Give the view a name.
problem-view-long-name = The name has more than { $most } letters.
problem-view-name-taken = You have a view “{ $name }” of this page already: choose another name, or change that one.
problem-view-too-many = You have { $most } views of this page: delete one first.
problem-view-query = These filters are too long to be kept.
problem-view-changed = The view “{ $name }” was changed after you had opened the page. What you typed is still in the fields: send it again to put yours in its place.
act-view-save = View saved
act-view-revise = View changed
act-view-delete = View deleted
log-noun-view = Saved views

portfolio-tick = Choose { $title }
portfolio-remind = Remind
portfolio-remind-lead = One message to each person who enters values and owes some of these projects, with all that is missing or came back on them. Nobody is reminded more than once a day.
portfolio-remind-line = Your line to them
portfolio-remind-hint = Goes with the reminder, at most { $most } letters. It may stay blank.
portfolio-remind-chosen = Remind those of the projects chosen above
portfolio-remind-all = { $count ->
    [one] Remind those of the 1 project of these filters
   *[other] Remind those of all { $count } projects of these filters
}
portfolio-reminded = { $sent ->
    [one] 1 person is reminded
   *[other] { $sent } people are reminded
} of { $projects ->
    [one] 1 project
   *[other] { $projects } projects
}.{ $spared ->
    [0] {""}
    [one] {" "}1 person was left out: reminded within a day.
   *[other] {" "}{ $spared } people were left out: reminded within a day.
}{ $settled ->
    [0] {""}
    [one] {" "}On 1 project nobody owes anything that they could still hand in.
   *[other] {" "}On { $settled } projects nobody owes anything that they could still hand in.
}{ $beyond ->
    [0] {""}
    [one] {" "}On 1 project you may not remind anybody.
   *[other] {" "}On { $beyond } projects you may not remind anybody.
}
problem-no-project-chosen = Choose at least one project, or remind those of all.
problem-reminded-all-lately = { $count ->
    [one] The only one who owes something was reminded within a day
   *[other] All { $count } who owe something were reminded within a day
}. One reminder a day is enough.
problem-reminder-long = The line has more than { $most } letters.
mail-note = “{ $note }”
