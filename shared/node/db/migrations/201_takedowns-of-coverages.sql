-- Up Migration

-- Live coverages are taken down like stories; `story_id` is then the id of the coverage.
ALTER TABLE takedowns ADD COLUMN subject text NOT NULL DEFAULT 'story';

-- Down Migration

ALTER TABLE takedowns DROP COLUMN subject;
