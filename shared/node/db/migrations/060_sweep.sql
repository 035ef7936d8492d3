-- Up Migration

-- The sweep looks through open submissions in the order in which they are due, so that what is under a long embargo is
-- passed over, and a few thousand at a time.
CREATE INDEX submissions_open_due ON submissions ((coalesce(release_at, received_at)), no) WHERE status = 'queued';

-- Whose turn it is, one worker at a time, and how far the last one came.
CREATE TABLE sweep_turn (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  due timestamptz NOT NULL DEFAULT '-infinity',
  no bigint NOT NULL DEFAULT 0,
  -- Where this round through all of them ends.
  horizon timestamptz NOT NULL DEFAULT '-infinity',
  turned_at timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO sweep_turn DEFAULT VALUES;

-- Down Migration

DROP TABLE sweep_turn;
DROP INDEX submissions_open_due;
