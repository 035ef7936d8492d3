import sql from 'sql-template-tag';
import type { Database } from '../../shared/node/db/database.ts';
import { deleteEventsBefore } from '../../shared/node/db/wire/event-store.ts';
import { dropEventsBefore } from '../../shared/node/db/wire/partition-store.ts';
import { NUMBERING_LOCK } from '../../shared/node/db/wire/wire-store.ts';
import type { Measurement } from './framework/measurement.ts';
import { fillWire } from './rig/fill-wire.ts';
import { openRig } from './rig/open-rig.ts';

interface Options {
  events: number;
}

const LIMIT_MS = 1_000;
const BATCH = 1_000;
const FAR = new Date('2100-01-01');

/** Ending the retention of a day's events: dropping their partition, and deleting another day's rows in batches. */
export const retention: Measurement<Options> = {
  name: 'retention',
  about: "the end of a day's events, with their index",
  options: { events: { help: 'of a day', full: 1_000_000, short: 20_000 } },
  async run({ options: { events }, say }) {
    const rig = await openRig(undefined);
    try {
      await partitionByDay(rig.db, events);
      await fillWire(rig.db, 2 * events, say);
      let dropped = 0;
      const drop = await timed(async () => {
        const answer = await dropEventsBefore(rig.db, FAR);
        dropped = typeof answer === 'object' ? answer.events : 0;
      });
      if (dropped !== events) throw new Error(`${dropped} of ${events} events were dropped`);
      say(`dropped ${dropped} events in ${drop.toFixed(0)} ms`);
      const deletion = await timed(() => deleteAll(rig.db));
      const name = "a day's events, ms";
      return {
        figures: [
          { name, of: 'newswire', unit: 'ms', values: [drop] },
          { name, of: 'deleting the rows', unit: 'ms', values: [deletion] },
        ],
        bars: [{ says: `${name}, dropped`, reached: drop, atMost: LIMIT_MS }],
        notes: [`${events.toLocaleString('en')} events in each of two days.`],
      };
    } finally {
      await rig.close();
    }
  },
};

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function deleteAll(db: Database): Promise<void> {
  while ((await deleteEventsBefore(db, FAR, BATCH)) === BATCH);
}

/** Replaces the empty wire's partition by two, each for a day's events. */
async function partitionByDay(db: Database, events: number): Promise<void> {
  for (const parent of ['wire_events', 'event_keys', 'webhook_deliveries']) {
    const { rows } = await db.query<{ part: string }>(sql`SELECT part FROM partitions_of(${parent})`);
    for (const { part } of rows) await db.query(`DROP TABLE ${part}`);
  }
  // A partition is only added when less than its size is left.
  for (const size of [events, events + 1])
    await db.query(sql`SELECT add_wire_partition(${NUMBERING_LOCK}::int, ${size}::bigint)`);
}
