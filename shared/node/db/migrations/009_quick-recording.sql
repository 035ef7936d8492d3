-- Up Migration

-- A story is written twice: when it is recorded, and when it is numbered, which touches every index of its row. What
-- only readers ask for is indexed once it is released, and not before.
ALTER TABLE stories DROP CONSTRAINT stories_seq_key;
CREATE UNIQUE INDEX stories_seq ON stories (seq) WHERE seq IS NOT NULL;
DROP INDEX stories_topics, stories_search, stories_by_publisher, stories_by_section, stories_released;
CREATE INDEX stories_topics ON stories USING gin (topic_slugs) WHERE seq IS NOT NULL;
CREATE INDEX stories_search ON stories USING gin (search) WHERE seq IS NOT NULL;
CREATE INDEX stories_by_publisher ON stories (publisher_id, seq DESC) WHERE seq IS NOT NULL;
CREATE INDEX stories_by_section ON stories (section, seq DESC) WHERE seq IS NOT NULL;
CREATE INDEX stories_released ON stories (released_at) INCLUDE (publisher_id) WHERE released_at IS NOT NULL;

-- What is only asked for by age, in batches, and written in the order of time.
DROP INDEX wire_events_age, storyline_terms_age, copy_bands_age;
CREATE INDEX wire_events_age ON wire_events USING brin (at);
CREATE INDEX storyline_terms_age ON storyline_terms USING brin (at);
CREATE INDEX copy_bands_age ON copy_bands USING brin (at);

-- What the index holds of a story stands beside it, too: then nobody has to look for it there by the story's id.
ALTER TABLE storyline_members ADD COLUMN terms integer[] NOT NULL DEFAULT '{}';
ALTER TABLE storyline_members ADD COLUMN bands bigint[] NOT NULL DEFAULT '{}';
UPDATE storyline_members m SET
  terms = ARRAY(SELECT t.term FROM storyline_terms t WHERE t.story_id = m.story_id),
  bands = ARRAY(SELECT b.band FROM copy_bands b WHERE b.story_id = m.story_id);
DROP INDEX storyline_terms_story, copy_bands_story;

-- The newest stories of a storyline, in an order without ties, so that a long one is not read whole.
DROP INDEX storyline_members_line;
CREATE INDEX storyline_members_line ON storyline_members (storyline_id, at DESC, story_id);

-- Topics are never deleted; checking each one again would lock the row of a common topic with every story.
ALTER TABLE story_topics DROP CONSTRAINT story_topics_slug_fkey;

-- Room on each page for counts to grow in place.
ALTER TABLE term_counts SET (fillfactor = 60);

-- Down Migration

ALTER TABLE term_counts RESET (fillfactor);
ALTER TABLE story_topics ADD CONSTRAINT story_topics_slug_fkey FOREIGN KEY (slug) REFERENCES topics;
DROP INDEX storyline_members_line;
CREATE INDEX storyline_members_line ON storyline_members (storyline_id, at DESC);
CREATE INDEX storyline_terms_story ON storyline_terms (story_id);
CREATE INDEX copy_bands_story ON copy_bands (story_id);
ALTER TABLE storyline_members DROP COLUMN terms, DROP COLUMN bands;
DROP INDEX wire_events_age, storyline_terms_age, copy_bands_age;
CREATE INDEX wire_events_age ON wire_events (at);
CREATE INDEX storyline_terms_age ON storyline_terms (at);
CREATE INDEX copy_bands_age ON copy_bands (at);
DROP INDEX stories_topics, stories_search, stories_by_publisher, stories_by_section, stories_released, stories_seq;
CREATE INDEX stories_topics ON stories USING gin (topic_slugs);
CREATE INDEX stories_search ON stories USING gin (search);
CREATE INDEX stories_by_publisher ON stories (publisher_id, seq DESC);
CREATE INDEX stories_by_section ON stories (section, seq DESC);
CREATE INDEX stories_released ON stories (released_at) INCLUDE (publisher_id);
ALTER TABLE stories ADD CONSTRAINT stories_seq_key UNIQUE (seq);
