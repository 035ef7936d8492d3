import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExport } from '../helpers/export-reader.ts';
import { fillCommonTopics } from '../helpers/fill-common-topics.ts';
import { openWorld, type World } from '../helpers/world.ts';

const EVENTS = 25_000;
const NOTHING = 'none=even,odd';

let world: World;
beforeAll(async () => {
  world = await openWorld({ servers: 0, workers: 0, env: { NEWSWIRE_MEMORY_EVENTS: '100' } });
  await fillCommonTopics(world.db, EVENTS);
  await world.addServer();
}, 60_000);
afterAll(() => world.close());

/** Takes an export; gives its lines. */
async function take(query: string) {
  const reader = await openExport(`${world.url()}/api/v1/export?${query}`);
  expect(await reader.whole).toBe(true);
  return reader.lines;
}

test('EXPORT6 an export that finds nothing ends early, and asking on from its progress comes to the end', async () => {
  const positions: string[] = [];
  for (let since = ''; ; ) {
    const [progress, more, ...others] = await take(`${NOTHING}${since && `&since=${since}`}`);
    expect([progress.type, others]).toEqual(['progress', []]);
    since = progress.position;
    positions.push(since);
    if (!more) break;
    expect(more).toEqual({ type: 'more' });
  }
  expect(positions.length).toBeGreaterThan(1);
  expect(positions.at(-1)).toMatch(/\.25000$/);
});

test('EXPORT6 with `follow` it ends early, too', async () => {
  const [progress, more] = await take(`${NOTHING}&follow=true`);
  expect([progress.type, more]).toEqual(['progress', { type: 'more' }]);
});

test('EXPORT6 an export that finds something goes on to its end', async () => {
  const lines = await take('any=rare');
  expect(lines.filter(({ seq }) => seq)).toHaveLength(EVENTS / 1_000);
  expect(lines.at(-1)).toMatchObject({ type: 'progress' });
});
