# What the progress grid says in the browser, while one types and saves.
grid-unsaved = { $count ->
    [one] 1 change not saved yet
   *[other] { $count } changes not saved yet
}
grid-saving = Saving …
grid-saved = { $said } ({ $time })
grid-refused = Not saved: see what must be corrected.
grid-offline = There is no connection. What you type is kept in this browser and is saved as soon as the connection is back.
grid-unsent = There is no connection, so nothing was submitted. What you typed is kept in this browser and is saved as soon as the connection is back; then submit it again.
grid-failed = It could not be saved; the server answered { $status }. What you typed is kept in this browser.
grid-signed-out = Your session has ended. What you typed is kept in this browser and will be back in its cells.
grid-sign-in = Sign in and go on
grid-again = Try again
grid-keys = Keys
grid-keys-title = Keys of the grid
grid-key-move = Enter, Tab, arrows
grid-key-move-text = Go from cell to cell; with Shift, Enter and Tab go back
grid-key-back = Escape
grid-key-back-text = Take back what was typed into the cell
grid-key-undo = Ctrl + Z, Ctrl + Y
grid-key-undo-text = Undo a change and do it again; a block that was pasted is one change
grid-key-choose = Shift + arrows, Shift + click
grid-key-choose-text = Choose a block of cells
grid-key-copy = Ctrl + C, Ctrl + X, Ctrl + V
grid-key-copy-text = Copy, cut and paste a block, also from and to a spreadsheet
grid-key-clear = Delete
grid-key-clear-text = Make the chosen cells blank
grid-key-save = Ctrl + S
grid-key-save-text = Save the draft

# One indicator over all its periods.
across-back = ‹ All indicators
across-values-of = Values of { $title } over the periods
across-period = Period
across-stands = Stands at
across-carried = from { $period }
across-due = due { $day }
across-locked = locked
across-target = target { $value }
across-baseline = baseline { $value }
across-filled = { $filled } of { $of } periods filled
across-submit = Submit the ticked periods
across-choose = Submit { $title }
across-done-submitted = { $count ->
    [one] 1 period submitted.
   *[other] { $count } periods submitted.
}
across-open = { $title }, all its periods
across-reported = { $reported } of { $expected } periods reported{ $zero ->
    [0] {""}
   *[other] , { $zero } zero
}
across-stands-at = stands at { $value }
across-progress = progress { $value }
sheet-progress = Progress
sheet-reported = Reported
