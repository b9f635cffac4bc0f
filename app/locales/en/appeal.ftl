# Problems of the files of an appeal. The field before the words names file, line and column.
problem-file-missing = The file is missing.
problem-file-second-year = There are two files of cells; one folder holds one year.
problem-file-empty = The file is empty.
problem-not-utf-8 = The text is not UTF-8. Save the file as “CSV UTF-8”.
problem-quote-not-closed = A quotation mark is opened here and not closed on its line.
problem-wrong-header = The columns must be { $expected }; found { $found }.
problem-column-count = The line has { $found } fields; { $expected } are expected.
problem-name-missing = A region and a country need a name, which is not “Total”.
problem-row-twice = “{ $found }” stands twice.
problem-row-unknown = “{ $found }” of this region is not in countries.csv.
problem-row-total-missing = “{ $found }” has no total in { $file }.
problem-row-vanished = “{ $found }” was imported before and is not in the files any more; budgets may be tied to it.
problem-region-unknown = The region “{ $found }” is not in countries.csv.
problem-area-unknown = “{ $found }” is no area of this appeal. It has { $listed }.
problem-area-name = “{ $found }” cannot be the name of an area: it begins with a letter, has letters, digits, spaces and . , - & ( ) and at most { $max } characters, and is not Total.
problem-area-alike = “{ $found }” and “{ $other }” have the same letters and digits; two areas must differ in them.
problem-area-twice = The area “{ $other }” stands twice.
problem-cell-twice = The area “{ $found }” of this row stands twice.
problem-total-twice = The total of “{ $found }” in this region stands twice.
problem-total-missing = The printed total of “{ $region }” is missing.
problem-iso3 = “{ $code }” is not a country code of three capital letters.
problem-iso3-twice = The country code { $code } stands in line { $first } already.
problem-amount-blank = The amount is missing; write 0 where it is zero.
problem-amount-negative = An amount cannot be negative: “{ $found }”.
problem-amount-not-a-number = “{ $found }” is not a whole number of dollars, written with digits only.
problem-amount-too-large = “{ $found }” is too large.
problem-chosen-differs = The chosen amount is { $found }, but the cell asks for { $cell }.
problem-amount-not-dollars = “{ $found }” is not an amount in dollars, with at most two decimals.

# Changing a row by hand.
appeal-edit = Change amounts by hand
appeal-edit-lead = In US dollars. Blank where nothing is asked; write 0 where something was asked and is not any more. What stood before is kept, and pages about past days show it.
appeal-edit-printed-hint = the total that the source prints for this row; it need not be what the areas add up to
appeal-edit-reason = Why
appeal-edit-reason-hint = kept with the change: the correction, decision or document it comes from
appeal-edit-save = Change these amounts
appeal-done-revised = The amounts are changed.
appeal-by-hand = Changed by hand
appeal-by-hand-line = { $who } · { $what }:
appeal-by-hand-nothing = nothing asked
problem-appeal-same = No amount is other than it was.
problem-appeal-no-version = The version of the row is missing; read the row again.
problem-appeal-changed = { $by ->
    [person] { $who } set this to { $value } on { $when }, after you had opened the page. Your amount is still in the field: save again to put it over theirs.
    [nobody] Nothing stands here any more, after you had opened the page. Your amount is still in the field: save again to set it.
   *[import] { $value } was imported here on { $when }. The row was changed after you had opened the page. Your amount is still in the field: save again to put it over this one.
}

# Importing on a page.
appeal-import-open = Import an appeal
appeal-import-crumb = Import
appeal-import-title = Import the appeal of a year
appeal-import-lead = The CSV files of one year are looked at first; nothing is written until you say so.
appeal-import-send = Files
appeal-import-files = CSV files of one year
appeal-import-hint = Choose all of them together, at most 1 MB. Files that are sent again take the place of those before.
appeal-import-look = See what they would change
appeal-import-not-you = An appeal is imported by a fund manager or an administrator.
appeal-files-title = The files
appeal-file-countries = countries.csv
appeal-file-countries-columns = region, country (as printed), iso3: several codes parted by “;”, none for the initiatives of a region
appeal-file-cells = funding_requirements_YEAR.csv
appeal-file-cells-columns = region, country, framework_area, amount_usd: a line for each cell; the year is in the name
appeal-file-row-totals = row_totals.csv
appeal-file-row-totals-columns = region, country, amount_usd: the total of each row as printed
appeal-file-totals = totals.csv
appeal-file-totals-columns = region, framework_area, amount_usd: the printed table of regions by area, with “Total” on either side
appeal-file-areas = areas.csv
appeal-file-areas-columns = framework_area, about (in a few words), in the order of the appeal: may be missing; then the other files say which areas there are
appeal-file-ambiguous = ambiguous_cells.csv
appeal-file-ambiguous-columns = region, country, framework_area, chosen_usd, alternative_1_usd, alternative_2_usd: may be missing
problem-appeal-files-none = No file was chosen.
problem-appeal-files-too-many = At most { $most } files are taken at once.
problem-appeal-files-too-large = The files are larger than { $kilobytes } KB together.
problem-appeal-files-gone = The files are not here any more. Choose them again.
appeal-preview-title = What these files would change
appeal-preview-files = Looked at: { $names }
appeal-preview-first = There is no appeal of { $year } yet.
appeal-preview-same = The appeal of { $year } is the same already. There is nothing to import.
appeal-preview-refused = { $count ->
    [one] Refused: 1 problem. Correct it in the file, then choose the files again.
   *[other] Refused: { $count } problems. Correct them in the files, then choose the files again.
}
appeal-preview-new = New rows
appeal-preview-changed = Rows changed
appeal-preview-unchanged = Rows unchanged
appeal-preview-totals = Printed totals changed
appeal-preview-areas = New areas: { $areas }
appeal-preview-told = { $count ->
    [one] 1 area would be said to be about something else.
   *[other] { $count } areas would be said to be about something else.
}
appeal-preview-new-row = new
appeal-preview-placed = other countries or another place
appeal-preview-printed = Total, as printed
appeal-preview-table = The printed table of regions by area
appeal-preview-before = Now
appeal-preview-after = In the files
appeal-preview-by-hand = { $count ->
    [one] 1 amount that was set by hand would be put back to that of the files.
   *[other] { $count } amounts that were set by hand would be put back to those of the files.
}
appeal-preview-was-by-hand = set by hand
appeal-preview-apply = Import the appeal of { $year }
appeal-done-imported = The appeal of { $year } is imported.
