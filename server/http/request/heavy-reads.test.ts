import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { inHeavyTurns, isHeavyList, openHeavyReads } from './heavy-reads.ts';

const STATEMENT = sql`SELECT 1`;

/** A database whose statements finish when the test lets them. */
function slowDatabase() {
  const running: (() => void)[] = [];
  const db = { query: () => new Promise<void>((resolve) => running.push(resolve)) } as unknown as Queryable;
  return { db, running };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('LOAD4: a quarter of the connections is for heavy statements, and addresses take turns', async () => {
  const { db, running } = slowDatabase();
  const slots = openHeavyReads(8);
  const done: string[] = [];
  const ask = (name: string, address: string): void => {
    const { signal } = new AbortController();
    void inHeavyTurns(slots, { address, signal }, db)
      .query(STATEMENT)
      .then(() => done.push(name));
  };
  for (const name of ['a1', 'a2', 'a3', 'a4']) ask(name, 'a');
  ask('b1', 'b');
  await settled();
  expect(running).toHaveLength(2);
  for (let next = running.shift(); next; next = running.shift()) {
    next();
    await settled();
  }
  expect(done).toHaveLength(5);
  expect(done.indexOf('b1')).toBeLessThan(done.indexOf('a4'));
});

test('LOAD4: who waits for two seconds is refused, and who leaves costs nothing', async () => {
  const { db, running } = slowDatabase();
  const slots = openHeavyReads(1);
  let now = 0;
  const stop = new AbortController();
  const ask = (signal: AbortSignal) =>
    inHeavyTurns(slots, { address: 'a', signal, now: () => now }, db).query(STATEMENT);
  const [first, late, left] = [ask(new AbortController().signal), ask(new AbortController().signal), ask(stop.signal)];
  const refused = expect(late).rejects.toMatchObject({ kind: 'busy' });
  const aborted = expect(left).rejects.toThrow();
  await settled();
  stop.abort();
  now += 2_001;
  running.shift()?.();
  await Promise.all([first, refused, aborted]);
  expect(running).toHaveLength(0);
});

test.each([
  [{ filter: {} }, false],
  [{ filter: { any: ['a', 'b'] } }, false],
  [{ filter: { sections: ['world' as const] } }, false],
  [{ filter: { all: ['a', 'b'] } }, true],
  [{ filter: { any: ['a'], none: ['b'] } }, true],
  [{ filter: { q: 'word' } }, true],
  [{ filter: {}, sort: 'top' as const }, true],
  [{ filter: {}, at: new Date(0) }, true],
])('LOAD4: %j is heavy: %s', (query, isHeavy) => {
  expect(isHeavyList(query)).toBe(isHeavy);
});
