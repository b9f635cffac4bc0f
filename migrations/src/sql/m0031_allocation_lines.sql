-- All allocations that a line ever had, without a look at those of other lines: they are counted, ended ones too, as the version of what
-- is tied to it.
DROP INDEX allocations_line;
CREATE INDEX allocations_line ON allocations (line_id, superseded_at);
