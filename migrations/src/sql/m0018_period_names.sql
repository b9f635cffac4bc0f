-- What a project calls a period of its own; null where its days say it.

ALTER TABLE periods ADD COLUMN name TEXT;
