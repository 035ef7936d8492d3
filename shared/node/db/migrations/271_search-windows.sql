-- Up Migration

-- The stretches of the wire that a story is in: of 16 thousand, 131 thousand, a million and 8 million numbers. The level
-- is in the last two bits, so that all levels share an index.
CREATE FUNCTION seq_windows(seq bigint) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY[seq >> 14 << 2, seq >> 17 << 2 | 1, seq >> 20 << 2 | 2, seq >> 23 << 2 | 3]
$$;

-- With the windows in the same index, the words of the newest stories are found without reading older ones. Readers go on
-- meanwhile; the old index goes at the end.
CREATE INDEX stories_search_by_window ON stories USING gin (search, seq_windows(seq));
DROP INDEX stories_search;

-- Down Migration

CREATE INDEX stories_search ON stories USING gin (search);
DROP INDEX stories_search_by_window;
DROP FUNCTION seq_windows(bigint);
