-- Up Migration

-- What an operator has taken down for good. It holds no text: identifiers and pictures are kept as hashes.
CREATE TABLE takedowns (
  story_id uuid PRIMARY KEY,
  publisher_id uuid NOT NULL,
  -- The publisher of the operator's key.
  operator_id uuid NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  -- The numbers of the events that held its text, of which Redis has copies.
  seqs bigint[] NOT NULL DEFAULT '{}',
  -- Its submissions, for whose jobs Redis is searched.
  submissions uuid[] NOT NULL DEFAULT '{}',
  -- When its text had left Postgres, and when Redis.
  removed_at timestamptz,
  finished_at timestamptz
);
CREATE INDEX takedowns_open ON takedowns (at) WHERE finished_at IS NULL;

-- What the story was known by: its publisher's id, its address and its text. Whatever has one of them is refused.
CREATE TABLE takedown_names (
  hash bytea PRIMARY KEY,
  story_id uuid NOT NULL REFERENCES takedowns
);

-- Pictures that only such a story had, by their names in the servers' caches.
CREATE TABLE takedown_pictures (
  key text PRIMARY KEY,
  story_id uuid NOT NULL REFERENCES takedowns
);

-- Readers' copies of stories, and how far they played which recording.
CREATE INDEX reader_items_of_stories ON reader_items (id) WHERE collection IN ('saved', 'media');

-- Events of stories that were taken down are for everyone, whatever they follow: they have a key of their own.
CREATE OR REPLACE FUNCTION keys_of_event(story_id uuid, payload jsonb, keys jsonb) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  found bigint[] := ARRAY[event_key('story', coalesce(story_id::text, payload->>'storyId'))];
  side jsonb;
BEGIN
  IF keys ? 'everyone' THEN
    RETURN found || event_key('everyone', '');
  END IF;
  IF payload ? 'coverageId' THEN
    RETURN array_remove(ARRAY[
      event_key('coverage', payload->>'coverageId'), event_key('post', payload->'post'->>'id')], NULL);
  END IF;
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
  IF payload ? 'coverageId' THEN
    RETURN array_remove(ARRAY[
      event_key('coverage', payload->>'coverageId'), event_key('post', payload->'post'->>'id')], NULL);
  END IF;
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
DROP INDEX reader_items_of_stories;
DROP TABLE takedown_pictures, takedown_names, takedowns;
