-- Up Migration

-- What a story said at some time before: its changes are few, and only they are looked for by story.
CREATE INDEX wire_events_changes ON wire_events (story_id, seq)
  WHERE seq IS NOT NULL AND type IN ('story.corrected', 'story.retracted');

-- Down Migration

DROP INDEX wire_events_changes;
