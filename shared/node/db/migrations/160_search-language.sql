-- Up Migration

-- What readers searched for before there was a search language: each word is a clause of its own.
CREATE FUNCTION clauses_of_words(words jsonb, is_not boolean) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_array(
    jsonb_build_object('is', 'word', 'word', word, 'forms', jsonb_build_array(word), 'not', is_not))), '[]')
  FROM jsonb_array_elements_text(coalesce(words, '[]')) AS word
$$;

UPDATE push_filters SET filter = (filter - 'words' - 'notWords') || jsonb_build_object('since', '[]'::jsonb,
  'until', '[]'::jsonb,
  'clauses', clauses_of_words(filter->'words', false) || clauses_of_words(filter->'notWords', true))
WHERE NOT filter ? 'clauses';

DROP FUNCTION clauses_of_words;

-- Stories up to this number may have words without stems and order. A worker renews them bit by bit, newest first, so
-- that nobody waits for a lock; 0 when it is done.
CREATE TABLE story_tokens_backfill (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  up_to bigint NOT NULL
);
INSERT INTO story_tokens_backfill (up_to) SELECT CASE WHEN last_seq = 0 THEN 0 ELSE 9223372036854775807 END FROM wire;

-- Down Migration

DROP TABLE story_tokens_backfill;
CREATE FUNCTION words_of_clauses(clauses jsonb, is_not boolean) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_agg(clause->0->'word'), '[]') FROM jsonb_array_elements(clauses) AS clause
  WHERE jsonb_array_length(clause) = 1 AND clause->0->>'is' = 'word' AND (clause->0->>'not')::boolean = is_not
$$;
UPDATE push_filters SET filter = (filter - 'clauses' - 'since' - 'until') || jsonb_build_object(
  'words', words_of_clauses(filter->'clauses', false), 'notWords', words_of_clauses(filter->'clauses', true));
DROP FUNCTION words_of_clauses;
