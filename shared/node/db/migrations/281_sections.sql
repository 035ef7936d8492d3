-- Up Migration

-- The sections that stories of this site may be in. A row is never deleted: its stories keep their section's name.
CREATE TABLE site_sections (
  slug text PRIMARY KEY CHECK (slug ~ '^[a-z][a-z0-9-]{0,39}$'),
  -- Its name in languages that have none of their own; null for the names that a built-in section has.
  label text,
  -- Its names by language.
  labels jsonb NOT NULL DEFAULT '{}',
  place integer NOT NULL,
  is_removed boolean NOT NULL DEFAULT false
);

INSERT INTO site_sections (slug, place)
SELECT slug, place
FROM unnest(ARRAY['world', 'politics', 'business', 'technology', 'science', 'health', 'sport', 'culture', 'climate'])
  WITH ORDINALITY AS built_in (slug, place);

-- Down Migration

DROP TABLE site_sections;
