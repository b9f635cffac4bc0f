-- What my work asks over whole regions: values handed in by period, values that wait and that came back, indicators by
-- whether they are retired. The columns beside the first ones spare a look at the table.

DROP INDEX actuals_period;
CREATE INDEX actuals_period ON actuals (period_id, state, superseded_at) WHERE superseded_at IS NULL;
CREATE INDEX actuals_submitted ON actuals (period_id, author_id, submitter_id, state, superseded_at)
    WHERE superseded_at IS NULL AND state = 'submitted';
CREATE INDEX actuals_returned ON actuals (reviewed_at) WHERE superseded_at IS NULL AND state = 'returned';

DROP INDEX indicators_project;
CREATE INDEX indicators_project ON indicators (project_id, retired_at);
