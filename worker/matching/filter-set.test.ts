import { expect, test } from 'vitest';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';
import { createFilterSet } from './filter-set.ts';

interface Row {
  id: string;
  no: number;
  filter: unknown;
}

/** A fake Postgres for the stores that records which filters are read. */
function table(rows: Row[]) {
  const read: string[] = [];
  const give = (found: Row[]): Row[] => {
    read.push(...found.map(({ id }) => id));
    return found;
  };
  const query = async ({ sql, values }: { sql: string; values: unknown[] }) => {
    if (sql.includes('count(*)')) {
      const numbers = rows.map(({ no }) => no);
      const [sum, squares] = [numbers, numbers.map((no) => no ** 2)].map((all) => all.reduce((a, b) => a + b, 0));
      const parts = rows.length === 0 ? [0] : [rows.length, Math.max(...numbers), sum, squares];
      return { rows: [{ state: parts.join('.') }] };
    }
    if (sql.includes('no >')) return { rows: give(rows.filter(({ no }) => no > Number(values[0])).slice(0, 1_000)) };
    if (sql.includes('ANY')) return { rows: give(rows.filter(({ no }) => (values[0] as number[]).includes(no))) };
    return { rows: rows.map(({ no }) => ({ no })) };
  };
  return { db: { query } as unknown as Queryable, rows, read };
}

function filter(no: number, topic = `t${no}`): Row {
  return { id: `f${no}`, no, filter: canonicaliseFilter({ any: [topic] }) };
}

function story(...topics: string[]): EventEnvelope {
  const now = { topics, publisher: 'p', section: 'world', language: 'en', priority: 'routine', words: '' };
  return { event: { type: 'story.published', seq: 1, at: '' }, now } as unknown as EventEnvelope;
}

test('PUSH15 only what was added is read, what was removed is forgotten, and late ones are found', async () => {
  const { db, rows, read } = table([filter(1), filter(2), filter(4)]);
  const set = createFilterSet(() => undefined);
  await set.refresh(db);
  expect(read.splice(0)).toEqual(['f1', 'f2', 'f4']);
  rows.push(filter(5));
  await set.refresh(db);
  expect(read.splice(0)).toEqual(['f5']);
  // Its transaction committed after the fifth filter's.
  rows.push(filter(3));
  rows.splice(0, 1);
  await set.refresh(db);
  expect(read).toEqual(['f3']);
  expect(set.matching(story('t1', 't2', 't3', 't4', 't5')).sort()).toEqual(['f2', 'f3', 'f4', 'f5']);
  rows.splice(0);
  expect(await set.refresh(db)).toBe(false);
});

test('PUSH16 a filter that cannot be asked costs no other one a match', async () => {
  const skipped: string[] = [];
  const unreadable = { id: 'unreadable', no: 2, filter: { nothing: false } };
  const failing = { id: 'failing', no: 3, filter: { ...canonicaliseFilter({}), languages: { length: 1 } } };
  const { db } = table([filter(1), unreadable, failing]);
  const set = createFilterSet((id) => skipped.push(id));
  await set.refresh(db);
  expect(skipped).toEqual(['unreadable']);
  for (let times = 0; times < 4; times += 1) expect(set.matching(story('t1'))).toEqual(['f1']);
  expect(skipped).toEqual(['unreadable', 'failing']);
});

test('PUSH16 an event that no filter can be asked about fails alone', async () => {
  const { db } = table([filter(1), filter(2)]);
  const set = createFilterSet(() => undefined);
  await set.refresh(db);
  const broken = { ...story(), now: undefined } as unknown as EventEnvelope;
  for (let times = 0; times < 4; times += 1) expect(() => set.matching(broken)).toThrow();
  expect(set.matching(story('t2'))).toEqual(['f2']);
});
