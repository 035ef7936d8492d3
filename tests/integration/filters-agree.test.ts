import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StoriesQuery } from '../../shared/contract/query-schema.ts';
import type { CanonicalFilter, Filter } from '../../shared/domain/filter.ts';
import { concerns } from '../../shared/domain/wire-event.ts';
import { findMatching } from '../../shared/node/db/story/matching-store.ts';
import type { Matches } from '../../shared/node/db/story/scan-postings.ts';
import { listStories } from '../../shared/node/db/story/story-list-store.ts';
import { readEvents } from '../../shared/node/db/wire/event-store.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';
import { openWorld, type World } from '../helpers/world.ts';

const TOPICS = ['Alpha', 'Beta', 'Gamma', 'Delta'];
const SECTIONS = ['world', 'sport', 'culture', undefined] as const;
const LANGUAGES = ['en', 'en-GB', 'de', undefined];
const PRIORITIES = ['routine', 'urgent', 'flash'] as const;
const WORDS = ['quake', 'Élection', '東京都', "Harbour's", 'U.S.'];

/** One of each form of the search language. */
const QUERIES = [
  'quakes',
  '"quake"',
  '"quakes"',
  'quakes OR election',
  '"quake us"',
  '-"quake us"',
  'topic:alpha OR topic:beta',
  'topic:alpha OR quakes',
  'quakes OR -lang:en',
  '-section:sport',
  'section:world OR section:sport',
  'lang:en -lang:en-GB',
  'priority:urgent OR harbour',
  'publisher:other',
  '-has:picture quake',
  'since:1h',
  'until:2020-01-01',
  'quake until:today since:yesterday',
];

/** A small generator with a seed, so that a failure can be repeated. */
function dice(seed: number): <T>(from: readonly T[]) => T {
  let state = seed;
  return (from) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return from[Math.floor((state / 2_147_483_648) * from.length)] as (typeof from)[number];
  };
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const roll = dice(7);
  const stories = Array.from({ length: 80 }, (_, index) => ({
    headline: `Story ${index} ${roll(WORDS)} ${roll(WORDS)}`,
    topics: [roll(TOPICS), roll(TOPICS)],
    section: roll(SECTIONS),
    language: roll(LANGUAGES),
    priority: roll(PRIORITIES),
  }));
  const { body } = await world.api().post('/stories', stories);
  for (const { id } of body.submissions) await world.api().finished(id);
});
afterAll(() => world.close());

/** All that match, oldest first, by searches that each may look at very little. */
async function inSmallSteps(filter: CanonicalFilter, limit: number, entries: number): Promise<number[]> {
  const found: number[] = [];
  for (let before: number | undefined = Number.MAX_SAFE_INTEGER; before !== undefined; ) {
    const { seqs, reached }: Matches = await findMatching(world.db, { filter, before, limit, entries });
    expect(seqs.length).toBeLessThanOrEqual(limit);
    found.push(...seqs);
    before = reached;
  }
  return found.reverse();
}

test('CHAN2, LIST6: live and history find the same stories under 300 random filters', async () => {
  const roll = dice(11);
  const some = <T>(from: readonly T[]): T[] | undefined =>
    roll([undefined, undefined, [roll(from)], [roll(from), roll(from)]]);
  // Storylines may merge, depending on the order in which the stories were edited; history lists only stories.
  const events = (await readEvents(world.db, { after: 0, limit: 1_000 })).filter(
    ({ event }) => event.type === 'story.published',
  );
  let matched = 0;
  for (let round = 0; round < 300; round += 1) {
    const filter: Filter = {
      any: some(TOPICS),
      all: roll([undefined, undefined, some(TOPICS)]),
      none: some(TOPICS),
      sections: some(['world', 'sport', 'culture'] as const),
      languages: some(['en', 'en-gb', 'de']),
      minPriority: roll([undefined, ...PRIORITIES]),
      q: roll([undefined, undefined, ...WORDS, `-${roll(WORDS)}`, `${roll(WORDS)} ${roll(WORDS)}`, '京', ...QUERIES]),
    };
    const canonical = canonicaliseFilter(filter);
    const live = events.filter((envelope) => concerns(canonical, envelope)).map((envelope) => envelope.event.seq);
    const query = { filter: filter as StoriesQuery['filter'], limit: 1_000, sort: 'latest' } as const;
    const { stories } = await listStories(world.db, { ...query, after: undefined, before: undefined });
    const history = stories.map((story) => story.seq).reverse();
    expect(history, JSON.stringify(filter)).toEqual(live);
    expect(await inSmallSteps(canonical, roll([1, 3, 20]), roll([1, 7, 40])), JSON.stringify(filter)).toEqual(live);
    matched += live.length;
  }
  expect(matched).toBeGreaterThan(500);
});
