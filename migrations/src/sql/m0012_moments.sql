-- Since when rows of the matrix and of the budget are there, so that a past moment does not show what came later.
ALTER TABLE nodes ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE indicators ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE budget_lines ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;

UPDATE nodes SET created_at = COALESCE(
    (SELECT MIN(e.recorded_at) FROM events e WHERE e.project_id = nodes.project_id
       AND e.subject = 'node:' || CAST(nodes.id AS TEXT) AND e.action = 'node.add'),
    (SELECT p.created_at FROM projects p WHERE p.id = nodes.project_id));
UPDATE indicators SET created_at = COALESCE(
    (SELECT MIN(e.recorded_at) FROM events e WHERE e.project_id = indicators.project_id
       AND e.subject = 'indicator:' || CAST(indicators.id AS TEXT) AND e.action = 'indicator.add'),
    (SELECT p.created_at FROM projects p WHERE p.id = indicators.project_id));
UPDATE budget_lines SET created_at = COALESCE(
    (SELECT MIN(a.recorded_at) FROM budget_amounts a WHERE a.line_id = budget_lines.id),
    (SELECT p.created_at FROM projects p WHERE p.id = budget_lines.project_id));
