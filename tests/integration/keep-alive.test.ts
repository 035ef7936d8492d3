import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld } from '../helpers/world.ts';

async function ask(port: number): Promise<{ socket: Socket; answer: string }> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    answer += chunk;
  });
  socket.write('GET /livez HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n');
  await waitFor('it was answered', () => answer.includes('"status"'));
  return { socket, answer };
}

test('an idle connection is kept for as long as the settings say, longer than proxies do by default', async () => {
  const world = await openWorld({ workers: 0 });
  const { socket, answer } = await ask(world.servers[0]?.port ?? 0);
  expect(answer).toContain('Keep-Alive: timeout=65');
  socket.destroy();
  await world.close();
  const short = await openWorld({ workers: 0, env: { NEWSWIRE_KEEP_ALIVE_SECONDS: '1' } });
  const asked = await ask(short.servers[0]?.port ?? 0);
  expect(asked.answer).toContain('Keep-Alive: timeout=1');
  await once(asked.socket, 'close');
  await short.close();
});

test('a connection that was opened ahead and never asked anything does not keep a server from stopping', {
  timeout: 20_000,
}, async () => {
  const world = await openWorld({ workers: 0 });
  const socket = connect(world.servers[0]?.port ?? 0, '127.0.0.1');
  await once(socket, 'connect');
  await Promise.all([once(socket, 'close'), world.close()]);
});
