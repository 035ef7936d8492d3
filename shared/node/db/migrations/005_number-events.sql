-- Up Migration

-- Numbers all recorded events that have no number yet, in the order of recording, and releases their stories; returns
-- the newest number. In a function because it costs one round trip instead of four. It must stay VOLATILE: then each
-- statement sees what was committed when it began, the second one what the lock's holder before has committed.
CREATE FUNCTION number_events(lock integer) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
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
    -- The time of this statement and not of the transaction, which began before the wait for the lock.
    UPDATE wire_events SET seq = top.last_seq - total + place, at = clock.now
    FROM unnumbered, top, (SELECT clock_timestamp() AS now) AS clock WHERE wire_events.id = unnumbered.id
    RETURNING wire_events.seq, wire_events.at, wire_events.type, wire_events.story_id
  )
  UPDATE stories SET seq = numbered.seq, released_at = numbered.at
  FROM numbered WHERE numbered.type = 'story.published' AND stories.id = numbered.story_id;
  SELECT last_seq INTO newest FROM wire;
  RETURN newest;
END $$;

-- Down Migration

DROP FUNCTION number_events;
