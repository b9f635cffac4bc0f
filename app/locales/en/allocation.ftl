# Tying lines of a budget to rows of an appeal.
allocation-open = Allocations to appeals
allocation-title = Allocations to appeals
allocation-table = Lines and what they are allocated to
allocation-line-cell = Line · row and area of the appeal
allocation-allocated = Allocated
allocation-bar = Required · allocated by all
allocation-by-all = By all
allocation-by-project = By this project
allocation-left = Left
allocation-left-of-lines = Left to allocate
allocation-lines-over = { $count ->
    [one] 1 line has more allocated than its amount
   *[other] { $count } lines have more allocated than their amount
}
allocation-not-converted = cannot be allocated before it is converted
allocation-line-left = { $usd } left
allocation-allocate = Allocate
allocation-allocate-line = Allocate { $line }
allocation-change = Change
allocation-change-label = Change { $what }
allocation-remove = Remove
allocation-remove-label = Remove { $what }
allocation-no-lines = No budget lines yet. Once there are some, they are allocated here to what an appeal asks for.
allocation-no-appeal = No appeal has been imported yet. Once there is one, budget lines are allocated here to what it asks for.
allocation-choose-line = Choose the line to allocate to { $row }.
allocation-of-line = Allocate: { $line }
allocation-line-has = USD { $usd }, of which { $allocated } is allocated: { $left } left.
allocation-line-over = Allocated above its amount: { $allocated } of USD { $usd }. What is allocated may shrink, but not grow.
allocation-no-rate-yet = This line is not converted to US dollars, so that nothing of it can be allocated. What is allocated may shrink.
allocation-choose-appeal = Choose the appeal
allocation-row = Row
allocation-place = { $name }: { $usd } unmet
allocation-own-countries = Countries of the project, { $region }
allocation-choose-row = Choose the row
allocation-to = { $year }: { $row }
allocation-lead = In US dollars, by area. Blank or 0 takes an allocation away. Never more than is left of the line, or of what the appeal asks for.
allocation-cell = { $required } required, { $all } allocated by all, { $own } by this project, left: { $left }
allocation-save = Save the allocations
allocation-cancel = Cancel
allocation-saved = { $count ->
    [0] Nothing was changed.
    [one] 1 allocation saved.
   *[other] { $count } allocations saved.
}

allocation-from-row = Allocate a budget line to this row
allocation-from-row-lead = Projects in these countries whose budget you may edit:
allocation-from-row-none = No project in these countries has a budget that you may edit. The budget page of any other project leads here, too.
allocation-from-row-more = There are more: open the budget of the project and choose “Allocations to appeals”.

problem-tied-above-line = More than is left of the line: { $left } can be allocated here.
problem-tied-above-cell = More than the appeal still asks for here: { $left } can be allocated.
problem-tied-no-rate = The line is not converted to US dollars, so that nothing more of it can be allocated. Convert it on the budget page first.
problem-tied-changed = { $by ->
    [person] What this line is allocated to was changed after you had opened the page; { $who } set this to { $value } on { $when }. Your amount is still in the field: save again to put it over theirs.
   *[nobody] The line or what it is allocated to was changed after you had opened the page; here stands { $value }. Your amount is still in the field: save again to set it.
}

act-budget-allocate = Budget line allocated
