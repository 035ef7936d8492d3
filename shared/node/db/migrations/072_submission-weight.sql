-- Up Migration

-- What a submission costs to edit, in ordinary stories. A publisher's flood is measured by it, and very long texts have
-- a queue of their own.
ALTER TABLE submissions ADD COLUMN weight smallint NOT NULL DEFAULT 1;
DROP INDEX submissions_open_by_external_id;
CREATE INDEX submissions_open_by_external_id ON submissions (publisher_id, external_id) INCLUDE (priority, weight)
  WHERE status = 'queued';

-- Down Migration

DROP INDEX submissions_open_by_external_id;
CREATE INDEX submissions_open_by_external_id ON submissions (publisher_id, external_id) INCLUDE (priority)
  WHERE status = 'queued';
ALTER TABLE submissions DROP COLUMN weight;
