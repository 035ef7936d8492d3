import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRevisions } from '../../shared/node/db/story/revision-store.ts';
import { listStories } from '../../shared/node/db/story/story-list-store.ts';
import { explainReads } from '../helpers/explain-reads.ts';
import { openWorld, type World } from '../helpers/world.ts';

const LONG_STORIES = 30;
const BODY_BYTES = 450_000;
const MB = 1_000_000;

let world: World;
let storyId: string;
beforeAll(async () => {
  world = await openWorld({ workers: 0 });
  const { id } = await world.publisher('The Long Paper');
  await world.db.query(FILL, [id, LONG_STORIES, BODY_BYTES]);
  await world.db.query('UPDATE wire SET last_seq = $1', [LONG_STORIES]);
  const { rows } = await world.db.query<{ id: string }>('SELECT id FROM stories ORDER BY seq DESC LIMIT 1');
  storyId = rows[0]?.id ?? '';
  await world.db.query(REVISIONS, [storyId]);
}, 60_000);
afterAll(() => world.close());

/** Each begins with the word `first` and ends with the word `last`; the text between does not compress. */
const FILL = `
  INSERT INTO stories (id, publisher_id, revision, submission_no, seq, released_at, headline, summary, body_html, topics,
    topic_slugs, priority, published_at, content_hash, words)
  SELECT gen_random_uuid(), $1, 1, n, n, now(), 'Long ' || n, 'In short', text.html, '[]', '{}', 'routine', now(), '',
    ' long first last '
  FROM generate_series(1, $2::int) AS n CROSS JOIN LATERAL (
    SELECT '<p>first ' || string_agg(md5((n * 100000 + m)::text), ' ') || ' last</p>' AS html
    FROM generate_series(1, $3::int / 33) AS m) AS text`;
const REVISIONS = `
  INSERT INTO story_revisions (story_id, revision, submission_id, headline, body_html)
  SELECT id, n, gen_random_uuid(), 'Revision ' || n, CASE WHEN n = 41 THEN body_html ELSE 'short' END
  FROM stories, generate_series(1, 41) AS n WHERE id = $1
  UNION ALL
  SELECT id, n, gen_random_uuid(), 'Revision ' || n, body_html
  FROM stories, generate_series(42, 51) AS n WHERE id = $1`;

async function get(path: string): Promise<{ bytes: number; text: string }> {
  const answer = await fetch(`${world.url()}${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  const text = await answer.text();
  return { bytes: Buffer.byteLength(text), text };
}

test.each(['rss', 'atom', 'json'])(
  'OUT6: a feed of long stories (%s) is short, and each story leads to its text',
  async (format) => {
    const { bytes, text } = await get(`/feed.${format}`);
    expect(bytes).toBeLessThan(MB);
    expect(text.match(/Long \d+</g) ?? text.match(/Long \d+"/g)).toHaveLength(LONG_STORIES);
    expect(text).toContain('Read the whole story');
  },
);

test('LIST7: revisions come in pages of bounded length, each once, to the first', async () => {
  const seen: number[] = [];
  let next: string | null = '';
  for (let pages = 0; next !== null; pages += 1) {
    expect(pages).toBeLessThan(20);
    const { bytes, text } = await get(
      `/api/v1/stories/${storyId}/revisions?limit=20${next === '' ? '' : `&before=${next}`}`,
    );
    expect(bytes).toBeLessThan(1.2 * MB);
    const page = JSON.parse(text) as { revisions: { revision: number }[]; next: string | null };
    expect(page.revisions.length).toBeGreaterThan(0);
    seen.unshift(...page.revisions.map(({ revision }) => revision));
    next = page.next;
  }
  expect(seen).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
});

test('LIST7: a single revision that is longer than a page is a page', async () => {
  const page = await listRevisions(world.db, storyId, { limit: 1 });
  expect([page?.revisions.length, page?.more]).toEqual([1, true]);
  expect(await listRevisions(world.db, '00000000-0000-7000-8000-000000000000', { limit: 1 })).toBeUndefined();
});

test('LIST4: a search over long stories reads the beginnings of their texts alone', async () => {
  const query = { filter: { q: 'first' }, limit: 31, sort: 'latest', before: undefined, after: undefined } as const;
  const { db, work } = explainReads(world.db);
  const { stories } = await listStories(db, query);
  expect(stories.every(({ excerpt }) => excerpt?.startsWith('first'))).toBe(true);
  expect(stories).toHaveLength(LONG_STORIES);
  // 30 texts of 450 KB would be 1,700 pages of 8 KB.
  expect(work.pages).toBeLessThan(900);
  const { stories: unseen } = await listStories(world.db, { ...query, filter: { q: 'last' } });
  expect(unseen.map(({ excerpt }) => excerpt)).toEqual(Array.from({ length: LONG_STORIES }, () => undefined));
});

test('a list, the news sitemap and the front page read no text', async () => {
  const { db, work } = explainReads(world.db);
  const { stories } = await listStories(db, {
    filter: {},
    limit: 31,
    sort: 'latest',
    before: undefined,
    after: undefined,
  });
  expect(stories).toHaveLength(LONG_STORIES);
  expect(work.pages).toBeLessThan(500);
  for (const path of ['/api/v1/stories', '/sitemap-news.xml', '/'])
    expect((await get(path)).bytes).toBeLessThan(MB / 4);
});
