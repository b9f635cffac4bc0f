-- What the approved values of each indicator amount to, remembered: a page over thousands of projects reads one row for each
-- indicator, where it would read one for each value. Every transaction that changes values keeps it; it can be made anew.
CREATE TABLE indicator_sums (
    indicator_id {id} REFERENCES indicators (id),
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

-- Values are expected for the periods that end on this day or after it: an indicator that comes late owes nothing for what was
-- before it.
ALTER TABLE indicators ADD COLUMN expected_from DATE NOT NULL DEFAULT '1970-01-01';

-- How many indicators have handed in nothing for the period though something is expected, remembered in the same way.
ALTER TABLE periods ADD COLUMN missing BIGINT NOT NULL DEFAULT 0;
CREATE INDEX periods_missing ON periods (due, starts, project_id) WHERE missing > 0;
CREATE INDEX periods_project ON periods (project_id, ends);

-- Baselines and targets of the whole, without a look at the table.
CREATE INDEX targets_whole ON targets (indicator_id, what, numerator, denominator, superseded_at, period_id, axis)
    WHERE superseded_at IS NULL AND period_id IS NULL AND axis IS NULL;

-- Who adds to a corporate indicator, without a look at the table.
DROP INDEX links_corporate;
CREATE INDEX links_corporate ON links (corporate_indicator_id, indicator_id, superseded_at) WHERE superseded_at IS NULL;
