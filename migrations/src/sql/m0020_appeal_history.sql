-- What an appeal prints is kept as its cells are: superseded by the next, never overwritten. Who changed an amount by hand, and why.
-- An appeal is there as long as it has a printed grand total, a row as long as it has one of its own.

CREATE TABLE appeal_row_totals (
    id {id},
    row_id BIGINT NOT NULL REFERENCES appeal_rows (id),
    printed_usd BIGINT NOT NULL,
    user_id BIGINT REFERENCES users (id),
    reason TEXT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT
);
CREATE UNIQUE INDEX appeal_row_totals_current ON appeal_row_totals (row_id) WHERE superseded_at IS NULL;
INSERT INTO appeal_row_totals (row_id, printed_usd, recorded_at)
SELECT r.id, r.printed_usd,
       COALESCE((SELECT MIN(c.recorded_at) FROM appeal_cells c WHERE c.row_id = r.id), a.imported_at)
FROM appeal_rows r JOIN appeals a ON a.id = r.appeal_id;
ALTER TABLE appeal_rows DROP COLUMN printed_usd;

ALTER TABLE appeal_totals ADD COLUMN recorded_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE appeal_totals ADD COLUMN superseded_at BIGINT;
UPDATE appeal_totals SET recorded_at = COALESCE(
    (SELECT MIN(c.recorded_at) FROM appeal_cells c JOIN appeal_rows r ON r.id = c.row_id
     WHERE r.appeal_id = appeal_totals.appeal_id),
    (SELECT a.imported_at FROM appeals a WHERE a.id = appeal_totals.appeal_id));
DROP INDEX appeal_totals_place;
CREATE UNIQUE INDEX appeal_totals_current ON appeal_totals (appeal_id, COALESCE(region_id, 0), COALESCE(area, ''))
    WHERE superseded_at IS NULL;

ALTER TABLE appeal_cells ADD COLUMN user_id BIGINT REFERENCES users (id);
ALTER TABLE appeal_cells ADD COLUMN reason TEXT;

ALTER TABLE appeal_ambiguities RENAME TO appeal_ambiguities_before;
CREATE TABLE appeal_ambiguities (
    id {id},
    row_id BIGINT NOT NULL REFERENCES appeal_rows (id),
    area TEXT NOT NULL,
    chosen_usd BIGINT NOT NULL,
    alternative_1_usd BIGINT NOT NULL,
    alternative_2_usd BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT
);
CREATE UNIQUE INDEX appeal_ambiguities_current ON appeal_ambiguities (row_id, area) WHERE superseded_at IS NULL;
INSERT INTO appeal_ambiguities (row_id, area, chosen_usd, alternative_1_usd, alternative_2_usd, recorded_at)
SELECT b.row_id, b.area, b.chosen_usd, b.alternative_1_usd, b.alternative_2_usd, a.imported_at
FROM appeal_ambiguities_before b
JOIN appeal_rows r ON r.id = b.row_id
JOIN appeals a ON a.id = r.appeal_id;
DROP TABLE appeal_ambiguities_before;
