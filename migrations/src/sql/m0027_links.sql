-- Links are proposed by projects and confirmed by headquarters. Only what was confirmed stands in `links`, so that no total can count
-- what was merely proposed. A proposal waits until somebody decides; deciding supersedes it and changes nothing else.
CREATE TABLE link_proposals (
    id {id},
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    corporate_indicator_id BIGINT NOT NULL REFERENCES corporate_indicators (id),
    -- Ten-thousandths of what the indicator amounts to.
    share BIGINT NOT NULL CHECK (share BETWEEN 1 AND 10000),
    -- Why both units mean the same; blank where they are the same words.
    same_unit TEXT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    decision TEXT CHECK (decision IN ('confirmed', 'refused', 'withdrawn')),
    decided_by BIGINT REFERENCES users (id),
    note TEXT NOT NULL,
    CHECK ((superseded_at IS NULL) = (decision IS NULL)),
    CHECK ((superseded_at IS NULL) = (decided_by IS NULL))
);
CREATE UNIQUE INDEX link_proposals_waiting ON link_proposals (indicator_id, corporate_indicator_id) WHERE superseded_at IS NULL;
CREATE INDEX link_proposals_decided ON link_proposals (decision, id);
CREATE INDEX link_proposals_indicator ON link_proposals (indicator_id);

-- What stood before was confirmed as a whole, by nobody in particular.
ALTER TABLE links ADD COLUMN share BIGINT NOT NULL DEFAULT 10000 CHECK (share BETWEEN 1 AND 10000);
ALTER TABLE links ADD COLUMN proposal_id BIGINT REFERENCES link_proposals (id);
ALTER TABLE links ADD COLUMN ended_by BIGINT REFERENCES users (id);
ALTER TABLE links ADD COLUMN end_reason TEXT;
DROP INDEX links_corporate;
CREATE INDEX links_corporate ON links (corporate_indicator_id, indicator_id, share, superseded_at) WHERE superseded_at IS NULL;

-- A target of one year, or of all years where it is null.
ALTER TABLE corporate_targets ADD COLUMN year BIGINT;
ALTER TABLE corporate_targets ADD COLUMN user_id BIGINT REFERENCES users (id);
DROP INDEX corporate_targets_current;
CREATE UNIQUE INDEX corporate_targets_current ON corporate_targets (corporate_indicator_id, COALESCE(year, 0)) WHERE superseded_at IS NULL;

-- A framework of new years is made of an older one, whose results stay.
ALTER TABLE frameworks ADD COLUMN previous_id BIGINT REFERENCES frameworks (id);
ALTER TABLE frameworks ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

ALTER TABLE framework_areas ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE framework_areas ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE framework_areas ADD COLUMN retired_at BIGINT;

-- What is to be achieved in an area: outcomes, and the outputs that lead to them.
CREATE TABLE framework_results (
    id {id},
    area_id BIGINT NOT NULL REFERENCES framework_areas (id),
    -- The outcome of an output.
    parent_id BIGINT REFERENCES framework_results (id),
    statement TEXT NOT NULL,
    position BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE INDEX framework_results_area ON framework_results (area_id);

-- How it is measured, and of which outcome or output.
ALTER TABLE corporate_indicators ADD COLUMN method TEXT NOT NULL DEFAULT '';
ALTER TABLE corporate_indicators ADD COLUMN result_id BIGINT REFERENCES framework_results (id);
ALTER TABLE corporate_indicators ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE corporate_indicators ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE corporate_indicators ADD COLUMN retired_at BIGINT;
