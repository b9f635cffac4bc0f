-- The appeal as printed and as added, and the budgets tied to it. All *_usd columns are cents.

CREATE TABLE appeals (
    id {id},
    year BIGINT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    imported_at BIGINT NOT NULL
);

CREATE TABLE appeal_rows (
    id {id},
    appeal_id BIGINT NOT NULL REFERENCES appeals (id),
    region_id BIGINT NOT NULL REFERENCES regions (id),
    position BIGINT NOT NULL,
    printed_name TEXT NOT NULL,
    printed_usd BIGINT NOT NULL,
    UNIQUE (appeal_id, region_id, printed_name)
);

CREATE TABLE appeal_row_countries (
    row_id BIGINT NOT NULL REFERENCES appeal_rows (id),
    country_id BIGINT NOT NULL REFERENCES countries (id),
    PRIMARY KEY (row_id, country_id)
);
CREATE INDEX appeal_row_countries_country ON appeal_row_countries (country_id);

CREATE TABLE appeal_cells (
    id {id},
    row_id BIGINT NOT NULL REFERENCES appeal_rows (id),
    area TEXT NOT NULL,
    required_usd BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT
);
CREATE UNIQUE INDEX appeal_cells_current ON appeal_cells (row_id, area) WHERE superseded_at IS NULL;

-- The printed table of regions by area; a null region or area is the Total.
CREATE TABLE appeal_totals (
    id {id},
    appeal_id BIGINT NOT NULL REFERENCES appeals (id),
    region_id BIGINT REFERENCES regions (id),
    area TEXT,
    printed_usd BIGINT NOT NULL
);
CREATE UNIQUE INDEX appeal_totals_place ON appeal_totals (appeal_id, COALESCE(region_id, 0), COALESCE(area, ''));

-- Cells that the arithmetic of the source leaves open, with the alternatives.
CREATE TABLE appeal_ambiguities (
    id {id},
    row_id BIGINT NOT NULL REFERENCES appeal_rows (id),
    area TEXT NOT NULL,
    chosen_usd BIGINT NOT NULL,
    alternative_1_usd BIGINT NOT NULL,
    alternative_2_usd BIGINT NOT NULL,
    UNIQUE (row_id, area)
);

-- USD for one unit on a day, in ten-billionths.
CREATE TABLE rates (
    id {id},
    currency TEXT NOT NULL,
    day DATE NOT NULL,
    ten_billionths BIGINT NOT NULL CHECK (ten_billionths > 0),
    UNIQUE (currency, day)
);

CREATE TABLE budget_lines (
    id {id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    position BIGINT NOT NULL,
    section TEXT NOT NULL CHECK (section IN ('staff', 'office', 'operational', 'overhead')),
    node_id BIGINT REFERENCES nodes (id),
    description TEXT NOT NULL,
    version BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE INDEX budget_lines_project ON budget_lines (project_id);

-- The amount in its original currency, with the stored rate; no rate means not converted, which is not zero.
CREATE TABLE budget_amounts (
    id {id},
    line_id BIGINT NOT NULL REFERENCES budget_lines (id),
    currency TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    rate_id BIGINT REFERENCES rates (id),
    amount_usd BIGINT,
    user_id BIGINT REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CHECK (currency = 'USD' OR (rate_id IS NULL) = (amount_usd IS NULL))
);
CREATE UNIQUE INDEX budget_amounts_current ON budget_amounts (line_id) WHERE superseded_at IS NULL;

CREATE TABLE allocations (
    id {id},
    line_id BIGINT NOT NULL REFERENCES budget_lines (id),
    appeal_row_id BIGINT NOT NULL REFERENCES appeal_rows (id),
    area TEXT NOT NULL,
    allocated_usd BIGINT NOT NULL CHECK (allocated_usd > 0),
    user_id BIGINT REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT
);
CREATE INDEX allocations_row ON allocations (appeal_row_id) WHERE superseded_at IS NULL;
CREATE INDEX allocations_line ON allocations (line_id) WHERE superseded_at IS NULL;
