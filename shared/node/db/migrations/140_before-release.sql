-- Up Migration

-- A submission that waits for its embargo can be changed and cancelled, and a newer one of the same story replaces it.
ALTER TABLE submissions
  -- Counts the changes. A worker records only what it has read: at the last moment it asks for the version again.
  ADD COLUMN version integer NOT NULL DEFAULT 0,
  ADD COLUMN replaced_by uuid;
ALTER TABLE submissions DROP CONSTRAINT submissions_status_check;
ALTER TABLE submissions ADD CONSTRAINT submissions_status_check CHECK (
  status IN ('queued', 'published', 'duplicate', 'rejected', 'failed', 'cancelled', 'replaced'));

-- Down Migration

UPDATE submissions SET status = 'rejected' WHERE status IN ('cancelled', 'replaced');
ALTER TABLE submissions DROP CONSTRAINT submissions_status_check;
ALTER TABLE submissions ADD CONSTRAINT submissions_status_check CHECK (
  status IN ('queued', 'published', 'duplicate', 'rejected', 'failed'));
ALTER TABLE submissions DROP COLUMN version, DROP COLUMN replaced_by;
