-- Up Migration

-- The operator may ask for two people behind each flash of a publisher.
ALTER TABLE publishers ADD COLUMN flash_needs_two boolean NOT NULL DEFAULT false;

ALTER TABLE submissions
  -- Of a flash that needs two people: it waits, held far in the future, or was approved as it is.
  ADD COLUMN approval text CHECK (approval IN ('waiting', 'approved')),
  ADD COLUMN approval_until timestamptz,
  -- Keys: who submitted it, changed it last and approved it. Nothing refers to them, so that they may go.
  ADD COLUMN submitted_by uuid,
  ADD COLUMN changed_by uuid,
  ADD COLUMN approved_by uuid;
CREATE INDEX submissions_awaiting ON submissions (approval_until) WHERE approval = 'waiting' AND status = 'queued';

-- Down Migration

UPDATE submissions SET status = 'cancelled', reason = 'Nobody had approved it.', finished_at = clock_timestamp()
  WHERE approval = 'waiting' AND status = 'queued';
DROP INDEX submissions_awaiting;
ALTER TABLE submissions DROP COLUMN approval, DROP COLUMN approval_until, DROP COLUMN submitted_by,
  DROP COLUMN changed_by, DROP COLUMN approved_by;
ALTER TABLE publishers DROP COLUMN flash_needs_two;
