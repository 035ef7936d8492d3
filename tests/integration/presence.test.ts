import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SeenMember } from '../../shared/contract/ops-shapes.ts';
import { announceMember, readMembers } from '../../shared/node/redis/presence.ts';
import { type Command, startNewswire } from '../helpers/commands.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let commands: Command[];
beforeEach(async () => {
  world = await openWorld();
  commands = [];
});
afterEach(async () => {
  for (const { process: child } of commands) child.kill('SIGKILL');
  await world.close();
});

const members = (): Promise<SeenMember[]> => readMembers(world.redis, world.keys);

async function start(name: 'server' | 'worker'): Promise<Command> {
  const command = startNewswire([name], { ...world.env, LOG_LEVEL: 'info' });
  commands.push(command);
  await command.says(`${name} started`);
  return command;
}

const stateOf = async ({ process: { pid } }: Command): Promise<string | undefined> =>
  (await members()).find((member) => member.pid === pid)?.state;

test('servers and workers announce themselves with what they see and do', async () => {
  const reader = await world.reader();
  await world.api().publish({ headline: 'Seen' });
  await reader.received(1);
  const [server, worker] = await waitFor('both have reported the story', async () => {
    const [first, second] = await members();
    const isReported = first?.kind === 'server' && first.figures.wireSeq === 1 && first.figures.readers.socket === 1;
    return isReported && second?.kind === 'worker' && second.figures.jobs.edit?.done === 1 && [first, second];
  });
  const announced = { version: expect.stringMatching(/^\d+\./), pid: process.pid, state: 'alive' };
  expect(server).toMatchObject({ ...announced, port: world.servers[0]?.port, figures: { channels: 1, cut: {} } });
  expect(worker).toMatchObject({
    ...announced,
    port: world.workers[0]?.port,
    figures: { concurrency: world.config.worker.concurrency },
  });
});

test('whoever is killed is missed within 15 s, and whoever stops has said goodbye', async () => {
  const [server, worker, leaving] = await Promise.all([start('server'), start('worker'), start('worker')]);
  await waitFor('all are alive', async () => {
    const states = await Promise.all([server, worker, leaving].map(stateOf));
    return states.every((state) => state === 'alive');
  });
  leaving.process.kill('SIGTERM');
  await leaving.ended;
  expect(await stateOf(leaving)).toBeUndefined();
  for (const { process: child } of [server, worker]) child.kill('SIGKILL');
  await waitFor(
    'both are missed',
    async () => {
      const states = await Promise.all([server, worker].map(stateOf));
      return states.every((state) => state === 'lost');
    },
    15_000,
  );
});

test('a lost process that another of its kind has taken the place of is replaced, one for one', async () => {
  const [, worker] = await waitFor('both are known', async () => {
    const all = await members();
    return all.length === 2 && all;
  });
  for (const id of ['crashed', 'crashed-again']) {
    const seenAt = new Date(Date.parse(String(worker?.startedAt)) - 60_000).toISOString();
    await announceMember(world.redis, world.keys, { ...(worker as SeenMember), id, seenAt });
    await world.redis.del(world.keys.alive(id));
  }
  const states = (await members()).map(({ kind, state }) => `${kind} ${state}`);
  expect(states.sort()).toEqual(['server alive', 'worker alive', 'worker lost', 'worker replaced']);
});

test('a Redis that lost everything hears of everyone again', async () => {
  await waitFor('both are known', async () => (await members()).length === 2);
  await world.redis.del(world.keys.members);
  await waitFor('both are known again', async () => (await members()).length === 2);
});
