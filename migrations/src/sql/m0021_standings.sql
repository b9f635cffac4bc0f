-- What each indicator promises is remembered beside what it amounts to, so that totals over thousands of them read one narrow
-- row for each and look nowhere else. Every row can be made anew, so none is carried over.
DROP TABLE indicator_sums;
CREATE TABLE indicator_sums (
    indicator_id {id} REFERENCES indicators (id),
    project_id BIGINT NOT NULL REFERENCES projects (id),
    kind TEXT NOT NULL,
    direction TEXT NOT NULL,
    accumulation TEXT NOT NULL,
    -- Of the whole; null where none is set.
    baseline_numerator BIGINT,
    baseline_denominator BIGINT,
    target_numerator BIGINT,
    target_denominator BIGINT,
    -- Null where nothing is approved, which is not zero.
    numerator BIGINT,
    denominator BIGINT,
    female_numerator BIGINT,
    female_denominator BIGINT,
    male_numerator BIGINT,
    male_denominator BIGINT,
    -- The earliest due day among the expected periods for which nothing was handed in; null where none is missing.
    missing_since DATE
);
CREATE INDEX indicator_sums_project ON indicator_sums (project_id);
