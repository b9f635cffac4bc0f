-- Corporate frameworks, and the links from project indicators to corporate ones.

CREATE TABLE frameworks (
    id {id},
    code TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    year_from BIGINT NOT NULL,
    year_to BIGINT NOT NULL
);

CREATE TABLE framework_areas (
    id {id},
    framework_id BIGINT NOT NULL REFERENCES frameworks (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    statement TEXT NOT NULL,
    position BIGINT NOT NULL,
    UNIQUE (framework_id, code)
);

CREATE TABLE corporate_indicators (
    id {id},
    area_id BIGINT NOT NULL REFERENCES framework_areas (id),
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    definition TEXT NOT NULL,
    unit TEXT NOT NULL,
    kind TEXT NOT NULL,
    direction TEXT NOT NULL,
    operator TEXT NOT NULL,
    position BIGINT NOT NULL,
    UNIQUE (area_id, code)
);

CREATE TABLE corporate_targets (
    id {id},
    corporate_indicator_id BIGINT NOT NULL REFERENCES corporate_indicators (id),
    numerator BIGINT NOT NULL,
    denominator BIGINT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT
);
CREATE UNIQUE INDEX corporate_targets_current ON corporate_targets (corporate_indicator_id) WHERE superseded_at IS NULL;

CREATE TABLE links (
    id {id},
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    corporate_indicator_id BIGINT NOT NULL REFERENCES corporate_indicators (id),
    user_id BIGINT REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT
);
CREATE UNIQUE INDEX links_current ON links (indicator_id, corporate_indicator_id) WHERE superseded_at IS NULL;
CREATE INDEX links_corporate ON links (corporate_indicator_id) WHERE superseded_at IS NULL;
