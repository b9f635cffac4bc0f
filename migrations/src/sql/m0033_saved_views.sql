-- Views that people save: the filters of a page under a name, for oneself or for everybody.
CREATE TABLE saved_views (
    id {id},
    user_id BIGINT NOT NULL REFERENCES users (id),
    page TEXT NOT NULL CHECK (page IN ('projects', 'results')),
    name TEXT NOT NULL,
    -- What stands behind the question mark of its address, as the page itself writes it.
    query TEXT NOT NULL,
    shared BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (user_id, page, name)
);
CREATE INDEX saved_views_shared ON saved_views (page) WHERE shared;

-- A line that who reminds adds in their own words; blank where there is none.
ALTER TABLE reminders ADD COLUMN note TEXT NOT NULL DEFAULT '';
