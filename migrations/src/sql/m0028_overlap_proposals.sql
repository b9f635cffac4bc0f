-- An overlap is proposed by one person and approved by another; only then is it declared, and subtracted. A proposal stands while it
-- waits: what ends it supersedes it.
CREATE TABLE overlap_proposals (
    id {id},
    corporate_indicator_id BIGINT NOT NULL REFERENCES corporate_indicators (id),
    -- The declaration that it would take the place of.
    replaces_id BIGINT REFERENCES claim_overlaps (id),
    -- Ten-thousandths.
    amount BIGINT NOT NULL CHECK (amount > 0),
    method TEXT NOT NULL,
    -- How it is known, where the method is "other"; else empty.
    method_words TEXT NOT NULL,
    reason TEXT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    outcome TEXT,
    decided_by BIGINT REFERENCES users (id),
    note TEXT,
    CHECK ((superseded_at IS NULL) = (outcome IS NULL)),
    CHECK ((superseded_at IS NULL) = (decided_by IS NULL)),
    CHECK (outcome IS NULL OR outcome = 'taken-back' OR decided_by <> user_id)
);
CREATE INDEX overlap_proposals_corporate ON overlap_proposals (corporate_indicator_id);
CREATE INDEX overlap_proposals_waiting ON overlap_proposals (recorded_at) WHERE superseded_at IS NULL;

CREATE TABLE overlap_proposal_projects (
    proposal_id BIGINT NOT NULL REFERENCES overlap_proposals (id),
    project_id BIGINT NOT NULL REFERENCES projects (id),
    PRIMARY KEY (proposal_id, project_id)
);

-- From which proposal a declaration came. Null where it was made before approvals were asked for: it counts as approved, by nobody.
-- A declaration whose place another took was withdrawn by who approved the other, with the reason of that one.
ALTER TABLE claim_overlaps ADD COLUMN proposal_id BIGINT REFERENCES overlap_proposals (id);
