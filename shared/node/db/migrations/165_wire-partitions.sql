-- Up Migration

-- The wire in partitions by number, of about a day each, so that what is past its retention period goes with a DROP.
-- Events wait for their number in the default partition; numbering moves them. It also takes what no partition covers.

CREATE SEQUENCE wire_events_order;
SELECT setval('wire_events_order', coalesce(max(id), 0) + 1, false) FROM wire_events;

ALTER TABLE wire_events RENAME TO wire_events_before;
ALTER TABLE event_keys RENAME TO event_keys_before;
DROP TRIGGER wire_events_numbered ON wire_events_before;
DROP TRIGGER wire_events_copied ON wire_events_before;
DROP TRIGGER wire_events_deleted ON wire_events_before;
ALTER TABLE wire_events_before ALTER COLUMN id DROP IDENTITY;
ALTER TABLE wire_events_before DROP CONSTRAINT wire_events_pkey;
ALTER INDEX wire_events_unnumbered RENAME TO wire_events_before_unnumbered;
ALTER INDEX wire_events_submission RENAME TO wire_events_before_submission;
ALTER INDEX wire_events_age RENAME TO wire_events_before_age;
ALTER INDEX wire_events_changes RENAME TO wire_events_before_changes;
ALTER TABLE wire_events_before RENAME CONSTRAINT wire_events_seq_key TO wire_events_before_seq_key;
ALTER TABLE event_keys_before RENAME CONSTRAINT event_keys_pkey TO event_keys_before_pkey;
ALTER TABLE webhook_deliveries RENAME TO webhook_deliveries_before;
ALTER TABLE webhook_deliveries_before RENAME CONSTRAINT webhook_deliveries_pkey TO webhook_deliveries_before_pkey;
ALTER INDEX webhook_deliveries_age RENAME TO webhook_deliveries_before_age;

CREATE TABLE wire_events (
  -- The order of recording; the announcement turns it into `seq`, which has no holes.
  id bigint NOT NULL DEFAULT nextval('wire_events_order'),
  seq bigint UNIQUE,
  at timestamptz,
  type text NOT NULL,
  story_id uuid REFERENCES stories,
  submission_id uuid,
  payload jsonb NOT NULL,
  keys jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
) PARTITION BY RANGE (seq);
ALTER SEQUENCE wire_events_order OWNED BY wire_events.id;
CREATE INDEX wire_events_unnumbered ON wire_events (id) WHERE seq IS NULL;
CREATE INDEX wire_events_submission ON wire_events (submission_id);
CREATE INDEX wire_events_age ON wire_events USING brin (at);
CREATE INDEX wire_events_changes ON wire_events (story_id, seq)
  WHERE seq IS NOT NULL AND type IN ('story.corrected', 'story.retracted');
CREATE TABLE event_keys (
  key bigint NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (key, seq)
) PARTITION BY RANGE (seq);
CREATE TABLE webhook_deliveries (
  webhook_id uuid NOT NULL REFERENCES webhooks ON DELETE CASCADE,
  seq bigint NOT NULL,
  type text NOT NULL,
  status text NOT NULL CONSTRAINT webhook_deliveries_status_check CHECK (status IN ('delivered', 'failed')),
  attempts integer NOT NULL,
  -- What the receiver answered last; null when it did not.
  answered integer,
  error text,
  took_ms integer NOT NULL,
  first_at timestamptz NOT NULL DEFAULT now(),
  last_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (webhook_id, seq)
) PARTITION BY RANGE (seq);
CREATE INDEX webhook_deliveries_age ON webhook_deliveries USING brin (first_at);
CREATE TABLE wire_events_unplaced PARTITION OF wire_events DEFAULT;
CREATE TABLE event_keys_unplaced PARTITION OF event_keys DEFAULT;
CREATE TABLE webhook_deliveries_unplaced PARTITION OF webhook_deliveries DEFAULT;
-- Its rows come and go, few at a time.
ALTER TABLE wire_events_unplaced SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- What waits for its number keeps its place in the order.
WITH waiting AS (DELETE FROM wire_events_before WHERE seq IS NULL RETURNING *)
INSERT INTO wire_events (id, type, story_id, submission_id, payload, keys, recorded_at)
  SELECT id, type, story_id, submission_id, payload, keys, recorded_at FROM waiting ORDER BY id;

CREATE TRIGGER wire_events_numbered AFTER UPDATE ON wire_events
  REFERENCING NEW TABLE AS numbered FOR EACH STATEMENT EXECUTE FUNCTION index_events();
CREATE TRIGGER wire_events_copied AFTER INSERT ON wire_events
  REFERENCING NEW TABLE AS numbered FOR EACH STATEMENT EXECUTE FUNCTION index_events();
CREATE TRIGGER wire_events_deleted AFTER DELETE ON wire_events
  REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION forget_events();

-- All events so far are one partition, under a name with its bounds like the others; a new wire has none.
DO $$
DECLARE
  past bigint := (SELECT last_seq + 1 FROM wire);
  parent text;
  part text;
BEGIN
  FOREACH parent IN ARRAY ARRAY['wire_events', 'event_keys', 'webhook_deliveries'] LOOP
    IF past = 1 THEN
      EXECUTE format('DROP TABLE %s_before', parent);
      CONTINUE;
    END IF;
    part := format('%s_from_1_to_%s', parent, past);
    EXECUTE format('ALTER TABLE %s_before RENAME TO %s', parent, part);
    EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (MINVALUE) TO (%s)', parent, part, past);
  END LOOP;
END $$;

-- The partitions of one of these tables by their bounds, in the order of the wire.
CREATE FUNCTION partitions_of(parent text) RETURNS TABLE (part text, first_seq bigint, past_seq bigint)
LANGUAGE sql STABLE AS $$
  SELECT c.relname::text, bounds[1]::bigint, bounds[2]::bigint
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid, regexp_match(c.relname, '_from_(\d+)_to_(\d+)$') AS bounds
  WHERE i.inhparent = to_regclass(parent) AND bounds IS NOT NULL
  ORDER BY 2
$$;

-- Adds a partition of so many numbers behind the last one, or behind the newest event where that is further, unless so
-- many are left. Nothing is numbered meanwhile: Postgres checks that the default partition has nothing that belongs into
-- the new one.
CREATE FUNCTION add_wire_partition(lock integer, size bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  newest bigint;
  first_seq bigint;
  parent text;
BEGIN
  PERFORM pg_advisory_xact_lock(lock, hashtext(current_schema()));
  SELECT last_seq INTO newest FROM wire;
  SELECT max(p.past_seq) INTO first_seq FROM partitions_of('wire_events') AS p;
  IF first_seq - 1 - coalesce(newest, 0) >= size THEN RETURN; END IF;
  first_seq := greatest(first_seq, newest + 1, 1);
  FOREACH parent IN ARRAY ARRAY['wire_events', 'event_keys', 'webhook_deliveries'] LOOP
    EXECUTE format('CREATE TABLE %s_from_%s_to_%s PARTITION OF %1$s FOR VALUES FROM (%2$s) TO (%3$s)',
      parent, first_seq, first_seq + size);
  END LOOP;
END $$;

-- Drops the oldest partition of the wire if it is full and all its events are older than the cutoff; returns how many
-- events it held, or null when nothing was dropped.
CREATE FUNCTION drop_wire_partition(cutoff timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  oldest record;
  newest record;
  events bigint;
BEGIN
  SELECT * INTO oldest FROM partitions_of('wire_events') AS p
  WHERE p.past_seq <= (SELECT last_seq + 1 FROM wire) ORDER BY p.first_seq LIMIT 1;
  IF oldest IS NULL THEN RETURN NULL; END IF;
  EXECUTE format('SELECT seq, at FROM %I ORDER BY seq DESC LIMIT 1', oldest.part) INTO newest;
  IF newest.at >= cutoff THEN RETURN NULL; END IF;
  EXECUTE format('SELECT coalesce($1 - min(seq) + 1, 0) FROM %I', oldest.part) INTO events USING newest.seq;
  EXECUTE format('DROP TABLE %I', oldest.part);
  EXECUTE format('DROP TABLE IF EXISTS %I', replace(oldest.part, 'wire_events', 'event_keys'));
  RETURN events;
END $$;

-- The same for deliveries, by their first attempt; returns whether one was dropped.
CREATE FUNCTION drop_delivery_partition(cutoff timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  oldest record;
  has_young boolean;
BEGIN
  SELECT * INTO oldest FROM partitions_of('webhook_deliveries') AS p
  WHERE p.past_seq <= (SELECT last_seq + 1 FROM wire) ORDER BY p.first_seq LIMIT 1;
  IF oldest IS NULL THEN RETURN false; END IF;
  -- A delivery cannot be older than its event.
  IF EXISTS (SELECT FROM wire_events e WHERE e.seq = oldest.past_seq - 1 AND e.at >= cutoff) THEN RETURN false; END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE first_at >= $1)', oldest.part) INTO has_young USING cutoff;
  IF has_young THEN RETURN false; END IF;
  EXECUTE format('DROP TABLE %I', oldest.part);
  RETURN true;
END $$;

-- Numbers all recorded events that have no number yet, in the order of recording, and releases their stories; returns
-- the newest number. In a function because it costs one round trip instead of four. It must stay VOLATILE: then each
-- statement sees what was committed when it began, the second one what the lock's holder before has committed.
CREATE OR REPLACE FUNCTION number_events(lock integer) RETURNS bigint LANGUAGE plpgsql VOLATILE
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE newest bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(lock, hashtext(current_schema()));
  WITH unnumbered AS (
    SELECT id, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS total
    FROM wire_events WHERE seq IS NULL
  ), top AS (
    UPDATE wire SET last_seq = last_seq + (SELECT count(*) FROM unnumbered)
    WHERE EXISTS (SELECT FROM unnumbered)
    RETURNING last_seq
  ), numbered AS (
    -- The time of this statement and not of the transaction, which began before the wait for the lock. Asked for again
    -- without a number, so that only the default partition is looked at.
    UPDATE wire_events SET seq = top.last_seq - total + place, at = clock.now
    FROM unnumbered, top, (SELECT clock_timestamp() AS now) AS clock
    WHERE wire_events.id = unnumbered.id AND wire_events.seq IS NULL
    RETURNING wire_events.seq, wire_events.at, wire_events.type, wire_events.story_id
  )
  UPDATE stories SET seq = numbered.seq, released_at = numbered.at
  FROM numbered WHERE numbered.type = 'story.published' AND stories.id = numbered.story_id;
  SELECT last_seq INTO newest FROM wire;
  RETURN newest;
END $$;

-- Under the lock of `shared/node/db/wire/wire-store.ts`.
SELECT add_wire_partition(2003399269, 100000);

-- Down Migration

DROP FUNCTION drop_delivery_partition, drop_wire_partition, add_wire_partition, partitions_of;
ALTER SEQUENCE wire_events_order OWNED BY NONE;
ALTER TABLE wire_events RENAME TO wire_events_parted;
ALTER TABLE event_keys RENAME TO event_keys_parted;
ALTER TABLE webhook_deliveries RENAME TO webhook_deliveries_parted;
CREATE TABLE wire_events AS SELECT * FROM wire_events_parted;
CREATE TABLE event_keys AS SELECT * FROM event_keys_parted;
CREATE TABLE webhook_deliveries AS SELECT * FROM webhook_deliveries_parted;
DROP TABLE wire_events_parted, event_keys_parted, webhook_deliveries_parted;
DROP SEQUENCE wire_events_order;
ALTER TABLE wire_events ADD PRIMARY KEY (id), ADD UNIQUE (seq), ADD FOREIGN KEY (story_id) REFERENCES stories,
  ALTER COLUMN type SET NOT NULL, ALTER COLUMN payload SET NOT NULL, ALTER COLUMN keys SET NOT NULL,
  ALTER COLUMN recorded_at SET NOT NULL, ALTER COLUMN recorded_at SET DEFAULT clock_timestamp(),
  ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval(pg_get_serial_sequence('wire_events', 'id'), coalesce(max(id), 0) + 1, false) FROM wire_events;
CREATE INDEX wire_events_unnumbered ON wire_events (id) WHERE seq IS NULL;
CREATE INDEX wire_events_submission ON wire_events (submission_id);
CREATE INDEX wire_events_age ON wire_events USING brin (at);
CREATE INDEX wire_events_changes ON wire_events (story_id, seq)
  WHERE seq IS NOT NULL AND type IN ('story.corrected', 'story.retracted');
CREATE TRIGGER wire_events_numbered AFTER UPDATE ON wire_events
  REFERENCING NEW TABLE AS numbered FOR EACH STATEMENT EXECUTE FUNCTION index_events();
CREATE TRIGGER wire_events_copied AFTER INSERT ON wire_events
  REFERENCING NEW TABLE AS numbered FOR EACH STATEMENT EXECUTE FUNCTION index_events();
CREATE TRIGGER wire_events_deleted AFTER DELETE ON wire_events
  REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION forget_events();
ALTER TABLE event_keys ADD PRIMARY KEY (key, seq);
ALTER TABLE webhook_deliveries ADD PRIMARY KEY (webhook_id, seq),
  ADD FOREIGN KEY (webhook_id) REFERENCES webhooks ON DELETE CASCADE,
  ADD CHECK (status IN ('delivered', 'failed')),
  ALTER COLUMN type SET NOT NULL, ALTER COLUMN status SET NOT NULL, ALTER COLUMN attempts SET NOT NULL,
  ALTER COLUMN took_ms SET NOT NULL, ALTER COLUMN first_at SET NOT NULL, ALTER COLUMN last_at SET NOT NULL,
  ALTER COLUMN first_at SET DEFAULT now(), ALTER COLUMN last_at SET DEFAULT now();
CREATE INDEX webhook_deliveries_age ON webhook_deliveries USING brin (first_at);
