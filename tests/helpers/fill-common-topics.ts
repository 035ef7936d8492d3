import type { Database } from '../../shared/node/db/database.ts';

/** The common topics of such a wire; every event has two of them. */
export const COMMON_TOPICS = Array.from({ length: 50 }, (_, index) => `common-${index}`);

/** Fills an empty wire with this many events by a single publisher. */
export async function fillCommonTopics(db: Database, events: number): Promise<void> {
  await db.query(`INSERT INTO publishers (id, name) VALUES (gen_random_uuid(), 'The Common Paper')`);
  await db.query(FILL, [events]);
  await db.query('UPDATE wire SET last_seq = $1', [events]);
  await db.query('VACUUM ANALYZE');
}

/** Each event has two of fifty common topics and `even` or `odd`; one in a thousand also has `rare`. */
const FILL = `
  WITH rows_to_add AS (
    SELECT gen_random_uuid() AS id, n, ARRAY['common-' || n % 50, 'common-' || (n * 7 + 1) % 50,
      CASE WHEN n % 2 = 0 THEN 'even' ELSE 'odd' END] || CASE WHEN n % 1000 = 0 THEN ARRAY['rare'] ELSE '{}' END AS slugs
    FROM generate_series(1, $1::int) AS n
  ), written AS (
    INSERT INTO stories (id, publisher_id, revision, submission_no, seq, released_at, headline, body_html, topics,
      topic_slugs, priority, published_at, content_hash, words)
    SELECT id, (SELECT id FROM publishers WHERE name = 'The Common Paper'), 1, n, n, now(), 'Story ' || n, '', '[]',
      slugs, 'routine', now(), '', ' story ' FROM rows_to_add
  )
  INSERT INTO wire_events (seq, at, type, story_id, payload, keys)
  SELECT n, now(), 'story.published', id, jsonb_build_object('story', jsonb_build_object('id', id,
    'publisher', jsonb_build_object('id', gen_random_uuid(), 'name', 'The Common Paper'))),
    jsonb_build_object('now', jsonb_build_object('topics', to_jsonb(slugs), 'publisher', '', 'section', NULL,
      'language', NULL, 'priority', 'routine', 'words', ' story '))
  FROM rows_to_add ORDER BY n`;
