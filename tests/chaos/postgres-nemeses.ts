import { setTimeout as delay } from 'node:timers/promises';
import type { Nemesis } from './nemeses.ts';
import type { PostgresKind } from './postgres-service.ts';

const AWAY_MS = 700;
const LONG_MS = 2_500;

/** Faults of the ways to run Postgres, beside those of a single one. */
export const POSTGRES_NEMESES: Record<PostgresKind, Nemesis[]> = {
  single: [],
  replica: [
    {
      name: 'kill the replica',
      async strike({ postgres: { pair } }) {
        await pair?.replica.kill();
        await delay(AWAY_MS);
        await pair?.replica.start();
      },
    },
    {
      name: 'freeze the replica',
      async strike({ postgres: { pair } }) {
        pair?.replica.signal('SIGSTOP');
        await delay(LONG_MS);
        pair?.replica.signal('SIGCONT');
      },
    },
    {
      name: 'pause replay',
      async strike({ postgres: { pair } }) {
        await pair?.replica.replay(false);
        await delay(LONG_MS);
        await pair?.replica.replay(true);
      },
    },
    { name: 'promote the replica', strike: async ({ postgres: { pair } }) => pair?.failOver() },
  ],
  pgbouncer: [
    {
      name: 'kill PgBouncer',
      async strike({ postgres: { pooler } }) {
        await pooler?.kill();
        await delay(AWAY_MS);
        await pooler?.start();
      },
    },
  ],
};
