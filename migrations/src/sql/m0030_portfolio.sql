-- What every project is held against by those who steer, and what each has budgeted and spent in all.

-- One rule of a kind. `days` where the kind has a term, null where it has none.
CREATE TABLE quality_rules (
    id {id},
    kind TEXT NOT NULL UNIQUE CHECK (kind IN ('no-report', 'ended-active', 'no-indicators', 'no-target', 'no-link',
        'budget-fails', 'gender-missing')),
    days BIGINT CHECK (days >= 0),
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning')),
    is_active BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    CHECK ((kind IN ('no-report', 'ended-active')) = (days IS NOT NULL))
);
INSERT INTO quality_rules (kind, days, severity, is_active, version) VALUES
    ('no-report', 90, 'error', TRUE, 1),
    ('ended-active', 0, 'error', TRUE, 1),
    ('no-indicators', NULL, 'error', TRUE, 1),
    ('no-target', NULL, 'warning', TRUE, 1),
    ('no-link', NULL, 'warning', TRUE, 1),
    ('budget-fails', NULL, 'warning', TRUE, 1),
    ('gender-missing', NULL, 'error', TRUE, 1);

-- Of each project that has a budget or has spent anything, in USD cents: a memory of budget lines and expenditures that can be made
-- anew. What is not converted is in no sum and is counted.
CREATE TABLE project_money (
    project_id BIGINT PRIMARY KEY REFERENCES projects (id),
    staff_office_usd BIGINT NOT NULL,
    evaluation_usd BIGINT NOT NULL,
    overhead_usd BIGINT NOT NULL,
    budget_usd BIGINT NOT NULL,
    amounts BIGINT NOT NULL,
    not_converted BIGINT NOT NULL,
    spent_usd BIGINT NOT NULL,
    spent_not_converted BIGINT NOT NULL
);
INSERT INTO project_money (project_id, staff_office_usd, evaluation_usd, overhead_usd, budget_usd, amounts, not_converted,
                           spent_usd, spent_not_converted)
SELECT p.id, COALESCE(b.staff_office_usd, 0), COALESCE(b.evaluation_usd, 0), COALESCE(b.overhead_usd, 0),
       COALESCE(b.budget_usd, 0), COALESCE(b.amounts, 0), COALESCE(b.not_converted, 0), COALESCE(e.spent_usd, 0),
       COALESCE(e.spent_not_converted, 0)
FROM projects p
LEFT JOIN (SELECT l.project_id,
        CAST(SUM(CASE WHEN l.section IN ('staff', 'office') THEN COALESCE(a.amount_usd, 0) ELSE 0 END) AS BIGINT) AS staff_office_usd,
        CAST(SUM(CASE WHEN l.evaluation THEN COALESCE(a.amount_usd, 0) ELSE 0 END) AS BIGINT) AS evaluation_usd,
        CAST(SUM(CASE WHEN l.section = 'overhead' THEN COALESCE(a.amount_usd, 0) ELSE 0 END) AS BIGINT) AS overhead_usd,
        CAST(SUM(COALESCE(a.amount_usd, 0)) AS BIGINT) AS budget_usd, COUNT(*) AS amounts,
        COUNT(*) FILTER (WHERE a.amount_usd IS NULL) AS not_converted
    FROM budget_lines l
    JOIN budget_amounts a ON a.line_id = l.id AND a.superseded_at IS NULL
    WHERE l.retired_at IS NULL GROUP BY l.project_id) b ON b.project_id = p.id
LEFT JOIN (SELECT x.project_id, CAST(SUM(COALESCE(x.amount_usd, 0)) AS BIGINT) AS spent_usd,
        COUNT(*) FILTER (WHERE x.amount_usd IS NULL AND x.amount_minor <> 0) AS spent_not_converted
    FROM expenditures x WHERE x.superseded_at IS NULL GROUP BY x.project_id) e ON e.project_id = p.id
WHERE b.project_id IS NOT NULL OR e.project_id IS NOT NULL;

-- What a look over every project asks: the indicators that promise nothing, and the days of projects.
CREATE INDEX indicator_sums_no_target ON indicator_sums (project_id) WHERE target_numerator IS NULL AND kind <> 'narrative';
CREATE INDEX projects_ends ON projects (ends);
