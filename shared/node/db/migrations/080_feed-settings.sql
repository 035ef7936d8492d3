-- Up Migration

ALTER TABLE feeds
  -- What the server answered at the last fetch, when that was no feed: status, url, contentType, bytes, start.
  ADD COLUMN last_answer jsonb,
  -- How it is fetched and read, as far as the operator says so: userAgent, ignoreUpdates, block, keep, retentionDays.
  ADD COLUMN options jsonb NOT NULL DEFAULT '{}',
  -- username, password, cookie, headers: sent to the feed's own site only.
  ADD COLUMN credentials jsonb NOT NULL DEFAULT '{}';

-- Down Migration

ALTER TABLE feeds DROP COLUMN last_answer, DROP COLUMN options, DROP COLUMN credentials;
