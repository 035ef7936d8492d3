-- Up Migration

-- Who was alerted to a story is told of its correction.
ALTER TABLE alert_items DROP CONSTRAINT alert_items_kind_check;
ALTER TABLE alert_items ADD CONSTRAINT alert_items_kind_check CHECK (kind IN ('story', 'retracted', 'corrected'));
ALTER TABLE push_notifications DROP CONSTRAINT push_notifications_kind_check;
ALTER TABLE push_notifications ADD CONSTRAINT push_notifications_kind_check
  CHECK (kind IN ('story', 'withdrawn', 'summary', 'corrected'));

-- Down Migration

DELETE FROM alert_items WHERE kind = 'corrected';
ALTER TABLE alert_items DROP CONSTRAINT alert_items_kind_check;
ALTER TABLE alert_items ADD CONSTRAINT alert_items_kind_check CHECK (kind IN ('story', 'retracted'));
DELETE FROM push_notifications WHERE kind = 'corrected';
ALTER TABLE push_notifications DROP CONSTRAINT push_notifications_kind_check;
ALTER TABLE push_notifications ADD CONSTRAINT push_notifications_kind_check
  CHECK (kind IN ('story', 'withdrawn', 'summary'));
