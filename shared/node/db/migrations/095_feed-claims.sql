-- Up Migration

ALTER TABLE feeds
  -- Addresses are kept as the URL standard writes them, so this is the host as it is asked for, with its port.
  ADD COLUMN host text GENERATED ALWAYS AS (split_part(url, '/', 3)) STORED,
  -- While a worker fetches it; the same moment is in next_fetch_at, unless the operator has changed that since.
  ADD COLUMN claimed_until timestamptz;
CREATE INDEX feeds_claimed ON feeds (claimed_until) WHERE claimed_until IS NOT NULL;

-- Down Migration

ALTER TABLE feeds DROP COLUMN host, DROP COLUMN claimed_until;
