import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApi } from '../helpers/api.ts';
import { type Command, startNewswire } from '../helpers/commands.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let commands: Command[];
beforeEach(async () => {
  world = await openWorld({ servers: 0, workers: 0 });
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

test('one id leads from the request through the worker to the wire, over all logs', async () => {
  const [server, worker] = await Promise.all([start('server'), start('worker')]);
  const url = `http://127.0.0.1:${/"port":(\d+)/.exec(server.stdout())?.[1]}`;
  const api = createApi(url, world.config.adminKey);
  const answer = await api.post('/stories', { headline: 'Traced' }, { 'X-Request-Id': 'from-the-proxy' });
  expect(answer.headers.get('x-request-id')).toBe('from-the-proxy');
  const { id } = answer.body;
  const linesWith = (command: Command, message: string): string[] =>
    command
      .stdout()
      .split('\n')
      .filter((line) => line.includes(id) && line.includes(`"msg":"${message}"`));
  await waitFor('the server has it from the wire', () => linesWith(server, 'on the wire').length === 1);
  expect(linesWith(server, 'received')[0]).toContain('"request":"from-the-proxy"');
  await waitFor('the worker has logged it', () => linesWith(worker, 'recorded').length === 1);
});

test('a request id that is none is replaced', async () => {
  const server = await start('server');
  const url = `http://127.0.0.1:${/"port":(\d+)/.exec(server.stdout())?.[1]}`;
  const given = await fetch(`${url}/livez`, { headers: { 'X-Request-Id': 'a b"c' } });
  expect(given.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});
