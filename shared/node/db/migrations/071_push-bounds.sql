-- Up Migration

-- Who made it, as a keyed hash of the network's address: so many, and so much, for one network. Null for what was there
-- before, which counts for nobody.
ALTER TABLE push_subscriptions ADD COLUMN owner text;
-- What its rules and mutes take.
ALTER TABLE push_subscriptions ADD COLUMN bytes integer NOT NULL DEFAULT 0;
-- When its push service took something last, and since when it has refused everything.
ALTER TABLE push_subscriptions ADD COLUMN taken_at timestamptz;
ALTER TABLE push_subscriptions ADD COLUMN failing_since timestamptz;
CREATE INDEX push_subscriptions_by_owner ON push_subscriptions (owner);
CREATE INDEX push_subscriptions_confirmed ON push_subscriptions (updated_at);

-- Down Migration

DROP INDEX push_subscriptions_by_owner, push_subscriptions_confirmed;
ALTER TABLE push_subscriptions DROP COLUMN owner, DROP COLUMN bytes, DROP COLUMN taken_at, DROP COLUMN failing_since;
