-- Locks of reporting periods, and who is let in all the same. A row says how long it stood: lifting a lock, or letting the
-- same person in anew, supersedes it and changes nothing else.

CREATE TABLE locks (
    id {id},
    reach TEXT NOT NULL CHECK (reach IN ('everything', 'office', 'project')),
    reach_id BIGINT,
    -- Periods that end on this day or before it.
    through DATE NOT NULL,
    -- The last day on which it holds; null until it is lifted.
    until DATE,
    reason TEXT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    lifted_by BIGINT REFERENCES users (id),
    lift_reason TEXT,
    CHECK ((reach = 'everything') = (reach_id IS NULL)),
    CHECK ((superseded_at IS NULL) = (lifted_by IS NULL)),
    CHECK ((superseded_at IS NULL) = (lift_reason IS NULL))
);
CREATE INDEX locks_current ON locks (reach, reach_id) WHERE superseded_at IS NULL;

CREATE TABLE lock_exceptions (
    id {id},
    lock_id BIGINT NOT NULL REFERENCES locks (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    -- The last day on which this person is let in.
    until DATE NOT NULL,
    reason TEXT NOT NULL,
    granted_by BIGINT NOT NULL REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CHECK (granted_by <> user_id)
);
CREATE UNIQUE INDEX lock_exceptions_current ON lock_exceptions (lock_id, user_id) WHERE superseded_at IS NULL;
