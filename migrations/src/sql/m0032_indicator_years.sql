-- What the approved values of each indicator amount to in the periods that end in a year, remembered as the whole is. A row is there
-- where a value is expected for such a period, or approved.
CREATE TABLE indicator_years (
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    year BIGINT NOT NULL,
    -- Null where nothing is approved, which is not zero.
    numerator BIGINT,
    denominator BIGINT,
    female_numerator BIGINT,
    female_denominator BIGINT,
    male_numerator BIGINT,
    male_denominator BIGINT,
    -- The earliest due day among the expected periods for which nothing was handed in; null where none is missing.
    missing_since DATE,
    PRIMARY KEY (indicator_id, year)
);
CREATE INDEX indicator_years_year ON indicator_years (year, indicator_id);

-- The columns of a row as one text: to join them for forty thousand rows took three times as long as to read these.
ALTER TABLE indicator_sums ADD COLUMN packed TEXT NOT NULL DEFAULT '';

-- Both are made anew together.
DELETE FROM indicator_sums;
