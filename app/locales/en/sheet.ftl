# The values of a period as a spreadsheet.
sheet-name-progress = Progress
sheet-name-matrix = Matrix
sheet-name-targets = Targets
sheet-number = No.
sheet-statement = Result or indicator
sheet-unit = Unit
sheet-how = How measured
sheet-how-ratio = typed as 26/31
sheet-how-yes-no = yes or no
sheet-how-narrative = told in the note
sheet-cell = { $split }: { $category }
sheet-past = { $period }, approved
sheet-target-of = Target of { $period }
sheet-target-whole = Whole project
sheet-over = Over periods
sheet-downloaded = { $period } · downloaded { $moment } UTC by { $who }
sheet-how-to-fill = Fill in the light yellow cells. A blank cell is not zero. Then upload the file on the progress page of this period: you see what would change before anything is saved.
sheet-to-read = To be read: nothing can be filled in here.
sheet-link = Spreadsheet ↓
sheet-title = Spreadsheet
sheet-lead = Take this period away, fill it in with Excel or LibreOffice, and bring it back. You see what would change before anything is saved.
sheet-file = The file, filled in
sheet-file-hint = The file that was downloaded here, saved as .xlsx; at most 5 MB.
sheet-upload = Upload and look
sheet-preview = What the file would change
sheet-back = Back to the progress page
sheet-none-title = No file is waiting
sheet-nothing = Nothing in the file differs from what was downloaded.
sheet-missing = These rows are no longer in the file and stay as they are: { $rows }.
sheet-head-cell = Cell
sheet-head-now = Stands there
sheet-head-next = In the file
sheet-head-lot = What becomes of it
sheet-lot-new = New
sheet-lot-changed = Changed
sheet-lot-met = Conflict
sheet-lot-refused = Refused
sheet-lot-waits = Waits
sheet-count-new = { $count } new
sheet-count-changed = { $count } changed
sheet-count-met = { $count ->
    [one] 1 conflict
   *[other] { $count } conflicts
}
sheet-count-refused = { $count } refused
sheet-count-waits = { $count } waiting
sheet-count-same = { $count } unchanged
sheet-met = { $who } changed it on { $when }, after this file was downloaded.
sheet-waits = Another cell of this row must be settled first.
sheet-mine = Put the file’s values of this row there instead
sheet-apply-good = { $count ->
    [0] Apply the ticked rows
    [one] Apply the 1 good row
   *[other] Apply the { $count } good rows
}
sheet-apply-all = Apply all or nothing
sheet-done = { $count ->
    [0] Nothing had changed, so nothing was written.
    [one] 1 value of the file saved as a draft.
   *[other] { $count } values of the file saved as drafts.
} { $left ->
    [0] {""}
    [one] 1 row was left out.
   *[other] { $left } rows were left out.
}

problem-sheet-too-large = The file is too large: at most { $megabytes } MB are read.
problem-sheet-not-xlsx = This is not a spreadsheet in the format .xlsx. Save it as “Excel workbook (.xlsx)”, without a password.
problem-sheet-foreign = This spreadsheet was not downloaded here. Download the period first, fill that file in, and upload it.
problem-sheet-damaged = The file is damaged and cannot be read. Download the period again, or save the file anew.
problem-sheet-too-many-rows = Something stands below row { $max } of the sheet. Clear it, and upload the file again.
problem-sheet-no-column = The column “{ $heading }” cannot be found in the file, or is there twice. Give it its heading back.
problem-sheet-other-project = The file is of { $theirs }, and this is { $code }. Upload it on the progress page of { $theirs }.
problem-sheet-other-period = The file is of another period. Its second line says which: upload it on the progress page of that period.
problem-sheet-date = This is a date. A spreadsheet makes one of “3/4”: format the cell as text, and type it again.
problem-sheet-formula = The formula in this cell ends in an error.
problem-sheet-none = There is no uploaded file. Upload it on the progress page.
problem-sheet-not-all = Not every row of the file is good, so nothing was applied.
problem-sheet-nothing-good = No row of the file can be applied. Tick the rows to put over a colleague’s, or correct the file.
