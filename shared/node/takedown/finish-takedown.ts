import type { Database } from '../db/database.ts';
import { findTakedown, listOpenTakedowns, markFinished, type Takedown } from '../db/takedown/takedown-store.ts';
import { readWireState } from '../db/wire/wire-store.ts';
import type { AllQueues } from '../queue/all-queues.ts';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { forgetTrending } from '../redis/trending.ts';
import { dropEvents } from '../redis/wire-stream.ts';
import type { Announcer } from '../wire/announcer.ts';
import { removeFromRecord } from './remove-from-record.ts';
import { removeCoverage } from './take-down-coverage.ts';

/** Takedowns that one sweep finishes. */
const SWEPT_MAX = 20;
/** The queues whose jobs are named after submissions. */
const QUEUES_OF_SUBMISSIONS = ['edit', 'edit-long', 'full-text'] as const;

export interface TakedownDeps {
  db: Database;
  redis: RedisClient;
  keys: RedisKeys;
  queues: AllQueues['queues'];
  announcer: Pick<Announcer, 'announce'>;
}

/**
 * Does what is left of a takedown that was begun: removes the text from Postgres, tells the wire, and removes the copies
 * in Redis. Safe to repeat, also at the same time; servers delete their own copies when they hear of it.
 */
export async function finishTakedown(deps: TakedownDeps, storyId: string): Promise<void> {
  const begun = await findTakedown(deps.db, storyId);
  await (begun?.subject === 'coverage' ? removeCoverage : removeFromRecord)(deps.db, storyId);
  // First, so that the stream ends behind what is dropped: nobody can append an old event again.
  await deps.announcer.announce();
  const takedown = await findTakedown(deps.db, storyId);
  if (!takedown || takedown.finishedAt !== null) return;
  await removeFromRedis(deps, takedown);
  await markFinished(deps.db, storyId);
}

/** Finishes takedowns that a crash or a failure has left; returns how many. */
export async function finishOpenTakedowns(deps: TakedownDeps): Promise<number> {
  const open = await listOpenTakedowns(deps.db, SWEPT_MAX);
  for (const { storyId } of open) await finishTakedown(deps, storyId);
  return open.length;
}

async function removeFromRedis({ db, redis, keys, queues }: TakedownDeps, takedown: Takedown): Promise<void> {
  const { wireId } = await readWireState(db);
  await dropEvents(redis, keys.wire(wireId), takedown.seqs);
  for (const name of QUEUES_OF_SUBMISSIONS) {
    for (const id of takedown.submissions) await queues[name].remove(id);
  }
  // Workers make them again within seconds.
  await forgetTrending(redis, keys);
}
