-- What is measured beyond counts and percentages by sex: the answers of a scale, and the axes along which a total is split.

-- One answer a line, the lowest first; blank where the kind has none of its own.
ALTER TABLE indicators ADD COLUMN answers TEXT NOT NULL DEFAULT '';
-- Whether every combination of the axes is a cell.
ALTER TABLE indicators ADD COLUMN crossed BOOLEAN NOT NULL DEFAULT FALSE;

-- `categories` is JSON, a list of keys with names; blank for sex and age, whose categories are the program's.
CREATE TABLE indicator_axes (
    id {id},
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    position BIGINT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    categories TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT
);
CREATE UNIQUE INDEX indicator_axes_current ON indicator_axes (indicator_id, key) WHERE superseded_at IS NULL;

INSERT INTO indicator_axes (indicator_id, position, key, name, categories, recorded_at)
SELECT i.id, 1, 'sex', '', '', p.created_at FROM indicators i JOIN projects p ON p.id = i.project_id WHERE i.by_sex;
ALTER TABLE indicators DROP COLUMN by_sex;
