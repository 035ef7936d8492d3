import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFlood } from '../helpers/flood.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const MEMORY_EVENTS = 500;
const POUR = 400;
/** More than the buffers of both ends of a connection hold. */
const POURS_MAX = 200;

let world: World;
beforeAll(async () => {
  world = await openWorld({ env: { NEWSWIRE_MEMORY_EVENTS: String(MEMORY_EVENTS) } });
});
afterAll(() => world.close());

test('SLOW1 a socket that stops reading is cut while the wire moves on, and one with a narrow filter is not', async () => {
  const { storyId } = await world.api().publish({ headline: 'Template', body: 'x'.repeat(3_000) });
  const flood = openFlood(world, storyId);
  const [slow, narrow, well] = [
    await world.reader({ plain: true }),
    await world.reader({ filter: { any: ['nobody-writes-of-it'] } }),
    await world.reader(),
  ];
  slow.rest(true);
  const isCut = async (): Promise<boolean> =>
    /newswire_readers_cut_total\{kind="socket",reason="slow_reader"\} 1/.test(
      await (await fetch(`${world.url()}/metrics`)).text(),
    );
  for (let pours = 0; pours < POURS_MAX && !(await isCut()); pours += 1) {
    await flood.pour(POUR);
    await well.received(flood.poured());
  }
  expect(await isCut()).toBe(true);
  slow.rest(false);
  await waitFor('the slow one is gone', () => !slow.socket.connected);
  expect(narrow.socket.connected).toBe(true);
  expect(well.seqs()).toHaveLength(flood.poured());
  const back = await world.reader({ since: slow.position() });
  expect(back.ack.ok).toBe(true);
}, 120_000);
