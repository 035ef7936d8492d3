import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Filter } from '../../shared/domain/filter.ts';
import { type Database, openDatabase } from '../../shared/node/db/database.ts';
import { searchEvents } from '../../shared/node/db/wire/event-search-store.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';
import { explainReads } from '../helpers/explain-reads.ts';
import { COMMON_TOPICS, fillCommonTopics } from '../helpers/fill-common-topics.ts';
import { openWorld, type World } from '../helpers/world.ts';

const EVENTS = 3_000;
const STEP = 1_000;

let world: World;
let catchUp: Database;
beforeAll(async () => {
  world = await openWorld({ servers: 0, workers: 0 });
  catchUp = openDatabase(world.config.database, () => undefined, { byIndex: true });
  await fillCommonTopics(world.db, EVENTS);
}, 60_000);
afterAll(async () => {
  await catchUp.end();
  await world.close();
});

/** Searches the whole wire; gives what was found, and the rows that were looked at for it. */
async function search(filter: Filter): Promise<{ seqs: number[]; rows: number }> {
  const { db, work } = explainReads(catchUp);
  const found = await searchEvents(db, { filter: canonicaliseFilter(filter) }, 0);
  const seqs: number[] = [];
  for (let reached = 0; reached < EVENTS; ) {
    const step = await found.next({ after: reached, upTo: EVENTS, limit: STEP });
    seqs.push(...step.seqs);
    reached = step.reached;
  }
  return { seqs, rows: work.rows };
}

test('CATCH6: fifty topics that all events have cost no more than all events', async () => {
  const { seqs, rows } = await search({ any: COMMON_TOPICS, none: ['even', 'odd'] });
  expect(seqs).toEqual([]);
  expect(rows).toBeLessThan(8 * EVENTS);
  expect((await search({ any: COMMON_TOPICS, none: ['even'] })).seqs).toHaveLength(EVENTS / 2);
});

test('CATCH6: fifty topics of which few events have one cost what these events cost', async () => {
  const { seqs, rows } = await search({ any: ['rare', ...COMMON_TOPICS.slice(1).map((slug) => `not-${slug}`)] });
  expect(seqs).toEqual([1_000, 2_000, 3_000]);
  expect(rows).toBeLessThan(1_000);
});
