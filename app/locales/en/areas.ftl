# The areas of an appeal.
areas-open = Areas
areas-crumb = Areas
areas-title = Areas of the appeal of { $year }
areas-lead = For what this appeal asks for money. Another name stands wherever the appeal had the one before, on pages about past days, too.
areas-table = The areas in the order of the appeal
areas-position = Place
areas-name = Name
areas-about = What it is about
areas-use = Used by
areas-used = { $figures ->
    [one] 1 amount
   *[other] { $figures } amounts
} of the appeal, { $tied ->
    [0] nothing allocated
    [one] 1 allocation
   *[other] { $tied } allocations
}
areas-unused = nothing yet
areas-remove = Remove
areas-new = New area { $number }
areas-cell = { $area }: { $column }
areas-save = Save the areas
areas-saved = The areas are changed.
areas-same = Nothing was changed.
problem-areas-changed = Somebody changed the areas after you had opened the page. What you typed is still in the fields, beside what stands there now: save again to put yours in its place.
problem-areas-none = An appeal has at least one area.
problem-areas-too-many = An appeal has at most { $max } areas.
problem-area-position = “{ $found }” is not a place in the order: write a whole number.
problem-area-in-use = “{ $found }” cannot be removed: { $figures } amounts of the appeal and { $tied } allocations are or were under it.
act-appeal-revise-areas = Areas of an appeal changed
