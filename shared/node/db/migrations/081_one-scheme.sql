-- Up Migration

-- http and https are one address of a story.
UPDATE stories SET canonical_url = 'https' || substr(canonical_url, 5)
WHERE canonical_url ~ '^http://[^/?#:]+([/?#]|$)';
-- Nor are two ids of a feed's items that differ by that alone.
DELETE FROM feed_items i WHERE i.external_id ~ '^http://[^/?#:]+([/?#]|$)' AND EXISTS (
  SELECT FROM feed_items o WHERE o.feed_id = i.feed_id AND o.external_id = 'https' || substr(i.external_id, 5));
UPDATE feed_items SET external_id = 'https' || substr(external_id, 5)
WHERE external_id ~ '^http://[^/?#:]+([/?#]|$)';

-- Down Migration

SELECT 1;
