-- Rules of budgets are changed by people: a change names the version that was read.
ALTER TABLE budget_rules ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
