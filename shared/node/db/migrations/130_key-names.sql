-- Up Migration

-- What a key is for, as its owner says, and when it was last used, to the hour.
ALTER TABLE api_keys ADD COLUMN name text, ADD COLUMN last_used_at timestamptz;

-- Down Migration

ALTER TABLE api_keys DROP COLUMN name, DROP COLUMN last_used_at;
