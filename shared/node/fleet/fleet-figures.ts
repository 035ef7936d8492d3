import type { OpsQueue, SeenMember } from '../../contract/ops-shapes.ts';
import { noAnswer } from '../../domain/expected-failures.ts';
import type { Database } from '../db/database.ts';
import { type RecordFigures, readRecordFigures } from '../db/installation/fleet-store.ts';
import type { AllQueues } from '../queue/all-queues.ts';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { readMembers } from '../redis/presence.ts';
import { streamTop } from '../redis/wire-stream.ts';
import { readQueues } from './queue-figures.ts';

/** However often the figures are requested, they are queried only once within this time. */
const FRESH_MS = 1_000;

/** Figures shared by all servers and workers; a part that could not be read is undefined. */
export interface FleetFigures {
  record: RecordFigures | undefined;
  queues: OpsQueue[] | undefined;
  /** Sequence number of the newest event in the stream. */
  streamSeq: number | undefined;
  members: SeenMember[] | undefined;
}

export interface FleetDeps {
  db: Database;
  /** Must fail fast: reading the figures must not hang while Redis is down. */
  redis: RedisClient;
  keys: RedisKeys;
  allQueues: AllQueues;
}

/** Returns the fleet's current figures, at most a second old. */
export type ReadFleet = () => Promise<FleetFigures>;

/** Opens a reader of the fleet's figures; concurrent callers share one read. */
export function openFleet(deps: FleetDeps): ReadFleet {
  let latest: { at: number; figures: Promise<FleetFigures> } | undefined;
  return () => {
    if (!latest || Date.now() - latest.at > FRESH_MS) latest = { at: Date.now(), figures: readFigures(deps) };
    return latest.figures;
  };
}

async function readFigures({ db, redis, keys, allQueues }: FleetDeps): Promise<FleetFigures> {
  // Parts that fail are undefined: during an outage, operators need the rest.
  const [record, queues, members] = await Promise.all([
    readRecordFigures(db).catch(noAnswer),
    readQueues(redis, allQueues).catch(noAnswer),
    readMembers(redis, keys).catch(noAnswer),
  ]);
  const streamSeq = record && (await streamTop(redis, keys.wire(record.wireId)).catch(noAnswer));
  return { record, queues, streamSeq, members };
}
