-- Up Migration

-- The canary is a submission and a wire event, and never a story: no list, search or storyline can find it.
ALTER TABLE submissions DROP CONSTRAINT submissions_kind_check;
ALTER TABLE submissions ADD CONSTRAINT submissions_kind_check
  CHECK (kind IN ('publish', 'correct', 'retract', 'canary')) NOT VALID;
ALTER TABLE submissions VALIDATE CONSTRAINT submissions_kind_check;
ALTER TABLE wire_events ALTER COLUMN story_id DROP NOT NULL;
-- One that no operator made and none should see.
ALTER TABLE publishers ADD COLUMN internal boolean NOT NULL DEFAULT false;
INSERT INTO publishers (id, name, internal)
  VALUES ('00000000-0000-7000-8000-00000000ca5a', 'Newswire canary (internal)', true);

-- Down Migration

DELETE FROM wire_events WHERE type = 'canary';
DELETE FROM submissions WHERE kind = 'canary';
DELETE FROM publishers WHERE internal;
ALTER TABLE publishers DROP COLUMN internal;
ALTER TABLE wire_events ALTER COLUMN story_id SET NOT NULL;
ALTER TABLE submissions DROP CONSTRAINT submissions_kind_check;
ALTER TABLE submissions ADD CONSTRAINT submissions_kind_check CHECK (kind IN ('publish', 'correct', 'retract'));
