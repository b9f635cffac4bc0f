-- What each project has budgeted for, and spent on, each cell of an appeal, in USD cents: a memory of allocations and expenditures that
-- can be made anew.
CREATE TABLE project_cells (
    project_id BIGINT NOT NULL REFERENCES projects (id),
    row_id BIGINT NOT NULL REFERENCES appeal_rows (id),
    area TEXT NOT NULL,
    budgeted_usd BIGINT NOT NULL,
    -- Of what its lines have spent, the part that falls on this cell, as their allocations do.
    spent_usd BIGINT NOT NULL,
    PRIMARY KEY (project_id, row_id, area)
);
CREATE INDEX project_cells_row ON project_cells (row_id);
INSERT INTO project_cells (project_id, row_id, area, budgeted_usd, spent_usd)
SELECT l.project_id, t.appeal_row_id, t.area, CAST(SUM(t.allocated_usd) AS BIGINT), 0
FROM allocations t
JOIN budget_lines l ON l.id = t.line_id AND l.retired_at IS NULL
WHERE t.superseded_at IS NULL
GROUP BY l.project_id, t.appeal_row_id, t.area;

CREATE INDEX expenditures_line ON expenditures (line_id) WHERE superseded_at IS NULL;
-- What has no rate is counted beside every total.
CREATE INDEX budget_amounts_missing ON budget_amounts (line_id) WHERE amount_usd IS NULL AND superseded_at IS NULL;
CREATE INDEX expenditures_missing ON expenditures (project_id) WHERE amount_usd IS NULL AND superseded_at IS NULL;
