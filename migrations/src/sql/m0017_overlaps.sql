-- What several projects claim of the same people, declared by headquarters. A row says how long it stood: withdrawing it
-- supersedes it and changes nothing else. (OVERLAPS alone is a word of PostgreSQL.)
CREATE TABLE claim_overlaps (
    id {id},
    corporate_indicator_id BIGINT NOT NULL REFERENCES corporate_indicators (id),
    -- Ten-thousandths.
    amount BIGINT NOT NULL CHECK (amount > 0),
    reason TEXT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    withdrawn_by BIGINT REFERENCES users (id),
    withdraw_reason TEXT,
    CHECK ((superseded_at IS NULL) = (withdrawn_by IS NULL)),
    CHECK ((superseded_at IS NULL) = (withdraw_reason IS NULL))
);
CREATE INDEX claim_overlaps_corporate ON claim_overlaps (corporate_indicator_id) WHERE superseded_at IS NULL;

CREATE TABLE overlap_projects (
    overlap_id BIGINT NOT NULL REFERENCES claim_overlaps (id),
    project_id BIGINT NOT NULL REFERENCES projects (id),
    PRIMARY KEY (overlap_id, project_id)
);

-- Of a scale, one answer a line, the lowest first; blank where the kind has none of its own.
ALTER TABLE corporate_indicators ADD COLUMN answers TEXT NOT NULL DEFAULT '';
