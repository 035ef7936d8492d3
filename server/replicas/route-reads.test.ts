import sql from 'sql-template-tag';
import { expect, test, vi } from 'vitest';
import { NewswireError } from '../../shared/domain/errors.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { DatabaseFailure } from '../../shared/node/db/database-failure.ts';
import { lookUp } from './look-up.ts';
import { NotReached, type Replica } from './open-replica.ts';
import { routeReads } from './route-reads.ts';

const ANY = sql`SELECT 1`;

/** A replica that answers with its name, or fails with `error`. */
function replica(name: string, has: 'yes' | 'ask' | 'no', error?: Error) {
  const made = {
    name,
    has: () => has,
    running: vi.fn(() => 0),
    query: vi.fn(async () => {
      if (error) throw error;
      return { rows: [name] };
    }),
    suspect: vi.fn(),
  };
  return made as unknown as Replica & typeof made;
}

function routes(...replicas: Replica[]) {
  const primary = { query: vi.fn(async () => ({ rows: ['primary'] })) };
  const counted: string[] = [];
  const reads = routeReads({
    ...{ kind: 'reads', most: 2, replicas },
    primary: primary as unknown as Database,
    needs: { now: () => ({ wireId: 'w', seq: 1, lsn: 0 }) },
    count: (name, outcome) => counted.push(`${name} ${outcome}`),
  });
  const ask = async (): Promise<unknown> => (await reads.forRequest().query(ANY)).rows[0];
  return { reads, ask, counted };
}

test('the replica that does least answers, of those that may have what is needed', async () => {
  const [busy, idle] = [replica('busy', 'yes'), replica('idle', 'ask')];
  busy.running.mockReturnValue(1);
  expect(await routes(replica('late', 'no'), busy, idle).ask()).toBe('idle');
  idle.running.mockReturnValue(2);
  expect(await routes(busy, idle).ask()).toBe('busy');
  busy.running.mockReturnValue(2);
  expect(await routes(busy, idle).ask()).toBe('primary');
});

test('how far a replica is, is asked with the first statement of a request only', async () => {
  const one = replica('one', 'ask');
  const db = routes(one).reads.forRequest();
  await db.query(ANY);
  await db.query(ANY);
  const needs = one.query.mock.calls.map((call) => (call as unknown as [string, unknown, { need?: object }])[2].need);
  expect(needs).toEqual([expect.objectContaining({ seq: 1 }), undefined]);
});

test.each([
  ['is behind', new NotReached(), 'one behind', 0],
  ['has lost the connection', new DatabaseFailure('away'), 'one failed', 1],
  ['cancels it for replay', Object.assign(new Error('conflict with recovery'), { code: '40001' }), 'one failed', 0],
])(
  'LOAD7 a statement at a replica that %s runs at the primary, and so do those behind it',
  async (_how, error, outcome, suspected) => {
    const one = replica('one', 'yes', error);
    const { reads, counted } = routes(one);
    const db = reads.forRequest();
    expect((await db.query(ANY)).rows).toEqual(['primary']);
    expect((await db.query(ANY)).rows).toEqual(['primary']);
    expect(one.query).toHaveBeenCalledTimes(1);
    expect(counted).toEqual([outcome]);
    expect(one.suspect).toHaveBeenCalledTimes(suspected);
  },
);

test('a statement that took too long is not run once more', async () => {
  const tooSlow = Object.assign(new Error('statement timeout'), { code: '57014' });
  await expect(routes(replica('one', 'yes', tooSlow)).ask()).rejects.toBe(tooSlow);
});

test('LOAD6 what a replica does not find is looked for at the primary, once', async () => {
  const look = vi.fn(async (db: { query: (statement: typeof ANY) => Promise<{ rows: unknown[] }> }) => {
    const { rows } = await db.query(ANY);
    if (rows[0] !== 'primary') throw new NewswireError('not_found', 'It is not here.');
    return rows[0];
  });
  expect(await lookUp(routes(replica('one', 'yes')).reads.forRequest(), look)).toBe('primary');
  const nowhere = vi.fn(async () => undefined);
  expect(await lookUp(routes(replica('one', 'yes')).reads.forRequest(), nowhere)).toBeUndefined();
  expect(nowhere).toHaveBeenCalledTimes(2);
  expect(await lookUp(routes().reads.forRequest(), nowhere)).toBeUndefined();
  expect(nowhere).toHaveBeenCalledTimes(3);
});
