-- The budget of a project: what a line's amount is made of, the year it falls into, what it replaced; versions that were fixed,
-- and the rules that a budget is held against.

-- What a line says never changes: a line that is to say something else is retired and has a successor, to which its
-- allocations are carried. `first_id` is the first of the lines that it stands in for, null where it is that one itself: whatever
-- is to stay with a line through its revisions refers to COALESCE(first_id, id).
ALTER TABLE budget_lines ADD COLUMN first_id BIGINT REFERENCES budget_lines (id);
ALTER TABLE budget_lines ADD COLUMN year BIGINT NOT NULL DEFAULT 0;
ALTER TABLE budget_lines ADD COLUMN unit TEXT NOT NULL DEFAULT '';
-- Counts towards the share of the evaluation.
ALTER TABLE budget_lines ADD COLUMN evaluation BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX budget_lines_first ON budget_lines (first_id);

UPDATE budget_lines SET year = COALESCE(
    (SELECT CAST(SUBSTR(CAST(p.starts AS TEXT), 1, 4) AS BIGINT) FROM projects p WHERE p.id = budget_lines.project_id), 0);

-- amount_minor is quantity × unit_minor × duration, rounded half to even once. Quantity and duration in ten-thousandths.
-- What was there before was one piece at its amount.
ALTER TABLE budget_amounts ADD COLUMN quantity BIGINT NOT NULL DEFAULT 10000;
ALTER TABLE budget_amounts ADD COLUMN unit_minor BIGINT NOT NULL DEFAULT 0;
ALTER TABLE budget_amounts ADD COLUMN duration BIGINT NOT NULL DEFAULT 10000;
UPDATE budget_amounts SET unit_minor = amount_minor;
CREATE INDEX budget_amounts_line ON budget_amounts (line_id);

-- A state of the budget that was fixed: number 1 is the original, the others are its revisions.
CREATE TABLE budget_versions (
    id {id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    number BIGINT NOT NULL,
    reason TEXT NOT NULL,
    user_id BIGINT REFERENCES users (id),
    fixed_at BIGINT NOT NULL,
    UNIQUE (project_id, number)
);

-- The amounts that stood when it was fixed, and with them their lines. Listed, not found again by the moment: a change that began
-- before and was written after must not slip into what was fixed.
CREATE TABLE budget_version_amounts (
    version_id BIGINT NOT NULL REFERENCES budget_versions (id),
    amount_id BIGINT NOT NULL REFERENCES budget_amounts (id),
    PRIMARY KEY (version_id, amount_id)
);

-- What a budget is held against; `funding` null for every project. `share` in ten-thousandths.
CREATE TABLE budget_rules (
    id {id},
    code TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('staff-office-at-most', 'evaluation-at-least', 'overhead-rate')),
    funding TEXT,
    share BIGINT NOT NULL CHECK (share > 0),
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning')),
    is_active BOOLEAN NOT NULL
);
INSERT INTO budget_rules (code, kind, funding, share, severity, is_active) VALUES
    ('development-fund-staff-office', 'staff-office-at-most', 'development-fund', 3000, 'error', TRUE),
    ('development-fund-evaluation', 'evaluation-at-least', 'development-fund', 500, 'error', TRUE),
    ('overhead', 'overhead-rate', NULL, 700, 'warning', TRUE);
