import type { Database } from '../../shared/node/db/database.ts';

/** The slugs that every event of such a wire has two of. */
export const COMMON_TOPICS = Array.from({ length: 50 }, (_, index) => `common-${index}`);

/** Puts so many events on an empty wire, and its only publisher. */
export async function fillCommonTopics(db: Database, events: number): Promise<void> {
  await db.query(`INSERT INTO publishers (id, name) VALUES (gen_random_uuid(), 'The Common Paper')`);
  await db.query(FILL, [events]);
  await db.query('UPDATE wire SET last_seq = $1', [events]);
  await db.query('VACUUM ANALYZE');
}

/** Each event has two of fifty common topics and `even` or `odd`; one in a thousand has `rare` besides. */
const FILL = `
  WITH told AS (
    SELECT gen_random_uuid() AS id, n, ARRAY['common-' || n % 50, 'common-' || (n * 7 + 1) % 50,
      CASE WHEN n % 2 = 0 THEN 'even' ELSE 'odd' END] || CASE WHEN n % 1000 = 0 THEN ARRAY['rare'] ELSE '{}' END AS slugs
    FROM generate_series(1, $1::int) AS n
  ), written AS (
    INSERT INTO stories (id, publisher_id, revision, submission_no, seq, released_at, headline, body_html, topics,
      topic_slugs, priority, published_at, content_hash, words)
    SELECT id, (SELECT id FROM publishers WHERE name = 'The Common Paper'), 1, n, n, now(), 'Story ' || n, '', '[]',
      slugs, 'routine', now(), '', ' story ' FROM told
  )
  INSERT INTO wire_events (seq, at, type, story_id, payload, keys)
  SELECT n, now(), 'story.published', id, jsonb_build_object('story', jsonb_build_object('id', id)),
    jsonb_build_object('now', jsonb_build_object('topics', to_jsonb(slugs), 'publisher', '', 'section', NULL,
      'language', NULL, 'priority', 'routine', 'words', ' story '))
  FROM told ORDER BY n`;
