-- Up Migration

-- While the version before still runs, the storylines that it changes keep older values here until their next recount.
ALTER TABLE storylines
  -- How many publishers have a text of their own: near copies of one text count once.
  ADD COLUMN independent integer NOT NULL DEFAULT 1;

ALTER TABLE storyline_members
  -- True for the first standing story of its text (a story and its copies) in its storyline.
  ADD COLUMN is_first_of_text boolean NOT NULL DEFAULT true,
  -- The first standing story of the same text by the same publisher in its storyline; null for that story itself.
  ADD COLUMN repeats uuid;

WITH now AS (
  SELECT story_id, standing AND row_number() OVER text = 1 AS is_first,
    CASE WHEN standing THEN nullif(first_value(story_id) OVER own, story_id) END AS repeats
  FROM storyline_members
  WINDOW
    text AS (PARTITION BY storyline_id, coalesce(copy_of, story_id), standing ORDER BY copy_of IS NOT NULL, story_id),
    own AS (PARTITION BY storyline_id, coalesce(copy_of, story_id), standing, publisher_id
      ORDER BY copy_of IS NOT NULL, story_id)
)
UPDATE storyline_members m SET is_first_of_text = now.is_first, repeats = now.repeats
FROM now WHERE m.story_id = now.story_id AND (NOT now.is_first OR now.repeats IS NOT NULL);

UPDATE storylines l SET independent = now.independent, version = l.version + 1
FROM (
  SELECT storyline_id, count(DISTINCT publisher_id) FILTER (WHERE is_first_of_text) AS independent
  FROM storyline_members GROUP BY storyline_id) AS now
WHERE l.id = now.storyline_id AND l.independent <> now.independent;

CREATE INDEX storyline_members_first ON storyline_members (storyline_id, publisher_id) WHERE is_first_of_text;
CREATE INDEX storyline_members_own_first ON storyline_members (copy_of, publisher_id)
  WHERE copy_of IS NOT NULL AND standing AND repeats IS NULL;

-- Down Migration

ALTER TABLE storyline_members DROP COLUMN is_first_of_text, DROP COLUMN repeats;
ALTER TABLE storylines DROP COLUMN independent;
