-- Up Migration

-- Finds the events that a filter or a story can be about, in the order of the wire, without reading any other event:
-- a row for each topic, publisher, section, language, priority and story of an event. A key is a hash of its kind and
-- its value, because a row of two numbers takes half the room of one with a text.
CREATE TABLE event_keys (
  key bigint NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (key, seq)
);

CREATE FUNCTION event_key(kind text, value text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN hashtextextended(kind || ':' || value, 0);

-- A correction can take so many words away before they are indexed as one.
CREATE FUNCTION lost_words(keys jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN count(*) > 1000 THEN '{*}' ELSE coalesce(array_agg(word), '{}') END
  FROM (
    SELECT unnest(string_to_array(btrim(keys->'before'->>'words'), ' ')) AS word
    EXCEPT SELECT unnest(string_to_array(btrim(keys->'now'->>'words'), ' '))
  ) AS lost
$$;

-- The keys of one event, those of the revision before it among them. What a correction takes out of a text is found by
-- the event that took it out; words that a story has are found by the index of the stories.
CREATE FUNCTION keys_of_event(story_id uuid, payload jsonb, keys jsonb) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  found bigint[] := ARRAY[event_key('story', story_id::text)];
  side jsonb;
BEGIN
  IF payload ? 'stories' THEN
    found := found || ARRAY(SELECT event_key('story', id) FROM jsonb_array_elements_text(payload->'stories') AS id);
  END IF;
  FOREACH side IN ARRAY ARRAY[keys->'now', keys->'before'] LOOP
    CONTINUE WHEN side IS NULL;
    found := found
      || ARRAY(SELECT event_key('topic', slug) FROM jsonb_array_elements_text(side->'topics') AS slug)
      || event_key('publisher', side->>'publisher')
      || event_key('section', side->>'section')
      || event_key('language', lower(split_part(side->>'language', '-', 1)));
    IF side->>'priority' <> 'routine' THEN found := found || event_key('priority', 'urgent'); END IF;
    IF side->>'priority' = 'flash' THEN found := found || event_key('priority', 'flash'); END IF;
  END LOOP;
  IF keys ? 'before' THEN
    found := found || ARRAY(SELECT event_key('lost', word) FROM unnest(lost_words(keys)) AS word);
  END IF;
  RETURN ARRAY(SELECT DISTINCT key FROM unnest(found) AS key WHERE key IS NOT NULL);
END $$;

CREATE FUNCTION index_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_keys (key, seq)
    SELECT unnest(keys_of_event(story_id, payload, keys)), seq FROM numbered WHERE seq IS NOT NULL AND type <> 'canary'
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE FUNCTION forget_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM event_keys k USING (
    SELECT unnest(keys_of_event(story_id, payload, keys)) AS key, seq FROM deleted
    WHERE seq IS NOT NULL AND type <> 'canary') AS d
  WHERE k.key = d.key AND k.seq = d.seq;
  RETURN NULL;
END $$;

-- An event has its number from an update, or from the beginning where a wire is copied.
CREATE TRIGGER wire_events_numbered AFTER UPDATE ON wire_events
  REFERENCING NEW TABLE AS numbered FOR EACH STATEMENT EXECUTE FUNCTION index_events();
CREATE TRIGGER wire_events_copied AFTER INSERT ON wire_events
  REFERENCING NEW TABLE AS numbered FOR EACH STATEMENT EXECUTE FUNCTION index_events();
CREATE TRIGGER wire_events_deleted AFTER DELETE ON wire_events
  REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION forget_events();

-- Events up to this number were on the wire before there was this index. A worker indexes them bit by bit, newest
-- first, so that nobody waits for a lock; 0 when it is done.
CREATE TABLE event_keys_backfill (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  up_to bigint NOT NULL
);
INSERT INTO event_keys_backfill (up_to) SELECT last_seq FROM wire;

-- Down Migration

DROP TABLE event_keys_backfill;
DROP TRIGGER wire_events_numbered ON wire_events;
DROP TRIGGER wire_events_copied ON wire_events;
DROP TRIGGER wire_events_deleted ON wire_events;
DROP FUNCTION index_events, forget_events, keys_of_event, lost_words, event_key;
DROP TABLE event_keys;
