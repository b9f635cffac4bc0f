-- Who pays: donors, what each of them pledges, commits and pays in, and what that money is for.

CREATE TABLE donors (
    id {id},
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN
        ('government', 'un', 'intergovernmental', 'development-bank', 'foundation', 'private-sector', 'individuals')),
    -- Of a government.
    country_id BIGINT REFERENCES countries (id),
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

-- Without a project it belongs to the pool of flexible money, which headquarters allocates.
CREATE TABLE contributions (
    id {id},
    donor_id BIGINT NOT NULL REFERENCES donors (id),
    -- The number of the agreement.
    reference TEXT NOT NULL,
    -- The year of the appeal that it answers.
    year BIGINT NOT NULL,
    currency TEXT NOT NULL,
    project_id BIGINT REFERENCES projects (id),
    earmarking TEXT NOT NULL CHECK (earmarking IN ('unearmarked', 'softly', 'tightly')),
    -- What softly earmarked money is for.
    region_id BIGINT REFERENCES regions (id),
    area TEXT,
    conditions TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE UNIQUE INDEX contributions_reference ON contributions (donor_id, reference) WHERE retired_at IS NULL;
CREATE INDEX contributions_project ON contributions (project_id);
CREATE INDEX contributions_year ON contributions (year);

-- What was pledged, committed or received on a day, each an instalment: they add up by stage. `amount_usd` null is not converted.
CREATE TABLE contribution_amounts (
    id {id},
    contribution_id BIGINT NOT NULL REFERENCES contributions (id),
    stage TEXT NOT NULL CHECK (stage IN ('pledged', 'committed', 'received')),
    day DATE NOT NULL,
    amount_minor BIGINT NOT NULL,
    rate_id BIGINT REFERENCES rates (id),
    amount_usd BIGINT,
    note TEXT NOT NULL,
    user_id BIGINT REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    -- Of an instalment that was taken back.
    withdrawn_by BIGINT REFERENCES users (id),
    withdraw_reason TEXT
);
CREATE INDEX contribution_amounts_contribution ON contribution_amounts (contribution_id);

-- What the money is for, in USD cents: a cell of the appeal, or a line of a budget. Both stand for themselves: the same dollar answers
-- a cell and pays for a line. `line_id` is the first of the lines that this one stands in for, COALESCE(first_id, id).
CREATE TABLE contribution_allocations (
    id {id},
    contribution_id BIGINT NOT NULL REFERENCES contributions (id),
    line_id BIGINT REFERENCES budget_lines (id),
    appeal_row_id BIGINT REFERENCES appeal_rows (id),
    area TEXT,
    allocated_usd BIGINT NOT NULL CHECK (allocated_usd > 0),
    user_id BIGINT REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CHECK ((line_id IS NULL) <> (appeal_row_id IS NULL)),
    CHECK ((appeal_row_id IS NULL) = (area IS NULL))
);
CREATE UNIQUE INDEX contribution_allocations_current
    ON contribution_allocations (contribution_id, COALESCE(line_id, 0), COALESCE(appeal_row_id, 0), COALESCE(area, ''))
    WHERE superseded_at IS NULL;
CREATE INDEX contribution_allocations_line ON contribution_allocations (line_id) WHERE superseded_at IS NULL;
CREATE INDEX contribution_allocations_row ON contribution_allocations (appeal_row_id) WHERE superseded_at IS NULL;

-- A rule more: what donors have promised is the budget, but for a hundredth, by which rates of other days may differ.
ALTER TABLE budget_rules RENAME TO budget_rules_before;
CREATE TABLE budget_rules (
    id {id},
    code TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('staff-office-at-most', 'evaluation-at-least', 'overhead-rate', 'contributions')),
    funding TEXT,
    share BIGINT NOT NULL CHECK (share > 0),
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning')),
    is_active BOOLEAN NOT NULL
);
INSERT INTO budget_rules (code, kind, funding, share, severity, is_active)
SELECT b.code, b.kind, b.funding, b.share, b.severity, b.is_active FROM budget_rules_before b ORDER BY b.id;
INSERT INTO budget_rules (code, kind, funding, share, severity, is_active) VALUES
    ('contributions', 'contributions', NULL, 100, 'warning', TRUE);
DROP TABLE budget_rules_before;
