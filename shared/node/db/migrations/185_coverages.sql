-- Up Migration

-- Live coverages (live blogs). A coverage's row is locked while it changes, so that its posts, their numbers and their
-- events come in one order.
CREATE TABLE coverages (
  id uuid PRIMARY KEY,
  publisher_id uuid NOT NULL REFERENCES publishers,
  external_id text,
  revision integer NOT NULL DEFAULT 1,
  title text NOT NULL,
  summary text,
  key_points jsonb NOT NULL DEFAULT '[]',
  authors jsonb NOT NULL DEFAULT '[]',
  language text,
  starts_at timestamptz NOT NULL DEFAULT now(),
  ends_at timestamptz,
  ended_at timestamptz,
  -- Without retracted ones.
  posts integer NOT NULL DEFAULT 0,
  last_no integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (publisher_id, external_id)
);
CREATE INDEX coverages_running ON coverages (id) WHERE ended_at IS NULL;
CREATE INDEX coverages_archive ON coverages (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE coverage_posts (
  id uuid PRIMARY KEY,
  coverage_id uuid NOT NULL REFERENCES coverages ON DELETE CASCADE,
  no integer NOT NULL,
  external_id text,
  revision integer NOT NULL DEFAULT 1,
  -- What its publisher wrote; empty once it was retracted.
  content jsonb NOT NULL,
  key_event boolean NOT NULL DEFAULT false,
  pinned_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  edited_at timestamptz,
  retracted_at timestamptz,
  retract_reason text,
  UNIQUE (coverage_id, no),
  UNIQUE (coverage_id, external_id)
);
CREATE INDEX coverage_posts_key_events ON coverage_posts (coverage_id, no) WHERE key_event;
CREATE INDEX coverage_posts_pinned ON coverage_posts (coverage_id) WHERE pinned_at IS NOT NULL;

-- Finds the events of a coverage for those who watch it, and those of a post for its retraction.
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

DROP TABLE coverage_posts;
DROP TABLE coverages;
