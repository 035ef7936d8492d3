-- Up Migration

-- A submission that could not be edited waits for an operator, who has it tried again or sets it aside for good.
ALTER TABLE submissions ADD COLUMN discarded_at timestamptz;
CREATE INDEX submissions_failed ON submissions (received_at) WHERE status = 'failed';

-- Down Migration

DROP INDEX submissions_failed;
ALTER TABLE submissions DROP COLUMN discarded_at;
