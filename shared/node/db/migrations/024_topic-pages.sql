-- Up Migration

-- The released stories of each topic, in the order of the wire: a page of a topic is a walk along this key, however
-- rare the topic and however far back the page. A trigger keeps it, so that it holds whoever releases, corrects or
-- deletes a story.
CREATE TABLE topic_stories (
  slug text NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (slug, seq)
);

CREATE FUNCTION keep_topic_stories() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.seq IS NOT NULL THEN
    DELETE FROM topic_stories WHERE seq = OLD.seq AND slug = ANY (OLD.topic_slugs)
      AND (TG_OP = 'DELETE' OR NOT slug = ANY (NEW.topic_slugs));
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.seq IS NOT NULL THEN
    INSERT INTO topic_stories (slug, seq) SELECT DISTINCT unnest(NEW.topic_slugs), NEW.seq ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER stories_released_at_once AFTER INSERT ON stories
  FOR EACH ROW WHEN (NEW.seq IS NOT NULL) EXECUTE FUNCTION keep_topic_stories();
CREATE TRIGGER stories_released_or_corrected AFTER UPDATE OF seq, topic_slugs ON stories
  FOR EACH ROW WHEN (NEW.seq IS NOT NULL AND (OLD.seq, OLD.topic_slugs) IS DISTINCT FROM (NEW.seq, NEW.topic_slugs))
  EXECUTE FUNCTION keep_topic_stories();
CREATE TRIGGER stories_deleted AFTER DELETE ON stories
  FOR EACH ROW WHEN (OLD.seq IS NOT NULL) EXECUTE FUNCTION keep_topic_stories();

INSERT INTO topic_stories (slug, seq)
  SELECT DISTINCT unnest(topic_slugs), seq FROM stories WHERE seq IS NOT NULL ON CONFLICT DO NOTHING;
DROP INDEX stories_topics;
-- Nobody writes the older table any more; the version before still reads it while both run.
ALTER TABLE story_topics DROP CONSTRAINT story_topics_story_id_fkey;

-- Urgent copy and languages other than the usual one are as rare as topics.
CREATE INDEX stories_urgent ON stories (seq DESC) WHERE seq IS NOT NULL AND priority <> 'routine';
CREATE INDEX stories_flash ON stories (seq DESC) WHERE seq IS NOT NULL AND priority = 'flash';
CREATE INDEX stories_by_language ON stories (lower(split_part(language, '-', 1)), seq DESC) WHERE seq IS NOT NULL;

-- Down Migration

DROP INDEX stories_urgent, stories_flash, stories_by_language;
DELETE FROM story_topics WHERE story_id NOT IN (SELECT id FROM stories);
INSERT INTO story_topics (slug, story_id)
  SELECT DISTINCT unnest(topic_slugs), id FROM stories ON CONFLICT DO NOTHING;
ALTER TABLE story_topics ADD CONSTRAINT story_topics_story_id_fkey FOREIGN KEY (story_id) REFERENCES stories;
CREATE INDEX stories_topics ON stories USING gin (topic_slugs) WHERE seq IS NOT NULL;
DROP TRIGGER stories_deleted ON stories;
DROP TRIGGER stories_released_or_corrected ON stories;
DROP TRIGGER stories_released_at_once ON stories;
DROP FUNCTION keep_topic_stories;
DROP TABLE topic_stories;
