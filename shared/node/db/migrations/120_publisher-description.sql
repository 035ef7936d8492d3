-- Up Migration

-- What a publisher says of itself, from the operator or its feed.
ALTER TABLE publishers ADD COLUMN description text;

-- Down Migration

ALTER TABLE publishers DROP COLUMN description;
