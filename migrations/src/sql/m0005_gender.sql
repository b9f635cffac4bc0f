-- Gender assessments: each step (coded, validated, confirmed, stale) is a new row that supersedes the one before.
-- A project without a current row is not assessed, which is not code 0.

CREATE TABLE gender_assessments (
    id {id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    version BIGINT NOT NULL,
    code TEXT NOT NULL,
    stage TEXT NOT NULL,
    reaches_beneficiaries BOOLEAN NOT NULL,
    principal_purpose BOOLEAN NOT NULL,
    needs_evidence TEXT,
    output_id BIGINT REFERENCES nodes (id),
    output_evidence TEXT,
    activity_id BIGINT REFERENCES nodes (id),
    activity_evidence TEXT,
    override_reason TEXT,
    coder_id BIGINT NOT NULL REFERENCES users (id),
    coded_at BIGINT NOT NULL,
    coder_note TEXT,
    validator_id BIGINT REFERENCES users (id),
    validated_at BIGINT,
    validator_note TEXT,
    confirmer_id BIGINT REFERENCES users (id),
    confirmed_at BIGINT,
    confirmer_note TEXT,
    stale_reason TEXT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    UNIQUE (project_id, version)
);
CREATE UNIQUE INDEX gender_assessments_current ON gender_assessments (project_id) WHERE superseded_at IS NULL;
