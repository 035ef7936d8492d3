import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { randomNumbers } from '../eval/articles.ts';
import { startCoverage } from '../helpers/coverage.ts';
import { checkCrowd, openCrowdReader, writeCoverage } from '../helpers/coverage-crowd.ts';
import { openWorld } from '../helpers/world.ts';

test('LIVE6 sixty posts with edits, pins and retractions: twenty readers who drop and return see the same, in order, once', async () => {
  const world = await openWorld({ servers: 2, workers: 0, env: { NEWSWIRE_MEMORY_EVENTS: '20' } });
  const random = randomNumbers(81);
  const live = await startCoverage(world.api());
  const { coverage, position } = (await world.api().get(`/coverages/${live.id}`)).body;
  const begun = { coverage, posts: [], reachesEnd: true, pinned: [], keyEvents: [] };
  const readers = Array.from({ length: 20 }, (_, index) => openCrowdReader(world.url(index % 2), live.id, position));
  let isOver = false;
  const dropping = (async () => {
    for (; !isOver; await delay(50)) readers[Math.floor(random() * readers.length)]?.drop();
  })();
  await writeCoverage(world.api(), live.id, { posts: 60, everyMs: 20, random: randomNumbers(82) });
  isOver = true;
  await dropping;
  expect(await checkCrowd(world.api(), begun, readers)).toEqual([]);
  expect(readers.reduce((sum, { returns }) => sum + returns, 0)).toBeGreaterThan(5);
  for (const reader of readers) reader.close();
  await world.close();
});
