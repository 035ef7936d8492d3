-- Up Migration

-- A disabled publisher publishes nothing; a removed one is disabled for good and in no list.
ALTER TABLE publishers ADD COLUMN disabled_at timestamptz;
ALTER TABLE publishers ADD COLUMN removed_at timestamptz;

-- Removed publishers whose stories are being taken down, with the reason that readers see.
CREATE TABLE publisher_takedowns (
  publisher_id uuid PRIMARY KEY REFERENCES publishers,
  -- The publisher of the operator's key.
  operator_id uuid NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE INDEX publisher_takedowns_open ON publisher_takedowns (at) WHERE finished_at IS NULL;

-- The list of publishers counts the feeds of each.
CREATE INDEX feeds_by_publisher ON feeds (publisher_id);

-- Down Migration

DROP INDEX feeds_by_publisher;
DROP TABLE publisher_takedowns;
ALTER TABLE publishers DROP COLUMN disabled_at, DROP COLUMN removed_at;
