-- Up Migration

-- How far those have read the wire who do something for each event, whichever worker it is that does it.
CREATE TABLE wire_cursors (
  name text PRIMARY KEY,
  seq bigint NOT NULL,
  moved_at timestamptz NOT NULL DEFAULT now()
);
-- What was released before they existed is no news.
INSERT INTO wire_cursors (name, seq) SELECT name, last_seq FROM wire, unnest(ARRAY['websub', 'push']) AS name;

-- Down Migration

DROP TABLE wire_cursors;
