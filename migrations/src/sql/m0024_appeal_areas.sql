-- The areas for which an appeal asks for money, in its order: each appeal has its own. Cells, totals and allocations know an area by its
-- name. `about` says in a few words what it is about, or nothing.

CREATE TABLE appeal_areas (
    id {id},
    appeal_id BIGINT NOT NULL REFERENCES appeals (id),
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    UNIQUE (appeal_id, name)
);

-- Of the list of areas: a change names the version that was read.
ALTER TABLE appeals ADD COLUMN areas_version BIGINT NOT NULL DEFAULT 1;

-- Until now every appeal had those of the Migration Governance Framework.
INSERT INTO appeal_areas (appeal_id, position, name, about)
SELECT a.id, f.position, f.name, f.about
FROM appeals a
CROSS JOIN (
    SELECT 1 AS position, 'Principle 1' AS name, 'international standards, migrants’ rights' AS about
    UNION ALL SELECT 2, 'Principle 2', 'evidence and whole of government'
    UNION ALL SELECT 3, 'Principle 3', 'partnerships'
    UNION ALL SELECT 4, 'Objective 1', 'socioeconomic well-being'
    UNION ALL SELECT 5, 'Objective 2', 'mobility dimensions of crises'
    UNION ALL SELECT 6, 'Objective 3', 'safe, orderly and dignified migration'
    UNION ALL SELECT 7, 'Institutional', 'the organization itself'
) f;
