import type { Database } from '../../shared/node/db/database.ts';
import { CANARY_PUBLISHER_ID, listDueCanaries } from '../../shared/node/db/submission/canary-store.ts';
import { acceptSubmissions } from '../../shared/node/intake/accept.ts';
import { openSubmission } from '../../shared/node/intake/new-submission.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import type { EditQueue } from '../../shared/node/queue/edit-queue.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { LiveWire } from '../live/live-wire.ts';
import type { CanaryMetrics } from '../telemetry/canary-metrics.ts';
import { followCanaries } from './follow-canaries.ts';

const LOST_AFTER_MS = 60_000;
const LOOK_BACK_MS = 15 * 60_000;
const LOOK_EVERY_MS = 10_000;
/** Below 1 so that a timer that fires slightly early does not skip a turn. */
const TURN_SHARE = 0.9;
const TEXT = {
  headline: 'The canary sings',
  body: '<p>Every <b>minute</b>, from one end of the wire to the other.</p>',
};

export interface CanaryDeps {
  db: Database;
  redis: RedisClient;
  keys: RedisKeys;
  queue: EditQueue;
  live: Pick<LiveWire, 'onCanary'>;
  metrics: CanaryMetrics;
  log: Logger;
  everyMs: number;
}

/**
 * Submits an invisible canary story at intervals and measures how long it takes to arrive on the wire. All servers
 * together submit one per interval; each server waits for every canary.
 */
export function startCanary(deps: CanaryDeps): { close(): Promise<void> } {
  const { db, live, metrics, log, everyMs } = deps;
  const follower = followCanaries(Date.now());
  live.onCanary((id, due) => {
    if (follower.arrived(id)) metrics.arrived(Date.now() - due);
  });
  const loops = [
    startLoop({ name: 'canary', log, pauseMs: everyMs, run: () => sing(deps) }),
    startLoop({
      name: 'canary watch',
      log,
      pauseMs: LOOK_EVERY_MS,
      async run() {
        const due = await listDueCanaries(db, { withinMs: LOOK_BACK_MS, graceMs: LOST_AFTER_MS });
        const lost = follower.missing(due);
        if (lost.length === 0) return;
        metrics.lost(lost.length);
        log.error({ canaries: lost }, 'canaries were lost');
      },
    }),
  ];
  return {
    async close() {
      await Promise.all(loops.map((loop) => loop.close()));
    },
  };
}

async function sing({ db, redis, keys, queue, metrics, log, everyMs }: CanaryDeps): Promise<void> {
  if (!(await claimCanaryTurn(redis, keys, Math.round(everyMs * TURN_SHARE)))) return;
  const canary = openSubmission(CANARY_PUBLISHER_ID, { kind: 'canary', payload: TEXT });
  await acceptSubmissions({ db, queue, log }, CANARY_PUBLISHER_ID, [canary], undefined, undefined);
  metrics.sent();
}

/** True for the one server whose turn it is to submit a canary; claims the turn for `forMs`. */
async function claimCanaryTurn(redis: RedisClient, keys: RedisKeys, forMs: number): Promise<boolean> {
  return (await redis.set(keys.canaryTurn, '1', 'PX', forMs, 'NX')) === 'OK';
}
