-- Up Migration

-- Storylines: all stories about one event. A story that no other has joined is a storyline of its own, under its own id.
CREATE TABLE storylines (
  id uuid PRIMARY KEY,
  -- Not a reference: when old stories are deleted, another one takes the lead.
  lead_story_id uuid NOT NULL,
  -- Without retracted ones.
  stories integer NOT NULL,
  publishers integer NOT NULL,
  -- How alike its stories are, over all pairs that were compared: the measure for whoever wants to join.
  pair_sum double precision NOT NULL DEFAULT 0,
  pair_count double precision NOT NULL DEFAULT 0,
  -- Counts its changes, so that a choice made before the lock can be held against what is true behind it.
  version integer NOT NULL DEFAULT 0,
  -- Its stories went there; its address still leads to them.
  merged_into uuid REFERENCES storylines ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX storylines_merged ON storylines (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX storylines_lead ON storylines (lead_story_id);

-- Which storyline a story belongs to. Apart from `stories`, because it changes under the storylines' lock only:
-- whoever holds a story's row and waits for that lock must not be waited for.
CREATE SEQUENCE storyline_members_no;
CREATE TABLE storyline_members (
  story_id uuid PRIMARY KEY REFERENCES stories ON DELETE CASCADE,
  -- Grows with every story that is written here, in the order of commits: all are written under one lock.
  no bigint NOT NULL DEFAULT nextval('storyline_members_no'),
  storyline_id uuid NOT NULL REFERENCES storylines,
  publisher_id uuid NOT NULL,
  -- The story's own date.
  at timestamptz NOT NULL,
  -- False once it is retracted.
  standing boolean NOT NULL DEFAULT true,
  -- Its weightiest terms, packed: see worker/ingest/storyline/term-vector.ts.
  vector bytea NOT NULL,
  -- The story whose text this one repeats, nearly word by word.
  copy_of uuid REFERENCES stories ON DELETE SET NULL,
  -- MinHash of its text; null when the text is too short to say.
  signature bytea
);
CREATE INDEX storyline_members_newest ON storyline_members (no);
CREATE INDEX storyline_members_line ON storyline_members (storyline_id, at DESC);
CREATE INDEX storyline_members_publisher ON storyline_members (storyline_id, publisher_id) WHERE standing;
CREATE INDEX storyline_members_copy ON storyline_members (copy_of) WHERE copy_of IS NOT NULL;

-- The index that finds what may be about the same event: the weightiest terms of standing stories, by hash.
CREATE TABLE storyline_terms (
  term integer NOT NULL,
  at timestamptz NOT NULL,
  story_id uuid NOT NULL
);
CREATE INDEX storyline_terms_find ON storyline_terms (term, at DESC) INCLUDE (story_id);
CREATE INDEX storyline_terms_story ON storyline_terms (story_id);
CREATE INDEX storyline_terms_age ON storyline_terms (at);

-- The index that finds nearly the same text: bands of its MinHash (locality-sensitive hashing).
CREATE TABLE copy_bands (
  band bigint NOT NULL,
  at timestamptz NOT NULL,
  story_id uuid NOT NULL
);
CREATE INDEX copy_bands_find ON copy_bands (band, at DESC) INCLUDE (story_id);
CREATE INDEX copy_bands_story ON copy_bands (story_id);
CREATE INDEX copy_bands_age ON copy_bands (at);

-- In how many stories of the wire's past a term occurred; the term 0 stands for all stories.
CREATE TABLE term_counts (
  term integer PRIMARY KEY,
  stories bigint NOT NULL
);

-- Two names of one topic; operators add their own.
CREATE TABLE topic_aliases (
  alias text PRIMARY KEY,
  slug text NOT NULL,
  label text NOT NULL
);
INSERT INTO topic_aliases (alias, slug, label) VALUES
  ('us', 'united-states', 'United States'),
  ('usa', 'united-states', 'United States'),
  ('united-states-of-america', 'united-states', 'United States'),
  ('uk', 'united-kingdom', 'United Kingdom'),
  ('great-britain', 'united-kingdom', 'United Kingdom'),
  ('britain', 'united-kingdom', 'United Kingdom'),
  ('eu', 'european-union', 'European Union'),
  ('un', 'united-nations', 'United Nations'),
  ('uae', 'united-arab-emirates', 'United Arab Emirates'),
  ('who', 'world-health-organization', 'World Health Organization'),
  ('world-health-organisation', 'world-health-organization', 'World Health Organization'),
  ('imf', 'international-monetary-fund', 'International Monetary Fund'),
  ('ecb', 'european-central-bank', 'European Central Bank'),
  ('donald-trump', 'trump', 'Trump'),
  ('donald-j-trump', 'trump', 'Trump'),
  ('joe-biden', 'biden', 'Biden'),
  ('vladimir-putin', 'putin', 'Putin'),
  ('volodymyr-zelensky', 'zelensky', 'Zelensky'),
  ('volodymyr-zelenskyy', 'zelensky', 'Zelensky'),
  ('zelenskyy', 'zelensky', 'Zelensky'),
  ('kyjiw', 'kyiv', 'Kyiv'),
  ('kiev', 'kyiv', 'Kyiv');

-- One story is known by its address and by its text, too.
ALTER TABLE stories ADD COLUMN canonical_url text;
ALTER TABLE stories ADD COLUMN text_hash bytea;
-- How many of the topics the publisher gave; of older stories nobody knows which were found.
ALTER TABLE stories ADD COLUMN given_topics integer NOT NULL DEFAULT 0;
CREATE INDEX stories_by_url ON stories (publisher_id, canonical_url) WHERE canonical_url IS NOT NULL;
CREATE INDEX stories_by_text ON stories (publisher_id, text_hash) WHERE text_hash IS NOT NULL;
-- `storyline_members` knows.
ALTER TABLE stories DROP COLUMN storyline_id;

-- Down Migration

ALTER TABLE stories ADD COLUMN storyline_id uuid;
UPDATE stories s SET storyline_id = coalesce((SELECT storyline_id FROM storyline_members m WHERE m.story_id = s.id), id);
ALTER TABLE stories ALTER COLUMN storyline_id SET NOT NULL;
ALTER TABLE stories DROP COLUMN canonical_url, DROP COLUMN text_hash, DROP COLUMN given_topics;
DELETE FROM wire_events WHERE type = 'storyline.merged' AND seq IS NULL;
DROP TABLE topic_aliases, term_counts, copy_bands, storyline_terms, storyline_members, storylines;
DROP SEQUENCE storyline_members_no;
