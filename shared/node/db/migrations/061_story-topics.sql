-- Up Migration

-- `topic_stories` took its place; nobody has written or read it since.
DROP TABLE story_topics;

-- Down Migration

CREATE TABLE story_topics (
  slug text NOT NULL,
  story_id uuid NOT NULL,
  PRIMARY KEY (slug, story_id)
);
CREATE INDEX story_topics_story ON story_topics (story_id);
