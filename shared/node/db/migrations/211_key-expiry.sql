-- Up Migration

-- When a key stops working by itself, and the key that was made in its place.
ALTER TABLE api_keys ADD COLUMN expires_at timestamptz;
ALTER TABLE api_keys ADD COLUMN replaced_by uuid;

-- Down Migration

ALTER TABLE api_keys DROP COLUMN expires_at, DROP COLUMN replaced_by;
