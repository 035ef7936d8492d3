import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import path from 'node:path';
import { type Child, startChild } from './child-process.ts';
import { waitUntil } from './wait-until.ts';
import { endWithParent } from './with-parent.ts';

const READY_TIMEOUT_MS = 30_000;
const PING_TIMEOUT_MS = 2_000;
const STOP_TIMEOUT_MS = 15_000;

export interface RedisSetup {
  server: string;
  dir: string;
  port: number;
  password: string;
  logFile: string;
}

export interface PrivateService {
  url: string;
  child: Child;
  stop(): Promise<void>;
}

/** Starts a private Redis on loopback with a password, an append-only file and no eviction. */
export async function startPrivateRedis(setup: RedisSetup): Promise<PrivateService> {
  const { dir, port, password } = setup;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const configFile = path.join(dir, 'redis.conf');
  await writeFile(configFile, redisConfig(setup), { mode: 0o600 });
  await chmod(configFile, 0o600);
  const child = await startChild([...(await endWithParent('TERM')), setup.server, configFile], {
    logFile: setup.logFile,
    cwd: dir,
  });
  const url = `redis://:${password}@127.0.0.1:${port}`;
  await waitUntil('Redis', READY_TIMEOUT_MS, child, setup.logFile, () => answersPing(setup));
  return { url, child, stop: () => child.stop('SIGTERM', STOP_TIMEOUT_MS) };
}

function redisConfig({ dir, port, password }: RedisSetup): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${JSON.stringify(dir)}`,
    'daemonize no',
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    '',
  ].join('\n');
}

/** Sends two inline commands (https://redis.io/docs/latest/develop/reference/protocol-spec/): a client takes 20 MB. */
function answersPing({ port, password }: RedisSetup): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port, timeout: PING_TIMEOUT_MS });
    let answer = '';
    const end = (isUp: boolean): void => {
      socket.destroy();
      resolve(isUp);
    };
    socket.write(`AUTH ${password}\r\nPING\r\n`);
    socket.on('data', (data) => {
      answer += data;
      // A server that is still loading its file refuses both commands.
      if (answer.split('\r\n').length > 2) end(answer.includes('+PONG'));
    });
    for (const event of ['error', 'close', 'timeout'] as const) socket.on(event, () => end(false));
  });
}
