import path from 'node:path';
import getPort from 'get-port';
import { startPgBouncer } from './pgbouncer.ts';
import { startPair } from './streaming-replica.ts';

/** A Postgres to test against, and the settings with which our processes use it. */
export interface TestPostgres {
  url: string;
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** Runs Postgres in the way that NEWSWIRE_TEST_POSTGRES names; `startPlain` starts a single one. */
export async function startPostgresAs(
  kind: string | undefined,
  dir: string,
  startPlain: () => Promise<{ url: string; stop(): Promise<void> }>,
): Promise<TestPostgres> {
  switch (kind) {
    case undefined:
      return { ...(await startPlain()), env: {} };
    case 'replica': {
      const { primary, replica, close } = await startPair(path.join(dir, 'pair'));
      return { url: primary.url, env: { DATABASE_READ_URL: replica.url }, stop: close };
    }
    case 'pgbouncer': {
      const plain = await startPlain();
      const pooler = await startPgBouncer(plain.url, { dir: path.join(dir, 'pgbouncer'), port: await getPort() });
      return {
        url: pooler.url,
        env: { DATABASE_POOLER: 'transaction', DATABASE_DIRECT_URL: plain.url },
        async stop() {
          await pooler.stop();
          await plain.stop();
        },
      };
    }
    default:
      throw new Error(`NEWSWIRE_TEST_POSTGRES must be replica or pgbouncer, not ${kind}`);
  }
}
