import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { matches } from '../../shared/domain/match.ts';
import { parseQuery } from '../../shared/domain/search/parse-query.ts';
import { findMatching } from '../../shared/node/db/story/matching-store.ts';
import type { Matches } from '../../shared/node/db/story/scan-postings.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';
import { fillRandomStories, type RandomStory, type Roll, TOPICS, WORDS } from '../helpers/random-stories.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** `SEARCH_QUERIES=10000` asks ten thousand queries of ten thousand stories, which takes many minutes. */
const QUERIES = Number(process.env.SEARCH_QUERIES ?? 150);
const AT_ONCE = 4;
const STORIES = Math.min(10_000, Math.max(1_500, QUERIES));

let world: World;
let stories: RandomStory[];
let publisherId: string;

function dice(seed: number): Roll {
  let state = seed;
  return (from) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return from[Math.floor((state / 2_147_483_648) * from.length)] as (typeof from)[number];
  };
}

beforeAll(async () => {
  world = await openWorld();
  const publisher = await world.publisher('The Orchard');
  publisherId = publisher.id;
  await world.workers[0]?.close();
  world.workers.length = 0;
  await world.db.query(sql`DELETE FROM stories`);
  stories = await fillRandomStories(world.db, publisherId, dice(3), STORIES);
}, 120_000);
afterAll(() => world.close());

function randomQuery(roll: Roll): string {
  const word = (): string => roll(WORDS);
  const term = (): string =>
    roll([
      word,
      word,
      () => `"${word()}"`,
      () => `"${word()} ${word()}"`,
      () => `topic:${roll(TOPICS)}`,
      () => `section:${roll(['world', 'sport'])}`,
      () => `lang:${roll(['en', 'en-GB', 'de', 'fr'])}`,
      () => `priority:${roll(['urgent', 'flash'])}`,
      () => `publisher:${roll([publisherId, 'the-orchard', 'nobody'])}`,
      () => 'has:picture',
    ])();
  const signed = (): string => `${roll(['', '', '', '-'])}${term()}`;
  const time = (): string =>
    `${roll(['since', 'until'])}:${roll(['48h', '9d', '2w', 'yesterday', stories[40]?.keys.releasedAt ?? 'today'])}`;
  const clause = (): string => roll([signed, signed, () => `${signed()} OR ${signed()}`, time])();
  return Array.from({ length: roll([1, 1, 2, 2, 3]) }, clause).join(' ');
}

/** All that the history finds, oldest first. */
async function searchAll(q: string, limit: number): Promise<number[]> {
  const filter = canonicaliseFilter({ q });
  const found: number[] = [];
  for (let before: number | undefined = Number.MAX_SAFE_INTEGER; before !== undefined; ) {
    const page: Matches = await findMatching(world.db, { filter, before, limit });
    found.push(...page.seqs);
    before = page.reached;
  }
  return found.reverse();
}

/** Asks one query both ways; returns how many stories match. */
async function agree(q: string, limit: number): Promise<number> {
  parseQuery(q);
  // Relative times move on between the two, but the stories are an hour apart.
  const filter = canonicaliseFilter({ q });
  const live = stories.filter(({ keys }) => matches(filter, keys)).map(({ seq }) => seq);
  expect(await searchAll(q, limit), q).toEqual(live);
  return live.length;
}

test('QUERY8: a live filter and a search find the same, whatever the query', async () => {
  const roll = dice(5);
  let matched = 0;
  for (let round = 0; round < QUERIES; round += AT_ONCE) {
    const queries = Array.from({ length: Math.min(AT_ONCE, QUERIES - round) }, () => randomQuery(roll));
    const counts = await Promise.all(queries.map((q) => agree(q, roll([100, 1_000, 1_000, 1_000, 1_000]))));
    for (const count of counts) matched += count;
  }
  expect(matched).toBeGreaterThan(QUERIES * 10);
}, 3_600_000);
