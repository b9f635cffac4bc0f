-- What was spent on the lines of a budget: by document of a ledger, or typed for a month.

CREATE TABLE expenditures (
    id {id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    -- The first of the lines that the present one stands in for, COALESCE(first_id, id).
    line_id BIGINT NOT NULL REFERENCES budget_lines (id),
    -- On which it was booked; the last day of its month where it was typed.
    day DATE NOT NULL,
    -- Null where it was typed for a whole month.
    document TEXT,
    description TEXT NOT NULL,
    currency TEXT NOT NULL,
    -- Below zero where money came back.
    amount_minor BIGINT NOT NULL,
    rate_id BIGINT REFERENCES rates (id),
    amount_usd BIGINT,
    user_id BIGINT REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CHECK (currency = 'USD' OR (rate_id IS NULL) = (amount_usd IS NULL))
);
CREATE UNIQUE INDEX expenditures_document ON expenditures (project_id, document, line_id)
    WHERE superseded_at IS NULL AND document IS NOT NULL;
CREATE UNIQUE INDEX expenditures_month ON expenditures (line_id, day)
    WHERE superseded_at IS NULL AND document IS NULL;
CREATE INDEX expenditures_project ON expenditures (project_id);

-- What spending is held against; `share` in ten-thousandths: of the budget what is spent, or will be by the end at the present pace.
CREATE TABLE burn_rules (
    id {id},
    code TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('spent-above', 'forecast-above', 'forecast-below', 'spent-without-results')),
    share BIGINT NOT NULL CHECK (share > 0),
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning')),
    is_active BOOLEAN NOT NULL
);
INSERT INTO burn_rules (code, kind, share, severity, is_active) VALUES
    ('over-budget', 'spent-above', 10000, 'error', TRUE),
    ('over-spending', 'forecast-above', 11000, 'warning', TRUE),
    ('under-spending', 'forecast-below', 7500, 'warning', TRUE),
    ('money-without-results', 'spent-without-results', 5000, 'warning', TRUE);
