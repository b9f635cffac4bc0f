-- Regions, countries, offices; people, what they are granted, their sessions.

CREATE TABLE regions (
    id {id},
    name TEXT NOT NULL UNIQUE,
    position BIGINT NOT NULL
);

CREATE TABLE countries (
    id {id},
    iso3 TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    region_id BIGINT NOT NULL REFERENCES regions (id)
);
CREATE INDEX countries_region ON countries (region_id);

CREATE TABLE offices (
    id {id},
    kind TEXT NOT NULL CHECK (kind IN ('mission', 'regional-office', 'headquarters')),
    name TEXT NOT NULL UNIQUE,
    region_id BIGINT NOT NULL REFERENCES regions (id),
    country_id BIGINT REFERENCES countries (id)
);
CREATE INDEX offices_region ON offices (region_id);

CREATE TABLE users (
    id {id},
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices (id),
    password_hash TEXT NOT NULL,
    demo BOOLEAN NOT NULL,
    disabled_at BIGINT,
    created_at BIGINT NOT NULL
);

CREATE TABLE grants (
    id {id},
    user_id BIGINT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL,
    scope_kind TEXT NOT NULL CHECK (scope_kind IN ('everything', 'region', 'office', 'project')),
    scope_id BIGINT,
    granted_by BIGINT REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CHECK ((scope_kind = 'everything') = (scope_id IS NULL))
);
CREATE INDEX grants_user ON grants (user_id) WHERE superseded_at IS NULL;

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    data TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- Failed attempts limit the next ones, by address and by e-mail.
CREATE TABLE sign_in_attempts (
    id {id},
    email TEXT NOT NULL,
    address TEXT NOT NULL,
    failed_at BIGINT NOT NULL
);
CREATE INDEX sign_in_attempts_email ON sign_in_attempts (email, failed_at);
CREATE INDEX sign_in_attempts_address ON sign_in_attempts (address, failed_at);
