-- Up Migration

-- "C", "C++" and "C#" are three topics, and a soft hyphen or zero-width space in a label is nothing: topicSlug in
-- shared/domain/topic.ts says so since, and this moves the topics from before to their new slugs. Events stay as they
-- were sent. The functions are gone with the connection; the trigger of stories keeps topic_stories.
CREATE FUNCTION pg_temp.has_sign(label text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT label ~ '[^[:space:]]\+\+|(^|[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf])[^\x01-\x40\x5b-\x60\x7b-\xbf]#([^[:alnum:]]|$)|[\u00ad\u200b\u2060\ufeff]'
$$;

CREATE FUNCTION pg_temp.slug_of(label text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT btrim(left(btrim(regexp_replace(
    regexp_replace(
      regexp_replace(plain, '([^[:space:]])\+\+', '\1 plus plus ', 'g'),
      '(^|[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf])([^\x01-\x40\x5b-\x60\x7b-\xbf])#(?![[:alnum:]])', '\1\2 sharp ', 'g'),
    '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf\u2000-\u206f\u3000-\u303f]+', '-', 'g'), '-'), 64), '-')
  FROM (SELECT lower(normalize(regexp_replace(normalize(
    regexp_replace(label, '[\u00ad\u200b\u2060\ufeff]', '', 'g'), NFKD),
    '[''\u2019\u0300-\u036f]', '', 'g'), NFC)) AS plain) AS folded
$$;

CREATE FUNCTION pg_temp.moved(topics jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_agg(
    CASE WHEN pg_temp.has_sign(topic->>'label') AND pg_temp.slug_of(topic->>'label') <> ''
      THEN topic || jsonb_build_object('slug', pg_temp.slug_of(topic->>'label')) ELSE topic END ORDER BY place)
  FROM jsonb_array_elements(topics) WITH ORDINALITY AS listed (topic, place)
$$;

UPDATE stories s SET topics = now.topics,
  topic_slugs = ARRAY(SELECT topic->>'slug' FROM jsonb_array_elements(now.topics) AS topic)
FROM (
  SELECT id, pg_temp.moved(topics) AS topics FROM stories
  WHERE EXISTS (SELECT FROM jsonb_array_elements(topics) AS topic WHERE pg_temp.has_sign(topic->>'label'))
) AS now
WHERE s.id = now.id AND s.topics <> now.topics;

INSERT INTO topics (slug, label)
  SELECT DISTINCT ON (topic->>'slug') topic->>'slug', topic->>'label'
  FROM stories, jsonb_array_elements(topics) AS topic WHERE pg_temp.has_sign(topic->>'label')
  ORDER BY topic->>'slug', released_at ON CONFLICT (slug) DO NOTHING;
-- A topic that was called by one of the moved is called by its own stories now; without any it is gone.
UPDATE topics t SET label = own.label FROM (
  SELECT DISTINCT ON (topic->>'slug') topic->>'slug' AS slug, topic->>'label' AS label
  FROM stories, jsonb_array_elements(topics) AS topic
  WHERE topic->>'slug' IN (SELECT slug FROM topics WHERE pg_temp.has_sign(label) AND slug <> pg_temp.slug_of(label))
  ORDER BY topic->>'slug', released_at
) AS own WHERE t.slug = own.slug;
DELETE FROM topics WHERE pg_temp.has_sign(label) AND slug <> pg_temp.slug_of(label);
UPDATE topic_aliases SET slug = pg_temp.slug_of(label) WHERE pg_temp.has_sign(label) AND pg_temp.slug_of(label) <> '';

-- Down Migration

UPDATE stories SET
  topics = (SELECT jsonb_agg(topic || jsonb_build_object('slug',
      regexp_replace(topic->>'slug', '-(plus-plus|sharp)', '', 'g')) ORDER BY place)
    FROM jsonb_array_elements(topics) WITH ORDINALITY AS listed (topic, place)),
  topic_slugs = ARRAY(SELECT regexp_replace(slug, '-(plus-plus|sharp)', '', 'g') FROM unnest(topic_slugs) AS slug)
WHERE topics::text ~ '\+\+|#' AND topics::text ~ '-(plus-plus|sharp)';
INSERT INTO topics (slug, label)
  SELECT regexp_replace(slug, '-(plus-plus|sharp)', '', 'g'), label FROM topics
  WHERE label ~ '\+\+|#' AND slug ~ '-(plus-plus|sharp)' ON CONFLICT (slug) DO NOTHING;
DELETE FROM topics WHERE label ~ '\+\+|#' AND slug ~ '-(plus-plus|sharp)';
UPDATE topic_aliases SET slug = regexp_replace(slug, '-(plus-plus|sharp)', '', 'g') WHERE label ~ '\+\+|#';
