-- What is promised and what is reported. Nothing is overwritten: a row is superseded by the next one.

CREATE TABLE periods (
    id {id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    starts DATE NOT NULL,
    ends DATE NOT NULL,
    due DATE NOT NULL,
    UNIQUE (project_id, starts)
);
CREATE INDEX periods_due ON periods (due);

-- Baselines and targets: of the whole (no period, no cell), of a period, of a cell.
CREATE TABLE targets (
    id {id},
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    what TEXT NOT NULL CHECK (what IN ('baseline', 'target')),
    period_id BIGINT REFERENCES periods (id),
    axis TEXT,
    category TEXT,
    numerator BIGINT NOT NULL,
    denominator BIGINT,
    user_id BIGINT REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT
);
CREATE UNIQUE INDEX targets_current ON targets
    (indicator_id, what, COALESCE(period_id, 0), COALESCE(axis, ''), COALESCE(category, '')) WHERE superseded_at IS NULL;

-- A null numerator is a blank: it was cleared, or only a narrative was written. It is not zero.
CREATE TABLE actuals (
    id {id},
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    period_id BIGINT NOT NULL REFERENCES periods (id),
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    numerator BIGINT,
    denominator BIGINT,
    narrative TEXT,
    author_id BIGINT NOT NULL REFERENCES users (id),
    submitter_id BIGINT REFERENCES users (id),
    submitted_at BIGINT,
    reviewer_id BIGINT REFERENCES users (id),
    reviewed_at BIGINT,
    note TEXT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    UNIQUE (indicator_id, period_id, version)
);
CREATE UNIQUE INDEX actuals_current ON actuals (indicator_id, period_id) WHERE superseded_at IS NULL;
CREATE INDEX actuals_period ON actuals (period_id) WHERE superseded_at IS NULL;

CREATE TABLE actual_cells (
    actual_id BIGINT NOT NULL REFERENCES actuals (id),
    axis TEXT NOT NULL,
    category TEXT NOT NULL,
    numerator BIGINT NOT NULL,
    denominator BIGINT,
    PRIMARY KEY (actual_id, axis, category)
);
