import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { newswire } from '../helpers/commands.ts';
import { type LastingReader, openLastingReader } from '../helpers/lasting-reader.ts';
import { type RedisSentinels, startRedisSentinels } from '../helpers/redis/redis-sentinel.ts';
import { temporaryFolder } from '../helpers/redis/temporary-folder.ts';
import { startWirePublisher } from '../helpers/start-publishing.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const EVERY_MS = 20;
const PART = 40;
const FLASH = 'Flash after a fail-over';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let group: RedisSentinels;
let world: World;
let reader: LastingReader;
beforeAll(async () => {
  folder = await temporaryFolder('sentinel');
  group = await startRedisSentinels(folder.dir);
  const services = { DATABASE_URL: inject('databaseUrl'), REDIS_URL: group.url };
  world = await openWorld({ env: group.env }, services);
  reader = await openLastingReader(world.url());
});
afterAll(async () => {
  reader?.close();
  await world?.close();
  await group?.close();
  await folder?.remove();
});

const headlines = (): string[] =>
  reader.events().flatMap((event) => ('story' in event && event.story ? [event.story.headline] : []));

test.each([
  ['killed', 'SIGKILL', 5_000],
  // Its connections stay open, and nobody says that they lead nowhere.
  ['frozen', 'SIGSTOP', 30_000],
] as const)(
  'the primary is %s: all that was accepted comes once and in order, and a flash soon',
  async (how, signal, flashMs) => {
    const before = headlines().length;
    const publishing = startWirePublisher(world.url(), world.env.NEWSWIRE_ADMIN_KEY, EVERY_MS, how);
    const received = (count: number): Promise<unknown> =>
      waitFor(`${count} stories came`, () => headlines().length >= before + count);
    await received(PART);
    const primary = await group.primary();
    if (signal === 'SIGKILL') await primary.kill();
    else process.kill(primary.pid(), signal);
    await waitFor(
      'the Sentinels name another primary',
      async () => ![undefined, primary].includes(await group.named()),
    );
    const began = performance.now();
    const headline = `${FLASH} of one ${how}`;
    await world.api().post('/stories', { headline, priority: 'flash' });
    await waitFor('the flash came', () => headlines().includes(headline));
    expect(performance.now() - began).toBeLessThan(flashMs);
    const written = [...(await publishing.stop()), headline];
    await received(written.length);
    expect(headlines().slice(before).toSorted()).toEqual(written.toSorted());
    const seqs = reader.events().map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    if (signal === 'SIGKILL') await primary.start();
    else process.kill(primary.pid(), 'SIGCONT');
    await group.ready();
  },
);

test('a name that the Sentinels do not know is told with the ones that they do', async () => {
  const url = group.url.replace(/\/[^/]+$/, '/other');
  const { code, stderr } = await newswire(['worker'], { ...world.env, REDIS_URL: url });
  expect(stderr).toMatch(/^The worker could not start: REDIS_URL names the primary other, which .* newswire-tests\.$/m);
  expect(code).toBe(2);
});
