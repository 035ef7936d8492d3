-- Up Migration

-- What was released lately, for trending; what is old, for retention.
CREATE INDEX stories_released ON stories (released_at) INCLUDE (publisher_id);
CREATE INDEX submissions_finished ON submissions (finished_at) WHERE status <> 'queued';
CREATE INDEX submissions_with_payload ON submissions (finished_at) WHERE status <> 'queued' AND payload <> '{}';

-- How much was deleted so far, by kind, for the metrics.
CREATE TABLE pruned (
  kind text PRIMARY KEY,
  total bigint NOT NULL DEFAULT 0
);

-- Down Migration

DROP TABLE pruned;
DROP INDEX submissions_with_payload, submissions_finished, stories_released;
