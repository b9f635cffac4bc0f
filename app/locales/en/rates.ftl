# Rates of exchange.
rates-title = Rates of exchange
rates-lead = US dollars for one unit of a currency. An amount is converted when it is saved, at the newest rate of that day or before, at most { $days } days old, and keeps that rate. Without one it is not converted, and counted as such beside every sum.
rates-search = Search
rates-search-hint = currency code
rates-latest = USD for one unit
rates-day = Of the day
rates-days = Days with a rate
rates-lines = Budget lines
rates-not-converted = { $count ->
    [one] 1 not converted
   *[other] { $count } not converted
}
rates-old = too old
rates-none-yet = No rates have been imported yet. Amounts in other currencies than USD are not converted until there are some.
rates-none-found = No currency fits this search.
rates-import = Import rates
rates-file = File
rates-file-hint = A CSV file with a line for each day and currency, under the headings
rates-look = Look at the file
rates-preview = What { $name } would do
rates-new = New rates
rates-unchanged = There already
rates-currencies = Currencies
rates-of-days = Days
rates-import-count = { $count ->
    [one] Import 1 rate
   *[other] Import { $count } rates
}
rates-all-there = { $count ->
    [one] Its rate is there already.
   *[other] All its { $count } rates are there already.
}
rates-leave = Leave it
rates-left = Nothing was imported.
rates-done = { $count ->
    [one] 1 rate imported; { $unchanged } were there already.
   *[other] { $count } rates imported; { $unchanged } were there already.
}
rates-refused = { $count ->
    [one] The file cannot be imported: one thing is wrong with it.
   *[other] The file cannot be imported: { $count } things are wrong with it.
}

problem-rate-day = “{ $found }” is not a day, written as 2026-11-01.
problem-rate-currency = “{ $found }” is not a currency code of three capital letters, like EUR.
problem-rate-figure = “{ $found }” is not a rate: a number above zero with a point and at most ten decimals.
problem-rate-too-large = “{ $found }” is too large for a rate.
problem-rate-twice = { $found } has a rate for this day in line { $first } already.
problem-rate-usd = A US dollar is one US dollar, not { $found }.
problem-rate-differs = For { $currency } on { $day } there is the rate { $there } already, and amounts may hang on it; the file says { $found }. A rate is never overwritten.
problem-rates-none = The file holds no rates.
problem-rates-no-file = Choose a file first.
problem-rates-file-too-large = The file is larger than { $kilobytes } KB. Split it by year.
problem-rates-none-waits = The file is no longer there. Send it again.
