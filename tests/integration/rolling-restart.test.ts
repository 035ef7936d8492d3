import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpsOverview } from '../../shared/contract/ops-shapes.ts';
import { createApi } from '../helpers/api.ts';
import { type Command, startNewswire } from '../helpers/commands.ts';
import { type LastingReader, openLastingReader } from '../helpers/lasting-reader.ts';
import { startWirePublisher } from '../helpers/start-publishing.ts';
import { openTinyProxy, type TinyProxy } from '../helpers/tiny-proxy.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const EVERY_MS = 100;
const SEEN_WITHIN_MS = 15_000;

let world: World;
let proxy: TinyProxy;
let commands: Command[];
let readers: LastingReader[];
beforeEach(async () => {
  world = await openWorld({ servers: 0, workers: 0 });
  proxy = await openTinyProxy();
  commands = [];
  readers = [];
});
afterEach(async () => {
  for (const reader of readers) reader.close();
  for (const { process: child } of commands) child.kill('SIGKILL');
  await proxy.close();
  await world.close();
});

async function start(name: 'server' | 'worker'): Promise<Command> {
  const command = startNewswire([name], { ...world.env, LOG_LEVEL: 'info' });
  commands.push(command);
  await command.says(`${name} started`);
  return command;
}

const portOf = (server: Command): number => Number(/"port":(\d+)/.exec(server.stdout())?.[1]);

const storiesOf = (reader: LastingReader): string[] =>
  reader.events().flatMap((event) => (event.type === 'story.published' ? [event.story.headline] : []));

/** Every reader has every story once, in the order of the wire, whatever happened on the way. */
async function expectAllOnce(headlines: string[]): Promise<void> {
  for (const reader of readers) {
    await waitFor('all stories came', () => new Set(storiesOf(reader)).size >= headlines.length, 60_000);
    expect(storiesOf(reader).toSorted()).toEqual(headlines.toSorted());
    const seqs = reader.events().map(({ seq }) => seq);
    expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
    expect(reader.resets()).toBe(0);
  }
}

test('a rolling restart of two servers under load loses nothing and repeats nothing', async () => {
  await start('worker');
  const [first, second] = await Promise.all([start('server'), start('server')]);
  proxy.use([portOf(first), portOf(second)]);
  readers.push(...(await Promise.all(Array.from({ length: 6 }, () => openLastingReader(proxy.url)))));
  const publisher = startWirePublisher(proxy.url, world.config.adminKey, EVERY_MS);
  const serving = [first, second];
  for (const old of [first, second]) {
    const next = await start('server');
    serving.push(next);
    proxy.use(serving.filter((server) => server !== old && server.process.exitCode === null).map(portOf));
    old.process.kill('SIGTERM');
    expect((await old.ended).code).toBe(0);
    serving.splice(serving.indexOf(old), 1);
    const seen = storiesOf(readers[0] as LastingReader).length;
    await waitFor('stories keep coming', () => storiesOf(readers[0] as LastingReader).length > seen + 5);
  }
  const headlines = await publisher.stop();
  expect(readers.reduce((sum, reader) => sum + reader.returns(), 0)).toBeGreaterThanOrEqual(readers.length);
  await expectAllOnce(headlines);
}, 180_000);

test('one of two workers and one of two servers killed under load are missed within 15 s, and nothing is lost', async () => {
  const [worker, otherWorker] = await Promise.all([start('worker'), start('worker')]);
  const [server, otherServer] = await Promise.all([start('server'), start('server')]);
  proxy.use([portOf(server), portOf(otherServer)]);
  readers.push(...(await Promise.all(Array.from({ length: 4 }, () => openLastingReader(proxy.url)))));
  const publisher = startWirePublisher(proxy.url, world.config.adminKey, EVERY_MS);
  const ops = createApi(`http://127.0.0.1:${portOf(otherServer)}`, world.config.adminKey);
  const overview = async (): Promise<OpsOverview> => (await ops.get('/ops/overview')).body;
  const states = async (command: Command): Promise<string | undefined> =>
    (await overview()).members?.find(({ pid }) => pid === command.process.pid)?.state;
  await waitFor('stories flow', () => storiesOf(readers[0] as LastingReader).length > 5);
  await waitFor('all are alive', async () => {
    const all = await Promise.all([worker, otherWorker, server, otherServer].map(states));
    return all.every((state) => state === 'alive');
  });
  worker.process.kill('SIGKILL');
  server.process.kill('SIGKILL');
  await waitFor(
    'both are shown as lost',
    async () => (await states(worker)) === 'lost' && (await states(server)) === 'lost',
    SEEN_WITHIN_MS,
  );
  expect([await states(otherWorker), await states(otherServer)]).toEqual(['alive', 'alive']);
  await expectAllOnce(await publisher.stop());
  // Jobs of killed workers are theirs until the sweep and the queue notice, and figures are a second old.
  await waitFor('nothing is left over', async () => {
    const { record, queues } = await overview();
    const edits = queues?.find(({ name }) => name === 'edit');
    const left = { ...record, ...edits };
    return [left.open, left.unnumbered, left.active, left.waiting].every((count) => count === 0);
  });
  const { record, queues } = await overview();
  expect(record?.failed).toBe(0);
  expect(queues?.find(({ name }) => name === 'edit')?.failed).toBe(0);
}, 180_000);
