import path from 'node:path';
import getPort from 'get-port';
import { startPgBouncer } from '../helpers/pgbouncer.ts';
import { type PostgresPair, startPair } from '../helpers/streaming-replica.ts';
import { openTinyProxy, type TinyProxy } from '../helpers/tiny-proxy.ts';
import { type Resident, resident } from './resident.ts';
import { openPostgres, type Service } from './services.ts';

/** The ways to run Postgres beside a single one. */
export const POSTGRES_KINDS = ['single', 'replica', 'pgbouncer'] as const;
export type PostgresKind = (typeof POSTGRES_KINDS)[number];

/** The kind with this name, a single one by default; throws for any other name. */
export function postgresKindOf(name = 'single'): PostgresKind {
  const kind = POSTGRES_KINDS.find((each) => each === name);
  if (!kind) throw new Error(`--postgres must be one of ${POSTGRES_KINDS.join(', ')}`);
  return kind;
}

/** The Postgres of a deployment, however it is run. */
export interface PostgresService extends Service {
  /** Further settings of our processes. */
  env: NodeJS.ProcessEnv;
  /** A primary and its replica. */
  pair?: PostgresPair;
  /** PgBouncer in front. */
  pooler?: Resident;
  /** Ends what is not the Postgres itself. */
  closeOthers(): Promise<void>;
}

/** Starts the Postgres of a deployment. */
export async function openPostgresAs(kind: PostgresKind, dir: string): Promise<PostgresService> {
  if (kind === 'replica') return openReplicated(dir);
  if (kind === 'pgbouncer') return openPooled(dir);
  return { ...(await openPostgres(dir)), env: {}, closeOthers: async () => undefined };
}

/** A primary with a synchronous replica, each behind a proxy; both are named as hosts. */
async function openReplicated(dir: string): Promise<PostgresService> {
  const pair = await startPair(path.join(dir, 'postgres'), { isSynchronous: true });
  const proxies = await Promise.all([proxyTo(pair.primary.port), proxyTo(pair.replica.port)]);
  const [first, second] = proxies.map((proxy) => new URL(proxy.url).host) as [string, string];
  const at = (hosts: string): string => pair.primary.url.replace(new URL(pair.primary.url).host, hosts);
  const both = at(`${first},${second}`);
  const each = (work: (proxy: TinyProxy) => void): void => proxies.forEach(work);
  return {
    name: 'postgres',
    port: 0,
    pair,
    // Whichever is the primary now.
    pid: () => pair.primary.pid(),
    kill: () => pair.primary.kill(),
    start: () => pair.primary.start(),
    get url() {
      return pair.primary.url;
    },
    proxiedUrl: both,
    env: { DATABASE_READ_URL: `${at(first)} ${at(second)}` },
    proxy: {
      url: proxies[0]?.url ?? '',
      use: () => undefined,
      hold: (isHolding) => each((proxy) => proxy.hold(isHolding)),
      held: () => proxies.reduce((sum, proxy) => sum + proxy.held(), 0),
      cut: () => each((proxy) => proxy.cut()),
      lag: (ms) => each((proxy) => proxy.lag(ms)),
      close: async () => void (await Promise.all(proxies.map((proxy) => proxy.close()))),
    },
    closeOthers: () => pair.replica.kill(),
  };
}

/** A single Postgres behind PgBouncer in transaction mode, which is behind the proxy. */
async function openPooled(dir: string): Promise<PostgresService> {
  const postgres = await openPostgres(dir);
  const port = await getPort();
  const setup = { dir: path.join(dir, 'pgbouncer'), port };
  const pooler = resident('pgbouncer', 0, async () => (await startPgBouncer(postgres.url, setup)).child);
  await pooler.start();
  postgres.proxy.use([port]);
  return {
    ...postgres,
    pooler,
    env: { DATABASE_POOLER: 'transaction', DATABASE_DIRECT_URL: postgres.url },
    closeOthers: () => pooler.kill(),
  };
}

async function proxyTo(port: number): Promise<TinyProxy> {
  const proxy = await openTinyProxy();
  proxy.use([port]);
  return proxy;
}
