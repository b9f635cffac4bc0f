# What was spent on the budget of a project.
act-expenditure-enter = Spending of a month entered
act-expenditure-import = Ledger imported
log-noun-expenditure = Spending
