-- The audit log: one entry per change, in the transaction of the change, each carrying the hash of the one before.
-- `id` is given by the writer, without gaps, so that a missing entry shows.

CREATE TABLE events (
    id BIGINT PRIMARY KEY,
    recorded_at BIGINT NOT NULL,
    user_id BIGINT REFERENCES users (id),
    project_id BIGINT REFERENCES projects (id),
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    before TEXT,
    after TEXT,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
);
CREATE INDEX events_project ON events (project_id, id);
CREATE INDEX events_user ON events (user_id, id);
