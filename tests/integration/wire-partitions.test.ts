import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '../../shared/node/db/database.ts';
import {
  addPartitionWhenDue,
  dropDeliveriesBefore,
  dropEventsBefore,
} from '../../shared/node/db/wire/partition-store.ts';
import { numberEvents } from '../../shared/node/db/wire/wire-store.ts';
import { openWorld, type World } from '../helpers/world.ts';

const PARTITION = 100_000;
const FAR = new Date('2100-01-01');

let world: World;
beforeEach(async () => {
  world = await openWorld({ workers: 0, servers: 0 });
});
afterEach(() => world.close());

async function record(count: number): Promise<void> {
  await world.db.query(sql`
    INSERT INTO wire_events (type, payload, keys)
    SELECT 'canary', '{"canaryId": "test"}', '{}' FROM generate_series(1, ${count}::int)`);
  await numberEvents(world.db);
}

/** As if so many events had been on the wire already. */
async function begin(lastSeq: number): Promise<void> {
  await world.db.query(sql`UPDATE wire SET last_seq = ${lastSeq}`);
}

/** How many events each partition has; the default one is `unplaced`. */
async function placed(table = 'wire_events'): Promise<Record<string, number>> {
  const { rows } = await world.db.query<{ part: string; events: number }>(
    `SELECT tableoid::regclass::text AS part, count(*) AS events FROM ${table} GROUP BY 1`,
  );
  return Object.fromEntries(rows.map(({ part, events }) => [part.replace(`${table}_`, ''), events]));
}

async function partitions(): Promise<string[]> {
  const { rows } = await world.db.query<{ part: string }>(sql`SELECT part FROM partitions_of('wire_events')`);
  return rows.map(({ part }) => part.replace('wire_events_', ''));
}

test('a numbered event is in the partition of its number, on both sides of a border', async () => {
  await begin(PARTITION - 3);
  await addPartitionWhenDue(world.db);
  await record(5);
  expect(await placed()).toEqual({ from_1_to_100001: 3, from_100001_to_200001: 2 });
  const { rows } = await world.db.query(sql`SELECT seq FROM wire_events WHERE seq > 99_997 ORDER BY seq`);
  expect(rows.map(({ seq }) => seq)).toEqual([99_998, 99_999, 100_000, 100_001, 100_002]);
});

test('events that come before their partition are numbered all the same, and the next partition is behind them', async () => {
  await begin(PARTITION);
  await record(7);
  expect(await placed()).toEqual({ unplaced: 7 });
  await addPartitionWhenDue(world.db);
  await record(2);
  expect(await placed()).toEqual({ unplaced: 7, from_100008_to_200008: 2 });
});

test('a partition is added once, whoever asks at once, and not before it is needed', async () => {
  await addPartitionWhenDue(world.db);
  expect(await partitions()).toEqual(['from_1_to_100001']);
  await begin(1);
  await Promise.all(Array.from({ length: 5 }, () => addPartitionWhenDue(world.db)));
  await addPartitionWhenDue(world.db);
  expect(await partitions()).toEqual(['from_1_to_100001', 'from_100001_to_200001']);
});

test('only a full partition is dropped, when its newest event is old enough', async () => {
  await begin(PARTITION - 4);
  await addPartitionWhenDue(world.db);
  await record(3);
  expect(await dropEventsBefore(world.db, FAR)).toBe('kept');
  await record(3);
  expect(await dropEventsBefore(world.db, new Date(Date.now() - 60_000))).toBe('kept');
  expect(await dropEventsBefore(world.db, FAR)).toEqual({ events: 4 });
  expect(await placed()).toEqual({ from_100001_to_200001: 2 });
});

test('deliveries of a partition go when the last of them is old enough', async () => {
  await world.db.query(sql`
    INSERT INTO webhooks (id, publisher_id, url, filter, events, secret, seq)
    SELECT gen_random_uuid(), id, 'https://receiver.example/', '{}', '{}', 'secret', 0 FROM publishers LIMIT 1`);
  await begin(PARTITION + 5);
  await world.db.query(sql`
    INSERT INTO webhook_deliveries (webhook_id, seq, type, status, attempts, took_ms, first_at)
    SELECT id, 9, 'story.published', 'delivered', 1, 5, now() - interval '40 days' FROM webhooks`);
  expect(await placed('webhook_deliveries')).toEqual({ from_1_to_100001: 1 });
  expect(await dropDeliveriesBefore(world.db, new Date(Date.now() - 50 * 86_400_000))).toBe(false);
  expect(await dropDeliveriesBefore(world.db, new Date())).toBe(true);
  expect(await placed('webhook_deliveries')).toEqual({});
});

test('readers never wait long behind a change of partitions', async () => {
  await begin(PARTITION + 5);
  await inTransaction(world.db, async (reader) => {
    await reader.query(sql`SELECT count(*) FROM wire_events`);
    expect(await dropEventsBefore(world.db, FAR)).toBe('busy');
    await addPartitionWhenDue(world.db);
    expect(await partitions()).toEqual(['from_1_to_100001']);
  });
  expect(await dropEventsBefore(world.db, FAR)).toEqual({ events: 0 });
});
