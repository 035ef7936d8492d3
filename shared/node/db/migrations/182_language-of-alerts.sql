-- Up Migration

-- In which language a reader is written to.
ALTER TABLE push_subscriptions ADD COLUMN language text NOT NULL DEFAULT 'en';
ALTER TABLE alert_addresses ADD COLUMN language text NOT NULL DEFAULT 'en';

-- Down Migration

ALTER TABLE push_subscriptions DROP COLUMN language;
ALTER TABLE alert_addresses DROP COLUMN language;
