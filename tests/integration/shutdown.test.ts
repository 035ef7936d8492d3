import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Command, startNewswire } from '../helpers/commands.ts';
import { openReader } from '../helpers/reader.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let commands: Command[];
beforeEach(async () => {
  world = await openWorld({ workers: 0 });
  commands = [];
});
afterEach(async () => {
  for (const { process: child } of commands) child.kill('SIGKILL');
  await world.close();
});

async function start(name: 'server' | 'worker'): Promise<Command> {
  const command = startNewswire([name], { ...world.env, LOG_LEVEL: 'info' });
  commands.push(command);
  await command.says(`${name} started`);
  return command;
}

function portOf(server: Command): string {
  return /"port":(\d+)/.exec(server.stdout())?.[1] ?? '';
}

test('SIGTERM on a worker finishes the active jobs and ends with 0; nothing is lost', async () => {
  const worker = await start('worker');
  const reader = await world.reader({ filter: { any: ['drain'] } });
  const batch = Array.from({ length: 300 }, (_, index) => ({ headline: `Drain ${index}`, topics: ['Drain'] }));
  await world.api().post('/stories', batch);
  await reader.received(1);
  worker.process.kill('SIGTERM');
  expect((await worker.ended).code).toBe(0);
  const { rows } = await world.db.query('SELECT count(*) FROM wire_events WHERE seq IS NULL');
  expect(rows[0].count).toBe(0);
  await world.addWorker();
  const headlines = (await reader.received(300)).map((event) => ('story' in event ? event.story.headline : ''));
  expect(new Set(headlines).size).toBe(300);
  expect(headlines).toHaveLength(300);
});

test('SLOW2: SIGTERM on a server tells its sockets goodbye with a time to come back, and ends with 0', async () => {
  const server = await start('server');
  const readers = await Promise.all([1, 2, 3].map(() => openReader(`http://127.0.0.1:${portOf(server)}`)));
  server.process.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
  for (const reader of readers) {
    expect(reader.goodbyes).toMatchObject([{ code: 'shutdown', retry: expect.any(Number) }]);
    expect(reader.socket.connected).toBe(false);
  }
});

test('a reader who was cut by a stop resumes at another server without a gap', async () => {
  await world.addWorker();
  const server = await start('server');
  const before = await openReader(`http://127.0.0.1:${portOf(server)}`);
  await world.api().publish({ headline: 'Before', topics: ['Stop'] });
  await before.received(1);
  server.process.kill('SIGTERM');
  await server.ended;
  await world.api().publish({ headline: 'Between', topics: ['Stop'] });
  const after = await world.reader({ since: before.position() });
  expect(await after.received(1)).toMatchObject([{ story: { headline: 'Between' } }]);
});

test('kill -9 of a worker in the middle of its jobs loses nothing and doubles nothing', async () => {
  const worker = await start('worker');
  const reader = await world.reader({ filter: { any: ['kill'] } });
  const batch = Array.from({ length: 300 }, (_, index) => ({ headline: `Kill ${index}`, topics: ['Kill'] }));
  await world.api().post('/stories', batch);
  await reader.received(20);
  worker.process.kill('SIGKILL');
  await worker.ended;
  // Active jobs come back when BullMQ sees that their locks ran out.
  await world.addWorker();
  await waitFor('all stories came', () => reader.events.length >= 300, 90_000);
  const headlines = reader.events.map((event) => ('story' in event ? event.story.headline : ''));
  expect(new Set(headlines).size).toBe(300);
  expect(reader.events).toHaveLength(300);
}, 120_000);

test('a port that is taken ends with a message and not with 0', async () => {
  const port = world.url().split(':').at(-1) ?? '';
  const second = startNewswire(['server'], { ...world.env, PORT: port });
  commands.push(second);
  const { code, stderr } = await second.ended;
  expect(code).not.toBe(0);
  expect(stderr).toContain(`port ${port} is in use`);
});
