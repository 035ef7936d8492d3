-- Up Migration

-- What a picture shows, says and owes, and the sound and video of a story.
ALTER TABLE stories ADD COLUMN image_alt text, ADD COLUMN image_caption text, ADD COLUMN image_credit text;
ALTER TABLE stories ADD COLUMN media jsonb NOT NULL DEFAULT '[]';
ALTER TABLE story_revisions ADD COLUMN image_caption text, ADD COLUMN media jsonb NOT NULL DEFAULT '[]';

-- Down Migration

ALTER TABLE story_revisions DROP COLUMN image_caption, DROP COLUMN media;
ALTER TABLE stories DROP COLUMN image_alt, DROP COLUMN image_caption, DROP COLUMN image_credit, DROP COLUMN media;
