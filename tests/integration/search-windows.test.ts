import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { matches } from '../../shared/domain/match.ts';
import { findMatching } from '../../shared/node/db/story/matching-store.ts';
import { newestWindow } from '../../shared/node/db/story/search-windows.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';
import { randomNumbers } from '../eval/articles.ts';
import { fillRandomStories, type RandomStory, type Roll } from '../helpers/random-stories.ts';
import { openWorld, type World } from '../helpers/world.ts';

const STORIES = 3_000;
/** With this distance, the stories are in windows of all sizes. */
const APART = 5_003;
const VOCABULARY = 900;
const QUERIES = 100;

const random = randomNumbers(11);
const roll: Roll = (from) => from[Math.floor(random() * from.length)] as (typeof from)[number];
/** Some words are in most stories, most are in few, as in a language. */
const word = (): string => `word${Math.floor(VOCABULARY ** random())}`;

let world: World;
let stories: RandomStory[];
beforeAll(async () => {
  world = await openWorld({ workers: 0 });
  const { id } = await world.publisher('The Orchard');
  const words = Array.from({ length: 5_000 }, word);
  stories = await fillRandomStories(world.db, id, roll, STORIES, { words, apart: APART });
  await world.db.query(sql`ANALYZE stories`);
}, 60_000);
afterAll(() => world.close());

/** The numbers of all pages, newest first. */
async function searchAll(q: string, limit: number): Promise<number[]> {
  const filter = canonicaliseFilter({ q });
  const found: number[] = [];
  for (let before: number | undefined = STORIES * APART + 1; before !== undefined; ) {
    const page = await findMatching(world.db, { filter, before, limit });
    found.push(...page.seqs);
    before = page.reached;
  }
  return found;
}

function query(): string {
  const phrase = (): string => `"${word()} ${word()}"`;
  const one = (): string => roll([word, word, word, phrase])();
  return roll([
    one,
    () => `${one()} ${one()}`,
    () => `${one()} OR ${one()}`,
    () => `${one()} -${word()}`,
    () => `${one()} section:sport`,
    () => `${one()} until:9d`,
  ])();
}

test('QUERY8: a search of a long wire finds what a live filter finds, in the same order, on pages of any size', async () => {
  let pages = 0;
  for (let no = 0; no < QUERIES; no += 1) {
    const q = query();
    const filter = canonicaliseFilter({ q });
    const live = stories.filter(({ keys }) => matches(filter, keys)).map(({ seq }) => seq);
    expect(await searchAll(q, roll([20, 100, 1_000])), q).toEqual(live.toReversed());
    pages += live.length > 0 ? 1 : 0;
  }
  expect(pages).toBeGreaterThan(QUERIES / 4);
});

test('Postgres computes the windows that are asked for, at each border', async () => {
  const borders = [14, 17, 20, 23].flatMap((size) => [2 ** size - 1, 2 ** size, 3 * 2 ** size - 1, 5 * 2 ** size]);
  for (const below of borders) {
    for (const span of [1, 2 ** 15, 2 ** 18, 2 ** 21, 2 ** 24]) {
      const { bounds, condition } = newestWindow({ below, above: 0 }, span);
      const { rows } = await world.db.query<{ all: number; inside: number }>(sql`
        SELECT count(*) AS all, count(*) FILTER (WHERE ${condition}) AS inside
        FROM generate_series(${bounds.above + 1}::bigint, ${bounds.below - 1}::bigint, 4093) AS s (seq)`);
      expect([below, span, rows[0]?.inside]).toEqual([below, span, rows[0]?.all]);
    }
  }
});
