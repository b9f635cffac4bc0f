-- One message to one person about everything that is missing: shown in the application until it is put away, and mailed. The
-- row is the outbox as well: it is written in the transaction that says it was sent, and mailed after.

CREATE TABLE reminders (
    id {id},
    user_id BIGINT NOT NULL REFERENCES users (id),
    sent_by BIGINT NOT NULL REFERENCES users (id),
    -- Values that are missing, and that came back, in all; a JSON list says by project and period.
    missing BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    items TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    -- The one who was reminded has put it away.
    superseded_at BIGINT,
    -- When the next attempt to mail it begins; null once it is mailed or given up.
    attempt_at BIGINT,
    attempts BIGINT NOT NULL,
    mailed_at BIGINT,
    -- What the last attempt said, where it failed.
    failure TEXT
);
CREATE INDEX reminders_user ON reminders (user_id, recorded_at);
CREATE INDEX reminders_outbox ON reminders (attempt_at) WHERE attempt_at IS NOT NULL;
