import path from 'node:path';
import getPort from 'get-port';
import { ensureRedisServer } from '../../server/embedded/install-program.ts';
import { startPrivatePostgres } from '../../server/embedded/private-postgres.ts';
import { startPrivateRedis } from '../../server/embedded/private-redis.ts';
import { openTinyProxy, type TinyProxy } from '../helpers/tiny-proxy.ts';
import { type Resident, resident } from './resident.ts';

const PASSWORD = 'chaos';

/** A Redis or Postgres behind a proxy that can be slowed down or cut. */
export interface Service extends Resident {
  url: string;
  proxy: TinyProxy;
  proxiedUrl: string;
}

/** Starts a Redis behind a proxy. */
export async function openRedis(dir: string): Promise<Service & { dir: string }> {
  const server = await ensureRedisServer(process.env, () => undefined);
  const setup = {
    server,
    dir: path.join(dir, 'redis'),
    port: await getPort(),
    password: PASSWORD,
    logFile: path.join(dir, 'redis.log'),
  };
  const redis = resident('redis', 0, async () => (await startPrivateRedis(setup)).child);
  const service = await behindProxy(redis, setup.port, (port) => `redis://:${PASSWORD}@127.0.0.1:${port}`);
  return { ...service, dir: setup.dir };
}

/** Starts a Postgres behind a proxy. */
export async function openPostgres(dir: string): Promise<Service> {
  const setup = {
    dir: path.join(dir, 'postgres'),
    port: await getPort(),
    password: PASSWORD,
    logFile: path.join(dir, 'postgres.log'),
    env: process.env,
  };
  const postgres = resident('postgres', 0, async () => (await startPrivatePostgres(setup)).child);
  return behindProxy(postgres, setup.port, (port) => `postgres://newswire:${PASSWORD}@127.0.0.1:${port}/postgres`);
}

async function behindProxy(service: Resident, port: number, urlAt: (port: string) => string): Promise<Service> {
  await service.start();
  const proxy = await openTinyProxy();
  proxy.use([port]);
  return { ...service, url: urlAt(String(port)), proxy, proxiedUrl: urlAt(new URL(proxy.url).port) };
}
