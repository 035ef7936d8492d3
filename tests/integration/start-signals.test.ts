import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Command, startNewswire } from '../helpers/commands.ts';
import { openTinyProxy, type TinyProxy } from '../helpers/tiny-proxy.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

// A process that was told to stop while it started was killed by the signal, and closed nothing: rolling restarts and
// autoscaling do that.
let world: World;
let link: TinyProxy;
let command: Command | undefined;
beforeEach(async () => {
  world = await openWorld({ servers: 0, workers: 0 });
  link = await openTinyProxy();
  link.hold(true);
});
afterEach(async () => {
  command?.process.kill('SIGKILL');
  await link.close();
  await world.close();
});

/** Starts a service, and leaves it without an answer of what `variable` leads to. */
async function startHeld(name: string, variable: string, more: NodeJS.ProcessEnv = {}): Promise<Command> {
  const url = new URL(world.env[variable] ?? '');
  link.use([Number(url.port)]);
  url.host = new URL(link.url).host;
  command = startNewswire([name], { ...world.env, LOG_LEVEL: 'info', [variable]: url.href, ...more });
  await waitFor('it asks', () => link.held() > 0);
  return command;
}

test.each(['server', 'worker'])(
  'a %s that is told to stop while it starts closes as soon as it is up',
  async (name) => {
    const { process: child, ended, says } = await startHeld(name, 'DATABASE_URL');
    child.kill('SIGTERM');
    await says('"stopping"');
    link.hold(false);
    const { code, stdout } = await ended;
    expect(stdout.indexOf(`${name} started`)).toBeGreaterThan(0);
    expect(stdout.indexOf(`${name} stopped`)).toBeGreaterThan(stdout.indexOf(`${name} started`));
    expect(code).toBe(0);
  },
);

test('a stop before anything is open ends it at once, with 0', async () => {
  const { process: child, ended } = await startHeld('worker', 'REDIS_URL');
  child.kill('SIGINT');
  expect((await ended).code).toBe(0);
  expect(link.held()).toBeGreaterThan(0);
});

test('a stop of a service that never comes up ends it at the deadline, with 1', async () => {
  const { process: child, ended } = await startHeld('server', 'DATABASE_URL', { NEWSWIRE_SHUTDOWN_SECONDS: '1' });
  child.kill('SIGTERM');
  const { code, stdout } = await ended;
  expect(code).toBe(1);
  expect(stdout).toContain('the deadline passed');
});
