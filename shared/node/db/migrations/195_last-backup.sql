-- Up Migration

-- When `newswire backup` last succeeded, for the alarm on old backups; empty where nobody ever used it.
CREATE TABLE last_backup (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  taken_at timestamptz NOT NULL,
  newswire text NOT NULL
);

-- Down Migration

DROP TABLE last_backup;
