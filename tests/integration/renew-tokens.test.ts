import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMatching } from '../../shared/node/db/story/matching-store.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';
import { renewTokens } from '../../worker/maintenance/renew-tokens.ts';
import { openWorld, type World } from '../helpers/world.ts';

const STORIES = 30;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { api } = await world.publisher('The Orchard');
  const stories = Array.from({ length: STORIES }, (_, no) => ({
    headline: `Octopuses ${no}`,
    body: `${no} of them were seen in New York.`,
    language: 'en',
    topics: ['Sea'],
  }));
  const { body } = await api.post('/stories', stories);
  for (const { id } of body.submissions) await api.finished(id);
  await world.workers[0]?.close();
  world.workers.length = 0;
});
afterAll(() => world.close());

const WORDS = sql`SELECT seq, words FROM stories ORDER BY seq`;

async function found(q: string): Promise<number> {
  const { seqs } = await findMatching(world.db, { filter: canonicaliseFilter({ q }), limit: 100 });
  return seqs.length;
}

test('QUERY8 stories from before the language get their tokens bit by bit, and are found by exact words until then', async () => {
  const { rows: before } = await world.db.query(WORDS);
  await world.db.query(sql`
    UPDATE stories SET words = ' ' || (SELECT string_agg(DISTINCT word, ' ') FROM
      unnest(string_to_array(btrim(words), ' ')) AS word WHERE word NOT LIKE '%~%') || ' '`);
  await world.db.query(sql`UPDATE story_tokens_backfill SET up_to = 9223372036854775807`);
  expect([await found('octopuses'), await found('octopus'), await found('"new york"')]).toEqual([STORIES, 0, 0]);
  let asked = 0;
  const deps = { db: world.db, log: world.log, queue: { isBacklogged: async () => asked++ > 0 } };
  await renewTokens(deps, new AbortController().signal);
  expect(await found('octopus')).toBeGreaterThan(0);
  expect(await found('octopus')).toBeLessThan(STORIES);
  asked = -1_000;
  await renewTokens(deps, new AbortController().signal);
  expect((await world.db.query(WORDS)).rows).toEqual(before);
  expect([await found('octopus'), await found('"new york" publisher:the-orchard')]).toEqual([STORIES, STORIES]);
  const { rows } = await world.db.query(sql`SELECT up_to FROM story_tokens_backfill`);
  expect(rows).toEqual([{ up_to: 0 }]);
});
