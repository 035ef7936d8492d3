-- Up Migration

-- A storyline's event has the words of a lead story that its payload may not name: `keys->'leads'` names it. Corrections
-- and retractions are found by a key of their own.
CREATE OR REPLACE FUNCTION keys_of_event(story_id uuid, payload jsonb, keys jsonb) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  found bigint[] := ARRAY[event_key('story', story_id::text)];
  side jsonb;
BEGIN
  IF payload ? 'stories' THEN
    found := found || ARRAY(SELECT event_key('story', id) FROM jsonb_array_elements_text(payload->'stories') AS id);
  END IF;
  IF keys ? 'leads' THEN
    found := found || ARRAY(SELECT event_key('story', id) FROM jsonb_array_elements_text(keys->'leads') AS id);
  END IF;
  IF payload ? 'revision' OR (payload->'story'->'revision')::integer > 1 THEN
    found := found || event_key('change', 'correction');
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

-- Down Migration

CREATE OR REPLACE FUNCTION keys_of_event(story_id uuid, payload jsonb, keys jsonb) RETURNS bigint[]
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
