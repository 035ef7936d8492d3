import type { Redis } from 'ioredis';
import type { OpsQueue, SeenMember } from '../../wire/ops-shapes.ts';
import type { Database } from '../db/database.ts';
import { type RecordFigures, readRecordFigures } from '../db/fleet-store.ts';
import type { AllQueues } from '../queue/all-queues.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { readMembers } from '../redis/presence.ts';
import { streamTop } from '../redis/wire-stream.ts';
import { readQueues } from './queue-figures.ts';

/** However often one looks, the databases are asked once in this time. */
const FRESH_MS = 1_000;

/** What all servers and workers have in common; a part that could not be read is undefined. */
export interface FleetFigures {
  record: RecordFigures | undefined;
  queues: OpsQueue[] | undefined;
  /** Number of the newest event on the stream. */
  streamSeq: number | undefined;
  members: SeenMember[] | undefined;
}

export interface FleetDeps {
  db: Database;
  /** Fails fast: a look at the figures must not hang while Redis is away. */
  redis: Redis;
  keys: RedisKeys;
  allQueues: AllQueues;
}

/** Gives the figures of the fleet as they are now, a second old at most. */
export type ReadFleet = () => Promise<FleetFigures>;

/** Opens a reader of the fleet's figures; those who look at once share one look. */
export function openFleet(deps: FleetDeps): ReadFleet {
  let latest: { at: number; figures: Promise<FleetFigures> } | undefined;
  return () => {
    if (!latest || Date.now() - latest.at > FRESH_MS) latest = { at: Date.now(), figures: readFigures(deps) };
    return latest.figures;
  };
}

async function readFigures({ db, redis, keys, allQueues }: FleetDeps): Promise<FleetFigures> {
  // What Postgres or Redis cannot tell is undefined: whoever looks at an outage needs the rest.
  const [record, queues, members] = await Promise.all([
    readRecordFigures(db).catch(() => undefined),
    readQueues(redis, allQueues).catch(() => undefined),
    readMembers(redis, keys).catch(() => undefined),
  ]);
  const streamSeq = record && (await streamTop(redis, keys.wire(record.feedId)).catch(() => undefined));
  return { record, queues, streamSeq, members };
}
