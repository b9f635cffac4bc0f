-- What is said about a reported value, and the files that stand behind it. Both belong to an indicator in a period, through
-- all versions of its value. Nothing is deleted: what is withdrawn is superseded and says by whom.

CREATE TABLE comments (
    id {id},
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    period_id BIGINT NOT NULL REFERENCES periods (id),
    text TEXT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT
);
CREATE INDEX comments_value ON comments (indicator_id, period_id);

CREATE TABLE evidence (
    id {id},
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    period_id BIGINT NOT NULL REFERENCES periods (id),
    -- SHA-256 of the content, in hexadecimal: also where it lies.
    hash TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    about TEXT,
    user_id BIGINT NOT NULL REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    withdrawn_by BIGINT REFERENCES users (id),
    withdraw_reason TEXT,
    CHECK ((superseded_at IS NULL) = (withdrawn_by IS NULL)),
    CHECK ((superseded_at IS NULL) = (withdraw_reason IS NULL))
);
CREATE INDEX evidence_value ON evidence (indicator_id, period_id);
