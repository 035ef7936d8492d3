-- Up Migration

-- Stories in two languages share only their names and numbers, so they are compared by another measure.
ALTER TABLE storyline_members ADD COLUMN language text;

-- Older stories are not compared any more.
UPDATE storyline_members m SET language = s.language
FROM stories s WHERE s.id = m.story_id AND m.at > now() - interval '11 days';

-- Down Migration
ALTER TABLE storyline_members DROP COLUMN language;
