import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFuzzBench } from '../fuzz/feeds/fuzz-bench.ts';
import { fuzzFeeds } from '../fuzz/feeds/fuzz-feeds.ts';
import { fuzzHttp, fuzzSockets, knownTexts } from '../fuzz/fuzz-server.ts';
import { fuzzTexts } from '../fuzz/fuzz-texts.ts';
import type { KnownTexts } from '../fuzz/schema-values.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** What hangs, hangs on a busy machine, too; how fast it is, is the long form's question: `npm run test:fuzz`. */
const HANGS_MS = 20_000;

let world: World;
let known: KnownTexts;
beforeAll(async () => {
  world = await openWorld();
  known = await knownTexts(world);
});
afterAll(() => world.close());

test('no request, however wrong, is answered 5xx or not at all', async () => {
  const statuses = await fuzzHttp(world, known, { runs: 400, hangsMs: HANGS_MS });
  expect(statuses[200]).toBeGreaterThan(0);
  expect(Object.keys(statuses).some((status) => status.startsWith('4'))).toBe(true);
});

test('no message to a socket goes without an answer or harms another reader', async () => {
  await fuzzSockets(world, known, { runs: 15, hangsMs: HANGS_MS });
});

test('no feed, OPML, body or position is read for ever, or refused without a name', () => {
  fuzzTexts({ runs: 150, hangsMs: HANGS_MS });
});

test('no odd feed costs a sound item beside it, its own next document, or a route', async () => {
  const bench = await openFuzzBench(world, HANGS_MS);
  try {
    await fuzzFeeds(bench, { runs: 12, seed: 56 });
  } finally {
    await bench.close();
  }
});
