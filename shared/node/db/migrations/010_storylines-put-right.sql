-- Up Migration

-- Why a story was put into its storyline: {storyId, isCopy, names, words}; null for one that began it.
ALTER TABLE storyline_members ADD COLUMN because jsonb;

-- Splits by moderators. Each has a number; the stories that left bear +number, those that stayed −number, and a storyline
-- bears the marks of all its stories. Two that bear opposite ones are never brought together again.
CREATE SEQUENCE storyline_splits AS integer;
ALTER TABLE storyline_members ADD COLUMN apart integer[] NOT NULL DEFAULT '{}';
ALTER TABLE storylines ADD COLUMN apart integer[] NOT NULL DEFAULT '{}';

-- Readers who say that a story is about another event; settled when a moderator has looked.
CREATE TABLE storyline_reports (
  storyline_id uuid NOT NULL REFERENCES storylines ON DELETE CASCADE,
  story_id uuid NOT NULL REFERENCES stories ON DELETE CASCADE,
  -- A commenter's id, or a keyed hash of the address of someone without a name.
  reporter text NOT NULL,
  reason text,
  at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz,
  PRIMARY KEY (storyline_id, story_id, reporter)
);
CREATE INDEX storyline_reports_story ON storyline_reports (story_id);
CREATE INDEX storyline_reports_open ON storyline_reports (storyline_id) WHERE settled_at IS NULL;

-- Down Migration

DROP TABLE storyline_reports;
ALTER TABLE storylines DROP COLUMN apart;
ALTER TABLE storyline_members DROP COLUMN apart, DROP COLUMN because;
DROP SEQUENCE storyline_splits;
