import { expect, test } from 'vitest';
import type { SiteSection } from '../../shared/domain/section.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { openSiteSections } from './site-sections.ts';

const section = (slug: string, isRemoved = false): SiteSection => ({ slug, label: slug, labels: {}, isRemoved });

/** A database that answers these sections, or fails where there are none; counts how often it is asked. */
function fakeDb() {
  const db = { asked: 0, sections: [section('local'), section('chess', true)] as SiteSection[] | undefined };
  const query = async () => {
    db.asked += 1;
    if (!db.sections) throw new Error('away');
    return { rows: [{ sections: db.sections }] };
  };
  return Object.assign(db, { queryable: { query } as unknown as Queryable });
}

test('SECTION7 a change holds after two seconds, and many stories ask Postgres once', async () => {
  let now = 0;
  const db = fakeDb();
  const { offers } = openSiteSections(db.queryable, () => now);
  expect(await Promise.all(['local', 'chess', 'gossip'].map(offers))).toEqual([true, false, false]);
  db.sections = [section('gossip')];
  now = 2_000;
  expect([await offers('gossip'), db.asked]).toEqual([false, 1]);
  now = 2_001;
  expect([await offers('gossip'), await offers('local'), db.asked]).toEqual([true, false, 2]);
});

test('SECTION7 a story that was accepted in a new section keeps it, whatever the worker knew', async () => {
  const db = fakeDb();
  const { offers, offersNow } = openSiteSections(db.queryable, () => 0);
  expect([await offers('gossip'), await offersNow('local'), db.asked]).toEqual([false, true, 1]);
  db.sections = [section('gossip')];
  expect([await offersNow('gossip'), await offers('gossip'), db.asked]).toEqual([true, true, 2]);
});

test('SECTION7 what could not be read is asked for again at once', async () => {
  const db = fakeDb();
  db.sections = undefined;
  const { offers } = openSiteSections(db.queryable, () => 0);
  await expect(offers('local')).rejects.toThrow('away');
  db.sections = [section('local')];
  expect(await offers('local')).toBe(true);
});
