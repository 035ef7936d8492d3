import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import getPort from 'get-port';
import { Redis } from 'ioredis';
import { startChild } from '../../../server/embedded/child-process.ts';
import { ensureRedisServer } from '../../../server/embedded/install-program.ts';
import { endWithParent } from '../../../server/embedded/with-parent.ts';
import { type Resident, resident } from '../../chaos/resident.ts';
import { waitFor } from '../wait-for.ts';

const FIXTURES = path.join(import.meta.dirname, '../../fixtures/tls/redis');
/** The files of the tests' CA, and of a certificate by it. */
export const TLS = {
  ca: path.join(FIXTURES, 'ca.pem'),
  cert: path.join(FIXTURES, 'cert.pem'),
  key: path.join(FIXTURES, 'key.pem'),
};
/** A password of all Redis processes of a test. */
export const REDIS_PASSWORD = 'tests';
const READY_MS = 20_000;

/** A real Redis, Sentinel or cluster node, which can be killed and started again with its files. */
export interface RedisProcess extends Resident {
  dir: string;
  /** Connections of the test's own, to this node alone. */
  redis: Redis;
  close(): Promise<void>;
}

export interface RedisProcessOptions {
  name: string;
  /** Its own folder is made in this one. */
  dir: string;
  /** Lines of its redis.conf. */
  settings: string[];
  isSentinel?: boolean;
  /** Speaks TLS only, and asks its clients for a certificate of the tests' CA. */
  isTls?: boolean;
  password?: string | undefined;
}

/** Starts a Redis process on a free port of this machine; its folder stays when it is closed. */
export async function startRedisProcess(options: RedisProcessOptions): Promise<RedisProcess> {
  const { name, isSentinel = false, isTls = false, password = isSentinel ? undefined : REDIS_PASSWORD } = options;
  const [server, port] = [await ensureRedisServer(process.env, () => undefined), await getPort()];
  const dir = path.join(options.dir, name);
  await mkdir(dir, { recursive: true });
  const file = path.join(dir, 'redis.conf');
  const secret = isSentinel || password === undefined ? [] : [`requirepass ${password}`, `masterauth ${password}`];
  const lines = [
    ...(isTls ? tlsLines(port) : [`port ${port}`]),
    'bind 127.0.0.1',
    `dir ${JSON.stringify(dir)}`,
    ...secret,
  ];
  await writeFile(file, `${[...lines, ...options.settings].join('\n')}\n`);
  const command = [...(await endWithParent('TERM')), server, file, ...(isSentinel ? ['--sentinel'] : [])];
  const logFile = path.join(dir, 'redis.log');
  const tls = isTls
    ? { tls: { ca: readFileSync(TLS.ca), cert: readFileSync(TLS.cert), key: readFileSync(TLS.key) } }
    : {};
  const redis = new Redis({ port, ...(password !== undefined && { password }), ...tls, ...PATIENT });
  redis.on('error', () => undefined);
  const started = resident(name, port, async () => {
    const child = await startChild(command, { logFile, cwd: dir });
    await waitFor(`${name} answers`, () => redis.ping().then(Boolean, () => false), READY_MS);
    return child;
  });
  await started.start();
  return {
    ...started,
    ...{ dir, redis },
    async close() {
      redis.disconnect();
      await started.kill();
    },
  };
}

const PATIENT = {
  host: '127.0.0.1',
  lazyConnect: true,
  retryStrategy: () => 100,
  maxRetriesPerRequest: 0,
  enableReadyCheck: false,
};

function tlsLines(port: number): string[] {
  const files = [`tls-ca-cert-file ${TLS.ca}`, `tls-cert-file ${TLS.cert}`, `tls-key-file ${TLS.key}`];
  return ['port 0', `tls-port ${port}`, 'tls-auth-clients yes', ...files];
}
