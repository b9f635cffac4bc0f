-- Periods that move with their project, and targets of periods found quickly.

-- Days from the end of a period until its report is due: six weeks, unless a project says otherwise.
ALTER TABLE projects ADD COLUMN due_after_days BIGINT NOT NULL DEFAULT 42;

-- A period without values that found no place in another schedule is retired, never deleted.
ALTER TABLE periods ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE periods ADD COLUMN retired_at BIGINT;
UPDATE periods SET created_at = (SELECT p.created_at FROM projects p WHERE p.id = periods.project_id);

-- How far the reports of a project should have come: the last period that was due.
CREATE INDEX periods_passed ON periods (project_id, due, ends, retired_at);
CREATE INDEX targets_of_periods ON targets (indicator_id, period_id) WHERE period_id IS NOT NULL AND superseded_at IS NULL;
