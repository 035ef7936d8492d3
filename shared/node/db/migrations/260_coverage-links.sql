-- Up Migration

-- What a post of a live coverage links to: the id of a story of this wire, or else a hash of the address without its
-- scheme. By it, a story finds the coverage that tells about it.
CREATE FUNCTION coverage_link(content jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(
    substring(content->'link'->>'url' FROM
      '^https?://[^/?#]+/story/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})'),
    md5(regexp_replace(content->'link'->>'url', '^https?://', '')))
$$;
CREATE INDEX coverage_posts_links ON coverage_posts (coverage_link(content)) WHERE coverage_link(content) IS NOT NULL;

-- Down Migration

DROP INDEX coverage_posts_links;
DROP FUNCTION coverage_link;
