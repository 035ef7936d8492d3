import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicaliseFilter, type Filter } from '../../shared/domain/filter.ts';
import { type Database, openDatabase } from '../../shared/node/db/database.ts';
import { searchEvents } from '../../shared/node/db/event-search-store.ts';
import { explainReads } from '../helpers/explain-reads.ts';
import { openWorld, type World } from '../helpers/world.ts';

const EVENTS = 3_000;
const STEP = 1_000;

let world: World;
let catchUp: Database;
beforeAll(async () => {
  world = await openWorld({ servers: 0, workers: 0 });
  catchUp = openDatabase(world.config.database, () => undefined, { byIndex: true });
  await world.db.query(`INSERT INTO publishers (id, name) VALUES (gen_random_uuid(), 'The Common Paper')`);
  await world.db.query(FILL, [EVENTS]);
  await world.db.query('UPDATE wire SET last_seq = $1', [EVENTS]);
  await world.db.query('VACUUM ANALYZE');
}, 60_000);
afterAll(async () => {
  await catchUp.end();
  await world.close();
});

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

const COMMON = Array.from({ length: 50 }, (_, index) => `common-${index}`);

/** Searches the whole wire; gives what was found, and the rows that were looked at for it. */
async function search(filter: Filter): Promise<{ seqs: number[]; rows: number }> {
  const { db, work } = explainReads(catchUp);
  const found = await searchEvents(db, { filter: canonicaliseFilter(filter) }, 0);
  const seqs: number[] = [];
  for (let reached = 0; reached < EVENTS; ) {
    const step = await found.next({ after: reached, upTo: EVENTS, limit: STEP });
    seqs.push(...step.seqs);
    reached = step.reached;
  }
  return { seqs, rows: work.rows };
}

test('CATCH6: fifty topics that all events have cost no more than all events', async () => {
  const { seqs, rows } = await search({ any: COMMON, none: ['even', 'odd'] });
  expect(seqs).toEqual([]);
  expect(rows).toBeLessThan(8 * EVENTS);
  expect((await search({ any: COMMON, none: ['even'] })).seqs).toHaveLength(EVENTS / 2);
});

test('CATCH6: fifty topics of which few events have one cost what these events cost', async () => {
  const { seqs, rows } = await search({ any: ['rare', ...COMMON.slice(1).map((slug) => `not-${slug}`)] });
  expect(seqs).toEqual([1_000, 2_000, 3_000]);
  expect(rows).toBeLessThan(1_000);
});
