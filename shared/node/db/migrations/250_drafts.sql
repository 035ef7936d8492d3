-- Up Migration

-- What a publisher's people write at the desk, before it is submitted. A new story has all its fields, a correction those
-- that it changes.
CREATE TABLE drafts (
  publisher_id uuid NOT NULL REFERENCES publishers ON DELETE CASCADE,
  -- Chosen by whoever creates it, so that a lost answer makes no second draft.
  id uuid NOT NULL,
  story_id uuid REFERENCES stories ON DELETE CASCADE,
  -- Counts the changes: who saves names the one that was read.
  revision integer NOT NULL,
  fields jsonb NOT NULL,
  bytes integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- The name of the key, as it was.
  changed_by text,
  PRIMARY KEY (publisher_id, id)
);
CREATE INDEX drafts_by_change ON drafts (changed_at);
CREATE INDEX drafts_by_story ON drafts (story_id) WHERE story_id IS NOT NULL;

-- Down Migration

DROP TABLE drafts;
