import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseOr } from '../../shared/contract/parse.ts';
import { type StoriesQuery, storiesQuerySchema } from '../../shared/contract/query-schema.ts';
import { type Database, openDatabase, type Queryable } from '../../shared/node/db/database.ts';
import { listStoriesAt } from '../../shared/node/db/story/point-in-time-store.ts';
import { countStories } from '../../shared/node/db/story/story-count-store.ts';
import { listStories } from '../../shared/node/db/story/story-list-store.ts';
import { listTopStories } from '../../shared/node/db/story/top-story-store.ts';
import { listTopics } from '../../shared/node/db/topic/topic-store.ts';
import { explainReads, type Work } from '../helpers/explain-reads.ts';
import { openWorld, type World } from '../helpers/world.ts';

const STORIES = 60_000;
/** So many rows, of tables and indexes together, may be looked at for one request. */
const ROWS_MAX = 45_000;
/** Of these, the index of words has one for each story with a word: cheap, and read before anything is known. */
const ROWS_MAX_WITH_WORDS = ROWS_MAX + STORIES;
const PAGES_MAX = 60_000;

let world: World;
let reads: Database;
let publishers: string[];
beforeAll(async () => {
  world = await openWorld({ servers: 0, workers: 0 });
  reads = openDatabase(world.config.database, () => undefined, { byIndex: true });
  const { rows } = await world.db.query<{ id: string }>(
    `INSERT INTO publishers (id, name) SELECT gen_random_uuid(), 'Paper ' || n FROM generate_series(1, 50) n RETURNING id`,
  );
  publishers = rows.map(({ id }) => id);
  await world.db.query(FILL, [STORIES]);
  await world.db.query('UPDATE wire SET last_seq = $1', [STORIES]);
  await world.db.query(`INSERT INTO topics (slug, label) SELECT DISTINCT slug, slug FROM topic_stories`);
  await world.db.query('VACUUM ANALYZE');
}, 120_000);
afterAll(async () => {
  await reads.end();
  await world.close();
});

/**
 * Each story has two of fifty common topics, `even` or `odd` and one that only a hundred have. `even` and `odd` never
 * meet, neither as topics nor as words; `the` is a word of every story; only the oldest half is in German.
 */
const FILL = `
  INSERT INTO stories (id, publisher_id, revision, submission_no, seq, released_at, headline, body_html, topics,
    topic_slugs, section, language, priority, published_at, content_hash, words)
  SELECT gen_random_uuid(), (SELECT id FROM publishers WHERE name = 'Paper ' || 1 + n % 49), 1, n, n,
    now() - interval '30 days' + n * interval '1 second', 'Old ' || n, '<p>text</p>', '[]',
    ARRAY['common-' || n % 50, 'common-' || (n * 7 + n / 50) % 50, CASE WHEN n % 2 = 0 THEN 'even' ELSE 'odd' END,
      'rare-' || n % 600], (ARRAY['world', 'sport'])[1 + n % 2], CASE WHEN n < $1 / 2 THEN 'de' ELSE 'en' END,
    CASE WHEN n % 3 = 0 THEN 'urgent' ELSE 'routine' END, now(), '',
    ' the ' || CASE WHEN n % 2 = 0 THEN 'even' ELSE 'odd' END || ' rare' || n % 600 || CASE WHEN n % 20 = 0 THEN ' some' ELSE '' END || ' '
  FROM generate_series(1, $1::int) AS n`;

const common = (count: number): string => Array.from({ length: count }, (_, index) => `common-${index}`).join(',');
const words = (count: number): string => Array.from({ length: count }, (_, index) => `w${index}`).join('+');

/** What asks for much and finds little. */
const HARD = [
  `any=${common(50)}&all=${common(50)}`,
  `any=${common(50)}&all=${common(10)}`,
  `all=${common(50)}`,
  'all=even,odd',
  'all=even,odd,rare-3',
  `any=${common(50)}&none=even,odd`,
  `any=nowhere,${common(49)}&q=nowhere`,
  'none=even,odd',
  `none=${common(50)}`,
  'section=sport&all=even',
  'section=culture',
  'lang=fr',
  'lang=de&all=odd&section=world',
  'lang=de-AT',
  'priority=urgent&all=even&section=sport',
  'priority=flash',
  'q=even&all=odd',
  'q=the&all=even,odd',
  'q=the+even&section=sport',
  'q=even+odd',
  'q=the+-even+-odd',
  'q=-the',
  'q=-even+-odd',
  'q=rare3&all=odd',
  `q=the+${words(190)}`,
  'q=some&all=odd',
  'q=%22the+even%22',
  'q=-%22the+even%22',
  'q=the+OR+even+OR+odd',
  'q=%22the+some%22+OR+rare3',
  'q=topic:even+OR+odd',
  'q=-section:sport+-lang:fr',
  'q=has:picture',
  'q=the+since:2000-01-01+until:today',
  'q=even+until:2000-01-01',
  'q=the&publisher=PAPERS&none=even,odd',
  'publisher=PAPERS',
  'publisher=PAPERS&none=even,odd',
  'publisher=PAPERS&lang=fr&q=the',
  'publisher=NOBODY&all=even',
].map((text) => ({ text, name: text.replace(/(?:,common-\d+|\+w\d+){3,}/g, '…') }));

const queryOf = (text: string): StoriesQuery => {
  const filled = text.replace('PAPERS', publishers.join(',')).replace('NOBODY', publishers[49] ?? '');
  const { at: _at, ...query } = parseOr(
    'bad_query',
    storiesQuerySchema,
    Object.fromEntries(new URLSearchParams(filled)),
  );
  return query;
};

async function workOf(read: (db: Queryable) => Promise<unknown>): Promise<Work> {
  const { db, work } = explainReads(reads);
  await read(db);
  return work;
}

function expectBounded({ rows, pages, wholeTables, plans }: Work, hasWords: boolean): void {
  const says = plans.join('\n').slice(0, 4_000);
  expect(rows, says).toBeLessThan(hasWords ? ROWS_MAX_WITH_WORDS : ROWS_MAX);
  expect(pages, says).toBeLessThan(PAGES_MAX);
  expect(wholeTables.filter((table) => !['wire', 'publishers'].includes(table))).toEqual([]);
}

test.each(HARD)('LIST6: a page of $name costs a bounded number of rows', async ({ text }) => {
  expectBounded(await workOf((db) => listStories(db, { ...queryOf(text), limit: 101 })), text.includes('q='));
});

test.each(HARD)('LIST6: so does a page far back of $name', async ({ text }) => {
  expectBounded(
    await workOf((db) => listStories(db, { ...queryOf(text), limit: 31, before: 55_000 })),
    text.includes('q='),
  );
});

test.each(HARD)('LIST6: so do a count, the top stories and a page of the past of $name', async ({ text }) => {
  const query = queryOf(text);
  const hasWords = text.includes('q=');
  expectBounded(
    await workOf((db) => countStories(db, { filter: query.filter, after: undefined, since: undefined })),
    hasWords,
  );
  expectBounded(await workOf((db) => listTopStories(db, { ...query, sort: 'top' })), hasWords);
  expectBounded(await workOf((db) => listStoriesAt(db, { ...query, limit: 101 }, STORIES - 1_000)), hasWords);
});

test.each(['', 'c', 'common-', 'rare-'])(
  'topics that begin with "%s" cost a bounded number of rows',
  async (prefix) => {
    expectBounded(await workOf((db) => listTopics(db, prefix, 100)), false);
  },
);

test('LIST6: pages lead on to all that match, also where one of them found nothing', async () => {
  const query = queryOf('lang=de&all=odd&section=sport');
  const seqs: number[] = [];
  let pages = 0;
  for (let before: number | undefined = STORIES + 1; before !== undefined; pages += 1) {
    const { stories, reached }: Awaited<ReturnType<typeof listStories>> = await listStories(reads, {
      ...query,
      before,
      limit: 5_000,
    });
    seqs.push(...stories.map(({ seq }) => seq));
    before = reached;
  }
  expect(pages).toBeGreaterThan(2);
  expect(seqs).toEqual(Array.from({ length: STORIES / 4 }, (_, index) => STORIES / 2 - 1 - 2 * index));
});
