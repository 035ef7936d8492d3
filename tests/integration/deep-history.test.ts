import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteStoriesBefore } from '../../shared/node/db/wire/retention-store.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** More than a search walks through before it asks the index of words. */
const OLD = 13_000;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { id } = await world.publisher('The Archive');
  await world.db.query(FILL, [id, OLD]);
  await world.db.query('UPDATE wire SET last_seq = $1', [OLD]);
});
afterAll(() => world.close());

/** One in a hundred is about the moon, one in a thousand has the word `eclipse`, the very first one `comet`. */
const FILL = `
  INSERT INTO stories (id, publisher_id, revision, submission_no, seq, released_at, headline, body_html, topics,
    topic_slugs, language, priority, published_at, content_hash, words)
  SELECT gen_random_uuid(), $1, 1, n, n, now() - interval '30 days' + n * interval '1 second', 'Old ' || n, '', topics,
    ARRAY(SELECT jsonb_path_query(topics, '$[*].slug') #>> '{}'), CASE WHEN n % 700 = 0 THEN 'pt-BR' ELSE 'en' END,
    CASE WHEN n % 900 = 0 THEN 'flash' ELSE 'routine' END, now(), '',
    'old' || CASE WHEN n % 1000 = 0 THEN ' eclipse' ELSE '' END || CASE WHEN n = 1 THEN ' comet' ELSE '' END
  FROM generate_series(1, $2::int) AS n CROSS JOIN LATERAL (
    SELECT CASE WHEN n % 100 = 0 THEN '[{"slug":"moon","label":"Moon"}]' ELSE '[{"slug":"rest","label":"Rest"}]' END
      ::jsonb AS topics) AS t`;

async function pagesOf(query: string, limit: number): Promise<number[]> {
  const seqs: number[] = [];
  let next: string | null = '';
  while (next !== null) {
    const before: string = next === '' ? '' : `&before=${next}`;
    const { body } = await world.api().get(`/stories?limit=${limit}&${query}${before}`);
    seqs.push(...body.stories.map(({ seq }: { seq: number }) => seq));
    next = body.next;
  }
  return seqs;
}

const every = (step: number): number[] =>
  Array.from({ length: Math.floor(OLD / step) }, (_, index) => (index + 1) * step).toReversed();

test.each([
  ['a topic', 'any=moon', every(100)],
  ['one of two topics', 'any=moon,sun', every(100)],
  ['a word', 'q=eclipse', every(1_000)],
  ['a word of the very first story', 'q=comet', [1]],
  ['a word and a topic', 'q=eclipse&all=moon', every(1_000)],
  ['a language', 'lang=pt', every(700)],
  ['flash copy', 'priority=flash', every(900)],
  ['a word that is nowhere', 'q=asteroid', []],
])('pages of %s go back to the beginning, each story once and in order', async (_, query, expected) => {
  expect(await pagesOf(query, 4)).toEqual(expected);
});

test('a story whose topics are corrected moves to the pages of the new ones, and one that is not released is on none', async () => {
  const { storyId } = await world.api().publish({ headline: 'Craters counted', topics: ['Moon', 'Craters'] });
  const newest = async (slug: string): Promise<string | undefined> =>
    (await world.api().get(`/stories?limit=1&any=${slug}`)).body.stories[0]?.id;
  expect([await newest('moon'), await newest('craters')]).toEqual([storyId, storyId]);
  const { body } = await world.api().patch(`/stories/${storyId}`, { topics: ['Craters', 'Mars'] });
  await world.api().finished(body.id);
  expect(await newest('moon')).not.toBe(storyId);
  expect([await newest('craters'), await newest('mars')]).toEqual([storyId, storyId]);
});

test('what retention deletes leaves the pages of its topics', async () => {
  await deleteStoriesBefore(world.db, new Date(Date.now() - 86_400_000), OLD);
  const { rows } = await world.db.query('SELECT FROM topic_stories WHERE slug IN ($1, $2)', ['rest', 'moon']);
  expect(rows).toEqual([]);
});
