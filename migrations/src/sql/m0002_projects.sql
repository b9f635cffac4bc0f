-- Projects with their results matrices: what is promised before it is spent.

CREATE TABLE projects (
    id {id},
    code TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices (id),
    starts DATE NOT NULL,
    ends DATE NOT NULL,
    funding TEXT NOT NULL,
    schedule TEXT NOT NULL,
    submitted_on DATE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    CHECK (ends >= starts)
);
CREATE INDEX projects_office ON projects (office_id);

CREATE TABLE project_countries (
    project_id BIGINT NOT NULL REFERENCES projects (id),
    country_id BIGINT NOT NULL REFERENCES countries (id),
    PRIMARY KEY (project_id, country_id)
);
CREATE INDEX project_countries_country ON project_countries (country_id);

CREATE TABLE project_areas (
    project_id BIGINT NOT NULL REFERENCES projects (id),
    area TEXT NOT NULL,
    PRIMARY KEY (project_id, area)
);

CREATE TABLE project_sdgs (
    project_id BIGINT NOT NULL REFERENCES projects (id),
    sdg_target TEXT NOT NULL,
    PRIMARY KEY (project_id, sdg_target)
);

CREATE TABLE project_sections (
    id {id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    section TEXT NOT NULL,
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (project_id, section)
);

CREATE TABLE project_states (
    id {id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    state TEXT NOT NULL,
    note TEXT,
    user_id BIGINT REFERENCES users (id),
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT
);
CREATE UNIQUE INDEX project_states_current ON project_states (project_id) WHERE superseded_at IS NULL;

CREATE TABLE nodes (
    id {id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    parent_id BIGINT REFERENCES nodes (id),
    kind TEXT NOT NULL CHECK (kind IN ('objective', 'outcome', 'output', 'activity')),
    position BIGINT NOT NULL,
    statement TEXT NOT NULL,
    assumptions TEXT,
    version BIGINT NOT NULL,
    retired_at BIGINT,
    CHECK ((kind = 'objective') = (parent_id IS NULL))
);
CREATE INDEX nodes_project ON nodes (project_id);
CREATE UNIQUE INDEX nodes_one_objective ON nodes (project_id) WHERE kind = 'objective' AND retired_at IS NULL;

CREATE TABLE indicators (
    id {id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    node_id BIGINT NOT NULL REFERENCES nodes (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    unit TEXT NOT NULL,
    kind TEXT NOT NULL,
    direction TEXT NOT NULL,
    accumulation TEXT NOT NULL,
    operator TEXT NOT NULL,
    by_sex BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    version BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE INDEX indicators_project ON indicators (project_id);
CREATE INDEX indicators_node ON indicators (node_id);
