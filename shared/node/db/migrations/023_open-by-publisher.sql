-- Up Migration

-- What a publisher has open is counted by priority, from the index alone.
DROP INDEX submissions_open_by_external_id;
CREATE INDEX submissions_open_by_external_id ON submissions (publisher_id, external_id) INCLUDE (priority)
  WHERE status = 'queued';

-- Down Migration

DROP INDEX submissions_open_by_external_id;
CREATE INDEX submissions_open_by_external_id ON submissions (publisher_id, external_id) WHERE status = 'queued';
